"""A page that the text fills ends with the first words of the next: `/๔. กรณี ...`."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_docs.compiled import CompiledTemplate
from templates_docs.errors import TemplateRefusedError
from templates_docs.pdf import typeset

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINE = "ให้หน่วยงานผู้เบิกตรวจสอบรายการทุกครั้งก่อนอนุมัติ และเก็บหลักฐานไว้ให้ตรวจสอบได้ตามระเบียบ "
LONG = (LINE * 4).strip()  # four lines or so
A_PAGE = 33  # lines of 16 points on a page


def parts(source: str, **record: object) -> dict[str, bytes]:
    return CompiledTemplate(f"@continued\n{source}", "t").parts(record)


def paragraphs(source: str, **record: object) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(parts(source, **record)["word/document.xml"]).iter(f"{W}p"))


def style(paragraph: ElementTree.Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val", "")  # type: ignore[union-attr]


def words(paragraph: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t")).replace("\u00a0", " ")


def unmarked(source: str, **record: object) -> str:
    """All words but the marks, without blanks: a page may end between two words that have none."""
    made = paragraphs(source, **record)
    return squeezed("".join(words(p) for p in made if style(p) != "Continued"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def marks(source: str, **record: object) -> list[str]:
    return [words(p) for p in paragraphs(source, **record) if style(p) == "Continued"]


def pages(source: str, **record: object) -> list[str]:
    document = CompiledTemplate(f"@continued\n{source}", "t").render(record)
    with pypdfium2.PdfDocument(typeset(document)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def clauses(count: int, text: str = LONG) -> str:
    return "\n".join(f"@clause {text}" for _ in range(count))


def test_text_on_one_page_has_no_mark() -> None:
    assert marks(clauses(6)) == []


def test_page_ends_with_the_number_and_first_words_of_the_next() -> None:
    made = paragraphs(clauses(10))
    at = next(n for n, p in enumerate(made) if style(p) == "Continued")

    number = words(made[at + 1]).split()[0]
    assert words(made[at]).startswith(f"/{number} ให้")
    assert made[at + 1].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_every_page_but_the_last_ends_with_the_mark_and_the_next_begins_with_its_words() -> None:
    *left, last = pages(clauses(30))

    assert len(left) >= 3
    for page, following in zip(left, [*left[1:], last], strict=True):
        mark = page.split("/")[-1].removesuffix(" ...").strip()
        assert following.split("-", 2)[2].strip().startswith(mark)
    assert "..." not in last


def test_pages_are_nearly_full() -> None:
    first, *_ = pages(clauses(30))

    assert first.count("\n") >= A_PAGE - 8


def test_long_paragraph_is_cut_between_two_lines() -> None:
    made = paragraphs(f"@body {LINE * 75}")

    assert [style(p) for p in made] == ["Body", "Continued", "GoingOn", "Continued", "GoingOn"]
    assert unmarked(f"@body {LINE * 75}") == squeezed(LINE * 75)


def test_cut_paragraph_keeps_the_look_of_its_words() -> None:
    made = paragraphs(f"@body ก **{LINE * 75}** ข")
    run, *_ = made[2].findall(f"{W}r")

    assert run.find(f"{W}rPr/{W}b") is not None
    assert run.find(f"{W}rPr/{W}bCs") is not None


def test_cut_never_falls_inside_an_escaped_letter() -> None:
    text = "R&D <x> " * 600

    assert marks("@body {{ x }}", x=text) != []
    assert unmarked("@body {{ x }}", x=text) == squeezed(text)


def test_text_ends_its_page_before_the_words_that_lead_to_a_table() -> None:
    source = f"{clauses(7)}\n@body {LINE * 3}\n@body ดังนี้\n@table 8 8\n| {LONG} | {LONG} |\n@end\n@body จบ"

    made = paragraphs(source)
    after = next(made[n + 1] for n, p in enumerate(made) if style(p) == "Continued")

    assert after.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert style(after) in ("Body", "Clause")


def test_page_that_ends_inside_a_table_has_no_mark() -> None:
    rows = "\n".join(f"| {n} | {LONG} |" for n in range(40))

    assert marks(f"@table 2 14\n{rows}\n@end") == []


def test_page_before_an_annex_has_no_mark() -> None:
    assert marks(f"@body {LONG}\n@annex บัญชีแนบท้าย\n@body {LONG}") == []


def test_closing_takes_two_lines_of_text_to_its_page() -> None:
    source = (
        f"{clauses(7)}\n@body {LINE * 3}\n@summary จึงเรียนมาเพื่อโปรดทราบ\n@closing ขอแสดงความนับถือ\n@signer (ก)"
    )

    _, last = pages(source)

    assert last.index("ให้หน่วยงาน") < last.index("จึงเรียนมา")


def test_text_that_the_typesetter_cannot_draw_is_left_as_it_is() -> None:
    assert marks(clauses(30, f"😀 {LONG}")) == []


def test_kind_without_the_line_has_no_marks() -> None:
    document = ElementTree.fromstring(CompiledTemplate(clauses(30), "t").parts({})["word/document.xml"])

    assert "Continued" not in map(style, document.iter(f"{W}p"))


@settings(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_marks_add_words_and_take_none(lengths: list[int]) -> None:
    source = "\n".join(f"@body {LINE * length}" for length in lengths)

    assert unmarked(source) == squeezed("".join(LINE * length for length in lengths))


@settings(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=4, max_size=12))
def test_no_page_holds_more_than_its_mark_says(lengths: list[int]) -> None:
    """What ends a page for us ends it in the finished PDF too: as many pages as marks, and one."""
    source = "\n".join(f"@body {LINE * length}" for length in lengths)

    assert len(pages(source)) == len(marks(source)) + 1


@pytest.mark.parametrize(
    "wrong", ["@line_spacing", "@line_spacing 0.5", "@line_spacing 1.5", "@line_spacing ชิด"]
)
def test_lines_can_only_be_a_little_closer(wrong: str) -> None:
    with pytest.raises(TemplateRefusedError, match=r"บรรทัดที่ 2: .*@line_spacing 0\.9"):
        CompiledTemplate(f"@body ก\n{wrong}", "t")


def test_closer_lines_put_more_text_on_a_page() -> None:
    close, single = (marks(f"@line_spacing {spacing}\n{clauses(10)}") for spacing in (0.82, 1.0))

    number = re.compile("[๐-๙]+")
    assert int(number.search(close[0])[0]) > int(number.search(single[0])[0])  # type: ignore[index]
