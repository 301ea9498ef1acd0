"""Reads the cells of the first shown sheet of an Excel workbook, after making sure that it is nothing but cells."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from desktop.services.ports import RosterError
from templates_docs.mail_merge import BadCell, Cell

_MOST_PARTS = 500
_MOST_UNPACKED = 200_000_000
_CHUNK = 1 << 16
_REFUSED_PARTS = {
    "vbaproject": "มาโคร",
    "externallinks/": "การเชื่อมโยงไปไฟล์อื่น",
    "activex/": "ส่วนควบคุม ActiveX",
    "embeddings/": "ไฟล์ที่ฝังไว้",
    "connections.xml": "การเชื่อมต่อข้อมูลภายนอก",
}
_REFUSED_WORDS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_MERGED_WORDS = tuple("mergeCell".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def read_cells(path: Path) -> Iterator[tuple[Cell, ...]]:
    """Every row's cells of the first sheet that is not hidden, one row in memory at a time.

    Raises:
        RosterError: it is no workbook, or holds more than cells.
    """
    _check_archive(path)
    book = _open(path)
    try:
        sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise RosterError(f"ไฟล์ {path.name} ไม่มีแผ่นงานที่แสดงอยู่ โปรดวางรายชื่อในแผ่นแรก", path)
        _refuse_merged(path, book, sheet)
        sheet.reset_dimensions()  # what a workbook says of its own size need not be true
        for row in sheet.iter_rows():
            yield tuple(_cell(cell) for cell in row)
    except (KeyError, ValueError, TypeError, IndexError, SyntaxError, zipfile.BadZipFile) as error:
        raise _damaged(path) from error
    finally:
        book.close()


def _open(path: Path) -> Any:
    from openpyxl import load_workbook  # loaded only when a workbook is opened

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles it leaves out; we want none
            return load_workbook(path, read_only=True, keep_links=False)
    except Exception as error:  # a damaged workbook makes openpyxl raise almost anything
        raise _damaged(path) from error


def _damaged(path: Path) -> RosterError:
    return RosterError(f"ไฟล์ {path.name} เสียหรือไม่ใช่ Excel (.xlsx) โปรดเปิดด้วย Excel แล้วบันทึกใหม่", path)


def _check_archive(path: Path) -> None:
    """Refuses what is not plain cells, before any of it is interpreted."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if len(names) > _MOST_PARTS or len(set(names)) < len(names):
                raise _damaged(path)
            for sign, what in _REFUSED_PARTS.items():
                if any(sign in name.lower() for name in names):
                    raise RosterError(f"ไฟล์ {path.name} มี{what} จึงไม่รับ โปรดบันทึกใหม่เป็น .xlsx ที่มีแต่ข้อมูล", path)
            _check_parts(path, archive)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise _damaged(path) from error


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    """Unpacks every part once, counting what really comes out of it."""
    left = _MOST_UNPACKED
    for info in archive.infolist():
        is_xml = info.filename.lower().endswith((".xml", ".rels"))
        tail = b""
        with archive.open(info) as part:
            while piece := part.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise RosterError(f"ไฟล์ {path.name} คลายออกมาใหญ่เกินไป จึงไม่รับ", path)
                if is_xml and any(word in tail + piece for word in _REFUSED_WORDS):
                    raise RosterError(f"ไฟล์ {path.name} มีคำสั่ง XML ที่ไม่ควรมี จึงไม่รับ โปรดบันทึกใหม่ด้วย Excel", path)
                tail = piece[-32:]


def _refuse_merged(path: Path, book: Any, sheet: Any) -> None:
    """Refuses cells merged over several rows: the file has their value in the first row only.

    openpyxl tells of merged cells only when it holds the whole sheet in memory, so the part is read here; it is
    parsed only where it names them at all, for that takes a second where a roster is long.
    """
    from xml.etree import ElementTree

    from openpyxl.utils import range_boundaries

    def opened() -> IO[bytes]:
        part: IO[bytes] = book._archive.open(sheet._worksheet_path)
        return part

    with opened() as part:
        if not _holds(part, _MERGED_WORDS):
            return
    with opened() as part:
        for _event, element in ElementTree.iterparse(part):
            if element.tag.endswith("}mergeCell"):
                area = element.get("ref", "")
                _left, top, _right, bottom = range_boundaries(area)
                if top != bottom:
                    say = f"ไฟล์ {path.name} ผสานเซลล์ข้ามแถวที่ {area} โปรดยกเลิกการผสาน แล้วพิมพ์ค่าให้ครบทุกแถว"
                    raise RosterError(say, path)
            element.clear()


def _holds(part: IO[bytes], words: Iterable[bytes]) -> bool:
    tail = b""
    while piece := part.read(_CHUNK):
        if any(word in tail + piece for word in words):
            return True
        tail = piece[-32:]
    return False


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return BadCell(str(value), "formula", "เซลล์เป็นสูตร โปรดวางเป็นค่า (Paste values) แล้วบันทึกใหม่")
    if cell.data_type == "e":
        return BadCell(str(value), "cell_error", f"เซลล์แสดงข้อผิดพลาด {value} โปรดแก้ในไฟล์รายชื่อ")
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | int | float | datetime | date):
        return value
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return BadCell(str(value), "cell_unknown", "เซลล์มีค่าที่อ่านไม่ได้ โปรดพิมพ์เป็นข้อความ")
