"""What a scenario file may say of the treasury's work, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from training import scenario_values as values
from training.errors import Complaint
from training.scenario_values import Table
from training.screens import portal
from training.soft_token.tables import citizen_id
from training.toml_lines import Places, rows, suggest
from training.treasury.plan import (
    BOXES,
    KINDS_OF_CHANGE,
    NO_WORK,
    RIGHTS,
    Box,
    Job,
    Official,
    Order,
    RightChange,
    Work,
    boxes_of,
)
from training.treasury.state import FIRST, FORMS, RECORDED


def day(value: Any) -> str:
    """Complains of anything but a date."""
    good = isinstance(value, date) and not isinstance(value, datetime)
    return "" if good else "ต้องเป็นวันที่ (ปี ค.ศ.) ไม่มีเครื่องหมายคำพูด เช่น 2025-06-02"


def days(value: Any) -> str:
    """Complains of anything but a list of dates."""
    good = isinstance(value, list) and value and not any(day(one) for one in value)
    return "" if good else "ต้องเป็นรายการวันที่ เช่น [2025-06-02]"


def _each_of(known: tuple[str, ...]) -> values.Check:
    def check(value: Any) -> str:
        if values.texts(value) or not value:
            return "ต้องเป็นรายการข้อความอย่างน้อยหนึ่งรายการ"
        unknown = next((one for one in value if one not in known), None)
        return "" if unknown is None else f'ไม่รู้จัก "{unknown}"{suggest(unknown, known)}'

    return check


def _pairs(value: Any) -> str:
    good = not values.rows(value) and all(len(row) == 2 for row in value)
    return "" if good else 'ต้องเป็นคู่ของข้อความ เช่น [["…", "…"]]'


TABLES: dict[str, Table] = {
    "job": Table(
        needed={"id": values.reference, "title": values.text, "form": values.one_of(lambda: FORMS)},
        allowed={
            "forms": _each_of(FORMS),
            "facts": _pairs,
            "status": values.one_of(lambda: (RECORDED, FIRST)),
            "recorded_by": values.text,
            "first_by": values.text,
            "box": values.anything,
        },
        many=True,
        compulsory=False,
    ),
    "job.box": Table(
        needed={"name": values.one_of(lambda: BOXES), "right": values.text},
        allowed={"wrong": values.texts, "recorded": values.text},
        many=True,
        compulsory=False,
    ),
    "official": Table(
        needed={"id": values.text, "name": values.text, "citizen_id": citizen_id},
        allowed={"holds": values.one_of(lambda: RIGHTS), "seat": values.text},
        many=True,
        compulsory=False,
    ),
    "order": Table(
        needed={"id": values.text, "title": values.text, "names": _pairs},
        allowed={"signed": day, "needs": values.text},
        many=True,
        compulsory=False,
    ),
    "right_change": Table(
        needed={
            "kind": values.one_of(lambda: KINDS_OF_CHANGE),
            "old": values.text,
            "new": values.text,
            "right": values.one_of(lambda: RIGHTS),
            "start": day,
            "filed_by": values.text,
        },
        allowed={"kinds": _each_of(KINDS_OF_CHANGE), "starts": days},
        compulsory=False,
    ),
}


def read(data: Mapping[str, Any]) -> Work:
    """The treasury's work in a sound file."""
    if not any(name in data for name in ("job", "right_change")):
        return NO_WORK
    return Work(
        jobs=tuple(_job(row) for _, row in rows(data, "job")),
        officials=tuple(
            Official(row["id"], row["name"], row["citizen_id"], row.get("holds", ""), row.get("seat", ""))
            for _, row in rows(data, "official")
        ),
        orders=tuple(_order(row) for _, row in rows(data, "order")),
        change=_change(data["right_change"]) if "right_change" in data else None,
    )


def _job(row: dict[str, Any]) -> Job:
    return Job(
        id=row["id"],
        title=row["title"],
        form=row["form"],
        forms=tuple(row.get("forms", (row["form"],))),
        boxes=tuple(Box(**{**box, "wrong": tuple(box.get("wrong", ()))}) for box in row["box"]),
        facts=tuple((label, value) for label, value in row.get("facts", ())),
        status=row.get("status", ""),
        recorded_by=row.get("recorded_by", ""),
        first_by=row.get("first_by", ""),
    )


def _order(row: dict[str, Any]) -> Order:
    names = tuple((person, right) for person, right in row["names"])
    return Order(row["id"], row["title"], names, row.get("signed"), row.get("needs", ""))


