"""Reads a roster, CSV or XLSX, row by row: only what stands in its cells, and no formula, macro or link."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.files import roster_csv, roster_xlsx
from desktop.services.ports import RosterError
from templates_docs.mail_merge import Cell, RosterRow
from thai.os_reasons import os_reason

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_BYTES = 50_000_000

_READERS: dict[str, Callable[[Path], Iterator[tuple[Cell, ...]]]] = {
    ".csv": roster_csv.read_cells,
    ".tsv": roster_csv.read_cells,
    ".txt": roster_csv.read_cells,
    ".xlsx": roster_xlsx.read_cells,
}


class RosterFile:
    """A roster on disk; rows are read anew each time they are asked for, one at a time.

    Attributes:
        headings: the first row that holds anything.
        digest: tells whether a file has changed; SHA-256 of its bytes.
    """

    def __init__(self, path: Path) -> None:
        """Opens it and reads its headings.

        Raises:
            RosterError: it cannot be used; one Thai sentence.
        """
        self._path = path
        self._read = _reader(path)
        self.digest = _digest(path)
        heads = next(self._filled(), None)
        if heads is None:
            raise RosterError(f"ไฟล์รายชื่อ {path.name} ว่างเปล่า แถวแรกต้องเป็นหัวตาราง", path)
        self.headings = _headings(heads)

    def rows(self) -> Iterator[RosterRow]:
        """Every row below the headings that is not blank.

        Raises:
            RosterError: part way, where the file is damaged or too long.
        """
        rows = self._filled()
        next(rows, None)
        for count, row in enumerate(rows, 1):
            if count > MOST_ROWS:
                raise RosterError(
                    f"ไฟล์รายชื่อ {self._path.name} มีเกิน {MOST_ROWS:,} แถว โปรดแบ่งเป็นหลายไฟล์", self._path
                )
            yield row

    def _filled(self) -> Iterator[RosterRow]:
        number = 0
        for number, cells in enumerate(self._read(self._path), 1):
            if number > 5 * MOST_ROWS:
                raise RosterError(f"ไฟล์รายชื่อ {self._path.name} มีแถวว่างมากเกินไป โปรดลบแถวที่ไม่ใช้", self._path)
            kept = _trimmed(cells)
            if len(kept) > MOST_COLUMNS:
                raise RosterError(
                    f"ไฟล์รายชื่อ {self._path.name} แถว {number} มีเกิน {MOST_COLUMNS} คอลัมน์ โปรดลบคอลัมน์ที่ไม่ใช้",
                    self._path,
                )
            if kept:
                yield RosterRow(number, kept)


def _reader(path: Path) -> Callable[[Path], Iterator[tuple[Cell, ...]]]:
    if path.suffix.lower() not in _READERS:
        raise RosterError(f"ไม่รู้จักไฟล์รายชื่อชนิด {path.suffix or path.name} โปรดใช้ .xlsx หรือ .csv", path)
    return _READERS[path.suffix.lower()]


def _digest(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RosterError(f"ไฟล์รายชื่อ {path.name} ใหญ่เกิน ๕๐ เมกะไบต์ โปรดตรวจว่าเลือกไฟล์ถูกต้อง", path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise RosterError(f"ไม่พบไฟล์รายชื่อ {path} ตรวจชื่อไฟล์และโฟลเดอร์อีกครั้ง", path) from None
    except OSError as error:
        raise RosterError(f"เปิดไฟล์รายชื่อ {path} ไม่ได้: {os_reason(error)}", path) from error


def _headings(row: RosterRow) -> tuple[str, ...]:
    return tuple(
        cell.strip() if isinstance(cell, str) else str(getattr(cell, "typed", cell)) for cell in row.cells
    )


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells up to the last that holds anything."""
    end = len(cells)
    while end and (cells[end - 1] == "" or str(cells[end - 1]).isspace()):
        end -= 1
    return cells[:end]
