"""A roster's columns find their fields, and each row is checked like any other answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from templates_docs.form import Form
from templates_docs.form_catalog import catalog
from templates_docs.mail_merge import (
    BadCell,
    Cell,
    CheckedRow,
    ColumnsRefusedError,
    FileNames,
    RosterRow,
    check_row,
    match_columns,
)
from thai.business_days import GovernmentCalendar

FORM: Form = catalog().get("lost_phone_notice")
TODAY = date(2025, 3, 10)
CALENDAR = GovernmentCalendar.shipped()


def example(*without: str) -> dict[str, Any]:
    answers = FORM.example_answers()
    person = answers.pop("person")
    assert isinstance(person, dict)
    whole = answers | {f"person.{name}": answer for name, answer in person.items()}
    return {name: answer for name, answer in whole.items() if name not in without}


def check(headings: Sequence[str], cells: Sequence[Cell], row: int = 2) -> CheckedRow:
    columns = match_columns(FORM, headings)
    return check_row(FORM, columns, RosterRow(row, tuple(cells)), example(*columns.fields), TODAY, CALENDAR)


@pytest.mark.parametrize(
    "heading", ["person.first", "ชื่อผู้มีสิทธิ", "  ชื่อผู้มีสิทธิ ", "PERSON.FIRST", "Right holder's first name"]
)
def test_a_heading_is_a_dotted_name_or_a_label(heading: str) -> None:
    label_en = FORM.field("person.first").label_en
    heading = label_en if heading.startswith("Right") and label_en else heading

    assert match_columns(FORM, [heading]).fields == ("person.first",)


def test_an_unknown_heading_is_told_with_the_nearest_label() -> None:
    with pytest.raises(ColumnsRefusedError) as refused:
        match_columns(FORM, ["ชื่อผู้มีสิทธ", "doc_no"])

    (problem,) = refused.value.problems
    assert (problem.row, problem.column, problem.code) == (1, "ชื่อผู้มีสิทธ", "column_unknown")
    assert "หมายถึง “ชื่อผู้มีสิทธิ”" in problem.sentence


def test_two_columns_for_one_field_are_refused() -> None:
    with pytest.raises(ColumnsRefusedError) as refused:
        match_columns(FORM, ["doc_no", "ที่ (เลขที่หนังสือ)"])

    assert "โปรดเหลือคอลัมน์เดียว" in str(refused.value)


def test_a_person_may_choose_or_leave_out_a_column() -> None:
    columns = match_columns(FORM, ["เลขรับ", "ลำดับ"], {"เลขรับ": "doc_no", "ลำดับ": ""})

    assert columns.fields == ("doc_no", "")


@pytest.mark.parametrize("chosen", [{"ไม่มี": "doc_no"}, {"doc_no": "no_such_field"}])
def test_a_choice_that_fits_nothing_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(ColumnsRefusedError):
        match_columns(FORM, ["doc_no"], chosen)


def test_a_good_row_gives_answers_that_may_become_a_document() -> None:
    row = check(["doc_no", "สถานที่"], ["ตย 99001/7", "ตลาดสดบ้านตัวอย่าง"])

    assert row.problems == ()
    assert row.checked is not None
    assert row.checked.values["doc_no"] == "ตย 99001/7"
    assert row.checked.values["place"] == "ตลาดสดบ้านตัวอย่าง"


def test_a_filled_cell_wins_over_the_common_answer_and_a_blank_one_does_not() -> None:
    columns = match_columns(FORM, ["doc_no"])
    common = example()

    won = check_row(FORM, columns, RosterRow(2, ("ตย 99001/9",)), common, TODAY, CALENDAR)
    left = check_row(FORM, columns, RosterRow(3, ("",)), common, TODAY, CALENDAR)

    assert won.checked is not None
    assert left.checked is not None
    assert won.checked.values["doc_no"] == "ตย 99001/9"
    assert left.checked.values["doc_no"] == common["doc_no"]


def test_a_problem_says_row_column_what_was_typed_and_what_to_do() -> None:
    (problem,) = check(["ชื่อผู้มีสิทธิ"], ["Piti"], row=212).problems

    assert (problem.row, problem.column, problem.typed) == (212, "ชื่อผู้มีสิทธิ", "Piti")
    assert "โปรดพิมพ์ใหม่" in problem.sentence


@pytest.mark.parametrize("field", ["imei", "user", "mobile_no", "disb_code", "doc_no", "contact_tel"])
def test_a_number_cell_where_zeros_matter_is_a_problem(field: str) -> None:
    row = check([field], [123450000])

    assert row.checked is None
    assert [(problem.code, problem.typed) for problem in row.problems] == [("cell_is_number", "123450000")]
    assert "ตั้งคอลัมน์เป็นข้อความ" in row.problems[0].sentence


def test_a_number_cell_in_a_text_column_reads_as_it_looks() -> None:
    row = check(["place"], [5.0])

    assert row.checked is not None
    assert row.checked.values["place"] == "5"


@pytest.mark.parametrize("cell", [date(2025, 3, 5), datetime(2025, 3, 5), "5 มีนาคม 2568", "๕ มี.ค. ๖๘"])
def test_a_day_may_be_a_date_cell_or_thai_text(cell: Cell) -> None:
    row = check(["doc_date"], [cell])

    assert row.checked is not None
    assert row.checked.values["doc_date"] == date(2025, 3, 5)


def test_a_buddhist_year_in_a_date_cell_is_a_problem() -> None:
    assert check(["doc_date"], [datetime(2568, 3, 5)]).problems[0].code == "year_as_buddhist"


def test_a_formula_is_a_problem_of_its_cell() -> None:
    row = check(["place"], [BadCell("=A1", "formula", "เซลล์เป็นสูตร")])

    assert row.checked is None
    assert [(problem.column, problem.typed, problem.code) for problem in row.problems] == [
        ("place", "=A1", "formula")
    ]


def test_a_row_with_more_cells_than_headings_is_a_problem() -> None:
    assert "row_too_wide" in {problem.code for problem in check(["place"], ["ตลาด", "", "เกิน"]).problems}


def test_a_filled_cell_under_a_blank_heading_is_a_problem_that_names_the_column() -> None:
    row = check(["doc_no", "", "place"], ["ตย 99001/1", "ไม่ควรหาย", "ตลาด"])
    empty = check(["doc_no", "", "place"], ["ตย 99001/1", "", "ตลาด"])

    assert row.checked is None
    assert [problem.code for problem in row.problems if problem.severity == "error"] == ["column_unnamed"]
    assert "คอลัมน์ที่ 2 จากซ้าย" in row.problems[0].sentence
    assert empty.checked is not None


def test_what_is_wrong_with_a_common_answer_is_told_of_the_common_answers() -> None:
    columns = match_columns(FORM, ["doc_no", "person.first"])
    common = example("doc_no", "person.first") | {"person.first": "Piti"}

    row = check_row(FORM, columns, RosterRow(7, ("ตย 99001/1", "")), common, TODAY, CALENDAR)
    own = check_row(FORM, columns, RosterRow(7, ("ตย 99001/1", "Piti")), common, TODAY, CALENDAR)

    assert row.problems
    assert {(problem.row, problem.column, problem.typed) for problem in row.problems} == {(0, "", "")}
    assert (7, "person.first", "Piti") in {(p.row, p.column, p.typed) for p in own.problems}


def test_what_is_wrong_with_a_common_answer_is_in_no_column() -> None:
    columns = match_columns(FORM, ["doc_no"])
    row = check_row(
        FORM, columns, RosterRow(2, ("ตย 99001/1",)), example("doc_no", "unit_name"), TODAY, CALENDAR
    )

    assert [(problem.column, problem.typed) for problem in row.problems] == [("", "")]


def test_no_two_rows_get_one_file_name_even_where_capitals_do_not_count() -> None:
    names = FileNames("place")
    rows = [check(["place"], [place]) for place in ("Talat Sot", "talat sot", "ตลาด", "a/b:c")]

    given = [names.give(row.checked) for row in rows if row.checked]

    assert given == ["Talat Sot.docx", "talat sot (๒).docx", "ตลาด.docx", "a-b-c.docx"]
