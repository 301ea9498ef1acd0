"""Working days of government offices and the ends of periods, against the tables already worked out."""

from datetime import date, datetime, timedelta

import pytest

from thai.business_days import GovernmentCalendar
from thai.errors import CalendarMissingError, ThaiError


@pytest.fixture(scope="module")
def calendar() -> GovernmentCalendar:
    return GovernmentCalendar.shipped()


# saraban.md §5 and softtoken.md §4.1: day of loss → last day of "๓ วันทำการ นับจากวันที่ … สูญหาย"
THREE_WORKING_DAYS = [
    (date(2025, 2, 6), date(2025, 2, 11)),
    (date(2025, 2, 10), date(2025, 2, 14)),
    (date(2025, 2, 11), date(2025, 2, 17)),
    (date(2025, 3, 3), date(2025, 3, 6)),
    (date(2025, 3, 7), date(2025, 3, 12)),
    (date(2025, 3, 8), date(2025, 3, 12)),
    (date(2025, 4, 10), date(2025, 4, 18)),
    (date(2025, 4, 13), date(2025, 4, 21)),
    (date(2025, 4, 30), date(2025, 5, 6)),
    (date(2025, 5, 8), date(2025, 5, 15)),
    (date(2025, 5, 30), date(2025, 6, 6)),
    (date(2025, 8, 8), date(2025, 8, 15)),
    (date(2025, 12, 30), date(2026, 1, 7)),
]

# softtoken.md §4.1: the same, had the day of loss itself been counted
CAUTIOUS = [
    (date(2025, 2, 11), date(2025, 2, 14)),
    (date(2025, 3, 3), date(2025, 3, 5)),
    (date(2025, 3, 7), date(2025, 3, 11)),
    (date(2025, 3, 8), date(2025, 3, 12)),
    (date(2025, 4, 10), date(2025, 4, 17)),
    (date(2025, 5, 30), date(2025, 6, 5)),
    (date(2025, 8, 8), date(2025, 8, 14)),
    (date(2025, 12, 30), date(2026, 1, 6)),
]


@pytest.mark.parametrize(("lost", "due"), THREE_WORKING_DAYS)
def test_three_working_days_from_a_loss_end_as_the_table_says(calendar, lost: date, due: date) -> None:
    assert calendar.add_working_days(lost, 3) == due


@pytest.mark.parametrize(("lost", "due"), CAUTIOUS)
def test_cautious_date_counts_the_day_of_loss(calendar, lost: date, due: date) -> None:
    assert calendar.add_working_days(lost, 3, count_first=True) == due


def test_the_hour_of_a_loss_does_not_move_its_deadline(calendar) -> None:
    due = calendar.add_working_days(datetime(2025, 2, 10, 23, 59), 3)

    assert due == date(2025, 2, 14)
    assert type(due) is date


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, date(2025, 4, 13)), (-1, date(2025, 4, 11)), (-3, date(2025, 4, 9)), (1, date(2025, 4, 17))],
)
def test_no_days_is_the_day_itself_and_a_negative_count_goes_back(calendar, n: int, expected: date) -> None:
    assert calendar.add_working_days(date(2025, 4, 13), n) == expected


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 5, 1), True),  # Labour Day: government works
        (date(2026, 5, 1), True),
        (date(2025, 5, 9), False),  # Royal Ploughing Day
        (date(2026, 5, 13), False),
        (date(2025, 4, 16), False),  # Songkran's substitute
        (date(2025, 6, 2), False),  # by cabinet decision
        (date(2026, 1, 2), False),
        (date(2025, 2, 8), False),  # a Saturday
        (date(2025, 2, 9), False),
        (date(2025, 2, 10), True),
        (datetime(2025, 4, 14, 9, 0), False),
    ],
)
def test_a_day_is_a_working_day_or_not(calendar, day: date, works: bool) -> None:
    assert calendar.is_working_day(day) is works


