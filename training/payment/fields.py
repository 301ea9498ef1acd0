"""What may stand in one field of the iPay file, by the field's kind, and how it is shown when it may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from thai.errors import shown
from training.payment.layout import Field
from training.safety import looks_real

_COMPANY_ID = re.compile(r"[A-Z]{4}[0-9]{6}")
_DECOY_ACCOUNT = re.compile(r"00{6}[0-9]{4}")
_EARLIEST_BUDDHIST_YEAR = 2400  # nobody is paid in that year of the Christian era

Verdict = tuple[str, str, str]
"""A problem's code, what was found and what was expected; all empty when nothing is wrong."""

_GOOD: Verdict = ("", "", "")


def verdict(field: Field, raw: str) -> Verdict:
    """What is wrong with a field's characters, spaces after them cut off."""
    return _KINDS[field.kind](field, raw)


def character_not_in_file(text: str) -> str:
    """The first character that a file cannot carry, as ``0x80`` or ``U+2014``; empty when there is none."""
    return next((_named(c) for c in text if not _fits_in_file(c)), "")


def _fits_in_file(character: str) -> bool:
    if character.isascii():
        return " " <= character <= "~"
    return "ก" <= character <= "ฺ" or "฿" <= character <= "๛"


def _named(character: str) -> str:
    code = ord(character)
    if code < 0x100 or 0xDC80 <= code <= 0xDCFF:  # a byte that means nothing, kept by surrogateescape
        return f"0x{code & 0xFF:02X}"
    return f"U+{code:04X}"


def visible(raw: str) -> str:
    """The characters as a sentence may show them: short, on one line, a sign for what no screen can show.

    What may belong to a real person is not shown at all.
    """
    return "" if looks_real(raw) else shown("".join(c if _fits_in_file(c) else "\ufffd" for c in raw))


def are_digits(raw: str) -> bool:
    """Whether they are Arabic digits and nothing else, at least one."""
    return raw.isascii() and raw.isdigit()


def is_company_id(text: str) -> bool:
    """Whether it is four capitals and six digits, as the bank's manuals show it."""
    return _COMPANY_ID.fullmatch(text) is not None


def read_day(raw: str) -> date | None:
    """The day written as DDMMYYYY; None when there is no such day."""
    if not (are_digits(raw) and len(raw) == 8):
        return None
    try:
        return datetime.strptime(raw, "%d%m%Y").date()
    except ValueError:
        return None


def _constant(field: Field, raw: str) -> Verdict:
    return _GOOD if raw == field.value else ("constant", visible(raw), field.value)


def _digits(field: Field, raw: str) -> Verdict:
    return _GOOD if are_digits(raw) and len(raw) == field.length else ("not_digits", visible(raw), "")


def _amount(field: Field, raw: str) -> Verdict:
    if re.search(r"[.,]", raw):
        return "amount_not_satang", visible(raw), ""
    if (verdict := _digits(field, raw)) != _GOOD:
        return verdict
    return _GOOD if raw.strip("0") or not field.required else ("amount_zero", "", "")


def _date(field: Field, raw: str) -> Verdict:
    day = read_day(raw)
    if day is None:
        return "date_invalid", visible(raw), ""
    return ("date_buddhist_era", raw, "") if day.year >= _EARLIEST_BUDDHIST_YEAR else _GOOD


def _account(field: Field, raw: str) -> Verdict:
    # what stands here may be somebody's own number, so it is never repeated
    if _digits(field, raw) != _GOOD or not raw.strip("0"):
        return "account_invalid", "", ""
    return _GOOD if _DECOY_ACCOUNT.fullmatch(raw) else ("account_not_decoy", "", "")


def _text(field: Field, raw: str) -> Verdict:
    if not raw:
        return ("missing", "", "") if field.required else _GOOD
    if bad := character_not_in_file(raw):
        return "bad_character", bad, ""
    if looks_real(raw):
        return "real_person", "", ""
    return ("stray_space", "", "") if raw[0] == " " else _GOOD


def _company_id(_field: Field, raw: str) -> Verdict:
    return _GOOD if is_company_id(raw) else ("company_id_invalid", visible(raw), "")


def _blank(_field: Field, raw: str) -> Verdict:
    return ("not_blank", visible(raw), "") if raw else _GOOD


_KINDS: dict[str, Callable[[Field, str], Verdict]] = {
    "constant": _constant,
    "digits": _digits,
    "number": _digits,
    "amount": _amount,
    "date": _date,
    "account": _account,
    "text": _text,
    "company_id": _company_id,
    "blank": _blank,
}
