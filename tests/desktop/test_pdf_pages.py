"""A PDF's pages come out as pictures that Tk reads as they are."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from desktop.files.pdf_pages import PdfPages


@pytest.fixture
def two_pages() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595.28, 841.89)
    document.new_page(841.89, 595.28)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("width", [1, 3, 101, 400, 1023])
def test_a_page_is_as_wide_as_asked_and_keeps_its_shape(two_pages: bytes, width: int) -> None:
    with PdfPages(two_pages) as pages:
        picture = Image.open(io.BytesIO(pages.picture(0, width)))

    assert picture.format == "PPM"
    assert abs(picture.width - width) <= 1
    assert abs(picture.height - width * 841.89 / 595.28) <= 2


def test_every_page_is_counted(two_pages: bytes) -> None:
    with PdfPages(two_pages) as pages:
        assert len(pages) == 2
        assert Image.open(io.BytesIO(pages.picture(1, 200))).height < 200


def test_an_empty_page_is_white(two_pages: bytes) -> None:
    with PdfPages(two_pages) as pages:
        picture = Image.open(io.BytesIO(pages.picture(0, 50)))

    assert picture.getcolors() == [(picture.width * picture.height, (255, 255, 255))]
