"""Cleans what a person typed of everything a Thai official document cannot carry."""

from __future__ import annotations

import re
import unicodedata

from templates_docs.errors import UnreadableAnswerError

LONGEST_ANSWER = 10_000  # characters; anything longer is a paste gone wrong, not an answer

# Spellings that look right on screen but search and sort wrong: sara am typed as two
# characters (with a tone mark before or between), and sara ae typed as two sara e.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_DOUBLE_SARA_E = re.compile("\u0e40\u0e40")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\v\f]")
# What nearly every answer is: nothing below would change it, which thousands of rows need not find out slowly.
_CLEAN = re.compile(
    "[\u0e01-\u0e3a\u0e3f-\u0e4c\u0e4e-\u0e5b!-~]+(?: [\u0e01-\u0e3a\u0e3f-\u0e4c\u0e4e-\u0e5b!-~]+)*"
)
_BLANKS = re.compile(r"[^\S\n]+")


def clean_text(raw: str) -> str:
    """Return the text without invisible characters, its blanks single and its Thai spelt one way.

    Removed in silence: zero-width, joining, direction and soft-hyphen characters (Unicode class Cf).
    Made one blank: tabs and every kind of space. Kept: line ends, as one newline.

    Raises:
        UnreadableAnswerError: `answer_too_long`, or `forbidden_character` for control characters, lone
            surrogates, private-use and unassigned characters, which XML or another font cannot hold.
    """
    if len(raw) > LONGEST_ANSWER:
        raise UnreadableAnswerError(
            "answer_too_long", f"ข้อความยาวเกิน {LONGEST_ANSWER:,} ตัวอักษร", "โปรดย่อหรือแนบเป็นเอกสารแยก"
        )
    if _CLEAN.fullmatch(raw) and "\u0e40\u0e40" not in raw and unicodedata.is_normalized("NFC", raw):
        return raw
    text = _LINE_ENDS.sub("\n", raw).replace("\t", " ")
    for character in set(text):
        category = unicodedata.category(character)
        if category in ("Cs", "Co", "Cn") or (category == "Cc" and character != "\n"):
            raise UnreadableAnswerError(
                "forbidden_character",
                f"มีอักขระที่เอกสารเก็บไม่ได้ (U+{ord(character):04X})",
                "โปรดลบแล้วพิมพ์ใหม่",
            )
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = unicodedata.normalize("NFC", text)
    text = _DOUBLE_SARA_E.sub("แ", _SARA_AM.sub("\\1\u0e33", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def one_line(raw: str) -> str:
    """Return the cleaned text as one line: every line end becomes a single blank."""
    return " ".join(line for line in clean_text(raw).split("\n") if line)
