"""What a trainee can do: see the drills, start one in the mode he likes, and go on with one that was broken off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.services.ports import NewSeed, NewStopwatch
from desktop.services.runs import RunError, Runs

if TYPE_CHECKING:  # the training wing is loaded when a trainee first asks for it, not before the first window
    from desktop.services.practice import Practice
    from training.modes import Mode
    from training.scenario import Scenario
    from training.scenario_catalog import Catalog
    from training.session import Session


@dataclass(frozen=True)
class Unfinished:
    """A run that was broken off.

    Attributes:
        run: names it.
        drill: the drill's id, as its log says.
        scenario: the drill as it is now; None when there is no such drill any more.
        mode: how it was played.
        steps: how many actions its log has.
    """

    run: str
    drill: str
    scenario: Scenario | None
    mode: Mode
    steps: int


class Classroom:
    """The training room of one PC."""

    def __init__(
        self, new_seed: NewSeed, new_stopwatch: NewStopwatch, runs: Runs, folders: Iterable[Path] = ()
    ) -> None:
        self._new_seed = new_seed
        self._new_stopwatch = new_stopwatch
        self._runs = runs
        self._folders = tuple(folders)
        self._catalog: Catalog | None = None

    @property
    def catalog(self) -> Catalog:
        """Every drill: shipped ones, then the room's own, which win."""
        if self._catalog is None:
            from training.scenario_catalog import SHIPPED, find

            self._catalog = find((SHIPPED, *self._folders))
        return self._catalog

    def drills(self) -> tuple[Scenario, ...]:
        """Every drill, in order."""
        return tuple(self.catalog.scenarios.values())

    def start(self, scenario_id: str, mode: str = "free", seed: str | None = None) -> Practice:
        """A new run of that drill.

        Args:
            scenario_id: names the drill.
            mode: how it is played, by its name in `training.modes.Mode`.
            seed: decides the codes and, in an examination, what goes wrong; a new one when left out.

        Raises:
            UnknownScenario: there is no such drill.
            InvalidSeed: no code can be made from the seed.
            ExamTaken: this examination was begun before with this seed.
        """
        from desktop.services.practice import Practice
        from training.errors import ExamTaken
        from training.modes import Mode
        from training.session import Session

        chosen = Mode(mode)
        session = Session(self.catalog.get(scenario_id), seed or self._new_seed(), chosen)
        run = _name(session)
        if not chosen.rules.sealed:
            self._runs.drop(run)  # begun before with the same seed: this one takes its place
        elif self._runs.is_begun(run):
            raise ExamTaken("การสอบด้วยเมล็ดสุ่มนี้เริ่มไปแล้ว สอบได้ครั้งเดียว ให้ทำต่อจากที่ค้างไว้ หรือใช้เมล็ดสุ่มอื่น")
        return Practice(session, self._new_stopwatch(), self._runs, run)

    def unfinished(self) -> tuple[Unfinished, ...]:
        """The runs that were broken off, the latest first."""
        found = ((run, lines, _mode(lines)) for run, lines in self._runs.unfinished())
        return tuple(
            Unfinished(
                run, str(lines[0]["scenario"]), self._drill(lines[0]["scenario"]), mode, len(lines) - 1
            )
            for run, lines, mode in found
            if mode is not None
        )

    def _drill(self, scenario_id: str) -> Scenario | None:
        from training.errors import UnknownScenario

        try:
            return self.catalog.get(scenario_id)
        except UnknownScenario:
            return None

    def resume(self, run: str) -> Practice:
        """The run, where it was broken off.

        Raises:
            UnknownScenario: its drill is not there any more.
            BrokenLog: the drill has changed since, or the log was edited.
        """
        from desktop.services.practice import Practice
        from training.errors import BrokenLog
        from training.session import replay

        lines = dict(self._runs.unfinished()).get(run)
        if not lines or _mode(lines) is None:
            raise BrokenLog("ไม่พบบันทึกการฝึกที่ค้างไว้ ให้เริ่มฝึกใหม่", row=0)
        head, *rows = lines
        session = replay(self.catalog.get(head["scenario"]), head, rows)
        return Practice(session, self._new_stopwatch(), self._runs, run)

    def try_again(self, practice: Practice, step: int) -> Practice:
        """A new run that stands where the other stood before that step, to be done another way from there.

        Time, seat, faults, mistakes and log are as they were. It is always practice: the other run stays as it is,
        and so does the sealed result of an examination.

        Args:
            practice: the other run.
            step: the row of its log, from 1, as the events of its time line say.
        """
        from desktop.services.practice import Practice
        from training.session import again

        session = again(practice.session, step)
        tried = Practice(session, self._new_stopwatch(), self._runs, run := _name(session))
        try:
            self._runs.put(run, tried.log())
        except RunError as error:
            tried.trouble = error.sentence
        return tried

    def discard(self, run: str) -> None:
        """Forgets a run that was broken off."""
        self._runs.drop(run)


def _mode(lines: list[Any]) -> Mode | None:
    """How the run with this log is played; None when its first line is no head at all."""
    from training.modes import TRY_AGAIN, Mode

    head, *rows = lines
    if not isinstance(head, dict) or not isinstance(head.get("scenario"), str):
        return None
    began_as = next((mode for mode in Mode if mode.value == head.get("mode")), None)
    tried_again = any(isinstance(row, dict) and row.get("do") == TRY_AGAIN for row in rows)
    return began_as.again if began_as and tried_again else began_as


def _name(session: Session) -> str:
    """A file's name for the run: another for each drill, mode and seed, and for each step tried again."""
    so_far = [row.chain for row in session.rows[-1:]]
    told = "|".join((session.scenario.id, session.mode.value, session.seed, *so_far))
    plain = re.sub("[^A-Za-z0-9_]+", "-", session.scenario.id)[:60]
    return f"{plain}-{session.mode.value}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
