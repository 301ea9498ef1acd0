"""What a run comes to on paper: its sets, its changes to users and what was done, as the answers a report asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thai.dates import format_date
from thai.numerals import all_thai
from training.admin.looks import masked
from training.admin.users import Entry
from training.events import KINDS, Event
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet

_SETS = {
    "pending": "รออนุมัติ",
    "approved": "อนุมัติแล้ว",
    "rejected": "ไม่อนุมัติและส่งกลับผู้ทำรายการ",
    "cancelled": "ผู้ทำรายการยกเลิกก่อนอนุมัติ",
    "replaced": "ส่งกลับ แก้ไข และส่งใหม่",
    "unknown": "ยังไม่ทราบผล",
}
_DECIDED = {"approve": "อนุมัติแล้ว มีผลแล้ว", "reject": "ไม่อนุมัติ ค่าเดิมคงอยู่", "cancel": "ผู้ขอยกเลิกคำขอ"}
# what a superior wants to be told; the rest is how the screens were walked through
_TOLD = frozenset(
    {
        "approved", "level_approved", "rejected", "file_submitted", "batch_sent", "batch_cancelled",
        "message_refused", "reported", "asked", "handed_over", "finished", "number_mended",
        "change_asked", "request_approved", "request_rejected", "request_cancelled", "owner_ticked",
        "password_changed", "user_locked", "user_unlocked", "phone_handed_back", "answer_lost", "answer_settled",
        "code_void", "code_died", "codes_used_up", "code_told", "secret_given", "others_used", "single_used",
        "secret_lent", "called_back", "link_followed", "line_found", "concluded", "suspect_warned", "told_by_phone",
    }
)  # fmt: skip
_MOST = 20


def what_happened(scenario: Scenario, state: State, events: Sequence[Event]) -> dict[str, Any]:
    """The answers by the names that a report's fields have, from the run as it stands; nothing secret is in them.

    Returns:
        ``happened_at`` the moment of the first thing told, ``sets`` and ``changes`` one row each, ``done`` one
        sentence for each thing that was done, in order.
    """
    told = [event for event in events if event.kind in _TOLD and ("undone", "yes") not in event.facts]
    at = scenario.start + (told[0].at if told else state.now)
    return {
        "happened_at": f"{at:%Y-%m-%dT%H:%M}",
        "sets": [_set(one) for one in state.bank.sets if one.status != "draft"],
        "changes": _changes(scenario, state),
        "done": list(dict.fromkeys(_sentence(scenario, state, event) for event in told))[-_MOST:]
        or ["ยังไม่ได้ดำเนินการใด"],
    }


def _set(one: TransactionSet) -> dict[str, str]:
    return {
        "ref": one.ref,
        "service": one.service,
        "pay_day": one.effective_date,
        "items": str(len(one.transfers)),
        "total": f"{one.total:,.2f}",
        "result": _SETS[one.status],
        "reason": one.reason_read if one.status in ("rejected", "replaced") else "",
    }


def _changes(scenario: Scenario, state: State) -> list[dict[str, str]]:
    """Every change that was decided about, then those that still wait."""
    decided = [row for row in state.bank.directory.audit if row.what.split("_")[0] in _DECIDED]
    waiting = [
        Entry("", "", f"ask_{r.kind}", r.user_id, c.old, c.new)
        for r in state.bank.directory.requests
        for c in r.changes
    ]
    return [_change(scenario, row) for row in (*decided, *waiting)][:_MOST]


def _change(scenario: Scenario, row: Entry) -> dict[str, str]:
    how, _, kind = row.what.partition("_")
    return {
        "user": row.user_id,
        # what the portal calls it, without the English of its button
        "what": scenario.portal.label(f"kind_{kind}").partition("(")[2].rstrip(")"),
        "old": _shown(scenario, row.old),
        "new": _shown(scenario, row.new),
        "result": _DECIDED.get(how, "รอผู้ดูแลระบบอีกคนอนุมัติ"),
    }


def _shown(scenario: Scenario, value: str) -> str:
    """A status or a role as the portal calls it, a number with its middle hidden, and a dash for nothing."""
    labels = scenario.portal.data["label"]
    known = next(
        (labels[f"{of}_{value}"]["text"] for of in ("status", "role") if f"{of}_{value}" in labels), ""
    )
    return str(known) or (masked(value) if value.isdigit() else value) or "-"


def _sentence(scenario: Scenario, state: State, event: Event) -> str:
    """When it was, what it was about and what was done; the day is told where it is not the drill's own."""
    at = scenario.start + event.at
    day = f"วันที่ {format_date(at.date())} " if at.date() != scenario.start.date() else ""
    when = f"{day}เวลา {all_thai(f'{at:%H.%M}')} น."
    contact = next((c.caption for c in scenario.contacts if c.id == event.get("contact")), "")
    about = f"ชุด {event.get('ref')}: " if event.get("ref") else ""
    about = about or (f"{event.get('user')}: " if event.get("user") else "")
    words = contact.removesuffix(" และจบงาน") or KINDS[event.kind].th
    return f"{when} {about}{words}{_of_whom(scenario, state, event)}"


def _of_whom(scenario: Scenario, state: State, event: Event) -> str:
    """Whose message it was an answer to, or nothing."""
    phones = (state.phone, *(left.phone for left in state.away))
    message = next((m for m in (phone.find(event.get("message")) for phone in phones) if m), None)
    lure = scenario.lure(message.template) if message else None
    return f" (ตอบ {lure.sender})" if lure else ""
