"""Notices what administrators do wrong, and says it in a few words."""

from __future__ import annotations

from training.events import Event
from training.noticing import Came, Detector
from training.scenario import Scenario
from training.state import State
from training.words import Words


def _asked_wrong_change(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind == "change_asked" and not _right(after, before, event.get("user")) for event in events
    )


def _approved_wrong_change(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind == "request_approved" and not _right(before, before, event.get("user")) for event in events
    )


def _right(asked: State, before: State, user_id: str) -> bool:
    """Whether the request that waits in one state is right for the user as he stands in the other."""
    user, request = before.bank.directory.user(user_id), asked.bank.directory.waiting(user_id)
    return user is not None and request is not None and request.is_right(user)


def _approved_unconfirmed(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind == "request_approved" and _unconfirmed(before, event.get("user")) for event in events
    )


def _unconfirmed(before: State, user_id: str) -> bool:
    user, request = before.bank.directory.user(user_id), before.bank.directory.waiting(user_id)
    if user is None or request is None or not user.owner:
        return False
    return user.owner not in before.contacted and any(c.field == "mobile" for c in request.changes)


def _finished_early(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "finished" for event in events) and not after.bank.directory.all_right


DETECTORS: dict[str, Detector] = {
    "approved_own": Came("own_approval_refused"),
    "asked_wrong_change": _asked_wrong_change,
    "approved_wrong_change": _approved_wrong_change,
    "approved_unconfirmed": _approved_unconfirmed,
    "rejected_right_change": Came("request_rejected", right="yes"),
    "gave_no_reason": Came("reason_missing"),
    "asked_deletion": Came("change_asked", change="delete"),
    "typed_bad_number": Came("typed_refused"),
    "ticked_unready": Came("tick_refused"),
    "finished_early": _finished_early,
}

WHAT: dict[str, Words] = {
    "approved_own": Words("พยายามอนุมัติคำขอของตนเอง", "Tried to approve one's own request"),
    "asked_wrong_change": Words(
        "ส่งคำขอที่ไม่ตรงกับเอกสารของหน่วยงาน", "Asked for a change that the office's papers do not bear out"
    ),
    "approved_wrong_change": Words(
        "อนุมัติคำขอที่ไม่ตรงกับเอกสารของหน่วยงาน", "Approved a change that the office's papers do not bear out"
    ),
    "approved_unconfirmed": Words(
        "อนุมัติเปลี่ยนหมายเลขโดยไม่โทรยืนยันกับเจ้าของ", "Approved a new number without calling its owner first"
    ),
    "rejected_right_change": Words("ไม่อนุมัติคำขอที่ถูกต้อง", "Rejected a request that was right"),
    "gave_no_reason": Words("ไม่อนุมัติโดยไม่ระบุเหตุผล", "Rejected without giving a reason"),
    "asked_deletion": Words(
        "ขอลบผู้ใช้งาน ทำให้ร่องรอยการทำงานหายไป", "Asked to delete a user, and with him the trace of his work"
    ),
    "typed_bad_number": Words(
        "กรอกข้อมูลผู้ใช้งานที่ระบบไม่รับ", "Typed a user's data in a form that the bank refuses"
    ),
    "ticked_unready": Words(
        "ทำเครื่องหมายว่าพร้อมทั้งที่หมายเลขยังไม่ถูกต้องหรือยังไม่มีผล",
        "Ticked somebody as ready whose number was not right or not in effect yet",
    ),
    "finished_early": Words(
        "รายงานว่าเสร็จทั้งที่การเปลี่ยนแปลงยังไม่มีผล", "Reported the work as done before the change took effect"
    ),
}
