"""What goes wrong by itself: a fault waits for an event, then does one of a fixed list of things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from training.events import Event, happened
from training.scenario import Fault, Scenario
from training.state import Message, State

Applied = tuple[State, list[Event]]


@dataclass(frozen=True)
class Verb:
    """What a fault can do, the arguments it needs and those it may have."""

    apply: Callable[[Fault, State], Applied]
    needs: frozenset[str]
    may: frozenset[str] = frozenset()


def _send_message(fault: Fault, state: State) -> Applied:
    message = Message(
        id=fault.id,
        arrives_at=state.now + timedelta(seconds=int(fault.get("after_s") or 0)),
        template=fault.get("message"),
    )
    phone = replace(state.phone, messages=(*state.phone.messages, message))
    return replace(state, phone=phone), [happened("message_arrived", message.arrives_at, message=message.id)]


def _change_line(fault: Fault, state: State) -> Applied:
    wanted = state.bank.find(fault.get("set"))
    if wanted is None or wanted.status != "pending":
        return state, []
    amount = Decimal(fault.get("amount")) if fault.get("amount") else None
    changed = wanted.changed(int(fault.get("line")), account=fault.get("account") or None, amount=amount)
    return replace(state, bank=state.bank.with_set(changed)), [
        happened("set_changed", state.now, ref=wanted.ref)
    ]


VERBS: dict[str, Verb] = {
    "send_message": Verb(_send_message, frozenset({"message"}), may=frozenset({"after_s"})),
    "change_amount": Verb(_change_line, frozenset({"set", "line", "amount"})),
    "change_account": Verb(_change_line, frozenset({"set", "line", "account"})),
}


def strike(scenario: Scenario, state: State, events: list[Event]) -> Applied:
    """The state after every fault that these events set off, with what happened; each fault strikes once."""
    counts = dict(state.counts)
    waiting = [fault for fault in scenario.faults if fault.id not in state.fired]
    if not waiting:
        return state, []
    for kind in {fault.when for fault in waiting}:
        if came := sum(event.kind == kind for event in events):
            counts[kind] = counts.get(kind, 0) + came
    said: list[Event] = []
    for fault in waiting:
        if counts.get(fault.when, 0) >= fault.nth:
            state, more = VERBS[fault.do].apply(fault, state)
            state = replace(state, fired=state.fired | {fault.id})
            said += more
    awaited = {fault.when for fault in scenario.faults if fault.id not in state.fired}
    kept = tuple(sorted((kind, n) for kind, n in counts.items() if kind in awaited))
    return (state if kept == state.counts else replace(state, counts=kept)), said
