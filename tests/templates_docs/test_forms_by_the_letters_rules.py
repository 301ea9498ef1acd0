"""A form that rests on the Ministry of Finance's letter takes its clauses, rules and numbers from one list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from templates_docs.errors import FormError, Severity
from templates_docs.form import Form
from templates_docs.form_catalog import catalog
from templates_docs.form_file import load_form
from thai.treasury_letter import citation, letter_clauses, treasury_rule, treasury_rules
from thai.treasury_people import Right

FORMS = [form for form in catalog() if form.basis == citation()]
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
Load = Callable[..., Form]
SMALL = f"""\
title = "แบบทดลอง"
kind = "register"
basis = "{citation()}"

[[sections]]
name = "only"
title = "หมวดเดียว"

[[fields]]
name = "lost"
section = "only"
label = "วันที่สูญหาย"
kind = "date"
required = true
number = "R23"
required_sentence = "{{rule}} โปรดกรอก"

[[fields]]
name = "sent"
section = "only"
label = "วันที่ส่ง"
kind = "date"

[[checks]]
rule = "answered"
fields = ["sent"]
number = "R34"

[deadline]
title = "มีหนังสือแจ้ง"
counted_from = "lost"
sent_on = "sent"
rule = "R23"
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def read(text: str = SMALL) -> Form:
        (tmp_path / "form.toml").write_text(text, encoding="utf-8")
        (tmp_path / "letter.jinja").write_text('{% extends "register" %}', encoding="utf-8")
        return load_form(tmp_path)

    return read


def test_there_are_forms_that_rest_on_the_letter() -> None:
    assert {"lost_phone_notice", "lost_phone_memo", "rights_register", "user_appointment_order"} <= {
        form.name for form in FORMS
    }


@EVERY_FORM
def test_every_number_is_that_of_a_rule(form: Form) -> None:
    of_fields = {field.required_number for field in form.fields} | {
        part.required_number for field in form.fields for part in field.each
    }
    numbers = (
        {check.number for check in form.checks} | of_fields | {form.deadline.rule if form.deadline else ""}
    )

    assert numbers - {""} <= set(treasury_rules())


@EVERY_FORM
def test_a_check_that_is_a_rule_cites_the_rules_clause_and_no_inferred_one_cites_any(form: Form) -> None:
    for check in form.checks:
        if check.status == "POLICY" or not check.number:
            continue
        rule = treasury_rule(check.number)
        helps = (
            check.status == "INFERRED" and rule.mark == "KNOWN"
        )  # our own reading of a clause: it cites none
        cited = letter_clauses()[rule.clause].number if rule.mark == "KNOWN" and not helps else ""
        assert check.cite == cited, check.says


@EVERY_FORM
def test_no_form_writes_out_a_clause_or_a_rule_or_its_numbers_again(form: Form) -> None:
    text = (form.folder / "form.toml").read_text("utf-8")

    assert not [clause.key for clause in letter_clauses().values() if clause.words in text]
    assert not [rule.id for rule in treasury_rules().values() if rule.says in text]
    assert "working_days =" not in text
    assert "opens =" not in text


@EVERY_FORM
def test_rights_are_called_as_the_rule_calls_them(form: Form) -> None:
    asked = [*form.fields, *(part for field in form.fields for part in field.each)]

    for field in asked:
        if field.name == "right":
            assert field.choices == tuple(Right)


def test_a_check_that_names_only_a_rule_gets_its_words_gravity_and_mark(load: Load) -> None:
    form = load()
    check, rule = form.checks[0], treasury_rule("R34")

    assert (check.says, check.status, check.cite) == (rule.says, "INFERRED", "")
    assert check.severity is Severity.WARNING


def test_a_hard_rule_stops_the_document_and_may_be_followed_by_what_to_do(load: Load) -> None:
    form = load(SMALL.replace('number = "R34"', 'number = "R16"\nsays = "{rule} โปรดเปลี่ยนตัวบุคคล"'))
    check = form.checks[0]

    assert check.says == f"{treasury_rule('R16').says} โปรดเปลี่ยนตัวบุคคล"
    assert (check.severity, check.cite) == (Severity.ERROR, "ข้อ ๒")


def test_a_field_and_a_deadline_take_theirs_too(load: Load) -> None:
    form = load()

    assert form.field("lost").required_sentence == f"{treasury_rule('R23').says} โปรดกรอก"
    assert form.field("lost").required_cite == "ข้อ ๔"
    assert form.deadline is not None
    assert (form.deadline.working_days, form.deadline.clause.cite) == (3, "ข้อ ๔")
    assert form.deadline.clause.words == letter_clauses()["4"].words


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('number = "R34"', 'number = "R34"\nclause = "22"', "clause อ้างถึง “22” ซึ่งไม่มี"),
        ('number = "R34"', 'number = "R99"', "ขาด status"),
        ('rule = "R23"\n', "", "ขาด clause"),
        (citation(), "หนังสืออื่น", "ขาด status"),
    ],
)
def test_what_the_letter_has_not_is_told(load: Load, old: str, new: str, sentence: str) -> None:
    assert old in SMALL
    with pytest.raises(FormError, match=sentence):
        load(SMALL.replace(old, new))