def test_a_holiday_has_a_name_and_an_ordinary_weekend_none(calendar) -> None:
    assert calendar.holiday_name(date(2025, 2, 12)) == "วันมาฆบูชา"
    assert calendar.holiday_name(datetime(2025, 4, 16, 8, 0)) == "ชดเชยวันสงกรานต์"
    assert calendar.holiday_name(date(2025, 2, 8)) is None


@pytest.mark.parametrize(
    ("start", "n", "unit", "person", "authority"),
    [
        # the last day is a working day: both alike
        (date(2025, 2, 5), 15, "day", date(2025, 2, 20), date(2025, 2, 20)),
        (
            date(2025, 2, 10),
            3,
            "month",
            date(2025, 5, 13),
            date(2025, 5, 10),
        ),  # Sat, Sun, Visakha's substitute
        # ends on a Saturday
        (date(2025, 2, 7), 1, "day", date(2025, 2, 10), date(2025, 2, 8)),
        # ends inside Songkran
        (date(2025, 3, 14), 30, "day", date(2025, 4, 17), date(2025, 4, 13)),
        (date(2025, 3, 14), 1, "month", date(2025, 4, 17), date(2025, 4, 14)),
        # no matching day in the last month
        (date(2025, 1, 31), 3, "month", date(2025, 4, 30), date(2025, 4, 30)),
        (date(2025, 11, 30), 3, "month", date(2026, 3, 2), date(2026, 2, 28)),
        (date(2025, 8, 31), 3, "month", date(2025, 12, 1), date(2025, 11, 30)),
        # over the year's edge
        (date(2025, 12, 1), 30, "day", date(2026, 1, 5), date(2025, 12, 31)),
    ],
)
def test_a_period_ends_by_the_civil_code(calendar, start, n, unit, person, authority) -> None:
    assert calendar.period_end(start, n, unit=unit) == person
    assert calendar.period_end(start, n, unit=unit, obliged="authority") == authority


def test_labour_day_does_not_move_the_end_of_a_period(calendar) -> None:
    assert calendar.period_end(date(2025, 4, 1), 30) == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"n": 0}, "invalid_count"),
        ({"n": -3}, "invalid_count"),
        ({"n": True}, "invalid_count"),
        ({"n": 1.5}, "invalid_count"),
        ({"n": "3"}, "invalid_count"),
        ({"n": 10**100}, "invalid_count"),
        ({"n": 1, "unit": "week"}, "unknown_choice"),
        ({"n": 1, "unit": None}, "unknown_choice"),
        ({"n": 1, "obliged": "bank"}, "unknown_choice"),
        ({"n": 1, "day": "2025-02-05"}, "invalid_date"),
        ({"n": 1, "day": date.max}, "invalid_date"),
        ({"n": 1, "day": date.max, "unit": "month"}, "invalid_date"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(calendar, arguments, code: str) -> None:
    with pytest.raises(ThaiError) as caught:
        calendar.period_end(**{"day": date(2025, 2, 5), **arguments})

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2025, 2, 14), date(2025, 2, 14), 0),
        (date(2025, 2, 14), date(2025, 2, 16), 0),
        (date(2025, 2, 14), date(2025, 2, 17), 1),
        (date(2025, 4, 10), date(2025, 4, 18), 3),
        (date(2025, 12, 30), date(2026, 1, 7), 3),
        (date(2025, 2, 17), date(2025, 2, 14), 0),
    ],
)
def test_days_overdue_are_working_days_after_the_due_day(
    calendar, start: date, end: date, count: int
) -> None:
    assert calendar.working_days_between(start, end) == count


@pytest.mark.parametrize(
    ("ask", "year"),
    [
        (lambda cal: cal.is_working_day(date(2024, 12, 31)), 2567),
        (lambda cal: cal.is_working_day(date(2028, 1, 1)), 2571),
        (lambda cal: cal.holiday_name(date(2028, 1, 8)), 2571),
        (lambda cal: cal.add_working_days(date(2027, 12, 29), 3), 2571),  # runs out in the middle
        (lambda cal: cal.add_working_days(date(2025, 1, 2), -1), 2567),
        (lambda cal: cal.add_working_days(date(2025, 1, 2), 100_000), 2571),
        (lambda cal: cal.period_end(date(2027, 12, 15), 30), 2571),
        (lambda cal: cal.working_days_between(date(2027, 12, 31), date(2028, 1, 3)), 2571),
        (lambda cal: cal.is_provisional(2571), 2571),
        (lambda cal: cal.add_working_days(date(9999, 12, 30), 1), 10542),
    ],
)
def test_a_year_without_a_table_is_named(calendar, ask, year: int) -> None:
    with pytest.raises(CalendarMissingError, match=str(year)) as caught:
        ask(calendar)

    assert caught.value.code == "calendar_missing"
    assert caught.value.year == year


