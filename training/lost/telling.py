"""Telling of a lost phone: what each way of telling comes to, what goes wrong on the way, and all of it in words."""

from __future__ import annotations

from collections.abc import Callable

from training.events import Event, happened
from training.frozen import replace
from training.lost import hours
from training.lost.plan import CALLED, LOGGED, NOTIFIED, PUT_OFF, SENT, TELLING
from training.noticing import Came, Detector
from training.scenario import Fault, Scenario
from training.soft_token.state import ACTIVE
from training.state import State

NOTED = frozenset({NOTIFIED, CALLED, LOGGED, PUT_OFF, SENT})


def noted(state: State, kind: str) -> State:
    """The state, this having been done about the lost phone; as it was when it has nothing to do with one."""
    if kind not in NOTED:
        return state
    told_at = state.loss.told_at
    if told_at is None and kind in TELLING:
        told_at = state.now
    return replace(state, loss=replace(state.loss, done=state.loss.done | {kind}, told_at=told_at))


def _use_lost_phone(scenario: Scenario, fault: Fault, state: State) -> tuple[State, list[Event]]:
    """Whoever found the phone tries the right on it; once it is suspended, nothing comes of that."""
    works = state.window.token.state == ACTIVE
    return state, [happened("lost_phone_used" if works else "lost_phone_barred", state.now)]


VERBS = {"use_lost_phone": (_use_lost_phone, frozenset[str](), frozenset({"seat"}))}


def _has(kind: str) -> Callable[[State], bool]:
    return lambda state: bool(state.outcome) or kind in state.loss.done


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "loss_told": lambda state: bool(state.outcome) or state.loss.told_at is not None,
    "office_called": _has(CALLED),
    "call_logged": _has(LOGGED),
    "letter_put_off": lambda state: PUT_OFF in state.loss.done and SENT not in state.loss.done,
    "letter_sent": _has(SENT),
}
TIMED: dict[str, Callable[[Scenario, State], bool]] = {hours.OFFICE_OPEN: hours.is_open}
"""Conditions that the drill's clock and the holiday table decide."""


def _told_late(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    """Urgently is on the day it was noticed, which is the day the drill begins."""
    told_at = after.loss.told_at
    return (
        before.loss.told_at is None
        and told_at is not None
        and hours.today(scenario, told_at) > scenario.start.date()
    )


def _letter_late(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return scenario.loss is not None and any(
        event.kind == SENT and hours.today(scenario, event.at) > hours.due(scenario.loss) for event in events
    )


DETECTORS: dict[str, Detector] = {
    "told_late": _told_late,
    "told_wrong_office": Came("wrong_office_told"),
    "used_before_told": Came("lost_phone_used"),
    "counted_from_call": Came(PUT_OFF),
    "letter_late": _letter_late,
    "tried_suspended": Came("suspended_refused"),
}
