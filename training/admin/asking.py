"""The administrator's pages for finding a user and asking for a change, which by itself changes nothing yet."""

from __future__ import annotations

from datetime import timedelta

from thai.dates import BUDDHIST_ERA
from training.actions import Action
from training.admin.typed import broken_rule, subject, tidy
from training.admin.users import Change, Directory, Entry, Page, Request, User
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.safety import looks_real
from training.scenario import Scenario
from training.state import State

# a change that is no editing: the status it leads to, and those from which the bank offers it
STATUS_CHANGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "reset": ("new", ("active",)),
    "unlock": ("active", ("locked",)),
    "suspend": ("suspended", ("active", "new", "locked")),
    "activate": ("active", ("suspended",)),
    "delete": ("deleted", ("active", "new", "locked", "suspended")),
}
EDITED = ("active", "new")
_BOXES = ("name", "name_en", "mobile", "email")
_NEEDED = ("name", "name_en", "mobile")  # of a new user


def turn(state: State, screen: str, message: str = "", **page: object) -> State:
    """The state with that page of the administrator's, and these things on it."""
    return state.on_page(screen=screen, message=message, admin=replace(Page(), **page))  # type: ignore[arg-type]


def moment(scenario: Scenario, at: timedelta) -> str:
    """A moment as the administrator's pages write it, such as 18-08-2566 16:05."""
    then = scenario.start + at
    return f"{then:%d-%m}-{then.year + BUDDHIST_ERA} {then:%H:%M}"


def name_of(scenario: Scenario, seat_or_user: str) -> str:
    """The user ID of a seat; of somebody without a seat, what is given."""
    return next((s.sign_in.user_id for s in scenario.seats if s.id == seat_or_user), seat_or_user)


def noted(scenario: Scenario, state: State, what: str, request: Request) -> Directory:
    """The directory with a line more in its audit log: who did what about that request, old and new."""
    at, who = moment(scenario, state.now), name_of(scenario, state.seat)
    lines = tuple(Entry(at, who, what, request.user_id, c.old, c.new) for c in request.changes)
    return replace(state.bank.directory, audit=(*state.bank.directory.audit, *lines))


# ------------------------------------------------------------------ looking


def open_menu(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens the menu at the top left."""
    return turn(state, "menu"), [happened("menu_opened", state.now)]


def open_users(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens User Profile, where nothing is listed before something is searched for."""
    return turn(state, "users"), [happened("users_opened", state.now)]


def search_users(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lists the users that were searched for."""
    return turn(state, "user_list", found=action.get("among")), [happened("users_searched", state.now)]


def open_user(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows one user's details."""
    user = state.bank.directory.user(action.get("user"))
    if user is None or user.status == "absent":
        return refused(scenario, state, action)
    return turn(state, "user", user_id=user.user_id), [happened("user_opened", state.now, user=user.user_id)]


def open_audit(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows who did what, when, with the old and new values."""
    return turn(state, "audit"), [happened("audit_opened", state.now)]


# ------------------------------------------------------------------ asking


def edit_user(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens the boxes for a new number and a new address."""
    user = subject(state)
    if user is None or not state.bank.directory.may_be_changed(user):
        return refused(scenario, state, action)
    return turn(state, "user_edit", user_id=user.user_id), [happened("edit_started", state.now)]


def create_user(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens the boxes for a new user."""
    return turn(state, "user_create"), [happened("edit_started", state.now)]


def submit_edit(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Goes on to comparing old with new; an empty box leaves its field as it is."""
    user = subject(state)
    if user is None:
        return refused(scenario, state, action)
    return _compare(scenario, state, action, user, "edit", ())


def submit_user(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Goes on to comparing for a new user: an ID that nobody has, both names, a number, and one role."""
    user = subject(state)
    if user is None:
        return refused(scenario, state, action)
    wanted = tidy("new_id", action.get("new_id"))
    if state.bank.directory.user(wanted) not in (None, user):
        return state.on_page(message="new_id_taken"), [happened("typed_refused", state.now)]
    if wanted != user.user_id:
        return state.on_page(message="new_id_wrong"), [happened("typed_refused", state.now)]
    if not all(action.get(box).strip() for box in _NEEDED):
        return state.on_page(message="create_incomplete"), [happened("typed_refused", state.now)]
    first = (Change("status", user.status, "new"), Change("role", "", action.get("role")))
    return _compare(scenario, state, action, user, "create", first)


def _compare(
    scenario: Scenario, state: State, action: Action, user: User, kind: str, first: tuple[Change, ...]
) -> Outcome:
    """The page on which old stands beside new, or the same page with what the bank takes exception to."""
    if any(looks_real(action.get(field).strip()) for field in _BOXES):
        return state.on_page(message="real_value"), [happened("real_value_refused", state.now)]
    typed = {field: tidy(field, action.get(field)) for field in _BOXES}
    given = {field: text for field, text in typed.items() if text and text != getattr(user, field)}
    for field, text in given.items():
        if wrong := broken_rule(scenario, state, field, text):
            return state.on_page(message=wrong), [happened("typed_refused", state.now, field=field)]
    if not given:
        return state.on_page(message="nothing_changed"), [happened("nothing_changed", state.now)]
    draft = (*first, *(Change(field, getattr(user, field), text) for field, text in given.items()))
    page = turn(state, "user_confirm", user_id=user.user_id, kind=kind, draft=draft)
    return page, [happened("change_drafted", state.now, user=user.user_id)]


def ask_change(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Goes on to comparing for a change of status: suspending, unlocking and the like."""
    user, kind = subject(state), action.get("change")
    if user is None or user.status not in STATUS_CHANGES[kind][1]:
        return refused(scenario, state, action)
    draft = (Change("status", user.status, STATUS_CHANGES[kind][0]),)
    page = turn(state, "user_confirm", user_id=user.user_id, kind=kind, draft=draft)
    return page, [happened("change_drafted", state.now, user=user.user_id)]


def confirm_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends the request; until another administrator approves it, nothing is changed."""
    user, page = subject(state), state.window.admin
    if user is None or not page.draft or not state.bank.directory.may_be_changed(user):
        return refused(scenario, state, action)
    then = scenario.start + state.now
    number = f"AD{(then.year + BUDDHIST_ERA) % 100:02}{then:%m%d}{state.bank.directory.asked + 1:03}"
    request = Request(number, page.kind, user.user_id, state.seat, moment(scenario, state.now), page.draft)
    asked = noted(scenario, state, f"ask_{page.kind}", request).with_request(request)
    sent = turn(state, "request_sent", user_id=user.user_id)
    return replace(sent, bank=replace(state.bank, directory=asked)), [
        happened("change_asked", state.now, user=user.user_id, change=page.kind)
    ]


HANDLERS: dict[str, Handler] = {
    "open_menu": open_menu,
    "open_users": open_users,
    "search_users": search_users,
    "open_user": open_user,
    "open_audit": open_audit,
    "edit_user": edit_user,
    "create_user": create_user,
    "submit_edit": submit_edit,
    "submit_user": submit_user,
    "ask_change": ask_change,
    "confirm_request": confirm_request,
}
