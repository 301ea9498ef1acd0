"""How far the work has come: each step of a scenario ends when a named condition holds."""

from __future__ import annotations

from collections.abc import Callable

from training.access import mistakes as access
from training.admin.conditions import CONDITIONS as ADMIN
from training.levels import progress as levels
from training.lost import telling as lost
from training.maker.conditions import CONDITIONS as MAKER
from training.reports import conditions as reports
from training.scenario import Scenario, Step
from training.soft_token import conditions as soft_token
from training.state import State
from training.transactions import UNDECIDED
from training.treasury import conditions as treasury

ANSWERED = "answered"
"""What ends a step at the desk: every question of the step's name is decided. No author writes it."""
Condition = Callable[[State], bool]


def _signed_in(state: State) -> bool:
    return state.window.signed_in or bool(state.outcome)


def _set_seen(state: State) -> bool:
    return _decided(state) or any(s.status == "pending" and state.window.has_seen(s) for s in state.bank.sets)


def _all_seen(state: State) -> bool:
    return all(s.status != "pending" or state.window.has_seen(s) for s in state.bank.sets)


def _code_asked(state: State) -> bool:
    challenge = state.window.challenge
    return _decided(state) or (challenge is not None and challenge.state == "sent")


def _code_read(state: State) -> bool:
    challenge = state.window.challenge
    carried = challenge and any(m.challenge == challenge.id and m.read for m in state.phone.messages)
    return _decided(state) or (_code_asked(state) and bool(carried))


def _new_code_asked(state: State) -> bool:
    return _decided(state) or any(sends > 1 for _, sends in state.window.sends)


def _number_right(state: State) -> bool:
    return _decided(state) or not state.window.number_wrong


def _decided(state: State) -> bool:
    return all(s.status not in UNDECIDED for s in state.bank.sets)


def _set_arrived(state: State) -> bool:
    return any(s.status != "draft" for s in state.bank.sets)


def _one_decided(state: State) -> bool:
    return any(s.status not in UNDECIDED for s in state.bank.sets)


def _over(state: State) -> bool:
    return bool(state.outcome)


CONDITIONS: dict[str, Condition] = (
    {
        "signed_in": _signed_in,
        "set_seen": _set_seen,
        "all_seen": _all_seen,
        "code_asked": _code_asked,
        "code_read": _code_read,
        "new_code_asked": _new_code_asked,
        "number_right": _number_right,
        "decided": _decided,
        "one_decided": _one_decided,
        "set_arrived": _set_arrived,
        "over": _over,
    }
    | access.CONDITIONS
    | ADMIN
    | levels.CONDITIONS
    | lost.CONDITIONS
    | MAKER
    | reports.CONDITIONS
    | soft_token.CONDITIONS
    | treasury.CONDITIONS
)


TIMED: dict[str, Callable[[Scenario, State], bool]] = lost.TIMED
"""Conditions that the drill's own clock decides."""
NAMES = (*CONDITIONS, *TIMED)


def holds(scenario: Scenario, name: str, state: State) -> bool:
    """Whether that condition holds now."""
    return TIMED[name](scenario, state) if name in TIMED else CONDITIONS[name](state)


def _done(scenario: Scenario, step: Step, state: State) -> bool:
    if step.done_when == ANSWERED:
        return state.desk.passed(scenario.questions, step.id)
    return holds(scenario, step.done_when, state)


def current(scenario: Scenario, state: State) -> tuple[int, Step]:
    """The number (from 1) of the first step not done, and the step; the last one when all are done.

    A step can come undone: when a set changes, it has to be looked at again.
    """
    for number, step in enumerate(scenario.steps, start=1):
        if not _done(scenario, step, state):
            return number, step
    return len(scenario.steps), scenario.steps[-1]
