"""Every shipped form's example is a sound Word file, says the words of its plain text and keeps the house's layout."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from templates_docs.compiled import NEXT_HEADER
from templates_docs.document import letter_of, plain_text, record_of, render_docx, render_pdf
from templates_docs.form import CheckedAnswers, Form
from templates_docs.form_catalog import catalog
from templates_docs.plain_text import text_of
from thai.business_days import GovernmentCalendar
from thai.numerals import to_thai

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUT = {"ind", "spacing", "jc", "sz", "szCs", "rFonts", "color", "tabs"}
WITHOUT_EMBLEM = {"request_form", "register"}

FORMS = list(catalog())


@pytest.fixture(params=FORMS, ids=lambda form: form.name)
def form(request: pytest.FixtureRequest) -> Form:
    asked: Form = request.param
    return asked


@pytest.fixture
def checked(form: Form, calendar: GovernmentCalendar) -> CheckedAnswers:
    answers = form.example_answers()
    day = answers["doc_date"]
    return form.check(answers, day, calendar).accepted()  # type: ignore[arg-type]


def body(checked: CheckedAnswers) -> ElementTree.Element:
    part = letter_of(checked.form).parts(record_of(checked))["word/document.xml"]
    return ElementTree.fromstring(part)


def test_example_has_nothing_to_warn_of(checked: CheckedAnswers) -> None:
    assert [problem.sentence for problem in checked.warnings] == []


def test_outside_validator_finds_nothing_wrong(checked: CheckedAnswers, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(render_docx(checked))

    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_word_file_says_what_the_plain_text_says(checked: CheckedAnswers) -> None:
    document = Document(BytesIO(render_docx(checked)))

    inside = "".join(words(text.text or "") for text in document.element.body.iter(f"{W}t"))
    heads = "".join(words(p.text) for p in document.sections[0].first_page_header.paragraphs)
    assert heads + inside == words(plain_text(checked))


def test_text_copied_from_the_pdf_is_what_the_plain_text_says(checked: CheckedAnswers) -> None:
    """Blanks aside: a line's end is one, a tab is as wide as it is; a table's head comes again on each page."""
    said, columns = words(plain_text(checked)), heads_of_columns(body(checked))
    head = text_of(letter_of(checked.form).parts(record_of(checked))[NEXT_HEADER]).replace("๒", "{}")
    with pypdfium2.PdfDocument(render_pdf(checked)) as document:
        first, *others = (page.get_textpage().get_text_range() for page in document)

    told = first
    for number, page in enumerate(others, 2):
        top = words(head.format(to_thai(str(number))))
        assert words(page).startswith(top)
        page = words(page).removeprefix(top)
        again = next((head for head in columns if page.startswith(head)), "")
        told = words(told)
        told += page if said.startswith(told + page) else page.removeprefix(again)
    assert words(told) == said


def test_every_paragraph_takes_its_layout_from_a_named_style(checked: CheckedAnswers) -> None:
    for paragraph in body(checked).iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}pStyle") is not None
        assert {child.tag.removeprefix(W) for child in paragraph.iter()} & LAYOUT == set()


def test_every_style_used_is_in_the_reference_document(checked: CheckedAnswers) -> None:
    document = Document(BytesIO(render_docx(checked)))
    known = {style.style_id for style in document.styles}

    used = {
        e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in body(checked).iter(f"{W}{tag}")
    }
    assert used <= known


def test_only_papers_with_an_emblem_are_drafts_without_one(form: Form, checked: CheckedAnswers) -> None:
    assert plain_text(checked).startswith("ฉบับร่าง") == (form.kind not in WITHOUT_EMBLEM)


def test_no_box_character_stands_for_a_tick(checked: CheckedAnswers) -> None:
    assert not set("☐☑☒□■✓✔") & set(plain_text(checked))


def test_columns_of_every_row_fill_the_table(checked: CheckedAnswers) -> None:
    for table in body(checked).iter(f"{W}tbl"):
        whole = sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))
        for row in table.iter(f"{W}tr"):
            assert sum(int(cell.get(f"{W}w", "0")) for cell in row.iter(f"{W}tcW")) == whole


def heads_of_columns(body: ElementTree.Element) -> list[str]:
    return [
        words("".join(row.itertext()))
        for row in body.iter(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is not None
    ]


def words(text: str) -> str:
    """The text without any blanks, and without the hyphens that Word keeps as marks of their own."""
    return re.sub(r"[\s-]+", "", text)
