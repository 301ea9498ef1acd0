"""Notices a password, PIN or one-time code written into text where none may stand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from thai.numerals import all_arabic

_WORD = r"(?:pass\s?-?(?:word|code|phrase)|passwd|pwd|\bpin\b|\botp\b|รหัสผ่าน|รหัสลับ|รหัสพิน|พาสเวิร์ด|โอทีพี)"
_ALSO = (
    r"(?:\s*(?:ใช้ครั้งเดียว|(?:รหัส\s*)?(?:pin|otp)|code|number|หมายเลข|เลข|ที่ได้รับ|ที่ใช้|เดิม|ใหม่|ปัจจุบัน))*+"
    r"(?:\s*ของ[ก-\u0e4e]{1,20}?)?"
)
_LINK = r"[\s\"'“”‘’(\[]*"
_SAYS = r"(?:คือ|เป็น|ได้แก่|ว่า|is\b|was\b|[:=]|→|->|-)"
_MIXED = r"(?=[!-~]*\d)[!-~]{4,}"  # four characters or more, one a digit
_SPACED = r"\d(?:[ \-]?\d){3,11}"
_ANY = r"[!-~]{4,}"

_GIVEN_AWAY = (
    re.compile(f"{_WORD}{_ALSO}{_LINK}(?:{_MIXED}|{_SPACED})", re.IGNORECASE),
    re.compile(f"{_WORD}{_ALSO}{_LINK}{_SAYS}{_LINK}(?:{_ANY}|{_SPACED})", re.IGNORECASE),
    re.compile(rf"(?:{_SPACED})\s*(?:คือ|เป็น|is)\s*(?:รหัส\s*)?{_WORD}", re.IGNORECASE),
)


@lru_cache(maxsize=512)  # most of a roster's answers are the same in every row
def holds_secret(text: str) -> bool:
    """Return whether the text gives the value of a password, PIN or one-time code.

    Merely naming them (`มิได้เปิดเผยรหัสผ่าน`, `PIN ๖ หลัก`) is allowed.
    """
    plain = all_arabic(unicodedata.normalize("NFKC", text).replace("\u0e4d\u0e32", "\u0e33"))
    return any(pattern.search(plain) for pattern in _GIVEN_AWAY)
