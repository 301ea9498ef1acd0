"""What a scenario file may say of a lost phone, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thai.errors import ThaiError
from training import scenario_values as values
from training.errors import Complaint
from training.lost.hours import due
from training.lost.plan import Loss
from training.lost.telling import DETECTORS, TIMED
from training.scenario_values import Table
from training.toml_lines import Places, rows

TABLES: dict[str, Table] = {
    "loss": Table(needed={"lost_at": values.moment, "lender": values.text}, compulsory=False)
}


def read(data: Mapping[str, Any]) -> Loss | None:
    """The lost phone of a sound file, or None."""
    return Loss(**data["loss"]) if "loss" in data else None


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What does not agree: a phone lost after the start, a letter's day in a year without holidays, no phone at all."""
    if "loss" not in data:
        yield from _without_loss(data, places)
        return
    line = places.line("loss", 0, "lost_at")
    if "holder" not in data:
        yield Complaint(places.heading("loss"), "หมวด [loss] ใช้ได้เฉพาะแบบฝึกที่มี [[holder]]")
    if data["loss"]["lost_at"] > data["scenario"]["start"]:
        yield Complaint(line, "lost_at ต้องไม่หลังเวลาเริ่มการฝึก")
    try:
        due(Loss(**data["loss"]))
    except ThaiError as error:
        yield Complaint(line, str(error))


def _without_loss(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for nth, row in rows(data, "contact"):
        if row.get("offered_when") in TIMED:
            sentence = f'offered_when = "{row["offered_when"]}" ต้องมีหมวด [loss]'
            yield Complaint(places.line("contact", nth, "offered_when"), sentence)
    for nth, row in rows(data, "mistake"):
        if row["id"] in set(DETECTORS) - {"tried_suspended"}:
            yield Complaint(places.line("mistake", nth, "id"), f'ข้อผิดพลาด "{row["id"]}" ต้องมีหมวด [loss]')
