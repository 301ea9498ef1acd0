"""The three-working-day rule of ข้อ ๔, against the tables worked out by hand in the year's calendar."""

from __future__ import annotations

from datetime import date

import pytest

from templates_docs.deadlines import Clause, Deadline, DeadlineStatus, count_deadline
from templates_docs.form import Form
from thai.business_days import GovernmentCalendar
from thai.errors import ThaiError

RULE = Deadline("ส่งหนังสือ", "lost_at", "doc_date", 3, Clause("4", "ข้อ ๔", "หนังสือ", "ภายใน ๓ วันทำการ"), "R23")


@pytest.mark.parametrize(
    ("lost", "due", "cautious"),
    [
        ("2025-02-11", "2025-02-17", "2025-02-14"),  # 12 Feb Makha Bucha
        ("2025-03-03", "2025-03-06", "2025-03-05"),
        ("2025-03-07", "2025-03-12", "2025-03-11"),
        ("2025-03-08", "2025-03-12", "2025-03-12"),  # lost on a Saturday: both readings agree
        ("2025-04-10", "2025-04-18", "2025-04-17"),  # Songkran and its substitution
        ("2025-05-30", "2025-06-06", "2025-06-05"),  # two cabinet holidays
        ("2025-08-08", "2025-08-15", "2025-08-14"),
        ("2025-12-30", "2026-01-07", "2026-01-06"),  # over the new year
        ("2025-02-06", "2025-02-11", "2025-02-10"),
        ("2025-02-10", "2025-02-14", "2025-02-13"),
        ("2025-04-13", "2025-04-21", "2025-04-21"),
        ("2025-04-30", "2025-05-06", "2025-05-02"),  # Labour Day is a government working day
        ("2025-05-08", "2025-05-15", "2025-05-14"),  # Royal Ploughing Day is not
    ],
)
def test_due_day_is_three_working_days_after_the_day_of_loss(
    lost: str, due: str, cautious: str, calendar: GovernmentCalendar
) -> None:
    day = date.fromisoformat(lost)

    view = count_deadline(RULE, day, day, calendar)

    assert (view.due.isoformat(), view.cautious.isoformat()) == (due, cautious)


@pytest.mark.parametrize(
    ("sent", "status", "days_left", "late_by"),
    [
        ("2025-03-03", DeadlineStatus.IN_TIME, 3, 0),
        ("2025-03-04", DeadlineStatus.IN_TIME, 2, 0),
        ("2025-03-05", DeadlineStatus.HURRY, 1, 0),  # the cautious day
        ("2025-03-06", DeadlineStatus.HURRY, 0, 0),  # the due day itself is in time
        ("2025-03-07", DeadlineStatus.OVERDUE, 0, 1),
        ("2025-03-08", DeadlineStatus.OVERDUE, 0, 2),  # a Saturday's letter is taken in on Monday
        ("2025-03-10", DeadlineStatus.OVERDUE, 0, 2),
        ("2025-03-20", DeadlineStatus.OVERDUE, 0, 10),
    ],
)
def test_time_left_and_lateness_are_told_in_working_days(
    sent: str, status: DeadlineStatus, days_left: int, late_by: int, calendar: GovernmentCalendar
) -> None:
    view = count_deadline(RULE, date(2025, 3, 3), date.fromisoformat(sent), calendar)

    assert (view.status, view.days_left, view.late_by) == (status, days_left, late_by)
    assert view.overdue == (late_by > 0)


def test_letter_dated_on_a_saturday_after_a_friday_due_day_is_one_working_day_late(
    calendar: GovernmentCalendar,
) -> None:
    view = count_deadline(RULE, date(2025, 4, 10), date(2025, 4, 19), calendar)

    assert (view.due, view.late_by) == (date(2025, 4, 18), 1)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("2025-03-04", "เหลืออีก ๒ วันทำการ (ควรส่งภายในวันที่ ๕ มีนาคม ๒๕๖๘ เพื่อความปลอดภัย)"),
        ("2025-03-06", "วันนี้เป็นวันสุดท้าย"),
        ("2025-03-12", "เกินกำหนด ๔ วันทำการ"),
    ],
)
def test_sentence_tells_the_due_day_and_how_things_stand(
    sent: str, words: str, calendar: GovernmentCalendar
) -> None:
    view = count_deadline(RULE, date(2025, 3, 3), date.fromisoformat(sent), calendar)

    assert view.sentence.startswith("ครบกำหนดวันที่ ๖ มีนาคม ๒๕๖๘ ")
    assert words in view.sentence


def test_year_without_a_holiday_table_is_refused_by_name(calendar: GovernmentCalendar) -> None:
    with pytest.raises(ThaiError, match="2590") as refused:
        count_deadline(RULE, date(2047, 3, 3), date(2047, 3, 4), calendar)

    assert refused.value.code == "calendar_missing"


def test_past_the_tables_a_guessing_calendar_gives_a_day_marked_as_such(calendar: GovernmentCalendar) -> None:
    view = count_deadline(RULE, date(2028, 4, 12), date(2028, 4, 13), calendar.guessing())

    assert (view.due, view.provisional, view.guessed) == (date(2028, 4, 17), (2571,), (2571,))
    assert view.sentence.startswith("ครบกำหนดโดยประมาณวันที่ ๑๗ เมษายน ๒๕๗๑ ")


def test_lateness_is_only_supposed_where_the_due_day_was_guessed(calendar: GovernmentCalendar) -> None:
    view = count_deadline(RULE, date(2028, 4, 12), date(2028, 4, 20), calendar.guessing())

    assert (view.overdue, view.maybe_overdue, view.status) == (False, True, DeadlineStatus.HURRY)
    assert "อาจเกินกำหนดแล้ว" in view.sentence


def test_a_table_made_before_the_announcement_makes_the_day_provisional(calendar: GovernmentCalendar) -> None:
    view = count_deadline(RULE, date(2026, 12, 30), date(2027, 3, 1), calendar)

    assert (view.provisional, view.guessed, view.overdue) == ((2570,), (), True)
    assert "โดยประมาณ" in view.sentence


def test_notice_counts_from_the_day_of_loss_and_carries_the_clause_in_full(notice: Form) -> None:
    assert notice.deadline is not None

    assert (notice.deadline.counted_from, notice.deadline.working_days) == ("lost_at", 3)
    assert "ภายใน ๓ วันทำการ นับจากวันที่โทรศัพท์ที่เชื่อมต่อกับ Soft Token สูญหาย" in notice.deadline.clause.words
