"""What a trainee can do outside the make-believe world: let time pass, ask for a hint, stop."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal, InvalidOperation

from training import steps
from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.faults import for_instructor
from training.frozen import replace
from training.scenario import Scenario
from training.soft_token import holders
from training.state import State
from training.treasury import recording

LONGEST_WAIT = timedelta(days=366)
_LONGEST_S = Decimal(int(LONGEST_WAIT.total_seconds()))


def wait(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lets time pass at once instead of waiting for it."""
    passed = seconds(action)
    if not passed:
        return refused(scenario, state, action)
    later = replace(state, now=state.now + passed)
    return later, [happened("time_passed", later.now, seconds=action.get("seconds"))]


def seconds(action: Action) -> timedelta:
    """The time that a ``wait`` asks for; zero when it says no sensible number."""
    try:
        asked = Decimal(action.get("seconds"))
        # compared before it is turned into a whole number: 1e999999 would take the machine's memory
        return timedelta(milliseconds=int(asked * 1000)) if 0 < asked <= _LONGEST_S else timedelta(0)
    except InvalidOperation:
        return timedelta(0)


def take_seat(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Moves to another seat; nobody leaves a seat at which somebody is signed in.

    Whoever is signed in already as the drill begins sits at a computer of his own, and stays there.
    """
    if action.get("who") not in {other.seat for other in state.away}:
        return refused(scenario, state, action)
    if not may_leave(scenario, state):
        return state.on_page(message="sign_out_first"), [happened("seat_kept", state.now)]
    # the bank counts wrong passwords in a row, and a person who comes back to his chair begins anew
    left = state.on_page(failed_sign_ins=0)
    left = recording.left_alone(scenario, left) if left.window.signed_in else left
    return left.at(action.get("who")), [happened("seat_taken", state.now, seat=action.get("who"))]


def may_leave(scenario: Scenario, state: State) -> bool:
    """Whether somebody may get up from the seat in hand."""
    return not state.window.signed_in or holders.begins_inside(scenario, state.seat)


def instruct(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lets something go wrong now, as the instructor wishes."""
    if action.get("fault") not in {fault.id for fault in for_instructor(scenario, state)}:
        return refused(scenario, state, action)
    return state, [happened("instructed", state.now, fault=action.get("fault"))]


def take_hint(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows how to do the step in hand; each step's hint is paid for once."""
    _, step = steps.current(scenario, state)
    if step.id in state.hints:
        return state, []
    return replace(state, hints=state.hints | {step.id}), [happened("hint_taken", state.now, step=step.id)]


def give_up(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Ends the drill where it stands."""
    return replace(state, outcome="gave_up"), [happened("gave_up", state.now)]


HANDLERS: dict[str, Handler] = {
    "wait": wait,
    "take_seat": take_seat,
    "instruct": instruct,
    "take_hint": take_hint,
    "give_up": give_up,
}
