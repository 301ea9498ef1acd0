"""Small Word files for the typesetter, and the pages read back as a reader's program sees them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from templates_docs.compiled import REFERENCE_DOCUMENT
from templates_docs.pdf import typeset
from tests.templates_docs.rendered import Line, read_back

WordFile = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="session")
def word_file() -> WordFile:
    """`word_file(body)`: the parts of a Word file with these paragraphs, in the shipped styles."""
    with zipfile.ZipFile(BytesIO(REFERENCE_DOCUMENT.read_bytes())) as archive:
        reference = {name: archive.read(name) for name in archive.namelist()}
    document = reference["word/document.xml"].decode()
    start, end = document.index("<w:body>") + len("<w:body>"), document.index("<w:sectPr")

    def build(body: str, section: Callable[[str], str] = str) -> dict[str, bytes]:
        whole = document[:start] + body + section(document[end:])
        return {**reference, "word/document.xml": whole.encode()}

    return build


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[bytes], list[Line]]:
    """`lines(pdf)`: every line, where poppler finds it."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")

    def read(pdf: bytes) -> list[Line]:
        path = tmp_path / "read.pdf"
        path.write_bytes(pdf)
        return read_back(path).lines

    return read


@pytest.fixture
def set_lines(word_file: WordFile, lines: Callable[[bytes], list[Line]]) -> Callable[..., list[Line]]:
    """`set_lines(body)`: the lines of a small Word file, set and read back."""
    return lambda body, **more: lines(typeset(word_file(body, **more)))


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page as pdfium, the preview's and Chrome's own reader, copies it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture(name="page_texts")
def page_texts_fixture() -> Callable[[bytes], list[str]]:
    return page_texts


def paragraph(text: str, style: str = "Body", properties: str = "", run: str = "") -> str:
    inner = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\t"))
    return f"<w:p>{inner}<w:r>{f'<w:rPr>{run}</w:rPr>' if run else ''}{runs}</w:r></w:p>"


@pytest.fixture(name="paragraph")
def paragraph_fixture() -> Callable[..., str]:
    """`paragraph(text, style, properties, run)`: one paragraph as WordprocessingML; a tab is a tab."""
    return paragraph
