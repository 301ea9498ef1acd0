"""What a scenario file says of the switch: which kind of office it is, and the day that its branch has confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from training import scenario_values as values
from training.errors import Complaint
from training.scenario_values import Table
from training.screens import portal
from training.toml_lines import Places
from training.two_factor.day import OFFICES, begins

TABLES: dict[str, Table] = {
    "start": Table(
        needed={"office": values.one_of(lambda: OFFICES)},
        allowed={"confirmed": values.day},
        compulsory=False,
    )
}


def automatic_from(data: Mapping[str, Any]) -> date:
    """The day from which the offices on the list approve with a code, as the file's portal has it."""
    return date.fromisoformat(portal(data["scenario"]["portal"]).setting("two_factor_from"))


def codes_from(data: Mapping[str, Any]) -> date | None:
    """The first day on which approving asks for a code: any day where the file says nothing, None for never."""
    if "start" not in data:
        return date.min
    return begins(data["start"]["office"], automatic_from(data), data["start"].get("confirmed"))


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """A branch's day that is missing, or that nobody has confirmed."""
    start = data.get("start", {})
    if start and (start["office"] == "confirmed") != ("confirmed" in start):
        sentence = 'office = "confirmed" ต้องมี confirmed คือวันที่สาขายืนยัน และ office อื่นต้องไม่มี'
        yield Complaint(places.heading("start"), sentence)
