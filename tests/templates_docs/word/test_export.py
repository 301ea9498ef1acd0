"""A shipped letter written out for Word says the same when it comes back, and wins in the agency's folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from templates_docs.compiled import CompiledTemplate
from templates_docs.document import letter_of, plain_text, record_of, render_docx, render_pdf
from templates_docs.errors import FormError, TemplateRefusedError
from templates_docs.fields import Kind
from templates_docs.form import CheckedAnswers, Form
from templates_docs.form_catalog import SHIPPED_FORMS, catalog
from templates_docs.word.export import as_word_template, flattened
from templates_docs.word.template import compile_word_template
from thai.business_days import GovernmentCalendar


def exported(form: Form) -> bytes:
    return as_word_template((form.folder / "letter.jinja").read_text(encoding="utf-8"), form.name)


def example_of(form: Form, calendar: GovernmentCalendar) -> CheckedAnswers:
    return form.check(form.example_answers(), date(2026, 11, 23), calendar).accepted()


def one_thing_else(answer: object) -> Iterator[object]:
    """The answer with one word after another left out, one tick after another turned round, one item fewer."""
    if isinstance(answer, bool):
        yield not answer
    elif isinstance(answer, dict):
        yield from (
            {**answer, key: other} for key, value in answer.items() for other in one_thing_else(value)
        )
    elif isinstance(answer, list):
        for at, item in enumerate(answer):
            yield answer[:at] + answer[at + 1 :]
            yield from ([*answer[:at], other, *answer[at + 1 :]] for other in one_thing_else(item))
    else:
        yield ""


def changed_answers(form: Form, calendar: GovernmentCalendar) -> list[CheckedAnswers]:
    """Whatever of `one_thing_else` the form takes."""
    reports = [
        form.check(answers, date(2026, 11, 23), calendar)
        for answers in one_thing_else(form.example_answers())
        if isinstance(answers, dict)
    ]
    return [report.accepted() for report in reports if not report.errors]


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

    letter = compile_word_template(exported(form), "letter.docx", thai_digits=True)
    groups = {field.name for field in form.fields if field.kind is Kind.GROUP}

    # what stands in a loop over people is told as holders.first here, and as holders in a text template
    assert {use.name for use in letter.fields if use.name.partition(".")[0] not in groups} == {
        use.name
        for use in letter_of(form).fields
        if not use.name.startswith("page.") and use.name.partition(".")[0] not in groups
    }


@pytest.fixture(params=sorted(form.name for form in catalog()))
def shipped(request: pytest.FixtureRequest) -> Form:
    return catalog().get(request.param)


@pytest.fixture
def moved_in(shipped: Form, tmp_path: Path) -> Form:
    """The same form, after its exported letter was put into the agency's own folder."""
    folder = tmp_path / shipped.name
    folder.mkdir()
    (folder / "letter.docx").write_bytes(exported(shipped))
    form = catalog([tmp_path]).get(shipped.name)
    assert form.letter == folder / "letter.docx"
    return form


def test_every_form_s_letter_says_the_same_from_the_agency_s_folder(
    shipped: Form, moved_in: Form, calendar: GovernmentCalendar
) -> None:
    variations = changed_answers(shipped, calendar)

    assert variations
    for answers in (example_of(shipped, calendar), *variations):
        assert plain_text(replace(answers, form=moved_in)) == plain_text(answers)


def test_every_form_s_pages_look_the_same_from_the_agency_s_folder(
    shipped: Form, moved_in: Form, calendar: GovernmentCalendar
) -> None:
    example = example_of(shipped, calendar)

    assert render_pdf(replace(example, form=moved_in)) == render_pdf(example)


def test_every_exported_letter_and_what_it_makes_are_sound_to_an_outside_validator(
    moved_in: Form, calendar: GovernmentCalendar, tmp_path: Path
) -> None:
    done = tmp_path / "done.docx"
    done.write_bytes(render_docx(example_of(moved_in, calendar)))

    assert OpenXmlValidator().validate(moved_in.letter).errors == []
    assert OpenXmlValidator().validate(done).errors == []


def test_warning_for_every_page_keeps_its_condition() -> None:
    source = (
        '{% extends "request_form" %}{% block text %}\n{% if a %}\n@body ก\n{% elif b %}\n@every_page ห้ามใช้\n'
        "{% endif %}\n{% endblock %}"
    )
    letter = compile_word_template(as_word_template(source, "a"), "a.docx")

    said = [letter.plain_text({"a": "", "b": b, "exercise": False}) for b in ("ใช่", "")]

    assert said == ["ห้ามใช้\n", ""]


def test_paper_that_lies_only_sometimes_is_refused_by_name() -> None:
    source = '{% extends "order" %}{% block text %}\n{% if a %}\n@landscape\n{% endif %}\n{% endblock %}'

    with pytest.raises(TemplateRefusedError, match="@landscape"):
        as_word_template(source, "a")


def test_memo_s_emblem_stays_half_as_tall(emblem: bytes, calendar: GovernmentCalendar) -> None:
    form = catalog().get("lost_phone_memo")
    letter = compile_word_template(exported(form), "letter.docx", thai_digits=True)

    done = docx.Document(BytesIO(letter.render(record_of(example_of(form, calendar)), emblem)))

    (size,) = done.element.iter(qn("wp:extent"))
    assert (size.get("cx"), size.get("cy")) == ("450000", "540000")


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


def test_every_unknown_field_is_named_at_once_with_its_sentence(agency: Path) -> None:
    path = agency / "lost_phone_notice/letter.docx"
    document = docx.Document(str(path))
    document.add_paragraph("เรียน {{ person.frist }}")
    document.add_paragraph("ที่ {{ plaec }}")
    document.save(str(path))

    with pytest.raises(FormError, match=r"เรียน \{\{ person.frist \}\}.*; .*ที่ \{\{ plaec \}\}.*“plaec”"):
        letter_of(catalog([agency]).get("lost_phone_notice"))


def test_blocks_are_filled_from_the_child_through_two_parents() -> None:
    sources = {
        "middle": "{% extends 'top' %}{% block b %}B{% endblock %}",
        "top": "[{% block a %}a{% endblock %}{% block b %}b{% endblock %}{% block c %}c{% endblock %}]",
    }

    flat = flattened("{% extends 'middle' %}{% block a %}A{% endblock %}", sources.__getitem__)

    assert flat == "[ABc]"


LONG_TEXT = "@continued\n@line_spacing 0.9\n" + "@clause {{ x }}\n" * 30
LINE = "ให้หน่วยงานผู้เบิกตรวจสอบรายการทุกครั้งก่อนอนุมัติ และเก็บหลักฐานไว้ให้ตรวจสอบได้ตามระเบียบ " * 4


def test_word_template_marks_its_pages_and_spaces_its_lines_as_the_text_template() -> None:
    text = CompiledTemplate(LONG_TEXT, "t")
    word = compile_word_template(as_word_template(LONG_TEXT, "t"), "letter.docx", thai_digits=True)

    lines = word.plain_text({"x": LINE}).splitlines()
    assert lines == text.plain_text({"x": LINE}).splitlines()
    assert any(line.startswith("/๗. ") for line in lines)


def test_letter_whose_pages_nobody_can_tell_is_left_without_marks() -> None:
    document = docx.Document(BytesIO(as_word_template(LONG_TEXT, "t")))
    document.add_section()
    file = BytesIO()
    document.save(file)

    word = compile_word_template(file.getvalue(), "letter.docx", thai_digits=True)

    assert "/" not in word.plain_text({"x": LINE})
