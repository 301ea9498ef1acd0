"""Reads which number a document wants from what was typed in its number field, and writes the number in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.services.ports import RegisterError, Series

if TYPE_CHECKING:
    from templates_docs.fields import Field
    from templates_docs.form import Form

NUMBER_FIELD = "doc_no"
DAY_FIELD = "doc_date"

_LETTERS = frozenset({"external_letter", "memorandum", "circular"})
_LETTER = re.compile(
    r"(?:ที่\s*)?(?P<prefix>[^0-9/]+?)\s*(?P<code>[0-9][^\s/]*)/\s*(?P<mark>ว)?\s*(?P<number>[0-9]{1,9})?"
)
_BY_YEAR = re.compile(r"(?P<number>[0-9]{1,9})?\s*(?:/\s*(?:25[0-9]{2})?)?")


@dataclass(frozen=True)
class Numbering:
    """What a document's number is made of, but for the number itself.

    Attributes:
        field: the dotted name of the field it stands in.
        series: where it is counted.
        prefix: the letters before the code; empty for orders.
        code: the owner's code; empty for orders.
        wanted: the number that was typed; None to take the next.
        day: the day the document bears.
    """

    field: str
    series: Series
    prefix: str
    code: str
    wanted: int | None
    day: date

    def reference(self, number: int | None) -> str:
        """The number in full, Thai digits: `กค ๐๔๐๒.๒/ว ๓๔`, `๑๒/๒๕๖๘`; None leaves its place blank."""
        from thai.reference import order_number, reference_number

        if not self.code:
            return order_number(number, self.day)
        return reference_number(self.prefix, self.code, number, self.series.circular)


def read_numbering(form: Form, typed: object, day: date) -> Numbering:
    """What the clerk typed into the number field, understood.

    A letter's number is typed as far as its stroke, `กค 0402.2/` or `กค 0402.2/ว`, to take the next one, or whole
    to take that very one. The number of an order is left blank, or typed as `12/2568`.

    Raises:
        RegisterError: `form_without_number`, or `unreadable_number` with an example of what to type.
    """
    from thai.dates import buddhist_year
    from thai.numerals import all_arabic

    field, year = number_field(form).name, buddhist_year(day)
    text = " ".join(all_arabic(typed).split()) if isinstance(typed, str) else ""
    if form.kind in _LETTERS:
        if not (found := _LETTER.fullmatch(text)):
            say = f"เลขที่ “{text}” อ่านไม่ได้ ให้พิมพ์อักษรย่อและรหัสถึงเครื่องหมายทับ เช่น กค 0402.2/ หรือ กค 0402.2/ว"
            raise RegisterError("unreadable_number", say)
        circular = bool(found["mark"]) or form.kind == "circular"
        prefix, code = found["prefix"].strip(), found["code"]
        # a circular is a letter to others too: its mark alone sets its numbers apart
        kind = "memorandum" if form.kind == "memorandum" else "external_letter"
        series = Series(kind, year, f"{prefix} {code}", circular)
        return Numbering(field, series, prefix, code, _whole(found["number"]), day)
    if not (found := _BY_YEAR.fullmatch(text)):
        raise RegisterError("unreadable_number", f"เลขที่ “{text}” อ่านไม่ได้ ให้เว้นว่างไว้ หรือพิมพ์ เช่น 12/{year}")
    return Numbering(field, Series(form.kind, year), "", "", _whole(found["number"]), day)


def number_field(form: Form) -> Field:
    """The field in which the form asks for its number.

    Raises:
        RegisterError: `form_without_number`.
    """
    from templates_docs.fields import Kind

    fields = [field for field in form.fields if field.kind is Kind.REFERENCE_NUMBER]
    fields.sort(key=lambda field: field.name != NUMBER_FIELD)
    if not fields:
        say = f"แบบ “{form.title}” ไม่มีช่องเลขที่ จึงออกเลขไม่ได้ โปรดทำเป็นไฟล์ Word หรือ PDF โดยไม่ออกเลข"
        raise RegisterError("form_without_number", say)
    return fields[0]


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits and int(digits) else None
