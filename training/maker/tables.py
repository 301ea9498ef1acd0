"""What a scenario file says of a maker's work in ``[maker]`` and ``[[payee]]``, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from training import scenario_values as values
from training.errors import Complaint
from training.maker import files
from training.maker.desk import PAYEES
from training.maker.register import Register, Row
from training.payment.file import InvalidPayments
from training.payment.layout import layout
from training.scenario_values import Table
from training.screens import portal
from training.toml_lines import Places, rows, suggest

UNITS = ("satang", "baht")
_STATEMENT_CELLS = 5


def day(value: Any) -> str:
    """Complains of anything but a day of the Christian era."""
    good = isinstance(value, date) and not isinstance(value, datetime) and 2000 <= value.year < 2200
    return "" if good else "ต้องเป็นวันที่ (ปี ค.ศ.) ไม่มีเครื่องหมายคำพูด เช่น 2023-08-10"


def days(value: Any) -> str:
    """Complains of anything but days, at least one."""
    good = isinstance(value, list) and value and not any(day(item) for item in value)
    return "" if good else "ต้องเป็นรายการวันที่ (ปี ค.ศ.) เช่น [2023-08-10, 2023-08-11]"


def units(value: Any) -> str:
    """Complains of anything but some of the units."""
    good = isinstance(value, list) and value and set(map(str, value)) <= set(UNITS)
    return "" if good else 'ต้องเป็นรายการจาก "baht" และ "satang"'


def service_types(value: Any) -> str:
    """Complains of anything but codes that some service knows."""
    known = {code for service in layout().services.values() for code in service.types}
    good = isinstance(value, list) and value and set(map(str, value)) <= known
    return "" if good else 'ต้องเป็นรายการรหัสประเภทรายการสองหลัก เช่น ["14", "04"]'


def bank(value: Any) -> str:
    """Complains of anything but a bank's code and its name."""
    good = isinstance(value, str) and value[:3].isdigit() and value[:3].isascii() and value[3:4] == " "
    return "" if good else 'ต้องเป็นรหัสธนาคาร ๓ หลัก (เลขอารบิก) เว้นวรรค แล้วชื่อธนาคาร เช่น "006 กรุงไทย"'


def purpose(value: Any) -> str:
    """Complains of anything but a purpose that some service can pay; it suggests a near one."""
    known = {
        purpose
        for service in layout().services.values()
        for kind in service.types.values()
        for purpose in kind.purposes
    }
    return "" if value in known else f'ไม่รู้จัก "{str(value)[:60]}"{suggest(value, known)}'


def statement(value: Any) -> str:
    """Complains of anything but rows of five texts."""
    good = isinstance(value, list) and all(
        isinstance(row, list) and len(row) == _STATEMENT_CELLS and all(isinstance(cell, str) for cell in row)
        for row in value
    )
    return "" if good else "ต้องเป็นแถวของข้อความ แถวละห้าช่อง: วันที่ รายการ ถอน ฝาก คงเหลือ"


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What of a maker's work does not agree, each with its line."""
    work, payees = rows(data, "maker"), rows(data, "payee")
    if not work:
        if payees:
            yield Complaint(places.heading("payee"), "มี [[payee]] แต่ไม่มี [maker] ให้เพิ่มหมวด [maker]")
        return
    if not payees:
        yield Complaint(places.heading("maker"), "มี [maker] แต่ไม่มีผู้รับเงิน ให้เพิ่ม [[payee]]")
        return
    _, head = work[0]
    if head["pay_day"] not in head.get("pay_days", [head["pay_day"]]):
        yield Complaint(places.line("maker", 0, "pay_days"), "pay_days ต้องมีวันใน pay_day ด้วย")
    yield from _accounts(payees, places)
    if not any(row["role"] == "maker" for row in _seats(data)):
        yield Complaint(places.heading("maker"), 'มี [maker] แต่ไม่มีที่นั่งของผู้ทำรายการ (role = "maker")')
    register = parse(data)
    for choice in PAYEES if register else ():
        yield from _unwritable(register, choice, places)


def _accounts(payees: list[tuple[int, dict[str, Any]]], places: Places) -> Iterator[Complaint]:
    first: dict[str, int] = {}
    for nth, row in payees:
        line = places.line("payee", nth, "account")
        if row["account"] in first:
            yield Complaint(line, f'เลขบัญชี "{row["account"]}" ซ้ำกับบรรทัด {first[row["account"]]}')
        first.setdefault(row["account"], line)
        if Decimal(row["amount"]) < 1:
            yield Complaint(places.line("payee", nth, "amount"), "จำนวนเงินต้องไม่ต่ำกว่าหนึ่งบาท")


def _unwritable(register: Register | None, choice: str, places: Places) -> Iterator[Complaint]:
    """What the bank's file cannot carry of these payees."""
    if register is None or not files.payees_of(register, choice):
        return
    ordered = files.built(register, choice, "baht", register.service_types[0], register.pay_day.isoformat())
    try:
        files.content(register, ordered)
    except InvalidPayments as error:
        for problem in error.problems:
            yield Complaint(places.heading("payee"), f"เขียนลงไฟล์ไม่ได้: {problem.sentence.th}")


def _seats(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    if "sign_in" in data:
        return [{**data["sign_in"], "role": data["scenario"]["role"]}]
    return [row for _, row in rows(data, "seat")]


def parse(data: Mapping[str, Any]) -> Register | None:
    """The register that a scenario file writes, or None when it writes none."""
    if "maker" not in data:
        return None
    head = data["maker"]
    maker = next((row for row in _seats(data) if row["role"] == "maker"), {"company_id": ""})
    return Register(
        company_id=maker["company_id"],
        debit_account=head["debit_account"],
        sender=head["sender"],
        balance=Decimal(head["balance"]),
        today=data["scenario"]["start"].date(),
        pay_day=head["pay_day"],
        pay_days=tuple(head.get("pay_days", [head["pay_day"]])),
        units=tuple(head.get("units", UNITS)),
        service_types=tuple(head["service_types"]),
        purpose=head.get("purpose", "goods_and_services"),
        rows=tuple(Row(**{**row, "amount": Decimal(row["amount"])}) for _, row in rows(data, "payee")),
        max_batches=head.get("max_batches", portal(data["scenario"]["portal"]).setting("max_batches")),
        statement=tuple(tuple(cells) for cells in head.get("statement", ())),
    )


TABLES: dict[str, Table] = {
    "maker": Table(
        needed={
            "debit_account": values.digits,
            "sender": values.text,
            "balance": values.amount,
            "pay_day": day,
            "service_types": service_types,
        },
        allowed={
            "pay_days": days,
            "units": units,
            "purpose": purpose,
            "statement": statement,
            "max_batches": values.whole(1, 3),
        },
        compulsory=False,
    ),
    "payee": Table(
        needed={
            "payee": values.text,
            "bank": bank,
            "account": values.digits,
            "amount": values.amount,
        },
        allowed={"reference": values.text, "name_at_bank": values.text},
        many=True,
        compulsory=False,
    ),
}
