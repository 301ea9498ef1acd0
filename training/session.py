"""One run of a drill: takes actions as they come, or back, keeps the log, and can be rebuilt from it bit for bit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from training import masking
from training.actions import Action
from training.draws import drawn
from training.errors import BrokenLog
from training.events import Event, at_seat, happened
from training.frozen import replace
from training.modes import TRY_AGAIN, UNDO, Mode
from training.scenario import Scenario
from training.sms_otp import seed_bytes
from training.state import State
from training.world import start, step

ENGINE = 3  # 2: a run has a mode, and steps can be taken back; 3: a drill may have several seats


@dataclass(frozen=True)
class Row:
    """One action as the log keeps it: masked, and chained to the row before it.

    Attributes:
        seq: from 1.
        at: since the drill's start.
        action: with its secrets masked.
        state: fingerprint of the state after it.
        chain: fingerprint of this row and all before it.
    """

    seq: int
    at: timedelta
    action: Action
    state: str
    chain: str

    def as_data(self) -> dict[str, Any]:
        """The row as plain data, for a line of a log file."""
        return {
            "seq": self.seq,
            "at_ms": self.at // timedelta(milliseconds=1),
            "seat": self.action.seat,
            "do": self.action.kind,
            "args": dict(self.action.args),
            "state": self.state,
            "chain": self.chain,
        }


def fingerprint(state: State) -> str:
    """A short name for a state: equal states have equal names, on any machine and in any year."""
    return hashlib.sha256(_plain(state).encode()).hexdigest()[:16]


def _plain(value: object) -> str:
    # repr of a set has no settled order; everything else in a state is settled already
    if isinstance(value, frozenset):
        return repr(sorted(value))
    if hasattr(value, "__dataclass_fields__"):
        # what is not compared is not kept in a log either, and a replay comes out without it
        told = (_plain(getattr(value, name)) for name, f in value.__dataclass_fields__.items() if f.compare)
        return f"{type(value).__name__}({','.join(told)})"
    if isinstance(value, tuple):
        return f"({','.join(_plain(item) for item in value)})"
    return repr(value)


class Session:
    """A run that is going on.

    Attributes:
        scenario: the drill, with the faults that strike in this run.
        seed: of this run.
        mode: how it is played now; a run that is tried again is practice from there on.
        state: where it stands.
        events: all that happened, oldest first; those of a step that was taken back say so (``undone``).
        rows: the log.
    """

    def __init__(self, scenario: Scenario, seed: str, mode: Mode = Mode.FREE) -> None:
        """Begins it.

        Raises:
            InvalidSeed: no code can be made from the seed.
        """
        self.scenario = drawn(scenario, mode, seed)
        self.seed = seed
        self.mode = self._began_as = mode
        self.state, self.events = start(self.scenario, seed)
        self.rows: list[Row] = []
        self._chain = _first_link(self.head())
        self._back: list[
            tuple[State, slice]
        ] = []  # before each step that can be taken back, and where its events are

    @property
    def may_undo(self) -> bool:
        """Whether there is a step that could now be taken back."""
        return bool(self._back) and not self.state.outcome and not self.mode.forbids(UNDO)

    def act(self, action: Action, now: timedelta) -> list[Event]:
        """What happened when this was done at that moment (since the drill's start).

        Raises:
            ValueError: it is no action: a run is tried again by `try_again`.
        """
        if action.kind == TRY_AGAIN:
            raise ValueError(action.kind)
        # the log keeps whole milliseconds, so the run must too
        now = max(self.state.now, timedelta(milliseconds=now // timedelta(milliseconds=1)))
        action = replace(action, seat=action.seat or self.state.seat)
        masked = masking.mask(self.scenario, self.state.at(action.seat), action)
        return self._write(masked, now, self._undo(now) if action.kind == UNDO else self._step(action, now))

    def try_again(self) -> None:
        """Has the run go on as practice from here, to be done another way; its log and its time line say so.

        The make-believe world stays as it is, its clock too. What was done so far can be taken back.
        """
        self.mode = self.mode.again
        told = at_seat(self.state.told_seat, [happened("tried_again", self.state.now)])
        self._write(Action(TRY_AGAIN, seat=self.state.seat), self.state.now, told)

    def _write(self, masked: Action, now: timedelta, events: list[Event]) -> list[Event]:
        """The events, as of the row that is now written into the log."""
        events = [replace(event, step=len(self.rows) + 1) for event in events]
        self.events += events
        row = Row(len(self.rows) + 1, now, masked, fingerprint(self.state), "")
        self._chain = _link(self._chain, row)
        self.rows.append(replace(row, chain=self._chain))
        return events

    def _step(self, action: Action, now: timedelta) -> list[Event]:
        if self.mode.forbids(action.kind) and not self.state.outcome:
            return self._refuse(action.kind, now)
        before = self.state
        self.state, events = step(self.scenario, before, action, now)
        if action.kind != "take_hint" and any(event.kind != "refused" for event in events):
            self._back.append((before, slice(len(self.events), len(self.events) + len(events))))
        return events

    def _undo(self, now: timedelta) -> list[Event]:
        """Puts the world back to where it was before the last step; mistakes and hints are not forgotten.

        The state that comes out is that of the log without its last step, its score apart: a mistake once made has
        been made, and so no score ever rises. What was done stays in the history, marked.
        """
        if not self.may_undo:
            return self._refuse(UNDO, now)
        before, told = self._back.pop()
        self.events[told] = [_marked(event) for event in self.events[told]]
        self.state = replace(before, mistakes=self.state.mistakes, hints=self.state.hints)
        return at_seat(self.state.told_seat, [happened("undone", now)])

    def _refuse(self, kind: str, now: timedelta) -> list[Event]:
        self.state = replace(self.state, now=now)
        return [happened("refused", now, action=kind)]

    def head(self) -> dict[str, Any]:
        """What a log file says before its rows: the drill, its exact content, the mode it began in, seed, engine."""
        return {
            "scenario": self.scenario.id,
            "content": self.scenario.content_hash,
            "mode": self._began_as.value,
            "seed": self.seed,
            "engine": ENGINE,
        }


def _marked(event: Event) -> Event:
    """The event as of a step that was taken back; a mistake still counts, so it is told as it was."""
    return event if event.kind == "mistake" else replace(event, facts=(*event.facts, ("undone", "yes")))


def replay(scenario: Scenario, head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Session:
    """The run that a log tells of, rebuilt.

    Raises:
        BrokenLog: the scenario has changed since, a row was edited, or a row does not lead where it says.
    """
    if head.get("content") != scenario.content_hash or head.get("engine") != ENGINE:
        raise BrokenLog("แบบฝึกถูกแก้ไขหลังจากบันทึกการฝึกนี้ เล่นซ้ำไม่ได้ ให้เริ่มฝึกใหม่", row=0)
    try:
        session = Session(scenario, str(head.get("seed")), Mode(head.get("mode")))
    except ValueError:  # no such mode, or a seed that cannot be written
        raise BrokenLog("หัวของบันทึกการฝึกอ่านไม่ได้ ไฟล์อาจถูกแก้ไข ให้เริ่มฝึกใหม่", row=0) from None
    for number, row in enumerate(rows, start=1):
        if not _act_again(session, row):
            raise BrokenLog(f"บันทึกการฝึกแถวที่ {number} ไม่ตรงกับที่เกิดขึ้นจริง ไฟล์อาจถูกแก้ไข", row=number)
    return session


def again(session: Session, step: int) -> Session:
    """A new run that stands where the other stood before that row of its log, to be done another way from there.

    Its log is the other's up to there and says where the other way begins; its hash chain goes on from the other's.
    The other run stays as it is. An examination becomes practice, with the same faults.

    Args:
        session: the other run.
        step: the row, from 1.
    """
    rows = (row.as_data() for row in session.rows[: max(step - 1, 0)])
    new = replay(session.scenario, session.head(), rows)
    new.try_again()
    return new


def _act_again(session: Session, row: dict[str, Any]) -> bool:
    """Whether the row could be played and came out as it says."""
    try:
        if row["do"] == TRY_AGAIN:
            session.try_again()
            return session.rows[-1].as_data() == row
        masked = Action(row["do"], tuple(sorted(row["args"].items())), row["seat"])
        action = masking.unmask(session.scenario, session.state.at(masked.seat), masked)
        session.act(action, timedelta(milliseconds=row["at_ms"]))
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return False  # not the shape of a row at all
    return session.rows[-1].as_data() == row


def _first_link(head: dict[str, Any]) -> str:
    told = f"{head['engine']}|{head['content']}|{head['mode']}|{head['seed']}"
    return hashlib.sha256(seed_bytes(told)).hexdigest()[:32]


def _link(previous: str, row: Row) -> str:
    told = json.dumps({**row.as_data(), "chain": previous}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
