"""A page that looks like the bank's and is not: a link opened it, and whatever is typed there is given away.

Nothing on it looks wrong but the address bar, so that is where the trainee has to look.
"""

from __future__ import annotations

from training.actions import Action
from training.bank_portal import Handler, Outcome
from training.events import happened
from training.safety import looks_real
from training.scenario import Scenario
from training.state import State


def opened(state: State, screen: str) -> State:
    """The state with that page before the bank's own; one false page does not open another."""
    if state.window.behind:
        return state
    return state.on_page(behind=state.window.screen, screen=screen, message="")


def close_page(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Goes back to the bank's page behind it."""
    return _closed(state), [happened("page_closed", state.now)]


def give_away(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends what was typed to whoever made the page; what may be real is wiped, as everywhere in the room."""
    if any(looks_real(text.strip()) for _, text in action.args):
        return state.on_page(message="real_value"), [happened("real_value_refused", state.now)]
    return _closed(state), [happened("secret_given", state.now)]


def _closed(state: State) -> State:
    return state.on_page(screen=state.window.behind, behind="", message="")


HANDLERS: dict[str, Handler] = {"close_page": close_page, "give_away": give_away}
