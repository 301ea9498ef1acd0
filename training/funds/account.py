"""What an account still has: its balance as the drill begins, with what was paid in since, less what was approved."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from training.events import Event, happened
from training.scenario import Fault, Scenario
from training.state import State
from training.transactions import TransactionSet

PAY_IN = "pay_in"
"""The verb of a fault that pays money into an account."""
_TAKEN = ("approved", "unknown")


def available(scenario: Scenario, state: State, account: str) -> Decimal | None:
    """Baht that the account can still pay; None where the drill does not say what it has."""
    balance = dict(scenario.balances).get(account)
    if balance is None:
        return None
    paid_before = {s.ref for s in scenario.sets if s.status in _TAKEN}
    taken = (s for s in state.bank.sets if s.status in _TAKEN and s.ref not in paid_before)
    paid_in = (f for f in scenario.faults if f.do == PAY_IN and f.id in state.fired)
    return (
        balance
        + sum(Decimal(f.get("amount")) for f in paid_in if f.get("account") == account)
        - sum(s.total for s in taken if s.debit_account == account)
    )


def is_short(scenario: Scenario, state: State, wanted: Iterable[TransactionSet]) -> bool:
    """Whether some account cannot pay those of these sets that this approval would be the last for."""
    due: dict[str, Decimal] = {}
    for one in wanted:
        if len(one.approvals) + 1 >= one.levels:
            due[one.debit_account] = due.get(one.debit_account, Decimal(0)) + one.total
    return any(
        (left := available(scenario, state, account)) is not None and total > left
        for account, total in due.items()
    )


def turned_down(state: State) -> tuple[State, list[Event]]:
    """The list of what waits, with the bank's word that the account has too little; a code that was out is dead."""
    challenge = state.window.challenge
    dead = challenge.ended("cancelled") if challenge and challenge.state == "sent" else challenge
    ref = state.window.open_ref
    told = state.on_page(screen="inbox", open_ref="", challenge=dead, message="funds_short")
    return told, [happened("funds_short", state.now, ref=ref)]


def pay_in(scenario: Scenario, fault: Fault, state: State) -> tuple[State, list[Event]]:
    """Money comes into the account; that the fault has struck is all that has to be kept."""
    return state, [
        happened("money_paid_in", state.now, account=fault.get("account"), amount=fault.get("amount"))
    ]
