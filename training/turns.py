"""The moments at which a drill's calendar turns: far apart, so that a walk counts between them and not by seconds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from training.access import passwords
from training.lost import hours as lost
from training.scenario import Scenario
from training.state import State
from training.two_factor import asking as two_factor

NEAR = timedelta(hours=1)
"""A fault's moment that is no farther off than this may come while something short-lived still waits."""
LAST = timedelta(minutes=5)
"""Longer than a code or a request to the phone lives; a walk begins something so shortly before a fault too."""


def moments(scenario: Scenario, state: State) -> Iterator[timedelta]:
    """Every turn that something still waits for, past and to come, since the drill's start."""
    yield from (fault.at for fault in scenario.faults if fault.at is not None and fault.id not in state.fired)
    if (switch := two_factor.begins_at(scenario)) is not None:
        yield switch
    yield from lost.moments(scenario, state)
    yield from passwords.moments(scenario, state)


def nearing(scenario: Scenario, state: State) -> Iterator[timedelta]:
    """From when on a fault's moment that is still to come is near."""
    yield from (f.at - NEAR for f in scenario.faults if f.at is not None and f.id not in state.fired)


def last_minutes(scenario: Scenario, state: State) -> Iterator[timedelta]:
    """When the last minutes before each such moment begin: what is begun in them may still wait when it comes."""
    yield from (near + NEAR - LAST for near in nearing(scenario, state))


def present(scenario: Scenario, state: State) -> timedelta:
    """The state's own moment as its future sees it.

    Shortly before a fault's moment it is the moment itself. Else it is the last turn, for until the next one nothing
    asks how late it is; and where nothing waits for a turn at all, it is the drill's start.
    """
    if any(begins <= state.now < begins + NEAR for begins in nearing(scenario, state)):
        return state.now
    return max((turn for turn in moments(scenario, state) if turn <= state.now), default=timedelta(0))
