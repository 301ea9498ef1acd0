"""One year's government holidays, read from a file an office can correct."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from thai.dates import BUDDHIST_ERA
from thai.errors import ThaiError


@dataclass(frozen=True, eq=False)
class HolidayTable:
    """The days government offices are closed in one year, besides Saturdays and Sundays.

    Attributes:
        year: Buddhist era.
        names: What each holiday is called, in Thai.
        provisional: True while the year was worked out ahead of the announcement.
        reason: Why it is provisional, in Thai; empty otherwise.
        source: Where the days were read.
    """

    year: int
    names: Mapping[date, str]
    provisional: bool
    reason: str
    source: tuple[str, ...]


def read_holiday_table(path: Path) -> HolidayTable:
    """The table in a TOML file shaped like the shipped ones.

    Raises:
        ThaiError: invalid_holiday_table, naming the file and what is wrong in it.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _unusable(path, "เปิดอ่านไม่ได้") from problem
    year = data.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise _unusable(path, "ไม่มีปี พ.ศ. (year)")
    provisional, source = data.get("provisional", False), data.get("source", [])
    if not isinstance(provisional, bool):
        raise _unusable(path, "provisional ต้องเป็น true หรือ false")
    if not isinstance(source, list) or not all(isinstance(line, str) for line in source):
        raise _unusable(path, "source ต้องเป็นรายการข้อความ")
    return HolidayTable(
        year, _names(path, year, data), provisional, str(data.get("reason", "")), tuple(source)
    )


def _names(path: Path, year: int, data: Mapping[str, Any]) -> dict[date, str]:
    rows = data.get("days")
    if not isinstance(rows, list) or not rows:
        raise _unusable(path, "ไม่มีรายการวันหยุด ([[days]])")
    names: dict[date, str] = {}
    for number, row in enumerate(rows, start=1):
        day, name = _row(path, number, row)
        if day.year + BUDDHIST_ERA != year:
            raise _unusable(path, f"วันหยุดลำดับที่ {number} ({day}) ไม่อยู่ในปี พ.ศ. {year}")
        if day in names:
            raise _unusable(path, f"วันหยุดลำดับที่ {number} ({day}) ซ้ำกับรายการก่อนหน้า")
        names[day] = name
    return names


def _row(path: Path, number: int, row: object) -> tuple[date, str]:
    if not isinstance(row, dict):
        raise _unusable(path, f"วันหยุดลำดับที่ {number} ต้องมี date และ name")
    day, name = row.get("date"), row.get("name")
    if not isinstance(day, date) or isinstance(day, datetime):
        raise _unusable(path, f"วันหยุดลำดับที่ {number} ไม่มีวันที่ (date = 2025-01-01)")
    if not isinstance(name, str) or not name.strip():
        raise _unusable(path, f"วันหยุดลำดับที่ {number} ไม่มีชื่อ (name)")
    return day, name


def _unusable(path: Path, problem: str) -> ThaiError:
    return ThaiError(
        "invalid_holiday_table",
        f"ใช้ตารางวันหยุด {path.name} ไม่ได้: {problem}",
        "กรุณาแก้ไฟล์ให้เหมือนตัวอย่างที่มากับโปรแกรม",
        path.name,
    )
