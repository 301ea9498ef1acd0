"""Chooses the machine's own TH SarabunPSK or TH Sarabun New among font files, where all four styles are there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb

from templates_docs.pdf.typesetter import FontFiles

FAMILIES = ("TH SarabunPSK", "TH Sarabun New", "TH SarabunIT๙", "TH SarabunIT9")
"""One design under four names, the one that the regulation's font order names first."""

_FAMILY, _STYLE = 1, 2  # entries of a font's name table
_STYLES = {"regular": 0, "normal": 0, "bold": 1, "italic": 2, "bolditalic": 3}


def document_fonts(files: Iterable[Path]) -> FontFiles | None:
    """Return the four styles of the first official family that these files hold whole; None where none is.

    Args:
        files: fonts, or what may be one; a file that is no font is passed over.
    """
    found: dict[str, dict[int, Path]] = {}
    for path in files:
        family, style = _names(path)
        if family in FAMILIES and style in _STYLES:
            found.setdefault(family, {})[_STYLES[style]] = path
    for family in FAMILIES:
        styles = found.get(family, {})
        if len(styles) == len(FontFiles.__dataclass_fields__):
            return FontFiles(*(styles[number] for number in sorted(styles)))
    return None


def _names(path: Path) -> tuple[str, str]:
    """Return the family and the style that a font says it is, the style in small letters without blanks."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        family, style = (face.get_name(name, "en") or "" for name in (_FAMILY, _STYLE))
        is_truetype = "glyf" in face.table_tags  # the kind that a PDF of ours embeds
    except (OSError, hb.HarfBuzzError):
        return "", ""
    return (family.strip() if is_truetype else ""), style.replace(" ", "").lower()
