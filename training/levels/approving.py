"""Who may still decide about a set, and what his approval makes of it."""

from __future__ import annotations

from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet

_STATUS = {
    "draft": "ยังไม่ส่ง",
    "pending": "รออนุมัติ",
    "approved": "อนุมัติแล้ว",
    "rejected": "ส่งกลับผู้ทำรายการ",
    "cancelled": "ผู้ทำรายการยกเลิก",
    "replaced": "แก้ไขเป็นรายการใหม่",
    "unknown": "ไม่ทราบผล",
}


def status(shown: TransactionSet) -> str:
    """Where the set stands, in the bank's words; of a set with levels, which approval it waits for: ``1/2``."""
    words = _STATUS[shown.status]
    if shown.status == "pending" and shown.levels > 1:
        return f"{words} {len(shown.approvals) + 1}/{shown.levels}"
    return words


def barred(scenario: Scenario, state: State, wanted: TransactionSet) -> str:
    """The key of the message that says why who sits here may not decide about the set; empty when he may."""
    seat = scenario.seat(state.seat)
    if seat.sign_in.user_id in wanted.approvals:
        return "already_approved"
    if seat.sign_in.user_id.upper() == wanted.maker.upper():
        return "own_set"
    return "level_waits" if wanted.levels > 1 and seat.level > len(wanted.approvals) + 1 else ""


def approved_by(user_id: str, wanted: TransactionSet) -> TransactionSet:
    """The set with that person's approval; approved once it has as many as it needs."""
    approvals = (*wanted.approvals, user_id)
    return replace(
        wanted, approvals=approvals, status="approved" if len(approvals) >= wanted.levels else wanted.status
    )


def signed(scenario: Scenario, state: State, wanted: tuple[TransactionSet, ...]) -> tuple[State, list[Event]]:
    """The page with the result once who sits here has approved these sets, and what happened."""
    user, bank = scenario.seat(state.seat).sign_in.user_id, state.bank
    after = [approved_by(user, one) for one in wanted]
    for one in after:
        bank = bank.with_set(one)
    done = state.on_page(
        screen="result",
        message="approved" if all(one.status == "approved" for one in after) else "level_approved",
        approved=(*state.window.approved, *(one.ref for one in after)),
    )
    return replace(done, bank=bank), [_told(state, one) for one in after]


def _told(state: State, one: TransactionSet) -> Event:
    if one.status == "approved":
        return happened("approved", state.now, ref=one.ref, total=f"{one.total:.2f}")
    return happened("level_approved", state.now, ref=one.ref, level=f"{len(one.approvals)}/{one.levels}")


def ahead(scenario: Scenario, state: State, pending: frozenset[str]) -> frozenset[str]:
    """Of these sets those about which who sits here may decide now or at his level to come."""
    return frozenset(
        s.ref
        for s in state.bank.sets
        if s.ref in pending and barred(scenario, state, s) in ("", "level_waits")
    )
