"""Bugs planted in the switch and in the account: what proves the drill of the payday must catch every one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import complaints
from training import equal_futures, explore, turns
from training.funds import account
from training.scenario import Scenario
from training.state import State
from training.two_factor import asking

DRILL = SHIPPED_DRILLS["switch_day_is_payday"]


def a_code_is_asked_for_at_any_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(asking, "asks", lambda scenario, state: True)


def the_first_day_is_a_day_late(patch: pytest.MonkeyPatch) -> None:
    asks = asking.asks

    def bent(scenario: Scenario, state: State) -> bool:
        begins = asking.begins_at(scenario)
        return asks(scenario, state) and begins is not None and state.now >= begins + timedelta(days=1)

    patch.setattr(asking, "asks", bent)


def the_account_pays_whatever_is_asked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(account, "is_short", lambda scenario, state, wanted: False)


def money_paid_in_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(account, "PAY_IN", "")


BUGS = [
    a_code_is_asked_for_at_any_time,
    the_first_day_is_a_day_late,
    the_account_pays_whatever_is_asked,
    money_paid_in_is_forgotten,
]


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_caught(
    bug: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    bug(monkeypatch)

    assert next(complaints(DRILL), "") != ""


def test_a_walk_that_forgot_the_day_would_never_see_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "present", lambda scenario, state: timedelta(0))
    assert equal_futures.turns is turns

    assert explore.check(explore.walk(DRILL)).faults != ()
