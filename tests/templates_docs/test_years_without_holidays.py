"""A letter need not wait for next year's holidays: it is made, and told what was guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from templates_docs.document import plain_text
from templates_docs.errors import Severity
from templates_docs.form import CheckReport, Form
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar

Check = Callable[..., CheckReport]
REASON = "หัวหน้าหน่วยงานไปราชการ"


def dated(year: int, day: str = "5 มีนาคม") -> dict[str, object]:
    """The example's days, moved to that Buddhist year."""
    return {
        "lost_at": f"3 มีนาคม {year} เวลา 17.30 น.",
        "found_out_at": f"3 มีนาคม {year} เวลา 19.00 น.",
        "called_at": f"4 มีนาคม {year} เวลา 8.35 น.",
        "suspended_at": f"4 มีนาคม {year} เวลา 9.10 น.",
        "doc_date": f"{day} {year}",
    }


def codes(report: CheckReport) -> list[tuple[str, str, Severity]]:
    wanted = ("calendar_missing", "calendar_provisional", "invalid_holiday_table")
    return [(p.field, p.code, p.severity) for p in report.problems if p.code in wanted]


def test_a_letter_of_a_year_without_a_table_is_made_with_one_warning_that_says_what_to_do(
    check: Check, answers: dict[str, object]
) -> None:
    report = check(answers, date(2028, 3, 5), **dated(2571))

    assert report.errors == ()
    assert codes(report) == [("lost_at", "calendar_missing", Severity.WARNING)]
    (sentence,) = [p.sentence for p in report.warnings if p.code == "calendar_missing"]
    assert "ยังไม่มีตารางวันหยุดราชการ พ.ศ. ๒๕๗๑ จึงนับเว้นเฉพาะวันเสาร์อาทิตย์" in sentence
    assert "holidays/2571.toml" in sentence
    assert report.deadline is not None
    assert report.deadline.sentence.startswith("ครบกำหนดโดยประมาณวันที่ ๘ มีนาคม ๒๕๗๑")


def test_a_letter_of_a_year_whose_table_is_provisional_is_told_so(
    check: Check, answers: dict[str, object]
) -> None:
    report = check(answers, date(2027, 3, 5), **dated(2570))

    assert report.errors == ()
    assert codes(report) == [("lost_at", "calendar_provisional", Severity.WARNING)]


def test_a_year_that_is_announced_needs_no_warning(check: Check, answers: dict[str, object]) -> None:
    assert codes(check(answers)) == []


@pytest.mark.parametrize("reason", ["", REASON])
def test_no_reason_is_demanded_for_a_lateness_that_was_guessed_but_one_given_is_printed(
    check: Check, answers: dict[str, object], reason: str
) -> None:
    report = check(answers, date(2028, 3, 20), **dated(2571, "20 มีนาคม"), late_reason=reason)

    text = plain_text(report.accepted())
    assert report.errors == ()
    assert (f"พ้นกำหนดเวลาตามข้อ ๔ เนื่องจาก{REASON}" in text) is bool(reason)
    assert "ครบกำหนดเมื่อ" not in text


def test_a_lateness_by_a_provisional_table_is_explained_without_its_day(
    check: Check, answers: dict[str, object]
) -> None:
    late = dated(2570, "20 มีนาคม")

    assert "late_reason" in {p.field for p in check(answers, date(2027, 3, 20), **late).errors}
    text = plain_text(check(answers, date(2027, 3, 20), **late, late_reason=REASON).accepted())
    assert f"พ้นกำหนดเวลาตามข้อ ๔ เนื่องจาก{REASON}" in text
    assert "ครบกำหนดเมื่อ" not in text


@pytest.mark.parametrize(("year", "printed"), [(2568, True), (2571, False)])
def test_the_memo_states_no_due_day_that_was_guessed(
    calendar: GovernmentCalendar, year: int, printed: bool
) -> None:
    memo: Form = catalog().get("lost_phone_memo")
    answers = memo.example_answers()
    moved = {name: day for name, day in dated(year).items() if name in answers}
    moved |= {"head_told_at": "", "follow_ups": []}

    text = plain_text(memo.check(answers | moved, date(year - 543, 3, 5), calendar).accepted())

    assert ("จะครบกำหนดในวันที่" in text) is printed


def test_a_holiday_file_that_cannot_be_used_is_told_of_with_every_deadline(
    notice: Form, answers: dict[str, object], tmp_path: Path
) -> None:
    (tmp_path / "2571.toml").write_text("year = 2571", "utf-8")
    calendar = GovernmentCalendar.shipped().with_folder(tmp_path)

    report = notice.check(answers, date(2025, 3, 5), calendar)

    assert codes(report) == [("lost_at", "invalid_holiday_table", Severity.WARNING)]
    assert report.errors == ()
