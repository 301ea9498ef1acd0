"""A payment file: who is paid how much from which account on which day, before it is turned into the bank's records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thai.dates import BUDDHIST_ERA
from training.errors import DrillError
from training.payment.layout import layout
from training.words import Words


@dataclass(frozen=True)
class Payment:
    """One payee's line.

    Attributes:
        bank: the receiving bank's code, three digits.
        account: the payee's account number, ten digits; decoys only (beginning 000000).
        payee: the name on the account.
        amount: baht, a whole number of satang.
        branch: the receiving branch, four digits.
        reference: the payer's own, such as the voucher's number.
        email: where the payee is told.
        mobile: where the payee is told.
    """

    bank: str
    account: str
    payee: str
    amount: Decimal
    branch: str = "0000"
    reference: str = ""
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True)
class PaymentFile:
    """What one file orders the bank to pay.

    Attributes:
        company_id: the payer's.
        debit_account: the account that is paid from, ten digits; a decoy.
        sender: the payer's name, as payees see it.
        effective_date: the day of payment.
        service_type: two digits, which mean different things in different services.
        payments: the payees' lines.
        debit_branch: the branch of the debit account, four digits.
    """

    company_id: str
    debit_account: str
    sender: str
    effective_date: date
    service_type: str
    payments: tuple[Payment, ...]
    debit_branch: str = "0000"

    @property
    def total(self) -> Decimal:
        """Baht in all."""
        return sum((payment.amount for payment in self.payments), Decimal("0.00"))


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a payment file.

    Attributes:
        code: its kind, a key of ``problem`` in the layout's data file.
        line: the file's line, from 1; 0 when it is about the whole file.
        field: the layout's name of the field; empty when it is about the whole line.
        found: what stands there, fit to be shown; empty when it may be somebody's real number.
        expected: what should stand there.
    """

    code: str
    line: int = 0
    field: str = ""
    found: str = ""
    expected: str = ""

    @property
    def severity(self) -> str:
        """``error`` stops the file, ``warning`` does not, ``person`` is for people to see."""
        return layout().problems[self.code].severity

    @property
    def sentence(self) -> Words:
        """What is wrong, where, and what to do."""
        told = layout().problems[self.code].sentence
        label = self.label
        return Words(self._filled(told.th, label.th), self._filled(told.en, label.en))

    @property
    def label(self) -> Words:
        """What people call the field; empty when it is about the whole line."""
        fields = layout().header if self.line == 1 and self.field in layout().header else layout().detail
        return fields[self.field].label if self.field else Words("")

    def _filled(self, sentence: str, label: str) -> str:
        return sentence.format(line=self.line, label=label, found=self.found, expected=self.expected)


class InvalidPayments(DrillError):
    """Payments that no file can be built from.

    Attributes:
        problems: everything that is wrong with them; lines are counted as they would stand in the file.
    """

    code = "invalid_payments"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.sentence.th for problem in problems))
        self.problems = problems


def shown_amount(baht: Decimal) -> str:
    """An amount as a sentence shows it: 12,500.00."""
    return f"{baht:,.2f}"


def shown_day(day: date) -> str:
    """A day as a sentence shows it, Buddhist era: 10/08/2566."""
    return f"{day:%d/%m}/{day.year + BUDDHIST_ERA}"
