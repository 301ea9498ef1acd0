"""Knows which characters a font's glyphs stand for, so that text copied from a PDF is the text typed."""

from __future__ import annotations

import uharfbuzz as hb

_LETTERS = (
    *map(chr, range(0x20, 0x7F)),
    *map(chr, range(0xE01, 0xE3B)),
    *map(chr, range(0xE3F, 0xE5C)),
    *"\u00a0·×÷–—‘’“”•…",
)
# Bases of each shape that changes what stands on or under them: plain, tall, with a tail below.
_BASES = "กปฝฟญฐฎฏฤ"
_ABOVE = "ัิีึืํ็"
_BELOW = "ฺุู"
_TONES = "่้๊๋์"
_SARA_AM, _NIKHAHIT, _SARA_AA = "\u0e33", "\u0e4d", "\u0e32"


def repertoire(font: hb.Font) -> dict[int, str]:
    """Return the text of every glyph that everyday Thai and Latin text is drawn with.

    The plain glyphs come from the font's own table; the positional variants of marks are found by
    shaping every base shape with every combination of marks. It is the same for every document, so
    that one subset serves them all and the same document always gives the same bytes.
    """
    found = {font.get_nominal_glyph(ord(letter)): letter for letter in reversed(_LETTERS)}
    found.pop(None, None)
    marks = [*_ABOVE, *_BELOW, *_TONES, _SARA_AM, *(tone + _SARA_AM for tone in _TONES)]
    marks += [vowel + tone for vowel in _ABOVE + _BELOW for tone in _TONES]
    for base in _BASES:
        for mark in marks:
            glyphs = shaped(font, base + mark)
            spelt = base + _in_drawn_order(mark)
            if len(glyphs) == len(spelt):
                for glyph, letter in zip(glyphs, spelt, strict=True):
                    found.setdefault(glyph, letter)
    found.pop(0, None)
    return found


def shaped(font: hb.Font, text: str) -> list[int]:
    """Return the glyphs the font draws a text with."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def _in_drawn_order(mark: str) -> str:
    """Sara am is drawn as a ring, then the tone above it, then sara aa."""
    if not mark.endswith(_SARA_AM):
        return mark
    return _NIKHAHIT + mark[:-1] + _SARA_AA
