"""What of a Soft Token a later step may still ask about; ages count in place of moments, numbers for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from training.frozen import with_fields
from training.scenario import Scenario
from training.soft_token.asking import alive, qr_expires
from training.soft_token.holders import seconds
from training.soft_token.state import Handset, Qr, Request, Token
from training.state import State

TICK = timedelta(milliseconds=1)
_NOTHING = timedelta(0)
_SCANS = ("paotang_scan", "nexus_scan")


def token_ahead(scenario: Scenario, state: State, now: timedelta) -> Token:
    """What the server knows, as a future whose present is `now` sees it."""
    token = state.window.token
    if not token.state:
        return token
    return with_fields(
        token,
        qr=_qr_ahead(scenario, token.qr, state.now, now),
        request=_request_ahead(scenario, token.request, state.now, now),
        stranger=_request_ahead(scenario, token.stranger, state.now, now),
        shown=0,
        failure=token.failure if state.window.screen == "proof_result" else "",
        down_until=now + max(token.down_until - state.now, _NOTHING),
    )


def _qr_ahead(scenario: Scenario, qr: Qr | None, present: timedelta, now: timedelta) -> Qr | None:
    if qr is None or qr.state == "used":
        return qr and with_fields(qr, number=0, shown_at=_NOTHING)
    age = min(present - qr.shown_at, qr_expires(scenario, qr) - qr.shown_at + TICK)
    return with_fields(qr, number=0, shown_at=now - age)


def _request_ahead(
    scenario: Scenario, request: Request | None, present: timedelta, now: timedelta
) -> Request | None:
    if request is None:
        return None
    if not request.own:  # a stranger never tires
        return with_fields(request, number=0, asked_at=_NOTHING)
    if not alive(scenario, request, present):  # it may still be sent again
        return with_fields(request, number=0, asked_at=now - _dead_age(scenario))
    return with_fields(request, number=0, asked_at=now - (present - request.asked_at))


def _dead_age(scenario: Scenario) -> timedelta:
    return seconds(scenario, "login_request_s") + TICK


def handset_ahead(scenario: Scenario, handset: Handset) -> Handset:
    """The phone without its last message, and wrong PINs only where they still count.

    Whether a dead code was just scanned still counts.
    """
    if not handset.screen:
        return handset
    shut = handset.paotang_tries < scenario.portal.setting("pin_tries") and handset.screen != "paotang_pin"
    return with_fields(
        handset,
        message=handset.message if handset.screen in _SCANS else "",
        paotang_tries=0 if shut else handset.paotang_tries,
        nexus_tries=handset.nexus_tries if handset.screen == "nexus_confirm" else 0,
    )


def moments(scenario: Scenario, state: State) -> Iterator[timedelta]:
    """When something changes by itself: codes and requests that grow too old, a service that answers again."""
    token = state.window.token
    if token.qr is not None and token.qr.state != "used":
        yield qr_expires(scenario, token.qr) + TICK
    if token.request is not None:
        yield token.request.asked_at + seconds(scenario, "login_request_s") + TICK
        yield token.request.asked_at + seconds(scenario, "resend_after_s")
    yield token.down_until
