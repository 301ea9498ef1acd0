"""What can go wrong with a Soft Token by itself: what a fault does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from training.events import Event, happened
from training.frozen import replace
from training.scenario import Fault, Scenario
from training.soft_token import holders
from training.soft_token.asking import shut_out
from training.soft_token.handset import on_screen
from training.soft_token.phone_apps import fresh
from training.soft_token.state import HOME, ISSUED, PROOFED, REVOKED, SUSPENDED, Request
from training.state import State

Applied = tuple[State, list[Event]]
Apply = Callable[[Scenario, Fault, State], Applied]


def _token(at: State, **changes: object) -> State:
    return at.on_page(token=replace(at.window.token, **changes))  # type: ignore[arg-type]


def _stranger_request(scenario: Scenario, fault: Fault, state: State) -> Applied:
    """Somebody who knows the username and the password asks to be let in."""
    token = state.window.token
    request = Request(token.shown, state.now, own=False)
    asked = _token(state, stranger=request, shown=token.shown + 1)
    return asked, [happened("stranger_asked", state.now)]


def _spoil_qr(how: str, kind: str) -> Apply:
    def apply(scenario: Scenario, fault: Fault, state: State) -> Applied:
        qr = state.window.token.qr
        if qr is None or qr.state != "shown":
            return state, []
        return _token(state, qr=replace(qr, state=how)), [happened(kind, state.now)]

    return apply


def _stop_service(scenario: Scenario, fault: Fault, state: State) -> Applied:
    until = state.now + timedelta(seconds=int(fault.get("seconds")))
    return _token(state, down_until=until), [happened("service_stopped", state.now)]


def _issue_credential(scenario: Scenario, fault: Fault, state: State) -> Applied:
    login = replace(state.window.login, must_change=True)
    issued = _token(state, state=ISSUED).on_page(login=login, message="")
    return issued, [happened("credential_issued", state.now)]


def _suspend(scenario: Scenario, fault: Fault, state: State) -> Applied:
    return shut_out(state, SUSPENDED, "E-105"), [happened("token_suspended", state.now)]


def _lift_suspension(scenario: Scenario, fault: Fault, state: State) -> Applied:
    """Gives the right back, or lets the person register again; what was on the phone is gone for good either way."""
    again = ISSUED if scenario.portal.setting("reproof_on_new_phone") else PROOFED
    login = replace(state.window.login, must_change=True)
    lifted = _token(state, state=fault.get("to") or again).on_page(login=login)
    wiped = on_screen(lifted, state.phone.apps.screen, profile="")
    return wiped, [happened("suspension_lifted", state.now)]


def _revoke(scenario: Scenario, fault: Fault, state: State) -> Applied:
    return shut_out(state, REVOKED, "E-104"), [happened("token_revoked", state.now)]


def _borrow_phone(scenario: Scenario, fault: Fault, state: State) -> Applied:
    return on_screen(state, HOME, lender=fault.get("lender")), [happened("phone_borrowed", state.now)]


def _new_phone(scenario: Scenario, fault: Fault, state: State) -> Applied:
    apps = replace(state.phone, apps=fresh(frozenset({holders.PAOTANG})))
    return replace(state, phone=apps), [happened("new_phone", state.now)]


def _bank_proof(scenario: Scenario, fault: Fault, state: State) -> Applied:
    """A branch of the bank has proved who the person is, so that the face is recognised from now on."""
    better = on_screen(state, state.phone.apps.screen, face_fails=0, face_spent=False, amiss=frozenset())
    return better, [happened("proved_at_branch", state.now)]


def _verify_account(scenario: Scenario, fault: Fault, state: State) -> Applied:
    """The person has finished proving himself in เป๋าตัง."""
    return on_screen(state, HOME, account="ready"), [happened("account_verified", state.now)]


VERBS: dict[str, tuple[Apply, frozenset[str], frozenset[str]]] = {
    "stranger_request": (_stranger_request, frozenset(), frozenset({"seat"})),
    "take_qr": (_spoil_qr("taken", "qr_taken"), frozenset(), frozenset({"seat"})),
    "foreign_qr": (_spoil_qr("foreign", "qr_foreign"), frozenset(), frozenset({"seat"})),
    "forge_qr": (_spoil_qr("forged", "qr_forged"), frozenset(), frozenset({"seat"})),
    "stop_service": (_stop_service, frozenset({"seconds"}), frozenset({"seat"})),
    "issue_credential": (_issue_credential, frozenset(), frozenset({"seat"})),
    "suspend_token": (_suspend, frozenset(), frozenset({"seat"})),
    "lift_suspension": (_lift_suspension, frozenset(), frozenset({"seat", "to"})),
    "revoke_token": (_revoke, frozenset(), frozenset({"seat"})),
    "borrow_phone": (_borrow_phone, frozenset({"lender"}), frozenset({"seat"})),
    "new_phone": (_new_phone, frozenset(), frozenset({"seat"})),
    "verify_account": (_verify_account, frozenset(), frozenset({"seat"})),
    "prove_at_branch": (_bank_proof, frozenset(), frozenset({"seat"})),
}
"""Each verb with what does it, the arguments it needs and those it may have."""
