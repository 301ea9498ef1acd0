"""What is wrong with a scenario file: tables and keys that are not as they must be, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from training import draws, masking
from training import scenario_values as values
from training.access import rules as access
from training.actions import KINDS
from training.admin import tables as admin
from training.desk import rules as desk
from training.detectors import DETECTORS
from training.errors import Complaint
from training.faults import CLOCK, INSTRUCTED, VERBS
from training.funds import rules as funds
from training.handset import tables as handset
from training.levels import rules as levels
from training.lost import tables as lost
from training.maker import tables as maker
from training.reports import rules as reports
from training.scenario_tables import FAULT_KEYS, TABLES
from training.scenario_values import Table
from training.screens import portal
from training.soft_token import tables as soft_token
from training.talk_rules import talk_complaints
from training.toml_lines import Places, rows, suggest
from training.treasury import tables as treasury
from training.two_factor import rules as two_factor


def _is_table(found: Any, table: Table) -> bool:
    if not table.many:
        return isinstance(found, dict)
    return isinstance(found, list) and all(isinstance(row, dict) for row in found)


WORK = ("set", "user", "payee", "question", "holder")
"""The tables of which a drill must have one: each is the work of another sort of seat."""


def complaints(data: Mapping[str, Any], places: Places) -> list[Complaint]:
    """Everything wrong with a scenario's content, by line; empty when it makes a drill."""
    found = [*_unknown_tables(data, places), *_keys(data, places)]
    # what must agree is only worth asking once every value is of its kind
    unique = dict.fromkeys(found or _agreement(data, places))
    return sorted(unique, key=lambda complaint: complaint.line)


