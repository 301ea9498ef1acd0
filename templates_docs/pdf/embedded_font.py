"""Embeds a face in a PDF: a subset of its outlines, its widths, and the text of its glyphs."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from templates_docs.pdf.faces import Face
from templates_docs.pdf.objects import PdfFile, stream

_TABLES_LEFT_OUT = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "BASE", "STAT", "DSIG", "kern")
_SYMBOLIC = 4
_POSTSCRIPT_NAME = 6  # of a font's name table
_MOST_IN_A_BLOCK = 100  # mappings in one beginbfchar; PDF 32000-1, 9.10.3


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """The finished objects of one subset, kept for the next document; `%d` stands for another's number."""

    name: str
    outlines: bytes
    descriptor: str
    widths: str
    texts: bytes

    def write(self, pdf: PdfFile) -> int:
        """Add the font to a file and return its number."""
        outlines = pdf.add(self.outlines)
        descriptor = pdf.add(f"{self.descriptor}/FontFile2 {outlines} 0 R>>")
        glyphs = pdf.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{self.name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 0/W[{self.widths}]>>"
        )
        texts = pdf.add(self.texts)
        return pdf.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{self.name}/Encoding/Identity-H"
            f"/DescendantFonts[{glyphs} 0 R]/ToUnicode {texts} 0 R>>"
        )


@lru_cache(maxsize=32)
def embedded_font(face: Face, rare: frozenset[tuple[int, str]] = frozenset()) -> EmbeddedFont:
    """Return the subset with the everyday glyphs and these rare ones, ready to be written to many files."""
    texts = dict(rare) | face.everyday
    glyphs = sorted(texts)
    outlines = _subset(face, glyphs)
    name = f"{_tag(outlines)}+{_postscript_name(face)}"
    box = _bounding_box(face)
    descriptor = (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{box}]"
        f"/ItalicAngle {_slant(face)}/Ascent {face.ascent * 1000:.0f}"
        f"/Descent {-face.descent * 1000:.0f}/CapHeight {_capital_height(face)}/StemV 80"
    )
    return EmbeddedFont(
        name=name,
        outlines=stream(outlines, f"/Length1 {len(outlines)}", 9),
        descriptor=descriptor,
        widths="".join(f"{glyph}[{face.advance(glyph)}]" for glyph in glyphs),
        texts=stream(_character_map(texts), level=9),
    )


def _postscript_name(face: Face) -> str:
    """Return the font's own name for programs, in the signs that a PDF name may have."""
    name = face.face.get_name(_POSTSCRIPT_NAME, "en") or face.path.stem
    return re.sub("[^A-Za-z0-9-]", "", name)


def _subset(face: Face, glyphs: list[int]) -> bytes:
    """Return a font of these outlines only; they keep their numbers, which the pages are written in."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *glyphs})
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in _TABLES_LEFT_OUT
    )
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    subset: bytes = hb.subset(face.face, wanted).blob.data
    return subset


def _tag(outlines: bytes) -> str:
    """Return the six letters that mark a subset; PDF 32000-1, 9.6.4."""
    digest = hashlib.sha256(outlines).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _bounding_box(face: Face) -> str:
    boxes = [face.font.get_glyph_extents(glyph) for glyph in face.everyday]
    left = min(box.x_bearing for box in boxes)
    right = max(box.x_bearing + box.width for box in boxes)
    bottom = min(box.y_bearing + box.height for box in boxes)
    top = max(box.y_bearing for box in boxes)
    return f"{left} {bottom} {right} {top}"


def _slant(face: Face) -> int:
    return round(float(face.font.get_style_value(hb.StyleTag.SLANT_ANGLE)))


def _capital_height(face: Face) -> int:
    return int(face.font.get_glyph_extents(face.font.get_nominal_glyph(ord("H"))).y_bearing)


def _character_map(texts: dict[int, str]) -> bytes:
    rows = [
        f"<{glyph:04x}><{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items()) if text
    ]
    blocks = [rows[at : at + _MOST_IN_A_BLOCK] for at in range(0, len(rows), _MOST_IN_A_BLOCK)]
    mappings = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        f"1 begincodespacerange<0000><ffff>endcodespacerange\n{mappings}"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode("ascii")
