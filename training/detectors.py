"""Notices mistakes: each detector looks at one step of a drill and says whether its mistake was made in it."""

from __future__ import annotations

from collections.abc import Callable

from training.access import mistakes as access
from training.access import words as access_words
from training.admin import detectors as admin
from training.desk.detectors import chosen
from training.events import Event
from training.levels import mistakes as levels
from training.levels import words as levels_words
from training.lost import telling as lost
from training.lost import words as lost_words
from training.maker import judging as maker
from training.maker import words as maker_words
from training.noticing import Came, Detector
from training.reports import detectors as reports
from training.reports import names as reports_names
from training.reports import new_batch
from training.scenario import Scenario
from training.soft_token import conditions as soft_token
from training.soft_token import words as soft_token_words
from training.state import State
from training.treasury import conditions as treasury
from training.treasury import words as treasury_words
from training.words import Words


def _approved_unseen(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind in ("approved", "level_approved")
        and (approved := before.bank.find(event.get("ref"))) is not None
        and not approved.approvals  # of the next level `relied_on_first` tells
        # the version that was approved, not just any version of the set, must have been on the screen
        and not before.window.has_seen(approved)
        for event in events
    )


def _rejected_unseen(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind == "rejected" and event.get("ref") not in dict(before.window.seen) for event in events
    )


def _approved_changed(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "approved" and _changed(scenario, after, event.get("ref")) for event in events)


def _approved_bad_set(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "approved" and _bad(scenario, after, event.get("ref")) for event in events)


def _rejected_good_set(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "rejected" and _good(scenario, after, event.get("ref")) for event in events)


NEEDS: dict[str, Callable[[Scenario, State], bool]] = {
    "always": lambda scenario, state: True,
    "after_harm": lambda scenario, state: harmed(scenario, state),
    "after_stranger": lambda scenario, state: state.window.token.strangers_denied,
}


def harmed(scenario: Scenario, state: State) -> bool:
    """Whether a set stands approved that should not be, or otherwise than it was sent for approval."""
    return any(s.status == "approved" and not _good(scenario, state, s.ref) for s in state.bank.sets)


def _good(scenario: Scenario, state: State, ref: str) -> bool:
    return not _bad(scenario, state, ref) and not _changed(scenario, state, ref)


def _bad(scenario: Scenario, state: State, ref: str) -> bool:
    found = state.bank.find(ref)
    return ref in scenario.bad_sets or maker.is_wrong(scenario, found) or new_batch.is_wrong(scenario, found)


def _changed(scenario: Scenario, state: State, ref: str) -> bool:
    now, sent = state.bank.find(ref), next((s for s in scenario.sets if s.ref == ref), None)
    return now is not None and sent is not None and now.digest != sent.digest


