"""The two numbers a person is known and reached by, citizen number and telephone: checked, written, hidden.

Training uses decoys only: citizen numbers beginning 99, which no citizen has, and telephones of ten
digits beginning 000, which nobody can dial.

Telephone styles stand side by side in the two source letters, so the style is an office's own setting:

| style | Bangkok | other provinces | mobile |
| --- | --- | --- | --- |
| dash | ๐๒-๑๑๑-๙๙๙๙ | ๐๓๔-๐๐๐-๐๐๐ | ๐๖๐-๐๐๐-๐๐๐๑ |
| old | ๐-๒๒๔๑-๙๐๐๐ | ๐-๓๔๐๐-๐๐๐๐ | ๐๖-๐๐๐๐-๐๐๐๑ |
| mof | ๐ ๒๑๒๗ ๗๒๕๖ | ๐ ๓๔๐๐ ๐๐๐๐ | ๐๖ ๐๐๐๐ ๐๐๐๑ |

Seen in the letters: dash for Bangkok and mobile, old and mof for Bangkok; the rest follows their pattern.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

from thai.errors import ThaiError, require_choice, shown
from thai.numerals import all_arabic, all_thai

PhoneStyle = Literal["dash", "old", "mof"]

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2013]+")
_THIRTEEN_DIGITS = re.compile(r"[0-9]{13}")
_DECOY_PREFIX = "99"

_STYLES: tuple[str, ...] = get_args(PhoneStyle)
_EXTENSIONS = r"[0-9]{1,6}(?:\s*[-,]\s*[0-9]{1,6})*"
_TYPED = re.compile(
    rf"(?P<number>[+(]?[0-9][0-9 ().\-]*?)(?:\s*(?:ต่อ|ext\.?|#)\s*(?P<extensions>{_EXTENSIONS}))?",
    re.IGNORECASE,
)
_FIXED_LINE = re.compile(r"0[2-57][0-9]{7}")
_MOBILE = re.compile(r"0[689][0-9]{8}")
_DECOY = re.compile(r"000[0-9]{7}")
_ALREADY_MASKED = re.compile(r"0[689]x-xxx-[0-9]{4}")

# Digits in each group, by style: Bangkok, other provinces, mobile.
_GROUPS = {
    "dash": ((2, 3, 4), (3, 3, 3), (3, 3, 4)),
    "old": ((1, 4, 4), (1, 4, 4), (2, 4, 4)),
    "mof": ((1, 4, 4), (1, 4, 4), (2, 4, 4)),
}


def is_citizen_id(text: str) -> bool:
    """Whether the text is a number a citizen may hold: 13 digits, first 1–8, right check digit.

    Thai digits, spaces and dashes are read; anything that is not text is simply no.
    """
    number = _digits(text)
    return _has_right_check_digit(number) and number[0] in "12345678"


def is_decoy_id(text: str) -> bool:
    """Whether the text is a training number: 13 digits beginning 99, right check digit."""
    number = _digits(text)
    return _has_right_check_digit(number) and number.startswith(_DECOY_PREFIX)


def format_citizen_id(text: str) -> str:
    """The number in its five groups, Arabic digits: 1-2345-67890-12-3. The check digit is not judged.

    Raises:
        ThaiError: invalid_citizen_id; the message does not repeat the number.
    """
    number = _thirteen_digits(text)
    return "-".join((number[:1], number[1:5], number[5:10], number[10:12], number[12:]))


def mask_citizen_id(text: str) -> str:
    """The number with all but its last two digits hidden: x-xxxx-xxxxx-x1-4.

    Raises:
        ThaiError: invalid_citizen_id; the message does not repeat the number.
    """
    number = _thirteen_digits(text)
    return f"x-xxxx-xxxxx-x{number[11]}-{number[12]}"


def format_phone(raw: str, style: PhoneStyle = "dash") -> str:
    """The number as an official letter prints it, Thai digits, extensions kept: ๐-๒๒๔๑-๙๐๐๐ ต่อ ๑๕๒๓, ๑๕๒๔.

    Raises:
        ThaiError: invalid_phone, when it is not one fixed line or mobile number; unknown_choice.
    """
    require_choice(style, _STYLES, "รูปแบบหมายเลขโทรศัพท์")
    number, extensions = _parts(raw)
    line = (" " if style == "mof" else "-").join(_grouped(number, style))
    if extensions:
        line += f" ต่อ {extensions}"
    return all_thai(line)


def mask_phone(raw: str) -> str:
    """The number with its middle hidden, Arabic digits: 08x-xxx-0001; a decoy (000…) shows as 08x.

    Raises:
        ThaiError: invalid_phone.
    """
    if isinstance(raw, str) and _ALREADY_MASKED.fullmatch(all_arabic(raw).strip()):
        return all_arabic(raw).strip()
    number, _ = _parts(raw)
    if len(number) == 10:
        start = "08" if _DECOY.fullmatch(number) else number[:2]
        return f"{start}x-xxx-{number[-4:]}"
    first, middle, last = _grouped(number, "dash")
    shown_first = first if number.startswith("02") else f"{first[:2]}x"
    return f"{shown_first}-{'x' * len(middle)}-{last}"


def is_mobile(raw: str) -> bool:
    """Whether it is a Thai mobile number: ten digits beginning 06, 08 or 09, no extension."""
    return bool(_MOBILE.fullmatch(_plain_number(raw)))


def is_decoy_phone(raw: str) -> bool:
    """Whether it is a training number, which no telephone can dial: ten digits beginning 000."""
    return bool(_DECOY.fullmatch(_plain_number(raw)))


def _digits(text: object) -> str:
    """What was typed without its spaces and dashes, Arabic digits; "" when it is not text."""
    return _SEPARATORS.sub("", all_arabic(text)) if isinstance(text, str) else ""


def _thirteen_digits(text: object) -> str:
    number = _digits(text)
    if not _THIRTEEN_DIGITS.fullmatch(number):
        raise ThaiError(
            "invalid_citizen_id",
            f"เลขประจำตัวประชาชนต้องมีตัวเลข 13 หลัก แต่ที่พิมพ์มี {sum(map(str.isdigit, number))} หลัก",
            "กรุณาพิมพ์ใหม่ให้ครบ",
        )
    return number


def _has_right_check_digit(number: str) -> bool:
    """Weights 13 … 2 over the first twelve digits, (11 − sum mod 11) mod 10."""
    if not _THIRTEEN_DIGITS.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == int(number[12])


def _plain_number(raw: object) -> str:
    """The number alone, or "" when it is no number or has an extension."""
    try:
        number, extensions = _parts(raw)
    except ThaiError:
        return ""
    return "" if extensions else number


def _parts(raw: object) -> tuple[str, str]:
    """The digits of the number, and its extensions as they are printed ("1523, 1524")."""
    typed = " ".join(re.sub("[\u2010-\u2013]", "-", all_arabic(raw)).split()) if isinstance(raw, str) else ""
    match = _TYPED.fullmatch(typed)
    number = re.sub("[^0-9+]", "", match["number"]) if match else ""
    if number.startswith("+66"):
        number = "0" + number[3:].removeprefix("0")
    if match is None or not any(kind.fullmatch(number) for kind in (_FIXED_LINE, _MOBILE, _DECOY)):
        raise ThaiError(
            "invalid_phone",
            f"“{shown(raw)}” ไม่ใช่หมายเลขโทรศัพท์ที่ใช้ได้",
            "ให้พิมพ์หมายเลขเดียว เช่น 0 2127 7256 ต่อ 1523 หรือ 08x-xxx-xxxx (ตัวเลขครบ 10 หลัก)",
            shown(raw),
        )
    extensions = re.sub(r"\s*([-,])\s*", r"\1", match["extensions"] or "").replace(",", ", ")
    return number, extensions


def _grouped(number: str, style: str) -> list[str]:
    bangkok, province, mobile = _GROUPS[style]
    sizes = mobile if len(number) == 10 else bangkok if number.startswith("02") else province
    groups, start = [], 0
    for size in sizes:
        groups.append(number[start : start + size])
        start += size
    return groups
