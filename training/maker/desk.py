"""What stands on the maker's desk at one moment: the file he made, the upload in hand, and what he has looked at."""

from __future__ import annotations

from dataclasses import dataclass

from training.frozen import hashed_once

PAYEES = ("all", "own", "other")
"""Whom a file may pay: everybody, those with an account at this bank, or those with one elsewhere."""

EDITS = ("total", "day")
"""What of the header may be changed by hand."""


@dataclass(frozen=True)
class Built:
    """A file as it was ordered from the tool; its bytes follow from that and the register.

    Attributes:
        payees: one of `PAYEES`.
        unit: what the register's amounts were taken for, ``baht`` or ``satang``.
        service_type: two digits.
        pay_day: the day of payment, ISO.
        edited: which of `EDITS` was then changed by hand; empty when nothing was.
    """

    payees: str
    unit: str
    service_type: str
    pay_day: str
    edited: str = ""


@dataclass(frozen=True)
class Uploaded:
    """A file that the bank has in hand but that is not submitted.

    Attributes:
        file: as it was when it was uploaded.
        service: the service chosen on the screen.
        pay_day: the day chosen on the screen, ISO.
    """

    file: Built
    service: str
    pay_day: str


@hashed_once
@dataclass(frozen=True)
class Desk:
    """The maker's desk.

    Attributes:
        file: the file that the tool made last.
        copy: that file as it was saved after changing it by hand, or none.
        uploaded: the upload in hand, or none.
        payees_seen: whether its payees were looked at.
        statement_seen: whether the account's statement was.
        replaces: reference number of the rejected set that the next one is to replace, or empty.
    """

    file: Built | None = None
    copy: Built | None = None
    uploaded: Uploaded | None = None
    payees_seen: bool = False
    statement_seen: bool = False
    replaces: str = ""
