"""The linter points at what will go wrong, with the line or the sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from templates_docs.document import known_names
from templates_docs.errors import Severity
from templates_docs.form_catalog import SHIPPED_FORMS, catalog
from templates_docs.lint import arabic_digits, lint


@pytest.fixture
def text(tmp_path: Path) -> Callable[[str], Path]:
    def text(source: str) -> Path:
        path = tmp_path / "letter.jinja"
        path.write_text(source, encoding="utf-8")
        return path

    return text


def word(folder: Path, document: docx.document.Document) -> Path:
    path = folder / "letter.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    "path", sorted(SHIPPED_FORMS.glob("*/letter.jinja")), ids=lambda path: path.parent.name
)
def test_shipped_letters_are_clean(path: Path) -> None:
    assert lint(path, known_names(catalog().get(path.parent.name))) == ()


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("@body ก\n{% if x %}\n@body ข", "refused", "บรรทัดที่ 3"),
        ("@body {{ x | thaii }}", "refused", "บรรทัดที่ 1"),
        ("@body ก\n@body {{ nmae }}", "unknown_field", "letter.jinja บรรทัดที่ 2"),
        ("@body ก\n@body ข้อ 4 ของหนังสือ", "arabic_digit", "บรรทัดที่ 2"),
    ],
)
def test_text_template_is_told_off_by_line(
    source: str, code: str, place: str, text: Callable[[str], Path]
) -> None:
    (finding,) = lint(text(source), {"name", "x"})

    assert finding.code == code
    assert finding.place.endswith(place)


def test_near_name_is_offered(text: Callable[[str], Path]) -> None:
    (finding,) = lint(text("@body {{ nmae }}"), {"name"})

    assert "หมายถึง “name”" in finding.problem
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ภายใน 3 วันทำการ", ["3"]),
        ("จำนวน 2,500.50 บาท", ["2,500.50"]),
        ("ข้อ ๔ วันที่ ๕", []),
        ("ระบบ GFMS3 และ a1@example.go.th", []),
        ("{{ phone | phone(2) }} ครับ", []),
        ("plain English 42", []),
    ],
)
def test_arabic_digits_count_only_in_thai_text(words: str, found: list[str]) -> None:
    assert arabic_digits(words) == found


def test_word_template_is_told_off_by_sentence(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("ภายใน 3 วัน")
    document.add_paragraph("ตัวโต").runs[0].font.size = Pt(30)
    document.add_paragraph("{%p if a %} หายไป")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ nobody }} {{ rows }} {% for row in rows %}{{ row.x }}{% endfor %}")
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if a %}"
    cell.add_paragraph("มี")
    cell.add_paragraph("{%p endif %}")

    found = lint(word(tmp_path, document), {"a", "rows"})

    assert [(finding.code, finding.place) for finding in found] == [
        ("unknown_field", "เนื้อหา “{{ nobody }} {{ rows }} {% for row in rows %}{{ row.x }}{% endfor %}”"),
        ("arabic_digit", "เนื้อหา “ภายใน 3 วัน”"),
        ("set_by_hand", "เนื้อหา “ตัวโต”"),
        ("text_beside_tag", "เนื้อหา “{%p if a %} หายไป”"),
        ("empty_cell", "เนื้อหา “{%p if a %}”"),
    ]


def test_tag_in_a_part_that_is_not_filled_is_pointed_at(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("ก").runs, text="ดู {{ name }}", author="มานี")

    (finding,) = lint(word(tmp_path, document))

    assert (finding.code, finding.place) == ("tag_not_rendered", "word/comments.xml")


def test_file_that_is_refused_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"no Word file")

    (finding,) = lint(path)

    assert (finding.code, finding.severity) == ("refused", Severity.ERROR)
