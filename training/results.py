"""The sealed result of an examination: what it came to, the whole log, and a hash over both.

The hash makes an edited file evident, not impossible: whoever runs this program can seal what he likes. So a result
is opened by playing its log again as well, and what it says must be what the log comes to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from training.errors import BrokenLog, BrokenResult
from training.scenario import Scenario
from training.scoring import result
from training.session import Session, replay


def seal(session: Session) -> dict[str, Any]:
    """The result of a run that is over, as plain data for a file; nothing in it is secret."""
    told = {"result": _told(session), "log": [session.head(), *(row.as_data() for row in session.rows)]}
    return {**told, "seal": _hash(told)}


def open_sealed(scenario: Scenario, data: Mapping[str, Any]) -> Session:
    """The run that a sealed result tells of, rebuilt.

    Raises:
        BrokenResult: it is no result, or was edited.
        BrokenLog: the scenario has changed since.
    """
    told = {"result": data.get("result"), "log": data.get("log")}
    if set(data) != {*told, "seal"} or not isinstance(told["log"], list) or not told["log"]:
        raise BrokenResult("ไฟล์นี้ไม่ใช่ผลสอบที่ปิดผนึกไว้")
    if data["seal"] != _hash(told):
        raise _edited()
    head, *rows = told["log"]
    try:
        session = replay(scenario, head, rows)
    except BrokenLog as error:
        if error.row:
            raise _edited() from None
        raise
    if told["result"] != _told(session):
        raise _edited()
    return session


def _edited() -> BrokenResult:
    return BrokenResult("ผลสอบนี้ถูกแก้ไขหลังปิดผนึก ใช้ไม่ได้ ให้ขอไฟล์เดิมจากเครื่องที่สอบ")


def _told(session: Session) -> dict[str, Any]:
    worth = result(session.scenario, session.state)
    return {
        "scenario": session.scenario.id,
        "mode": session.mode.value,
        "outcome": worth.outcome,
        "score": worth.score,
        "passed": worth.passed,
        "mistakes": [mistake.id for mistake in worth.mistakes],
        "hints": worth.hints,
        "took_s": session.state.now // timedelta(seconds=1),
    }


def _hash(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
