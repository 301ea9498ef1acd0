"""What is to be paid: payees and amounts in a set that is approved or refused as a whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from training.frozen import hashed_once, replace
from training.sms_otp import set_digest

UNDECIDED = ("draft", "pending")
"""The statuses of a set about which nobody has decided yet."""


@dataclass(frozen=True)
class Transfer:
    """One payee's line.

    Attributes:
        line: its number in the set, from 1.
        payee: the name on the order.
        account: the payee's account number, digits as text.
        amount: baht.
        bank: the payee's bank.
    """

    line: int
    payee: str
    account: str
    amount: Decimal
    bank: str = ""


@hashed_once
@dataclass(frozen=True)
class TransactionSet:
    """A set of transfers under one reference number.

    Attributes:
        ref: the bank's reference number.
        service: the bank's name for the kind of transfer.
        debit_account: the agency's account.
        effective_date: the day of payment, as the screen shows it.
        maker: user ID of the person who made it.
        submitted_at: time of day, as the screen shows it.
        transfers: the payees' lines.
        file: name of the file it was made from, or empty.
        status: ``draft`` (with its maker still), ``pending``, ``approved``, ``rejected``, ``cancelled``,
            ``replaced`` or ``unknown``.
        version: 1, and one more for each change after it was submitted.
        reason: why it should be sent back, by the drill's own file; or empty.
        typed_reason: what was typed by whoever sent it back; in memory only, so no log and no comparing knows it.
        replaced_by: reference number of the set that was made in its place, or empty.
        levels: how many people have to approve it, one after another.
        approvals: the user IDs of those who have, in order.
    """

    ref: str
    service: str
    debit_account: str
    effective_date: str
    maker: str
    submitted_at: str
    transfers: tuple[Transfer, ...]
    file: str = ""
    status: str = "pending"
    version: int = 1
    reason: str = ""
    typed_reason: str = field(default="", compare=False, repr=False)
    replaced_by: str = ""
    levels: int = 1
    approvals: tuple[str, ...] = ()

    @property
    def reason_read(self) -> str:
        """Why it was sent back, as its maker reads it: as it was typed, or else as the drill's file says."""
        return self.typed_reason or self.reason

    @property
    def total(self) -> Decimal:
        """Baht in all."""
        return sum((transfer.amount for transfer in self.transfers), Decimal("0.00"))

    @cached_property
    def digest(self) -> str:
        """What a one-time code is bound to: changes with any payee, account, amount or their order."""
        return set_digest(
            [
                {"line": t.line, "payee": t.payee, "account": t.account, "amount": f"{t.amount:.2f}"}
                for t in self.transfers
            ]
        )

    def changed(
        self, line: int, *, account: str | None = None, amount: Decimal | None = None
    ) -> TransactionSet:
        """The set with one line's account or amount changed, as its next version."""
        transfers = tuple(
            replace(t, account=account or t.account, amount=t.amount if amount is None else amount)
            if t.line == line
            else t
            for t in self.transfers
        )
        return replace(self, transfers=transfers, version=self.version + 1)


def digest_together(sets: tuple[TransactionSet, ...]) -> str:
    """What a one-time code for these sets is bound to; of one set it is the set's own digest."""
    if len(sets) == 1:
        return sets[0].digest
    return hashlib.sha256("+".join(s.digest for s in sets).encode()).hexdigest()
