"""Builds the window's Thai font: Sarabun, with its marks a second time where an old screen needs them.

A Tk that does not shape draws one glyph for one code point, wherever the glyph was drawn.  So the code points
of the marks get copies placed ready over (or under) a consonant, and the 27 code points U+F700–F71A get the
moved ones; `desktop/widgets/shaping.py` chooses.  A screen that does shape first puts the originals back (one
lookup in front of all others) and then does what the source font says: one file is right everywhere.
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from font_naming import Naming, rename
from font_symbols import ADVANCE, SYMBOLS, symbol_glyph
from fontTools.merge import Merger
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

NAMING = Naming(
    family="Khlang Sarabun UI",
    licence="This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    licence_url="https://openfontlicense.org",
    changes="Made from Sarabun: marks placed for screens without shaping, signs added, renamed.",
)

_TONES = "่้๊๋์"
_UPPER_VOWELS = "ิีึื"
_OTHER_UPPER = {"ั": 0xF710, "ํ": 0xF711, "็": 0xF712}
_LOWER_VOWELS = "ฺุู"
_LOWERED_CODES = (0xF71A, 0xF718, 0xF719)
_SUBSETS = ("thai", "latin", "latin-ext")
_WEIGHT = {"Regular": 400, "Bold": 700}
_STEM = {"Regular": 72, "Bold": 128}  # thickness of the drawn signs
# One line height for both weights.  It holds ก้ำ and ฎู, and the pixel by which hinting lifts the highest marks.
_ASCENT, _DESCENT = 1315, 470
_HINTING_LIFT = 60
# The highest and the lowest marks are drawn flatter, or every line of the window would be taller.
_HIGH_SQUASH, _LOW_SQUASH = 0.88, 0.62
_MARK_CLASS = 3  # in the GDEF table


@dataclass(frozen=True)
class _Copy:
    """A mark drawn again: its code point, and the syllable in which it is the nth glyph."""

    code: int
    mark: str
    syllable: str
    nth: int

    @property
    def name(self) -> str:
        return f"placed{self.code:04X}"


def build_ui_font(files: dict[str, Path], style: str) -> TTFont:
    """The finished font; style is Regular or Bold, files the woff2 subsets by their names."""
    subsets = [files[f"sarabun-{subset}-{_WEIGHT[style]}-normal.woff2"] for subset in _SUBSETS]
    font = _merged(subsets)
    originals = {copy.name: font.getBestCmap()[ord(copy.mark)] for copy in _copies()}
    _add_placed_marks(font)
    _put_originals_back_when_shaping(font, originals)
    _add_signs(font, _STEM[style])
    _make_room_for_marks(font, list(originals))
    rename(font, style, NAMING)
    return font


def source_names() -> list[str]:
    """The file names this build wants to find."""
    return [f"sarabun-{subset}-{weight}-normal.woff2" for weight in _WEIGHT.values() for subset in _SUBSETS]


def _copies() -> list[_Copy]:
    """Every mark to draw again, each in a model syllable that shows its place.

    น is a plain consonant, ป has a stem on the right, ฎ a tail below.
    """
    copies = []
    for i, tone in enumerate(_TONES):
        copies += [
            _Copy(0xF705 + i, tone, "ป" + tone, 1),
            _Copy(0xF70A + i, tone, "น" + tone, 1),
            _Copy(0xF713 + i, tone, "ปี" + tone, 2),
            _Copy(ord(tone), tone, "นี" + tone, 2),
        ]
    left = {vowel: 0xF701 + i for i, vowel in enumerate(_UPPER_VOWELS)} | _OTHER_UPPER
    for vowel, code in left.items():
        copies += [_Copy(code, vowel, "ป" + vowel, 1), _Copy(ord(vowel), vowel, "น" + vowel, 1)]
    for vowel, code in zip(_LOWER_VOWELS, _LOWERED_CODES, strict=True):
        copies += [_Copy(code, vowel, "ฎ" + vowel, 1), _Copy(ord(vowel), vowel, "น" + vowel, 1)]
    return copies


def _merged(subsets: list[Path]) -> TTFont:
    """One font out of the subsets the source comes in."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for subset in subsets:
            part = TTFont(subset, recalcTimestamp=False)
            part.flavor = None
            paths.append(str(Path(folder) / f"{subset.stem}.ttf"))
            part.save(paths[-1])
        font = Merger().merge(paths)
        first = TTFont(paths[0])["head"]
    font["head"].created, font["head"].modified = first.created, first.modified  # the same font every time
    font.recalcTimestamp = False
    return font


