"""Every document is a sound Word file that says the same words as its plain text."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from templates_docs.document import plain_text, render_docx
from templates_docs.form import CheckedAnswers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUT = {"ind", "spacing", "jc", "sz", "szCs", "rFonts", "color", "tabs"}


def opened(checked: CheckedAnswers) -> DocumentObject:
    return Document(BytesIO(render_docx(checked)))


def test_outside_validator_finds_nothing_wrong(varied: CheckedAnswers, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(render_docx(varied))

    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_word_file_says_what_the_plain_text_says(varied: CheckedAnswers) -> None:
    document = opened(varied)

    paragraphs = [*document.sections[0].first_page_header.paragraphs, *document.paragraphs]
    assert [words(p.text) for p in paragraphs if words(p.text)] == [
        words(line) for line in plain_text(varied).splitlines()
    ]


def test_same_answers_give_the_same_bytes(example: CheckedAnswers) -> None:
    assert render_docx(example) == render_docx(example)


def test_every_paragraph_takes_its_layout_from_a_named_style(varied: CheckedAnswers) -> None:
    for paragraph in opened(varied).paragraphs:
        assert style_of(paragraph) != "Normal"
        assert {child.tag.removeprefix(W) for child in paragraph._p.iter()} & LAYOUT == set()


def test_closing_and_all_below_it_stay_with_the_last_two_paragraphs(varied: CheckedAnswers) -> None:
    paragraphs = opened(varied).paragraphs
    names = [style_of(paragraph) for paragraph in paragraphs]

    chain = paragraphs[names.index("Summary") - 1 : names.index("Contact")]

    assert [
        p.text
        for p in chain
        if not (p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next)
    ] == []


def test_page_number_stands_from_the_second_page_in_thai(example: CheckedAnswers) -> None:
    section = opened(example).sections[0]

    assert section.different_first_page_header_footer
    assert "instrText" not in section.first_page_header._element.xml
    assert " PAGE " in section.header._element.xml
    assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) == "thaiNumbers"


def test_both_page_heads_warn_that_it_is_an_exercise(example: CheckedAnswers) -> None:
    section = opened(example).sections[0]

    for header in (section.first_page_header, section.header):
        assert words(header.paragraphs[0].text) == "ฉบับร่าง · จำลองเพื่อการฝึก ห้ามใช้ติดต่อราชการ"


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def style_of(paragraph: Paragraph) -> str:
    return paragraph.style.name or "" if paragraph.style else ""
