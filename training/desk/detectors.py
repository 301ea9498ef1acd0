"""Notices a mistake that the author wrote to an answer himself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from training.events import Event

if TYPE_CHECKING:
    from training.scenario import Scenario
    from training.state import State


def chosen(mistake_id: str) -> Callable[[Scenario, State, State, list[Event]], bool]:
    """The detector of an author's own mistake: an answer that is marked with it was given."""

    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        return any(event.kind == "chosen" and event.get("mistake") == mistake_id for event in events)

    return detector
