"""What a scenario file may say of the people of a Soft Token drill, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thai.identity import is_decoy_id
from training import scenario_values as values
from training.errors import Complaint
from training.scenario_values import Table
from training.screens import portal
from training.soft_token.holders import ACCOUNTS, SPOILERS, SWITCHES, Holder
from training.soft_token.state import STATES
from training.toml_lines import Places, rows, suggest


def _some_of(allowed: tuple[str, ...]) -> values.Check:
    def check(value: Any) -> str:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return "ต้องเป็นรายการข้อความ"
        unknown = next((one for one in value if one not in allowed), None)
        return f'ไม่รู้จัก "{unknown}"{suggest(unknown, allowed)}' if unknown is not None else ""

    return check


def citizen_id(value: Any) -> str:
    """Complains of anything but a number of the demonstration, which no person has."""
    good = isinstance(value, str) and is_decoy_id(value)
    return "" if good else "ต้องเป็นเลขสาธิต 13 หลักที่ขึ้นต้นด้วย 99 ห้ามใช้เลขประจำตัวประชาชนจริง"


def pin(value: Any) -> str:
    """Complains of anything but six digits."""
    good = isinstance(value, str) and len(value) == 6 and value.isascii() and value.isdigit()
    return "" if good else "ต้องเป็นตัวเลข 6 หลัก"


TABLES: dict[str, Table] = {
    "holder": Table(
        needed={"seat": values.text, "citizen_id": citizen_id, "position": values.text},
        allowed={
            "token": values.one_of(lambda: STATES),
            "paotang": values.one_of(lambda: ACCOUNTS),
            "paotang_pin": pin,
            "nexus_pin": pin,
            "apps": values.texts,
            "store": values.texts,
            "off": _some_of(SWITCHES),
            "amiss": _some_of(SPOILERS),
            "wrong_detail": values.text,
            "signed_in": values.yes_or_no,
            "phone": values.yes_or_no,
        },
        many=True,
        compulsory=False,
    )
}


FAULT_KEYS: Mapping[str, values.Check] = {"to": values.one_of(lambda: STATES)}
"""Keys that the faults of this part have, each with its check."""


def read(data: Mapping[str, Any]) -> tuple[Holder, ...]:
    """The people of a sound file."""
    return tuple(_holder(row) for _, row in rows(data, "holder"))


def _holder(row: dict[str, Any]) -> Holder:
    lists: dict[str, Any] = {key: tuple(row[key]) for key in ("apps", "store", "off", "amiss") if key in row}
    return Holder(**(row | lists))


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What does not agree: people of a portal that has none, seats without one, and apps that no store has."""
    site = portal(data["scenario"]["portal"])
    yield from _unit_codes(data, places, site.is_treasury)
    if not site.is_treasury:
        if "holder" in data:
            yield Complaint(places.heading("holder"), "หมวด [[holder]] ใช้ได้เฉพาะแบบฝึกระบบ New GFMS Thai")
        return
    seats = [row["id"] for _, row in rows(data, "seat")] or ["trainee"]
    met: set[str] = set()
    for nth, row in rows(data, "holder"):
        line = places.line("holder", nth, "seat")
        if row["seat"] not in seats or row["seat"] in met:
            yield Complaint(line, f'ไม่มีที่นั่ง "{row["seat"]}" หรือมี [[holder]] แล้ว{suggest(row["seat"], seats)}')
        met.add(row["seat"])
        for key in ("apps", "store"):
            unknown = next((app for app in row.get(key, ()) if app not in site.apps), None)
            if unknown is not None:
                line = places.line("holder", nth, key)
                yield Complaint(line, f'ไม่รู้จักแอป "{unknown}"{suggest(unknown, site.apps)}')
    for seat in seats:
        if seat not in met:
            yield Complaint(places.heading("holder"), f'ที่นั่ง "{seat}" ยังไม่มี [[holder]]')


def _unit_codes(data: Mapping[str, Any], places: Places, treasury: bool) -> Iterator[Complaint]:
    """A bank knows an office by its company ID, the treasury by the code of its disbursing unit."""
    tables = [("seat", nth, row) for nth, row in rows(data, "seat")]
    tables += [("sign_in", nth, row) for nth, row in rows(data, "sign_in")]
    for table, nth, row in tables:
        if values.is_unit_code(row["company_id"]) != treasury:
            wanted = "รหัสหน่วยเบิกจ่ายสาธิต ๑๐ หลัก เช่น 9900100001" if treasury else "เช่น GMIS990001"
            yield Complaint(places.line(table, nth, "company_id"), f"company_id ต้องเป็น{wanted}")
