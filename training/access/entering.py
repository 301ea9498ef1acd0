"""The way in: what a right password opens, when a lock can be undone, and changing the password."""

from __future__ import annotations

from collections.abc import Callable

from training.access import passwords
from training.access.login import AccessPlan, Login
from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.roles import Role
from training.safety import looks_real
from training.scenario import Scenario
from training.state import State

Outcome = tuple[State, list[Event]]


def _home(scenario: Scenario, state: State) -> str:
    """The page after signing in; a maker who has nothing to pay sees what waits."""
    role = scenario.seat(state.seat).role
    return "inbox" if role is Role.MAKER and scenario.maker is None else scenario.portal.home(role.value)


def first_login(plan: AccessPlan) -> Login:
    """What the bank remembers as the drill begins."""
    return Login(must_change=plan.first_login or plan.expires_in_days == 0, elsewhere=plan.elsewhere)


def admitted(scenario: Scenario, state: State) -> Outcome:
    """What typing the right password comes to: in, first a new password, or not while signed in elsewhere."""
    login = state.window.login
    if login.elsewhere:
        return state.on_page(message="already_in"), [happened("double_login_refused", state.now)]
    if login.must_change:
        return _in(scenario, state, screen="change_password", message="change_password"), [
            happened("password_change_asked", state.now)
        ]
    days = passwords.days_left(scenario, state)
    events = [happened("signed_in", state.now)]
    home = _home(scenario, state)
    if days is None or days > scenario.portal.setting("password_warn_days"):
        return _in(scenario, state, screen=home, message=""), events
    return _in(scenario, state, screen=home, message="password_expires"), [
        *events, happened("expiry_warned", state.now),
    ]  # fmt: skip


def _in(scenario: Scenario, state: State, *, screen: str, message: str) -> State:
    return state.on_page(screen=screen, signed_in=True, failed_sign_ins=0, message=message)


def locked(scenario: Scenario, state: State) -> State:
    """The state once the user is locked: the drill is over, unless an administrator may still unlock him."""
    after = state.on_page(message="user_locked")
    if any(fault.do == "unlock_user" and fault.id not in state.fired for fault in scenario.faults):
        return after.on_page(login=replace(state.window.login, locked=True))
    return replace(after.on_page(screen="locked"), outcome="locked")


def change_password(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Changes the password to the drill's own new one; anything else is refused with its reason and wiped."""
    old, new, again = (action.get(f"{box}_password") for box in ("old", "new", "confirm"))
    if any(looks_real(text.strip()) for text in (old, new, again)):
        return state.on_page(message="real_value"), [happened("real_value_refused", state.now)]
    if old != passwords.current(scenario, state):
        return _refused(state, "old_wrong")
    if flaw := passwords.flaw(scenario, state, new):
        return _refused(state, flaw)
    if new != again:
        return _refused(state, "differs")
    login = replace(state.window.login, must_change=False, changed=True)
    home = _home(scenario, state)
    return state.on_page(screen=home, login=login, message="password_changed"), [
        happened("password_changed", state.now),
        happened("signed_in", state.now),
    ]


def _refused(state: State, why: str) -> Outcome:
    return state.on_page(message=f"password_{why}"), [happened("password_refused", state.now, why=why)]


HANDLERS: dict[str, Callable[[Scenario, State, Action], Outcome]] = {"change_password": change_password}


def unlocked(state: State) -> Outcome:
    """The user once an administrator has unlocked him: with his first password again, which he has to change."""
    login = replace(state.window.login, locked=False, changed=False, must_change=True)
    return state.on_page(login=login, failed_sign_ins=0, message=""), [happened("user_unlocked", state.now)]


def freed(state: State) -> Outcome:
    """The user once he is signed out wherever else he was signed in."""
    login = replace(state.window.login, elsewhere=False)
    return state.on_page(login=login), [happened("user_freed", state.now)]
