"""Registering at the portal: the terms, the person's details, proving identity, and switching the Soft Token on."""

from __future__ import annotations

from training import false_page
from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.soft_token import holders
from training.soft_token.asking import shown
from training.soft_token.handset import put_down
from training.soft_token.state import ACTIVATION, CONSENTED, PROOF
from training.state import State

Outcome = tuple[State, list[Event]]


def turn_page(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens a page that only tells something."""
    return state.on_page(screen=action.get("page"), message=""), [happened("page_opened", state.now)]


def tell(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Tells something about the portal on the page in hand."""
    return state.on_page(message=action.get("what")), [happened("page_opened", state.now)]


def give_credentials(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Types the username and the password into a page that is not the portal's."""
    return false_page.give_away(scenario, state, action)


def leave_false_page(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Leaves that page, and is told what was wrong with it."""
    after, _ = false_page.close_page(scenario, state, action)
    return after.on_page(message="E-106"), [happened("page_false", state.now)]


def read_terms(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Reads the terms to their end."""
    return _terms(state, "read"), [happened("terms_read", state.now)]


def skip_terms(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Rolls to the end without reading."""
    return _terms(state, "read"), [happened("terms_skipped", state.now)]


def tick_terms(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Ticks that the terms were read."""
    return _terms(state, "ticked"), [happened("terms_ticked", state.now)]


def _terms(state: State, how_far: str) -> State:
    return state.on_page(token=replace(state.window.token, terms=how_far), message="")


def accept_terms(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Accepts the terms; without the tick the portal does not take it."""
    token = state.window.token
    if token.terms != "ticked":
        return state.on_page(message="E-121"), [happened("terms_not_ticked", state.now)]
    token = replace(token, state=CONSENTED, terms="")
    return state.on_page(screen="holder_details", token=token, message=""), [
        happened("terms_accepted", state.now)
    ]


def refuse_terms(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Refuses; nothing is lost, and the way begins here again."""
    token = replace(state.window.token, terms="")
    return state.on_page(screen="login", token=token, message="E-121"), [happened("terms_refused", state.now)]


def details_right(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Says that one's details are as the order has them, and goes on to proving who one is."""
    wrong = holders.known(scenario, state.seat).wrong_detail
    event = happened("details_confirmed", state.now, wrong="yes" if wrong else "")
    return shown(state.on_page(screen="proof", message=""), PROOF), [event]


def details_wrong(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Says that they are not; the registration stops until they are put right."""
    event = happened("details_denied", state.now)
    token = replace(state.window.token, denied=True)
    return state.on_page(screen="login", token=token, message="E-131"), [event]


def new_qr(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows a new code; the one before is dead."""
    kind = PROOF if state.window.screen in ("proof", "proof_result") else ACTIVATION
    page = state.on_page(screen=kind, message="")
    return shown(page, kind), [happened("qr_shown", state.now, qr=kind)]


def go_on(scenario: Scenario, state: State, action: Action) -> Outcome:
    """From the proof to installing the app, from there to the code that switches it on."""
    if state.window.screen == "proof_result":
        return state.on_page(screen="install_app", message=""), [happened("page_opened", state.now)]
    page = state.on_page(screen=ACTIVATION, message="")
    return shown(page, ACTIVATION), [happened("qr_shown", state.now, qr=ACTIVATION)]


def replace_phone(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks that the phone used until now be locked by the next activation; who one is may have to be proved again."""
    kind = PROOF if scenario.portal.setting("reproof_on_new_phone") else ACTIVATION
    page = state.on_page(screen=kind, token=replace(state.window.token, replacing=True), message="")
    return shown(page, kind), [happened("phone_replaced", state.now)]


def leave_page(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Back to the first page; the last state that was reached is kept."""
    token = replace(state.window.token, qr=None, terms="", failure="", replacing=False)
    left = state.on_page(screen="login", token=token, message="")
    return put_down(left), [happened("registration_left", state.now)]


HANDLERS = {
    "tell": tell,
    "turn_page": turn_page,
    "give_credentials": give_credentials,
    "leave_false_page": leave_false_page,
    "read_terms": read_terms,
    "skip_terms": skip_terms,
    "tick_terms": tick_terms,
    "accept_terms": accept_terms,
    "refuse_terms": refuse_terms,
    "details_right": details_right,
    "details_wrong": details_wrong,
    "new_qr": new_qr,
    "go_on": go_on,
    "replace_phone": replace_phone,
    "leave_page": leave_page,
}