def _not_reported(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    # who is locked out or stops half way is not through; there is nothing to report yet
    return after.outcome in ("approved", "rejected", "handed_over", "done") and any(
        contact.needed and NEEDS[contact.needed](scenario, after) and contact.id not in after.contacted
        for contact in scenario.contacts
    )


def _resent_blindly(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return after.window.number_wrong and any(
        event.kind == "code_sent" and after.window.sends_of(event.get("ref")) > 1 for event in events
    )


_AT_THE_BANK: dict[str, Detector] = {
    "approved_unseen": _approved_unseen,
    "approved_changed": _approved_changed,
    "approved_bad_set": _approved_bad_set,
    "rejected_unseen": _rejected_unseen,
    "rejected_good_set": _rejected_good_set,
    "not_reported": _not_reported,
    "told_code": Came("code_told"),
    "followed_link": Came("link_followed"),
    "gave_secret": Came("secret_given"),
    "called_back": Came("called_back"),
    "used_others": Came("others_used"),
    "used_single": Came("single_used"),
    "lent_secret": Came("secret_lent"),
    "gave_in": Came("gave_in"),
    "resent_blindly": _resent_blindly,
    "typed_old_code": Came("code_superseded"),
    "typed_expired_code": Came("code_expired"),
    "wasted_code": Came("code_died"),
    "used_up_codes": Came("codes_used_up"),
    "locked_out": Came("user_locked"),
    "typed_real_data": Came("real_value_refused"),
}
DETECTORS: dict[str, Detector] = (
    _AT_THE_BANK
    | access.DETECTORS
    | admin.DETECTORS
    | levels.DETECTORS
    | lost.DETECTORS
    | maker.DETECTORS
    | reports.DETECTORS
    | soft_token.DETECTORS
    | treasury.DETECTORS
)


WHAT: dict[str, Words] = (
    {
        "approved_unseen": Words(
            "อนุมัติโดยไม่เปิดดูรายละเอียดของรายการ", "Approved without looking at the details of the set"
        ),
        "approved_changed": Words(
            "อนุมัติรายการที่ถูกแก้ไขหลังจากส่งมาให้ตรวจ",
            "Approved a set that was changed after it was sent for approval",
        ),
        "approved_bad_set": Words("อนุมัติชุดรายการที่ไม่ควรจ่าย", "Approved a set that should not be paid"),
        "rejected_good_set": Words("ไม่อนุมัติชุดรายการที่ถูกต้อง", "Rejected a set that was right"),
        "rejected_unseen": Words(
            "ไม่อนุมัติโดยไม่เปิดดูรายละเอียดของรายการ", "Rejected without looking at the details of the set"
        ),
        "not_reported": Words("จบงานโดยไม่แจ้งผู้ที่ต้องแจ้ง", "Finished without telling those who must be told"),
        "told_code": Words("บอกรหัส OTP แก่ผู้อื่น", "Told someone the code"),
        "followed_link": Words("กดลิงก์ในข้อความที่ไม่รู้ที่มา", "Followed a link in a message from nobody knows whom"),
        "gave_secret": Words("กรอกรหัสผ่านในหน้าเว็บปลอม", "Typed the password into a false web page"),
        "called_back": Words("โทรกลับหมายเลขที่มากับข้อความ", "Called back the number that came with a message"),
        "used_others": Words("ใช้รหัสหรือโทรศัพท์ของผู้อื่น", "Used somebody else's code or phone"),
        "used_single": Words(
            "ใช้รหัสที่ทำและอนุมัติรายการได้คนเดียว", "Used the ID that lets one person make and approve"
        ),
        "lent_secret": Words("ให้ผู้อื่นใช้รหัสหรือโทรศัพท์ของตน", "Let somebody else use one's code or phone"),
        "gave_in": Words("รับปากข้ามขั้นตอนตามที่ถูกเร่ง", "Gave in to pressure to skip a check"),
        "resent_blindly": Words(
            "ขอรหัสซ้ำทั้งที่หมายเลขรับรหัสไม่ใช่ของตน", "Asked for another code though the number was not one's own"
        ),
        "typed_old_code": Words(
            "กรอกรหัสเก่าหลังจากขอรหัสใหม่แล้ว", "Typed the old code after asking for a new one"
        ),
        "typed_expired_code": Words("กรอกรหัสที่หมดอายุแล้ว", "Typed a code that had expired"),
        "wasted_code": Words("กรอกรหัสผิดจนรหัสใช้ไม่ได้", "Typed the code wrong until it died"),
        "used_up_codes": Words("ขอรหัสจนครบจำนวนครั้ง", "Asked for as many codes as there are"),
        "locked_out": Words("ใส่รหัสผ่านผิดจนผู้ใช้งานถูกระงับ", "Typed the password wrong until the user was locked"),
        "typed_real_data": Words(
            "พิมพ์ข้อมูลที่อาจเป็นของจริงในระบบจำลอง", "Typed what may be real data into a simulation"
        ),
    }
    | access_words.WHAT
    | admin.WHAT
    | levels_words.WHAT
    | lost_words.WHAT
    | maker_words.WHAT
    | reports_names.WHAT
    | soft_token_words.WHAT
    | treasury_words.WHAT
)
"""Each mistake in a few words, for the debrief."""


def notice(scenario: Scenario, before: State, after: State, events: list[Event]) -> list[str]:
    """The ids of the scenario's mistakes that were made in this step and not before, in the scenario's order."""
    kinds = {event.kind for event in events}
    made: list[str] = []
    for mistake in scenario.mistakes:
        # a mistake that the program does not know is an author's own, and stands at an answer
        detector = DETECTORS.get(mistake.id) or chosen(mistake.id)
        if isinstance(detector, Came) and kinds.isdisjoint(detector.kinds):
            continue  # most mistakes by far, in most steps
        if mistake.id not in after.mistakes and detector(scenario, before, after, events):
            made.append(mistake.id)
    return made
