"""What a scenario file may say of access, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training import scenario_values as values
from training.access.login import AccessPlan
from training.errors import Complaint
from training.scenario_values import Table
from training.screens import portal
from training.toml_lines import Places, rows, suggest

TABLES = {
    "access": Table(
        needed={"seat": values.text},
        allowed={
            "first_login": values.flag,
            "new_password": values.text,
            "expires_in_days": values.whole(0, 365),
            "changed_on": values.day,
            "elsewhere": values.flag,
            "idle": values.flag,
        },
        many=True,
        compulsory=False,
    )
}


def plans(data: Mapping[str, Any]) -> tuple[AccessPlan, ...]:
    """What the file plans for its seats."""
    return tuple(AccessPlan(**row) for _, row in rows(data, "access"))


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What is wrong with the plans: a seat that is not there, or a change with nothing to change to."""
    seats = [row["id"] for _, row in rows(data, "seat")] or ["trainee"]
    met: set[str] = set()
    for nth, row in rows(data, "access"):
        line = places.line("access", nth, "seat")
        if row["seat"] not in seats:
            yield Complaint(line, f'ไม่มีที่นั่ง "{row["seat"]}"{suggest(row["seat"], seats)}')
        elif row["seat"] in met:
            yield Complaint(line, f'ที่นั่ง "{row["seat"]}" มี [[access]] แล้ว')
        met.add(row["seat"])
        changes = row.get("first_login") or row.get("expires_in_days") == 0 or "changed_on" in row
        if "changed_on" in row and not portal(data["scenario"]["portal"]).is_treasury:
            yield Complaint(
                places.line("access", nth, "changed_on"), "changed_on ใช้ได้เฉพาะระบบ New GFMS Thai"
            )
        if {"changed_on", "expires_in_days"} <= set(row):
            yield Complaint(line, "มีทั้ง changed_on และ expires_in_days ให้ใช้อย่างใดอย่างหนึ่ง")
        if changes and "new_password" not in row:
            yield Complaint(line, 'ต้องมีช่อง "new_password" คือรหัสผ่านสมมติที่ให้เปลี่ยนเป็น')
