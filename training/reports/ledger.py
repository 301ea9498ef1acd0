"""What the bank would say of money that has moved: how a batch stands, and what stands on the statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from training.reports.data import ZERO, Statement, StatementLine
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet


def batch_status(scenario: Scenario, batch: TransactionSet) -> str:
    """How a batch stands, by the name of its caption: ``completed``, ``partial``, ``failed``, ``unknown`` and so on."""
    if batch.status != "approved":
        return batch.status
    result = scenario.reports.result(batch.ref)
    if result is None:
        return "processing"
    if not result.failures:
        return "completed"
    return "failed" if len(result.failures) == len(batch.transfers) else "partial"


def paid(state: State) -> frozenset[str]:
    """Reference numbers of the sets whose money has left, whether or not the person knows."""
    lost = state.reports.lost
    unknown = {lost.ref} if lost and lost.truth == "approved" else set[str]()
    return frozenset({s.ref for s in state.bank.sets if s.status == "approved"} | unknown)


@dataclass(frozen=True)
class Entry:
    """A line of a statement with the baht left after it."""

    line: StatementLine
    balance: Decimal


def entries(scenario: Scenario, state: State, statement: Statement) -> tuple[Entry, ...]:
    """The statement's lines as they stand now: those of sets that are not paid are not there yet."""
    balance = statement.opening
    shown: list[Entry] = []
    for line in _lines(scenario, state, statement):
        balance += line.into - line.out - line.tax
        shown.append(Entry(line, balance))
    return tuple(shown)


def _lines(scenario: Scenario, state: State, statement: Statement) -> Iterator[StatementLine]:
    moved = paid(state)
    yield from (line for line in statement.lines if not line.set or line.set in moved)
    written = {line.set for s in scenario.reports.statements for line in s.lines}
    for nth, batch in enumerate(state.bank.sets, start=len(statement.lines) + 1):
        # a set that nobody foresaw, such as a second upload, leaves its trace like any other
        if batch.ref in moved - written and batch.debit_account == statement.account:
            yield StatementLine(
                nth, batch.effective_date, batch.submitted_at, "โอนเงินออก", f"{batch.service} {batch.ref}",
                "KCO", out=batch.total,
            )  # fmt: skip


def totals(shown: tuple[Entry, ...]) -> tuple[Decimal, Decimal]:
    """Baht withdrawn and deposited in all."""
    return sum((e.line.out + e.line.tax for e in shown), ZERO), sum((e.line.into for e in shown), ZERO)
