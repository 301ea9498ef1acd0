"""What each value in a scenario file must be: a check gives back a complaint in Thai, or nothing when it is good."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from training.payment.fields import is_company_id
from training.phone import EFFECTS
from training.safety import looks_real
from training.scenario import OUTCOMES
from training.toml_lines import suggest

Check = Callable[[Any], str]


@dataclass(frozen=True)
class Table:
    """One kind of table in the file.

    Attributes:
        needed: keys that must be there, each with its check.
        allowed: keys that may be there.
        many: whether it is written ``[[name]]``.
        compulsory: whether there must be one.
    """

    needed: Mapping[str, Check]
    allowed: Mapping[str, Check] = field(default_factory=dict)
    many: bool = False
    compulsory: bool = True


_AMOUNT = re.compile(r"[0-9]{1,13}\.[0-9]{2}")
_REFERENCE = re.compile(r"[\w.-]{1,40}")
# the room's calendar; a year written in the Buddhist era falls outside it
_YEARS = range(2000, 2200)
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def text(value: Any) -> str:
    """Complains of anything but text that says something."""
    if not isinstance(value, str):
        return "ต้องเป็นข้อความในเครื่องหมายคำพูด"
    return "" if value.strip() else "ต้องไม่ว่าง"


def whole(low: int, high: int) -> Check:
    """A check for a whole number between these, both included."""

    def check(value: Any) -> str:
        good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return "" if good else f"ต้องเป็นจำนวนเต็ม {low}–{high}"

    return check


def flag(value: Any) -> str:
    """Complains of anything but true or false."""
    return "" if isinstance(value, bool) else "ต้องเป็น true หรือ false"


def one_of(known: Callable[[], Mapping[str, Any] | tuple[str, ...]]) -> Check:
    """A check for one of the known names; it suggests a near one."""

    def check(value: Any) -> str:
        if wrong := text(value):
            return wrong
        return "" if value in known() else f'ไม่รู้จัก "{value[:60]}"{suggest(value, known())}'

    return check


def words(value: Any) -> str:
    """Complains of anything but a text in Thai, by itself or with one in English."""
    if isinstance(value, str):
        return text(value)
    good = isinstance(value, dict) and {"th"} <= set(value) <= {"th", "en"}
    if good and not any(text(value[language]) for language in value):
        return ""
    return 'ต้องเขียนเป็น "…" หรือ { th = "…", en = "…" } โดยมีภาษาไทยเสมอ'


def texts(value: Any) -> str:
    """Complains of anything but a list of texts."""
    good = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if good else 'ต้องเป็นรายการข้อความ เช่น ["…", "…"]'


def rows(value: Any) -> str:
    """Complains of anything but rows of text."""
    good = isinstance(value, list) and all(texts(row) == "" for row in value)
    return "" if good else 'ต้องเป็นแถวของข้อความ เช่น [["…", "…"]]'


def outcomes(value: Any) -> str:
    """Complains of anything but a list of ways to end."""
    if texts(value) or not value:
        return 'ต้องเป็นรายการผลที่ผ่าน เช่น ["approved", "rejected"]'
    return next((one_of(lambda: OUTCOMES)(item) for item in value if item not in OUTCOMES), "")


def documents(value: Any) -> str:
    """Complains of anything but a list of forms, each by its name or with what the drill says of it."""
    good = isinstance(value, list) and all(
        isinstance(row, str)
        or (
            isinstance(row, dict)
            and isinstance(row.get("form"), str)
            and isinstance(row.get("answers", {}), dict)
            and set(row) <= {"form", "answers"}
        )
        for row in value
    )
    return "" if good else 'ต้องเป็นรายการแบบ เช่น ["lost_phone_notice", { form = "…", answers = { … } }]'


def amount(value: Any) -> str:
    """Complains of anything but baht as text, with two decimals and more than nothing."""
    good = isinstance(value, str) and _AMOUNT.fullmatch(value) and value.strip("0.")
    return "" if good else 'ต้องเป็นข้อความทศนิยมสองตำแหน่ง ไม่มีจุลภาค เช่น "12500.00"'


def digits(value: Any) -> str:
    """Complains of anything but Arabic digits as text; as a number they would lose their leading zeros."""
    good = isinstance(value, str) and value.isascii() and value.isdigit()
    return "" if good else "ต้องเป็นตัวเลขในเครื่องหมายคำพูด"


def reference(value: Any) -> str:
    """Complains of anything but letters, digits and dashes: several reference numbers are written with + between."""
    good = isinstance(value, str) and _REFERENCE.fullmatch(value)
    return "" if good else 'ต้องเป็นตัวอักษร ตัวเลข หรือขีด ไม่เว้นวรรค เช่น "660810001"'


def company_id(value: Any) -> str:
    """Complains of anything but four letters and six digits, as the bank's manuals show it, or a demo unit's code."""
    good = isinstance(value, str) and (is_company_id(value) or is_unit_code(value))
    return "" if good else 'ต้องเป็นอักษรอังกฤษตัวใหญ่ ๔ ตัวตามด้วยเลขอารบิก ๖ ตัว เช่น "GMIS990001"'


def is_unit_code(value: str) -> bool:
    """Whether it is the ten-digit code of a disbursing unit made up for training: it begins with 99."""
    return re.fullmatch("99[0-9]{8}", value) is not None


def decoy_phone(value: Any) -> str:
    """Complains of any number that a telephone could dial."""
    if digits(value) or len(value) != 10 or not value.startswith("000"):
        return "ต้องเป็นเบอร์สมมติ ๑๐ หลัก ขึ้นต้น 000 ในเครื่องหมายคำพูด"
    return ""


def decoy_number(value: Any) -> str:
    """Complains of any number that a telephone could dial; one that lacks digits may stand."""
    good = not digits(value) and len(value) <= 10 and value.startswith("000")
    return "" if good else "ต้องเป็นเบอร์สมมติขึ้นต้น 000 ไม่เกิน ๑๐ หลัก ในเครื่องหมายคำพูด"


def yes_or_no(value: Any) -> str:
    """Complains of anything but a truth."""
    return "" if isinstance(value, bool) else "ต้องเป็น true หรือ false ไม่มีเครื่องหมายคำพูด"


def moment(value: Any) -> str:
    """Complains of anything but a date and time with its zone, in the Christian era."""
    good = isinstance(value, datetime) and value.tzinfo is not None and value.year in _YEARS
    return "" if good else "ต้องเป็นวันเวลา (ปี ค.ศ.) พร้อมเขตเวลา เช่น 2023-08-09T09:00:00+07:00"


def day(value: Any) -> str:
    """Complains of anything but a day in the Christian era."""
    good = isinstance(value, date) and not isinstance(value, datetime) and value.year in _YEARS
    return "" if good else "ต้องเป็นวันที่ (ปี ค.ศ.) เช่น 2023-08-09"


def time_of_day(value: Any) -> str:
    """Complains of anything but a time of day."""
    good = isinstance(value, time) and value.tzinfo is None
    return "" if good else "ต้องเป็นเวลา ไม่มีเครื่องหมายคำพูด เช่น 15:30:00"


def time_of_day_or_moment(value: Any) -> str:
    """Complains of anything but a time of day, or a date and time by the drill's own clock, without a zone."""
    by_clock = isinstance(value, datetime) and value.tzinfo is None and value.year in _YEARS
    return (
        ""
        if by_clock or not time_of_day(value)
        else time_of_day(value) + " หรือวันเวลา เช่น 2025-03-09T15:00:00"
    )


