"""Whatever is thrown at a form, it is refused with a Thai line or becomes a sound document."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from templates_docs.compiled import CompiledTemplate
from templates_docs.document import file_name, plain_text, render_docx
from templates_docs.errors import UnprintableValueError
from templates_docs.form import CheckReport, Form
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar
from thai.numerals import to_thai

FORMS = list(catalog())
FREE = (
    *("place", "circumstance", "police_ref", "receiver_name", "case_no"),
    *("person.pos", "head_pos", "ministry", "unit_addr"),
)
PIECES = st.sampled_from(
    [
        *(
            "<w:p/>",
            "]]>",
            "&amp;",
            "&#0;",
            "{{ x }}",
            "{% endif %}",
            "<?number clause?>",
            "<?listed reference?>",
        ),
        *("**", "||", "@body ก", "= 1+1", "%s", "${x}", "'", '"', "\\", "ก" * 300),
        *("\u202e", "\u200b", "\u2066", "\x00", "\x1b", "\ud800", "\ufffe", "\ue000", "\u2011", "\u00a0"),
        *("😀", "👨‍👩‍👧", "שלום", "ที่่่่", "ำำ", "\r\n", "\t", "\u2028"),
    ]
)
HOSTILE = st.lists(PIECES | st.text(max_size=20), max_size=12).map("".join) | st.just("ก" * 10_000)
ANYTHING = st.one_of(
    *(
        HOSTILE,
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.dates(),
        st.datetimes(),
        st.binary(max_size=5),
    ),
    *(st.lists(HOSTILE, max_size=3), st.dictionaries(st.text(max_size=5), st.integers(), max_size=2)),
)
PATIENT = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PATIENT
@given(data=st.data())
def test_any_answers_are_judged_without_an_accident(
    data: st.DataObject, notice: Form, answers: dict[str, object], calendar: GovernmentCalendar
) -> None:
    names = data.draw(st.lists(st.sampled_from([field.name for field in notice.fields]), max_size=6))
    changed = {name: data.draw(ANYTHING) for name in names}

    report = notice.check(answers | changed, date(2025, 3, 5), calendar)

    assert all(problem.sentence and problem.code for problem in report.problems)
    assert (report.checked is None) == bool(report.errors)


@PATIENT
@given(data=st.data())
def test_any_answers_of_any_form_are_judged_and_what_is_accepted_is_a_sound_document(
    data: st.DataObject, calendar: GovernmentCalendar
) -> None:
    form = data.draw(st.sampled_from(FORMS))
    answers = copy.deepcopy(form.example_answers())
    day = answers["doc_date"]
    for field in data.draw(st.lists(st.sampled_from(form.fields), max_size=3)):
        rows = answers.get(field.name)
        if field.each and isinstance(rows, list) and rows and data.draw(st.booleans()):
            part = data.draw(st.sampled_from(field.each))
            data.draw(st.sampled_from(rows))[part.name] = data.draw(ANYTHING)
        else:
            answers[field.name] = data.draw(ANYTHING)

    report = form.check(answers, day, calendar)

    assert all(problem.sentence and problem.code for problem in report.problems)
    if report.checked:
        Document(BytesIO(render_docx(report.checked)))
        assert plain_text(report.checked)


@PATIENT
@given(keys=st.dictionaries(st.text(max_size=30), ANYTHING, max_size=5))
def test_any_unknown_names_are_each_told(
    keys: dict[str, object], notice: Form, calendar: GovernmentCalendar
) -> None:
    report = notice.check(keys, date(2025, 3, 5), calendar)

    assert report.checked is None


@PATIENT
@given(values=st.fixed_dictionaries({}, optional=dict.fromkeys(FREE, HOSTILE)))
def test_accepted_text_is_in_the_document_as_cleaned(
    values: dict[str, str], check: Callable[..., CheckReport], answers: dict[str, object]
) -> None:
    report = check(answers | {name: value for name, value in values.items() if value.strip()})
    if report.checked is None:
        return

    paragraphs = [paragraph.text for paragraph in Document(BytesIO(render_docx(report.checked))).paragraphs]

    printed = "\n".join(paragraphs).replace("\u00a0", " ")
    for name in values.keys() & {"receiver_name", "case_no", "police_ref"}:
        if value := report.checked.values[name]:
            assert to_thai(str(value)) in printed
    assert paragraphs.count("จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ") == 1
    assert "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ\n" in plain_text(report.checked)
    assert file_name(report.checked).endswith(".docx")


@PATIENT
@given(value=ANYTHING)
def test_a_raw_record_is_printed_or_refused(value: object) -> None:
    template = CompiledTemplate("@body ก{{ x }}ข\n@table 2\n| {{ x }} |\n@end\n@summary ค", "t")

    with contextlib.suppress(UnprintableValueError):
        part = template.parts({"x": value})["word/document.xml"]

        assert len(ElementTree.fromstring(part).findall(".//{*}p")) == 3
        assert value is None or isinstance(value, str | int | date | tuple | list | dict)
