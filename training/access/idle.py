"""A page that was left alone too long looks alive, but its next click leads back to signing in."""

from __future__ import annotations

from datetime import timedelta

from training.access import passwords
from training.actions import ROOM, Action
from training.events import Event, happened
from training.frozen import replace, with_fields
from training.handset.words import KINDS as HANDSET
from training.scenario import Scenario
from training.soft_token.kinds import ON_THE_PHONE
from training.state import State, Window

TICK = timedelta(milliseconds=1)
# what is done away from the bank's page does not reach the bank
_ELSEWHERE = (
    ROOM
    | {
        "read_message",
        "answer_message",
        "contact",
        *HANDSET,
        "give_away",
        "close_page",
        "give_credentials",
        "leave_false_page",
    }
    | ON_THE_PHONE
    | set(HANDSET)
)


def limit(scenario: Scenario, seat: str) -> timedelta | None:
    """How long that seat's page may be left alone; None where the drill does not ask."""
    if not passwords.plan(scenario, seat).idle:
        return None
    return timedelta(seconds=scenario.portal.setting("idle_s"))


def drops_at(scenario: Scenario, state: State) -> timedelta | None:
    """The first moment at which the page in hand is dead; None when it cannot be."""
    allowed = limit(scenario, state.seat)
    if allowed is None or not state.window.signed_in:
        return None
    return state.window.login.active_at + allowed + TICK


def is_dead(scenario: Scenario, state: State, action: Action) -> bool:
    """Whether this action is a click on a page that the bank has dropped."""
    moment = drops_at(scenario, state)
    return moment is not None and state.now >= moment and action.kind not in _ELSEWHERE


def dropped(state: State) -> tuple[State, list[Event]]:
    """What such a click comes to."""
    ended = state.window.challenge and state.window.challenge.ended("cancelled")
    out = state.on_page(screen="login", signed_in=False, open_ref="", challenge=ended, message="timed_out")
    return out, [happened("timed_out", state.now)]


def touched(scenario: Scenario, state: State, action: Action) -> State:
    """The state, the page in hand having just been used."""
    if action.kind in _ELSEWHERE or limit(scenario, state.seat) is None:
        return state
    return state.on_page(login=replace(state.window.login, active_at=state.now))


def ahead(scenario: Scenario, state: State, now: timedelta) -> Window:
    """The window as a future whose present is `now` sees it: it counts how long ago it was used, up to the limit."""
    window, allowed = state.window, limit(scenario, state.seat)
    if allowed is None and window.login.active_at == timedelta(0):
        return window
    if allowed is None or not window.signed_in:
        return with_fields(window, login=with_fields(window.login, active_at=timedelta(0)))
    age = min(state.now - window.login.active_at, allowed + TICK)
    return with_fields(window, login=with_fields(window.login, active_at=now - age))
