"""Bugs planted in the Soft Token, one at a time: what proves its drills must catch every one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import Plants, complaints
from training import detectors, world
from training.actions import Action
from training.scenario import Scenario
from training.soft_token import asking, confirming, entering, nexus, paotang
from training.soft_token.handset import on_screen
from training.state import State

BUGS = Plants()


COLLEAGUE, FORGED, CODE, DAILY, KEYS, FACE, APPS = (
    SHIPPED_DRILLS[drill]
    for drill in (
        "colleagues_paotang", "reference_differs", "activation_code_taken", "daily_login_by_picture",
        "token_key_holder_registers", "face_not_recognised", "look_alike_apps",
    )
)  # fmt: skip


@BUGS.plant(COLLEAGUE)
def anybodys_face_proves_the_entitled_person(patch: pytest.MonkeyPatch) -> None:
    honest = world.HANDLERS["scan_face"]

    def bent(scenario: Scenario, state: State, action: Action) -> paotang.Outcome:
        apps = replace(state.phone.apps, lender="")
        return honest(scenario, replace(state, phone=replace(state.phone, apps=apps)), action)

    patch.setitem(world.HANDLERS, "scan_face", bent)


@BUGS.plant(FORGED)
def consent_to_another_request_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "consented_to_forged", lambda *step: False)


@BUGS.plant(FORGED)
def a_dead_code_is_read(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(paotang, "_unreadable", lambda scenario, state: "")


@BUGS.plant(CODE)
def a_code_works_twice(patch: pytest.MonkeyPatch) -> None:
    honest = nexus._unreadable

    def bent(scenario: Scenario, state: State) -> str:
        why = honest(scenario, state)
        return "" if why == "E-163" else why

    patch.setattr(nexus, "_unreadable", bent)


@BUGS.plant(CODE)
def an_activation_without_a_pin(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(world.HANDLERS, "accept_profile", world.HANDLERS["biometrics"])


@BUGS.plant(DAILY)
def a_stranger_comes_in_as_oneself(patch: pytest.MonkeyPatch) -> None:
    honest = asking.on_phone

    def bent(scenario: Scenario, token: asking.Token, now: object) -> asking.Request | None:
        found = honest(scenario, token, now)  # type: ignore[arg-type]
        return found and replace(found, own=True)

    patch.setattr(confirming, "on_phone", bent)


@BUGS.plant(DAILY)
def the_phone_is_not_asked(patch: pytest.MonkeyPatch) -> None:
    honest = world.HANDLERS["enter"]

    def bent(scenario: Scenario, state: State, action: Action) -> entering.Outcome:
        after, events = honest(scenario, state, action)
        return after.on_page(signed_in=after.window.screen == "waiting"), events

    patch.setitem(world.HANDLERS, "enter", bent)


@BUGS.plant(DAILY)
def a_login_never_grows_old(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(confirming, "alive", lambda scenario, request, now: request is not None)
    patch.setattr(confirming, "on_phone", lambda scenario, token, now: token.stranger or token.request)
    patch.setattr(nexus, "on_phone", lambda scenario, token, now: token.stranger or token.request)


@BUGS.plant(DAILY)
def a_login_may_be_sent_again_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(
        world.HANDLERS, "resend_request", lambda scenario, state, action: asking.asked(scenario, state)
    )


@BUGS.plant(DAILY)
def wrong_pins_never_lock(patch: pytest.MonkeyPatch) -> None:
    honest = world.HANDLERS["nexus_pin"]

    def bent(scenario: Scenario, state: State, action: Action) -> confirming.Outcome:
        apps = replace(state.phone.apps, nexus_tries=0)
        return honest(scenario, replace(state, phone=replace(state.phone, apps=apps)), action)

    patch.setitem(world.HANDLERS, "nexus_pin", bent)


@BUGS.plant(KEYS)
def a_token_key_holder_comes_in_without_a_username(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(entering, "NOT_REQUESTED", "nothing")
    patch.setitem(entering.PAGE_OF, "not_requested", "terms")


@BUGS.plant(FACE)
def the_face_may_fail_for_ever(patch: pytest.MonkeyPatch) -> None:
    honest = world.HANDLERS["scan_face"]

    def bent(scenario: Scenario, state: State, action: Action) -> paotang.Outcome:
        apps = replace(state.phone.apps, face_fails=0)
        return honest(scenario, replace(state, phone=replace(state.phone, apps=apps)), action)

    patch.setitem(world.HANDLERS, "scan_face", bent)


@BUGS.plant(APPS)
def the_store_sells_only_the_right_app(patch: pytest.MonkeyPatch) -> None:
    def bent(scenario: Scenario, state: State, action: Action) -> nexus.Outcome:
        return on_screen(state, "store", apps=state.phone.apps.apps | {"nexus"}), []

    patch.setitem(world.HANDLERS, "install_app", bent)


@pytest.mark.parametrize("bug", BUGS)
def test_every_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, plant = BUGS[bug]
    plant(monkeypatch)

    assert next(complaints(scenario), "") != ""
