"""How far a registration and a login have come, and what goes wrong on the way."""

from __future__ import annotations

from collections.abc import Callable

from training.noticing import Came, Detector
from training.soft_token.holders import NEXUS
from training.soft_token.state import ACTIVE, CONSENTED, NOT_REQUESTED, PROOFED, SUSPENDED
from training.state import State

_AFTER_CONSENT = (CONSENTED, PROOFED, ACTIVE)
_AFTER_PROOF = (PROOFED, ACTIVE)


def _over(state: State) -> bool:
    return bool(state.outcome)


def _registration_open(state: State) -> bool:
    token = state.window.token
    return _over(state) or token.state in _AFTER_CONSENT or state.window.screen == "terms"


def _credential_issued(state: State) -> bool:
    return _over(state) or state.window.token.state != NOT_REQUESTED


def _terms_accepted(state: State) -> bool:
    return _over(state) or state.window.token.state in _AFTER_CONSENT


def _identity_proofed(state: State) -> bool:
    return _over(state) or state.window.token.state in _AFTER_PROOF


def _app_installed(state: State) -> bool:
    return _over(state) or NEXUS in state.phone.apps.apps


def _token_active(state: State) -> bool:
    return _over(state) or state.window.token.state == ACTIVE


def _token_suspended(state: State) -> bool:
    return _over(state) or state.window.token.state == SUSPENDED


def _suspension_over(state: State) -> bool:
    return _over(state) or state.window.token.state != SUSPENDED


def _profile_ready(state: State) -> bool:
    return _over(state) or (state.window.token.state == ACTIVE and state.phone.apps.profile == "ready")


def _credential_missing(state: State) -> bool:
    return state.window.token.refused and not state.outcome


def _stranger_denied(state: State) -> bool:
    return state.window.token.strangers_denied and not state.outcome


def _details_denied(state: State) -> bool:
    return state.window.token.denied


def _face_spent(state: State) -> bool:
    return state.phone.apps.face_spent


def _login_asked(state: State) -> bool:
    return _over(state) or state.window.signed_in or state.window.token.request is not None


def _no_stranger(state: State) -> bool:
    return _over(state) or state.window.token.stranger is None


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "registration_open": _registration_open,
    "credential_issued": _credential_issued,
    "terms_accepted": _terms_accepted,
    "identity_proofed": _identity_proofed,
    "app_installed": _app_installed,
    "token_active": _token_active,
    "token_suspended": _token_suspended,
    "suspension_over": _suspension_over,
    "profile_ready": _profile_ready,
    "credential_missing": _credential_missing,
    "stranger_denied": _stranger_denied,
    "details_denied": _details_denied,
    "face_spent": _face_spent,
    "login_asked": _login_asked,
    "no_stranger": _no_stranger,
}


DETECTORS: dict[str, Detector] = {
    "asked_needlessly": Came("asked_needlessly"),
    "skipped_terms": Came("terms_skipped"),
    "confirmed_wrong_details": Came("details_confirmed", wrong="yes"),
    "proved_as_another": Came("identity_differs"),
    "consented_to_forged": Came("forged_consented"),
    "showed_photo": Came("photo_shown"),
    "sent_qr": Came("qr_sent"),
    "told_pin": Came("pin_told"),
    "kept_scanning": Came("scan_failed", again="yes"),
    "installed_wrong_app": Came("wrong_app_installed"),
    "activated_for_another": Came("foreign_profile_accepted"),
    "easy_pin": Came("pin_easy"),
    "profile_lost": Came("profile_locked"),
    "paotang_lost": Came("paotang_locked"),
    "face_given_up": Came("face_given_up"),
    "accepted_stranger": Came("stranger_accepted"),
    "let_stranger_in": Came("stranger_let_in"),
    "denied_own": Came("request_denied"),
}
