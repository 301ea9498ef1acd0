"""The clock of a drill: what comes next by itself, while nobody does anything."""

from __future__ import annotations

from datetime import datetime, timedelta

from thai.dates import add_months
from thai.numerals import to_thai
from training import turns
from training.access import idle
from training.actions import Action, act
from training.equal_futures import TICK
from training.faults import caught_up
from training.scenario import Scenario, Skip
from training.soft_token import future as soft_token
from training.state import State
from training.words import Words


def wait_for_next(scenario: Scenario, state: State) -> Action | None:
    """The wait up to the nearest moment ahead at which the world changes by itself; None when nothing is to come.

    That is when a message arrives, a code may be asked for anew or dies, a page left alone is dropped, or a fault's
    time of day or the office's first day of codes comes. Which of these it is, the action does not say.
    """
    # as every step begins: what has come by now may bring something later
    state, _ = caught_up(scenario, state)
    ahead = [moment for moment in _moments(scenario, state) if moment > state.now]
    return _until(min(ahead), state) if ahead else None


def wait_for_last_minutes(scenario: Scenario, state: State) -> Action | None:
    """The wait up to the last minutes before a fault's moment, at which nothing changes by itself; None without one."""
    ahead = [moment for moment in turns.last_minutes(scenario, state) if moment > state.now]
    return _until(min(ahead), state) if ahead else None


def _until(moment: timedelta, state: State) -> Action:
    return act("wait", seconds=f"{(moment - state.now) / timedelta(seconds=1):.3f}")


def _moments(scenario: Scenario, state: State) -> list[timedelta]:
    moments = [message.arrives_at for message in state.phone.messages]
    moments += turns.moments(scenario, state)
    challenge = state.window.challenge
    if challenge is not None and challenge.state == "sent":
        moments += [
            challenge.sent_at + scenario.codes.resend_after,
            challenge.expires_at(scenario.codes) + TICK,
        ]
    moments += [moment] if (moment := idle.drops_at(scenario, state)) is not None else []
    moments += soft_token.moments(scenario, state)
    return moments


def skip(scenario: Scenario, state: State, by: Skip) -> Action:
    """The wait by which the clock goes on so far; months go by the calendar, to the month's last day where need be."""
    now = scenario.start + state.now
    if by.unit == "months":
        then = datetime.combine(add_months(now.date(), by.n), now.timetz())
    else:
        then = now + timedelta(**{by.unit: by.n})
    return act("wait", seconds=f"{(then - now) / timedelta(seconds=1):.3f}")


_UNITS = {"hours": Words("ชั่วโมง", "hours"), "days": Words("วัน", "days"), "months": Words("เดือน", "months")}


def caption(by: Skip) -> Words:
    """What such a choice is called."""
    unit = _UNITS[by.unit]
    return Words(f"ข้ามไป {to_thai(str(by.n))} {unit.th}", f"Skip {by.n} {unit.en}")
