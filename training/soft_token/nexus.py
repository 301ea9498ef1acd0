"""The phone's Nexus Smart ID: switching a Soft Token on with a one-time code, and confirming every login.

Sources: the Ministry of Finance's letter of 5 February 2568, preamble; Nexus's public pages for what the app does
(a picture to compare, a PIN that cannot be recovered, a code that works once); its screens here are inferred.
"""

from __future__ import annotations

import itertools

from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.soft_token import confirming, holders, paotang
from training.soft_token.asking import on_phone, qr_expires
from training.soft_token.handset import on_screen, scan_failed
from training.soft_token.state import ACTIVATION, ACTIVE, SUSPENDED
from training.state import State

Outcome = tuple[State, list[Event]]
PERMISSIONS, PROFILES, SCAN, PROFILE = "nexus_permissions", "nexus_profiles", "nexus_scan", "nexus_profile"
CHOOSE_PIN, REPEAT_PIN, FINGER, READY = (
    "nexus_choose_pin", "nexus_repeat_pin", "nexus_finger", "nexus_ready",
)  # fmt: skip
EASY_PINS = ("123456", "000000", "111111", "654321")


def opened(scenario: Scenario, state: State) -> State:
    """The phone with the app open; a login that waits is fetched."""
    handset, token = state.phone.apps, state.window.token
    if not handset.asked:
        return on_screen(state, PERMISSIONS)
    if "internet" in handset.off:
        return on_screen(state, PROFILES, "E-210")
    if handset.profile == "locked":
        return on_screen(state, PROFILES, "E-207")
    if not handset.profile:
        return on_screen(state, PROFILES, "E-208" if token.state == ACTIVE else "")
    if token.state == SUSPENDED:
        return on_screen(state, PROFILES, "E-209")
    if on_phone(scenario, token, state.now):
        return on_screen(state, confirming.REQUEST)
    return on_screen(state, PROFILES)


def allow(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lets the app use the camera, and tell of logins or not."""
    off = state.phone.apps.off - {"camera", "notifications"}
    off = off if action.get("notifications") == "yes" else off | {"notifications"}
    return on_screen(state, PROFILES, asked=True, off=off), [happened("permissions_given", state.now)]


def allow_nothing(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lets the app use nothing, so that it can scan no code."""
    off = state.phone.apps.off | {"camera", "notifications"}
    return on_screen(state, PROFILES, asked=True, off=off), [happened("permissions_denied", state.now)]


def add_profile(scenario: Scenario, state: State, action: Action) -> Outcome:
    """The plus sign: next a code is scanned."""
    return on_screen(state, SCAN), [happened("scan_begun", state.now)]


def scan(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Points the phone at the computer's screen, in whichever app is open."""
    if state.phone.apps.screen == paotang.SCAN:
        return paotang.scan(scenario, state)
    why = _unreadable(scenario, state)
    if why:
        return scan_failed(state, SCAN, why)
    return on_screen(state, PROFILE), [happened("activation_scanned", state.now)]


def _unreadable(scenario: Scenario, state: State) -> str:
    qr = state.window.token.qr
    if "camera" in state.phone.apps.off:
        return "E-162"
    if qr is None or state.window.screen != ACTIVATION or qr.kind != ACTIVATION:
        return "E-143"
    if qr.state in ("used", "taken"):
        return "E-163"
    return "E-164" if state.now > qr_expires(scenario, qr) else ""


def accept_profile(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes the profile that the code leads to; another person's is never to be taken."""
    if why := _unreadable(scenario, state):
        return on_screen(state, SCAN, why), [happened("scan_failed", state.now, why=why, again="")]
    if _is_foreign(state):
        return on_screen(state, PROFILES, "E-165"), [happened("foreign_profile_accepted", state.now)]
    return on_screen(state, CHOOSE_PIN), [happened("profile_accepted", state.now)]


def refuse_profile(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Does not take the profile."""
    kind = "foreign_profile_refused" if _is_foreign(state) else "profile_refused"
    return on_screen(state, PROFILES), [happened(kind, state.now)]


def _is_foreign(state: State) -> bool:
    qr = state.window.token.qr
    return qr is not None and qr.state == "foreign"


def choose_pin(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes the drill's own made-up PIN; one that is easily guessed is refused, and any other is wiped."""
    pin = action.get("new_pin")
    if pin == holders.known(scenario, state.seat).nexus_pin:
        return on_screen(state, REPEAT_PIN), [happened("pin_chosen", state.now)]
    easy = is_easy(pin)
    event = happened("pin_easy" if easy else "pin_foreign", state.now)
    return on_screen(state, CHOOSE_PIN, "E-166" if easy else "pin_foreign"), [event]


def is_easy(pin: str) -> bool:
    """Whether digits are all alike, or follow each other up or down."""
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(pin)}
    return len(pin) == 6 and pin.isdigit() and steps in ({0}, {1}, {-1})


def repeat_pin(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes the PIN a second time."""
    if action.get("confirm_pin") == holders.known(scenario, state.seat).nexus_pin:
        return on_screen(state, FINGER), [happened("pin_repeated", state.now)]
    return on_screen(state, CHOOSE_PIN, "E-167"), [happened("pin_differs", state.now)]


def biometrics(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lets a finger stand for the PIN or not; with that the Soft Token is on, and the portal says so."""
    if why := _unreadable(scenario, state):
        return on_screen(state, SCAN, why), [happened("scan_failed", state.now, why=why, again="")]
    token = state.window.token
    events = [happened("token_activated", state.now)]
    events += [happened("old_phone_locked", state.now)] if token.replacing else []
    qr = token.qr and replace(token.qr, state="used")
    done = replace(token, state=ACTIVE, qr=qr, replacing=False)
    page = state.on_page(screen="registered", token=done, message="")
    finger = action.get("use") == "yes"
    return on_screen(page, READY, profile="ready", biometrics=finger, nexus_tries=0), events


HANDLERS = {
    "allow": allow,
    "allow_nothing": allow_nothing,
    "add_profile": add_profile,
    "scan": scan,
    "accept_profile": accept_profile,
    "refuse_profile": refuse_profile,
    "choose_pin": choose_pin,
    "repeat_pin": repeat_pin,
    "biometrics": biometrics,
} | confirming.HANDLERS  # fmt: skip
