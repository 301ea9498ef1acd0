"""What the treasury's pages and the phone's apps are filled with."""

from __future__ import annotations

from datetime import timedelta

from thai.dates import format_date
from thai.identity import mask_citizen_id
from training.access import passwords
from training.parts import Parts
from training.scenario import Scenario
from training.screens import Values
from training.soft_token import holders, paotang
from training.soft_token.asking import (
    alive,
    on_phone,
    others_picture,
    picture,
    qr_expires,
    reference,
    two_digits,
)
from training.soft_token.holders import seconds
from training.soft_token.state import ACTIVATION, PROOF, Request, Token
from training.state import State
from training.view import ScreenView


def values(scenario: Scenario, state: State) -> Values:
    """Everything that the captions of the portal and of the phone name."""
    return Values(
        texts=Parts(lambda: _texts(scenario, state)),
        flags=frozenset(name for name, true in _flags(scenario, state).items() if true),
        moments=_moments(scenario, state),
        tables=Parts(lambda: _tables(scenario, state)),
    )


def app(scenario: Scenario, state: State, filled: Values) -> ScreenView | None:
    """The app that is open on the phone; None for a phone that only has messages."""
    handset = state.phone.apps
    if not handset.screen:
        return None
    return scenario.portal.screen(handset.screen, filled, handset.message)


