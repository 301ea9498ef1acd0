"""A page that looks like the bank's and is not: a link opened it, and whatever is typed there is given away.

Nothing on it looks wrong but the address bar, so that is where the trainee has to look.
"""

from __future__ import annotations

from dataclasses import replace

from training.actions import Action
from training.bank_portal import Handler, Outcome
from training.events import happened
from training.safety import looks_real
from training.scenario import Scenario
from training.state import State


def opened(state: State, screen: str) -> State:
    """The state with that page before the bank's own; one false page does not open another."""
    if state.bank.behind:
        return state
    bank = replace(state.bank, behind=state.bank.screen, screen=screen, message="")
    return replace(state, bank=bank)


def close_page(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Goes back to the bank's page behind it."""
    return _closed(state), [happened("page_closed", state.now)]


def give_away(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends what was typed to whoever made the page; what may be real is wiped, as everywhere in the room."""
    if any(looks_real(text.strip()) for _, text in action.args):
        refusing = replace(state, bank=replace(state.bank, message="real_value"))
        return refusing, [happened("real_value_refused", state.now)]
    return _closed(state), [happened("secret_given", state.now)]


def _closed(state: State) -> State:
    return replace(state, bank=replace(state.bank, screen=state.bank.behind, behind="", message=""))


HANDLERS: dict[str, Handler] = {"close_page": close_page, "give_away": give_away}
