"""Deciding a question at the desk, and handing the work in."""

from __future__ import annotations

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.scenario import Scenario
from training.state import State


def choose(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Decides the question in hand; a wrong answer is not told, its consequence is, and the work goes on."""
    question = state.desk.next_of(scenario.questions)
    option = question.option(action.get("choice")) if question else None
    if question is None or option is None or question.id != action.get("question"):
        return refused(scenario, state, action)
    event = happened(
        "chosen",
        state.now,
        question=question.id,
        choice=option.id,
        caption=option.caption,
        mistake=option.mistake,
    )
    return replace(state, desk=state.desk.having(scenario.questions, option.id)), [event]


def hand_in(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Ends the drill, once everything that was asked is decided."""
    if state.desk.next_of(scenario.questions) is not None:
        return refused(scenario, state, action)
    return replace(state, outcome="done"), [happened("handed_in", state.now)]


HANDLERS: dict[str, Handler] = {"choose": choose, "hand_in": hand_in}
