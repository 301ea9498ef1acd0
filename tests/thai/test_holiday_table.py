"""The holiday files: the shipped days checked by a second opinion, and an office's own file."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

import thai
from thai.business_days import GovernmentCalendar
from thai.errors import ThaiError
from thai.holiday_table import read_holiday_table

SHIPPED_FILES = sorted(Path(thai.__file__).parent.rglob("*.toml"))

# What the library says otherwise, and why ours stands.
CHILDRENS_DAY = {date(2025, 1, 11), date(2026, 1, 10), date(2027, 1, 9)}  # a Saturday, no day off
LABOUR_DAY = {date(2025, 5, 1), date(2026, 5, 1), date(2027, 5, 1), date(2027, 5, 3)}  # government works
ROYAL_PLOUGHING = {date(2025, 5, 9), date(2026, 5, 13)}  # outside the library's default set

TABLE = """
year = 2571
source = ["ประกาศสมมติ"]
[[days]]
date = 2028-01-03
name = "ชดเชยวันขึ้นปีใหม่"
"""


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_shipped_days_agree_with_a_second_opinion_but_for_the_known_differences(year: int) -> None:
    ours = set(GovernmentCalendar.shipped().tables[year + 543].names)
    theirs = set(holidays.country_holidays("TH", years=year, categories="public"))

    assert theirs - ours == {day for day in LABOUR_DAY | CHILDRENS_DAY if day.year == year}
    assert ours - theirs == {day for day in ROYAL_PLOUGHING if day.year == year}


@pytest.mark.parametrize("year", [2568, 2569, 2570])
def test_every_weekend_holiday_has_a_substitute_unless_the_cabinet_s_list_has_none(year: int) -> None:
    names = GovernmentCalendar.shipped().tables[year].names
    at_weekend = {day: name for day, name in names.items() if day.weekday() >= 5}

    for day, name in at_weekend.items():
        within_a_week = [names.get(day + timedelta(days=ahead)) for ahead in range(1, 8)]
        assert f"ชดเชย{name}" in within_a_week


@pytest.mark.parametrize("year", [2568, 2569, 2570])
def test_every_table_says_where_its_days_were_read(year: int) -> None:
    table = GovernmentCalendar.shipped().tables[year]

    assert table.source
    assert bool(table.reason) is table.provisional


@pytest.mark.parametrize(
    "file", sorted(Path(thai.__file__).parent.rglob("*.toml")), ids=lambda file: file.name
)
def test_every_shipped_row_says_how_sure_it_is(file: Path) -> None:
    data = tomllib.loads(file.read_text(encoding="utf-8"))

    rows = data.get("days") or data.get("rule") or [data["default"], *data["rows"]]

    assert {row["mark"] for row in rows} <= {"KNOWN", "INFERRED", "POLICY"}


def test_an_office_s_own_table_opens_a_new_year(tmp_path: Path) -> None:
    file = tmp_path / "2571.toml"
    file.write_text(TABLE, encoding="utf-8")

    calendar = GovernmentCalendar.shipped().with_table(read_holiday_table(file))

    assert calendar.add_working_days(date(2027, 12, 30), 1) == date(2028, 1, 4)
    assert not calendar.is_provisional(2571)


def test_a_folder_of_tables_wins_over_the_shipped_ones_and_a_bad_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "2571.toml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "2570.toml").write_text("year = 2570", encoding="utf-8")

    calendar = GovernmentCalendar.shipped().with_folder(tmp_path)

    assert calendar.years == (2568, 2569, 2570, 2571)
    assert calendar.tables[2570] is GovernmentCalendar.shipped().tables[2570]
    assert [(error.code, error.typed) for error in calendar.broken] == [
        ("invalid_holiday_table", "2570.toml")
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("year = ", "เปิดอ่านไม่ได้"),
        ("", "ไม่มีปี"),
        ("year = true", "ไม่มีปี"),
        ("year = 2571", "ไม่มีรายการวันหยุด"),
        ("year = 2571\ndays = [1]", "ลำดับที่ 1"),
        (TABLE.replace("2028-01-03", '"2028-01-03"'), "ไม่มีวันที่"),
        (TABLE.replace("2028-01-03", "2028-01-03T00:00:00"), "ไม่มีวันที่"),
        (TABLE.replace("2028", "2027"), "ไม่อยู่ในปี พ.ศ. 2571"),
        (TABLE.replace("ชดเชยวันขึ้นปีใหม่", " "), "ไม่มีชื่อ"),
        (TABLE + TABLE[TABLE.index("[[days]]") :], "ซ้ำ"),
        ("provisional = 1" + TABLE, "provisional"),
        (TABLE.replace('["ประกาศสมมติ"]', "5"), "source"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_is_wrong(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ThaiError, match=problem) as caught:
        read_holiday_table(file)

    assert caught.value.code == "invalid_holiday_table"
    assert "ours.toml" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThaiError, match=r"none\.toml"):
        read_holiday_table(tmp_path / "none.toml")
