"""What a scenario file may hold: its tables, their keys and what each must be, and what must agree with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from training import events
from training.actions import KINDS
from training.detectors import DETECTORS
from training.errors import Complaint
from training.faults import VERBS
from training.phone import EFFECTS
from training.roles import Role
from training.rules import clauses
from training.safety import looks_real
from training.scenario import OUTCOMES
from training.screens import portal_names
from training.steps import CONDITIONS
from training.toml_lines import Places, suggest

Check = Callable[[Any], str]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return "ต้องเป็นข้อความในเครื่องหมายคำพูด"
    return "" if value.strip() else "ต้องไม่ว่าง"


def _whole(low: int, high: int) -> Check:
    def check(value: Any) -> str:
        good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return "" if good else f"ต้องเป็นจำนวนเต็ม {low}–{high}"

    return check


def _one_of(known: Callable[[], Mapping[str, Any] | tuple[str, ...]]) -> Check:
    def check(value: Any) -> str:
        return (
            "" if isinstance(value, str) and value in known() else f'ไม่รู้จัก "{value}"{suggest(value, known())}'
        )

    return check


def _words(value: Any) -> str:
    if (
        isinstance(value, dict)
        and isinstance(value.get("th"), str)
        and value["th"].strip()
        and set(value) <= {"th", "en"}
    ):
        return ""
    return 'ต้องเขียนเป็น { th = "…", en = "…" } โดยมีภาษาไทยเสมอ'


def _texts(value: Any) -> str:
    good = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if good else 'ต้องเป็นรายการข้อความ เช่น ["…", "…"]'


def _rows(value: Any) -> str:
    good = isinstance(value, list) and all(_texts(row) == "" for row in value)
    return "" if good else 'ต้องเป็นแถวของข้อความ เช่น [["…", "…"]]'


def _outcomes(value: Any) -> str:
    if _texts(value) or not value:
        return 'ต้องเป็นรายการผลที่ผ่าน เช่น ["approved", "rejected"]'
    return next((_one_of(lambda: OUTCOMES)(item) for item in value if item not in OUTCOMES), "")


def _amount(value: Any) -> str:
    try:
        good = isinstance(value, str) and Decimal(value) > 0 and -Decimal(value).as_tuple().exponent == 2  # type: ignore[operator]
    except InvalidOperation:
        good = False
    return "" if good else 'ต้องเป็นข้อความทศนิยมสองตำแหน่ง ไม่มีจุลภาค เช่น "12500.00"'


def _digits(value: Any) -> str:
    good = isinstance(value, str) and value.isascii() and value.isdigit()
    return "" if good else "ต้องเป็นตัวเลขในเครื่องหมายคำพูด"


def _decoy_phone(value: Any) -> str:
    if _digits(value) or len(value) != 10 or not value.startswith("000"):
        return "ต้องเป็นเบอร์สมมติ ๑๐ หลัก ขึ้นต้น 000 ในเครื่องหมายคำพูด"
    return ""


def _moment(value: Any) -> str:
    good = isinstance(value, datetime) and value.tzinfo is not None
    return "" if good else "ต้องเป็นวันเวลาพร้อมเขตเวลา เช่น 2023-08-09T09:00:00+07:00"


def _choices(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return "ต้องมีทางเลือกอย่างน้อยหนึ่งข้อ"
    for choice in value:
        if not isinstance(choice, dict) or set(choice) != {"id", "caption", "effect"}:
            return "ทางเลือกต้องมี id, caption และ effect"
        if choice["effect"] not in EFFECTS:
            return f'ไม่รู้จักผลของทางเลือก "{choice["effect"]}"{suggest(choice["effect"], EFFECTS)}'
    return ""


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


TABLES: Mapping[str, Table] = {
    "scenario": Table(
        needed={
            "id": _text,
            "version": _text,
            "title": _words,
            "brief": _words,
            "letter": _one_of(clauses),
            "role": _one_of(lambda: tuple(role.value for role in Role)),
            "mastery": _whole(1, 100),
            "start": _moment,
            "portal": _one_of(portal_names),
            "passes_with": _outcomes,
        },
        allowed={"hint_points": _whole(0, 20), "documents": _texts},
    ),
    "codes": Table(
        needed={},
        allowed={
            "code_life_s": _whole(10, 3600),
            "resend_after_s": _whole(1, 3600),
            "max_sends": _whole(1, 9),
            "max_tries": _whole(1, 9),
            "delivery_s": _whole(0, 600),
        },
        compulsory=False,
    ),
    "sign_in": Table(
        needed={
            "company_id": _text,
            "user_id": _text,
            "password": _text,
            "name": _text,
            "phone": _decoy_phone,
        }
    ),
    "set": Table(
        needed={
            "ref": _text,
            "service": _text,
            "debit_account": _digits,
            "effective_date": _text,
            "maker": _text,
            "submitted_at": _text,
        },
        allowed={"transfer": lambda value: ""},
        many=True,
    ),
    "set.transfer": Table(
        needed={"payee": _text, "bank": _text, "account": _digits, "amount": _amount}, many=True
    ),
    "paper": Table(
        needed={"id": _text, "title": _text},
        allowed={"lines": _texts, "headings": _texts, "rows": _rows},
        many=True,
        compulsory=False,
    ),
    "message": Table(
        needed={"id": _text, "sender": _text, "text": _text, "choices": _choices}, many=True, compulsory=False
    ),
    "fault": Table(
        needed={"id": _text, "when": _one_of(lambda: events.KINDS), "do": _one_of(lambda: VERBS)},
        allowed={
            "nth": _whole(1, 9),
            "after_s": _whole(0, 3600),
            "message": _text,
            "set": _text,
            "line": _whole(1, 999),
            "amount": _amount,
            "account": _digits,
        },
        many=True,
        compulsory=False,
    ),
    "mistake": Table(
        needed={
            "id": _one_of(lambda: DETECTORS),
            "severity": _one_of(lambda: ("critical", "major", "minor")),
            "points": _whole(1, 100),
            "clause": _one_of(clauses),
            "remedy": _text,
        },
        many=True,
    ),
    "step": Table(
        needed={"id": _text, "done_when": _one_of(lambda: CONDITIONS), "task": _words, "hint": _words},
        many=True,
    ),
    "answer": Table(
        needed={"do": _one_of(lambda: KINDS)},
        allowed={"after_s": _whole(0, 86400), **{a: _text for kind in KINDS.values() for a in kind.args}},
        many=True,
    ),
}


def rows(data: Mapping[str, Any], table: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables of that name with their numbers from 0; nested ones are counted through the whole file."""
    if "." in table:
        outer, inner = table.split(".")
        nested = [
            row for _, parent in rows(data, outer) for row in parent.get(inner, []) if isinstance(row, dict)
        ]
        return list(enumerate(nested))
    found = data.get(table, [])
    listed = found if isinstance(found, list) else [found]
    return [(nth, row) for nth, row in enumerate(listed) if isinstance(row, dict)]


