"""A second opinion on the money: what the file says the account has, and what was paid out of it and into it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tests.training.oracle_desk import file_of
from training.explore import Edge
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED


def too_little(scenario: Scenario, edge: Edge) -> bool:
    """Whether what is in hand would take more than its account has left."""
    if not (SHIPPED / f"{scenario.id}.toml").exists():
        return False
    data, state = file_of(scenario.id), edge.before
    asked = state.window.open_ref.split("+")
    for row in data.get("account", ()):
        left = Decimal(row["balance"])
        for fault in data.get("fault", ()):
            if fault["do"] == "pay_in" and fault["account"] == row["number"] and fault["id"] in state.fired:
                left += Decimal(fault["amount"])
        for one in state.bank.sets:
            if one.debit_account == row["number"] and (one.status == "approved" or one.ref in asked):
                left -= sum(t.amount for t in one.transfers)
        if left < 0:
            return True
    return False


def not_turned_down(edge: Edge) -> Iterator[str]:
    """What is wrong when the bank did anything but refuse for want of money."""
    if edge.after.bank != edge.before.bank or edge.after.window.screen != "inbox":
        yield "an account paid more than it had"
    if "funds_short" not in {event.kind for event in edge.events}:
        yield "the bank did not say that the account had too little"
