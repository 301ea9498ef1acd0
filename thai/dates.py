"""Days and times as an official letter writes them, and as a clerk types them.

The Buddhist year and the Thai digits are ours; month names come from Babel, which is loaded only when
a name is first needed (for th_TH Babel itself would print ค.ศ. and Arabic digits).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time
from functools import cache
from typing import Literal, get_args

from thai.errors import ThaiError, require_choice, require_count, shown
from thai.numerals import all_arabic, all_thai

BUDDHIST_ERA = 543
"""Years from the Christian to the Buddhist era."""

DateStyle = Literal["long", "abbr", "month", "order", "announce", "certificate", "ref"]

_STYLES: tuple[str, ...] = get_args(DateStyle)
_OPENINGS = {
    "order": "สั่ง ณ วันที่ ",
    "announce": "ประกาศ ณ วันที่ ",
    "certificate": "ให้ไว้ ณ วันที่ ",
    "ref": "ลงวันที่ ",
}
_WITH_ERA = ("order", "announce", "certificate")

_DATE_EXAMPLE = "ให้พิมพ์แบบ ๕ กุมภาพันธ์ ๒๕๖๘ หรือ 5/2/2568 (ปี พ.ศ.)"
_TIME_EXAMPLE = "ให้พิมพ์แบบ 21.30 น."
_MOMENT_EXAMPLE = "ให้พิมพ์แบบ 7 มี.ค. 2568 เวลา 21.30 น."

_EARLIEST_YEAR = 2400  # a smaller four-digit year is one of the Christian era
_DAY_WORD = r"(?:(?:(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*|ลง)?วันที่\s*)?"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_WORDED_DATE = re.compile(
    rf"{_DAY_WORD}(?P<day>[0-9]{{1,2}})\s*(?:เดือน\s*)?(?P<month>[ก-๎][ก-๎. ]*?)\s*(?:พ\s*\.?\s*ศ\s*\.?)?\s*{_YEAR}"
)
_NUMERIC_DATE = re.compile(
    rf"{_DAY_WORD}(?P<day>[0-9]{{1,2}})\s*(?P<sign>[-/.])\s*(?P<month>[0-9]{{1,2}})\s*(?P=sign)\s*{_YEAR}"
)
_TIME = re.compile(r"(?:เวลา\s*)?(?P<hour>[0-9]{1,2})\s*[.:]\s*(?P<minute>[0-9]{2})\s*(?:น\.?|นาฬิกา)?")
_MOMENT = re.compile(rf"(?P<date>\S.*?[0-9])(?:[\s,]*(?=เวลา)|[\s,]+)(?P<time>{_TIME.pattern})")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def as_day(value: object) -> date:
    """The calendar day of a date; of a datetime, its day on its own clock.

    Raises:
        ThaiError: invalid_date, when it is neither.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise ThaiError("invalid_date", f"“{shown(value)}” ไม่ใช่วันที่", _DATE_EXAMPLE, shown(value))


def buddhist_year(day: date) -> int:
    """The Buddhist-era year of a day: 2568 for 5 February 2025."""
    return as_day(day).year + BUDDHIST_ERA


def fiscal_year(day: date) -> int:
    """The Buddhist-era budget year of a day; it opens on 1 October of the year before."""
    return buddhist_year(day) + (1 if day.month >= 10 else 0)


def add_months(day: date, n: int) -> date:
    """The same day of the month n calendar months later (earlier when negative), or that month's last day.

    Source: ป.พ.พ. มาตรา 193/5 (months are counted by the calendar).

    Raises:
        ThaiError: invalid_date or invalid_count; invalid_date too when the year cannot be written.
    """
    start = as_day(day)
    months = start.year * 12 + start.month - 1 + require_count(n, "จำนวนเดือน")
    year, month = months // 12, months % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise ThaiError("invalid_date", "นับเดือนแล้วเลยปฏิทินที่คำนวณได้", "กรุณาตรวจจำนวนเดือน", shown(n))
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def format_date(day: date, style: DateStyle = "long") -> str:
    """The day in Thai words and Thai digits, no zero padding.

    | style | as printed |
    | --- | --- |
    | long | ๕ กุมภาพันธ์ ๒๕๖๘ |
    | abbr | ๕ ก.พ. ๖๘ |
    | month | กุมภาพันธ์ ๒๕๖๘ |
    | order | สั่ง ณ วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘ |
    | announce | ประกาศ ณ วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘ |
    | certificate | ให้ไว้ ณ วันที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๘ |
    | ref | ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘ |

    Raises:
        ThaiError: invalid_date or unknown_choice.
    """
    the_day = as_day(day)
    require_choice(style, _STYLES, "รูปแบบวันที่")
    year = the_day.year + BUDDHIST_ERA
    if style == "abbr":
        return all_thai(f"{the_day.day} {_month_names('abbreviated')[the_day.month - 1]} {year % 100:02}")
    month = _month_names("wide")[the_day.month - 1]
    if style == "month":
        return all_thai(f"{month} {year}")
    era = "พ.ศ. " if style in _WITH_ERA else ""
    return all_thai(f"{_OPENINGS.get(style, '')}{the_day.day} {month} {era}{year}")


