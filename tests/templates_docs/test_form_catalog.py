"""Forms are found by looking; the agency's own folder wins."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from templates_docs.document import letter_of, plain_text
from templates_docs.errors import FormError
from templates_docs.form import Form
from templates_docs.form_catalog import UnknownFormError, catalog
from thai.business_days import GovernmentCalendar

SHIPPED = list(catalog())


@pytest.fixture
def agency_copy(notice: Form, tmp_path: Path) -> Path:
    return Path(shutil.copytree(notice.folder, tmp_path / notice.name))


def test_shipped_forms_are_all_whole() -> None:
    assert catalog().broken == ()
    assert "lost_phone_notice" in catalog().forms


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.name)
def test_example_reads_exactly_as_its_text(form: Form, calendar: GovernmentCalendar) -> None:
    report = form.check(form.example_answers(), _day_of(form), calendar)

    assert plain_text(report.accepted()) == (form.folder / "example.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.name)
def test_shipped_letter_asks_for_nothing_the_form_lacks(form: Form) -> None:
    assert letter_of(form).fields


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.name)
def test_every_field_stands_in_a_section_and_has_both_labels(form: Form) -> None:
    in_sections = [field for section in form.sections for field in form.fields_of(section.name)]

    assert sorted(field.name for field in in_sections) == sorted(field.name for field in form.fields)
    assert [field.name for field in form.fields if not (field.label and field.label_en)] == []


def test_agency_form_wins_over_the_shipped_one(agency_copy: Path) -> None:
    path = agency_copy / "form.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('title = "แจ้ง', 'title = "ขอแจ้ง', 1), encoding="utf-8"
    )

    assert catalog([agency_copy.parent]).get(agency_copy.name).title.startswith("ขอแจ้ง")


def test_broken_agency_form_is_an_error_and_hides_no_other(agency_copy: Path) -> None:
    shutil.copytree(agency_copy, agency_copy.parent / "own_form")
    (agency_copy / "form.toml").write_text("title = ", encoding="utf-8")

    forms = catalog([agency_copy.parent])

    assert "own_form" in forms.forms
    with pytest.raises(FormError):
        forms.get(agency_copy.name)


def test_unknown_form_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UnknownFormError, match="หมายถึง “lost_phone_notice” หรือไม่"):
        catalog().get("lost_phone_notic")


def test_letter_that_asks_for_an_unknown_field_names_the_line(agency_copy: Path) -> None:
    path = agency_copy / "letter.jinja"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("{{ person.first }}", "{{ person.frist }}", 1), encoding="utf-8")
    line = 1 + source[: source.index("{{ person.first }}")].count("\n")

    with pytest.raises(FormError, match=r"“person.frist” \(หมายถึง “person.first” หรือไม่\)") as refused:
        letter_of(catalog([agency_copy.parent]).get(agency_copy.name))

    assert refused.value.line == line


def test_every_unknown_field_of_a_letter_is_told_at_once_with_its_line(agency_copy: Path) -> None:
    path = agency_copy / "letter.jinja"
    source = path.read_text(encoding="utf-8")
    changed = source.replace("{{ person.first }}", "{{ person.frist }} {{ wholly_new }}", 1)
    changed = changed.replace("{{ place | thai }}", "{{ plaec | thai }}", 1)
    path.write_text(changed, encoding="utf-8")
    lines = {
        name: 1 + changed[: changed.index(name)].count("\n")
        for name in ("person.frist", "wholly_new", "plaec")
    }

    with pytest.raises(FormError) as refused:
        letter_of(catalog([agency_copy.parent]).get(agency_copy.name))

    told = str(refused.value)
    assert "\n" not in told
    for name, line in lines.items():
        assert f"บรรทัดที่ {line} ไม่มีช่อง “{name}”" in told
    assert "หมายถึง “place” หรือไม่" in told


def test_letter_is_compiled_again_after_it_was_edited(
    agency_copy: Path, notice: Form, calendar: GovernmentCalendar
) -> None:
    form = catalog([agency_copy.parent]).get(agency_copy.name)
    checked = form.check(notice.example_answers(), date(2025, 3, 5), calendar).accepted()
    before = plain_text(checked)
    path = agency_copy / "letter.jinja"
    path.write_text(path.read_text(encoding="utf-8").replace("จึงเรียนมา", "จึงขอเรียนมา"), encoding="utf-8")

    assert plain_text(checked) == before.replace("จึงเรียนมา", "จึงขอเรียนมา") != before


def _day_of(form: Form) -> date:
    """The day on which the invented clerk dates the letter."""
    day = form.example_answers().get("doc_date")
    assert isinstance(day, date)
    return day
