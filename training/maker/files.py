"""The maker's real files: 498-character records made from the register, changed by hand, and validated by the bank."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from thai.business_days import GovernmentCalendar
from training.frozen import replace
from training.maker.desk import Built, Uploaded
from training.maker.register import Register, Row
from training.maker.validation import ValidationResult, fingerprint_of, validate
from training.payment.checks import Upload
from training.payment.comparison import in_baht
from training.payment.file import Payment, PaymentFile
from training.payment.layout import layout
from training.payment.writing import build
from training.transactions import TransactionSet

_LIVING = ("pending", "approved", "rejected")


def payees_of(register: Register, payees: str) -> tuple[Row, ...]:
    """The register's rows that a choice of payees stands for; empty when there is nobody of that kind."""
    own = layout().own_bank
    return tuple(
        row for row in register.rows if payees == "all" or (row.bank_code == own) == (payees == "own")
    )


def built(register: Register, payees: str, unit: str, service_type: str, pay_day: str) -> Built:
    """The file so ordered; two orders that come to the same bytes are the same file."""
    same = next(p for p in ("all", "own", "other") if payees_of(register, p) == payees_of(register, payees))
    return Built(same, unit, service_type, pay_day)


@lru_cache(maxsize=512)
def content(register: Register, file: Built) -> bytes:
    """The file's bytes.

    Raises:
        InvalidPayments: the register's rows cannot be written.
    """
    data = build(_ordered(register, file))
    if not file.edited:
        return data
    # what a hand does in a text editor: the header is put right, and the lines below stay as they were
    field = layout().header["total" if file.edited == "total" else "effective_date"]
    satang = int(sum((row.amount for row in payees_of(register, file.payees)), Decimal(0)).scaleb(2))
    raw = f"{satang:0{field.length}}" if file.edited == "total" else f"{register.pay_day:%d%m%Y}"
    header, *lines = data.decode(layout().encoding).split(layout().line_end)
    return layout().line_end.join([field.put_into(header, raw), *lines]).encode(layout().encoding)


def _ordered(register: Register, file: Built) -> PaymentFile:
    return PaymentFile(
        company_id=register.company_id,
        debit_account=register.debit_account,
        sender=register.sender,
        effective_date=date.fromisoformat(file.pay_day),
        service_type=file.service_type,
        payments=tuple(
            Payment(
                bank=row.bank_code,
                account=row.account,
                payee=row.payee,
                amount=row.amount if file.unit == "baht" else in_baht(row.amount),
                reference=row.reference,
            )
            for row in payees_of(register, file.payees)
        ),
    )


def edited(register: Register, file: Built, field: str) -> Built | None:
    """The file with that field of its header put right by hand; None when it was right already."""
    changed = replace(file, edited=field)
    return None if content(register, changed) == content(register, file) else changed


def result(
    register: Register, uploaded: Uploaded, name: str, sets: tuple[TransactionSet, ...], replaces: str
) -> ValidationResult:
    """What the bank says of an upload.

    Args:
        register: what was to be paid.
        uploaded: the file and what was chosen on the screen.
        name: the file's.
        sets: those at the bank; the same payments are not taken twice.
        replaces: reference number of the set that this one is to replace, or empty.
    """
    submitted = tuple(
        (fingerprint_of(s.debit_account, ((t.bank[:3], t.account, t.amount) for t in s.transfers)), s.ref)
        for s in sets
        if s.status in _LIVING and s.ref != replaces
    )
    return _validated(register, uploaded, name, submitted)


@lru_cache(maxsize=2048)
def _validated(
    register: Register, uploaded: Uploaded, name: str, submitted: tuple[tuple[str, str], ...]
) -> ValidationResult:
    chosen = Upload(
        service=uploaded.service,
        purpose=register.purpose,
        company_id=register.company_id,
        debit_account=register.debit_account,
        effective_date=date.fromisoformat(uploaded.pay_day),
        today=register.today,
    )
    return validate(name, content(register, uploaded.file), chosen, _calendar(), dict(submitted))


@cache
def _calendar() -> GovernmentCalendar:
    return GovernmentCalendar.shipped()
