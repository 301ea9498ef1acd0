"""What goes wrong by itself: a fault waits for an event, then does one of a fixed list of things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from training.access import entering
from training.events import Event, at_seat, happened
from training.frozen import replace
from training.funds import account as funds
from training.handset import lock as handset
from training.lost import telling as lost
from training.reports import lost_answer as reports
from training.scenario import Fault, Scenario
from training.soft_token import verbs as soft_token
from training.state import Message, State

CLOCK, STARTED, INSTRUCTED = "clock", "started", "instructed"
Applied = tuple[State, list[Event]]


@dataclass(frozen=True)
class Verb:
    """What a fault can do, the arguments it needs and those it may have."""

    apply: Callable[[Scenario, Fault, State], Applied]
    needs: frozenset[str]
    may: frozenset[str] = frozenset()


def _send_message(scenario: Scenario, fault: Fault, state: State) -> Applied:
    lure = scenario.lure(fault.get("message"))
    message = Message(
        id=fault.id,
        arrives_at=state.now + timedelta(seconds=int(fault.get("after_s") or 0)),
        template=fault.get("message"),
        read=lure is not None and lure.by == "person",  # who stands at the desk needs no opening
    )
    return replace(state, phone=state.phone.having(message)), [
        happened("message_arrived", message.arrives_at, message=message.id)
    ]


def _change_line(scenario: Scenario, fault: Fault, state: State) -> Applied:
    wanted = state.bank.find(fault.get("set"))
    if wanted is None or wanted.status != "pending":
        return state, []
    amount = Decimal(fault.get("amount")) if fault.get("amount") else None
    changed = wanted.changed(int(fault.get("line")), account=fault.get("account") or None, amount=amount)
    return replace(state, bank=state.bank.with_set(changed)), [
        happened("set_changed", state.now, ref=wanted.ref)
    ]


def _recall(scenario: Scenario, fault: Fault, state: State) -> Applied:
    wanted = state.bank.find(fault.get("set"))
    if wanted is None or wanted.status != "pending":
        return state, []
    recalled = replace(wanted, status="cancelled", version=wanted.version + 1)
    return replace(state, bank=state.bank.with_set(recalled)), [
        happened("batch_cancelled", state.now, ref=wanted.ref)
    ]


def _pass_time(scenario: Scenario, fault: Fault, state: State) -> Applied:
    later = replace(state, now=state.now + timedelta(seconds=int(fault.get("seconds"))))
    return later, [happened("time_passed", later.now, seconds=fault.get("seconds"))]


def _pass_until(scenario: Scenario, fault: Fault, state: State) -> Applied:
    """Goes on to a moment of another day; one that has passed already is now."""
    later = max(state.now, datetime.fromisoformat(fault.get("until")) - scenario.start)
    seconds = f"{(later - state.now).total_seconds():.3f}"
    return replace(state, now=later), [happened("time_passed", later, seconds=seconds)]


def _submit_set(scenario: Scenario, fault: Fault, state: State) -> Applied:
    """A set that its maker still had comes to the bank and waits for approval."""
    wanted = state.bank.find(fault.get("set"))
    if wanted is None or wanted.status != "draft":
        return state, []
    sent = state.bank.with_set(replace(wanted, status="pending"))
    return replace(state, bank=sent), [happened("set_submitted", state.now, ref=wanted.ref)]


def _mend_number(scenario: Scenario, fault: Fault, state: State) -> Applied:
    return state.on_page(number_wrong=False), [happened("number_mended", state.now)]


def _unlock_user(scenario: Scenario, fault: Fault, state: State) -> Applied:
    return entering.unlocked(state)


def _free_user(scenario: Scenario, fault: Fault, state: State) -> Applied:
    return entering.freed(state)


VERBS: dict[str, Verb] = {
    **{name: Verb(*parts) for name, parts in (lost.VERBS | reports.VERBS | soft_token.VERBS).items()},
    "send_message": Verb(_send_message, frozenset({"message"}), may=frozenset({"after_s", "seat"})),
    "pass_time": Verb(_pass_time, frozenset({"seconds"})),
    "pay_in": Verb(funds.pay_in, frozenset({"account", "amount"})),
    "pass_until": Verb(_pass_until, frozenset({"until"})),
    "submit_set": Verb(_submit_set, frozenset({"set"})),
    "mend_number": Verb(_mend_number, frozenset(), may=frozenset({"seat"})),
    "recall_set": Verb(_recall, frozenset({"set"})),
    "leave_phone": Verb(handset.leave, frozenset(), may=frozenset({"seat"})),
    "free_user": Verb(_free_user, frozenset(), may=frozenset({"seat"})),
    "unlock_user": Verb(_unlock_user, frozenset(), may=frozenset({"seat"})),
    "change_amount": Verb(_change_line, frozenset({"set", "line", "amount"})),
    "change_account": Verb(_change_line, frozenset({"set", "line", "account"})),
}


def strike(scenario: Scenario, state: State, events: list[Event]) -> Applied:
    """The state after every fault that these events set off, with what happened; each fault strikes once."""
    waiting = [fault for fault in scenario.faults if fault.id not in state.fired]
    if not waiting:
        return state, []
    counts = dict(state.counts)
    for awaited in {_awaited(fault) for fault in waiting}:
        if came := sum(_answers(event, *awaited) for event in events):
            counts[":".join(awaited)] = counts.get(":".join(awaited), 0) + came
    said: list[Event] = []
    for fault in waiting:
        if counts.get(":".join(_awaited(fault)), 0) >= fault.nth:
            state, more = _struck(scenario, fault, state)
            said += more
    still = {":".join(_awaited(fault)) for fault in scenario.faults if fault.id not in state.fired}
    kept = tuple(sorted((awaited, n) for awaited, n in counts.items() if awaited in still))
    return (state if kept == state.counts else replace(state, counts=kept)), said


def caught_up(scenario: Scenario, state: State) -> Applied:
    """The state after every fault whose time of day has come by now, each struck at its own moment."""
    due = [f for f in scenario.faults if f.at is not None and f.at <= state.now and f.id not in state.fired]
    said: list[Event] = []
    for fault in sorted(due, key=lambda fault: fault.at or state.now):
        after, more = _struck(scenario, fault, replace(state, now=fault.at or state.now))
        state = replace(after, now=max(after.now, state.now))
        said += more
    return state, said


def for_instructor(scenario: Scenario, state: State) -> tuple[Fault, ...]:
    """The faults that wait for the instructor's button."""
    return tuple(f for f in scenario.faults if f.when == INSTRUCTED and f.id not in state.fired)


def _struck(scenario: Scenario, fault: Fault, state: State) -> Applied:
    after, said = VERBS[fault.do].apply(scenario, fault, state.at(fault.get("seat")))
    said = at_seat(after.told_seat, said)
    return replace(after.at(state.seat), fired=state.fired | {fault.id}), said


def _awaited(fault: Fault) -> tuple[str, str]:
    return fault.when, fault.of


def _answers(event: Event, kind: str, of: str) -> bool:
    return event.kind == kind and (not of or of == event.seat or of in dict(event.facts).values())
