"""What notices mistakes: a detector looks at one step of a drill and says whether its mistake was made in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from training.events import Event

if TYPE_CHECKING:
    from training.scenario import Scenario
    from training.state import State

Detector = Callable[["Scenario", "State", "State", list[Event]], bool]


class Came:
    """The plainest detector: an event of one of these kinds came, with these facts."""

    def __init__(self, *kinds: str, **facts: str) -> None:
        self.kinds = frozenset(kinds)
        self._facts = facts

    def __call__(self, scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        """Whether it did."""
        return any(
            event.kind in self.kinds and all(event.get(name) == value for name, value in self._facts.items())
            for event in events
        )
