"""The second opinion on what is done after approval: what the papers say of each line, and who was told first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

from training.explore import Edge
from training.scenario import Fault, Scenario
from training.state import State


@dataclass(frozen=True)
class Notes:
    """What a watcher of the work after approval would have written down."""

    noted: frozenset[str] = frozenset()
    told_superior: bool = False
    finding: str = ""
    lost: str = ""
    looked: tuple[str, ...] = ()
    answered: bool = False
    read: frozenset[str] = frozenset()
    items: str = ""
    accounts: str = ""
    sent: bool = False


class Verdict(Protocol):
    """What the whole second opinion keeps."""

    mistakes: set[str]
    approves: set[str]
    wrong: list[str]


def judge(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    """The notes after an action; what it should have come to goes into the verdict."""
    rule = _RULES.get(edge.action.kind)
    after = rule(scenario, notes, edge, verdict) if rule else notes
    for fault in scenario.faults:
        if fault.id in edge.after.fired - edge.before.fired and fault.do in _STRIKES:
            after = _STRIKES[fault.do](scenario, fault, after, edge, verdict)
    return after


ENDS = frozenset({"answer_known", "batch_decided", "batch_sent", "concluded"})
"""The ends of a drill that are judged here."""


def work_is_done(scenario: Scenario, notes: Notes, state: State) -> bool:
    """Whether signing out should end a drill that ends in one of these ways."""
    decided = all(s.status in ("approved", "rejected") for s in state.bank.sets)
    return {
        "answer_known": not notes.lost and (notes.answered or decided),
        "batch_decided": len(state.bank.sets) > len(scenario.sets) and decided,
        "batch_sent": notes.sent,
        "concluded": bool(notes.finding),
    }[scenario.ends_when]


def should_not_be_paid(scenario: Scenario, state: State, ref: str) -> bool:
    """Whether a new batch holds anything but the failed items, each to the account on the payee's corrected form."""
    first = {s.ref: {t.line: t for t in s.transfers} for s in scenario.sets}
    wanted = [
        {(first[r.set][f.line].payee, f.right_account or first[r.set][f.line].account) for f in r.failures}
        for r in scenario.reports.results
        if r.failures
    ]
    batch = next(s for s in state.bank.sets if s.ref == ref)
    return bool(wanted) and ref not in first and {(t.payee, t.account) for t in batch.transfers} not in wanted


def never_came(scenario: Scenario, edge: Edge) -> set[str]:
    """The sets whose approval was lost on its way in this step, so that nobody has signed them."""
    struck = [f for f in scenario.faults if f.id in edge.after.fired - edge.before.fired]
    return {f.get("set") for f in struck if f.do == "lose_answer" and f.get("truth") == "pending"}


