"""Every part of the letter stands where the regulation wants it, as our typesetter and as LibreOffice draw it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from templates_docs.document import render_docx, render_pdf
from templates_docs.form import Form
from tests.templates_docs.rendered import CLOSE, LEFT_MARGIN, Printed, convert, read_back
from thai.business_days import GovernmentCalendar

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")


@pytest.fixture(
    scope="module",
    params=[
        "typesetter",
        pytest.param(
            "LibreOffice",
            marks=[
                pytest.mark.libreoffice,
                pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
            ],
        ),
    ],
)
def letter(
    request: pytest.FixtureRequest,
    notice: Form,
    calendar: GovernmentCalendar,
    tmp_path_factory: pytest.TempPathFactory,
) -> Printed:
    """The example's letter, drawn by one of the two."""
    checked = notice.check(notice.example_answers(), date(2025, 3, 5), calendar).accepted()
    folder = tmp_path_factory.mktemp("letter")
    if request.param == "LibreOffice":
        return read_back(convert(render_docx(checked), folder))
    (folder / "letter.pdf").write_bytes(render_pdf(checked))
    return read_back(folder / "letter.pdf")


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
def test_part_begins_where_the_regulation_wants_it(words: str, from_margin: float, letter: Printed) -> None:
    assert letter.find(words).left == pytest.approx(LEFT_MARGIN + from_margin, abs=CLOSE)


def test_number_stands_level_with_the_feet_of_the_emblem(letter: Printed) -> None:
    number = letter.find("ที่ ตย")

    assert number.top < 4.5 < number.bottom
    assert number.top == pytest.approx(letter.find("องค์การบริหารส่วน").top, abs=CLOSE)


@pytest.mark.parametrize("words", ["ขอแสดงความนับถือ", "(นายเพชร นำทาง)", "นายกองค์การบริหาร"])
def test_signature_block_is_centred_nine_centimetres_in(words: str, letter: Printed) -> None:
    assert letter.find(words).middle == pytest.approx(LEFT_MARGIN + 9.0, abs=CLOSE)


def test_three_lines_are_left_for_the_signature(letter: Printed) -> None:
    gap = letter.find("(นายเพชร นำทาง)").top - letter.find("ขอแสดงความนับถือ").bottom

    assert gap == pytest.approx(3 * 21.3 / 72 * 2.54, abs=0.15)


def test_full_lines_of_the_text_reach_both_margins(letter: Printed) -> None:
    first = letter.find("ตามหนังสือที่อ้างถึง")
    second = next(line for line in letter.lines if line.top > first.top + 0.3)

    assert (first.right, second.left, second.right) == pytest.approx((19.0, 3.0, 19.0), abs=CLOSE)


def test_closing_never_stands_alone_on_a_page(letter: Printed) -> None:
    closing = letter.find("ขอแสดงความนับถือ")
    before = [
        line for line in letter.lines if line.page == closing.page and 2.3 < line.top < closing.top - 0.3
    ]

    assert len(before) >= 2
    assert letter.find("ไปรษณีย์").page == closing.page
