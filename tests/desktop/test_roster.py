"""Rosters as offices really save them, and those that must be refused."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.files.roster import MOST_COLUMNS, RosterFile
from desktop.services.ports import RosterError
from templates_docs.mail_merge import BadCell

TABLE = "เรียน,รหัส\nนายอำเภอสมมติ,0012\nนายกเทศมนตรีตำบลตัวอย่าง,๐๐๑๓\n"
ROWS = [(2, ("นายอำเภอสมมติ", "0012")), (3, ("นายกเทศมนตรีตำบลตัวอย่าง", "๐๐๑๓"))]


def read(path: Path) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in RosterFile(path).rows()]


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    book.close()
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(TABLE.replace(",", separator).encode(encoding))

    assert RosterFile(path).headings == ("เรียน", "รหัส")
    assert read(path) == ROWS


def test_quotes_line_ends_and_blank_lines_of_a_csv_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes('เรียน,"ที่อยู่, เต็ม"\r\n\r\n"นาย ""ก""","บรรทัดหนึ่ง\nบรรทัดสอง"\r\n,\r\n'.encode())

    assert RosterFile(path).headings == ("เรียน", "ที่อยู่, เต็ม")
    assert read(path) == [(3, ('นาย "ก"', "บรรทัดหนึ่ง\nบรรทัดสอง"))]


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(TABLE, "utf-8")
    roster = RosterFile(path)

    assert list(roster.rows()) == list(roster.rows())


def test_xlsx_keeps_text_numbers_dates_and_ticks_apart(tmp_path: Path) -> None:
    day = datetime(2025, 3, 5)
    path = workbook(
        tmp_path / "rows.xlsx", ["ก", "ข", "ค", "ง", "จ"], ["0012", 12, 1.5, day, True], [], ["x"]
    )

    assert read(path) == [(2, ("0012", 12, 1.5, day, True)), (4, ("x",))]


def test_a_hidden_sheet_is_no_roster(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rows.xlsx", ["เก่า"], ["ไม่ใช้แล้ว"])
    book = openpyxl.load_workbook(path)
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("รายชื่อ")
    shown.append(["เรียน"])
    shown.append(["นายอำเภอสมมติ"])
    book.save(path)

    assert RosterFile(path).headings == ("เรียน",)
    assert read(path) == [(2, ("นายอำเภอสมมติ",))]


@pytest.mark.parametrize(("area", "refused"), [("B2:B3", True), ("A2:B3", True), ("A2:B2", False)])
def test_cells_merged_over_rows_are_refused_by_their_range(tmp_path: Path, area: str, refused: bool) -> None:
    path = workbook(tmp_path / "rows.xlsx", ["เรียน", "สถานที่"], ["ก", "ตลาด"], ["ข", "วัด"])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells(area)
    book.save(path)

    if refused:
        with pytest.raises(RosterError, match=f"ผสานเซลล์ข้ามแถวที่ {area}"):
            read(path)
    else:
        assert len(read(path)) == 2


def test_a_formula_in_either_kind_of_file_is_marked(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "rows.xlsx", ["ก"], ["=1+1"])
    text = tmp_path / "rows.csv"
    text.write_text("ก\n=1+1\n", "utf-8")

    for path in (sheet, text):
        ((_number, (cell,)),) = read(path)
        assert isinstance(cell, BadCell)
        assert (cell.typed, cell.code) == ("=1+1", "formula")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("xl/vbaProject.bin", "มาโคร"),
        ("xl/externalLinks/externalLink1.xml", "เชื่อมโยง"),
        ("xl/embeddings/oleObject1.bin", "ฝัง"),
        ("xl/activeX/activeX1.xml", "ActiveX"),
        ("xl/connections.xml", "ภายนอก"),
    ],
)
def test_a_workbook_with_more_than_cells_is_refused(tmp_path: Path, part: str, says: str) -> None:
    path = with_part(workbook(tmp_path / "rows.xlsx", ["ก"], ["ข"]), part, b"x")

    with pytest.raises(RosterError, match=says):
        RosterFile(path)


def test_an_entity_bomb_and_a_zip_bomb_are_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'
    entities = with_part(workbook(tmp_path / "a.xlsx", ["ก"], ["ข"]), "xl/evil.xml", bomb)
    big = workbook(tmp_path / "b.xlsx", ["ก"], ["ข"])
    with zipfile.ZipFile(big, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.bin", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))

    with pytest.raises(RosterError, match="XML"):
        RosterFile(entities)
    with pytest.raises(RosterError, match="ใหญ่เกิน"):
        RosterFile(big)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.csv", b""),
        ("rows.csv", b"\n,,\n"),
        ("rows.csv", b"a\xff\xdb\n"),
        ("rows.csv", b'a,b\n"never closed'),
        ("rows.csv", b"a\n" + b"x" * 200_000),
        ("rows.csv", b"," * MOST_COLUMNS + b"x\n"),
        ("rows.xlsx", b"PK\x03\x04 but no more"),
        ("rows.xlsx", b""),
        ("rows.pdf", b"%PDF"),
    ],
)
def test_what_is_no_roster_is_told_in_one_thai_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(RosterError) as refused:
        list(RosterFile(path).rows())

    assert any("ก" <= letter <= "๛" for letter in refused.value.sentence)
    assert "\n" not in refused.value.sentence


def test_a_cut_workbook_is_told_as_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rows.xlsx", ["ก"], ["ข"])
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(RosterError, match="เสีย"):
        RosterFile(path)


def test_a_roster_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="ไม่พบ"):
        RosterFile(tmp_path / "none.csv")
