"""Logins that wait to be confirmed on the phone: asking for one, and the picture that tells one from another."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from training.events import Event, happened
from training.frozen import replace
from training.scenario import Scenario
from training.sms_otp import seed_bytes
from training.soft_token.holders import seconds
from training.soft_token.state import Qr, Request, Token
from training.state import State

PICTURES = ("star", "circle", "triangle", "square")
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_REFERENCE_LENGTH = 8


def asked(scenario: Scenario, state: State) -> tuple[State, list[Event]]:
    """The state, a login now waiting to be confirmed on the phone."""
    token = state.window.token
    request = Request(token.shown, state.now)
    token = replace(token, request=request, shown=token.shown + 1)
    return state.on_page(screen="waiting", token=token, message=""), [happened("request_sent", state.now)]


def shut_out(at: State, how: str, why: str) -> State:
    """The state, the right in that state now: no login goes on, and whoever is inside is put out with that message."""
    out = at.on_page(token=replace(at.window.token, state=how, request=None, stranger=None))
    if not at.window.signed_in and at.window.screen != "waiting":
        return out
    return out.on_page(screen="login", signed_in=False, open_ref="", message=why)


def alive(scenario: Scenario, request: Request | None, now: timedelta) -> bool:
    """Whether the login can still be confirmed; a stranger asks again and again until he is turned away."""
    if request is None or request.state == "denied":
        return False
    return not request.own or now <= request.asked_at + seconds(scenario, "login_request_s")


def on_phone(scenario: Scenario, token: Token, now: timedelta) -> Request | None:
    """The login that the phone shows when it fetches what waits: a stranger's before the person's own."""
    return next((r for r in (token.stranger, token.request) if alive(scenario, r, now)), None)


def qr_expires(scenario: Scenario, qr: Qr) -> timedelta:
    """When the code on the screen stops working, since the drill's start."""
    return qr.shown_at + seconds(scenario, f"qr_{qr.kind}_s")


def shown(state: State, kind: str, **changes: str) -> State:
    """The state, a new one-time code now on the portal's screen."""
    token = state.window.token
    qr = Qr(kind, token.shown, state.now, **changes)
    return state.on_page(token=replace(token, qr=qr, shown=token.shown + 1, failure=""))


def picture(seed: str, number: int) -> str:
    """The picture that belongs to a login, one of `PICTURES`."""
    return PICTURES[_bytes(seed, f"picture|{number}")[0] % len(PICTURES)]


def others_picture(seed: str, own: int | None, number: int) -> str:
    """The picture of a stranger's login: never that of the login on the person's own screen."""
    found = PICTURES.index(picture(seed, number))
    if own is not None and PICTURES[found] == picture(seed, own):
        found = (found + 1) % len(PICTURES)
    return PICTURES[found]


def two_digits(seed: str, number: int) -> str:
    """The number to compare where the treasury shows numbers in place of pictures: 10 to 99."""
    return str(10 + _bytes(seed, f"digits|{number}")[0] % 90)


def reference(seed: str, number: int) -> str:
    """The eight characters by which a request for proof is told from another; not a secret."""
    drawn = _bytes(seed, f"proof|{number}")[:_REFERENCE_LENGTH]
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in drawn)


def _bytes(seed: str, purpose: str) -> bytes:
    return hmac.new(seed_bytes(seed), seed_bytes(purpose), hashlib.sha256).digest()