def _unknown_tables(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for name in data:
        if name not in TABLES:
            yield Complaint(places.heading(name), f"ไม่รู้จักหมวด [{name}]{suggest(name, TABLES)}")
    for name, table in TABLES.items():
        brackets = f"[[{name}]]" if table.many else f"[{name}]"
        if "." not in name and name in data and not _is_table(data[name], table):
            yield Complaint(places.heading(name), f"หมวด {name} ต้องเขียนเป็น {brackets}")
        elif _is_missing(data, name, table):
            yield Complaint(1, f"ขาดหมวด {brackets}")
    for outer, inner in (name.split(".") for name in TABLES if "." in name):
        for nth, row in rows(data, outer):
            if not _is_table(row.get(inner, []), TABLES[f"{outer}.{inner}"]):
                sentence = f"หมวด {inner} ต้องเขียนเป็น [[{outer}.{inner}]]"
                yield Complaint(places.line(outer, nth, inner), sentence)


def _is_missing(data: Mapping[str, Any], name: str, table: Table) -> bool:
    if desk.is_desk(data) and name in ("question", *desk.NOT_AT_A_DESK):
        return name == "question" and not rows(data, name)
    if name == "sign_in" and rows(data, "seat"):
        return False
    return table.compulsory and not rows(data, name)


def _keys(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for name, table in TABLES.items():
        known = {**table.needed, **table.allowed}
        for nth, row in rows(data, name):
            for key, value in row.items():
                line = places.line(name, nth, key)
                if key not in known:
                    yield Complaint(line, f'ไม่รู้จักช่อง "{key}" ใน [{name}]{suggest(key, known)}')
                elif wrong := known[key](value):
                    yield Complaint(line, f'ช่อง "{key}" {wrong}')
                elif f"{name}.{key}" not in TABLES and (unseen := values.unprintable(value)):
                    yield Complaint(line, f'ช่อง "{key}" มีอักขระที่มองไม่เห็น {unseen} ให้ลบออก')
                elif f"{name}.{key}" not in TABLES and values.names_someone_real(value):
                    yield Complaint(line, f'ช่อง "{key}" อาจเป็นข้อมูลของบุคคลจริง ใช้ข้อมูลสมมติเท่านั้น')
            for key in table.needed:
                if key not in row:
                    yield Complaint(places.line(name, nth), f'หมวด [{name}] ขาดช่อง "{key}"')


def _agreement(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    if not any(rows(data, table) for table in WORK):
        yield Complaint(
            1, f"ขาดหมวดที่บอกว่างานคืออะไร คือ {' '.join(f'[[{table}]]' for table in WORK)} อย่างน้อยหนึ่งหมวด"
        )
    yield from _unique(data, places)
    yield from desk.complaints(data, places, DETECTORS)
    yield from _seats(data, places)
    yield from _seat_names(data, places)
    for nth, row in rows(data, "set"):
        if not row.get("transfer"):
            yield Complaint(places.line("set", nth), f"ชุด {row['ref']} ยังไม่มีผู้รับเงิน ให้เพิ่ม [[set.transfer]]")
    for nth, paper in rows(data, "paper"):
        if any(len(cells) != len(paper.get("headings", ())) for cells in paper.get("rows", ())):
            yield Complaint(places.line("paper", nth, "rows"), "ทุกแถวใน rows ต้องมีจำนวนช่องเท่ากับ headings")
    yield from _faults(data, places)
    yield from _triggers(data, places)
    yield from _drafts(data, places)
    yield from draws.complaints(rows(data, "fault"), places)
    yield from talk_complaints(data, places)
    yield from access.complaints(data, places)
    yield from admin.complaints(data, places)
    yield from funds.complaints(data, places)
    yield from handset.complaints(data, places)
    yield from levels.complaints(data, places)
    yield from lost.complaints(data, places)
    yield from maker.complaints(data, places)
    yield from reports.complaints(data, places)
    yield from soft_token.complaints(data, places)
    yield from treasury.complaints(data, places)
    yield from two_factor.complaints(data, places)
    yield from _codes(data, places)
    yield from _answers(data, places)


def _seats(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    seats = rows(data, "seat")
    if "sign_in" in data and seats:
        yield Complaint(places.heading("seat"), "มีทั้ง [sign_in] และ [[seat]] ให้ใช้อย่างใดอย่างหนึ่ง")
    elif len(seats) == 1:
        yield Complaint(places.heading("seat"), "มีที่นั่งเดียว ให้ใช้ [sign_in] แทน [[seat]]")
    users: dict[str, int] = {}
    for nth, row in seats:
        line = places.line("seat", nth, "user_id")
        if row["user_id"].upper() in users:  # one person, one user ID: nobody signs in as somebody else
            yield Complaint(line, f'User ID "{row["user_id"]}" ซ้ำกับบรรทัด {users[row["user_id"].upper()]}')
        users.setdefault(row["user_id"].upper(), line)


def _seat_names(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    seats = [row["id"] for _, row in rows(data, "seat")] or ["trainee"]
    named = [
        (table, nth, row["seat"])
        for table in ("fault", "contact")
        for nth, row in rows(data, table)
        if "seat" in row
    ]
    named += [("answer", nth, row["who"]) for nth, row in rows(data, "answer") if "who" in row]
    for table, nth, seat in named:
        if seat not in seats:
            line = places.line(table, nth, "who" if table == "answer" else "seat")
            yield Complaint(line, f'ไม่มีที่นั่ง "{seat}"{suggest(seat, seats)}')


def _triggers(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    start = data["scenario"]["start"]
    for nth, fault in rows(data, "fault"):
        for when, key in ((CLOCK, "at"), (INSTRUCTED, "caption")):
            if fault["when"] == when and key not in fault:
                yield Complaint(places.line("fault", nth, "when"), f'เหตุที่ when = "{when}" ต้องมีช่อง "{key}"')
            elif fault["when"] != when and key in fault:
                yield Complaint(places.line("fault", nth, key), f'ช่อง "{key}" ใช้กับ when = "{when}" เท่านั้น')
        if "at" in fault and values.since(start, fault["at"]) < timedelta(0):
            yield Complaint(places.line("fault", nth, "at"), f"เวลา {fault['at']:%H:%M} มาก่อนเวลาเริ่มการฝึก")
        if "until" in fault and fault["until"] <= start:
            yield Complaint(places.line("fault", nth, "until"), "until ต้องมาหลังเวลาเริ่มการฝึก")


def _faults(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    refs = {row["ref"]: len(row.get("transfer", [])) for _, row in rows(data, "set")}
    for nth, fault in rows(data, "fault"):
        verb = VERBS[fault["do"]]
        for missing in sorted(verb.needs - set(fault)):
            yield Complaint(places.line("fault", nth), f'เหตุ "{fault["do"]}" ต้องมีช่อง "{missing}"')
        for extra in sorted(set(fault) - verb.needs - verb.may - FAULT_KEYS):
            yield Complaint(places.line("fault", nth, extra), f'เหตุ "{fault["do"]}" ไม่ใช้ช่อง "{extra}"')
        if "set" in fault and fault["set"] not in refs:
            near = suggest(fault["set"], refs)
            yield Complaint(places.line("fault", nth, "set"), f'ไม่มีชุด "{fault["set"]}"{near}')
        elif "line" in fault and fault["line"] > refs.get(fault.get("set", ""), 0):
            yield Complaint(places.line("fault", nth, "line"), f"ไม่มีบรรทัดที่ {fault['line']} ในชุดนั้น")


def _drafts(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    sent = {fault.get("set") for _, fault in rows(data, "fault") if fault["do"] == "submit_set"}
    drafts = {row["ref"] for _, row in rows(data, "set") if row.get("status") == "draft"}
    for nth, row in rows(data, "set"):
        if row["ref"] in drafts - sent:
            yield Complaint(places.line("set", nth, "status"), f'ไม่มีเหตุ "submit_set" ที่ส่งชุด {row["ref"]}')
    for nth, fault in rows(data, "fault"):
        if fault["do"] == "submit_set" and fault.get("set") not in drafts:
            yield Complaint(places.line("fault", nth, "set"), 'ชุดที่ส่งด้วย "submit_set" ต้องมี status = "draft"')


def _codes(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    if desk.is_desk(data):
        return
    own, site = data.get("codes", {}), portal(data["scenario"]["portal"])
    if site.is_treasury:  # its codes come by no SMS
        return
    life = own.get("code_life_s", site.setting("code_life_s"))
    for name, sentence in (
        ("resend_after_s", "ขอรหัสใหม่ได้หลังรหัสหมดอายุแล้ว ผู้ฝึกจะต้องรอเปล่า"),
        ("delivery_s", "ข้อความมาถึงหลังรหัสหมดอายุแล้ว ไม่มีใครใช้รหัสได้"),
    ):
        if own.get(name, site.setting(name)) >= life:
            yield Complaint(places.line("codes", 0, name), sentence)


def _answers(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for nth, answer in rows(data, "answer"):
        kind = KINDS[answer["do"]]
        if set(answer) - {"do", "after_s"} != kind.args:
            wanted = ", ".join(sorted(kind.args)) or "ไม่มี"
            yield Complaint(places.line("answer", nth), f'การกระทำ "{answer["do"]}" ต้องมีช่อง: {wanted}')
        for name in sorted(kind.secret & set(answer)):
            if answer[name] not in masking.SORTS[name]:
                known = " หรือ ".join(masking.SORTS[name])
                sentence = f'ช่อง "{name}" ในเฉลยต้องเป็นชนิดของสิ่งที่พิมพ์: {known}'
                yield Complaint(places.line("answer", nth, name), sentence)


def _unique(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for table, key in (
        ("mistake", "id"),
        ("fault", "id"),
        ("step", "id"),
        ("message", "id"),
        ("contact", "id"),
        ("paper", "id"),
        ("seat", "id"),
        ("set", "ref"),
        ("user", "id"),
        ("question", "id"),
        ("mark", "id"),
        ("job", "id"),
        ("official", "id"),
        ("order", "id"),
    ):
        first: dict[str, int] = {}
        for nth, row in rows(data, table):
            line = places.line(table, nth, key)
            if row[key] in first:
                yield Complaint(line, f'รหัส "{row[key]}" ซ้ำกับบรรทัด {first[row[key]]}')
            first.setdefault(row[key], line)
