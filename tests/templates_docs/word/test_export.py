"""A shipped letter written out for Word says the same when it comes back, and wins in the agency's folder."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from templates_docs.document import letter_of, plain_text, record_of, render_docx
from templates_docs.errors import FormError, TemplateRefusedError
from templates_docs.fields import Kind
from templates_docs.form import CheckedAnswers, Form
from templates_docs.form_catalog import SHIPPED_FORMS, catalog
from templates_docs.word.export import as_word_template, flattened
from templates_docs.word.template import compile_word_template
from thai.business_days import GovernmentCalendar


def exported(form: Form) -> bytes:
    return as_word_template((form.folder / "letter.jinja").read_text(encoding="utf-8"), form.name)


ONLY_AS_TEXT = {"corporate_online_change_request", "rights_register"}


@pytest.fixture
def emblem() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (1000, 1200), "grey").save(picture, "PNG")
    return picture.getvalue()


@pytest.fixture
def agency(tmp_path: Path, notice: Form) -> Path:
    """The agency's folder with nothing in it but the notice's letter as a Word file."""
    folder = tmp_path / notice.name
    folder.mkdir()
    (folder / "letter.docx").write_bytes(exported(notice))
    return tmp_path


def test_exported_letter_says_the_same_words_for_every_answer(varied: CheckedAnswers) -> None:
    record = record_of(varied)
    letter = compile_word_template(exported(varied.form), "letter.docx", thai_digits=True)

    assert letter.plain_text(record) == plain_text(varied)


@pytest.mark.parametrize(
    "path", sorted(SHIPPED_FORMS.glob("*/letter.jinja")), ids=lambda path: path.parent.name
)
def test_every_shipped_letter_can_be_exported(path: Path, calendar: GovernmentCalendar) -> None:
    form = catalog().get(path.parent.name)

    if form.name in ONLY_AS_TEXT:
        with pytest.raises(TemplateRefusedError, match="แม่แบบ Word ยังทำส่วนนี้ไม่ได้"):
            exported(form)
        return
    letter = compile_word_template(exported(form), "letter.docx", thai_digits=True)
    groups = {field.name for field in form.fields if field.kind is Kind.GROUP}

    # what stands in a loop over people is told as holders.first here, and as holders in a text template
    assert {use.name for use in letter.fields if use.name.partition(".")[0] not in groups} == {
        use.name
        for use in letter_of(form).fields
        if not use.name.startswith("page.") and use.name.partition(".")[0] not in groups
    }


@pytest.mark.parametrize("name", sorted(form.name for form in catalog() if form.name not in ONLY_AS_TEXT))
def test_exported_letter_of_every_form_says_the_words_of_its_example(
    name: str, calendar: GovernmentCalendar
) -> None:
    form = catalog().get(name)
    example = form.check(form.example_answers(), date(2026, 11, 23), calendar).accepted()
    letter = compile_word_template(exported(form), "letter.docx", thai_digits=True)

    assert letter.plain_text(record_of(example)) == plain_text(example)


def test_word_itself_may_save_the_letter_again(notice: Form, example: CheckedAnswers) -> None:
    document = docx.Document(BytesIO(exported(notice)))
    again = BytesIO()
    document.save(again)

    letter = compile_word_template(again.getvalue(), "letter.docx", thai_digits=True)

    assert letter.plain_text(record_of(example)) == plain_text(example)


def test_letter_alone_in_the_agency_s_folder_wins(
    agency: Path, answers: dict[str, object], calendar: GovernmentCalendar
) -> None:
    path = agency / "lost_phone_notice/letter.docx"
    document = docx.Document(str(path))
    close = next(p for p in document.paragraphs if p.text == "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ")
    close.runs[0].text = "จึงเรียนมาเพื่อโปรดทราบ"
    document.save(str(path))
    form = catalog([agency]).get("lost_phone_notice")

    words = plain_text(form.check(answers, date(2025, 3, 5), calendar).accepted())

    assert "จึงเรียนมาเพื่อโปรดทราบ" in words
    assert "โปรดพิจารณาดำเนินการ" not in words


def test_emblem_and_page_number_stand_where_the_text_template_puts_them(example: CheckedAnswers) -> None:
    letter = compile_word_template(exported(example.form), "letter.docx", thai_digits=True)
    record = record_of(example)
    texts = {"wp:align", "wp:posOffset", "w:instrText"}

    ours, words = (
        [
            (element.tag, element.text)
            for part in sorted(template.parts(record).items())
            for element in etree.fromstring(part[1]).iter(*map(qn, texts))
        ]
        for template in (letter_of(example.form), letter)
    )

    assert words == ours
    assert {"center", " PAGE "} <= {text for _, text in words}


def test_emblem_takes_the_place_of_the_placeholder(
    notice: Form, example: CheckedAnswers, emblem: bytes
) -> None:
    letter = compile_word_template(exported(notice), "letter.docx", thai_digits=True)
    record = record_of(example)

    drafted, final = (docx.Document(BytesIO(letter.render(record, picture))) for picture in (None, emblem))

    pictures = [part.blob for part in final.part.package.iter_parts() if part.partname.endswith(".png")]
    assert emblem in pictures
    assert [d.get("descr") for d in final.element.iter(qn("wp:docPr"))] == ["ตราครุฑ"]
    assert [d.get("descr") for d in drafted.element.iter(qn("wp:docPr"))] == ["ที่ว่างสำหรับตราครุฑ"]


def test_field_the_form_does_not_have_is_named_with_its_sentence(agency: Path) -> None:
    path = agency / "lost_phone_notice/letter.docx"
    document = docx.Document(str(path))
    document.add_paragraph("เรียน {{ person.frist }}")
    document.save(str(path))

    with pytest.raises(FormError, match=r"เรียน \{\{ person.frist \}\}.*person.first"):
        letter_of(catalog([agency]).get("lost_phone_notice"))


def test_exported_letter_is_sound_to_an_outside_validator(
    agency: Path, answers: dict[str, object], calendar: GovernmentCalendar, tmp_path: Path
) -> None:
    form = catalog([agency]).get("lost_phone_notice")
    path = tmp_path / "done.docx"
    path.write_bytes(render_docx(form.check(answers, date(2025, 3, 5), calendar).accepted()))

    assert OpenXmlValidator().validate(path).errors == []


def test_blocks_are_filled_from_the_child_through_two_parents() -> None:
    sources = {
        "middle": "{% extends 'top' %}{% block b %}B{% endblock %}",
        "top": "[{% block a %}a{% endblock %}{% block b %}b{% endblock %}{% block c %}c{% endblock %}]",
    }

    flat = flattened("{% extends 'middle' %}{% block a %}A{% endblock %}", sources.__getitem__)

    assert flat == "[ABc]"
