"""Who may still decide about a set, and what his approval makes of it."""

from __future__ import annotations

from dataclasses import replace

from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet

_STATUS = {
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


def ahead(scenario: Scenario, state: State, pending: frozenset[str]) -> frozenset[str]:
    """Of these sets those about which who sits here may decide now or at his level to come."""
    return frozenset(
        s.ref
        for s in state.bank.sets
        if s.ref in pending and barred(scenario, state, s) in ("", "level_waits")
    )
