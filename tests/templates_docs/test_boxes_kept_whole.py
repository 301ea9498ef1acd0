"""A kept box of a form stands whole on one page: each of its rows is held to the next."""

from __future__ import annotations

from xml.etree import ElementTree

from templates_docs.compiled import CompiledTemplate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINES = "ก\n@form_line ข||\n@tick {{ x | tick }}||ค\n@sign_line ลงชื่อ||\n@end"


def held(source: str) -> list[bool]:
    body = ElementTree.fromstring(CompiledTemplate(source, "t").parts({"x": True})["word/document.xml"])
    return [
        paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for row in body.iter(f"{W}tr")
        for paragraph in row.iter(f"{W}p")
    ]


def test_every_row_of_a_kept_box_is_held_to_the_next() -> None:
    assert held(f"@kept_box {LINES}") == [True] * 6


def test_rows_of_other_boxes_may_part() -> None:
    assert held(f"@box {LINES}") == [False] * 6
