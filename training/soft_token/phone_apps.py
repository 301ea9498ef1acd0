"""The phone itself: its apps, the store with its look-alikes, and what is switched on."""

from __future__ import annotations

from training.actions import Action
from training.events import Event, happened
from training.scenario import Scenario
from training.soft_token import holders, nexus, paotang
from training.soft_token.handset import on_screen
from training.soft_token.state import HOME, Handset
from training.state import State

Outcome = tuple[State, list[Event]]


def open_app(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens an app; each asks first for what it needs."""
    app = action.get("app")
    event = happened("app_opened", state.now, app=app)
    if app == holders.PAOTANG:
        return paotang.opened(scenario, state), [event]
    if app == holders.NEXUS:
        return nexus.opened(scenario, state), [event]
    message = "E-161" if app in scenario.portal.decoys else ""
    return on_screen(state, scenario.portal.app_screen(app), message), [event]


def go_home(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Back to the phone's own page; what an app was in the middle of is broken off."""
    return on_screen(state, HOME), [happened("app_closed", state.now)]


def install_app(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Installs an app from the store."""
    app, handset = action.get("app"), state.phone.apps
    if "internet" in handset.off:
        return on_screen(state, handset.screen, "E-210"), [happened("no_internet", state.now)]
    wrong = app in scenario.portal.decoys
    event = happened("wrong_app_installed" if wrong else "app_installed", state.now, app=app)
    return on_screen(state, handset.screen, "installed", apps=handset.apps | {app}), [event]


def remove_app(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Removes an app, and with it what it kept."""
    app, handset = action.get("app"), state.phone.apps
    lost: dict[str, object] = {"profile": "", "asked": False} if app == holders.NEXUS else {}
    gone = on_screen(state, handset.screen, "removed", apps=handset.apps - {app}, **lost)
    return gone, [happened("app_removed", state.now, app=app)]


def switch_on(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Switches the internet, the notifications or the camera on."""
    what, handset = action.get("what"), state.phone.apps
    on = on_screen(state, handset.screen, off=handset.off - {what})
    return on, [happened("switched_on", state.now, what=what)]


def switch_off(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Switches it off again."""
    what, handset = action.get("what"), state.phone.apps
    off = on_screen(state, handset.screen, off=handset.off | {what})
    return off, [happened("switched_off", state.now, what=what)]


def return_phone(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Gives a borrowed phone back, and takes one's own in hand."""
    return on_screen(state, HOME, lender=""), [happened("phone_returned", state.now)]


def fresh(apps: frozenset[str]) -> Handset:
    """A phone just taken out of its box, with these apps."""
    return Handset(screen=HOME, apps=apps)


HANDLERS = {
    "open_app": open_app,
    "go_home": go_home,
    "install_app": install_app,
    "remove_app": remove_app,
    "switch_on": switch_on,
    "switch_off": switch_off,
    "return_phone": return_phone,
} | paotang.HANDLERS | nexus.HANDLERS  # fmt: skip
