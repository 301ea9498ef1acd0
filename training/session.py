"""One run of a drill: takes actions as they come, keeps the log, and can be rebuilt from it bit for bit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from training import masking
from training.actions import Action
from training.errors import BrokenLog
from training.events import Event
from training.scenario import Scenario
from training.sms_otp import seed_bytes
from training.state import State
from training.world import start, step

ENGINE = 1


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
        return f"{type(value).__name__}({','.join(_plain(getattr(value, f)) for f in value.__dataclass_fields__)})"
    if isinstance(value, tuple):
        return f"({','.join(_plain(item) for item in value)})"
    return repr(value)


class Session:
    """A run that is going on.

    Attributes:
        scenario: the drill.
        seed: of this run.
        state: where it stands.
        events: all that happened, oldest first.
        rows: the log.
    """

    def __init__(self, scenario: Scenario, seed: str) -> None:
        """Begins it.

        Raises:
            InvalidSeed: no code can be made from the seed.
        """
        self.scenario = scenario
        self.seed = seed
        self.state = start(scenario, seed)
        self.events: list[Event] = []
        self.rows: list[Row] = []
        self._chain = _first_link(scenario, seed)

    def act(self, action: Action, now: timedelta) -> list[Event]:
        """What happened when this was done at that moment (since the drill's start)."""
        # the log keeps whole milliseconds, so the run must too
        now = max(self.state.now, timedelta(milliseconds=now // timedelta(milliseconds=1)))
        masked = masking.mask(self.scenario, self.state, action)
        self.state, events = step(self.scenario, self.state, action, now)
        self.events += events
        row = Row(len(self.rows) + 1, now, masked, fingerprint(self.state), "")
        self._chain = _link(self._chain, row)
        self.rows.append(Row(row.seq, row.at, row.action, row.state, self._chain))
        return events

    def head(self) -> dict[str, Any]:
        """What a log file says before its rows: the drill, its exact content, the seed and the engine."""
        return {
            "scenario": self.scenario.id,
            "content": self.scenario.content_hash,
            "seed": self.seed,
            "engine": ENGINE,
        }


def replay(scenario: Scenario, head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Session:
    """The run that a log tells of, rebuilt.

    Raises:
        BrokenLog: the scenario has changed since, a row was edited, or a row does not lead where it says.
    """
    if head.get("content") != scenario.content_hash or head.get("engine") != ENGINE:
        raise BrokenLog("แบบฝึกถูกแก้ไขหลังจากบันทึกการฝึกนี้ เล่นซ้ำไม่ได้ ให้เริ่มฝึกใหม่", row=0)
    session = Session(scenario, str(head.get("seed")))
    for number, row in enumerate(rows, start=1):
        if not _act_again(session, row):
            raise BrokenLog(f"บันทึกการฝึกแถวที่ {number} ไม่ตรงกับที่เกิดขึ้นจริง ไฟล์อาจถูกแก้ไข", row=number)
    return session


def _act_again(session: Session, row: dict[str, Any]) -> bool:
    """Whether the row could be played and came out as it says."""
    try:
        masked = Action(row["do"], tuple(sorted(row["args"].items())), row["seat"])
        action = masking.unmask(session.scenario, session.state, masked)
        session.act(action, timedelta(milliseconds=row["at_ms"]))
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return False  # not the shape of a row at all
    return session.rows[-1].as_data() == row


def _first_link(scenario: Scenario, seed: str) -> str:
    return hashlib.sha256(seed_bytes(f"{ENGINE}|{scenario.content_hash}|{seed}")).hexdigest()[:32]


def _link(previous: str, row: Row) -> str:
    told = json.dumps({**row.as_data(), "chain": previous}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