def test_days_between_are_the_working_days_one_by_one(calendar) -> None:
    first = date(2025, 3, 28)  # through Songkran, Coronation Day and its neighbours
    days = [first + timedelta(days=n) for n in range(50)]
    with_more = calendar.with_extra([date(2025, 4, 5), date(2025, 4, 8)])  # a Saturday and a Tuesday

    for start in days:
        for end in days:
            one_by_one = sum(with_more.is_working_day(day) for day in days if start < day <= end)
            assert with_more.working_days_between(start, end) == one_by_one


def test_a_guess_past_the_last_table_leaves_out_weekends_only_and_says_so(calendar) -> None:
    guessing = calendar.guessing()

    assert guessing.add_working_days(date(2027, 12, 29), 2) == date(2028, 1, 3)  # 30 Dec, (31, 1, 2), 3 Jan
    assert guessing.is_working_day(date(2028, 4, 13))
    assert guessing.is_provisional(2571)
    assert guessing.years == calendar.years
    with pytest.raises(CalendarMissingError, match="2567"):
        guessing.is_working_day(date(2024, 12, 31))  # a year before the first table is a slip, not the future


def test_a_guessed_last_day_is_never_later_than_the_true_one(calendar) -> None:
    without = GovernmentCalendar({year: t for year, t in calendar.tables.items() if year == 2568}).guessing()

    for n in range(365):
        day = date(2026, 1, 1) + timedelta(days=n)
        assert without.add_working_days(day, 3) <= calendar.add_working_days(day, 3)


def test_an_authority_needs_no_table_because_holidays_do_not_move_its_last_day(calendar) -> None:
    assert calendar.period_end(date(2027, 12, 15), 30, obliged="authority") == date(2028, 1, 14)


def test_an_added_holiday_counts_only_in_the_new_calendar(calendar) -> None:
    lost = date(2025, 2, 6)

    longer = calendar.with_extra([date(2025, 2, 7), datetime(2025, 2, 10, 8, 0)])

    assert longer.add_working_days(lost, 3) == date(2025, 2, 14)  # 11, (12), 13, 14
    assert longer.holiday_name(date(2025, 2, 7)) == "วันหยุดที่หน่วยงานเพิ่ม"
    assert calendar.add_working_days(lost, 3) == date(2025, 2, 11)


def test_added_holidays_pile_up_and_may_bear_a_name(calendar) -> None:
    twice = calendar.with_extra({date(2025, 2, 7): "วันหยุดพิเศษ"}).with_extra([date(2025, 2, 10)])

    assert twice.holiday_name(date(2025, 2, 7)) == "วันหยุดพิเศษ"
    assert not twice.is_working_day(date(2025, 2, 10))


def test_an_added_holiday_does_not_stand_in_for_a_year_s_table(calendar) -> None:
    with pytest.raises(CalendarMissingError):
        calendar.with_extra([date(2028, 1, 3)]).is_working_day(date(2028, 1, 4))


@pytest.mark.parametrize("days", ["2025-02-07", ["2025-02-07"], [None], date(2025, 2, 7), None])
def test_an_added_holiday_must_be_a_day(calendar, days) -> None:
    with pytest.raises(ThaiError) as caught:
        calendar.with_extra(days)

    assert caught.value.code == "invalid_date"


def test_shipped_years_are_known_and_the_last_is_provisional(calendar) -> None:
    assert calendar.years == (2568, 2569, 2570)
    assert [calendar.is_provisional(year) for year in calendar.years] == [False, False, True]
