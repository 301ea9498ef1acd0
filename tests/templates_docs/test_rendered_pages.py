"""The page as LibreOffice draws it: what only a real office program shows of the letter."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from templates_docs.document import render_docx
from templates_docs.form import CheckReport
from tests.templates_docs.rendered import CLOSE, LEFT_MARGIN, Line, Printed, convert, fonts_of, read_back

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed"),
]


@pytest.fixture(scope="module")
def example_pdf(tmp_path_factory: pytest.TempPathFactory, example_docx: bytes) -> Path:
    return convert(example_docx, tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="module")
def example_page(example_pdf: Path) -> Printed:
    return read_back(example_pdf)


def test_only_the_official_font_is_on_the_page(example_pdf: Path) -> None:
    """A silent substitute would come out half as large again."""
    assert {re.sub("-.*", "", font) for font in fonts_of(example_pdf)} == {"KhlangOfficial"}


def test_urgency_is_twice_the_text_size(example_page: Printed) -> None:
    def height(line: Line) -> float:
        return line.bottom - line.top

    assert height(example_page.find("ด่วนที่สุด")) == pytest.approx(
        2 * height(example_page.find("ที่ ตย")), rel=0.1
    )


@pytest.mark.parametrize("page", [1, 2])
def test_every_page_says_that_it_is_an_exercise(page: int, example_page: Printed) -> None:
    heads = [line.text for line in example_page.lines if line.page == page and line.top < 2]

    assert any("ห้ามใช้ติดต่อราชการ" in head for head in heads)


def test_page_number_stands_centred_from_the_second_page(example_page: Printed) -> None:
    numbers = [line for line in example_page.lines if re.fullmatch(r"- . -", line.text)]

    assert [number.page for number in numbers] == list(range(2, example_page.pages + 1))
    assert all(n.middle == pytest.approx(LEFT_MARGIN + 8, abs=CLOSE) for n in numbers)


def test_short_letter_is_one_page(
    least: dict[str, object], answers: dict[str, object], check: Callable[..., CheckReport], tmp_path: Path
) -> None:
    document = render_docx(check(answers, **least).accepted())

    assert read_back(convert(document, tmp_path)).pages == 1
