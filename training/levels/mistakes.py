"""Notices what goes wrong between the levels of an approval."""

from __future__ import annotations

from collections.abc import Callable

from training.events import Event
from training.scenario import Scenario
from training.state import State


def _relied_on_first(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(
        event.kind in ("approved", "level_approved")
        and (approved := before.bank.find(event.get("ref"))) is not None
        and bool(approved.approvals)
        and not before.window.has_seen(approved)
        for event in events
    )


def _decided_twice(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "decision_refused" for event in events)


DETECTORS: dict[str, Callable[[Scenario, State, State, list[Event]], bool]] = {
    "relied_on_first": _relied_on_first,
    "decided_twice": _decided_twice,
}