def complaints(data: Mapping[str, Any], places: Places) -> list[Complaint]:
    """Everything wrong with a scenario's content, by line; empty when it makes a drill."""
    found = [*_unknown_tables(data, places), *_keys(data, places)]
    # what must agree is only worth asking once every value is of its kind
    return sorted(set(found or _agreement(data, places)), key=lambda complaint: complaint.line)


def _unknown_tables(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for name in data:
        if name not in TABLES:
            yield Complaint(
                places.line(name) if places.line(name) > 1 else places.line("", 0, name),
                f"ไม่รู้จักหมวด [{name}]{suggest(name, TABLES)}",
            )
    for name, table in TABLES.items():
        present = rows(data, name)
        if table.compulsory and not present:
            yield Complaint(1, f"ขาดหมวด [{name}]")
        if present and "." not in name and isinstance(data[name], list) != table.many:
            brackets = "[[…]]" if table.many else "[…]"
            yield Complaint(places.line(name), f"หมวด {name} ต้องเขียนเป็น {brackets}")


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
                elif isinstance(value, str) and looks_real(value):
                    yield Complaint(line, f'ช่อง "{key}" อาจเป็นข้อมูลของบุคคลจริง ใช้ข้อมูลสมมติเท่านั้น')
            for key in table.needed:
                if key not in row:
                    yield Complaint(places.line(name, nth), f'หมวด [{name}] ขาดช่อง "{key}"')


def _agreement(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    yield from _unique(data, places)
    refs = {row["ref"]: len(row.get("transfer", [])) for _, row in rows(data, "set")}
    for nth, row in rows(data, "set"):
        if not row.get("transfer"):
            yield Complaint(places.line("set", nth), f"ชุด {row['ref']} ยังไม่มีผู้รับเงิน ให้เพิ่ม [[set.transfer]]")
    lures = {row["id"] for _, row in rows(data, "message")}
    for nth, fault in rows(data, "fault"):
        yield from _fault(fault, nth, places, refs, lures)
    codes = data.get("codes", {})
    if codes.get("resend_after_s", 0) >= codes.get("code_life_s", 181):
        yield Complaint(places.line("codes", 0, "resend_after_s"), "ขอรหัสใหม่ได้หลังรหัสหมดอายุแล้ว ผู้ฝึกจะต้องรอเปล่า")
    for nth, answer in rows(data, "answer"):
        extra = set(answer) - {"do", "after_s"}
        if extra != KINDS[answer["do"]].args:
            wanted = ", ".join(sorted(KINDS[answer["do"]].args)) or "ไม่มี"
            yield Complaint(places.line("answer", nth), f'การกระทำ "{answer["do"]}" ต้องมีช่อง: {wanted}')


def _fault(
    fault: dict[str, Any], nth: int, places: Places, refs: dict[str, int], lures: set[str]
) -> Iterator[Complaint]:
    for missing in sorted(VERBS[fault["do"]].needs - set(fault)):
        yield Complaint(places.line("fault", nth), f'เหตุ "{fault["do"]}" ต้องมีช่อง "{missing}"')
    if "message" in fault and fault["message"] not in lures:
        yield Complaint(
            places.line("fault", nth, "message"),
            f'ไม่มีข้อความ "{fault["message"]}" ใน [[message]]{suggest(fault["message"], lures)}',
        )
    if "set" in fault and fault["set"] not in refs:
        yield Complaint(
            places.line("fault", nth, "set"), f'ไม่มีชุด "{fault["set"]}"{suggest(fault["set"], refs)}'
        )
    elif "line" in fault and not 1 <= fault["line"] <= refs.get(fault.get("set", ""), 0):
        yield Complaint(places.line("fault", nth, "line"), f"ไม่มีบรรทัดที่ {fault['line']} ในชุดนั้น")


def _unique(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for table, key in (
        ("mistake", "id"),
        ("fault", "id"),
        ("step", "id"),
        ("message", "id"),
        ("paper", "id"),
        ("set", "ref"),
    ):
        first: dict[str, int] = {}
        for nth, row in rows(data, table):
            line = places.line(table, nth, key)
            if row[key] in first:
                yield Complaint(line, f'รหัส "{row[key]}" ซ้ำกับบรรทัด {first[row[key]]}')
            first.setdefault(row[key], line)