def _texts(scenario: Scenario, state: State) -> dict[str, str]:
    holder, sign_in = holders.known(scenario, state.seat), scenario.seat(state.seat).sign_in
    token, handset, setting = state.window.token, state.phone.apps, scenario.portal.setting
    now, days = scenario.start + state.now, passwords.days_left(scenario, state)
    plan = passwords.plan(scenario, state.seat)
    request = on_phone(scenario, token, state.now)
    return {
        "clock": f"{now:%H:%M} น.",
        "now": f"{format_date(now.date(), 'long')} เวลา {now:%H:%M} น.",
        "user_id": sign_in.user_id,
        "user_line": f"{sign_in.user_id} · {sign_in.name}",
        "name": sign_in.name,
        "unit": scenario.portal.label("unit"),
        "unit_code": sign_in.company_id,
        "shown_position": holder.wrong_detail or holder.position,
        "right": scenario.seat(state.seat).role.label.th,
        "citizen_id": mask_citizen_id(holder.citizen_id),
        "phone": sign_in.phone[:2] + "x-xxx-" + sign_in.phone[-4:],
        "sign_ins_left": str(setting("max_failed_sign_ins") - state.window.failed_sign_ins),
        "max_sign_ins": str(setting("max_failed_sign_ins")),
        "password_min": str(setting("password_min")),
        "password_max": str(setting("password_max")),
        "expires_in_days": "" if days is None else str(days),
        "password_due": format_date(passwords.due(plan), "long") if plan.changed_on else "",
        "idle_minutes": str(setting("idle_s") // 60),
        "resend_after": str(setting("resend_after_s")),
        "lender": handset.lender,
        "paotang_tries_left": str(setting("pin_tries") - handset.paotang_tries),
        "pin_tries_left": str(setting("pin_tries") - handset.nexus_tries),
        "face_tries_left": str(setting("face_tries") - handset.face_fails),
        "profile_user": _profile_user(scenario, token, sign_in.user_id),
        "failure": scenario.portal.message_text(token.failure) if token.failure else "",
        **_references(state, token),
        **_pictures(scenario, state, token, request),
    }


def _profile_user(scenario: Scenario, token: Token, own: str) -> str:
    foreign = token.qr is not None and token.qr.state == "foreign"
    return scenario.portal.label("other_user") if foreign else own


def _references(state: State, token: Token) -> dict[str, str]:
    if token.qr is None:
        return {"reference": "", "asked_reference": "", "qr": ""}
    number = token.qr.number
    own = reference(state.seed, number)
    # the request that a forged code leads to is somebody else's
    asked = reference(state.seed, -1 - number) if token.qr.state == "forged" else own
    return {"reference": own, "asked_reference": asked, "qr": f"DEMO-{token.qr.kind.upper()}-{own}"}


def _pictures(scenario: Scenario, state: State, token: Token, request: Request | None) -> dict[str, str]:
    own = token.request.number if token.request else None
    number = request.number if request else 0
    shown = (
        picture(state.seed, number)
        if request is None or request.own
        else others_picture(state.seed, own, number)
    )
    on_page = picture(state.seed, own) if own is not None else shown
    label = scenario.portal.label
    return {
        "picture": on_page,
        "picture_name": label(f"picture_{on_page}"),
        "asked_picture": shown,
        "asked_picture_name": label(f"picture_{shown}"),
        "digits": two_digits(state.seed, own or 0),
        "asked_digits": two_digits(state.seed, number),
        "asked_at": f"{scenario.start + request.asked_at:%H:%M} น." if request else "",
    }


def _flags(scenario: Scenario, state: State) -> dict[str, bool]:
    window, token, handset = state.window, state.window.token, state.phone.apps
    expired = token.qr is not None and state.now > qr_expires(scenario, token.qr)
    asked = on_phone(scenario, token, state.now)
    mode, handed_off = scenario.portal.setting("challenge"), holders.known(scenario, state.seat).off
    return {
        "signed_in": window.signed_in,
        "terms_unread": not token.terms,
        "terms_shown": bool(token.terms),
        "terms_read": token.terms == "read",
        "terms_ticked": token.terms == "ticked",
        "qr_alive": token.qr is not None and not expired,
        "qr_expired": expired,
        "proved": not token.failure,
        "failed": bool(token.failure),
        "request_alive": alive(scenario, token.request, state.now),
        "request_dead": token.request is not None and not alive(scenario, token.request, state.now),
        "compare_picture": mode == "picture",
        "compare_number": mode == "number",
        "password_soon": _password_soon(scenario, state),
        "borrowed": bool(handset.lender),
        "may_return": bool(handset.lender) and scenario.loss is None,
        "may_type_paotang_pin": paotang.may_type_pin(scenario, state),
        "push": asked is not None and _notified(state) and handset.profile == "ready",
        "has_profile": handset.profile == "ready",
        "no_profile": not handset.profile,
        "may_add": handset.profile != "ready" and window.screen in (PROOF, ACTIVATION),
        "adds_later": handset.profile != "ready" and window.screen not in (PROOF, ACTIVATION),
        "finger": handset.biometrics,
        **{f"{spoiler}": spoiler in handset.amiss for spoiler in holders.SPOILERS},
        **{f"{what}_off": what in handset.off for what in holders.SWITCHES},
        # what a drill finds switched off can be switched both ways; of the rest nothing hangs on it
        **{f"{what}_on": what in handed_off and what not in handset.off for what in holders.SWITCHES},
        "all_on": not handset.off,
    }


def _password_soon(scenario: Scenario, state: State) -> bool:
    days = passwords.days_left(scenario, state)
    return days is not None and days <= scenario.portal.setting("password_warn_days")


def _notified(state: State) -> bool:
    return not {"internet", "notifications"} & state.phone.apps.off


def _moments(scenario: Scenario, state: State) -> dict[str, timedelta]:
    token = state.window.token
    found: dict[str, timedelta] = {}
    if token.qr is not None:
        found["qr_expires"] = qr_expires(scenario, token.qr)
    if token.request is not None:
        found["request_expires"] = token.request.asked_at + seconds(scenario, "login_request_s")
        found["resend_ready"] = token.request.asked_at + seconds(scenario, "resend_after_s")
    return found


def _tables(scenario: Scenario, state: State) -> dict[str, list[dict[str, str]]]:
    installed = state.phone.apps.apps
    found = holders.known(scenario, state.seat).store
    apps = [
        {"app": name, "name": row["name"], "publisher": row.get("publisher", "")}
        for name, row in scenario.portal.apps.items()
    ]
    in_store = [row for row in apps if row["app"] in found]
    return {
        "icons": [row for row in apps if row["app"] in installed or (found and row["app"] == "store")],
        "store": in_store,
        "to_install": [row for row in in_store if row["app"] not in installed],
        "to_remove": [row for row in in_store if row["app"] in installed],
    }
