"""What must agree in the talks of a scenario file: who says what, what it leads to, and what watches over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training.errors import Complaint
from training.phone import PLANTED
from training.screens import portal
from training.toml_lines import Places, rows, suggest


def talk_complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What in a scenario's messages, calls, visits and contacts does not agree, each with its line."""
    known = {row["id"] for _, row in rows(data, "message")}
    said = list(_said(data, places))
    for line, message in said:
        if message not in known:
            yield Complaint(line, f'ไม่มีข้อความ "{message}" ใน [[message]]{suggest(message, known)}')
    for nth, row in rows(data, "message"):
        if row["id"] not in {message for _, message in said}:
            sentence = f'ไม่มี [[fault]] [[contact]] หรือทางเลือกใดส่งข้อความ "{row["id"]}"'
            yield Complaint(places.line("message", nth), sentence)
    watched = {mistake["id"] for _, mistake in rows(data, "mistake")}
    yield from _links(data, places, watched)
    for line, effect in _effects(data, places):
        if effect in PLANTED and PLANTED[effect] not in watched:
            yield Complaint(line, f'ทางเลือก "{effect}" ต้องมี [[mistake]] id = "{PLANTED[effect]}"')
    needs = [nth for nth, row in rows(data, "contact") if "needed" in row]
    if needs and "not_reported" not in watched:
        line = places.line("contact", needs[0], "needed")
        yield Complaint(line, 'ผู้ที่ต้องแจ้ง (needed) ต้องมี [[mistake]] id = "not_reported"')


def _links(data: Mapping[str, Any], places: Places, watched: set[str]) -> Iterator[Complaint]:
    traps = portal(data["scenario"]["portal"]).traps
    for nth, row in rows(data, "message"):
        line = places.line("message", nth, "link")
        if "link" in row and row["link"] not in traps:
            yield Complaint(line, f'ไม่มีหน้าปลอม "{row["link"]}"{suggest(row["link"], traps)}')
        elif "link" in row and "gave_secret" not in watched:
            yield Complaint(line, 'ลิงก์ไปหน้าปลอมต้องมี [[mistake]] id = "gave_secret"')


def _said(data: Mapping[str, Any], places: Places) -> Iterator[tuple[int, str]]:
    """Every message that something sends, with the line on which it is named."""
    for table in ("fault", "contact"):
        for nth, row in rows(data, table):
            if "message" in row:
                yield places.line(table, nth, "message"), row["message"]
    for nth, row in rows(data, "message"):
        for choice in row.get("choices", ()):
            if "then" in choice:
                yield places.line("message", nth, "choices"), choice["then"]


def _effects(data: Mapping[str, Any], places: Places) -> Iterator[tuple[int, str]]:
    """Every effect that a choice or a contact has, with its line."""
    for nth, row in rows(data, "contact"):
        yield places.line("contact", nth, "effect"), row["effect"]
    for nth, row in rows(data, "message"):
        for choice in row.get("choices", ()):
            yield places.line("message", nth, "choices"), choice["effect"]
