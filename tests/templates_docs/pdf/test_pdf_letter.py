"""The letter as our own typesetter sets it: every word copies, and it looks as approved."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from templates_docs.document import plain_text, render_docx, render_pdf
from templates_docs.form import CheckedAnswers, CheckReport
from templates_docs.pdf import typeset

Lines = Callable[[bytes], list[Any]]


def test_last_line_of_a_paragraph_keeps_its_natural_width(example: CheckedAnswers, lines: Lines) -> None:
    (last,) = (line for line in lines(render_pdf(example)) if line.text.startswith("โทรศัพท์ที่เชื่อมต่อกับ"))

    assert last.right < 13


def test_page_number_is_thai_and_stands_from_the_second_page(
    example: CheckedAnswers, page_texts: Callable[[bytes], list[str]]
) -> None:
    first, second = page_texts(render_pdf(example))

    assert not re.search("- . -", first)
    assert "- ๒ -" in second


def test_copied_text_is_the_plain_text(
    varied: CheckedAnswers, page_texts: Callable[[bytes], list[str]]
) -> None:
    """Spaces aside: a line's end is one, and a tab is as wide as it is."""
    first, *others = page_texts(render_pdf(varied))
    texts = [first, *(text.split(" -", 1)[1] for text in others)]

    assert squeezed("".join(texts)) == squeezed(plain_text(varied))


@pytest.mark.parametrize("words", ["แจ้งการสูญหายเป็นลายลักษณ์อักษร", "จำนวน ๑ ชุด", "ทำการ", "คำสั่ง", "ทั้งนี้"])
def test_text_can_be_searched(words: str, example: CheckedAnswers) -> None:
    """Words with sara am and with two marks on one letter among them."""
    with pypdfium2.PdfDocument(render_pdf(example)) as document:
        assert any(page.get_textpage().search(words).get_next() for page in document)


def test_poppler_reads_the_same_words(example: CheckedAnswers, tmp_path: Path) -> None:
    """Poppler sorts glyphs by place: without the words told beside them, marks would change places."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")
    (tmp_path / "letter.pdf").write_bytes(render_pdf(example))

    told = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "letter.pdf"), "-"], capture_output=True, text=True, check=True
    )

    for line in plain_text(example).splitlines():
        assert squeezed(line) in squeezed(told.stdout)


def test_same_answers_give_the_same_bytes(example: CheckedAnswers) -> None:
    assert render_pdf(example) == render_pdf(example)


def test_a_letter_does_not_depend_on_those_set_before_it(
    example: CheckedAnswers, answers: dict[str, object], check: Callable[..., CheckReport]
) -> None:
    first = render_pdf(example)

    render_pdf(check(answers, circumstance="ÄÖÜ ทำหล่นระหว่างเดินทางกลับที่พัก").accepted())

    assert render_pdf(example) == first


def test_letter_has_as_many_pages_as_libreoffice_gives_it(
    varied: CheckedAnswers, request: pytest.FixtureRequest
) -> None:
    """The counts are those of LibreOffice 7.4 for the same Word files."""
    pages = {"as the example": 2, "least": 1, "most": 2, "late": 2}
    (name,) = (name for name in pages if name in request.node.name)

    with pypdfium2.PdfDocument(render_pdf(varied)) as document:
        assert len(document) == pages[name]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\ufffe", ""))


def test_the_word_file_alone_is_enough(example: CheckedAnswers) -> None:
    assert typeset(render_docx(example), title=example.form.title) == render_pdf(example)
