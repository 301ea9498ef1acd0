"""Whether the phone in hand is locked, how it is opened and locked, and what is done with one that somebody left.

Opening asks for nothing: a drill must never ask for a PIN, so a swipe is enough. Hence a lock changes nothing but what
the phone shows, and whoever presses something on it has opened it.
"""

from __future__ import annotations

from datetime import timedelta

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.handset.left import ABSENT, LYING, OPENED
from training.scenario import Fault, Scenario
from training.state import State


def is_locked(scenario: Scenario, state: State) -> bool:
    """Whether the phone shows its lock screen: not used yet, locked by hand, or not touched for a while.

    A phone with apps is worked with all the while, and stays open.
    """
    if state.phone.apps.screen:
        return False
    used = state.phone.used_at
    if used is None:
        return True
    longest = timedelta(seconds=scenario.portal.setting("phone_lock_s"))
    return state.now >= used + longest and not _in_a_call(scenario, state)


def _in_a_call(scenario: Scenario, state: State) -> bool:
    """Whether somebody who called waits for an answer; nobody's phone locks while he speaks."""
    lures = ((m, scenario.lure(m.template)) for m in state.phone.messages if m.read and not m.answer)
    return any(lure is not None and lure.by == "call" and lure.choices for _, lure in lures)


def shows_previews(scenario: Scenario, state: State) -> bool:
    """Whether the lock screen of the phone in hand shows what messages say."""
    own = scenario.seat(state.seat).sign_in.phone_previews
    return bool(scenario.portal.setting("phone_previews")) if own is None else own


def used(state: State) -> State:
    """The state, the phone in hand having just been used."""
    return replace(state, phone=replace(state.phone, used_at=state.now))


def _unlock(scenario: Scenario, state: State, action: Action) -> Outcome:
    return used(state), [happened("phone_unlocked", state.now)]


def _lock(scenario: Scenario, state: State, action: Action) -> Outcome:
    locked = replace(state, phone=replace(state.phone, used_at=None))
    return locked, [happened("phone_locked", state.now)]


def _hand_back(scenario: Scenario, state: State, action: Action) -> Outcome:
    if state.phone.left == ABSENT:
        return refused(scenario, state, action)
    back = replace(state, phone=replace(state.phone, left=ABSENT))
    return back, [happened("phone_handed_back", state.now)]


def _open_left(scenario: Scenario, state: State, action: Action) -> Outcome:
    if state.phone.left != LYING:
        return refused(scenario, state, action)
    opened = replace(state, phone=replace(state.phone, left=OPENED))
    return opened, [happened("others_used", state.now, contact="left_phone")]


HANDLERS: dict[str, Handler] = {
    "unlock_phone": _unlock,
    "lock_phone": _lock,
    "hand_back_phone": _hand_back,
    "open_left_phone": _open_left,
}


def leave(scenario: Scenario, fault: Fault, state: State) -> Outcome:
    """Puts the drill's other phone on the desk, locked."""
    laid = replace(state, phone=replace(state.phone, left=LYING))
    return laid, [happened("phone_left", state.now)]
