"""Marked lines become WordprocessingML once, at load; a mistake names its line."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from templates_docs.compiled import CompiledTemplate
from templates_docs.errors import TemplateRefusedError
from templates_docs.marks import MARKS
from templates_docs.markup import expand
from templates_docs.plain_text import text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(source: str, **record: object) -> ElementTree.Element:
    return ElementTree.fromstring(CompiledTemplate(source, "t").parts(record)["word/document.xml"])


def words(source: str, **record: object) -> str:
    return text_of(CompiledTemplate(source, "t").parts(record)["word/document.xml"])


def styles(source: str, **record: object) -> list[str]:
    return [style.get(f"{W}val", "") for style in body(source, **record).iter(f"{W}pStyle")]


def test_each_line_is_a_paragraph_of_its_style() -> None:
    assert styles("@subject ก\n@body ข\n\n@summary ค") == ["Subject", "Body", "Summary"]


def test_every_mark_names_a_style_of_the_reference_document() -> None:
    from docx import Document

    from templates_docs.compiled import REFERENCE_DOCUMENT

    known = {style.style_id for style in Document(str(REFERENCE_DOCUMENT)).styles}
    wanted = {mark.style for mark in MARKS.values()} | {
        f"{mark.style}Numbered" for mark in MARKS.values() if mark.listed
    }
    wanted |= {mark.strong for mark in MARKS.values() if mark.strong}
    wanted |= {f"{cell}{sign}" for cell in ("Cell", "SmallCell") for sign in ("", "Right", "Centre", "Head")}
    assert wanted | {"TableGrid", "Box", "BoxTitle", "BoxGap", "Continued"} <= known


def test_plus_lines_continue_the_paragraph() -> None:
    source = "@body ก\n{% if x %}\n+ {{ x }}\n{% endif %}\n+ข\n{% if not x %}\n@body ค\n{% endif %}"

    assert words(source, x="1") == "ก 1ข\n"
    assert words(source, x=None) == "กข\nค\n"


def test_condition_after_the_last_plus_line_closes_inside_the_paragraph() -> None:
    assert words("@body ก\n{% if x %}\n+ ข\n{% endif %}\n@body ค", x=None) == "ก\nค\n"


def test_bold_carries_its_thai_twin() -> None:
    runs = list(body("@body ก **ข {{ x }}** ค", x="ง").iter(f"{W}r"))

    assert [run.find(f"{W}rPr/{W}b") is not None for run in runs if run.find(f"{W}t") is not None] == [
        False,
        True,
        False,
    ]
    assert runs[1].find(f"{W}rPr/{W}bCs") is not None


def test_words_of_the_template_are_escaped() -> None:
    assert words("@body R&D <x> “ก”") == "R&D <x> “ก”\n"


def test_number_stays_with_what_it_counts() -> None:
    xml = CompiledTemplate("@body ตามข้อ ๔ ภายใน ๓ วันทำการ ในวันนี้", "t").parts({})["word/document.xml"].decode()

    assert "ข้อ\u00a0๔ ภายใน\u00a0๓\u00a0วันทำการ ในวันนี้" in xml


def test_clauses_number_themselves_by_their_place() -> None:
    source = (
        "@clause ก\n@subclause ข\n@subclause ค\n@item ง\n@item จ\n@clause ฉ\n@subclause ช\n@item ซ\n"
        "@body ฌ\n@point ญ\n@point ฎ\n@body ฏ\n@point ฐ"
    )

    marks = [line.split()[0] for line in words(source).splitlines() if " " in line]
    assert marks == ["๑.", "๑.๑", "๑.๒", "(๑)", "(๒)", "๒.", "๒.๑", "(๑)", "(๑)", "(๒)", "(๑)"]


@pytest.mark.parametrize(
    ("items", "lines", "style"),
    [
        (("ก",), "อ้างถึง  ก\n", "Reference"),
        (("ก", "ข"), "อ้างถึง  ๑.  ก\n๒.  ข\n", "ReferenceNumbered"),
    ],
)
def test_list_numbers_itself_only_when_there_are_several(
    items: tuple[str, ...], lines: str, style: str
) -> None:
    source = "{% for x in items %}\n@reference {{ x }}\n{% endfor %}"

    assert words(source, items=items) == lines
    assert set(styles(source, items=items)) == {style}


def test_table_rows_repeat_and_align() -> None:
    row = "{% for r in rows %}\n| > {{ r.no }} | {{ r.name }} |\n{% endfor %}"
    source = f"@table 2 10\n| **ที่** | ^ รายการ |\n{row}\n@end\n@body ท้าย"
    rows = [{"no": "๑", "name": "ก"}, {"no": "๒", "name": "ข"}]

    assert words(source, rows=rows) == "ที่  รายการ\n๑  ก\n๒  ข\nท้าย\n"
    assert styles(source, rows=rows)[:4] == ["Cell", "CellCentre", "CellRight", "Cell"]


def test_paragraph_before_the_closing_words_goes_with_them() -> None:
    kept = [
        p.find(f"{W}pPr/{W}keepNext") is not None for p in body("@body ก\n@point ข\n@summary ค").iter(f"{W}p")
    ]

    assert kept == [False, True, False]  # the style of the last says so itself


def test_expanding_keeps_the_line_numbers() -> None:
    source = "@body ก\n\n{% if x %}\n@body ข\n+ ค\n{% endif %}\n{# จบ #}"

    assert expand(source, "t").count("\n") == source.count("\n")


def test_text_without_last_words_holds_nothing_together() -> None:
    assert not list(body("@body ก\n@body ข\n@body ค").iter(f"{W}keepNext"))


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("@body ก\nลอย ๆ", 2, "ต้องขึ้นต้นด้วย"),
        ("@bodi ก", 1, "(หมายถึง “body” หรือไม่)"),
        ("+ ก", 1, "ต้องต่อจากย่อหน้า"),
        ("{% if x %}\n@body ก\n{% endif %}\n+ ข", 4, "เงื่อนไขเดียวกับย่อหน้า"),
        ("@body ก\n{% if x %}\n+ ข\n@body ค\n{% endif %}", 3, "จบก่อน"),
        ("@body **ก", 1, "เป็นคู่"),
        ("@body **ก{% if x %}** ข{% endif %}", 1, "ตัวหนาช่วงเดียวกัน"),
        ("@body {% if x %}ก", 1, "บรรทัด"),
        ("@table 2 ก\n@end", 1, "เซนติเมตร"),
        ("@table 2 3\n| ก |\n@end", 2, "1 ช่อง แต่ตารางมี 2 คอลัมน์"),
        ("@table 2 3\n@body ก\n@end", 2, "ในตารางมีได้แต่แถว"),
        ("@table 2 3\n| ก | ข |", 2, "@end"),
        ("@end", 1, "@table"),
        ("| ก |", 1, "@table"),
        ("{% if x %}\n@body ก", 2, "ยังไม่ปิด"),
        ("@body {{ x | thay }}", 1, "ไม่มีตัวกรอง thay (หมายถึง “thai” หรือไม่)"),
        ('{% extends "no_such_kind" %}', 1, "ไม่มีชนิดหนังสือ"),
        ('{% extends "../secret" %}', 1, "ไม่มีชนิดหนังสือ"),
    ],
)
def test_mistake_in_a_template_names_its_line(source: str, line: int, said: str) -> None:
    with pytest.raises(TemplateRefusedError, match=f"บรรทัดที่ {line}: ") as refused:
        CompiledTemplate(source, "t").render({"x": "1"})

    assert said in str(refused.value)
