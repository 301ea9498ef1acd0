"""Bugs planted in what comes after approval: walking the three drills and the second opinion must catch every one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import Plants, complaints
from training import detectors, faults, world
from training.actions import Action
from training.bank_portal import Outcome
from training.events import Event
from training.reports import new_batch, pages
from training.scenario import Fault, Scenario
from training.state import State

# what the approver could do with codes is proved elsewhere; a single send keeps these walks short
LOST = replace(
    SHIPPED_DRILLS["no_answer_after_code"],
    codes=replace(SHIPPED_DRILLS["no_answer_after_code"].codes, max_sends=1, max_tries=1),
    mistakes=tuple(
        m
        for m in SHIPPED_DRILLS["no_answer_after_code"].mistakes
        if m.id not in ("typed_old_code", "used_up_codes")
    ),
    faults=tuple(f for f in SHIPPED_DRILLS["no_answer_after_code"].faults if f.id != "lost_not_approved"),
    passes_with=("approved", "rejected"),
)
PARTIAL = SHIPPED_DRILLS["partially_completed"]
RECONCILE = SHIPPED_DRILLS["reconcile_by_own_statement"]

PLANTS = Plants()
plant = PLANTS.plant


def not_noticed(patch: pytest.MonkeyPatch, mistake: str) -> None:
    patch.setitem(detectors.DETECTORS, mistake, lambda *step: False)


@plant(LOST)
def an_unknown_outcome_is_shown_as_it_is(patch: pytest.MonkeyPatch) -> None:
    verb = faults.VERBS["lose_answer"]
    patch.setitem(
        faults.VERBS, "lose_answer", replace(verb, apply=lambda scenario, fault, state: (state, []))
    )


@plant(LOST)
def the_bank_approves_again_when_asked(patch: pytest.MonkeyPatch) -> None:
    verb = faults.VERBS["settle_answer"]

    def opposite(scenario: Scenario, fault: Fault, state: State) -> tuple[State, list[Event]]:
        lost = state.reports.lost
        turned = replace(lost, truth="pending") if lost else None
        return verb.apply(scenario, fault, replace(state, reports=replace(state.reports, lost=turned)))

    patch.setitem(faults.VERBS, "settle_answer", replace(verb, apply=opposite))


@plant(LOST)
def a_second_payment_of_the_same_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    not_noticed(patch, "paid_twice")


@plant(LOST)
def looking_at_the_statement_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    def unseen(scenario: Scenario, state: State, action: Action) -> Outcome:
        after, events = pages.open_account(scenario, state, action)
        return replace(after, reports=state.reports), events

    patch.setitem(world.HANDLERS, "open_account", unseen)


@plant(PARTIAL)
def any_new_batch_may_be_approved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(new_batch, "is_wrong", lambda scenario, made: False)


@plant(PARTIAL)
def the_new_batch_always_holds_everything(patch: pytest.MonkeyPatch) -> None:
    def everything(scenario: Scenario, state: State, action: Action) -> Outcome:
        return new_batch.choose_items(scenario, state, action.with_args({"items": "all"}))

    patch.setitem(world.HANDLERS, "choose_items", everything)


@plant(PARTIAL)
def the_corrected_accounts_are_left_out(patch: pytest.MonkeyPatch) -> None:
    item = new_batch._item
    patch.setattr(
        new_batch,
        "_item",
        lambda number, old, result, chosen: item(number, old, result, new_batch.Draft("failed", "old")),
    )


@plant(RECONCILE)
def every_line_is_noted_as_different(patch: pytest.MonkeyPatch) -> None:
    def note(scenario: Scenario, state: State, action: Action) -> Outcome:
        found = state.reports.found | {int(action.get("line"))}
        return replace(state, reports=replace(state.reports, found=found)), []

    patch.setitem(world.HANDLERS, "mark_line", note)


@plant(RECONCILE)
def calling_a_difference_agreed_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    not_noticed(patch, "declared_agreed")


@plant(RECONCILE)
def the_maker_may_be_asked_at_any_time(patch: pytest.MonkeyPatch) -> None:
    not_noticed(patch, "warned_suspect")


def test_the_drill_cut_short_for_this_file_draws_no_complaint_without_a_bug() -> None:
    assert list(complaints(LOST)) == []


@pytest.mark.parametrize("bug", PLANTS)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drill, put_in = PLANTS[bug]
    put_in(monkeypatch)

    assert list(complaints(drill)) != []
