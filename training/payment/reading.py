"""Reads a payment file as the bank would: any bytes at all give what could be read and everything wrong with it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice

from training.payment.fields import are_digits, character_not_in_file, read_day, verdict, visible
from training.payment.file import Payment, PaymentFile, Problem, shown_amount, shown_day
from training.payment.layout import layout

_Places = set[tuple[int, str]]

_MOST_BAD_LINES = 1000  # enough to say that this is no payment file

SHARED = ("sending_branch", "debit_account", "service_type", "sender")
"""The fields that are the same on every payee's line of one file."""


@dataclass(frozen=True)
class Record:
    """One line of the right length.

    Attributes:
        line: counted from 1.
        raw: each field's characters, spaces after them cut off.
    """

    line: int
    raw: Mapping[str, str]

    def amount(self, name: str) -> Decimal | None:
        """Baht, from satang; None when they are not all digits."""
        return Decimal(self.raw[name]).scaleb(-2) if are_digits(self.raw[name]) else None

    def number(self, name: str) -> int | None:
        """A whole number; None when its characters are not all digits."""
        return int(self.raw[name]) if are_digits(self.raw[name]) else None

    def day(self, name: str) -> date | None:
        """A day; None when there is no such day."""
        return read_day(self.raw[name])

    def account(self, name: str) -> str:
        """An account number, ten digits."""
        return self.raw[name][1:]


@dataclass(frozen=True)
class Reading:
    """What a file holds and what is wrong with it.

    Attributes:
        header: its first line; None when that is no header.
        details: the payees' lines that have the right length.
        payments: the payment of each line whose every field is good, by line.
        problems: what is wrong, by line.
    """

    header: Record | None
    details: tuple[Record, ...]
    payments: Mapping[int, Payment]
    problems: tuple[Problem, ...]

    @property
    def accepted(self) -> bool:
        """Whether the bank would take the file: nothing is wrong with it, or only what is a warning."""
        return all(problem.severity != "error" for problem in self.problems)

    @cached_property
    def file(self) -> PaymentFile | None:
        """What the file orders; None unless it is accepted."""
        if not self.accepted or self.header is None:
            return None
        effective_date = self.header.day("effective_date")
        assert effective_date is not None, "an accepted file has a day"
        first = self.details[0]
        return PaymentFile(
            company_id=self.header.raw["company_id"],
            debit_account=first.account("debit_account"),
            sender=first.raw["sender"],
            effective_date=effective_date,
            service_type=first.raw["service_type"],
            payments=tuple(self.payments.values()),
            debit_branch=first.raw["sending_branch"],
        )


def read(data: bytes) -> Reading:
    """What the bytes hold as a payment file; never raises, whatever they are."""
    if len(data) > layout().largest_bytes:
        return _nothing(Problem("too_large", found=f"{len(data):,}", expected=f"{layout().largest_bytes:,}"))
    if not data.strip():
        return _nothing(Problem("empty_file"))
    is_utf8 = _is_utf8(data)
    text = data.decode("utf-8-sig") if is_utf8 else data.decode(layout().encoding, "surrogateescape")
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    found = [Problem("encoding_utf8")] if is_utf8 else []
    found += islice(_line_problems(lines), _MOST_BAD_LINES)
    records = {
        number: _record(number, line) for number, line in enumerate(lines, start=1) if _is_whole(number, line)
    }
    header = records.pop(1, None)
    details = tuple(records.values())
    found += [problem for record in (header, *details) if record for problem in _field_problems(record)]
    broken = {problem.line for problem in found}
    payments = {record.line: _payment(record) for record in details if record.line not in broken}
    counted = sum(line.startswith(_prefix(2)) for line in lines)
    found += _items_problems(header, counted)
    found += _total_problems(header, details) if len(details) == counted else []
    bad = {(problem.line, problem.field) for problem in found}
    found += [*_date_problems(header, details, bad), *_shared_problems(details, bad)]
    found += [*_running_problems(details), *_repeated(payments)]
    return Reading(header, details, payments, tuple(sorted(found, key=lambda problem: problem.line)))


def _nothing(problem: Problem) -> Reading:
    return Reading(None, (), {}, (problem,))


