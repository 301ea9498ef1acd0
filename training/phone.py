"""The trainee's make-believe phone: messages come in, are read, and some of them ask for what must never be given."""

from __future__ import annotations

from dataclasses import replace

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.scenario import Scenario
from training.state import State

_EFFECTS = {"tell_code": "code_told", "follow_link": "link_followed", "refuse": "message_refused"}


def read_message(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens a message that has arrived."""
    message = state.phone.find(action.get("message"))
    if message is None or message.arrives_at > state.now:
        return refused(scenario, state, action)
    read = replace(state, phone=state.phone.with_message(replace(message, read=True)))
    return read, [happened("message_read", state.now, message=message.id)]


def answer_message(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes one of the answers a message offers; each message is answered once."""
    message = state.phone.find(action.get("message"))
    lure = scenario.lure(message.template) if message and message.read and not message.answer else None
    choice = next((c for c in lure.choices if c.id == action.get("choice")), None) if lure else None
    if message is None or choice is None:
        return refused(scenario, state, action)
    answered = replace(state, phone=state.phone.with_message(replace(message, answer=choice.id)))
    return answered, [happened(_EFFECTS[choice.effect], state.now, message=message.id)]


HANDLERS: dict[str, Handler] = {"read_message": read_message, "answer_message": answer_message}
EFFECTS = tuple(_EFFECTS)
