"""What a scenario file may hold: its tables, their keys and what each must be, and what must agree with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from training import draws, events, masking
from training import scenario_values as values
from training.access import rules as access
from training.actions import KINDS
from training.detectors import DETECTORS, NEEDS
from training.errors import Complaint
from training.faults import VERBS
from training.levels import rules as levels
from training.phone import EFFECTS, WAYS
from training.roles import Role
from training.rules import clauses
from training.scenario_values import Check
from training.screens import portal, portal_names
from training.steps import CONDITIONS
from training.talk_rules import talk_complaints
from training.toml_lines import Places, rows, suggest

FAULT_KEYS = frozenset({"id", "when", "nth", "of", "do", "chance", "pool"})
"""What every fault may have, whatever it does."""


@dataclass(frozen=True)
class Table:
    """One kind of table in the file.

    Attributes:
        needed: keys that must be there, each with its check.
        allowed: keys that may be there.
        many: whether it is written ``[[name]]``.
        compulsory: whether there must be one.
    """

    needed: Mapping[str, Check]
    allowed: Mapping[str, Check] = field(default_factory=dict)
    many: bool = False
    compulsory: bool = True


ROLES = tuple(role.value for role in Role)
_SIGN_IN: Mapping[str, Check] = {
    "company_id": values.company_id,
    "user_id": values.text,
    "password": values.text,
    "name": values.text,
    "phone": values.decoy_phone,
}
_SIGN_IN_TOO: Mapping[str, Check] = {"phone_at_bank": values.decoy_phone}

TABLES: Mapping[str, Table] = {
    "scenario": Table(
        needed={
            "id": values.text,
            "version": values.text,
            "title": values.words,
            "brief": values.words,
            "letter": values.one_of(clauses),
            "role": values.one_of(lambda: ROLES),
            "mastery": values.whole(1, 100),
            "start": values.moment,
            "portal": values.one_of(portal_names),
            "passes_with": values.outcomes,
        },
        allowed={
            "hint_points": values.whole(0, 20),
            "documents": values.texts,
            "ends_when": values.one_of(lambda: CONDITIONS),
        },
    ),
    "access": Table(
        needed={"seat": values.text},
        allowed={
            "first_login": values.flag,
            "new_password": values.text,
            "expires_in_days": values.whole(0, 365),
            "elsewhere": values.flag,
            "idle": values.flag,
        },
        many=True,
        compulsory=False,
    ),
    "codes": Table(
        needed={},
        allowed={
            "code_life_s": values.whole(10, 3600),
            "resend_after_s": values.whole(1, 3600),
            "max_sends": values.whole(1, 9),
            "max_tries": values.whole(1, 9),
            "delivery_s": values.whole(0, 600),
        },
        compulsory=False,
    ),
    "sign_in": Table(needed=_SIGN_IN, allowed=_SIGN_IN_TOO),
    "seat": Table(
        needed={"id": values.text, "role": values.one_of(lambda: ROLES), **_SIGN_IN},
        allowed={**_SIGN_IN_TOO, "level": values.whole(1, levels.MOST_LEVELS)},
        many=True,
        compulsory=False,
    ),
    "set": Table(
        needed={
            "ref": values.reference,
            "service": values.text,
            "debit_account": values.digits,
            "effective_date": values.text,
            "maker": values.text,
            "submitted_at": values.text,
        },
        allowed={
            "transfer": values.anything,
            "file": values.text,
            "should": values.one_of(lambda: ("approve", "reject")),
            "levels": values.whole(1, levels.MOST_LEVELS),
        },
        many=True,
    ),
    "set.transfer": Table(
        needed={"payee": values.text, "bank": values.text, "account": values.digits, "amount": values.amount},
        many=True,
    ),
    "paper": Table(
        needed={"id": values.text, "title": values.text},
        allowed={"lines": values.texts, "headings": values.texts, "rows": values.rows},
        many=True,
        compulsory=False,
    ),
    "message": Table(
        needed={"id": values.text, "sender": values.text, "text": values.text},
        allowed={"choices": values.choices, "by": values.one_of(lambda: WAYS), "link": values.text},
        many=True,
        compulsory=False,
    ),
    "contact": Table(
        needed={"id": values.text, "caption": values.text, "effect": values.one_of(lambda: EFFECTS)},
        allowed={
            "message": values.text,
            "needed": values.one_of(lambda: NEEDS),
            "offered_when": values.one_of(lambda: CONDITIONS),
            "seat": values.text,
        },
        many=True,
        compulsory=False,
    ),
    "fault": Table(
        needed={
            "id": values.text,
            "when": values.one_of(lambda: events.KINDS),
            "do": values.one_of(lambda: VERBS),
        },
        allowed={
            "nth": values.whole(1, 9),
            "chance": values.whole(1, 99),
            "pool": values.text,
            "of": values.text,
            "seconds": values.whole(1, 3600),
            "after_s": values.whole(0, 3600),
            "message": values.text,
            "set": values.text,
            "line": values.whole(1, 999),
            "amount": values.amount,
            "account": values.digits,
            "seat": values.text,
        },
        many=True,
        compulsory=False,
    ),
    "mistake": Table(
        needed={
            "id": values.one_of(lambda: DETECTORS),
            "severity": values.one_of(lambda: ("critical", "major", "minor")),
            "points": values.whole(1, 100),
            "clause": values.one_of(clauses),
            "remedy": values.words,
        },
        many=True,
    ),
    "step": Table(
        needed={
            "id": values.text,
            "done_when": values.one_of(lambda: CONDITIONS),
            "task": values.words,
            "hint": values.words,
        },
        many=True,
    ),
    "answer": Table(
        needed={"do": values.one_of(lambda: KINDS)},
        allowed={
            "after_s": values.whole(0, 86400),
            **{a: values.text for kind in KINDS.values() for a in kind.args},
        },
        many=True,
    ),
}


def _is_table(found: Any, table: Table) -> bool:
    if not table.many:
        return isinstance(found, dict)
    return isinstance(found, list) and all(isinstance(row, dict) for row in found)


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
    for nth, row in rows(data, "set"):
        if not _is_table(row.get("transfer", []), TABLES["set.transfer"]):
            yield Complaint(places.line("set", nth, "transfer"), "หมวด transfer ต้องเขียนเป็น [[set.transfer]]")


def _is_missing(data: Mapping[str, Any], name: str, table: Table) -> bool:
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
                elif key != "transfer" and (unseen := values.unprintable(value)):
                    yield Complaint(line, f'ช่อง "{key}" มีอักขระที่มองไม่เห็น {unseen} ให้ลบออก')
                elif key != "transfer" and values.names_someone_real(value):
                    yield Complaint(line, f'ช่อง "{key}" อาจเป็นข้อมูลของบุคคลจริง ใช้ข้อมูลสมมติเท่านั้น')
            for key in table.needed:
                if key not in row:
                    yield Complaint(places.line(name, nth), f'หมวด [{name}] ขาดช่อง "{key}"')


def _agreement(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    yield from _unique(data, places)
    yield from _seats(data, places)
    yield from _seat_names(data, places)
    for nth, row in rows(data, "set"):
        if not row.get("transfer"):
            yield Complaint(places.line("set", nth), f"ชุด {row['ref']} ยังไม่มีผู้รับเงิน ให้เพิ่ม [[set.transfer]]")
    for nth, paper in rows(data, "paper"):
        if any(len(cells) != len(paper.get("headings", ())) for cells in paper.get("rows", ())):
            yield Complaint(places.line("paper", nth, "rows"), "ทุกแถวใน rows ต้องมีจำนวนช่องเท่ากับ headings")
    yield from access.complaints(data, places)
    yield from levels.complaints(data, places)
    yield from _faults(data, places)
    yield from draws.complaints(rows(data, "fault"), places)
    yield from talk_complaints(data, places)
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


def _codes(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    own, site = data.get("codes", {}), portal(data["scenario"]["portal"])
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
    ):
        first: dict[str, int] = {}
        for nth, row in rows(data, table):
            line = places.line(table, nth, key)
            if row[key] in first:
                yield Complaint(line, f'รหัส "{row[key]}" ซ้ำกับบรรทัด {first[row[key]]}')
            first.setdefault(row[key], line)
