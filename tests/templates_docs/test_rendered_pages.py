"""The page as LibreOffice draws it: every part of the letter stands where the regulation wants it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from templates_docs.document import render_docx
from templates_docs.form import CheckReport
from templates_docs.package import pack

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed"),
]

FONTS = Path(__file__).parents[2] / "templates_docs" / "fonts"
LEFT_MARGIN = 3.0
CLOSE = 0.1  # centimetres

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>TH SarabunPSK</string></test>
    <edit name="family" mode="assign" binding="same"><string>Khlang Official</string></edit>
  </match>
</fontconfig>
"""


@dataclass(frozen=True)
class Line:
    """A stretch of text on a page; lengths in centimetres from the paper's upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Printed:
    pages: int
    fonts: set[str]
    lines: list[Line]

    def find(self, words: str) -> Line:
        """The first line that begins with these words."""
        return next(line for line in self.lines if line.text.startswith(words))


def printed(document: bytes, folder: Path) -> Printed:
    """Convert a copy with jc=both (LibreOffice 7.4 sets thaiDistribute ragged) and read the page back."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        parts = {name: archive.read(name).replace(b"thaiDistribute", b"both") for name in archive.namelist()}
    (folder / "letter.docx").write_bytes(pack(parts))
    (folder / "fonts.conf").write_text(
        FONTS_CONF.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "letter.docx"),
        ],
        environment,
    )
    pdf = str(folder / "letter.pdf")
    boxes = ElementTree.fromstring(run(["pdftotext", "-bbox-layout", pdf, "-"], environment))
    lines = [
        line_of(element, page)
        for page, sheet in enumerate(boxes.iter("{http://www.w3.org/1999/xhtml}page"), 1)
        for element in sheet.iter("{http://www.w3.org/1999/xhtml}line")
    ]
    fonts = {row.split()[0].partition("+")[2] for row in run(["pdffonts", pdf], environment).splitlines()[2:]}
    return Printed(max(line.page for line in lines), fonts, lines)


def run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def line_of(element: ElementTree.Element, page: int) -> Line:
    left, top, right, bottom = (
        float(element.get(edge, "0")) / 72 * 2.54 for edge in ("xMin", "yMin", "xMax", "yMax")
    )
    return Line(page, " ".join(word.text or "" for word in element), left, top, right, bottom)


@pytest.fixture(scope="module")
def example_page(tmp_path_factory: pytest.TempPathFactory, example_docx: bytes) -> Printed:
    return printed(example_docx, tmp_path_factory.mktemp("example"))


def test_only_the_official_font_is_on_the_page(example_page: Printed) -> None:
    """A silent substitute would come out half as large again."""
    assert {re.sub("-.*", "", font) for font in example_page.fonts} == {"KhlangOfficial"}


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
    words: str, from_margin: float, example_page: Printed
) -> None:
    assert example_page.find(words).left == pytest.approx(LEFT_MARGIN + from_margin, abs=CLOSE)


def test_number_stands_level_with_the_feet_of_the_emblem(example_page: Printed) -> None:
    number = example_page.find("ที่ ตย")

    assert number.top < 4.5 < number.bottom
    assert number.top == pytest.approx(example_page.find("องค์การบริหารส่วน").top, abs=CLOSE)


def test_urgency_is_twice_the_text_size(example_page: Printed) -> None:
    def height(line: Line) -> float:
        return line.bottom - line.top

    assert height(example_page.find("ด่วนที่สุด")) == pytest.approx(
        2 * height(example_page.find("ที่ ตย")), rel=0.1
    )


@pytest.mark.parametrize("words", ["ขอแสดงความนับถือ", "(นายเพชร นำทาง)", "นายกองค์การบริหาร"])
def test_signature_block_is_centred_nine_centimetres_in(words: str, example_page: Printed) -> None:
    line = example_page.find(words)

    assert (line.left + line.right) / 2 == pytest.approx(LEFT_MARGIN + 9.0, abs=CLOSE)


def test_three_lines_are_left_for_the_signature(example_page: Printed) -> None:
    gap = example_page.find("(นายเพชร นำทาง)").top - example_page.find("ขอแสดงความนับถือ").bottom

    assert gap == pytest.approx(3 * 21.3 / 72 * 2.54, abs=0.15)


def test_full_lines_of_the_text_reach_both_margins(example_page: Printed) -> None:
    first = example_page.find("ตามหนังสือที่อ้างถึง")
    second = next(line for line in example_page.lines if line.top > first.top + 0.3)

    assert (first.right, second.left, second.right) == pytest.approx((19.0, 3.0, 19.0), abs=CLOSE)


def test_closing_never_stands_alone_on_a_page(example_page: Printed) -> None:
    closing = example_page.find("ขอแสดงความนับถือ")
    before = [
        line
        for line in example_page.lines
        if line.page == closing.page and 2.3 < line.top < closing.top - 0.3
    ]

    assert len(before) >= 2
    assert example_page.find("ไปรษณีย์").page == closing.page


@pytest.mark.parametrize("page", [1, 2])
def test_every_page_says_that_it_is_an_exercise(page: int, example_page: Printed) -> None:
    heads = [line.text for line in example_page.lines if line.page == page and line.top < 2]

    assert any("ห้ามใช้ติดต่อราชการ" in head for head in heads)


def test_page_number_stands_centred_from_the_second_page(example_page: Printed) -> None:
    numbers = [line for line in example_page.lines if re.fullmatch(r"- . -", line.text)]

    assert [number.page for number in numbers] == list(range(2, example_page.pages + 1))
    assert all((n.left + n.right) / 2 == pytest.approx(LEFT_MARGIN + 8, abs=CLOSE) for n in numbers)


def test_short_letter_is_one_page(
    least: dict[str, object], answers: dict[str, object], check: Callable[..., CheckReport], tmp_path: Path
) -> None:
    page = printed(render_docx(check(answers, **least).accepted()), tmp_path)

    assert page.pages == 1
