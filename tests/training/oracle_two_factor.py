"""A second opinion on the switch to two-factor approval, read from the drill's file and by a clock of its own."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime, timedelta
from typing import Any

from tests.training.oracle_desk import THE_LETTERS_DAY, file_of
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED


def code_is_asked(scenario: Scenario, clock: timedelta) -> bool:
    """Whether an approval needs a code that long after the drill's start; of a file that says nothing, it does."""
    kind = _start_of(scenario)
    if not kind:
        return True
    day = {"listed": THE_LETTERS_DAY, "unlisted": None, "confirmed": kind.get("confirmed")}[kind["office"]]
    today = scenario.start + clock
    return day is not None and (today.year, today.month, today.day) >= (day.year, day.month, day.day)


def _start_of(scenario: Scenario) -> dict[str, Any]:
    if not (SHIPPED / f"{scenario.id}.toml").exists():
        return {}
    found: dict[str, Any] = file_of(scenario.id).get("start", {})
    return found


def days_passed(scenario: Scenario, clock: timedelta, struck: Set[str]) -> float:
    """Seconds to the moment to which a fault let the time go on."""
    untils = [f.get("until") for f in scenario.faults if f.id in struck and f.do == "pass_until"]
    gone = [datetime.fromisoformat(until) - scenario.start - clock for until in untils]
    return max([0.0, *(passed.total_seconds() for passed in gone)])
