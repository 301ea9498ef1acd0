"""Puts Thai vowel and tone marks where they belong on screens that cannot do it themselves.

Tk 8.6 and 9.0 on X11 hand code points to the font one by one, so a tone mark keeps one height and never makes
room.  Fonts made for old Windows carry the moved marks a second time at U+F700–F71A; so does our bundled one.
`shape` picks among them by the rules of WTT 2.0 (the Thai input and output standard of 1991), which is what
HarfBuzz does with such a font.

For display only: labels, buttons, table cells, canvas text, read-only text.  Never for a file, the clipboard,
a log or a search.  Shape after breaking lines, not before.
"""

from __future__ import annotations

import re
import tkinter
from functools import lru_cache

_TONES = "่้๊๋์"  # with the cancellation mark, which stands where tones stand
_SARA_AM = "ำ"
_NIKHAHIT = "ํ"
_SARA_AA = "า"
_UPPER_VOWELS = frozenset("ัิีึื็ํ")
_TALL_CONSONANTS = frozenset("ปฝฟฬ")  # a stem on the right: marks above step to the left
_DEEP_CONSONANTS = frozenset("ฎฏ")  # a tail that stays: marks below step down
_WITHOUT_FOOT = {"ญ": "\uf70f", "ฐ": "\uf700"}  # a foot that goes away before a mark below

_LOWERED = {"ุ": "\uf718", "ู": "\uf719", "ฺ": "\uf71a"}
_UPPER_LEFT = {
    "ิ": "\uf701",
    "ี": "\uf702",
    "ึ": "\uf703",
    "ื": "\uf704",
    "ั": "\uf710",
    _NIKHAHIT: "\uf711",
    "็": "\uf712",
}
_TONE_LOW_LEFT = {tone: chr(0xF705 + i) for i, tone in enumerate(_TONES)}
_TONE_LOW = {tone: chr(0xF70A + i) for i, tone in enumerate(_TONES)}
_TONE_HIGH_LEFT = {tone: chr(0xF713 + i) for i, tone in enumerate(_TONES)}

# A consonant with the marks on it, and sara am, which puts a ring on the consonant before it.
_SYLLABLE = re.compile(r"([ก-ฮ])([ัิ-ฺ็-ํ]*)(ำ?)")
_BACK_TO_THAI = str.maketrans(
    {
        moved: plain
        for table in (_WITHOUT_FOOT, _LOWERED, _UPPER_LEFT, _TONE_LOW_LEFT, _TONE_LOW, _TONE_HIGH_LEFT)
        for plain, moved in table.items()
    }
)
_SPLIT_SARA_AM = re.compile(f"{_NIKHAHIT}([{_TONES}]?){_SARA_AA}")


@lru_cache(maxsize=8192)
def shape(text: str, keep_length: bool = False) -> str:
    """The text with Thai marks replaced by their moved forms, for a screen that does not shape.

    Args:
        text: What is to be shown, already broken into lines.
        keep_length: Never split sara am in two, so that every character keeps its index (for fields being
            typed into); ป้ำ then looks a little crowded.
    """
    return _SYLLABLE.sub(lambda found: _shape_syllable(found[1], found[2], found[3], keep_length), text)


def unshape(text: str) -> str:
    """The plain Thai text again, for what was copied out of a widget that shows shaped text."""
    return _SPLIT_SARA_AM.sub(rf"\1{_SARA_AM}", text.translate(_BACK_TO_THAI))


def needs_shaping(widget: tkinter.Misc) -> bool:
    """Whether this screen leaves Thai marks unplaced: X11 with a Tk older than 9.1.

    Windows and macOS shape by themselves, and Tk 9.1 asks HarfBuzz; moved marks would be wrong there.
    """
    if widget.tk.call("tk", "windowingsystem") != "x11":
        return False
    return tk_version(str(widget.tk.call("package", "provide", "Tk"))) < (9, 1)


def tk_version(text: str) -> tuple[int, int]:
    """Major and minor number out of Tk's own version text, such as `8.6.13` or `9.1b1`."""
    found = re.match(r"(\d+)\.(\d+)", text)
    if found is None:
        raise ValueError(f"not a Tk version: {text!r}")
    return int(found[1]), int(found[2])


def _shape_syllable(base: str, marks: str, sara_am: str, keep_length: bool) -> str:
    """One consonant with its marks; sara_am is the vowel itself or nothing."""
    tall = base in _TALL_CONSONANTS
    crowned = bool(sara_am) or any(mark in _UPPER_VOWELS for mark in marks)
    placed = "".join(_place_mark(mark, base, tall, crowned) for mark in marks)
    if base in _WITHOUT_FOOT and any(mark in _LOWERED for mark in marks):
        base = _WITHOUT_FOOT[base]
    # ำ after a vowel is no Thai; split, it could not be told from ํ and า when the text is read back
    if sara_am and tall and not keep_length and all(mark in _TONE_LOW for mark in marks):
        return base + _UPPER_LEFT[_NIKHAHIT] + placed + _SARA_AA
    return base + placed + sara_am


def _place_mark(mark: str, base: str, tall: bool, crowned: bool) -> str:
    """One mark in its moved form; `crowned` says that a vowel above takes the lower of the two heights."""
    if mark in _TONE_LOW:
        if crowned:
            return _TONE_HIGH_LEFT[mark] if tall else mark
        return _TONE_LOW_LEFT[mark] if tall else _TONE_LOW[mark]
    if mark in _UPPER_LEFT:
        return _UPPER_LEFT[mark] if tall else mark
    if mark in _LOWERED and base in _DEEP_CONSONANTS:
        return _LOWERED[mark]
    return mark
