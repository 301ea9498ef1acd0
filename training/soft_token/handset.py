"""Puts a screen of an app on the phone."""

from __future__ import annotations

from training.events import Event, happened
from training.frozen import replace
from training.soft_token.state import HOME
from training.state import State

AT_REST = frozenset({HOME, "store", "look_alike", "camera"})


def on_screen(state: State, screen: str, message: str = "", **changes: object) -> State:
    """The state, the phone now showing that screen of an app, and of the phone changed what is named."""
    apps = replace(state.phone.apps, screen=screen, message=message, **changes)  # type: ignore[arg-type]
    return replace(state, phone=replace(state.phone, apps=apps, used_at=state.now))


def put_down(state: State) -> State:
    """The state, an app that worked with the page just left now shut: what it waited for is gone."""
    handset = state.phone.apps
    return state if not handset.screen or handset.screen in AT_REST else on_screen(state, HOME)


def scan_failed(state: State, screen: str, why: str) -> tuple[State, list[Event]]:
    """The app still scanning, with the reason; whether the same reason stood there already is told too."""
    again = "yes" if state.phone.apps.message == why else ""
    return on_screen(state, screen, why), [happened("scan_failed", state.now, why=why, again=again)]