def _change(row: dict[str, Any]) -> RightChange:
    lists = {
        "kinds": tuple(row.get("kinds", (row["kind"],))),
        "starts": tuple(row.get("starts", (row["start"],))),
    }
    return RightChange(**{**row, **lists})


# ------------------------------------------------------------------ what must agree


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What does not agree: work at a portal that has none, missing boxes, people and seats that are not there."""
    if not portal(data["scenario"]["portal"]).is_treasury:
        for name in ("job", "official", "order", "right_change"):
            if name in data:
                yield Complaint(places.heading(name), f"หมวด {name} ใช้ได้เฉพาะแบบฝึกระบบ New GFMS Thai")
        return
    seats = [row["id"] for _, row in rows(data, "seat")] or ["trainee"]
    for nth, row in rows(data, "job"):
        yield from _job_complaints(row, nth, places, seats)
    yield from _people(data, places, seats)
    if "right_change" in data:
        yield from _change_complaints(data, places, seats)


def _job_complaints(row: dict[str, Any], nth: int, places: Places, seats: list[str]) -> Iterator[Complaint]:
    offered, names = row.get("forms", [row["form"]]), [box["name"] for box in row.get("box", ())]
    if row["form"] not in offered:
        yield Complaint(places.line("job", nth, "forms"), f'รายการ forms ต้องมีแบบที่ถูก คือ "{row["form"]}"')
    for name in boxes_of(row["form"]):
        if names.count(name) != 1:
            yield Complaint(
                places.line("job", nth), f'แบบ {row["form"]} ต้องมี [[job.box]] name = "{name}" หนึ่งรายการ'
            )
    for at, box in enumerate(row.get("box", ())):
        amounts = [box["right"], *box.get("wrong", ()), *(box[key] for key in ("recorded",) if key in box)]
        wrong = next(filter(None, map(values.amount, amounts)), "") if box["name"] == "amount" else ""
        if wrong:
            yield Complaint(places.line("job", nth), f"จำนวนเงินในรายการที่ {at + 1} ของ [[job.box]] {wrong}")
    if ("status" in row) != ("recorded_by" in row):
        yield Complaint(places.line("job", nth), "ช่อง status และ recorded_by ต้องมีคู่กัน")
    if row.get("status") == FIRST and row.get("first_by") not in seats:
        line = places.line("job", nth, "first_by")
        yield Complaint(line, "เอกสารที่อนุมัติเบิกแล้วต้องบอก first_by เป็นที่นั่งของผู้อนุมัติ ๑")


def _people(data: Mapping[str, Any], places: Places, seats: list[str]) -> Iterator[Complaint]:
    known = [row["id"] for _, row in rows(data, "official")]
    for nth, row in rows(data, "official"):
        if row.get("seat", seats[0]) not in seats:
            yield Complaint(
                places.line("official", nth, "seat"), f'ไม่มีที่นั่ง "{row["seat"]}"{suggest(row["seat"], seats)}'
            )
    for nth, row in rows(data, "order"):
        for person, right in row["names"]:
            if person not in known or right not in RIGHTS:
                line = places.line("order", nth, "names")
                yield Complaint(
                    line, f'ไม่มี [[official]] หรือสิทธิ "{person}", "{right}"{suggest(person, known)}'
                )


def _change_complaints(data: Mapping[str, Any], places: Places, seats: list[str]) -> Iterator[Complaint]:
    row, known = data["right_change"], [person["id"] for _, person in rows(data, "official")]
    for key in ("old", "new"):
        if row[key] not in known:
            line = places.line("right_change", 0, key)
            yield Complaint(line, f'ไม่มี [[official]] "{row[key]}"{suggest(row[key], known)}')
    if row["filed_by"] not in seats:
        line = places.line("right_change", 0, "filed_by")
        yield Complaint(line, f'ไม่มีที่นั่ง "{row["filed_by"]}"{suggest(row["filed_by"], seats)}')
    for key, many in (("kind", "kinds"), ("start", "starts")):
        if row[key] not in row.get(many, [row[key]]):
            yield Complaint(places.line("right_change", 0, many), f'รายการ {many} ต้องมีค่าที่ถูก คือ "{row[key]}"')
    named = [order for _, order in rows(data, "order") if [row["new"], row["right"]] in order["names"]]
    if not any("signed" in order and order["signed"] <= row["start"] for order in named):
        line = places.heading("right_change")
        yield Complaint(line, "ต้องมี [[order]] ที่ลงนามแล้วซึ่งให้สิทธินั้นแก่ผู้มีสิทธิใหม่ ไม่ช้ากว่าวันที่มีผล")
