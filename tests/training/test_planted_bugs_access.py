"""Bugs planted in the way in, one at a time: what proves the drill of the first login must catch every one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import complaints
from training import detectors, world
from training.access import entering, idle, passwords
from training.actions import Action
from training.scenario import Scenario
from training.state import State

DRILL = SHIPPED_DRILLS["first_login"]


def the_first_password_need_not_be_changed(patch: pytest.MonkeyPatch) -> None:
    handler = world.HANDLERS["login"]

    def bent(scenario: Scenario, state: State, action: Action) -> entering.Outcome:
        return handler(scenario, state.on_page(login=replace(state.window.login, must_change=False)), action)

    patch.setitem(world.HANDLERS, "login", bent)


def the_user_id_is_taken_as_a_password(patch: pytest.MonkeyPatch) -> None:
    flaw = passwords.flaw

    def bent(scenario: Scenario, state: State, text: str) -> str:
        found = flaw(scenario, state, text)
        return "" if found == "same_as_id" else found

    patch.setattr(passwords, "flaw", bent)


def a_locked_user_comes_in(patch: pytest.MonkeyPatch) -> None:
    locked = entering.locked

    def bent(scenario: Scenario, state: State) -> State:
        after = locked(scenario, state)
        return after.on_page(failed_sign_ins=0, login=replace(after.window.login, locked=False))

    patch.setattr(entering, "locked", bent)


def a_page_never_dies(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(idle, "is_dead", lambda *about: False)


def a_note_beside_the_screen_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "wrote_password", lambda *step: False)


BUGS = [
    the_first_password_need_not_be_changed,
    the_user_id_is_taken_as_a_password,
    a_locked_user_comes_in,
    a_page_never_dies,
    a_note_beside_the_screen_is_not_noticed,
]


def test_the_engine_as_it_is_draws_no_complaint() -> None:
    assert list(complaints(DRILL)) == []


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_caught(
    bug: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    bug(monkeypatch)

    assert next(complaints(DRILL), "") != ""