def _add_placed_marks(font: TTFont) -> None:
    """Draw the copies where HarfBuzz puts the marks, and let the code points point to them."""
    shaper = hb.Font(hb.Face(_bytes_of(font)))
    order = font.getGlyphOrder()
    placed = {copy: _placed(font, shaper, order, copy.syllable, copy.nth) for copy in _copies()}
    footless = {
        code: _placed(font, shaper, order, base + "ู", 0)[0] for code, base in ((0xF700, "ฐ"), (0xF70F, "ญ"))
    }
    for copy, (glyph, x, y) in placed.items():
        pen = TTGlyphPen(font["glyf"])
        pen.addComponent(glyph, _placement(font, copy, glyph, x, y))
        _add_glyph(font, copy.name, pen.glyph(), advance=0)
        font["GDEF"].table.GlyphClassDef.classDefs[copy.name] = _MARK_CLASS
    _map(font, {copy.code: copy.name for copy in placed} | footless)


def _placement(font: TTFont, copy: _Copy, glyph: str, x: int, y: int) -> tuple[float, ...]:
    """The transformation of the copy: moved, and where it is outermost, flattened towards the letter."""
    outline = font["glyf"][glyph]
    if copy.code in _LOWERED_CODES:
        return (1, 0, 0, _LOW_SQUASH, x, round(y + outline.yMax * (1 - _LOW_SQUASH)))
    if copy.mark in _TONES and copy.nth == 2:  # above a vowel
        return (1, 0, 0, _HIGH_SQUASH, x, round(y + outline.yMin * (1 - _HIGH_SQUASH)))
    return (1, 0, 0, 1, x, y)


def _placed(font: TTFont, shaper: hb.Font, order: list[str], syllable: str, nth: int) -> tuple[str, int, int]:
    """The nth glyph of a shaped syllable, and where it stands as seen from the end of the consonant."""
    buffer = hb.Buffer()
    buffer.add_str(syllable)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer)
    names = [order[info.codepoint] for info in buffer.glyph_infos]
    before = sum(position.x_advance for position in buffer.glyph_positions[:nth])
    position = buffer.glyph_positions[nth]
    consonant_width = font["hmtx"][names[0]][0]
    return names[nth], before + position.x_offset - consonant_width, position.y_offset


def _put_originals_back_when_shaping(font: TTFont, originals: dict[str, str]) -> None:
    """One substitution before all others, so that a shaping screen meets the source font's own glyphs."""
    gsub = font["GSUB"].table
    for lookup in gsub.LookupList.Lookup:
        for subtable in lookup.SubTable:
            _shift_nested_lookups(subtable)
    first = buildLookup([buildSingleSubstSubtable(originals)])
    gsub.LookupList.Lookup.insert(0, first)
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    for record in gsub.FeatureList.FeatureRecord:
        feature = record.Feature
        feature.LookupListIndex = [index + 1 for index in feature.LookupListIndex]
        if record.FeatureTag == "ccmp":  # glyph composition: always on, and applied first
            feature.LookupListIndex.insert(0, 0)
        feature.LookupCount = len(feature.LookupListIndex)


def _shift_nested_lookups(subtable: object) -> None:
    """Rules that call other lookups call them by number, and every number grows by one."""
    rules = [subtable]
    for set_name, rule_name in (
        ("ChainSubRuleSet", "ChainSubRule"),
        ("ChainSubClassSet", "ChainSubClassRule"),
    ):
        for rule_set in getattr(subtable, set_name, None) or []:
            rules += getattr(rule_set, rule_name) if rule_set else []
    for rule in rules:
        for record in getattr(rule, "SubstLookupRecord", None) or []:
            record.LookupListIndex += 1


def _add_signs(font: TTFont, stem: int) -> None:
    """The drawn signs, a hyphen that never breaks and a space of no width.

    Of the arrows the source has only those that point up and down; ours replace them, to match the others.
    """
    names = {ord(sign): f"sign{ord(sign):04X}" for sign in SYMBOLS}
    for sign in SYMBOLS:
        _add_glyph(font, names[ord(sign)], symbol_glyph(sign, stem), ADVANCE)
    _add_glyph(font, "sign200B", Glyph(), advance=0)
    _map(font, names | {0x200B: "sign200B", 0x2011: font.getBestCmap()[ord("-")]})


def _make_room_for_marks(font: TTFont, marks: list[str]) -> None:
    """Line heights that hold every placed mark, or a window cuts ก้ำ and ฎู."""
    glyf = font["glyf"]
    highest = max(glyf[name].yMax for name in marks)
    if highest + _HINTING_LIFT > _ASCENT or min(glyf[name].yMin for name in marks) < -_DESCENT:
        raise ValueError("a mark is higher or lower than the line")
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = _ASCENT, -_DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = _ASCENT, _DESCENT
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = _ASCENT, -_DESCENT, 0


def _add_glyph(font: TTFont, name: str, glyph: Glyph, advance: int) -> None:
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    font.setGlyphOrder(font["glyf"].glyphOrder)


def _map(font: TTFont, glyph_by_code: dict[int, str]) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(glyph_by_code)


def _bytes_of(font: TTFont) -> bytes:
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()
