"""One run of a drill against the real clock: what the trainee does, sees, and hears afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from desktop.services.ports import Stopwatch
from training.actions import Action
from training.events import Event
from training.look import look
from training.scenario import Scenario
from training.scoring import Result, result, timeline
from training.session import Session
from training.view import DrillView


class Practice:
    """One run of a drill against the real clock.

    Attributes:
        scenario: the drill.
        session: the run, with its log.
    """

    def __init__(self, scenario: Scenario, seed: str, stopwatch: Stopwatch) -> None:
        self.scenario = scenario
        self.session = Session(scenario, seed)
        self._stopwatch = stopwatch
        self._skipped = timedelta(0)

    @property
    def now(self) -> timedelta:
        """Since the drill's start, by the room's clock: real time plus what was skipped."""
        return self._stopwatch() + self._skipped

    @property
    def running(self) -> bool:
        """Whether something was done and the drill has not ended: leaving now would lose it."""
        return bool(self.session.rows) and not self.over

    @property
    def over(self) -> bool:
        """Whether the drill has ended."""
        return bool(self.session.state.outcome)

    def act(self, action: Action) -> list[Event]:
        """What happened when the trainee did this now."""
        events = self.session.act(action, self.now)
        # the drill's clock may have gone ahead: time was skipped, or something took the trainee away for a while
        self._skipped += max(self.session.state.now - self.now, timedelta(0))
        return events

    def view(self, language: str) -> DrillView:
        """What is in front of the trainee now."""
        return look(self.scenario, self.session.state, self.now, language)

    def result(self) -> Result:
        """What the run is worth as it stands."""
        return result(self.scenario, self.session.state)

    def timeline(self) -> tuple[Event, ...]:
        """What is worth telling of the run, in order."""
        return timeline(self.session.events)

    def log(self) -> list[dict[str, Any]]:
        """The run's log: what it is of, then a row for each action, nothing secret in it."""
        return [self.session.head(), *(row.as_data() for row in self.session.rows)]
