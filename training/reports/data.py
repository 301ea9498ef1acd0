"""What a scenario says of the time after approval: the results of paid sets, and the statement of the account."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal("0.00")
WHYS = ("closed", "no_account", "name_differs")


@dataclass(frozen=True)
class Failure:
    """One item of a paid set that did not reach its payee; the bank credits it back.

    Attributes:
        line: its number in the set, from 1.
        why: one of `WHYS`.
        right_account: the account that the payee's corrected form names, digits; empty when none has come.
    """

    line: int
    why: str
    right_account: str = ""


@dataclass(frozen=True)
class BatchResult:
    """What became of a paid set's items: all went through but the failures.

    Attributes:
        set: reference number of the set.
        at: time of day of the report, as the screen shows it.
        failures: the items that did not.
    """

    set: str
    at: str
    failures: tuple[Failure, ...] = ()

    def failure(self, line: int) -> Failure | None:
        """Why that item did not go through; None when it did."""
        return next((f for f in self.failures if f.line == line), None)


@dataclass(frozen=True)
class StatementLine:
    """One line of a statement; either money out or money in.

    Attributes:
        number: its number in the statement, from 1.
        date: as the screen shows it.
        time: of day.
        what: the kind of entry.
        detail: the bank's words beside it.
        channel: by which it was made.
        out: baht withdrawn, or nothing.
        into: baht deposited, or nothing.
        tax: baht, or nothing.
        cheque: its number, or empty.
        set: reference number of the set it belongs to, or empty; such a line is there once the set is paid.
        in_register: the baht that the agency's own register says, where that differs; else None.
    """

    number: int
    date: str
    time: str
    what: str
    detail: str
    channel: str
    out: Decimal = ZERO
    into: Decimal = ZERO
    tax: Decimal = ZERO
    cheque: str = ""
    set: str = ""
    in_register: Decimal | None = None


@dataclass(frozen=True)
class Statement:
    """An account's statement as it is when every set on it has been paid.

    Attributes:
        account: its number, digits.
        name: whose it is.
        period: from when to when, as the screen shows it.
        opening: baht brought forward.
        closing: baht carried forward.
        lines: in between, oldest first.
    """

    account: str
    name: str
    period: str
    opening: Decimal
    closing: Decimal
    lines: tuple[StatementLine, ...]


@dataclass(frozen=True)
class ReportData:
    """All of it, for one scenario; empty where a drill ends with the approval."""

    results: tuple[BatchResult, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.results or self.statements)

    def result(self, ref: str) -> BatchResult | None:
        """What became of the items of that set; None while the bank has not said."""
        return next((r for r in self.results if r.set == ref), None)

    def statement(self, account: str) -> Statement | None:
        """That account's statement, or None."""
        return next((s for s in self.statements if s.account == account), None)

    def differing(self) -> frozenset[int]:
        """The numbers of the statement lines that do not agree with the agency's register."""
        return frozenset(
            line.number for s in self.statements for line in s.lines if line.in_register is not None
        )
