"""The letter as our own typesetter sets it: every part stands where the regulation wants it, every word copies."""

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

LEFT_MARGIN = 3.0
CLOSE = 0.1  # centimetres
Lines = Callable[[bytes], list[Any]]


@pytest.fixture
def example_lines(example: CheckedAnswers, lines: Lines) -> list[Any]:
    return lines(render_pdf(example))


def find(found: list[Any], words: str) -> Any:
    return next(line for line in found if line.text.startswith(words))


@pytest.mark.parametrize(
    ("words", "from_margin"),
    [
        ("ด่วนที่สุด", 0),
        ("ที่ ตย", 0),
        ("องค์การบริหารส่วนตำบลบ้านตัวอย่าง", 9.0),
        ("อำเภอสมมติ จังหวัดสาธิต ๙๙๐๐๐", 9.0),
        ("๕ มีนาคม", 7.5),
        ("เรื่อง", 0),
        ("เรียน", 0),
        ("อ้างถึง", 0),
        ("สิ่งที่ส่งมาด้วย", 0),
        ("ตามหนังสือที่อ้างถึง", 2.5),
        ("(๑)", 3.2),
        ("จึงเรียนมาเพื่อ", 2.5),
        ("ขอแสดงความนับถือ", 7.5),
        ("กองคลัง", 0),
        ("โทร.", 0),
    ],
)
def test_part_begins_where_the_regulation_wants_it(
    words: str, from_margin: float, example_lines: list[Any]
) -> None:
    assert find(example_lines, words).left == pytest.approx(LEFT_MARGIN + from_margin, abs=CLOSE)


def test_number_stands_level_with_the_feet_of_the_emblem(example_lines: list[Any]) -> None:
    number = find(example_lines, "ที่ ตย")

    assert number.top < 4.5 < number.bottom
    assert number.top == pytest.approx(find(example_lines, "องค์การบริหารส่วน").top, abs=CLOSE)


@pytest.mark.parametrize("words", ["ขอแสดงความนับถือ", "(นายเพชร นำทาง)", "นายกองค์การบริหาร"])
def test_signature_block_is_centred_nine_centimetres_in(words: str, example_lines: list[Any]) -> None:
    assert find(example_lines, words).middle == pytest.approx(LEFT_MARGIN + 9.0, abs=CLOSE)


def test_three_lines_are_left_for_the_signature(example_lines: list[Any]) -> None:
    gap = find(example_lines, "(นายเพชร นำทาง)").top - find(example_lines, "ขอแสดงความนับถือ").bottom

    assert gap == pytest.approx(3 * 21.3 / 72 * 2.54, abs=0.15)


def test_full_lines_of_the_text_reach_both_margins(example_lines: list[Any]) -> None:
    first = find(example_lines, "ตามหนังสือที่อ้างถึง")
    second = next(line for line in example_lines if line.top > first.top + 0.3)

    assert (first.right, second.left, second.right) == pytest.approx((19.0, 3.0, 19.0), abs=CLOSE)


def test_last_line_of_a_paragraph_keeps_its_natural_width(example_lines: list[Any]) -> None:
    assert find(example_lines, "โทรศัพท์ที่เชื่อมต่อกับ").right < 13


def test_closing_never_stands_alone_on_a_page(example_lines: list[Any]) -> None:
    closing = find(example_lines, "ขอแสดงความนับถือ")
    before = [
        each for each in example_lines if each.page == closing.page and 2.3 < each.top < closing.top - 0.3
    ]

    assert len(before) >= 2
    assert find(example_lines, "ไปรษณีย์").page == closing.page


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
