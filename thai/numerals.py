"""Thai digits ๐–๙ in the running text of an official letter, and back again.

The rule (project policy on the cabinet's resolution of 2 May 2543, which promotes Thai digits): every
digit becomes Thai except inside an e-mail address, a URL or domain, an @handle, a dotted-quad IP
address, and any token holding a Latin letter (`2FA`, `SHA-256`, `A4`, `COVID-19`).

A token is a run of Latin letters and digits, held together by the signs that hold identifiers
together (`-`, `.`, `/`, `:`, `@` …), so Thai text written tight against it (`ระบบ2FA`) ends it. A
bare number after a Latin name (`Windows 11`) is its own token and is converted. Full-width digits
count as digits; the digits of other scripts are left alone.
"""

from __future__ import annotations

import re

from thai.errors import require_text

_ARABIC, _THAI, _FULL_WIDTH = "0123456789", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"
_TO_THAI = str.maketrans(_ARABIC + _FULL_WIDTH, _THAI * 2)
_TO_ARABIC = str.maketrans(_THAI + _FULL_WIDTH, _ARABIC * 2)

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿＡ-Ｚａ-ｚ"
_DIGIT = _ARABIC + _THAI + _FULL_WIDTH
_WORD = f"[{_LATIN}{_DIGIT}\u0300-\u036f]+"
# A comma holds a token together only where it groups thousands (USD1,000), not in a list (A4, 5).
_JOINER = rf"(?:[-_./\\:@+#&=%?~$*'’\u2010-\u2013\u2212]+|,(?=[{_DIGIT}]{{3}}(?![{_DIGIT}])))"

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IN_URL = r"[^\s<>\"“”()]"
_TOKEN = re.compile(
    rf"(?P<url>[A-Za-z][A-Za-z0-9+.-]*://{_IN_URL}*(?:\({_IN_URL}*\){_IN_URL}*)*)"
    rf"|(?P<token>@?{_WORD}(?:{_JOINER}{_WORD})*)"
)
_HAS_LATIN = re.compile(f"[{_LATIN}]")
_IP_ADDRESS = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}(?:[:/][0-9]+)?")
# ข้อ 1.2.3.4 is a clause, though it has the shape of an address.
_CLAUSE_BEFORE = re.compile(r"ข้อ[ \u00a0]?\Z")


def to_thai(text: str) -> str:
    """The text with its digits in Thai, machine words left as they are.

    Raises:
        ThaiError: invalid_text, when it is not text.
    """
    return _convert(require_text(text), _TO_THAI)


def to_arabic(text: str) -> str:
    """The text with its digits in Arabic (0–9), machine words left as they are: the way back.

    Raises:
        ThaiError: invalid_text, when it is not text.
    """
    return _convert(require_text(text), _TO_ARABIC)


def all_thai(text: str) -> str:
    """The text with every digit in Thai, for a number whose parts are already known."""
    return require_text(text).translate(_TO_THAI)


def all_arabic(text: str) -> str:
    """The text with every digit in Arabic, for reading what a person typed into one field."""
    return require_text(text).translate(_TO_ARABIC)


def _convert(text: str, digits: dict[int, int]) -> str:
    def replace(match: re.Match[str]) -> str:
        found = match.group()
        return found if _is_machine_word(match) else found.translate(digits)

    return _TOKEN.sub(replace, text)


def _is_machine_word(match: re.Match[str]) -> bool:
    token = match.group()
    if match["url"] is not None or token.startswith("@") or _HAS_LATIN.search(token):
        return True
    if not _IP_ADDRESS.fullmatch(token):
        return False
    before = match.string[max(0, match.start() - 4) : match.start()]
    return _CLAUSE_BEFORE.search(before) is None
