"""What a Word file asks of its lines, tables and pages, set by our own typesetter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from templates_docs.pdf import typeset

SetLines = Callable[..., list[Any]]
Text = Callable[..., str]
CLOSE = 0.05  # centimetres
LINE = 21.296 / 72 * 2.54
SENTENCE = "ให้หัวหน้าหน่วยงานผู้เบิกมีหนังสือแจ้งกรมบัญชีกลางภายใน ๓ วันทำการ นับจากวันที่โทรศัพท์สูญหาย "


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def by_text(lines: list[Any], words: str) -> Any:
    return next(line for line in lines if words in line.text)


@pytest.mark.parametrize(
    ("kind", "edge", "at"),
    [("left", "left", 8.0), ("right", "right", 8.0), ("center", "middle", 8.0)],
)
def test_text_after_a_tab_stands_at_its_stop(
    kind: str, edge: str, at: float, set_lines: SetLines, paragraph: Text
) -> None:
    stop = f'<w:tabs><w:tab w:val="{kind}" w:pos="{round(5 / 2.54 * 1440)}"/></w:tabs>'

    found = set_lines(paragraph("ก่อน\tสดงหลัง", "Normal", stop))

    assert getattr(by_text(found, "สดงหลัง"), edge) == pytest.approx(at, abs=CLOSE)


def test_leader_dots_are_drawn_but_never_copied(
    word_file: Callable[..., dict[str, bytes]], paragraph: Text, page_texts: Callable[[bytes], list[str]]
) -> None:
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'

    (text,) = page_texts(typeset(word_file(paragraph("ลงชื่อ\tผู้รับ", "Normal", stop))))

    assert "." not in text
    assert text.split() == ["ลงชื่อ", "ผู้รับ"]


def test_hanging_lines_return_to_the_indent(set_lines: SetLines, paragraph: Text) -> None:
    first, second, *_ = set_lines(paragraph(f"เรื่อง\t{SENTENCE * 3}", "Subject"))

    assert (first.left, second.left) == pytest.approx((3.0, 4.0), abs=CLOSE)


@pytest.mark.parametrize(
    ("spacing", "apart"),
    [
        ('w:line="240" w:lineRule="auto"', LINE),
        ('w:line="360" w:lineRule="auto"', 1.5 * LINE),
        ('w:line="700" w:lineRule="exact"', 35 / 72 * 2.54),
        ('w:line="200" w:lineRule="atLeast"', LINE),
        ('w:before="240" w:after="120"', LINE + 18 / 72 * 2.54),
    ],
)
def test_lines_stand_apart_as_asked(spacing: str, apart: float, set_lines: SetLines, paragraph: Text) -> None:
    one, two = (paragraph(text, "Normal", f"<w:spacing {spacing}/>") for text in ("กกก", "ขขข"))

    found = set_lines(one + two)

    assert by_text(found, "ขขข").top - by_text(found, "กกก").top == pytest.approx(apart, abs=CLOSE)


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("เป็นไปตามหนังสือ ข้อ ๒", "ข้อ ๒"),
        ("ภายในกำหนดเวลา ๓ วันทำการ", "๓ วันทำการ"),
        ("ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘", "๕ กุมภาพันธ์ ๒๕๖๘"),
        ("มอบหมาย นายเพชร นำทาง", "นายเพชร นำทาง"),
        ("หมายเลข\u00a0กขค\u00a0งจฉ", "หมายเลข กขค งจฉ"),
        ("ดำเนินการต่าง ๆ", "ต่าง ๆ"),
    ],
)
def test_what_belongs_together_is_never_parted(
    words: str, held: str, set_lines: SetLines, paragraph: Text
) -> None:
    """Whatever the width: the text is set in ever narrower columns, from 10 cm down to 5 cm."""
    breaks = set()
    for right in range(3300, 6300, 150):
        found = set_lines(
            paragraph(f"ให้หัวหน้าหน่วยงานดำเนินการ{words}", "Normal", f'<w:ind w:right="{right}"/>')
        )
        breaks.add(tuple(line.text for line in found))

        assert any(held in line.text for line in found), [line.text for line in found]
    assert len(breaks) > 1


def test_a_word_wider_than_its_line_is_cut_between_clusters(set_lines: SetLines, paragraph: Text) -> None:
    found = set_lines(paragraph("ที่" * 200, "Normal"))

    assert "".join(line.text for line in found) == "ที่" * 200
    assert all(line.text[0] == "ท" and line.right < 19.05 for line in found)


def test_a_line_alone_never_ends_or_begins_a_page(set_lines: SetLines, paragraph: Text) -> None:
    for filling in range(28, 36):
        found = set_lines(
            "".join(paragraph(f"บรรทัดที่{n:02}", "Normal") for n in range(filling))
            + paragraph(SENTENCE * 4, "Normal")
        )
        of_sentence = [line.page for line in found if "บรรทัดที่" not in line.text]

        assert 1 not in (of_sentence.count(1), of_sentence.count(2)), filling


def test_kept_with_next_moves_with_it(set_lines: SetLines, paragraph: Text) -> None:
    for filling in range(25, 36):
        found = set_lines(
            "".join(paragraph(f"บรรทัดที่{n:02}", "Normal") for n in range(filling))
            + paragraph("หัวเรื่อง", "Normal", "<w:keepNext/>")
            + paragraph("เนื้อความ", "Normal")
        )

        assert by_text(found, "หัวเรื่อง").page == by_text(found, "เนื้อความ").page


@pytest.mark.parametrize(
    "breaking",
    [
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>{second}',
        '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:pageBreakBefore/></w:pPr><w:r><w:t>ขขข</w:t></w:r></w:p>',
    ],
)
def test_a_page_break_begins_a_page_with_the_next_text(
    breaking: str, set_lines: SetLines, paragraph: Text
) -> None:
    found = set_lines(paragraph("กกก", "Normal") + breaking.format(second=paragraph("ขขข", "Normal")))
    second = by_text(found, "ขขข")

    assert (second.page, second.top) == (2, pytest.approx(by_text(found, "กกก").top, abs=CLOSE))


def test_bold_is_the_bold_face_and_colour_is_kept(
    word_file: Callable[..., dict[str, bytes]], paragraph: Text
) -> None:
    pdf = typeset(
        word_file(paragraph("ด่วน", "Normal", run='<w:b/><w:bCs/><w:color w:val="C00000"/>')), title="ก"
    )

    assert b"KhlangOfficial-Bold" in pdf
    assert b"KhlangOfficial-Regular" not in pdf


def test_thai_follows_the_complex_script_size(set_lines: SetLines, paragraph: Text) -> None:
    found = set_lines(paragraph("กกก", "Normal", run='<w:sz w:val="20"/><w:szCs w:val="64"/>'))

    assert found[0].bottom - found[0].top > 1.0


def cell(text: str, width: int, properties: str = "") -> str:
    inner = f'<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def table(*rows: str, header: bool = False) -> str:
    head = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    whole = "".join(f"<w:tr>{head if n == 0 else ''}{row}</w:tr>" for n, row in enumerate(rows))
    grid = '<w:gridCol w:w="2835"/>' * 3  # 5 cm
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{whole}</w:tbl>"
    )


def test_cells_stand_on_the_columns_of_the_grid(set_lines: SetLines) -> None:
    found = set_lines(
        table(cell("กกก", 2835) * 3, cell("ขขข", 5670, '<w:gridSpan w:val="2"/>') + cell("คคค", 2835))
    )
    margin = 0.19

    assert by_text(found, "ขขข").left == pytest.approx(3.0 + margin, abs=CLOSE)
    assert by_text(found, "คคค").left == pytest.approx(13.0 + margin, abs=CLOSE)


def test_a_merged_cell_lengthens_its_rows(set_lines: SetLines) -> None:
    tall = cell(SENTENCE, 2835, '<w:vMerge w:val="restart"/>')
    found = set_lines(
        table(
            tall + cell("กกก", 2835) * 2,
            cell("", 2835, "<w:vMerge/>") + cell("ขขข", 2835) * 2,
            cell("คคค", 2835) * 3,
        )
    )

    assert by_text(found, "คคค").top >= by_text(found, "สูญหาย").bottom - CLOSE


def test_heading_rows_are_drawn_again_on_each_page(set_lines: SetLines) -> None:
    found = set_lines(table(cell("หัวตาราง", 2835) * 3, *[cell("กกก", 2835) * 3] * 80, header=True))

    assert {line.page for line in found if "หัวตาราง" in line.text} == {1, 2, 3}


def test_a_row_taller_than_a_page_goes_on_over_it(set_lines: SetLines) -> None:
    found = set_lines(table(cell(SENTENCE * 40, 2835) + cell("กกก", 2835) * 2))
    words = "".join(line.text for line in found if "กกก" not in line.text).replace(" ", "")

    assert words == (SENTENCE * 40).replace(" ", "")
    assert max(line.bottom for line in found) < 28


def test_a_row_taller_than_a_page_begins_below_the_text_before_it(
    set_lines: SetLines, paragraph: Text
) -> None:
    tall = table(cell("หัวตาราง", 2835) * 3, cell(SENTENCE * 40, 2835) + cell("กกก", 2835) * 2, header=True)

    found = set_lines(paragraph("ดังนี้") + tall + paragraph("จึงเรียนมา", "Summary"))

    before, first, closing = (by_text(found, words) for words in ("ดังนี้", "ให้หัวหน้า", "จึงเรียนมา"))
    assert first.page == before.page == 1
    assert first.top - before.bottom < 2 * LINE
    heads = {line.page for line in found if "หัวตาราง" in line.text}
    assert heads == set(range(1, closing.page + 1))


def test_an_annex_may_lie_on_its_side(word_file: Callable[..., dict[str, bytes]], paragraph: Text) -> None:
    upright = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1701"/></w:sectPr>'  # noqa: E501
    body = f"<w:p><w:pPr>{upright}</w:pPr><w:r><w:t>คำสั่ง</w:t></w:r></w:p>" + paragraph("บัญชีแนบท้าย", "Normal")

    pdf = typeset(
        word_file(body, section=lambda xml: xml.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'))
    )

    with pypdfium2.PdfDocument(pdf) as document:
        assert [tuple(map(round, page.get_size())) for page in document] == [(595, 842), (842, 595)]


def test_a_name_stands_under_the_dots_of_its_line_on_paper_that_lies(
    set_lines: SetLines, paragraph: Text
) -> None:
    signature = paragraph("ลงชื่อ\tผู้จัดทำ", "SignLine") + paragraph("(นางสาวมานี ใจซื่อ)", "SignNameWide")

    found = set_lines(
        signature, section=lambda xml: xml.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    )

    name = by_text(found, "มานี")
    assert by_text(found, "ลงชื่อ").right < name.left
    assert name.right < by_text(found, "ผู้จัดทำ").left


def test_ten_thousand_characters_fill_page_after_page(
    word_file: Callable[..., dict[str, bytes]], paragraph: Text
) -> None:
    assert pages_of(typeset(word_file(paragraph(SENTENCE * 110, "Body")))) == 4