_SKIPS = {"hours": 24, "days": 31, "months": 12}


def clock_skips(value: Any) -> str:
    """Complains of anything but a list of spans, each in hours, days or calendar months."""
    good = isinstance(value, list) and bool(value) and all(_is_skip(row) for row in value)
    return "" if good else "ต้องเป็นรายการช่วงเวลา เช่น [{ days = 1 }, { months = 3 }]"


def _is_skip(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and len(row) == 1
        and all(unit in _SKIPS and not whole(1, _SKIPS[unit])(n) for unit, n in row.items())
    )


def since(start: datetime, at: time | datetime) -> timedelta:
    """How long after the start that moment comes; a time of day alone is of the start's day. Negative when before."""
    if isinstance(at, datetime):
        return at.replace(tzinfo=start.tzinfo) - start
    return datetime.combine(start.date(), at, start.tzinfo) - start


def choices(value: Any) -> str:
    """Complains of anything but a list of answers, each with its own id."""
    if not isinstance(value, list) or not value:
        return "ต้องมีทางเลือกอย่างน้อยหนึ่งข้อ"
    for choice in value:
        if not isinstance(choice, dict) or set(choice) - {"then", "mistake"} != {"id", "caption", "effect"}:
            return "ทางเลือกต้องมี id, caption และ effect (มี then หรือ mistake ด้วยก็ได้)"
        if (
            wrong := text(choice["id"])
            or text(choice["caption"])
            or one_of(lambda: EFFECTS)(choice["effect"])
            or text(choice.get("then", "-"))
            or text(choice.get("mistake", "-"))
        ):
            return f"ของทางเลือก{wrong}"
        if "mistake" in choice and choice["effect"] != "decide":
            return 'ของทางเลือก: mistake ใช้กับ effect = "decide" เท่านั้น'
    if len({choice["id"] for choice in value}) < len(value):
        return "มีทางเลือกที่ id ซ้ำกัน"
    return ""


def anything(value: Any) -> str:
    """Complains of nothing; for keys that are tables of their own."""
    return ""


def unprintable(value: Any) -> str:
    """The first character in any text of the value that no screen can show, as ``U+0007``; empty when there is none.

    Line breaks may stand; signs that turn the direction of writing may not, for they make a text read as another.
    """
    strange = {c for text in _texts_in(value) for c in set(text) if c != "\n" and _is_unprintable(c)}
    found = (c for text in _texts_in(value) for c in text if c in strange) if strange else ()
    return next((f"U+{ord(c):04X}" for c in found), "")


@functools.cache
def _is_unprintable(character: str) -> bool:
    kind, direction = unicodedata.category(character), unicodedata.bidirectional(character)
    return kind in _UNPRINTABLE or direction in _TURNS


def names_someone_real(value: Any) -> bool:
    """Whether any text in the value may be a real person's."""
    return any(looks_real(found) for found in _texts_in(value))


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(item)
