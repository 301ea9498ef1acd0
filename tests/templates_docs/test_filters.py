"""Filters print a value as official Thai writing wants it, and keep it on one line."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from templates_docs.compiled import CompiledTemplate
from templates_docs.errors import UnprintableValueError

DAY, MOMENT = date(2025, 2, 5), datetime(2025, 3, 7, 21, 30)


@pytest.mark.parametrize(
    ("expression", "value", "printed"),
    [
        ("x", DAY, "๕ กุมภาพันธ์ ๒๕๖๘"),
        ("x", MOMENT, "๗ มีนาคม ๒๕๖๘ เวลา ๒๑.๓๐ น."),
        ("x", 12, "๑๒"),
        ("x | thai", "2FA 12 ข้อ gfmiscc@gfmis.go.th", "2FA ๑๒ ข้อ gfmiscc@gfmis.go.th"),
        ("x | date('abbr')", DAY, "๕ ก.พ. ๖๘"),
        ("x | date('ref')", DAY, "ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘"),
        ("x | time", MOMENT, "๒๑.๓๐ น."),
        ("x | phone", "0 2127 7256", "๐ ๒๑๒๗ ๗๒๕๖"),
        ("x | phone('dash')", "02 111 9999", "๐๒-๑๑๑-๙๙๙๙"),
        ("x | masked_phone", "0000000001", "08x-xxx-0001"),
        ("x | masked_id", "9900000000014", "x-xxxx-xxxxx-x1-4"),
        ("x | whole_id", "9900000000014", "๙-๙๐๐๐-๐๐๐๐๐-๐๑-๔"),
        ("x | how_many", ({"a": "ก"}, {"a": "ข"}), "๒"),
        ("x | how_many('a', 'ข')", ({"a": "ก"}, {"a": "ข"}), "๑"),
        ("x | how_many('a', 'ค')", ({"a": "ก"}, {"a": "ข"}), "๐"),
        ("x | tick('ก')", "ก", "/"),
        ("x | file_name", r"C:\\งาน\\คำสั่ง 12.pdf", "คำสั่ง 12.pdf"),
        ("x | file_name", "/home/a/order.pdf", "order.pdf"),
        ("x | baht", "2500", "๒,๕๐๐.๐๐ บาท (สองพันห้าร้อยบาทถ้วน)"),
        ("x | held", "นาย ก", "นาย ก"),
        ("x | enclosure_name", "สำเนา จำนวน ๒ ครั้ง จำนวน ๑ ชุด", "สำเนา จำนวน ๒ ครั้ง"),
        ("x | enclosure_count", "สำเนาคำสั่ง จำนวน ๑ ชุด", "จำนวน ๑ ชุด"),
        ("x | enclosure_name", "สำเนาคำสั่ง", "สำเนาคำสั่ง"),
    ],
)
def test_value_is_printed(expression: str, value: object, printed: str) -> None:
    text = CompiledTemplate(f"@body {{{{ {expression} }}}}", "t").plain_text({"x": value})

    assert text.splitlines()[-1] == printed


def test_count_is_empty_where_an_enclosure_has_none() -> None:
    assert (
        CompiledTemplate("@body ก{{ x | enclosure_count }}ข", "t").plain_text({"x": "สำเนา"}).endswith("กข\n")
    )


@pytest.mark.parametrize("expression", ["x", "x | phone('mof')", "x | held", "x | enclosure_count"])
def test_printed_value_stays_on_one_line(expression: str) -> None:
    value: object = {"x": DAY, "x | held": "นาย ก", "x | enclosure_count": "ก จำนวน ๑ ชุด"}.get(
        expression, "0 2127 7256"
    )

    xml = (
        CompiledTemplate(f"@body {{{{ {expression} }}}}", "t")
        .parts({"x": value})["word/document.xml"]
        .decode()
    )

    start = xml.index('<w:t xml:space="preserve">') + 26
    assert " " not in xml[start : xml.index("</w:t>", start)]


def test_masked_number_does_not_part_at_its_hyphens() -> None:
    xml = (
        CompiledTemplate("@body {{ x | masked_phone }}", "t")
        .parts({"x": "0000000001"})["word/document.xml"]
        .decode()
    )

    assert xml.count("<w:noBreakHyphen/>") == 2


@pytest.mark.parametrize(
    ("name", "value"), [("date", "๕ ก.พ. ๖๘"), ("time", DAY), ("thai", DAY), ("phone", True)]
)
def test_filter_for_another_sort_of_value_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(UnprintableValueError, match=f"ตัวกรอง {name}"):
        CompiledTemplate(f"@body {{{{ x | {name} }}}}", "t").render({"x": value})
