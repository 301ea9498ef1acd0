"""One run of a drill against the real clock: what the trainee does, sees, and hears afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from desktop.services.ports import Stopwatch
from desktop.services.runs import RunError, Runs
from training import clock, masking, steps, world
from training.actions import Action, act
from training.events import Event
from training.faults import for_instructor
from training.guide import Guide, NextStep
from training.look import look
from training.modes import UNDO, Mode
from training.results import seal
from training.scenario import Fault, Scenario
from training.scoring import Result, result, timeline
from training.session import Session
from training.state import State
from training.view import DrillView
from training.what_happened import what_happened


class Practice:
    """One run of a drill against the real clock, its log kept as it goes.

    Attributes:
        session: the run, with its log.
        result_file: where the sealed result stands, once an examination is over.
        trouble: why the log or the result could not be kept, in Thai; empty while all is well.
    """

    def __init__(self, session: Session, stopwatch: Stopwatch, runs: Runs, run: str) -> None:
        """Takes up a run, new or broken off.

        Args:
            session: the run.
            stopwatch: the room's clock.
            runs: where the log goes.
            run: its name there.
        """
        self.session = session
        self.result_file: Path | None = None
        self.trouble = ""
        self._stopwatch = stopwatch
        self._skipped = session.state.now - stopwatch()
        self._runs, self._run = runs, run
        self._kept = len(session.rows)
        self._guide = Guide(session.scenario)
        self._next: tuple[object, NextStep | None] | None = None
        if self.over:  # it was cut off between its last step and its end
            self._close()

    @property
    def scenario(self) -> Scenario:
        """The drill, with the faults that strike in this run."""
        return self.session.scenario

    @property
    def mode(self) -> Mode:
        """How it is played."""
        return self.session.mode

    @property
    def now(self) -> timedelta:
        """Since the drill's start, by the room's clock: real time plus what was skipped; a demonstration waits."""
        if self.mode is Mode.WATCH:
            return self.session.state.now
        return self._stopwatch() + self._skipped

    @property
    def running(self) -> bool:
        """Whether something was done and the drill has not ended: leaving now would lose it."""
        return bool(self.session.rows) and not self.over and self.mode is not Mode.WATCH

    @property
    def over(self) -> bool:
        """Whether the drill has ended."""
        return bool(self.session.state.outcome)

    @property
    def may_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.session.may_undo

    def act(self, action: Action) -> list[Event]:
        """What happened when the trainee did this now; who watches may only stop."""
        if self.mode is Mode.WATCH and action.kind != "give_up":
            return []
        return self._act(action)

    def undo(self) -> list[Event]:
        """What happened when the last step was taken back, and the clock with it."""
        return self.act(act(UNDO))

    def skip(self, minutes: int) -> list[Event]:
        """What happened when so many minutes were let pass at once."""
        return self.act(act("wait", seconds=str(60 * minutes)))

    def long_skips(self, language: str) -> tuple[str, ...]:
        """The captions of the drill's own skips, by hours, days or months, in its author's order."""
        return tuple(clock.caption(by).in_language(language) for by in self.scenario.clock_skips)

    def skip_long(self, nth: int) -> list[Event]:
        """What happened when the clock was put on by the drill's own skip of that number, from 0."""
        return self.act(clock.skip(self.scenario, self._here(), self.scenario.clock_skips[nth]))

    @property
    def may_skip_to_next(self) -> bool:
        """Whether something will come by itself, and the trainee may let time pass up to then."""
        return self._wait_for_next() is not None

    def skip_to_next(self) -> list[Event]:
        """What happened when time was let pass until something came by itself; nothing where nothing will."""
        wait = self._wait_for_next()
        return self.act(wait) if wait else []

    def advance(self) -> list[Event]:
        """What happened in the next step of the demonstration; nothing when it is over."""
        ahead = self.next_step()
        if ahead is None or self.mode is not Mode.WATCH:
            return []
        return self._act(masking.unmask(self.scenario, self.session.state, ahead.action))

    def for_instructor(self) -> tuple[Fault, ...]:
        """What the instructor may let go wrong now; nothing in a demonstration, or when the drill is over."""
        return (
            () if self.over or self.mode is Mode.WATCH else for_instructor(self.scenario, self.session.state)
        )

    def next_step(self) -> NextStep | None:
        """The next right step, where the mode names it and a clean way is left."""
        if self.over or not self.mode.rules.leads:
            return None
        state = self._here()
        # while nothing was done and the same can be pressed, the way stays; a code that ages may change it
        key = (self.session.state, world.offered(self.scenario, state), self.now // timedelta(seconds=30))
        if self._next is None or self._next[0] != key:
            self._next = (key, self._guide.next_step(state))
        return self._next[1]

    def view(self, language: str) -> DrillView:
        """What is in front of the trainee now."""
        view = look(self.scenario, self.session.state, self.now, language)
        ahead = self.next_step()
        if ahead is None:
            return view
        _, step = steps.current(self.scenario, self.session.state)
        why = ahead.why or step.hint
        coach = replace(view.coach, next=ahead.words.in_language(language), hint=why.in_language(language))
        return replace(view, coach=coach)

    def result(self) -> Result:
        """What the run is worth as it stands."""
        return result(self.scenario, self.session.state)

    def timeline(self) -> tuple[Event, ...]:
        """What is worth telling of the run, in order."""
        return timeline(self.session.events)

    def what_happened(self) -> dict[str, Any]:
        """The run as the answers of a report; see `training.what_happened`."""
        return what_happened(self.session.scenario, self.session.state, self.session.events)

    def log(self) -> list[dict[str, Any]]:
        """The run's log: what it is of, then a row for each action, nothing secret in it."""
        return [self.session.head(), *(row.as_data() for row in self.session.rows)]

    def _here(self) -> State:
        """The state at this moment by the room's clock."""
        millisecond = timedelta(
            milliseconds=1
        )  # runs know no finer time, nor could a wait be written down in it
        now = max(self.session.state.now, self.now // millisecond * millisecond)
        return replace(self.session.state, now=now)

    def _wait_for_next(self) -> Action | None:
        # in an examination, whether anything is still to come is for the trainee to be prepared for
        if self.over or self.mode is Mode.WATCH or self.mode.rules.drawn:
            return None
        return clock.wait_for_next(self.scenario, self._here())

    def _act(self, action: Action) -> list[Event]:
        events = self.session.act(action, self.now)
        if any(event.kind == "undone" for event in events):
            self._skipped = self.session.state.now - self._stopwatch()
        # the drill's clock may have gone ahead: time was skipped, or something took the trainee away for a while
        self._skipped += max(self.session.state.now - self.now, timedelta(0))
        self._keep()
        if self.over:
            self._close()
        return events

    def _keep(self) -> None:
        """Writes down what is new of the log; what cannot be kept is told once, and the drill goes on without."""
        if self.mode is Mode.WATCH or self.trouble:
            return
        rows = self.session.rows
        try:
            for line in self.log()[0 if self._kept == 0 else self._kept + 1 :]:
                self._runs.add(self._run, line)
            self._kept = len(rows)
        except RunError as error:
            self.trouble = error.sentence

    def _close(self) -> None:
        """Seals an examination's result; of a drill that is over no log is kept."""
        if self.mode.rules.sealed:
            try:
                self.result_file = self._runs.seal(self._run, seal(self.session))
            except RunError as error:
                self.trouble = error.sentence
                return
        self._runs.drop(self._run)
