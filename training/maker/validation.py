"""The maker's upload: a file becomes a validation result, and a good one a transaction set that waits for approval."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thai.business_days import GovernmentCalendar
from thai.dates import BUDDHIST_ERA
from training.errors import DrillError
from training.frozen import replace
from training.payment.checks import Upload, check
from training.payment.file import PaymentFile, Problem
from training.payment.layout import layout
from training.transactions import TransactionSet, Transfer


class NotAccepted(DrillError):
    """A file with errors was to be submitted; it goes as a whole or not at all."""

    code = "not_accepted"


@dataclass(frozen=True)
class ValidationResult:
    """What the bank's screen says of an uploaded file.

    Attributes:
        file_name: as it was uploaded.
        service: what the screen calls the chosen service.
        items: the payees' lines, good or not.
        rejected_items: those of them that have an error of their own.
        total: baht, of the lines that could be read.
        problems: the error table, by line.
        file: what it orders; None when any error stops it.
    """

    file_name: str
    service: str
    items: int
    rejected_items: int
    total: Decimal
    problems: tuple[Problem, ...]
    file: PaymentFile | None

    @property
    def accepted(self) -> bool:
        """Whether it may be submitted."""
        return self.file is not None


def validate(
    file_name: str,
    data: bytes,
    upload: Upload,
    calendar: GovernmentCalendar,
    submitted: Mapping[str, str],
) -> ValidationResult:
    """What the bank says of an uploaded file; never raises for its bytes.

    Args:
        file_name: shown again, never judged: last month's file may have a new name.
        data: the file's bytes.
        upload: what the maker chose on the screen.
        calendar: the working days.
        submitted: the reference number of every earlier file, by its `fingerprint`.

    Raises:
        KeyError: the layout has no such service.
    """
    reading = check(data, upload, calendar)
    if reading.file and (ref := submitted.get(fingerprint(reading.file))):
        reading = replace(reading, problems=(Problem("file_again", expected=ref), *reading.problems))
    # the first line is the header's, and 0 is the whole file
    rejected = {p.line for p in reading.problems if p.severity == "error" and p.line > 1}
    return ValidationResult(
        file_name=file_name,
        service=layout().services[upload.service].title,
        items=len(rejected.union(record.line for record in reading.details)),
        rejected_items=len(rejected),
        total=sum((payment.amount for payment in reading.payments.values()), Decimal("0.00")),
        problems=reading.problems,
        file=reading.file,
    )


def fingerprint(file: PaymentFile) -> str:
    """The same for two files that pay the same accounts the same amounts, whatever their order, day, or names."""
    return fingerprint_of(file.debit_account, ((p.bank, p.account, p.amount) for p in file.payments))


def fingerprint_of(debit_account: str, lines: Iterable[tuple[str, str, Decimal]]) -> str:
    """The `fingerprint` of payments of which only the bank's code, the account and the amount are known."""
    told = sorted(f"{bank} {account} {amount:.2f}" for bank, account, amount in lines)
    return hashlib.sha256("\n".join([debit_account, *told]).encode()).hexdigest()


def shown_on_screen(day: date) -> str:
    """A day as the bank's screens show it: 10-08-2566."""
    return f"{day:%d-%m}-{day.year + BUDDHIST_ERA}"


def reference_number(day: date, running: int) -> str:
    """The bank's number of the day's set, such as 660810001: a two-digit Buddhist year, month, day and a count."""
    return f"{(day.year + BUDDHIST_ERA) % 100:02}{day:%m%d}{running:03}"


def submit(
    result: ValidationResult,
    ref: str,
    maker: str,
    submitted_at: str,
    banks: Mapping[str, str] | None = None,
) -> TransactionSet:
    """The set that waits for the authorizer.

    Args:
        result: of a file that was accepted.
        ref: the bank's reference number, as `reference_number`.
        maker: the maker's user ID.
        submitted_at: time of day, as the screen shows it.
        banks: what the screen calls each bank, by its code; only the code where that is not said.

    Raises:
        NotAccepted: the file has errors.
    """
    file = result.file
    if file is None:
        raise NotAccepted("ไฟล์มีข้อผิดพลาด ส่งให้ผู้อนุมัติไม่ได้ กรุณาแก้ตามตารางแล้วนำเข้าใหม่ทั้งไฟล์")
    return TransactionSet(
        ref=ref,
        service=result.service,
        debit_account=file.debit_account,
        effective_date=shown_on_screen(file.effective_date),
        maker=maker,
        submitted_at=submitted_at,
        transfers=tuple(
            Transfer(line, p.payee, p.account, p.amount, (banks or {}).get(p.bank, p.bank))
            for line, p in enumerate(file.payments, start=1)
        ),
        file=result.file_name,
    )
