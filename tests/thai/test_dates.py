"""Days and times, written as a letter writes them and read as a clerk types them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import (
    add_months,
    buddhist_year,
    fiscal_year,
    format_date,
    format_moment,
    format_time,
    parse_date,
    parse_moment,
    parse_time,
)
from thai.errors import ThaiError

LETTER_DAY = date(2025, 2, 5)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("long", "๕ กุมภาพันธ์ ๒๕๖๘"),
        ("abbr", "๕ ก.พ. ๖๘"),
        ("month", "กุมภาพันธ์ ๒๕๖๘"),
        ("order", "สั่ง ณ วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘"),
        ("announce", "ประกาศ ณ วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘"),
        ("certificate", "ให้ไว้ ณ วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘"),
        ("ref", "ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘"),
    ],
)
def test_each_style_prints_as_the_regulation_writes_it(style, expected: str) -> None:
    assert format_date(LETTER_DAY, style) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 7, 25), "๒๕ กรกฎาคม ๒๕๖๖"),
        (date(2024, 2, 29), "๒๙ กุมภาพันธ์ ๒๕๖๗"),
        (date(2025, 12, 31), "๓๑ ธันวาคม ๒๕๖๘"),
        (date(2026, 1, 1), "๑ มกราคม ๒๕๖๙"),
        (datetime(2025, 4, 14, 23, 59), "๑๔ เมษายน ๒๕๖๘"),
    ],
)
def test_long_is_the_usual_style(day: date, expected: str) -> None:
    assert format_date(day) == expected


def test_short_year_keeps_two_digits_at_the_turn_of_the_century() -> None:
    assert format_date(date(2057, 1, 9), "abbr") == "๙ ม.ค. ๐๐"


def test_all_twelve_short_months_are_those_of_the_handbook() -> None:
    printed = [format_date(date(2025, month, 1), "abbr").split()[1] for month in range(1, 13)]

    assert " ".join(printed) == "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."


def test_unknown_style_is_refused_with_the_choices() -> None:
    with pytest.raises(ThaiError, match="abbr") as caught:
        format_date(LETTER_DAY, "short")  # type: ignore[arg-type]

    assert caught.value.code == "unknown_choice"


@pytest.mark.parametrize("wrong", ["2025-02-05", None, 20250205, True])
@pytest.mark.parametrize("use", [format_date, fiscal_year, buddhist_year, lambda day: add_months(day, 1)])
def test_what_is_not_a_day_is_refused(use, wrong) -> None:
    with pytest.raises(ThaiError) as caught:
        use(wrong)

    assert caught.value.code == "invalid_date"


@pytest.mark.parametrize(
    "typed",
    [
        "๕ กุมภาพันธ์ ๒๕๖๘",
        "5 กุมภาพันธ์ 2568",
        "  05  กุมภาพันธ์   2568 ",
        "5\u00a0กุมภาพันธ์\u00a02568",
        "วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘",
        "5 ก.พ. 2568",
        "5 ก.พ. 68",
        "5 กพ 68",
        "5 ก. พ. พ.ศ.2568",
        "๕ก.พ.๖๘",
        "5 กุมภาพันธ์ พ ศ 2568",
        "5/2/2568",
        "05/02/68",
        "5-2-68",
        "5.2.68",
        "๕/๒/๒๕๖๘",
        "5 / 2 / 2568",
        "５/２/２５６８",
        "5\u200b/2/2568",
        "วันที่ 5 เดือนกุมภาพันธ์ พ.ศ. 2568",
    ],
)
def test_a_typed_day_is_read(typed: str) -> None:
    assert parse_date(typed) == LETTER_DAY


@pytest.mark.parametrize("style", ["long", "abbr", "order", "announce", "certificate", "ref"])
def test_a_day_copied_from_a_letter_with_its_opening_words_is_read(style) -> None:
    assert parse_date(format_date(LETTER_DAY, style)) == LETTER_DAY


def test_short_form_of_may_is_not_taken_for_the_era() -> None:
    assert parse_date("5 พ.ค. พ.ศ. 2568") == parse_date("5 พค68") == date(2025, 5, 5)


def test_leap_day_is_read_in_a_leap_year() -> None:
    assert parse_date("29 ก.พ. 2567") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "พรุ่งนี้",
        "30 ก.พ. 2568",
        "29 ก.พ. 2568",
        "32 ม.ค. 2568",
        "0/1/2568",
        "5/13/2568",
        "5/0/2568",
        "5/2-2568",
        "5 ก.พ. 2568 ครับ",
        "ก 5 ก.พ. 2568",
        "5/2/2025",
        "5/2/2399",
        "5/2/568",
        "5/2/25680",
        "5/2",
        "ก.พ. 2568",
        "2025-02-05",
        "2568-02-05",
        "5 Feb 2568",
        "5 ก.ฟ. 2568",
        "5 2 2568",
        "-5/2/2568",
        pytest.param("5" * 10_000, id="10000 digits"),
        None,
        2568,
        LETTER_DAY,
    ],
)
def test_a_day_that_cannot_be_read_is_refused_with_an_example(typed) -> None:
    with pytest.raises(ThaiError) as caught:
        parse_date(typed)

    assert caught.value.code == "invalid_date"
    assert "๕ กุมภาพันธ์ ๒๕๖๘" in str(caught.value)
    assert len(str(caught.value)) < 200


def test_the_message_says_what_was_typed() -> None:
    with pytest.raises(ThaiError, match=r"“30 ก\.พ\. 2568”") as caught:
        parse_date("30 ก.พ. 2568")

    assert caught.value.typed == "30 ก.พ. 2568"


@given(st.dates(min_value=date(1857, 1, 1)), st.sampled_from(["long", "numeric", "era"]))
def test_a_printed_day_reads_back(day: date, way: str) -> None:
    if day.year > 9999 - 543:
        day = day.replace(year=2000, day=1)
    year = day.year + 543
    typed = {
        "long": format_date(day),
        "numeric": f"{day.day}/{day.month}/{year}",
        "era": format_date(day, "order").removeprefix("สั่ง ณ "),
    }[way]

    assert parse_date(typed) == day


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 1), 2568),
        (date(2024, 12, 31), 2568),
        (date(2025, 1, 1), 2568),
        (date(2025, 9, 30), 2568),
        (datetime(2025, 10, 1, 0, 0), 2569),
    ],
)
def test_fiscal_year_opens_on_the_first_of_october(day: date, year: int) -> None:
    assert fiscal_year(day) == year


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        # softtoken.md §4.1, the three-month life of a password
        (date(2025, 2, 10), 3, date(2025, 5, 10)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 1, 31), 3, date(2025, 4, 30)),
        (date(2025, 8, 31), 3, date(2025, 11, 30)),
        # the edges
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2025, 1, 15), 0, date(2025, 1, 15)),
        (datetime(2025, 1, 31, 8, 0), 1, date(2025, 2, 28)),
    ],
)
def test_months_are_added_by_the_calendar(day: date, n: int, expected: date) -> None:
    end = add_months(day, n)

    assert end == expected
    assert type(end) is date


@pytest.mark.parametrize("n", [True, 1.0, "1", None, 10**30])
def test_months_must_be_a_whole_number(n) -> None:
    with pytest.raises(ThaiError) as caught:
        add_months(LETTER_DAY, n)

    assert caught.value.code == "invalid_count"


@pytest.mark.parametrize("n", [12 * 9000, -12 * 9000])
def test_months_beyond_the_calendar_are_refused(n: int) -> None:
    with pytest.raises(ThaiError) as caught:
        add_months(LETTER_DAY, n)

    assert caught.value.code == "invalid_date"


def test_times_are_printed_with_a_point_and_two_digits() -> None:
    assert format_time(time(21, 30)) == "๒๑.๓๐ น."
    assert format_time(time(9, 5)) == "๐๙.๐๕ น."
    assert format_moment(datetime(2025, 3, 7, 21, 30)) == "๗ มีนาคม ๒๕๖๘ เวลา ๒๑.๓๐ น."


def test_a_moment_with_a_zone_is_printed_on_its_own_clock() -> None:
    assert format_moment(datetime(2025, 3, 7, 17, 0, tzinfo=UTC)) == "๗ มีนาคม ๒๕๖๘ เวลา ๑๗.๐๐ น."


@pytest.mark.parametrize(
    "typed",
    [
        "7 มี.ค. 2568 21.30 น.",
        "7 มีนาคม 2568 เวลา 21.30 น.",
        "๗ มีนาคม ๒๕๖๘ เวลา ๒๑.๓๐ น.",
        "วันที่ 7 มี.ค. 68, 21:30",
        "7/3/68 21:30",
        "7.3.68 21.30 น",
        "7-3-2568 เวลา21.30นาฬิกา",
    ],
)
def test_a_typed_moment_is_read(typed: str) -> None:
    assert parse_moment(typed) == datetime(2025, 3, 7, 21, 30)


def test_a_moment_has_no_zone_of_its_own() -> None:
    assert parse_moment("7/3/68 9.05").tzinfo is None


@pytest.mark.parametrize(
    "typed", ["", "7 มี.ค. 2568", "7.3.68", "21.30 น.", "7/3/68 24.00 น.", "7/3/68 21", None]
)
def test_a_moment_that_cannot_be_read_is_refused(typed) -> None:
    with pytest.raises(ThaiError) as caught:
        parse_moment(typed)

    assert caught.value.code == "invalid_moment"


def test_a_moment_with_a_wrong_day_says_the_day_is_wrong() -> None:
    with pytest.raises(ThaiError) as caught:
        parse_moment("30 ก.พ. 2568 21.30 น.")

    assert caught.value.code == "invalid_date"


@pytest.mark.parametrize("typed", ["21.30 น.", "21:30", "๒๑.๓๐", "เวลา 21.30 นาฬิกา"])
def test_a_typed_time_is_read(typed: str) -> None:
    assert parse_time(typed) == time(21, 30)


@pytest.mark.parametrize("typed", ["", "21", "24.00", "12.60", "9.5", "บ่ายสอง", None])
def test_a_time_that_cannot_be_read_is_refused(typed) -> None:
    with pytest.raises(ThaiError) as caught:
        parse_time(typed)

    assert caught.value.code == "invalid_moment"


@pytest.mark.parametrize(
    ("use", "wrong"), [(format_time, "21.30"), (format_moment, LETTER_DAY), (format_time, None)]
)
def test_what_is_not_a_time_is_refused(use, wrong) -> None:
    with pytest.raises(ThaiError) as caught:
        use(wrong)

    assert caught.value.code == "invalid_moment"