# ---------------------------------------------------------------- characters


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 and not, by chance, also sound TIS-620 of the right length."""
    try:
        text = data.decode("utf-8")
        thai = data.decode(layout().encoding, "surrogateescape")
    except UnicodeDecodeError:
        return False
    if data.isascii():
        return False
    if data.startswith(codecs.BOM_UTF8) or character_not_in_file(re.sub(r"[\r\n]", "", thai)):
        return True
    return _lines_that_fit(text) > _lines_that_fit(thai)


def _lines_that_fit(text: str) -> int:
    return sum(len(line.removesuffix("\r")) == layout().record_length for line in text.split("\n"))


# ---------------------------------------------------------------- lines


def _prefix(number: int) -> str:
    """How the line of that number begins: the first as a header, any other as a detail."""
    fields = layout().header if number == 1 else layout().detail
    return fields["file_type"].value + fields["record_type"].value


def _is_whole(number: int, line: str) -> bool:
    return line.startswith(_prefix(number)) and len(line) == layout().record_length


def _line_problems(lines: list[str]) -> Iterator[Problem]:
    length = layout().record_length
    if not lines[0].startswith(_prefix(1)):
        yield Problem("header_missing", 1)
    for number, line in enumerate(lines, start=1):
        if len(line) != length:
            yield Problem("record_length", number, found=str(len(line)), expected=str(length))
        elif number > 1 and not line.startswith(_prefix(2)):
            again = line.startswith(_prefix(1))
            yield (
                Problem("header_again", number)
                if again
                else Problem("record_type", number, "record_type", visible(line[:3]))
            )
    if not any(line.startswith(_prefix(2)) for line in lines):
        yield Problem("no_details")


def _record(number: int, line: str) -> Record:
    fields = layout().header if number == 1 else layout().detail
    return Record(number, {name: field.cut_from(line).rstrip(" ") for name, field in fields.items()})


def _payment(record: Record) -> Payment:
    amount = record.amount("amount")
    assert amount is not None, "a line without problems has an amount"
    raw = record.raw
    return Payment(
        bank=raw["bank"],
        account=record.account("account"),
        payee=raw["payee"],
        amount=amount,
        branch=raw["branch"],
        reference=raw["reference"],
        email=raw["email"],
        mobile=raw["mobile"],
    )


# ---------------------------------------------------------------- fields


def _field_problems(record: Record) -> Iterator[Problem]:
    fields = layout().header if record.line == 1 else layout().detail
    for name, field in fields.items():
        code, found, expected = verdict(field, record.raw[name])
        if code:
            yield Problem(code, record.line, name, found, expected)


# ---------------------------------------------------------------- lines held against each other


def _items_problems(header: Record | None, counted: int) -> Iterator[Problem]:
    said = header.number("items") if header else None
    if said is not None and said != counted:
        yield Problem("items_mismatch", 1, "items", str(said), str(counted))


def _total_problems(header: Record | None, details: tuple[Record, ...]) -> Iterator[Problem]:
    said = header.amount("total") if header else None
    amounts = [amount for record in details if (amount := record.amount("amount")) is not None]
    # a line that cannot be read is told of by itself; the sum of the others would only confuse
    if said is None or len(amounts) < len(details):
        return
    if said != (total := sum(amounts, Decimal("0.00"))):
        yield Problem("total_mismatch", 1, "total", shown_amount(said), shown_amount(total))


def _date_problems(header: Record | None, details: tuple[Record, ...], bad: _Places) -> Iterator[Problem]:
    name = "effective_date"
    expected = header.day(name) if header and (1, name) not in bad else None
    for record in details:
        day = record.day(name)
        if day and expected and day != expected and (record.line, name) not in bad:
            yield Problem("date_differs", record.line, name, shown_day(day), shown_day(expected))


def _shared_problems(details: tuple[Record, ...], bad: _Places) -> Iterator[Problem]:
    for name in SHARED:
        good = [record for record in details if (record.line, name) not in bad]
        for record in good[1:]:
            here, first = record.raw[name], good[0].raw[name]
            if here != first:
                yield Problem("differs", record.line, name, visible(here), visible(first))


def _running_problems(details: tuple[Record, ...]) -> Iterator[Problem]:
    for record in details:
        said = record.number("running_number")
        if said is not None and said != record.line - 1:
            yield Problem("running_number", record.line, "running_number", str(said), str(record.line - 1))


def _repeated(payments: Mapping[int, Payment]) -> Iterator[Problem]:
    first: dict[tuple[str, str, Decimal], int] = {}
    for line, payment in payments.items():
        same = first.setdefault((payment.bank, payment.account, payment.amount), line)
        if same != line:
            yield Problem("duplicate_line", line, "account", payment.account, str(same))
