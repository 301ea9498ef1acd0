"""What a scenario file may say of levels, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training.errors import Complaint
from training.toml_lines import Places, rows

MOST_LEVELS = 3
"""As many as corporate banking is sold with."""


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What is wrong with the levels in a file: one that nobody can approve, or nobody watching the next level."""
    seats = [row for _, row in rows(data, "seat") if row["role"] == "authorizer"]
    watched = {row["id"] for _, row in rows(data, "mistake")}
    for nth, row in rows(data, "set"):
        if row.get("levels", 1) == 1:
            continue
        line = places.line("set", nth, "levels")
        able = [seat.get("level", 0) for seat in seats if seat["user_id"].upper() != row["maker"].upper()]
        if row["levels"] > len(able):
            yield Complaint(line, f"ต้องการผู้อนุมัติ {row['levels']} คน แต่มีที่นั่งของผู้อนุมัติ {len(able)} คน")
        elif missing := [n for n in range(1, row["levels"] + 1) if not any(level <= n for level in able)]:
            yield Complaint(line, f"ไม่มีผู้อนุมัติระดับที่ {missing[0]} ให้แก้ช่อง level ของ [[seat]]")
        elif "relied_on_first" not in watched:
            yield Complaint(line, 'ชุดที่มีหลายระดับต้องมี [[mistake]] id = "relied_on_first"')
