"""Bugs planted in the maker's part one at a time: what proves his drills must catch every one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.oracle import disagreements
from training import explore, world
from training.actions import Action
from training.bank_portal import Handler, Outcome
from training.detectors import DETECTORS
from training.maker import files, judging
from training.maker.validation import ValidationResult
from training.scenario import Scenario
from training.state import State

UPLOAD = SHIPPED_DRILLS["upload_direct_file"]
SPLIT = SHIPPED_DRILLS["split_direct_and_standard"]
Plant = Callable[[pytest.MonkeyPatch], None]


def bent(patch: pytest.MonkeyPatch, kind: str, bend: Callable[[Handler], Handler]) -> None:
    patch.setitem(world.HANDLERS, kind, bend(world.HANDLERS[kind]))


def a_set_that_was_called_back_still_waits(patch: pytest.MonkeyPatch) -> None:
    def bend(handler: Handler) -> Handler:
        def still(scenario: Scenario, state: State, action: Action) -> Outcome:
            after, events = handler(scenario, state, action)
            return replace(after, bank=state.bank), events

        return still

    bent(patch, "cancel_batch", bend)


def one_reference_is_given_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("training.maker.handlers._next_ref", lambda today, state: "660809001")


def satang_and_baht_are_the_same_file(patch: pytest.MonkeyPatch) -> None:
    made = files.built

    def baht(register: object, payees: str, unit: str, service_type: str, pay_day: str) -> object:
        return made(UPLOAD.maker, payees, "baht", service_type, pay_day)  # type: ignore[arg-type]

    patch.setattr(files, "built", baht)


def a_payee_of_the_other_service_is_let_through(patch: pytest.MonkeyPatch) -> None:
    told = files.result

    def lenient(*given: object) -> ValidationResult:
        result = told(*given)  # type: ignore[arg-type]
        kept = tuple(p for p in result.problems if p.code != "bank_not_for_service")
        return replace(result, problems=kept)

    patch.setattr(files, "result", lenient)


def who_is_left_out_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(DETECTORS, "left_out_payees", lambda *step: False)


def wrong_amounts_are_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(
        DETECTORS, "submitted_wrong_amounts", judging._submitted_wrong(lambda register, submitted: False)
    )


def a_look_at_one_upload_counts_for_the_next(patch: pytest.MonkeyPatch) -> None:
    def bend(handler: Handler) -> Handler:
        def remembering(scenario: Scenario, state: State, action: Action) -> Outcome:
            after, events = handler(scenario, state, action)
            seen = after.maker.payees_seen or state.maker.statement_seen
            return replace(after, maker=replace(after.maker, payees_seen=seen)), events

        return remembering

    bent(patch, "upload", bend)


@pytest.mark.parametrize(
    ("drill", "plant"),
    [
        (UPLOAD, a_set_that_was_called_back_still_waits),
        (UPLOAD, one_reference_is_given_twice),
        (UPLOAD, satang_and_baht_are_the_same_file),
        (UPLOAD, wrong_amounts_are_not_noticed),
        (UPLOAD, a_look_at_one_upload_counts_for_the_next),
        (SPLIT, a_payee_of_the_other_service_is_let_through),
        (SPLIT, who_is_left_out_is_not_noticed),
    ],
)
def test_a_planted_bug_is_caught(drill: Scenario, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    found = explore.walk(drill, most=20_000)

    assert explore.check(found).faults or next(disagreements(found), "")
