"""Confirming a login on the phone: compare the picture, accept or deny, then the PIN or a finger."""

from __future__ import annotations

from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.soft_token import holders
from training.soft_token.asking import alive, on_phone
from training.soft_token.handset import on_screen
from training.soft_token.state import ACTIVE, Request, Token
from training.state import State

Outcome = tuple[State, list[Event]]
REQUEST, CONFIRM, DONE, PROFILES = "nexus_request", "nexus_confirm", "nexus_done", "nexus_profiles"


def _with(token: Token, request: Request, state: str) -> Token:
    """What the server knows once this login came to that."""
    changed = replace(request, state=state)
    if request.own:
        return replace(token, request=None if state == "denied" else changed)
    return replace(token, stranger=None if state == "denied" else changed)


def accept_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Says that the pictures agree; the PIN comes next."""
    token = state.window.token
    request = on_phone(scenario, token, state.now)
    if request is None:
        return on_screen(state, PROFILES, "E-201"), [happened("request_gone", state.now)]
    accepted = state.on_page(token=_with(token, request, "accepted"))
    kind = "request_accepted" if request.own else "stranger_accepted"
    return on_screen(accepted, CONFIRM, nexus_tries=0), [happened(kind, state.now)]


def deny_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Denies the login; one's own then has to be begun again."""
    token = state.window.token
    request = on_phone(scenario, token, state.now)
    if request is None:
        return on_screen(state, PROFILES, "E-201"), [happened("request_gone", state.now)]
    denied = state.on_page(token=_with(token, request, "denied"))
    if request.own:
        waits = state.window.screen == "waiting"
        page = denied.on_page(screen="login", message="E-202") if waits else denied
        return on_screen(page, PROFILES, "E-202"), [happened("request_denied", state.now)]
    message = "E-204" if alive(scenario, token.request, state.now) else "E-203"
    token = replace(denied.window.token, strangers_denied=True)
    return on_screen(denied.on_page(token=token), PROFILES, message), [happened("stranger_denied", state.now)]


def type_pin(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Confirms with the drill's own PIN; too many wrong ones lock the profile for good."""
    handset = state.phone.apps
    if action.get("nexus_pin") == holders.known(scenario, state.seat).nexus_pin:
        return _confirmed(scenario, state)
    tries = handset.nexus_tries + 1
    if tries < scenario.portal.setting("pin_tries"):
        wrong = on_screen(state, CONFIRM, "E-206", nexus_tries=tries)
        return wrong, [happened("pin_wrong", state.now, app=holders.NEXUS)]
    locked = on_screen(state, PROFILES, "E-207", nexus_tries=tries, profile="locked")
    return locked, [happened("profile_locked", state.now)]


def use_finger(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Confirms with a finger in place of the PIN."""
    return _confirmed(scenario, state)


def _confirmed(scenario: Scenario, state: State) -> Outcome:
    token = state.window.token
    request = next((r for r in (token.stranger, token.request) if r and r.state == "accepted"), None)
    if not alive(scenario, request, state.now) or request is None:
        return on_screen(state, PROFILES, "E-201"), [happened("request_gone", state.now)]
    if token.state != ACTIVE:
        return on_screen(state, PROFILES, "E-209"), [happened("suspended_refused", state.now)]
    if not request.own:
        let_in = replace(on_screen(state, DONE), outcome="harmed")
        return let_in, [happened("stranger_let_in", state.now)]
    login = replace(state.window.login, active_at=state.now)
    home = scenario.portal.home(scenario.seat(state.seat).role.value)
    page = state.on_page(
        screen=home, signed_in=True, login=login, token=replace(token, request=None), message=""
    )
    return on_screen(page, DONE, nexus_tries=0), [happened("signed_in", state.now)]


HANDLERS = {
    "accept_request": accept_request,
    "deny_request": deny_request,
    "nexus_pin": type_pin,
    "use_finger": use_finger,
}
