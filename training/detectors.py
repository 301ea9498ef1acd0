"""Notices mistakes: each detector looks at one step of a drill and says whether its mistake was made in it."""

from __future__ import annotations

from collections.abc import Callable

from training.events import Event
from training.scenario import Scenario
from training.state import State

Detector = Callable[[Scenario, State, State, list[Event]], bool]


def _event(kind: str) -> Detector:
    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        return any(event.kind == kind for event in events)

    return detector


def _approved_unseen(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind == "approved"
        and (approved := before.bank.find(event.get("ref"))) is not None
        # the version that was approved, not just any version of the set, must have been on the screen
        and not before.bank.has_seen(approved)
        for event in events
    )


def _rejected_unseen(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind == "rejected" and event.get("ref") not in dict(before.bank.seen) for event in events
    )


def _approved_changed(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    submitted = {s.ref: s.digest for s in scenario.sets}
    return any(
        event.kind == "approved" and after.bank.last_approved != submitted.get(event.get("ref"))
        for event in events
    )


DETECTORS: dict[str, Detector] = {
    "approved_unseen": _approved_unseen,
    "approved_changed": _approved_changed,
    "rejected_unseen": _rejected_unseen,
    "told_code": _event("code_told"),
    "followed_link": _event("link_followed"),
    "typed_old_code": _event("code_superseded"),
    "wasted_code": _event("code_died"),
    "used_up_codes": _event("codes_used_up"),
    "locked_out": _event("user_locked"),
    "typed_real_data": _event("real_value_refused"),
}


WHAT: dict[str, str] = {
    "approved_unseen": "อนุมัติโดยไม่เปิดดูรายละเอียดของรายการ",
    "approved_changed": "อนุมัติรายการที่ถูกแก้ไขหลังจากส่งมาให้ตรวจ",
    "told_code": "บอกรหัส OTP แก่ผู้อื่น",
    "followed_link": "กดลิงก์ในข้อความที่ไม่รู้ที่มา",
    "typed_old_code": "กรอกรหัสเก่าหลังจากขอรหัสใหม่แล้ว",
    "wasted_code": "กรอกรหัสผิดจนรหัสใช้ไม่ได้",
    "used_up_codes": "ขอรหัสจนครบจำนวนครั้ง",
    "locked_out": "ใส่รหัสผ่านผิดจนผู้ใช้งานถูกระงับ",
    "typed_real_data": "พิมพ์ข้อมูลที่อาจเป็นของจริงในระบบจำลอง",
}
"""Each mistake in a few words, for the debrief."""


def notice(scenario: Scenario, before: State, after: State, events: list[Event]) -> list[str]:
    """The ids of the scenario's mistakes that were made in this step and not before, in the scenario's order."""
    return [
        mistake.id
        for mistake in scenario.mistakes
        if mistake.id not in after.mistakes and DETECTORS[mistake.id](scenario, before, after, events)
    ]