def _mark(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    line = edge.action.get("line")
    rows = [row for s in scenario.reports.statements for row in s.lines]
    row = next(row for row in rows if str(row.number) == line)
    if row.in_register is None or row.in_register in (row.out, row.into):
        verdict.mistakes.add("misjudged_line")
    else:
        notes = replace(notes, noted=notes.noted | {line})
    if {str(number) for number in edge.after.reports.found} != notes.noted:
        verdict.wrong.append("the working paper does not hold the lines that differ")
    return notes


def _conclude(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    finding = edge.action.get("finding")
    if notes.finding:
        verdict.wrong.append("concluded twice")
    if finding == "differs" and not notes.noted:
        verdict.wrong.append("a difference was declared that nobody had noted")
    if finding == "agrees":
        verdict.mistakes.add("declared_agreed")
    return replace(notes, finding=finding)


def _contact(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    contact = next(c for c in scenario.contacts if c.id == edge.action.get("contact"))
    if contact.effect == "warn_suspect" and not notes.told_superior:
        verdict.mistakes.add("warned_suspect")
    return replace(notes, told_superior=notes.told_superior or contact.effect == "report")


def _answer(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    message = next(m for m in edge.before.phone.messages if m.id == edge.action.get("message"))
    lure = next(lure for lure in scenario.lures if lure.id == message.template)
    effect = next(c.effect for c in lure.choices if c.id == edge.action.get("choice"))
    planted = {
        "take_by_phone": "took_account_by_phone",
        "say_failed": "took_unknown_as_failed",
        "trust_paper": "trusted_paper",
        "upload_again": "uploaded_again",
    }
    verdict.mistakes |= {planted[effect]} if effect in planted else set()
    return notes


# ------------------------------------------------------------------ a new batch for what failed


def _begin(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    return replace(notes, items="", accounts="")


def _choose(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    return replace(notes, **dict(edge.action.args))


def _submit(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    old = next(s for s in edge.before.bank.sets if s.ref == edge.before.window.open_ref)
    result = next(r for r in scenario.reports.results if r.set == old.ref)
    failed = {f.line: f.right_account for f in result.failures}
    wanted = [
        (
            t.payee,
            failed[t.line] if t.line in failed and notes.accounts == "corrected" else t.account,
            t.amount,
        )
        for t in old.transfers
        if notes.items == "all" or t.line in failed
    ]
    new = edge.after.bank.sets[-1]
    if [(t.payee, t.account, t.amount) for t in new.transfers] != wanted or new.status != "pending":
        verdict.wrong.append("the new batch does not hold what was chosen")
    if notes.items == "all":
        verdict.mistakes.add("resent_all")
    if notes.accounts == "old":
        verdict.mistakes.add("resent_old_account")
    if not {"report", "statement"} <= notes.read:
        verdict.mistakes.add("resent_unread")
    return replace(notes, sent=True, items="", accounts="")


# ------------------------------------------------------------------ an answer that never comes


def _look(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    page = {"open_batch_list": "batches", "open_account": "statement"}.get(edge.action.kind, "report")
    notes = replace(notes, read=notes.read | {page})
    after_the_list = page == "batches" or "batches" in notes.looked
    if not notes.lost or not after_the_list or page in notes.looked:
        return notes
    return replace(notes, looked=(*notes.looked, page))


def _again(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    verdict.mistakes.add("confirmed_again")
    if edge.before.bank != edge.after.bank:
        verdict.wrong.append("pressing again changed something at the bank")
    return notes


def _enter(scenario: Scenario, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    lines = {s.ref: s.transfers for s in edge.before.bank.sets}
    taken = {s.ref for s in edge.before.bank.sets if s.status in ("approved", "unknown")} | verdict.approves
    for ref in verdict.approves:
        if any(lines[other] == lines[ref] for other in taken - {ref}):
            verdict.mistakes.add("paid_twice")
    return notes


def _lost(scenario: Scenario, fault: Fault, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    ref = fault.get("set")
    verdict.approves.discard(ref)
    if edge.after.window.screen != "hanging" or _status(edge.after, ref) != "unknown":
        verdict.wrong.append("the answer was lost, yet the person can know it")
    return replace(notes, lost=ref, looked=())


def _settled(scenario: Scenario, fault: Fault, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    losing = next(f for f in scenario.faults if f.do == "lose_answer" and f.id in edge.before.fired)
    if notes.looked != ("batches", "statement"):
        verdict.mistakes.add("settled_unchecked")
    if losing.get("truth") == "approved":
        verdict.approves.add(notes.lost)
    elif _status(edge.after, notes.lost) != "pending":
        verdict.wrong.append("what was never approved does not wait again")
    return replace(notes, lost="", looked=(), answered=True)


def _copied(scenario: Scenario, fault: Fault, notes: Notes, edge: Edge, verdict: Verdict) -> Notes:
    losing = [f for f in scenario.faults if f.do == "lose_answer" and f.id in edge.before.fired]
    truth = next((f.get("truth") for f in losing if f.get("set") == notes.lost), "")
    waits = (truth or _status(edge.before, fault.get("set"))) == "pending"
    if _status(edge.after, fault.get("ref")) != ("" if waits else "pending"):
        verdict.wrong.append(
            "a second file is at the bank while the first waits, or is not there though it does not"
        )
    return notes


def _status(state: State, ref: str) -> str:
    return next((s.status for s in state.bank.sets if s.ref == ref), "")


_RULES: dict[str, Any] = {
    "answer_message": _answer,
    "confirm_again": _again,
    "conclude": _conclude,
    "contact": _contact,
    "enter_code": _enter,
    "mark_line": _mark,
    "choose_accounts": _choose,
    "choose_items": _choose,
    "open_batch_list": _look,
    "open_report": _look,
    "open_account": _look,
    "start_batch": _begin,
    "submit_batch": _submit,
}
_STRIKES: dict[str, Any] = {"copy_set": _copied, "lose_answer": _lost, "settle_answer": _settled}
