"""Builds the iPay file of the bank's 498-character records from a list of payments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from training.frozen import replace
from training.payment.fields import character_not_in_file
from training.payment.file import InvalidPayments, Payment, PaymentFile, Problem
from training.payment.layout import Field, layout
from training.payment.reading import SHARED, read

_Value = str | int | Decimal | date


@dataclass(frozen=True)
class _Line:
    text: str
    problems: tuple[Problem, ...]


def build(file: PaymentFile) -> bytes:
    """The file's bytes, which `read` gives back as the same payments.

    Raises:
        InvalidPayments: the payments cannot be written (a name too long, a letter that TIS-620 does not have, part of
            a satang), or the bank would not take what was written. Nothing is shortened or rounded.
    """
    details = [
        _line(layout().detail, _detail(file, number, payment), number + 1)
        for number, payment in enumerate(file.payments, start=1)
    ]
    _refuse(problem for line in details for problem in line.problems)
    header = _line(layout().header, _header(file), 1)
    _refuse(header.problems)

    data = "".join(line.text + layout().line_end for line in (header, *details)).encode(layout().encoding)
    reading = read(data)
    _refuse(problem for problem in reading.problems if problem.severity == "error")
    assert reading.file == file, "what is built is read back the same"
    return data


def _refuse(problems: Iterable[Problem]) -> None:
    """Raises when there are any; what is wrong with the file's own date, sender or account is told once."""
    found: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        shared = problem.field in ("effective_date", *SHARED)
        found.setdefault((problem.code, problem.field) if shared else (problem,), problem)
    if found:
        raise InvalidPayments(tuple(found.values()))


def _header(file: PaymentFile) -> dict[str, _Value]:
    return {
        "items": len(file.payments),
        "total": file.total,
        "effective_date": file.effective_date,
        "company_id": file.company_id,
    }


def _detail(file: PaymentFile, number: int, payment: Payment) -> dict[str, _Value]:
    return {
        "bank": payment.bank,
        "branch": payment.branch,
        "account": payment.account,
        "sending_branch": file.debit_branch,
        "debit_account": file.debit_account,
        "effective_date": file.effective_date,
        "service_type": file.service_type,
        "amount": payment.amount,
        "payee": payment.payee,
        "sender": file.sender,
        "reference": payment.reference,
        "running_number": number,
        "email": payment.email,
        "mobile": payment.mobile,
    }


def _line(fields: Mapping[str, Field], values: Mapping[str, _Value], number: int) -> _Line:
    raw, problems = [], []
    for name, field in fields.items():
        if name not in values:
            raw.append(field.value or ("0" if field.kind == "digits" else " ") * field.length)
            continue
        written = _written(field, values[name])
        if isinstance(written, Problem):
            problems.append(replace(written, line=number, field=name))
        else:
            raw.append(written)
    return _Line("".join(raw), tuple(problems))


def _written(field: Field, value: _Value) -> str | Problem:
    """The field's characters, or why the value does not go into them."""
    if isinstance(value, Decimal):
        return _satang(field, value)
    if isinstance(value, date):
        raw = f"{value.day:02}{value.month:02}{value.year:04}"
    elif isinstance(value, int):
        raw = f"{value:0{field.length}}"
    else:
        raw = value
    return _fitted(field, raw)


def _satang(field: Field, baht: Decimal) -> str | Problem:
    if not baht.is_finite() or baht.adjusted() > field.length:
        return Problem("too_long", found=f"{baht:.3g}", expected=str(field.length))
    satang = baht.scaleb(2)
    if satang != satang.to_integral_value():
        return Problem("amount_fraction", found=str(baht))
    if baht < 0:
        return Problem("amount_negative", found=str(baht))
    return _fitted(field, f"{int(satang):0{field.length}}")


def _fitted(field: Field, raw: str) -> str | Problem:
    if bad := character_not_in_file(raw):
        return Problem("bad_character", found=bad)
    if field.kind == "account":
        # the bank's numbers have ten digits and the file's field eleven
        return f"0{raw}" if len(raw) == field.length - 1 else Problem("account_invalid")
    if len(raw) > field.length:
        return Problem("too_long", found=str(len(raw)), expected=str(field.length))
    if raw != raw.strip(" "):
        return Problem("stray_space")
    return raw.ljust(field.length)
