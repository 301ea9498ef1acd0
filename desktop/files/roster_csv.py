"""Reads the cells of a CSV file as any office program may have saved it: UTF-8, UTF-16 or Thai Windows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from desktop.services.ports import RosterError
from templates_docs.mail_merge import BadCell, Cell

_SEPARATORS = ",;\t"
_CHUNK = 1 << 20
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_cells(path: Path) -> Iterator[tuple[Cell, ...]]:
    """Every line's cells, all of them text; blank lines count as rows without cells.

    Raises:
        RosterError: the file is no CSV text.
    """
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            separator = _separator(file.readline())
            file.seek(0)
            for row in csv.reader(file, delimiter=separator, strict=True):
                yield tuple(_cell(text) for text in row)
    except csv.Error as error:
        say = f"ไฟล์รายชื่อ {path.name} ไม่ใช่ CSV ที่ถูกต้อง ({error}) โปรดตรวจเครื่องหมายคำพูดและบันทึกใหม่"
        raise RosterError(say, path) from error
    except UnicodeDecodeError:
        raise RosterError(f"ไฟล์รายชื่อ {path.name} อ่านเป็นภาษาไทยไม่ได้ โปรดบันทึกใหม่เป็น CSV UTF-8", path) from None


def _encoding(path: Path) -> str:
    """The encoding: by its mark, else UTF-8 if the whole file is, else Thai Windows (which holds TIS-620)."""
    with path.open("rb") as file:
        if mark := _BYTE_ORDER_MARKS.get(file.read(2)):
            return mark
    for encoding in ("utf-8-sig", "cp874"):
        try:
            with path.open(encoding=encoding, newline="") as text:
                while text.read(_CHUNK):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise RosterError(f"ไฟล์รายชื่อ {path.name} อ่านเป็นภาษาไทยไม่ได้ โปรดบันทึกใหม่เป็น CSV UTF-8", path)


def _separator(first_line: str) -> str:
    """The sign that parts the headings into the most cells; a comma where none does."""
    return max(_SEPARATORS, key=lambda sign: len(next(csv.reader([first_line], delimiter=sign), [])))


def _cell(text: str) -> Cell:
    text = text.strip()
    if text.startswith("="):
        return BadCell(text, "formula", "เซลล์เป็นสูตร โปรดวางเป็นค่า (Paste values) แล้วบันทึกใหม่")
    return text
