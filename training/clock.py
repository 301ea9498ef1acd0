"""The clock of a drill: what comes next by itself, while nobody does anything."""

from __future__ import annotations

from datetime import timedelta

from training.access import idle
from training.actions import Action, act
from training.equal_futures import TICK
from training.faults import caught_up
from training.scenario import Scenario
from training.soft_token import future as soft_token
from training.state import State
from training.two_factor import asking as two_factor


def wait_for_next(scenario: Scenario, state: State) -> Action | None:
    """The wait up to the nearest moment ahead at which the world changes by itself; None when nothing is to come.

    That is when a message arrives, a code may be asked for anew or dies, a page left alone is dropped, or a fault's
    time of day or the office's first day of codes comes. Which of these it is, the action does not say.
    """
    state, _ = caught_up(
        scenario, state
    )  # as every step begins: what has come by now may bring something later
    ahead = [moment for moment in _moments(scenario, state) if moment > state.now]
    if not ahead:
        return None
    return act("wait", seconds=f"{(min(ahead) - state.now) / timedelta(seconds=1):.3f}")


def _moments(scenario: Scenario, state: State) -> list[timedelta]:
    moments = [message.arrives_at for message in state.phone.messages]
    moments += [fault.at for fault in scenario.faults if fault.at is not None and fault.id not in state.fired]
    challenge = state.window.challenge
    if challenge is not None and challenge.state == "sent":
        moments += [
            challenge.sent_at + scenario.codes.resend_after,
            challenge.expires_at(scenario.codes) + TICK,
        ]
    by_itself = (idle.drops_at(scenario, state), two_factor.begins_at(scenario))
    moments += [moment for moment in by_itself if moment is not None]
    moments += soft_token.moments(scenario, state)
    return moments
