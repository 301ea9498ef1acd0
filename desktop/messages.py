"""Says what the window says in the language chosen: Thai, or the English it is written in.

In the code every message is English, wrapped in `_()`; the Thai stands in
`desktop/locale/th/LC_MESSAGES/desktop.po`, made and checked by `tools/catalogue.py`.
"""

from __future__ import annotations

import gettext as _gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("th", "en")
"""What `use_language` takes; the first is what a new window speaks."""

LOCALE_FOLDER = Path(__file__).with_name("locale")
_DOMAIN = "desktop"
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

_language = LANGUAGES[0]


def use_language(language: str) -> None:
    """Makes everything shown from now on speak that language, one of `LANGUAGES`."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}; choose one of {', '.join(LANGUAGES)}")
    _language = language


def language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _language


def _(message: str) -> str:
    """The message in the language in use; the message itself where a translation is missing."""
    return _catalogue(_language).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for that many of something, in the language in use."""
    return _catalogue(_language).ngettext(one, many, n)


def digits(text: str | int) -> str:
    """A number, a time or an amount in the digits of the language in use."""
    return str(text).translate(_THAI_DIGITS) if _language == "th" else str(text)


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    if code == "en":
        return _gettext.NullTranslations()
    with (LOCALE_FOLDER / code / "LC_MESSAGES" / f"{_DOMAIN}.mo").open("rb") as file:
        return _gettext.GNUTranslations(file)
