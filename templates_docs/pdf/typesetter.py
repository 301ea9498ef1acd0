"""Sets a rendered Word file as PDF; fonts, styles and shaped words are kept from one document to the next."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from templates_docs.errors import CannotTypesetError
from templates_docs.package import Writable
from templates_docs.pdf.archive import Archive
from templates_docs.pdf.faces import Face
from templates_docs.pdf.formats import Paragraph
from templates_docs.pdf.lines import Line, fill_lines, measure_lines
from templates_docs.pdf.pages import make_pages
from templates_docs.pdf.reading import read_document
from templates_docs.pdf.styles import StyleSheet
from templates_docs.pdf.xml_names import W, attribute, points

_FONTS = Path(__file__).parent.parent / "fonts"
_MOST_KEPT = 2_000  # paragraphs; most of a batch's letters share all but a few of theirs
_WORD_DEFAULT_TAB = "720"  # twips, where the settings name none (ECMA-376 part 1, 17.15.1.25)


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The four files of the document font."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


BUNDLED_FONTS = FontFiles(
    *(_FONTS / f"KhlangOfficial-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
)


def typeset(
    document: bytes | Mapping[str, bytes], fonts: FontFiles = BUNDLED_FONTS, title: str = ""
) -> bytes:
    """Return a rendered Word file as PDF/A-2b; the same document gives the same bytes.

    Args:
        document: the .docx, or its parts by name.
        fonts: the document font; another with the widths of TH SarabunPSK serves as well.
        title: what a reader's window shows; the subject of the letter.

    Raises:
        CannotTypesetError: naming the first thing that is not drawn here.
    """
    file = BytesIO()
    one = OnePdf(file, title, fonts)
    one.add(title, _parts(document) if isinstance(document, bytes) else document)
    one.finish()
    return file.getvalue()


class OnePdf:
    """Sets any number of Word files of one template as one PDF/A-2b, each from a new page; fonts stand in it once."""

    def __init__(self, file: Writable, title: str, fonts: FontFiles = BUNDLED_FONTS) -> None:
        """Begins the file.

        Args:
            file: where to; needs `write` only.
            title: what a reader's window shows.
            fonts: as for `typeset`.
        """
        self._archive = Archive(file)
        self._title = title
        self._fonts = fonts
        self._faces: list[Face] = []

    def add(self, name: str, parts: Mapping[str, bytes]) -> None:
        """Set one more document, with page numbers of its own; its pages are in the file when this returns.

        Args:
            name: of the document; not printed.
            parts: of its .docx by name.

        Raises:
            CannotTypesetError: naming the first thing that is not drawn here.
        """
        for needed in ("word/document.xml", "word/styles.xml"):
            if needed not in parts:
                raise CannotTypesetError(f"ไฟล์ที่ไม่มี {needed}")
        setter = setter_for(parts, self._fonts)
        sections = read_document(parts, _styles(parts["word/styles.xml"]))
        self._archive.add(make_pages(sections, setter.lines), parts)
        self._faces = setter.faces

    def finish(self) -> None:
        """Write what all pages share; the file is whole then."""
        self._archive.finish(self._faces, self._title)


@lru_cache(maxsize=512)  # most of a roster's answers are the same in every row
def undrawable(text: str, fonts: FontFiles = BUNDLED_FONTS) -> str:
    """Return the first character of an answer that the document font does not have; empty where it has all."""
    font = _setter(fonts, points(_WORD_DEFAULT_TAB)).faces[0].font
    return next((c for c in text if not c.isspace() and not font.get_nominal_glyph(ord(c))), "")


class Setter:
    """The faces, and the paragraphs already set in them."""

    def __init__(self, fonts: FontFiles, tab_width: float) -> None:
        self.faces = [Face(path) for path in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)]
        self._tab_width = tab_width
        self.lines = lru_cache(maxsize=_MOST_KEPT)(self._lines)
        self.measured = lru_cache(maxsize=_MOST_KEPT)(self._measured)

    def _lines(self, paragraph: Paragraph, width: float) -> tuple[Line, ...]:
        return fill_lines(paragraph, width, self.faces, self._tab_width)

    def _measured(self, paragraph: Paragraph, width: float) -> tuple[Line, ...]:
        return measure_lines(paragraph, width, self.faces, self._tab_width)


def setter_for(parts: Mapping[str, bytes], fonts: FontFiles = BUNDLED_FONTS) -> Setter:
    """Return the faces and the tab stops that a Word file is set with."""
    return _setter(fonts, _tab_width(parts.get("word/settings.xml", b"")))


@lru_cache(maxsize=4)
def _setter(fonts: FontFiles, tab_width: float) -> Setter:
    return Setter(fonts, tab_width)


@lru_cache(maxsize=8)
def _styles(styles_xml: bytes) -> StyleSheet:
    return StyleSheet(styles_xml)


@lru_cache(maxsize=8)
def _tab_width(settings_xml: bytes) -> float:
    found = ElementTree.fromstring(settings_xml).find(f"{W}defaultTabStop") if settings_xml else None
    return max(points(attribute(found) or _WORD_DEFAULT_TAB), 1.0)


def _parts(document: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(document)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except zipfile.BadZipFile:
        raise CannotTypesetError("ไฟล์ที่ไม่ใช่ .docx") from None
