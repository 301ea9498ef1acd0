"""Bugs planted in the treasury's work, one at a time: what proves its drills must catch every one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import Plants, complaints
from training import detectors, world
from training.scenario import Scenario
from training.state import State
from training.treasury import approving, changing
from training.treasury.state import Claim

BUGS = Plants()


@BUGS.plant(SHIPPED_DRILLS["approver_signs_both_steps"])
def people_are_known_by_their_usernames(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(approving, "same_person", lambda scenario, one, other: one == other)


@BUGS.plant(SHIPPED_DRILLS["record_approve_pay"])
def the_second_approval_needs_no_first(patch: pytest.MonkeyPatch) -> None:
    right = approving.barred

    def barred(scenario: Scenario, state: State, claim: Claim, step: str) -> str:
        why = right(scenario, state, claim, step)
        return "" if why == "E-303" else why

    patch.setattr(approving, "barred", barred)


@BUGS.plant(SHIPPED_DRILLS["record_approve_pay"])
def anybody_may_approve(patch: pytest.MonkeyPatch) -> None:
    right = approving.barred

    def barred(scenario: Scenario, state: State, claim: Claim, step: str) -> str:
        why = right(scenario, state, claim, step)
        return "" if why == "E-302" else why

    patch.setattr(approving, "barred", barred)


@BUGS.plant(SHIPPED_DRILLS["record_approve_pay"])
def a_refusal_needs_no_reason(patch: pytest.MonkeyPatch) -> None:
    right = approving.HANDLERS["refuse_claim"]

    def refuse(scenario: Scenario, state: State, action: Any) -> Any:
        return right(scenario, state, action.with_args({"reason": "-"}))

    patch.setitem(world.HANDLERS, "refuse_claim", refuse)


@BUGS.plant(SHIPPED_DRILLS["record_approve_pay"])
def wrong_documents_are_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "approved_wrong_claim", lambda *step: False)


@BUGS.plant(SHIPPED_DRILLS["recorder_approves_own_remittance"])
def nobody_is_warned_of_approving_an_own_record(patch: pytest.MonkeyPatch) -> None:
    right = approving._approve

    def approve(*args: Any, warned: bool = False) -> Any:
        return right(*args, warned=True)

    patch.setattr(approving, "_approve", approve)


@BUGS.plant(SHIPPED_DRILLS["approver_moves_away"])
def the_old_holder_keeps_the_right(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(changing, "_revoked", lambda scenario, state, person: (state, []))


@BUGS.plant(SHIPPED_DRILLS["approver_moves_away"])
def the_new_holder_may_keep_the_issued_password(patch: pytest.MonkeyPatch) -> None:
    right = changing._issued

    def issued(state: State, seat: str) -> State:
        after, here = right(state, seat), state.seat
        there = after.at(seat)
        return there.on_page(login=replace(there.window.login, must_change=False)).at(here)

    patch.setattr(changing, "_issued", issued)


@BUGS.plant(SHIPPED_DRILLS["approver_moves_away"])
def a_request_needs_no_order(patch: pytest.MonkeyPatch) -> None:
    right = changing._refusal

    def refusal(*args: Any) -> str:
        why = right(*args)
        return "" if why == "E-401" else why

    patch.setattr(changing, "_refusal", refusal)


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, plant = BUGS[bug]
    plant(monkeypatch)

    assert next(complaints(scenario), "") != ""
