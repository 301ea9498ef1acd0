"""Bugs planted in what the calendar decides, one at a time: what proves the drills must catch every one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import Plants, complaints
from training import faults, steps
from training.access import passwords
from training.actions import Action
from training.lost import hours, telling
from training.scenario import Scenario
from training.soft_token import entering, verbs
from training.state import State

LOST, FOUND, PASSWORD = (
    SHIPPED_DRILLS[drill]
    for drill in ("phone_lost_on_friday_night", "suspended_phone_found", "password_three_months")
)
BUGS = Plants()


@BUGS.plant(LOST)
def the_telephone_is_answered_on_saturday(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(steps.TIMED, "office_open", lambda scenario, state: True)


@BUGS.plant(LOST)
def the_letters_days_count_saturdays_and_sundays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hours, "due", lambda loss: loss.lost_at.date() + timedelta(days=3))


@BUGS.plant(LOST)
def a_notice_suspends_nothing(patch: pytest.MonkeyPatch) -> None:
    nothing = (lambda scenario, fault, state: (state, []), *verbs.VERBS["suspend_token"][1:])
    patch.setitem(faults.VERBS, "suspend_token", faults.Verb(*nothing))


@BUGS.plant(LOST)
def whoever_tells_is_not_written_down(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(telling, "noted", lambda state, kind: state)


@BUGS.plant(FOUND)
def a_suspended_right_comes_in(patch: pytest.MonkeyPatch) -> None:
    barred = entering._barred

    def bent(scenario: Scenario, state: State, action: Action) -> entering.Outcome | None:
        found = barred(scenario, state, action)
        return None if found and found[0].window.message == "E-105" else found

    patch.setattr(entering, "_barred", bent)
    patch.setitem(entering.PAGE_OF, "suspended", "install_app")


@BUGS.plant(PASSWORD)
def three_months_are_ninety_two_days(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(passwords, "password_due", lambda changed: changed + timedelta(days=92))


@BUGS.plant(PASSWORD)
def a_password_never_falls_due(patch: pytest.MonkeyPatch) -> None:
    def never(scenario: Scenario, state: State) -> int | None:
        return None

    patch.setattr(passwords, "days_left", never)


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drill, plant = BUGS[bug]
    plant(monkeypatch)

    assert next(complaints(drill), None) is not None
