"""An approval whose answer never comes: the page hangs, the session dies, and only looking tells what became of it.

While nobody knows, the set stands at the bank as ``unknown``; how it truly stands is kept beside it, and comes out
when the bank is asked. The statement shows the truth all along, for money that has left has left.
"""

from __future__ import annotations

from collections.abc import Callable

from training.actions import Action
from training.bank_portal import Handler, Outcome
from training.events import Event, happened
from training.frozen import replace
from training.reports.state import Lost
from training.scenario import Fault, Scenario
from training.state import Message, State


def confirm_again(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Presses confirm once more on a page that hangs; the bank takes a code once, so nothing else comes of it."""
    return state.on_page(message="still_processing"), [happened("confirmed_again", state.now)]


def reload_page(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Loads the page anew, and finds the session gone."""
    gone = state.on_page(screen="login", signed_in=False, open_ref="", message="session_lost")
    return gone, [happened("session_lost", state.now)]


HANDLERS: dict[str, Handler] = {"confirm_again": confirm_again, "reload_page": reload_page}


# ------------------------------------------------------------------ what faults do


def lose_answer(scenario: Scenario, fault: Fault, state: State) -> tuple[State, list[Event]]:
    """The approval just given gets no answer; whether it was taken is the fault's to say."""
    approved = state.bank.find(fault.get("set"))
    if approved is None or approved.status != "approved":
        return state, []
    lost = Lost(approved.ref, fault.get("truth"), fault.get("message"))
    hanging = state.on_page(screen="hanging", message="")
    # an approval that never came to the bank binds nobody: the same person may give it again
    approvals = approved.approvals if lost.truth == "approved" else approved.approvals[:-1]
    return replace(
        hanging,
        bank=state.bank.with_set(replace(approved, status="unknown", approvals=approvals)),
        reports=replace(state.reports, lost=lost, seen=frozenset()),
    ), [happened("answer_lost", state.now, ref=approved.ref)]


def settle_answer(scenario: Scenario, fault: Fault, state: State) -> tuple[State, list[Event]]:
    """The bank says how the set stands, and from now on it stands so for everybody."""
    lost = state.reports.lost
    unknown = state.bank.find(lost.ref) if lost else None
    if lost is None or unknown is None:
        return state, []
    return replace(
        state,
        bank=state.bank.with_set(replace(unknown, status=lost.truth)),
        phone=state.phone.having(Message(lost.message, state.now, lost.message, read=True)),
        reports=replace(state.reports, lost=None, settled=True, seen=frozenset()),
    ), [happened("answer_settled", state.now, ref=lost.ref, truth=lost.truth)]


def copy_set(scenario: Scenario, fault: Fault, state: State) -> tuple[State, list[Event]]:
    """The maker uploads a set a second time; the bank takes it unless the first truly waits for approval still."""
    first = next((s for s in scenario.sets if s.ref == fault.get("set")), None)
    if first is None or state.bank.find(fault.get("ref")):
        return state, []
    if _waits(state, first.ref):
        return state, [happened("upload_refused", state.now, ref=first.ref)]
    again = replace(first, ref=fault.get("ref"), status="pending")
    bank = replace(state.bank, sets=(*state.bank.sets, again))
    return replace(state, bank=bank), [happened("set_copied", state.now, ref=again.ref)]


def _waits(state: State, ref: str) -> bool:
    lost, held = state.reports.lost, state.bank.find(ref)
    if lost is not None and lost.ref == ref:
        return lost.truth == "pending"
    return held is not None and held.status == "pending"


Apply = Callable[[Scenario, Fault, State], tuple[State, list[Event]]]
VERBS: dict[str, tuple[Apply, frozenset[str], frozenset[str]]] = {
    "copy_set": (copy_set, frozenset({"set", "ref"}), frozenset()),
    "lose_answer": (lose_answer, frozenset({"set", "truth", "message"}), frozenset({"seat"})),
    "settle_answer": (settle_answer, frozenset(), frozenset({"seat"})),
}
"""What a fault can do here, the arguments it needs and those it may have."""
