"""Holds what a maker submitted against the register, and notices what he should not have done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from training.events import Event
from training.maker.register import Register
from training.maker.validation import shown_on_screen
from training.noticing import Detector
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet

_LIVING = ("pending", "approved")


def wrong_amounts(register: Register, submitted: TransactionSet) -> bool:
    """Whether a set pays anything that the register does not ask for."""
    asked = Counter((row.bank_code, row.account, row.payee, row.amount) for row in register.rows)
    paid = Counter((t.bank[:3], t.account, t.payee, t.amount) for t in submitted.transfers)
    return bool(paid - asked)


def wrong_day(register: Register, submitted: TransactionSet) -> bool:
    """Whether a set pays on another day than the vouchers ask for."""
    return submitted.effective_date != shown_on_screen(register.pay_day)


def is_wrong(scenario: Scenario, submitted: TransactionSet | None) -> bool:
    """Whether a set that a maker made in this drill should not be paid; those of the file are judged by the file."""
    if scenario.maker is None or submitted is None or submitted.ref in {s.ref for s in scenario.sets}:
        return False
    return wrong_amounts(scenario.maker, submitted) or wrong_day(scenario.maker, submitted)


def _submitted(after: State, events: list[Event]) -> list[TransactionSet]:
    refs = [event.get("ref") for event in events if event.kind == "file_submitted"]
    return [s for s in after.bank.sets if s.ref in refs]


def _submitted_wrong(wrong: Callable[[Register, TransactionSet], bool]) -> Detector:
    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        register = scenario.maker
        return register is not None and any(wrong(register, s) for s in _submitted(after, events))

    return detector


def _submitted_without(looked: Callable[[State], bool]) -> Detector:
    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        return bool(_submitted(after, events)) and not looked(before)

    return detector


def _refused_for(*codes: str) -> Detector:
    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        found = [
            code for event in events if event.kind == "file_refused" for code in event.get("codes").split()
        ]
        return any(code in codes for code in found)

    return detector


def _edited(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "file_edited" for event in events)


def _left_out(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    if scenario.maker is None or after.outcome not in ("done", "approved"):
        return False
    paid = {t.account for s in after.bank.sets if s.status in _LIVING for t in s.transfers}
    return any(row.account not in paid for row in scenario.maker.rows)


DETECTORS: dict[str, Detector] = {
    "balance_not_checked": _submitted_without(lambda before: before.maker.statement_seen),
    "submitted_unseen": _submitted_without(lambda before: before.maker.payees_seen),
    "submitted_wrong_amounts": _submitted_wrong(wrong_amounts),
    "submitted_wrong_day": _submitted_wrong(wrong_day),
    "edited_by_hand": _edited,
    "mixed_banks": _refused_for("bank_not_for_service"),
    "wrong_service_type": _refused_for("service_type_unknown", "service_type_other_purpose"),
    "left_out_payees": _left_out,
}
