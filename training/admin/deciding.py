"""What becomes of a request: another administrator approves or rejects it, or whoever asked takes it back.

Only approving changes a user. Until then the old number stands, and the bank sends codes to it.
"""

from __future__ import annotations

from training.actions import Action
from training.admin.asking import noted, turn
from training.admin.users import Directory, Request, User
from training.bank_portal import Handler, Outcome, broken_reason, refused
from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.state import State, Window


def open_requests(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lists what waits; whoever asked sees it too."""
    return turn(state, "requests"), [happened("requests_opened", state.now)]


def open_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows old beside new of one request."""
    asked = state.bank.directory.waiting(action.get("user"))
    if asked is None:
        return refused(scenario, state, action)
    return turn(state, "request", user_id=asked.user_id), [
        happened("request_opened", state.now, user=asked.user_id)
    ]


def approve_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Makes the change, unless whoever asked is the same person; a harmful one ends the drill there."""
    user, asked = _in_hand(state)
    if user is None or asked is None:
        return refused(scenario, state, action)
    if asked.requested_by == state.seat:
        return state.on_page(message="own_request"), [happened("own_approval_refused", state.now)]
    changed = asked.applied(user)
    directory = noted(scenario, state, f"approve_{asked.kind}", asked).without_request(user.user_id)
    done = _told(_numbers_follow(scenario, state, changed), directory.with_user(changed), user.user_id)
    harmed = "" if asked.is_right(user) else "harmed"
    return replace(done.on_page(message="request_approved"), outcome=harmed), [
        happened("request_approved", state.now, user=user.user_id, change=asked.kind)
    ]


def start_reject_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks for the reason, which is compulsory."""
    user, asked = _in_hand(state)
    if user is None or asked is None:
        return refused(scenario, state, action)
    return turn(state, "request_reject", user_id=user.user_id), [
        happened("request_reject_started", state.now)
    ]


def reject_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends the request back; without a reason the bank does not take it."""
    user, asked = _in_hand(state)
    if user is None or asked is None:
        return refused(scenario, state, action)
    if wrong := broken_reason(state, action.get("reason")):
        return wrong
    return _dropped(scenario, state, asked, "reject", "request_rejected")


def cancel_request(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes one's own request back."""
    user, asked = _in_hand(state)
    if user is None or asked is None or asked.requested_by != state.seat:
        return refused(scenario, state, action)
    return _dropped(scenario, state, asked, "cancel", "request_cancelled")


def _dropped(scenario: Scenario, state: State, asked: Request, what: str, event: str) -> Outcome:
    directory = noted(scenario, state, f"{what}_{asked.kind}", asked).without_request(asked.user_id)
    right = "yes" if _is_right(state, asked) else "no"
    happening: list[Event] = [happened(event, state.now, user=asked.user_id, right=right)]
    return _told(state, directory, asked.user_id).on_page(message=event), happening


def _is_right(state: State, asked: Request) -> bool:
    user = state.bank.directory.user(asked.user_id)
    return user is not None and asked.is_right(user)


def _in_hand(state: State) -> tuple[User | None, Request | None]:
    directory, user_id = state.bank.directory, state.window.admin.user_id
    return directory.user(user_id), directory.waiting(user_id)


def _told(state: State, directory: Directory, user_id: str) -> State:
    """The page that says how it went, the bank's books as they now are."""
    page = turn(state, "request_done", user_id=user_id)
    return replace(page, bank=replace(state.bank, directory=directory))


def _numbers_follow(scenario: Scenario, state: State, user: User) -> State:
    """The state, codes for whoever is that user now going to the number the bank now has."""
    owner = next((s for s in scenario.seats if s.sign_in.user_id == user.user_id), None)
    if owner is None:
        return state

    def followed(window: Window) -> Window:
        return replace(window, number_wrong=user.mobile != owner.sign_in.phone)

    if owner.id == state.seat:
        return replace(state, window=followed(state.window))
    away = tuple(
        replace(left, window=followed(left.window)) if left.seat == owner.id else left for left in state.away
    )
    return replace(state, away=away)


# ------------------------------------------------------------------ the readiness list


def open_readiness(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows every authorizer with the number as the bank has it."""
    return turn(state, "readiness"), [happened("readiness_opened", state.now)]


def tick_owner(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Ticks a user as ready; one whose number is not right at the bank yet is not ticked."""
    directory = state.bank.directory
    user = directory.user(action.get("user"))
    if user is None:
        return refused(scenario, state, action)
    if not user.is_right or directory.waiting(user.user_id):
        return state.on_page(message="not_ready"), [happened("tick_refused", state.now, user=user.user_id)]
    ticked = replace(directory, ticked=directory.ticked | {user.user_id})
    page = turn(state, "readiness", message="owner_ticked")
    return replace(page, bank=replace(state.bank, directory=ticked)), [
        happened("owner_ticked", state.now, user=user.user_id)
    ]


HANDLERS: dict[str, Handler] = {
    "open_requests": open_requests,
    "open_request": open_request,
    "approve_request": approve_request,
    "start_reject_request": start_reject_request,
    "reject_request": reject_request,
    "cancel_request": cancel_request,
    "open_readiness": open_readiness,
    "tick_owner": tick_owner,
}
