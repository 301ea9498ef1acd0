"""What LibreOffice or Word needs so as to print our Word files right: a copy it understands, fonts it must use."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any

from lxml import etree

from templates_docs.docx_check import parsed
from templates_docs.package import Package
from templates_docs.pdf import BUNDLED_FONTS
from templates_docs.pdf.formats import OFFICIAL_FONTS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT_TABLE = "word/fontTable.xml"
_FONT_FILES = {
    "Regular": BUNDLED_FONTS.regular,
    "Bold": BUNDLED_FONTS.bold,
    "Italic": BUNDLED_FONTS.italic,
    "BoldItalic": BUNDLED_FONTS.bold_italic,
}
# An embedded font is veiled by its key (ECMA-376 part 4, 3.3.2); a key of noughts veils nothing.
_NO_VEIL = "{00000000-0000-0000-0000-000000000000}"


def libreoffice_copy(document: bytes) -> bytes:
    """Return the .docx as LibreOffice should be given it; the document itself stays as it is.

    Paragraphs in `thaiDistribute`, which LibreOffice 7.4 sets ragged, are in `both`, by which it spreads
    letters; and the bundled font is inside under each name of the official font that the document uses, so
    that no substitute of another width is taken on a computer without TH Sarabun.
    """
    parts = _parts(document)
    for part, root in _roots(parts):
        spread = [jc for jc in root.iter(f"{_W}jc") if jc.get(f"{_W}val") == "thaiDistribute"]
        for jc in spread:
            jc.set(f"{_W}val", "both")
        if spread:
            parts[part] = _written(root)
    _embed_fonts(parts, sorted(_fonts_of(parts) & OFFICIAL_FONTS))
    return Package(parts, parts).build({})


def fonts_named_by(document: bytes) -> frozenset[str]:
    """Return the fonts that a .docx may be printed in: those it names, the official one under any of its names."""
    named = _fonts_of(_parts(document))
    return named | OFFICIAL_FONTS if named & OFFICIAL_FONTS else named


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def _roots(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
    for part, content in tuple(parts.items()):
        if part.startswith("word/") and part.endswith(".xml"):
            yield part, parsed(content)


def _written(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _fonts_of(parts: Mapping[str, bytes]) -> frozenset[str]:
    named: set[str] = set()
    for _part, root in _roots(parts):
        for fonts in root.iter(f"{_W}rFonts"):
            named.update(fonts.get(f"{_W}{script}", "") for script in ("ascii", "hAnsi", "cs", "eastAsia"))
        named.update(
            font.get("typeface", "") for font in root.iter(f"{_A}latin", f"{_A}cs", f"{_A}ea", f"{_A}font")
        )
    return frozenset(named - {""})


def _embed_fonts(parts: dict[str, bytes], names: list[str]) -> None:
    """Put the bundled font into the file under these names, but for those already embedded by the author."""
    if not names:
        return
    types = parsed(parts["[Content_Types].xml"])
    if _FONT_TABLE not in parts:
        _add_font_table(parts, types)
    table = parsed(parts[_FONT_TABLE])
    for name in names:
        _embed(table, name)
    for style in _FONT_FILES:
        parts[f"word/fonts/khlang{style}.odttf"] = _font_file(style)
        _link(parts, "word/_rels/fontTable.xml.rels", f"khlang{style}", "font", f"fonts/khlang{style}.odttf")
    if not any(kind.get("Extension") == "odttf" for kind in types):
        veiled = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
        types.insert(0, etree.Element(f"{_TYPES}Default", Extension="odttf", ContentType=veiled))
    parts["[Content_Types].xml"], parts[_FONT_TABLE] = _written(types), _written(table)


def _add_font_table(parts: dict[str, bytes], types: Any) -> None:
    parts[_FONT_TABLE] = _written(etree.Element(f"{_W}fonts", nsmap={"w": _W[1:-1]}))
    _link(parts, "word/_rels/document.xml.rels", "khlangFonts", "fontTable", "fontTable.xml")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{_FONT_TABLE}", ContentType=kind)


def _embed(table: Any, name: str) -> None:
    font = next((font for font in table.iter(f"{_W}font") if font.get(f"{_W}name") == name), None)
    if font is None:
        font = etree.SubElement(table, f"{_W}font")
        font.set(f"{_W}name", name)
    if font.find(f"{_W}embedRegular") is not None:
        return
    for style in _FONT_FILES:
        embedded = etree.SubElement(font, f"{_W}embed{style}")
        embedded.set(f"{_R}id", f"khlang{style}")
        embedded.set(f"{_W}fontKey", _NO_VEIL)


def _link(parts: dict[str, bytes], links: str, name: str, kind: str, target: str) -> None:
    # LibreOffice knows these elements by their bare names only
    empty = etree.Element(f"{_LINKS}Relationships", nsmap={None: _LINKS[1:-1]})
    root = parsed(parts[links]) if links in parts else empty
    etree.SubElement(root, f"{_LINKS}Relationship", Id=name, Type=f"{_KIND}/{kind}", Target=target)
    parts[links] = _written(root)


@cache
def _font_file(style: str) -> bytes:
    return _FONT_FILES[style].read_bytes()
