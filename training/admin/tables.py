"""What a scenario file may say of users and requests, and what of it must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from training import scenario_values as values
from training.admin.users import Change, Directory, Request, User
from training.errors import Complaint
from training.scenario_values import Table
from training.toml_lines import Places, rows, suggest

ROLES = ("company_admin", "maker", "authorizer", "single", "viewer")
STATUSES = ("absent", "new", "active", "suspended", "locked", "deleted")
_FIELDS = ("mobile", "email", "status")


def _block_letters(value: Any) -> str:
    """Complains of anything but a name in English capitals."""
    good = isinstance(value, str) and re.fullmatch(r"[A-Z][A-Z .]*", value)
    return "" if good else 'ต้องเป็นตัวพิมพ์ใหญ่ A–Z เช่น "MISS MANEE JAISUE"'


TABLES: dict[str, Table] = {
    "user": Table(
        needed={"id": values.text, "name": values.text, "role": values.one_of(lambda: ROLES)},
        allowed={
            "position": values.text,
            "name_en": _block_letters,
            "mobile": values.decoy_number,
            "email": values.text,
            "status": values.one_of(lambda: STATUSES),
            "right_mobile": values.decoy_phone,
            "right_email": values.text,
            "right_status": values.one_of(lambda: STATUSES),
            "owner": values.text,
            "closed": values.yes_or_no,
        },
        many=True,
        compulsory=False,
    ),
    "request": Table(
        needed={
            "user": values.text,
            "requested_by": values.text,
            "asked_at": values.text,
            "field": values.one_of(lambda: _FIELDS),
            "new": values.text,
        },
        many=True,
        compulsory=False,
    ),
}
KINDS = {"suspended": "suspend", "deleted": "delete", "new": "reset", "active": "activate"}


def directory(data: Mapping[str, Any]) -> Directory:
    """The users and requests of a file that draws no complaint."""
    users = tuple(_user(row) for _, row in rows(data, "user"))
    known = {user.user_id: user for user in users}
    requests = tuple(
        _request(number, row, known[row["user"]]) for number, (_, row) in enumerate(rows(data, "request"), 1)
    )
    return Directory(
        users,
        tuple(sorted(requests, key=lambda request: request.user_id)),
        asked=len(requests),
        in_order=data["scenario"].get("in_order", False),
        readiness=data["scenario"].get("readiness", False),
    )


def _user(row: Mapping[str, Any]) -> User:
    mobile, email, status = row.get("mobile", ""), row.get("email", ""), row.get("status", "active")
    return User(
        user_id=row["id"],
        # of somebody who is not there yet the bank knows no name either
        name=row["name"] if status != "absent" else "",
        name_en=row.get("name_en", "") if status != "absent" else "",
        right_name=row["name"],
        right_name_en=row.get("name_en", ""),
        role=row["role"],
        position=row.get("position", ""),
        mobile=mobile,
        email=email,
        status=status,
        right_mobile=row.get("right_mobile", mobile),
        right_email=row.get("right_email", email),
        right_status=row.get("right_status", status),
        right_role=row["role"],
        owner=row.get("owner", ""),
        closed=row.get("closed", False),
    )


def _request(number: int, row: Mapping[str, Any], user: User) -> Request:
    change = Change(row["field"], getattr(user, row["field"]), row["new"])
    kind = "edit" if row["field"] != "status" else KINDS[row["new"]]
    if kind == "activate" and user.status == "locked":
        kind = "unlock"
    return Request(f"AD{number:06}", kind, user.user_id, row["requested_by"], row["asked_at"], (change,))


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What in a scenario's users and requests does not agree, each with its line."""
    users = {row["id"]: row for _, row in rows(data, "user")}
    contacts = [row["id"] for _, row in rows(data, "contact")]
    for nth, row in rows(data, "user"):
        if row.get("owner", "") not in ("", *contacts):
            line = places.line("user", nth, "owner")
            yield Complaint(
                line, f'ไม่มีผู้ติดต่อ "{row["owner"]}" ใน [[contact]]{suggest(row["owner"], contacts)}'
            )
        if row.get("status") == "absent" and "name_en" not in row:
            line = places.line("user", nth, "status")
            yield Complaint(line, f'ผู้ใช้งาน "{row["id"]}" ยังไม่มีในระบบ ให้เขียน name_en ที่ต้องกรอกตอนสร้างด้วย')
        if values.names_someone_real(row.get("mobile", "")):
            yield Complaint(places.line("user", nth, "mobile"), "ใช้เบอร์สมมติขึ้นต้น 000 เท่านั้น")
    yield from _requests(data, places, users)
    yield from _same_numbers(data, places, users)


def _requests(data: Mapping[str, Any], places: Places, users: Mapping[str, Any]) -> Iterator[Complaint]:
    met: set[str] = set()
    for nth, row in rows(data, "request"):
        line = places.line("request", nth, "user")
        if row["user"] not in users:
            yield Complaint(line, f'ไม่มีผู้ใช้งาน "{row["user"]}" ใน [[user]]{suggest(row["user"], users)}')
        if row["user"] in met:
            yield Complaint(line, f'ผู้ใช้งาน "{row["user"]}" มีคำขอรออยู่แล้ว ผู้ใช้งานหนึ่งรายมีคำขอได้ครั้งละหนึ่งคำขอ')
        met.add(row["user"])
        if row["field"] == "mobile" and (wrong := values.decoy_phone(row["new"])):
            yield Complaint(places.line("request", nth, "new"), f'ช่อง "new" {wrong}')
        if row["field"] == "status" and row["new"] not in KINDS:
            yield Complaint(
                places.line("request", nth, "new"), f'ไม่รู้จัก "{row["new"]}"{suggest(row["new"], KINDS)}'
            )


def _same_numbers(data: Mapping[str, Any], places: Places, users: Mapping[str, Any]) -> Iterator[Complaint]:
    """A seat whose user is listed has one number at the bank, in whichever table it is read."""
    for table in ("sign_in", "seat"):
        for nth, row in rows(data, table):
            user = users.get(row["user_id"])
            if user and user.get("mobile", "") not in ("", row.get("phone_at_bank", row["phone"])):
                line = places.line(table, nth, "user_id")
                yield Complaint(line, f"หมายเลขที่ธนาคารของ {row['user_id']} ไม่ตรงกับ mobile ใน [[user]]")
