"""The control register that a maker's file is made from, and what the office PC lets him choose on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Row:
    """One payee of the register.

    Attributes:
        payee: the name on the voucher.
        bank: the payee's bank as people write it, its code first: ``006 กรุงไทย``.
        account: ten digits.
        amount: baht, as the voucher says.
        reference: the voucher's number, or empty.
        name_at_bank: whose account it is, where that is not the payee; else empty.
    """

    payee: str
    bank: str
    account: str
    amount: Decimal
    reference: str = ""
    name_at_bank: str = ""

    @property
    def bank_code(self) -> str:
        """The bank's three digits."""
        return self.bank[:3]


@dataclass(frozen=True)
class Register:
    """What a maker has to pay, and what the screens let him choose.

    Attributes:
        company_id: the agency's.
        debit_account: the account that is paid from.
        sender: the agency's name, as payees see it.
        balance: baht that the account has.
        today: the day of the drill.
        pay_day: the day of payment that the vouchers ask for.
        pay_days: the days that may be chosen.
        units: what the tool may take the register's amounts for: ``baht`` (which they are) or ``satang``.
        service_types: the codes that the tool offers.
        purpose: what is paid for, one of the purposes in the file's layout.
        rows: the payees.
        max_batches: how many sets the bank takes on the drill's day.
        statement: the account's last movements, each with its five cells.
    """

    company_id: str
    debit_account: str
    sender: str
    balance: Decimal
    today: date
    pay_day: date
    pay_days: tuple[date, ...]
    units: tuple[str, ...]
    service_types: tuple[str, ...]
    purpose: str
    rows: tuple[Row, ...]
    max_batches: int
    statement: tuple[tuple[str, ...], ...] = ()
