"""How far getting in has come, and what goes wrong on the way."""

from __future__ import annotations

from collections.abc import Callable

from training.events import Event
from training.noticing import Came, Detector
from training.scenario import Scenario
from training.state import State


def _password_changed(state: State) -> bool:
    return bool(state.outcome) or state.window.login.changed


def _user_locked(state: State) -> bool:
    return state.window.login.locked


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "password_changed": _password_changed,
    "user_locked": _user_locked,
}


def _password_overdue(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "password_change_asked" and event.get("overdue") for event in events)


DETECTORS: dict[str, Detector] = {
    "password_like_id": Came("password_refused", why="same_as_id"),
    "password_overdue": _password_overdue,
    "wrote_password": Came("password_written"),
}
