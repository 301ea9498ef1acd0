"""Reads a data file and knows on which line every key stands, so that a complaint can name the line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from training.errors import Complaint, InvalidScenario

_TABLE = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(\"[^\"]+\"|[\w-]+)\s*=")
_SYNTAX_LINE = re.compile(r"line (\d+)")
MOST_BYTES = 256 * 1024

# tomllib says these in English; an author reads Thai
_SYNTAX = (
    ("Unclosed", "ลืมปิดเครื่องหมายคำพูดหรือวงเล็บ"),
    ("Illegal character '\\n'", "ลืมปิดเครื่องหมายคำพูดท้ายข้อความ"),
    ("Cannot overwrite", "มีชื่อช่องหรือหมวดซ้ำกัน"),
    ("Cannot declare", "มีชื่อหมวดซ้ำกัน"),
    ("Duplicate", "มีชื่อช่องซ้ำกัน"),
    ("Invalid value", 'ค่าหลังเครื่องหมาย = อ่านไม่ได้ ตัวเลขต้องเป็นเลขอารบิก ข้อความต้องอยู่ในเครื่องหมายคำพูดตรง "…"'),
    ("Expected '='", "ขาดเครื่องหมาย = หลังชื่อช่อง"),
    ("Expected newline", 'มีสิ่งเกินมาท้ายบรรทัด เลขที่ขึ้นต้นด้วย 0 ต้องอยู่ในเครื่องหมายคำพูด เช่น "0000000001"'),
    ("Invalid statement", "บรรทัดนี้ไม่ใช่ชื่อช่อง หัวหมวด หรือหมายเหตุ หมายเหตุต้องขึ้นต้นด้วย #"),
    ("Unescaped", "มีเครื่องหมาย \\ ในข้อความ ให้เขียนเป็น \\\\"),
)


class Places:
    """Where each key of a file stands.

    A key is named by its table, which of the tables of that name it is in (from 0), and its own name.
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, int, str], int] = {}
        table, counts = "", {"": 0}
        # split as TOML does; splitlines() also breaks at characters that may stand inside a text
        for number, line in enumerate(text.split("\n"), start=1):
            if heading := _TABLE.match(line):
                table = heading[1]
                counts[table] = counts.get(table, -1) + 1
                self._lines[table, counts[table], ""] = number
            elif key := _KEY.match(line):
                self._lines.setdefault((table, counts[table], key[1].strip('"')), number)

    def line(self, table: str, nth: int = 0, key: str = "") -> int:
        """The line of the key, else of its table's heading, else 1."""
        return self._lines.get((table, nth, key)) or self._lines.get((table, nth, "")) or 1

    def heading(self, name: str) -> int:
        """The line on which a table begins, however it is written: ``[name]``, ``[name.x]`` or ``name =``."""
        under = [
            n for (table, _, _), n in self._lines.items() if table == name or table.startswith(f"{name}.")
        ]
        return min(under, default=self.line("", 0, name))


def read(name: str, text: str) -> dict[str, Any]:
    """The file's content.

    Raises:
        InvalidScenario: it is too large, or not TOML; the complaint names the line.
    """
    if len(text.encode()) > MOST_BYTES:
        raise too_large(name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        line = int(found[1]) if found else len(text.rstrip().split("\n"))
        raise InvalidScenario(name, [Complaint(line, f"อ่านไฟล์ไม่ได้: {_syntax(str(error))}")]) from None
    except (ValueError, RecursionError):
        # tomllib lets these through: a number of thousands of digits, brackets nested by the thousand
        raise InvalidScenario(name, [Complaint(1, "อ่านไฟล์ไม่ได้: มีตัวเลขยาวเกินไปหรือวงเล็บซ้อนลึกเกินไป")]) from None


def rows(data: Mapping[str, Any], table: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables of that name with their numbers from 0; nested ones are counted through the whole file."""
    if "." in table:
        outer, inner = table.split(".")
        nested = [row for _, parent in rows(data, outer) for row in _listed(parent.get(inner, []))]
        return list(enumerate(nested))
    return list(enumerate(_listed(data.get(table, []))))


def _listed(found: Any) -> list[dict[str, Any]]:
    return [row for row in (found if isinstance(found, list) else [found]) if isinstance(row, dict)]


def too_large(name: str) -> InvalidScenario:
    """The error that says a file is larger than any drill."""
    return InvalidScenario(name, [Complaint(1, f"ไฟล์ใหญ่เกิน {MOST_BYTES // 1024} กิโลไบต์ กรุณาแบ่งเป็นหลายแบบฝึก")])


def _syntax(message: str) -> str:
    return next((thai for english, thai in _SYNTAX if english in message), "รูปแบบ TOML ไม่ถูกต้อง")


def suggest(typed: object, known: Iterable[str]) -> str:
    """`` (หมายถึง "…" หรือไม่)`` when something known is near to what was typed, else empty."""
    near = difflib.get_close_matches(str(typed), sorted(known), n=1, cutoff=0.6)
    return f' (หมายถึง "{near[0]}" หรือไม่)' if near else ""
