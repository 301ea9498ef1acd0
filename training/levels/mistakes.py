"""Notices what goes wrong between the levels of an approval."""

from __future__ import annotations

from training.events import Event
from training.noticing import Came, Detector
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


DETECTORS: dict[str, Detector] = {
    "relied_on_first": _relied_on_first,
    "decided_twice": Came("decision_refused"),
}
