"""Builds the font of the finished documents: Laksaman, on the scale of the Thai government's own TH Sarabun.

Laksaman descends from TH Sarabun New but is drawn 1.503 times larger, so a document would run half as long
again.  Saying that its em has 1503 units instead of 1000 brings every width within 0.02 % of the original's,
without touching an outline; lines then break where they break on a government computer.
"""

from __future__ import annotations

from pathlib import Path

from font_naming import Naming, rename
from fontTools.ttLib import TTFont

NAMING = Naming(
    family="Khlang Official",
    licence=(
        "GNU General Public License, version 2 or later. As a special exception, if you create a document "
        "which uses this font, and embed this font or unaltered portions of this font into the document, "
        "this font does not by itself cause the resulting document to be covered by the GNU General Public "
        "License."
    ),
    licence_url="https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
    changes="Made from Laksaman: 1503 units per em and TH Sarabun New's line heights, renamed.",
)

_UNITS_PER_EM = 1503
_SCALE = _UNITS_PER_EM / 1000
_STYLES = {
    "Regular": "Laksaman.ttf",
    "Bold": "Laksaman-Bold.ttf",
    "Italic": "Laksaman-Italic.ttf",
    "Bold Italic": "Laksaman-BoldItalic.ttf",
}

# TH Sarabun New's own line heights, in thousandths of an em.
_ASCENT, _DESCENT, _LINE_GAP = 844, 457, 30
_USE_TYPO_METRICS = 1 << 7
_TYPO_ASCENT, _TYPO_DESCENT, _TYPO_LINE_GAP = 850, 250, 60


def source_names() -> list[str]:
    """The file names this build wants to find."""
    return list(_STYLES.values())


def build_official_font(files: dict[str, Path], style: str) -> TTFont:
    """The finished font; style is one of `STYLES`, files the source fonts by their names."""
    font = TTFont(files[_STYLES[style]], recalcTimestamp=False)
    font["head"].unitsPerEm = _UNITS_PER_EM
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = _scaled(_ASCENT), -_scaled(_DESCENT), _scaled(_LINE_GAP)
    os2.usWinAscent, os2.usWinDescent = _scaled(_ASCENT), _scaled(_DESCENT)
    os2.sTypoAscender, os2.sTypoDescender = _scaled(_TYPO_ASCENT), -_scaled(_TYPO_DESCENT)
    os2.sTypoLineGap = _scaled(_TYPO_LINE_GAP)
    # the line is as tall as hhea says, 21.3 pt at 16 pt; the source asks for the shorter sTypo line instead
    os2.fsSelection &= ~_USE_TYPO_METRICS
    rename(font, style, NAMING)
    return font


def _scaled(thousandths: int) -> int:
    return round(thousandths * _SCALE)


STYLES = tuple(_STYLES)
