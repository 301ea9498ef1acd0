"""Reads one table of a TOML file key by key, and says in Thai on which line something is amiss."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from templates_docs.errors import FormError, did_you_mean

LARGEST_FILE = 1_000_000  # bytes


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Return the file's data and its text.

    Raises:
        FormError: where it is missing, too large, not UTF-8 or not TOML; with the line where known.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FormError("ไฟล์ใหญ่เกิน ๑ เมกะไบต์ ไม่ใช่ไฟล์ของแบบ", path)
        source = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(source), source
    except OSError:
        raise FormError("เปิดไฟล์ไม่ได้ โปรดตรวจว่ามีไฟล์นี้และอ่านได้", path) from None
    except UnicodeDecodeError:
        raise FormError("ไม่ใช่ไฟล์ข้อความ UTF-8 โปรดบันทึกใหม่โดยเลือกรหัส UTF-8", path) from None
    except RecursionError:
        raise FormError("ซ้อนกันลึกเกินไป", path) from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else source.count("\n") + 1
        raise FormError("เขียนผิดรูปแบบ TOML โปรดตรวจเครื่องหมายคำพูด วงเล็บ และเครื่องหมาย =", path, line) from None


class TomlTable:
    """One table of the file; every read key is ticked off, and `finish` refuses what nobody read."""

    def __init__(self, data: Mapping[str, Any], path: Path, source: str, start: int = 0) -> None:
        self._data, self._path, self._source, self._start = data, path, source, start
        self._read: set[str] = set()

    def error(self, problem: str, key: str = "") -> FormError:
        """Return an error that points at the key's line, or at the table's own."""
        lines = self._source.split("\n")
        line = max(self._start, 1)
        if key:
            written = re.compile(rf'\s*\[*"?{re.escape(key)}"?[\]\s=.]')
            line = next(
                (n for n, text in enumerate(lines, 1) if n > self._start and written.match(text)), line
            )
        return FormError(problem, self._path, line)

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self._data

    def raw(self, key: str, default: Any = None) -> Any:
        """Return the value whatever its type."""
        self._read.add(key)
        return self._data.get(key, default)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default the key must be there and not blank."""
        value = self.raw(key, default)
        if value is None:
            raise self.error(f"ขาด {key}")
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(f"{key} ต้องเป็นข้อความในเครื่องหมายคำพูด", key)
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number, zero or more."""
        value = self.raw(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(f"{key} ต้องเป็นจำนวนเต็มตั้งแต่ 0", key)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self.raw(key, default)
        if not isinstance(value, bool):
            raise self.error(f"{key} ต้องเป็น true หรือ false", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is absent."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.error(f'{key} ต้องเป็นรายการข้อความ เช่น ["ก", "ข"]', key)
        return tuple(value)

    def one_of(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the given words."""
        value = self.text(key, default)
        if value not in choices:
            raise self.error(
                f"{key} ไม่มี “{value}”{did_you_mean(value, choices)} มีเพียง {', '.join(choices)}", key
            )
        return value

    def table(self, key: str) -> TomlTable | None:
        """Return the table under the key, or None when absent."""
        value = self.raw(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.error(f"{key} ต้องเป็นตาราง", key)
        return TomlTable(value, self._path, self._source, self._line_before(key))

    def tables(self, key: str) -> Iterator[TomlTable]:
        """Return each `[[key]]` table in turn."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"{key} ต้องเขียนเป็น [[{key}]]", key)
        heads = [n for n, text in enumerate(self._source.split("\n"), 1) if text.strip() == f"[[{key}]]"]
        for item, start in zip(value, heads + [self._start] * len(value), strict=False):
            yield TomlTable(item, self._path, self._source, start)

    def names(self) -> tuple[str, ...]:
        """Return the keys of this table as written."""
        return tuple(self._data)

    def rest(self) -> dict[str, object]:
        """Return what has not been read yet, and tick it off."""
        left = {key: value for key, value in self._data.items() if key not in self._read}
        self._read.update(left)
        return left

    def finish(self, known: tuple[str, ...] = ()) -> None:
        """Refuse keys that nothing read.

        Raises:
            FormError: naming the key, its line and the nearest known key.
        """
        for key in self._data:
            if key not in self._read:
                raise self.error(f"ไม่รู้จัก {key}{did_you_mean(key, {*self._read, *known})}", key)

    def _line_before(self, key: str) -> int:
        heading = re.compile(rf'\s*\[[\w."]*"?{re.escape(key)}"?\]')
        for n, text in enumerate(self._source.split("\n"), 1):
            if n > self._start and heading.match(text):
                return n
        return self._start


def plain(value: object) -> bool:
    """Return whether a TOML value is one a rule's option may be: text, number, flag, day or list of these."""
    if isinstance(value, list):
        return all(plain(item) for item in value)
    return isinstance(value, str | int | bool | date)
