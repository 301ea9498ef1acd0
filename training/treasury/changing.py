"""Changing a right holder: the request with the order attached, what comes of it, and whose right ends and begins.

Sources: the Ministry of Finance's letter of 5 February 2568, ข้อ ๒ and ข้อ ๓: it is done in the system, the order is
attached, and the password is changed at once after approval. The pages and the messages are inferred.
"""

from __future__ import annotations

from datetime import date, timedelta

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.soft_token.asking import shut_out
from training.soft_token.state import ISSUED, REVOKED
from training.state import State
from training.treasury.kinds import CHANGE_BOXES
from training.treasury.plan import Order, RightChange
from training.treasury.state import Change

FILED, REVIEWING, MORE_WANTED, DENIED, APPROVED = "filed", "reviewing", "more_wanted", "denied", "approved"
ENDS_THE_OLD = frozenset({"replace", "remove"})
# who holds the one approval is refused the other: the right asked for, what is held, and the message
_CONFLICTS = {
    ("approver_1", "approver_2"): "E-404.approver_1",
    ("approver_2", "approver_1"): "E-404.approver_2",
}
HOUR = timedelta(hours=1)


def orders(scenario: Scenario, state: State) -> tuple[Order, ...]:
    """The papers that can be attached now."""
    return tuple(o for o in scenario.work.orders if not o.needs or o.needs in state.contacted)


def file_change(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Files the request; what the system itself can see to be wrong it refuses at once."""
    plan = scenario.work.change
    if plan is None or state.treasury.change.status in (FILED, REVIEWING, APPROVED):
        return refused(scenario, state, action)
    if why := _refusal(scenario, state, action):
        event = happened("change_refused", state.now, why=why.split(".")[0], order=action.get("order"))
        return state.on_page(message=why), [event]
    asked = tuple((box, action.get(box)) for box in CHANGE_BOXES)
    flaw = _flaw(plan, action)
    filed = _with(state, Change(FILED, asked, flaw)).on_page(screen="change_status", message="")
    return filed, [happened("change_filed", state.now, as_ordered="" if flaw else "yes")]


def _refusal(scenario: Scenario, state: State, action: Action) -> str:
    """The key of the message with which the system refuses a request; empty when it takes it."""
    order = next((o for o in orders(scenario, state) if o.id == action.get("order")), None)
    if order is None:
        return "E-401"
    new, right = action.get("new_holder"), action.get("right")
    if order.signed is None:
        return "E-403"
    if conflict := _CONFLICTS.get((right, scenario.work.official(new).right)):
        return conflict
    if (new, right) not in order.names:
        return "E-402"
    return "E-405" if date.fromisoformat(action.get("start")) < order.signed else ""


def _flaw(plan: RightChange, asked: Action) -> str:
    """What only the department's officer sees: another ``person``, or another ``kind`` or day; empty if right."""
    people = (asked.get("old_holder"), asked.get("new_holder"), asked.get("right"))
    if people != (plan.old, plan.new, plan.right):
        return "person"
    as_ordered = (plan.kind, plan.start.isoformat())
    return "" if (asked.get("change_kind"), asked.get("start")) == as_ordered else "kind"


def track_change(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Waits an hour and looks what became of the request."""
    plan, change = scenario.work.change, state.treasury.change
    if plan is None or change.status not in (FILED, REVIEWING):
        return refused(scenario, state, action)
    later = replace(state, now=state.now + HOUR)
    if change.status == FILED:
        return _with(later, replace(change, status=REVIEWING)), [happened("change_reviewed", later.now)]
    if change.flaw == "kind":
        return _with(later, replace(change, status=MORE_WANTED)), [happened("change_wants_more", later.now)]
    if change.flaw:
        return _with(later, replace(change, status=DENIED)), [happened("change_denied", later.now)]
    return _granted(scenario, plan, later)


def _granted(scenario: Scenario, plan: RightChange, state: State) -> Outcome:
    """What the order wants comes true; nothing else is ever granted."""
    new = scenario.work.official(plan.new)
    ends = plan.old if plan.kind in ENDS_THE_OLD else ""
    granted = replace(state.treasury.change, status=APPROVED, new_seat=new.seat, ended=ends)
    after, events = _with(state, granted).on_page(message="E-406"), [happened("change_approved", state.now)]
    if new.seat:
        after = _issued(after, new.seat)
        events.append(happened("credential_issued", state.now))
    if ends:
        after, more = _revoked(scenario, after, ends)
        events += more
    return after, events


def _issued(state: State, seat: str) -> State:
    """The new holder has a username and a password, which has to be changed before anything else."""
    here = state.seat
    there = state.at(seat)
    login, token = replace(there.window.login, must_change=True), replace(there.window.token, state=ISSUED)
    return there.on_page(login=login, token=token).at(here)


def _revoked(scenario: Scenario, state: State, person: str) -> tuple[State, list[Event]]:
    """The old holder's Soft Token is locked, and whoever sits there is signed out."""
    seat, here = scenario.work.official(person).seat, state.seat
    there = state.at(seat) if seat else state
    if not seat or there.seat != seat:
        return state, []
    return shut_out(there, REVOKED, "E-104").at(here), [happened("token_revoked", state.now)]


def _with(state: State, change: Change) -> State:
    return replace(state, treasury=replace(state.treasury, change=change))


def told_at_sign_in(state: State) -> str:
    """The key of what a new holder is told before the password has to be changed; empty for everybody else."""
    change = state.treasury.change
    return "E-406" if change.status == APPROVED and change.new_seat == state.seat else ""


HANDLERS: dict[str, Handler] = {"file_change": file_change, "track_change": track_change}
