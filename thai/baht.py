"""Amounts of money as figures and in words, the way a letter writes both.

Every amount is rounded half up to whole satang before it is written, so figures and words always agree.
A float is refused: 1.005 is already 1.00499… by the time it arrives. So is a negative amount: an official
document says in words what is deducted or returned.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TypeAlias

from thai.errors import ThaiError, shown
from thai.numerals import all_arabic, all_thai

Amount: TypeAlias = Decimal | int | str
"""Baht: an exact number, or one as typed (`2500`, `2,500.00`, `๒,๕๐๐.๐๐`)."""

_MOST_DIGITS = 36
_SATANG = Decimal("0.01")
# Our own context, so that a caller's precision or rounding can never change an amount.
_CONTEXT = Context(prec=_MOST_DIGITS + 4, rounding=ROUND_HALF_UP)
_TYPED_AMOUNT = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")

_DIGIT_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000


def baht_text(amount: Amount) -> str:
    """The amount in words: สองพันห้าร้อยบาทถ้วน, หนึ่งบาทยี่สิบห้าสตางค์, ห้าสิบสตางค์, ศูนย์บาทถ้วน.

    Raises:
        ThaiError: invalid_amount, when it is no amount, is negative, or is a float.
    """
    baht, satang = divmod(int(_rounded(amount).scaleb(2, _CONTEXT)), 100)
    if not baht and not satang:
        return "ศูนย์บาทถ้วน"
    whole = f"{_in_words(baht)}บาท" if baht else ""
    return whole + (f"{_in_words(satang)}สตางค์" if satang else "ถ้วน")


def baht_figures(amount: Amount) -> str:
    """The amount in Thai figures, grouped, two decimals, without the word บาท: ๒,๕๐๐.๐๐.

    Raises:
        ThaiError: invalid_amount, as `baht_text`.
    """
    from babel.numbers import format_decimal

    value = _rounded(amount)
    with localcontext(_CONTEXT):
        return all_thai(format_decimal(value, format="#,##0.00", locale="th"))


def baht_both(amount: Amount) -> str:
    """Figures and words together: ๒,๕๐๐.๐๐ บาท (สองพันห้าร้อยบาทถ้วน).

    Raises:
        ThaiError: invalid_amount, as `baht_text`.
    """
    return f"{baht_figures(amount)} บาท ({baht_text(amount)})"


def parse_amount(amount: Amount) -> Decimal:
    """The exact number of baht, not yet rounded.

    Raises:
        ThaiError: invalid_amount, saying what was typed.
    """
    if isinstance(amount, bool) or not isinstance(amount, (Decimal, int, str)):
        raise _not_an_amount(amount)
    if isinstance(amount, str):
        digits = all_arabic(amount).strip()
        if not _TYPED_AMOUNT.fullmatch(digits):
            raise _not_an_amount(amount)
        value = Decimal(digits.replace(",", ""))
    else:
        value = Decimal(amount)
    if not value.is_finite() or value < 0 or value.adjusted() >= _MOST_DIGITS:
        raise _not_an_amount(amount)
    return value


def _rounded(amount: Amount) -> Decimal:
    value = parse_amount(amount).quantize(_SATANG, context=_CONTEXT)
    return value.copy_abs()  # minus zero is zero


def _not_an_amount(amount: object) -> ThaiError:
    return ThaiError(
        "invalid_amount",
        f"“{shown(amount)}” ไม่ใช่จำนวนเงินที่ใช้ได้",
        "ให้พิมพ์ตัวเลขที่ไม่ติดลบ เช่น 2500 หรือ 2,500.75",
        shown(amount),
    )


def _in_words(number: int) -> str:
    """A whole number above zero in words; ล้าน repeats for every further six digits."""
    millions, rest = divmod(number, _MILLION)
    above = f"{_in_words(millions)}ล้าน" if millions else ""
    return above + _below_a_million(rest, has_more=bool(millions))


def _below_a_million(number: int, has_more: bool) -> str:
    """Words for up to six digits; a final one after anything higher is เอ็ด (101, 1,000,001)."""
    words = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += _digit_in_place(digit, place, has_more or number > 9)
    return words


def _digit_in_place(digit: int, place: int, has_more: bool) -> str:
    if place == 1 and digit <= 2:
        return "สิบ" if digit == 1 else "ยี่สิบ"
    if place == 0 and digit == 1 and has_more:
        return "เอ็ด"
    return _DIGIT_WORDS[digit] + _PLACE_WORDS[place]
