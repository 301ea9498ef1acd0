"""The phone's เป๋าตัง: proving once who one is, by scanning the portal's code, consenting and showing one's face.

Sources: the Ministry of Finance's letter of 5 February 2568, preamble; the app's own screens are inferred.
"""

from __future__ import annotations

from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.soft_token import holders
from training.soft_token.asking import qr_expires
from training.soft_token.handset import on_screen, scan_failed
from training.soft_token.state import HOME, PROOF, PROOFED, Qr
from training.state import State

Outcome = tuple[State, list[Event]]
PIN, SCAN, CONSENT, FACE, DONE = (
    "paotang_pin", "paotang_scan", "paotang_consent", "paotang_face", "paotang_done",
)  # fmt: skip


def opened(scenario: Scenario, state: State) -> State:
    """The phone with the app open, at what it first wants."""
    why, locked = _why_shut(scenario, state), _is_locked(scenario, state)
    if not why and state.phone.apps.lender:  # whoever lends a phone opens it as well
        return on_screen(state, SCAN)
    # what was typed wrongly before the app was shut is forgotten: nobody knows how the real one counts
    return on_screen(state, PIN, why, paotang_tries=state.phone.apps.paotang_tries if locked else 0)


def _why_shut(scenario: Scenario, state: State) -> str:
    """The message that keeps the app shut, or empty."""
    handset = state.phone.apps
    if "internet" in handset.off:
        return "E-210"
    if not _is_asked_for(state):
        return "proof_first"
    if handset.lender:
        return ""
    if handset.account != "ready":
        return "E-148"
    return "E-151" if _is_locked(scenario, state) else ""


def _is_locked(scenario: Scenario, state: State) -> bool:
    return bool(state.phone.apps.paotang_tries >= scenario.portal.setting("pin_tries"))


def _is_asked_for(state: State) -> bool:
    """Whether the portal shows a code for proof; until then the drill keeps the app shut."""
    return state.window.screen == PROOF


def may_type_pin(scenario: Scenario, state: State) -> bool:
    """Whether the app takes a PIN now."""
    apps = state.phone.apps
    return not _why_shut(scenario, state) and apps.account == "ready" and not _is_locked(scenario, state)


def type_pin(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens the app with the drill's own PIN; too many wrong ones lock it."""
    handset = state.phone.apps
    if action.get("paotang_pin") == holders.known(scenario, state.seat).paotang_pin:
        return on_screen(state, SCAN, paotang_tries=0), [happened("paotang_opened", state.now)]
    tries = handset.paotang_tries + 1
    if tries < scenario.portal.setting("pin_tries"):
        wrong = on_screen(state, PIN, "paotang_pin_wrong", paotang_tries=tries)
        return wrong, [happened("pin_wrong", state.now, app=holders.PAOTANG)]
    return on_screen(state, PIN, "E-151", paotang_tries=tries), [happened("paotang_locked", state.now)]


def scan(scenario: Scenario, state: State) -> Outcome:
    """Points the phone at the computer's screen; only the portal's living code of the right kind leads on."""
    why = _unreadable(scenario, state)
    if why:
        return scan_failed(state, SCAN, why)
    return on_screen(state, CONSENT), [happened("proof_scanned", state.now)]


def _unreadable(scenario: Scenario, state: State) -> str:
    qr = state.window.token.qr
    if "camera" in state.phone.apps.off:
        return "E-162"
    if qr is None or state.window.screen != PROOF or qr.kind != PROOF:
        return "E-143"
    if qr.state == "used" or state.now > qr_expires(scenario, qr):
        return "E-142"
    return "E-149" if state.now < state.window.token.down_until else ""


def consent(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lets the asker have the data; whoever does so without comparing may let a stranger have them."""
    if _is_dead(scenario, state):
        return _to_portal(state, "E-141"), [happened("proof_timed_out", state.now)]
    qr = state.window.token.qr
    if qr and qr.state == "forged":
        return _to_portal(state, "E-145"), [happened("forged_consented", state.now)]
    return on_screen(state, FACE), [happened("consented", state.now)]


def decline(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Keeps the data; nothing is proved."""
    qr = state.window.token.qr
    forged = qr is not None and qr.state == "forged"
    event = happened("forged_declined" if forged else "consent_declined", state.now)
    return _to_portal(state, "E-145" if forged else "E-144"), [event]


def put_right(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Puts right what spoils the picture of the face."""
    amiss = state.phone.apps.amiss - {action.get("what")}
    return on_screen(state, FACE, amiss=amiss), [happened("put_right", state.now, what=action.get("what"))]


def scan_face(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the face; then the treasury compares the citizen number with the entitled person's."""
    handset = state.phone.apps
    if _is_dead(scenario, state):
        return _to_portal(state, "E-141"), [happened("proof_timed_out", state.now)]
    most = scenario.portal.setting("face_tries")
    if handset.face_spent and not handset.lender:
        return _to_portal(state, "E-146"), [happened("face_failed", state.now)]
    if handset.amiss and not handset.lender:
        fails = handset.face_fails + 1
        event = happened("face_failed", state.now)
        if fails < most:
            return on_screen(state, FACE, "face_failed", face_fails=fails), [event]
        return _to_portal(on_screen(state, HOME, face_fails=0, face_spent=True), "E-146"), [
            event, happened("face_given_up", state.now),
        ]  # fmt: skip
    if handset.lender:
        return _to_portal(state, "E-147"), [happened("identity_differs", state.now)]
    return _proofed(state), [happened("identity_proofed", state.now)]


def _proofed(state: State) -> State:
    token = state.window.token
    qr = token.qr and replace(token.qr, state="used")
    now = token.state if token.replacing else PROOFED
    state = state.on_page(
        screen="proof_result", token=replace(token, state=now, qr=qr, failure=""), message=""
    )
    return on_screen(state, DONE, face_fails=0)


def _to_portal(state: State, why: str) -> State:
    """The state, the portal now showing what the proof came to; its code is dead."""
    token = state.window.token
    if token.qr is None or state.window.screen != PROOF:  # nobody waits for the answer any more
        return on_screen(state, HOME)
    dead = replace(token.qr, state="used")
    page = state.on_page(screen="proof_result", token=replace(token, qr=dead, failure=why), message="")
    return on_screen(page, HOME)


def _is_dead(scenario: Scenario, state: State) -> bool:
    qr: Qr | None = state.window.token.qr
    gone = qr is None or state.window.screen != PROOF or qr.kind != PROOF or qr.state == "used"
    return gone or qr is None or state.now > qr_expires(scenario, qr)


HANDLERS = {
    "paotang_pin": type_pin,
    "consent": consent,
    "decline": decline,
    "put_right": put_right,
    "scan_face": scan_face,
}
