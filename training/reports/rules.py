"""The tables that a scenario file may have for the time after approval, and what must agree in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from training import scenario_values as values
from training.errors import Complaint
from training.reports.data import WHYS, ZERO, BatchResult, Failure, ReportData, Statement, StatementLine
from training.scenario_values import Check, Table
from training.toml_lines import Places, rows, suggest

_TABLES: Mapping[str, tuple[Mapping[str, Check], Mapping[str, Check]]] = {
    "result": ({"set": values.reference, "at": values.text}, {"failed": values.anything}),
    "result.failed": (
        {"line": values.whole(1, 999), "why": values.one_of(lambda: WHYS)},
        {"right_account": values.digits},
    ),
    "statement": (
        {
            "account": values.digits,
            "name": values.text,
            "period": values.text,
            "opening": values.amount,
            "closing": values.amount,
        },
        {"line": values.anything},
    ),
    "statement.line": (
        {"date": values.text, "time": values.text, "what": values.text, "detail": values.text, "channel": values.text},
        {
            "out": values.amount,
            "in": values.amount,
            "tax": values.amount,
            "cheque": values.text,
            "set": values.reference,
            "in_register": values.amount,
        },
    ),
}  # fmt: skip


TABLES: dict[str, Table] = {
    name: Table(needed, allowed, many=True, compulsory=False) for name, (needed, allowed) in _TABLES.items()
}
"""Each may be written many times, or not at all."""

FAULT_KEYS: Mapping[str, Check] = {
    "ref": values.reference,
    "truth": values.one_of(lambda: ("approved", "pending")),
}
"""Keys that the faults of this part have, each with its check."""


def read(data: Mapping[str, Any]) -> ReportData:
    """What a checked file says of the time after approval."""
    return ReportData(
        results=tuple(
            BatchResult(row["set"], row["at"], tuple(Failure(**f) for f in row.get("failed", ())))
            for _, row in rows(data, "result")
        ),
        statements=tuple(_statement(row) for _, row in rows(data, "statement")),
    )


def _statement(row: Mapping[str, Any]) -> Statement:
    lines = (_line(number, line) for number, line in enumerate(row.get("line", ()), start=1))
    opening, closing = Decimal(row["opening"]), Decimal(row["closing"])
    return Statement(row["account"], row["name"], row["period"], opening, closing, tuple(lines))


def _line(number: int, row: Mapping[str, Any]) -> StatementLine:
    return StatementLine(
        number=number,
        date=row["date"],
        time=row["time"],
        what=row["what"],
        detail=row["detail"],
        channel=row["channel"],
        out=_baht(row, "out"),
        into=_baht(row, "in"),
        tax=_baht(row, "tax"),
        cheque=row.get("cheque", ""),
        set=row.get("set", ""),
        in_register=Decimal(row["in_register"]) if "in_register" in row else None,
    )


def _baht(row: Mapping[str, Any], key: str) -> Decimal:
    return Decimal(row.get(key, "0.00"))


# ------------------------------------------------------------------ what must agree


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What does not add up, each with its line: sums of statements, lines of sets, results of sets."""
    yield from _results(data, places)
    yield from _lines(data, places)
    for nth, row in rows(data, "statement"):
        yield from _sum(row, row.get("line", []), places.line("statement", nth, "closing"))
    yield from _sets(data, places)
    yield from _faults(data, places)


def _faults(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for nth, fault in rows(data, "fault"):
        if fault["do"] == "lose_answer" and data["scenario"].get("ends_when") != "answer_known":
            sentence = 'เหตุ "lose_answer" ต้องมี ends_when = "answer_known" ใน [scenario]'
            yield Complaint(places.line("fault", nth, "do"), sentence)
        if fault["do"] == "copy_set" and fault.get("ref") in _set_rows(data):
            yield Complaint(places.line("fault", nth, "ref"), f'มีชุด "{fault["ref"]}" อยู่แล้ว ให้ใช้เลขที่ใหม่')


def _results(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    sets = _set_rows(data)
    nth_failed = 0
    for nth, row in rows(data, "result"):
        items = len(sets[row["set"]].get("transfer", ())) if row["set"] in sets else 0
        if row["set"] not in sets:
            near = suggest(row["set"], sets)
            yield Complaint(places.line("result", nth, "set"), f'ไม่มีชุด "{row["set"]}"{near}')
        seen: set[int] = set()
        for failed in row.get("failed", ()):
            line = places.line("result.failed", nth_failed, "line")
            if items and failed["line"] > items:
                yield Complaint(line, f"ไม่มีบรรทัดที่ {failed['line']} ในชุดนั้น")
            if failed["line"] in seen:
                yield Complaint(line, f"บรรทัดที่ {failed['line']} ของชุดนั้นเขียนไว้แล้ว")
            seen.add(failed["line"])
            nth_failed += 1


def _lines(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    sets = _set_rows(data)
    for nth, row in rows(data, "statement.line"):
        line = places.line("statement.line", nth)
        if ("out" in row) == ("in" in row):
            yield Complaint(line, "รายการใน Statement ต้องมี out (ถอน) หรือ in (ฝาก) อย่างใดอย่างหนึ่ง")
        if "set" in row and row["set"] not in sets:
            near = suggest(row["set"], sets)
            yield Complaint(places.line("statement.line", nth, "set"), f'ไม่มีชุด "{row["set"]}"{near}')
        if "in_register" in row and row["in_register"] in (row.get("out"), row.get("in")):
            sentence = "ยอดในทะเบียนคุมเท่ากับใน Statement ตัด in_register ออก หรือแก้ให้ต่างกัน"
            yield Complaint(places.line("statement.line", nth, "in_register"), sentence)


def _sum(row: Mapping[str, Any], lines: list[dict[str, Any]], at: int) -> Iterator[Complaint]:
    out = sum((_baht(line, "out") + _baht(line, "tax") for line in lines), ZERO)
    into = sum((_baht(line, "in") for line in lines), ZERO)
    opening, closing = _baht(row, "opening"), _baht(row, "closing")
    if opening - out + into != closing:
        yield Complaint(
            at,
            f"Statement ไม่ลงตัว: ยกมา {opening:,.2f} − ถอน {out:,.2f} + ฝาก {into:,.2f} = "
            f"{opening - out + into:,.2f} แต่เขียนยอดยกไป {closing:,.2f}",
        )


def _sets(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """A set's lines on the statement must come to what its report says went through."""
    failed = {row["set"]: {f["line"] for f in row.get("failed", ())} for _, row in rows(data, "result")}
    for ref, batch in _set_rows(data).items():
        lines = [(nth, row) for nth, row in rows(data, "statement.line") if row.get("set") == ref]
        if not lines:
            continue
        moved = sum((_baht(row, "out") - _baht(row, "in") for _, row in lines), ZERO)
        items = enumerate(batch.get("transfer", ()), start=1)
        due = sum((Decimal(t["amount"]) for n, t in items if n not in failed.get(ref, ())), ZERO)
        if moved != due:
            sentence = f"ชุด {ref} โอนสำเร็จรวม {due:,.2f} บาท แต่ Statement ถอนสุทธิ {moved:,.2f} บาท"
            yield Complaint(places.line("statement.line", lines[0][0], "set"), sentence)


def _set_rows(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["ref"]: row for _, row in rows(data, "set")}
