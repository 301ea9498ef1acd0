"""Boxes, tick cells, repeated heads, spans, and paper on its long side."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from templates_docs.compiled import CompiledTemplate
from templates_docs.errors import TemplateRefusedError
from templates_docs.plain_text import text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(source: str, **record: object) -> dict[str, bytes]:
    return CompiledTemplate(source, "t").parts(record)


def body(source: str, **record: object) -> ElementTree.Element:
    return ElementTree.fromstring(parts(source, **record)["word/document.xml"])


def rows(source: str, **record: object) -> list[ElementTree.Element]:
    return list(body(source, **record).iter(f"{W}tr"))


def test_head_row_repeats_and_is_bold_and_centred() -> None:
    head, plain = rows("@table 2 3\n|! ก | ข |\n| ค | ง |\n@end")

    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert [s.get(f"{W}val") for s in head.iter(f"{W}pStyle")] == ["CellHead", "CellHead"]
    assert plain.find(f"{W}trPr/{W}tblHeader") is None


def test_no_row_parts_over_two_pages() -> None:
    rows = body("@table 2 4\n|! ก | ข |\n| ค | ง |\n@end").iter(f"{W}tr")

    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True]


def test_small_table_has_smaller_cells() -> None:
    (row,) = rows("@table small 2 3\n| ก | > ข |\n@end")

    assert [s.get(f"{W}val") for s in row.iter(f"{W}pStyle")] == ["SmallCell", "SmallCellRight"]


def test_cell_spans_columns_and_is_as_wide_as_they_are() -> None:
    (row,) = rows("@table 2 3 4\n| ก | =2 ข |\n@end")

    assert [span.get(f"{W}val") for span in row.iter(f"{W}gridSpan")] == ["2"]
    assert [cell.get(f"{W}w") for cell in row.iter(f"{W}tcW")] == ["1134", "3969"]


def test_filter_inside_a_cell_is_no_border() -> None:
    assert (
        text_of(parts("@table 2 3\n| {{ x | thai }} | ข |\n@end", x="12")["word/document.xml"]) == "๑๒  ข\n"
    )


def test_last_cell_may_be_empty() -> None:
    (row,) = rows("@table 2 3\n| ก | |\n@end")

    assert len(list(row.iter(f"{W}tc"))) == 2


@pytest.mark.parametrize(("ticked", "stroke"), [(True, "/"), (False, ""), (None, "")])
def test_tick_is_a_bordered_cell_with_a_stroke(ticked: bool | None, stroke: str) -> None:
    row = rows("@box ก\n@tick {{ x | tick }}||ข\n@end", x=ticked)[1]
    _gap, square, words = row.findall(f"{W}tc")

    assert square.find(f"{W}tcPr/{W}tcBorders/{W}top") is not None
    assert "".join(square.itertext()) == stroke
    assert "".join(words.itertext()) == "ข"


def test_every_line_of_a_box_is_a_row_of_its_own() -> None:
    source = "@box ก\n@form_line ข||\n{% if x %}\n@form_line ค\n+ ง\n{% endif %}\n@end"

    assert len(rows(source, x=True)) == 3
    assert len(rows(source, x=False)) == 2


def test_banks_own_box_is_grey_in_every_cell() -> None:
    cells = list(body("@grey_box ก\n@form_line ข||\n@end").iter(f"{W}tc"))

    assert [cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill") for cell in cells] == ["D9D9D9"] * 2  # type: ignore[union-attr]


def test_two_boxes_stay_apart() -> None:
    (inside,) = body("@box ก\n@end\n@box ข\n@end")
    tags = [child.tag for child in inside]

    assert tags[:4] == [f"{W}tbl", f"{W}p", f"{W}tbl", f"{W}p"]


def test_line_for_every_page_moves_into_both_heads() -> None:
    made = parts("@every_page ห้ามใช้\n@body ก")

    assert text_of(made["word/document.xml"]) == "ก\n"
    for head in ("word/header1.xml", "word/header2.xml"):
        assert text_of(made[head]).splitlines()[0] == "ห้ามใช้"


def test_paper_lies_on_its_long_side() -> None:
    size = body("@landscape\n@body ก").find(f".//{W}pgSz")

    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")


def test_memorandum_bears_a_small_emblem_at_the_left() -> None:
    xml = parts("@memo_title ||**{{ x }}**||บันทึกข้อความ", x="")["word/document.xml"].decode()

    assert 'cy="540000"' in xml  # 1.5 cm
    assert '<wp:positionH relativeFrom="margin"><wp:align>left' in xml


def test_memorandums_headings_have_a_style_of_their_own() -> None:
    runs = list(body("@memo_line **เรื่อง** ก||").iter(f"{W}rStyle"))

    assert [run.get(f"{W}val") for run in runs] == ["MemoLabel"]


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("@tick ก||ข", 1, "@box"),
        ("@box ก\n@tick ข\n@end", 2, "@tick"),
        ("@box ก\n@table 2\n@end", 2, "@end ก่อน"),
        ("@box ก\n| ข |\n@end", 2, "@table"),
        ("@table 2\n@continued\n@end", 2, "@end ก่อน"),
        ("@table 2 3\n| =3 ก |\n@end", 2, "3 ช่อง แต่ตารางมี 2"),
        ("@box ก", 1, "@end"),
        ("@table small", 1, "เซนติเมตร"),
    ],
)
def test_mistake_names_its_line(source: str, line: int, said: str) -> None:
    with pytest.raises(TemplateRefusedError, match=f"บรรทัดที่ {line}: ") as refused:
        CompiledTemplate(source, "t")

    assert said in str(refused.value)
