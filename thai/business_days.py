"""Government working days, and the last day of a period counted in working days, days or months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from thai.dates import BUDDHIST_ERA, add_months, as_day
from thai.errors import CalendarMissingError, ThaiError, require_choice, require_count, shown
from thai.holiday_table import HolidayTable, read_holiday_table

PeriodUnit = Literal["day", "month"]
Obliged = Literal["person", "authority"]

_SHIPPED = Path(__file__).with_name("holidays")
_EXTRA_NAME = "วันหยุดที่หน่วยงานเพิ่ม"


@dataclass(frozen=True, eq=False)
class GovernmentCalendar:
    """The working days of government offices in the years that have a holiday table.

    Days passed in may be datetimes; the day on their own clock counts.

    Attributes:
        tables: One table a year, by Buddhist year.
        extra: Holidays added on top, such as a cabinet decision announced later.
        broken: What was wrong with the holiday files that could not be used.
        guesses: Whether a year after the first table that has none of its own counts as one without holidays,
            provisionally, instead of being refused.
    """

    tables: Mapping[int, HolidayTable]
    extra: Mapping[date, str] = field(default_factory=dict)
    broken: tuple[ThaiError, ...] = ()
    guesses: bool = False

    @classmethod
    def shipped(cls) -> GovernmentCalendar:
        """The calendar made of the tables that come with the program."""
        return cls(_shipped_tables())

    def with_extra(self, days: Iterable[date]) -> GovernmentCalendar:
        """A new calendar with these days as holidays too; this one stays as it is.

        An extra day does not stand in for its year's table: a year without one stays unknown.

        Raises:
            ThaiError: invalid_date, when one of them is not a day.
        """
        if not isinstance(days, Iterable):
            raise ThaiError(
                "invalid_date", f"“{shown(days)}” ไม่ใช่รายการวันหยุด", "ให้ส่งเป็นรายการวันที่", shown(days)
            )
        names = days if isinstance(days, Mapping) else dict.fromkeys(days, _EXTRA_NAME)
        return replace(self, extra={**self.extra, **{as_day(day): str(name) for day, name in names.items()}})

    def with_table(self, table: HolidayTable) -> GovernmentCalendar:
        """A new calendar where this table holds for its year, replacing one already there."""
        return replace(self, tables={**self.tables, table.year: table})

    def with_folder(self, folder: Path) -> GovernmentCalendar:
        """A new calendar where the tables in the folder's TOML files hold for their years.

        A file that cannot be used is told of in `broken` and changes nothing else.
        """
        calendar, broken = self, []
        for path in sorted(folder.glob("*.toml")):
            try:
                calendar = calendar.with_table(read_holiday_table(path))
            except ThaiError as error:
                broken.append(error)
        return replace(calendar, broken=(*self.broken, *broken))

    def guessing(self) -> GovernmentCalendar:
        """A new calendar that counts past the last table, provisionally, as if there were no holidays.

        What it gives as a last day is then never later than the true one.
        """
        return replace(self, guesses=True)

    @property
    def years(self) -> tuple[int, ...]:
        """The Buddhist years that have a table, earliest first."""
        return tuple(sorted(self.tables))

    def is_provisional(self, year: int) -> bool:
        """Whether the Buddhist year's holidays were worked out or guessed before the announcement.

        Raises:
            CalendarMissingError: The year has no table.
        """
        return self._table(year).provisional

    def holiday_name(self, day: date) -> str | None:
        """What the holiday is called, in Thai; None on a day that is no holiday (weekends included).

        Raises:
            CalendarMissingError: The day's year has no table.
        """
        the_day = as_day(day)
        return self._table(the_day.year + BUDDHIST_ERA).names.get(the_day) or self.extra.get(the_day)

    def is_working_day(self, day: date) -> bool:
        """Whether government offices work that day: not a Saturday, Sunday or holiday.

        Raises:
            CalendarMissingError: The day's year has no table.
        """
        the_day = as_day(day)
        return self.holiday_name(the_day) is None and the_day.weekday() < 5

    def add_working_days(self, day: date, n: int, *, count_first: bool = False) -> date:
        """The n-th working day after the day, which is itself not counted (ป.พ.พ. มาตรา 193/3).

        Args:
            day: The day the count starts from, such as the day a phone was lost.
            n: Working days; 0 gives the day itself, a negative count goes back.
            count_first: Count the day itself when it is a working day: the cautious date.

        Raises:
            CalendarMissingError: The count runs into a year without a table.
        """
        left = require_count(n, "จำนวนวันทำการ")
        step = 1 if left >= 0 else -1
        end = as_day(day)
        if count_first and left:
            end = _days_later(end, -step)
        for _ in range(abs(left)):
            end = self._next_working_day(end, step)
        return end

    def due_and_cautious(self, day: date, n: int) -> tuple[date, date]:
        """The last of n working days after the day, and the last under the stricter reading that counts the day too.

        Raises:
            CalendarMissingError: The count runs into a year without a table.
        """
        return self.add_working_days(day, n), self.add_working_days(day, n, count_first=True)

    def period_end(self, day: date, n: int, unit: PeriodUnit = "day", obliged: Obliged = "person") -> date:
        """The last day of a period of n calendar days or months that starts from the day.

        The first day is not counted (ป.พ.พ. มาตรา 193/3). Months go by the calendar, to the month's last
        day where no day matches (มาตรา 193/5). A last day on a holiday moves a person's duty to the next
        working day (มาตรา 193/8; พ.ร.บ. วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64 วรรคสาม), but
        not an authority's own (วรรคสอง).

        Where the start is a month's last day (28 February + 1 month) this gives the matching day, 28 March;
        counting from the day after, 1 March, could be read to give 31 March. The earlier day is safe.

        Raises:
            ThaiError: invalid_count when n is under 1, unknown_choice, invalid_date.
            CalendarMissingError: The last day of a person's period falls in a year without a table.
        """
        require_choice(unit, ("day", "month"), "หน่วยของระยะเวลา")
        require_choice(obliged, ("person", "authority"), "ผู้มีหน้าที่")
        length = require_count(n, "ระยะเวลา", least=1)
        last = add_months(day, length) if unit == "month" else _days_later(as_day(day), length)
        if obliged == "authority" or self.is_working_day(last):
            return last
        return self._next_working_day(last, 1)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after the start up to and with the end; 0 when the end is not later.

        The days by which something due on `start` and done on `end` is overdue.

        Raises:
            CalendarMissingError: A year in between has no table.
        """
        first, last = as_day(start), as_day(end)
        if last <= first:
            return 0
        weeks, rest = divmod((last - first).days, 7)
        weekdays = 5 * weeks + sum(_days_later(first, count).weekday() < 5 for count in range(1, rest + 1))
        years = range(_days_later(first, 1).year + BUDDHIST_ERA, last.year + BUDDHIST_ERA + 1)
        closed = set(self.extra).union(*(self._table(year).names for year in years))
        return weekdays - sum(first < day <= last and day.weekday() < 5 for day in closed)

    def _next_working_day(self, day: date, step: int) -> date:
        following = _days_later(day, step)
        while not self.is_working_day(following):
            following = _days_later(following, step)
        return following

    def _table(self, year: int) -> HolidayTable:
        table = self.tables.get(year)
        if table is None:
            if not (self.guesses and year > min(self.tables, default=year)):
                raise CalendarMissingError(year)
            return HolidayTable(year, {}, provisional=True, reason="นับเว้นเฉพาะวันเสาร์อาทิตย์", source=())
        return table


def _days_later(day: date, n: int) -> date:
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise ThaiError("invalid_date", "นับวันแล้วเลยปฏิทินที่คำนวณได้", "กรุณาตรวจจำนวนวัน", shown(n)) from None


@cache
def _shipped_tables() -> Mapping[int, HolidayTable]:
    tables = map(read_holiday_table, sorted(_SHIPPED.glob("*.toml")))
    return {table.year: table for table in tables}
