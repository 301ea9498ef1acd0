"""What a scenario file may say of a phone that somebody leaves, and what of it must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training import scenario_values as values
from training.errors import Complaint
from training.handset.left import LeftPhone, Notification
from training.scenario_values import Table
from training.toml_lines import Places, rows

_PARTS = {"sender", "text", "at"}


def _notifications(value: Any) -> str:
    """Complains of anything but a list of messages, each with its sender, its text and its time of day."""
    good = (
        isinstance(value, list)
        and value
        and all(isinstance(row, dict) and set(row) == _PARTS for row in value)
        and not any(values.text(text) for row in value for text in row.values())
    )
    return "" if good else 'ต้องเป็นรายการข้อความ เช่น [{ sender = "…", text = "…", at = "08:41" }]'


TABLES: dict[str, Table] = {
    "left_phone": Table(
        needed={"owner": values.text, "previews": values.yes_or_no, "notifications": _notifications},
        compulsory=False,
    )
}


def parse(data: Mapping[str, Any]) -> LeftPhone | None:
    """The phone of a file that draws no complaint; None where nobody leaves one."""
    if "left_phone" not in data:
        return None
    row = data["left_phone"]
    told = tuple(Notification(**each) for each in row["notifications"])
    return LeftPhone(row["owner"], row["previews"], told)


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """A phone that is left must be left by a fault, and a fault can leave only a phone that there is."""
    leaves = [nth for nth, fault in rows(data, "fault") if fault["do"] == "leave_phone"]
    if leaves and "left_phone" not in data:
        yield Complaint(places.line("fault", leaves[0], "do"), "ยังไม่มีโทรศัพท์ที่วางทิ้งไว้ ให้เพิ่มหมวด [left_phone]")
    if "left_phone" in data and not leaves:
        sentence = 'ไม่มีเหตุใดวางโทรศัพท์เครื่องนี้ ให้เพิ่ม [[fault]] ที่ do = "leave_phone"'
        yield Complaint(places.heading("left_phone"), sentence)
