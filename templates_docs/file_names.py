"""Makes a file name that every office computer accepts out of words from a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 80  # Thai letters take three bytes each; 80 of them stay under the 255 bytes of most disks

# Characters no Windows file name may hold, and their full-width twins, which only look harmless.
_SIGNS = re.compile(r'[\\/:*?"<>|＼／：＊？＂＜＞｜]')
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE
)
# What nearly every answer is: nothing below would change it but blanks and dots at its ends.
_PLAIN = re.compile(
    "[\u0e01-\u0e3a\u0e3f-\u0e5b0-9A-Za-z(),_.-]+(?: [\u0e01-\u0e3a\u0e3f-\u0e5b0-9A-Za-z(),_.-]+)*"
)
_MARKS = ("Mn", "Mc", "Me")


def safe_file_name(parts: Iterable[str], suffix: str) -> str:
    """Return the parts joined by `_`, safe on Windows, Linux and macOS, with the suffix (`.docx`).

    Normalised to NFC; control, format, private and unassigned characters are dropped; path signs and
    their full-width twins become `-`; reserved names get a `_`; no leading or trailing dot or blank;
    at most 80 characters, never cut inside a Thai syllable's marks. Never empty.
    """
    name = "_".join(cleaned for part in parts if (cleaned := _clean(part)))
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME] if unicodedata.category(name[LONGEST_NAME]) not in _MARKS else _cut(name)
    name = name.strip(" ._-") or "document"
    return f"_{name}{suffix}" if _RESERVED.match(name) else f"{name}{suffix}"


def _clean(part: str) -> str:
    if _PLAIN.fullmatch(part) and unicodedata.is_normalized("NFC", part):
        return part.strip(" .")
    text = unicodedata.normalize("NFC", part)
    text = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    text = _SIGNS.sub("-", text)
    return re.sub(r"\s+", " ", text).strip(" .")


def _cut(name: str) -> str:
    """Return the name's beginning, without a letter that would lose its marks."""
    end = LONGEST_NAME
    while end > 1 and unicodedata.category(name[end]) in _MARKS:
        end -= 1
    return name[:end]
