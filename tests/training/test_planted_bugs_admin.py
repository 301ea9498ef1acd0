"""Bugs planted in the administrator's part one at a time: what proves the shipped drills must catch every one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import Plants, complaints
from training import detectors, world
from training.actions import Action
from training.admin.users import Directory, Request
from training.bank_portal import Outcome
from training.scenario import Scenario
from training.state import State

NUMBER = SHIPPED_DRILLS["authorizers_new_number"]
SUSPICIOUS = SHIPPED_DRILLS["suspicious_number_change"]
PLANTS = Plants()
plant = PLANTS.plant


@plant(NUMBER)
def a_change_takes_effect_before_anybody_approves(patch: pytest.MonkeyPatch) -> None:
    confirm = world.HANDLERS["confirm_request"]

    def hasty(scenario: Scenario, state: State, action: Action) -> Outcome:
        after, events = confirm(scenario, state, action)
        directory = after.bank.directory
        asked = directory.waiting(state.window.admin.user_id)
        user = directory.user(state.window.admin.user_id)
        assert asked
        assert user
        bank = replace(after.bank, directory=directory.with_user(asked.applied(user)))
        return replace(after, bank=bank), events

    patch.setitem(world.HANDLERS, "confirm_request", hasty)


@plant(NUMBER)
def whoever_asked_may_approve(patch: pytest.MonkeyPatch) -> None:
    approve = world.HANDLERS["approve_request"]

    def lenient(scenario: Scenario, state: State, action: Action) -> Outcome:
        directory = state.bank.directory
        requests = tuple(replace(request, requested_by="nobody") for request in directory.requests)
        bank = replace(state.bank, directory=replace(directory, requests=requests))
        return approve(scenario, replace(state, bank=bank), action)

    patch.setitem(world.HANDLERS, "approve_request", lenient)


@plant(SUSPICIOUS)
def every_request_counts_as_right(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Request, "is_right", lambda request, user: True)


@plant(SUSPICIOUS)
def a_rejected_request_stays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Directory, "without_request", lambda directory, user_id: directory)


@plant(NUMBER)
def calling_nobody_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "approved_unconfirmed", lambda *step: False)


@plant(NUMBER)
def a_request_that_waits_does_not_keep_anybody_from_being_done(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        Directory, "all_right", property(lambda directory: all(u.is_right for u in directory.users))
    )


@pytest.mark.parametrize("bug", PLANTS)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drill, put_in = PLANTS[bug]
    put_in(monkeypatch)

    assert next(complaints(drill), "") != ""
