"""Tells which fonts the letters of a PDF are drawn in."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from desktop.files.pdf_pages import PDFIUM_LOCK

# signs such as ☐ may come from any font that has them; a substitute shows in letters and figures
_LETTERS = re.compile("[0-9A-Za-z\u0e01-\u0e5b]")


class UsedFont(NamedTuple):
    """A font by the name the PDF has for it, and whether it is inside the PDF."""

    name: str
    is_embedded: bool


def fonts_of_letters(pdf: bytes) -> set[UsedFont] | None:
    """The fonts that Thai and Latin letters and figures are drawn in; None for what is no whole PDF."""
    with PDFIUM_LOCK:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                return {font for page in document for font in _fonts_on(page)}
        except pypdfium2.PdfiumError:
            return None


def _fonts_on(page: pypdfium2.PdfPage) -> set[UsedFont]:
    texts = page.get_textpage()
    found = set()
    for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(piece, texts, None, 0)
        words = (raw.FPDF_WCHAR * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(piece, texts, words, size)
        if _LETTERS.search(bytes(words).decode("utf-16-le", "replace")):
            found.add(_used(raw.FPDFTextObj_GetFont(piece)))
    return found


def _used(font: Any) -> UsedFont:
    name = ctypes.create_string_buffer(raw.FPDFFont_GetBaseFontName(font, None, 0) or 1)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return UsedFont(name.value.decode("utf-8", "replace"), raw.FPDFFont_GetIsEmbedded(font) == 1)
