"""What a scenario file says of the money in the agency's accounts, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from training import scenario_values as values
from training.errors import Complaint
from training.funds.account import PAY_IN
from training.scenario_values import Table
from training.toml_lines import Places, rows, suggest

TABLES: dict[str, Table] = {
    "account": Table(needed={"number": values.digits, "balance": values.amount}, many=True, compulsory=False)
}


def balances(data: Mapping[str, Any]) -> tuple[tuple[str, Decimal], ...]:
    """Each account that the file tells of, with the baht it has as the drill begins."""
    return tuple((row["number"], Decimal(row["balance"])) for _, row in rows(data, "account"))


def complaints(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """An account that is told twice, that nothing is paid from, or that money comes into without being told of."""
    known: set[str] = set()
    debited = {row["debit_account"] for _, row in rows(data, "set")}
    for nth, row in rows(data, "account"):
        line = places.line("account", nth, "number")
        if row["number"] in known:
            yield Complaint(line, f"บัญชี {row['number']} เขียนไว้แล้ว")
        elif row["number"] not in debited:
            yield Complaint(line, f"ไม่มีชุดใดหักเงินจากบัญชี {row['number']}{suggest(row['number'], debited)}")
        known.add(row["number"])
    for nth, fault in rows(data, "fault"):
        if fault["do"] == PAY_IN and fault.get("account") not in known:
            sentence = f"ไม่มีบัญชี {fault.get('account', '')} ใน [[account]]"
            yield Complaint(places.line("fault", nth, "account"), sentence)
