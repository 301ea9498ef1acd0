"""Whether the bank asks for a code just now; before an office's day it takes a confirmation alone."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from training.scenario import Scenario
from training.state import State


def begins_at(scenario: Scenario) -> timedelta | None:
    """When the office's day comes, since the drill's start; None when it had come before, or never comes."""
    first = scenario.codes_from
    if first is None or first <= scenario.start.date():
        return None
    return datetime.combine(first, time(0), scenario.start.tzinfo) - scenario.start


def asks(scenario: Scenario, state: State) -> bool:
    """Whether an approval is confirmed with a code at this moment."""
    first = scenario.codes_from
    return first is not None and (scenario.start + state.now).date() >= first
