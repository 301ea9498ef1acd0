"""The portal's first page: what a username and a password open, and the password that has to be changed.

Sources: the Ministry of Finance's letter of 5 February 2568, ข้อ ๑.๒ and ข้อ ๒; the screens are inferred.
"""

from __future__ import annotations

from training.access import entering as access
from training.access import passwords
from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.safety import looks_real
from training.scenario import Scenario
from training.soft_token import holders
from training.soft_token.asking import asked
from training.soft_token.state import (
    ACTIVE,
    CONSENTED,
    ISSUED,
    NOT_REQUESTED,
    PROOFED,
    REVOKED,
    SUSPENDED,
    Request,
)
from training.state import State
from training.treasury import changing

Outcome = tuple[State, list[Event]]
PAGE_OF = {ISSUED: "terms", CONSENTED: "holder_details", PROOFED: "install_app"}
"""The page on which a registration goes on after a drop-out."""


def enter(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes the drill's own username and password, and leads to what is to be done next."""
    barred = _barred(scenario, state, action)
    return barred if barred is not None else _admitted(scenario, state, registering=False)


def register(scenario: Scenario, state: State, action: Action) -> Outcome:
    """The same, by the button that registers: whoever is registered already is asked whether to change phones."""
    barred = _barred(scenario, state, action)
    return barred if barred is not None else _admitted(scenario, state, registering=True)


def _barred(scenario: Scenario, state: State, action: Action) -> Outcome | None:
    """Why nobody gets in with this; None when the credentials are right and good."""
    wanted, token = scenario.seat(state.seat).sign_in, state.window.token
    user, password = action.get("user_id").strip(), action.get("password")
    right = user.upper() == wanted.user_id.upper() and password == passwords.current(scenario, state)
    if not right and (looks_real(user) or looks_real(password.strip())):
        return state.on_page(message="real_value"), [happened("real_value_refused", state.now)]
    if token.state in (NOT_REQUESTED, REVOKED):
        return state.on_page(token=replace(token, refused=True), message="E-104"), [
            happened("credential_missing", state.now)
        ]
    if state.window.login.locked:
        return state.on_page(message="E-102"), [happened("sign_in_failed", state.now)]
    if not right:
        return _failed(scenario, state)
    if token.state == SUSPENDED:
        return state.on_page(message="E-105"), [happened("suspended_refused", state.now)]
    if state.window.login.elsewhere:
        return state.on_page(message="E-212"), [happened("double_login_refused", state.now)]
    return None


def _failed(scenario: Scenario, state: State) -> Outcome:
    failed, events = state.window.failed_sign_ins + 1, [happened("sign_in_failed", state.now)]
    if failed < scenario.portal.setting("max_failed_sign_ins"):
        return state.on_page(failed_sign_ins=failed, message="E-101"), events
    locked = access.locked(scenario, state.on_page(failed_sign_ins=failed))
    return locked.on_page(message="E-102"), [*events, happened("user_locked", state.now)]


def _admitted(scenario: Scenario, state: State, *, registering: bool) -> Outcome:
    state = state.on_page(failed_sign_ins=0, message="")
    days = passwords.days_left(scenario, state)
    expired = days is not None and days <= 0
    if state.window.login.must_change or expired:
        overdue = "yes" if days is not None and days < 0 else ""
        why = "E-103" if expired else changing.told_at_sign_in(state)
        return state.on_page(screen="first_password", message=why), [
            happened("password_change_asked", state.now, overdue=overdue)
        ]
    if state.window.token.state != ACTIVE:
        page = PAGE_OF[state.window.token.state]
        return state.on_page(screen=page), [happened("registration_begun", state.now)]
    if registering and state.phone.apps.profile == "ready":
        return state.on_page(message="already_here"), [happened("phone_known", state.now)]
    if registering:
        return state.on_page(screen="replace_phone", message="E-168"), [happened("phone_known", state.now)]
    return asked(scenario, state)


def renew_password(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Changes the password to the drill's own new one; then the way goes on as it would have."""
    after, events = access.change_password(scenario, state, action)
    if not after.window.login.changed or state.window.login.changed:
        return _told_why(after), events
    changed = [event for event in events if event.kind != "signed_in"]
    after = replace(after, window=replace(state.window, login=after.window.login))
    if state.window.signed_in:
        home = scenario.portal.home(scenario.seat(state.seat).role.value)
        return after.on_page(screen=home, message="password_changed"), changed
    onward, more = _admitted(scenario, after, registering=False)
    return onward, [*changed, *more]


_CODE_OF = {"password_old_wrong": "E-114", "password_used": "E-112", "password_differs": "E-113"}


def _told_why(state: State) -> State:
    """The state, the reason in the treasury's own numbers: what breaks the rules is E-111 with the rule it breaks."""
    why = state.window.message
    if not why.startswith("password_"):
        return state
    return state.on_page(message=_CODE_OF.get(why, why.replace("password_", "E-111.")))


def resend_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends the login to the phone again; refused while the last one is too young."""
    last = state.window.token.request
    if last is not None and state.now < last.asked_at + holders.seconds(scenario, "resend_after_s"):
        return state.on_page(message="resend_too_soon"), [happened("resend_refused", state.now)]
    return asked(scenario, state)


def cancel_login(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Leaves the page that waits for the phone; the request is gone from the phone too."""
    token = replace(state.window.token, request=None)
    return state.on_page(screen="login", token=token, message=""), [happened("login_cancelled", state.now)]


def request_of(state: State) -> Request | None:
    """The login that the phone would show: a stranger's newer one first."""
    return state.window.token.stranger or state.window.token.request


HANDLERS = {
    "enter": enter,
    "register": register,
    "renew_password": renew_password,
    "resend_request": resend_request,
    "cancel_login": cancel_login,
}