def format_time(at: time) -> str:
    """The time of day as a letter writes it: ๒๑.๓๐ น.

    Raises:
        ThaiError: invalid_moment, when it is not a time.
    """
    if not isinstance(at, (time, datetime)):
        raise ThaiError("invalid_moment", f"“{shown(at)}” ไม่ใช่เวลา", _TIME_EXAMPLE, shown(at))
    return all_thai(f"{at.hour:02}.{at.minute:02} น.")


def format_moment(at: datetime) -> str:
    """The day and time on the moment's own clock: ๗ มีนาคม ๒๕๖๘ เวลา ๒๑.๓๐ น.

    Raises:
        ThaiError: invalid_moment, when it is not a moment.
    """
    if not isinstance(at, datetime):
        raise ThaiError("invalid_moment", f"“{shown(at)}” ไม่ใช่วันและเวลา", _MOMENT_EXAMPLE, shown(at))
    return f"{format_date(at)} เวลา {format_time(at.time())}"


def parse_date(text: str) -> date:
    """The day a clerk typed: full or short month or month number, Thai or Arabic digits, Buddhist year.

    `๕ กุมภาพันธ์ ๒๕๖๘`, `วันที่ 5 ก.พ. 68`, `5 กพ พ.ศ. 2568`, `5/2/2568`, `5-2-68`, `5.2.68`; also with the
    words a letter opens it with (`ลงวันที่ …`, `สั่ง ณ วันที่ …`). A year of two digits is 25xx; a four-digit
    year below 2400 (the Christian era) is refused, not guessed at.

    Raises:
        ThaiError: invalid_date, saying what was typed.
    """
    line = _one_line(text)
    match = _NUMERIC_DATE.fullmatch(line) or _WORDED_DATE.fullmatch(line)
    if match is None:
        raise _unreadable_date(text)
    word = match["month"]
    month = int(word) if word.isdigit() else _month_numbers().get(re.sub(r"[. ]", "", word), 0)
    year = int(match["year"]) + (2500 if len(match["year"]) == 2 else 0)
    if year < _EARLIEST_YEAR:
        raise _unreadable_date(text)
    try:
        return date(year - BUDDHIST_ERA, month, int(match["day"]))
    except ValueError:
        raise _unreadable_date(text) from None


def parse_time(text: str) -> time:
    """The time of day a clerk typed: `21.30 น.`, `21:30`, `เวลา ๙.๐๕ น.`.

    Raises:
        ThaiError: invalid_moment, saying what was typed.
    """
    match = _TIME.fullmatch(_one_line(text))
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise ThaiError("invalid_moment", f"อ่านเวลา “{shown(text)}” ไม่ได้", _TIME_EXAMPLE, shown(text))
    return time(int(match["hour"]), int(match["minute"]))


def parse_moment(text: str) -> datetime:
    """The day and time a clerk typed, as wall-clock time: `7 มี.ค. 2568 21.30 น.`, `7/3/68 เวลา 21:30`.

    Raises:
        ThaiError: invalid_moment when day and time cannot be told apart or the time is wrong,
            invalid_date when only the day is wrong.
    """
    match = _MOMENT.fullmatch(_one_line(text))
    if match is None:
        raise ThaiError("invalid_moment", f"อ่านวันและเวลา “{shown(text)}” ไม่ได้", _MOMENT_EXAMPLE, shown(text))
    return datetime.combine(parse_date(match["date"]), parse_time(match["time"]))


def _one_line(text: object) -> str:
    """What was typed with Arabic digits, plain single spaces and nothing invisible; "" when not text."""
    if not isinstance(text, str):
        return ""
    return " ".join(all_arabic(text).translate(_INVISIBLE).split())


def _unreadable_date(text: object) -> ThaiError:
    return ThaiError("invalid_date", f"อ่านวันที่ “{shown(text)}” ไม่ได้", _DATE_EXAMPLE, shown(text))


@cache
def _month_names(width: Literal["wide", "abbreviated"]) -> tuple[str, ...]:
    from babel import Locale

    names = Locale("th").months["format"][width]
    return tuple(names[month] for month in range(1, 13))


@cache
def _month_numbers() -> dict[str, int]:
    """Month number by its full or short name, written without dots and spaces."""
    names = (*_month_names("wide"), *_month_names("abbreviated"))
    return {name.replace(".", ""): index % 12 + 1 for index, name in enumerate(names)}
