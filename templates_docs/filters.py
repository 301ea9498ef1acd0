"""The filters a template may use to print a value as official Thai writing wants it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import cast

from templates_docs.errors import UnprintableValueError
from thai.baht import baht_both
from thai.dates import DateStyle, format_date, format_time
from thai.identity import PhoneStyle, format_citizen_id, format_phone, mask_citizen_id, mask_phone
from thai.numerals import all_thai, to_thai

_NO_BREAK = "\u00a0"
_NO_BREAK_HYPHEN = "\u2011"  # printed as Word's own mark, so that no font needs the character
_to_thai = lru_cache(maxsize=512)(to_thai)  # most words of a batch are the same in every letter
_COUNT = re.compile(r"^(?P<name>.*\S)\s+(?P<count>จำนวน\s*\S+\s*\S+)$")


@lru_cache
def held_date(day: date, style: str = "long") -> str:
    """Return the day in Thai words, kept on one line: `๕ กุมภาพันธ์ ๒๕๖๘`."""
    return format_date(day, cast(DateStyle, style)).replace(" ", _NO_BREAK)


def held_moment(moment: datetime) -> str:
    """Return the day and time in Thai words: `๕ กุมภาพันธ์ ๒๕๖๘ เวลา ๑๓.๓๐ น.`."""
    at = f"เวลา {format_time(moment.time())}".replace(" ", _NO_BREAK)
    return f"{held_date(moment.date())} {at}"


def _thai(value: object) -> str:
    """Return the text with Thai digits; e-mail, web addresses and words with Latin letters stay."""
    return _to_thai(_text(value, "thai"))


def _date(value: object, style: object = "long") -> str:
    """Return a day in one of the styles of thai.dates (`long`, `abbr`, `month`, `ref`, …)."""
    if not isinstance(value, date):
        raise _wrong("date", "วันที่")
    return held_date(value, str(style))


def _time(value: object) -> str:
    """Return the time of day of a moment: `๑๓.๓๐ น.`."""
    if not isinstance(value, datetime):
        raise _wrong("time", "วันเวลา")
    return format_time(value.time()).replace(" ", _NO_BREAK)


def _phone(value: object, style: object = "mof") -> str:
    """Return a telephone number as letters print it; styles `mof`, `dash`, `old`."""
    return (
        format_phone(_text(value, "phone"), cast(PhoneStyle, str(style)))
        .replace(" ", _NO_BREAK)
        .replace("-", _NO_BREAK_HYPHEN)
    )


def _masked_phone(value: object) -> str:
    """Return a telephone number with only its beginning and last four digits: `08x-xxx-0001`."""
    return mask_phone(_text(value, "masked_phone")).replace("-", _NO_BREAK_HYPHEN)


def _masked_id(value: object) -> str:
    """Return a citizen number with only its last digits."""
    return mask_citizen_id(_text(value, "masked_id")).replace("-", _NO_BREAK_HYPHEN)


def _whole_id(value: object) -> str:
    """Return a citizen number with all its digits, on one line, for the few papers whose reader needs it."""
    return to_thai(format_citizen_id(_text(value, "whole_id"))).replace("-", _NO_BREAK_HYPHEN)


def _baht(value: object) -> str:
    """Return an amount in figures and words: `๒,๕๐๐.๐๐ บาท (สองพันห้าร้อยบาทถ้วน)`."""
    return baht_both(_text(value, "baht"))


def _tick(value: object, chosen: object = None) -> str:
    """Return the stroke that stands in a tick cell, `/`, for yes or for the named choice; nothing for others."""
    if chosen is not None:
        return "/" if value == chosen else ""
    if not isinstance(value, bool):
        raise _wrong("tick", "ช่องทำเครื่องหมาย")
    return "/" if value else ""


def _held(value: object) -> str:
    """Return the text with spaces that never break, so that it stays on one line."""
    return _text(value, "held").replace(" ", _NO_BREAK)


def _how_many(value: object, part: object = "", wanted: object = "") -> str:
    """Return how many entries a list has, in Thai digits; with two words, those whose `part` is `wanted`."""
    if not isinstance(value, tuple):
        raise _wrong("how_many", "รายการ")
    counted = [
        entry for entry in value if not part or (isinstance(entry, Mapping) and entry.get(part) == wanted)
    ]
    return all_thai(str(len(counted)))


def _file_name(value: object) -> str:
    """Return a file's name without the folders it lies in."""
    return re.split(r"[\\/]", _text(value, "file_name"))[-1]


def _enclosure_name(value: object) -> str:
    """Return an enclosure without its count: of `สำเนาคำสั่ง จำนวน ๑ ชุด` the first words."""
    found = _COUNT.match(_text(value, "enclosure_name"))
    return found["name"] if found else _text(value, "enclosure_name")


def _enclosure_count(value: object) -> str:
    """Return an enclosure's count, `จำนวน ๑ ชุด`, kept on one line; nothing where it has none."""
    found = _COUNT.match(_text(value, "enclosure_count"))
    return found["count"].replace(" ", _NO_BREAK) if found else ""


def _text(value: object, name: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise _wrong(name, "ข้อความ")


def _wrong(name: str, wanted: str) -> UnprintableValueError:
    return UnprintableValueError("unprintable_value", f"ตัวกรอง {name} ใช้ได้กับ{wanted}เท่านั้น", "โปรดแก้แม่แบบ")


FILTERS: Mapping[str, Callable[..., str]] = {
    "thai": _thai,
    "date": _date,
    "time": _time,
    "phone": _phone,
    "masked_phone": _masked_phone,
    "masked_id": _masked_id,
    "whole_id": _whole_id,
    "baht": _baht,
    "held": _held,
    "tick": _tick,
    "how_many": _how_many,
    "file_name": _file_name,
    "enclosure_name": _enclosure_name,
    "enclosure_count": _enclosure_count,
}
