"""A font file ready to set text: words shaped once by HarfBuzz and kept, and a subset of it to embed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.glyph_text import repertoire

RISE = " Ts"  # raises what follows above the line
_EM = 1000  # every measure of a PDF font is in thousandths of its size
# Marks stand over or under their base without moving the pen, and sara am is drawn as two glyphs round a tone
# mark: readers that sort glyphs by place would tell them in the wrong order.
_STACKED = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
_MOST_KEPT = 20_000  # shaped words; a batch of letters uses a few thousand


class Shaped(NamedTuple):
    """A word ready to draw at one size; widths in points.

    `clusters` are pieces of a PDF `TJ` array, one for each base with its marks; the last of them,
    from `bare_clusters` on, are the spaces at its end. `needs_telling` where the glyphs alone would
    be read back wrongly. `rare` lists the glyphs outside the font's everyday set, with their text.
    """

    width: float
    bare_width: float
    clusters: tuple[str, ...]
    bare_clusters: int
    needs_telling: bool
    rare: tuple[tuple[int, str], ...]


class Face:
    """One style of the document font."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.font.scale = (_EM, _EM)
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender / _EM
        self.descent = -extents.descender / _EM
        self.line = self.ascent + self.descent + extents.line_gap / _EM
        self.everyday = repertoire(self.font)
        self.shape = lru_cache(maxsize=_MOST_KEPT)(self._shape)

    def advance(self, glyph: int) -> int:
        """Return how far a glyph moves the pen, in thousandths of the size."""
        return int(self.font.get_glyph_h_advance(glyph))

    def _shape(self, word: str, size: float) -> Shaped:
        """Return the word shaped.

        Raises:
            CannotTypesetError: naming a character that the font does not have.
        """
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self.font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = [at for at in range(len(infos)) if at == 0 or infos[at].cluster != infos[at - 1].cluster]
        edges = [*starts, len(infos)]
        clusters, widths, rare = [], [], []
        for number, first in enumerate(starts):
            after = edges[number + 1]
            until = infos[after].cluster if after < len(infos) else len(word)
            text = word[infos[first].cluster : until]
            glyphs = list(zip(infos[first:after], positions[first:after], strict=True))
            rare += self._rare([info.codepoint for info, _ in glyphs], text)
            clusters.append(self._cluster(glyphs, size))
            widths.append(sum(position.x_advance for _, position in glyphs) * size / _EM)
        bare = len(clusters) - (len(word) - len(word.rstrip()))
        return Shaped(
            sum(widths),
            sum(widths[:bare]),
            tuple(clusters),
            bare,
            bool(_STACKED.search(word)),
            tuple(rare),
        )

    def _cluster(self, glyphs: list[tuple[hb.GlyphInfo, hb.GlyphPosition]], size: float) -> str:
        """Return the cluster as a piece of a TJ array: what the pen moves besides the glyphs' own widths."""
        drawn = ""
        for info, position in glyphs:
            glyph = f"<{info.codepoint:04x}>"
            if position.x_offset:
                drawn += f" {-position.x_offset} "
            if position.y_offset:
                rise = position.y_offset * size / _EM
                glyph = f"]TJ {rise:.3f}{RISE}[{glyph}]TJ 0 Ts["
            drawn += glyph
            if back := self.advance(info.codepoint) - position.x_advance + position.x_offset:
                drawn += f" {back} "
        return drawn

    def _rare(self, glyphs: list[int], text: str) -> list[tuple[int, str]]:
        if 0 in glyphs:
            unknown = next((c for c in text if not self.font.get_nominal_glyph(ord(c))), text)
            raise CannotTypesetError(f"อักขระ {unknown} (U+{ord(unknown[0]):04X})")
        strange = [glyph for glyph in glyphs if glyph not in self.everyday]
        return [(glyph, text if len(glyphs) == 1 else "") for glyph in strange]
