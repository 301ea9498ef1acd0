"""Bugs planted one at a time in what the desk does: the proofs of the shipped drills must catch every one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import Plant, complaints
from training import detectors, world
from training.actions import Action
from training.bank_portal import Outcome
from training.desk import decisions, handlers, verdicts
from training.errors import InvalidScenario
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.state import State

TREE = SHIPPED_DRILLS["who_acts_where"]


def a_wrong_answer_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(detectors, "chosen", lambda mistake_id: lambda *step: False)


def every_answer_counts_as_the_first_one(patch: pytest.MonkeyPatch) -> None:
    def first(scenario: Scenario, state: State, action: Action) -> Outcome:
        question = state.desk.next_of(scenario.questions)
        assert question is not None
        return handlers.choose(
            scenario, state, action.with_args({"question": question.id, "choice": question.options[0].id})
        )

    patch.setitem(world.HANDLERS, "choose", first)


def a_question_is_passed_over(patch: pytest.MonkeyPatch) -> None:
    having = decisions.Desk.having

    def hasty(desk: decisions.Desk, questions: tuple[object, ...], option_id: str) -> decisions.Desk:
        after = having(desk, questions, option_id)
        return replace(after, at=min(after.at + 1, len(questions))) if after.at == 3 else after

    patch.setattr(decisions.Desk, "having", hasty)


def the_work_cannot_be_handed_in(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(world.HANDLERS, "hand_in", lambda scenario, state, action: (state, []))


def the_drill_is_over_at_the_first_mistake(patch: pytest.MonkeyPatch) -> None:
    def strict(scenario: Scenario, state: State, action: Action) -> Outcome:
        after, events = handlers.choose(scenario, state, action)
        wrong = any(event.get("mistake") for event in events)
        return replace(after, outcome="done" if wrong else ""), events

    patch.setitem(world.HANDLERS, "choose", strict)


PLANTS: tuple[Plant, ...] = (
    a_wrong_answer_is_not_noticed,
    every_answer_counts_as_the_first_one,
    a_question_is_passed_over,
    the_work_cannot_be_handed_in,
    the_drill_is_over_at_the_first_mistake,
)  # fmt: skip


def test_the_desk_as_it_is_draws_no_complaint() -> None:
    assert list(complaints(TREE)) == []


@pytest.mark.parametrize("bug", PLANTS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_caught(bug: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    bug(monkeypatch)

    assert next(complaints(TREE), "") != ""


# ---------------------------------------------------------------- rules that are read before the drill begins


def three_months_are_ninety_days(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(verdicts.DAYS, "R15", lambda changed: changed + timedelta(days=90))


def the_day_of_loss_counts_too(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(verdicts.DAYS, "R23", verdicts.DAYS["R23_cautious"])


def a_day_late_is_in_time(patch: pytest.MonkeyPatch) -> None:
    kept = verdicts.KEPT_DAYS["R15"]
    patch.setitem(verdicts.KEPT_DAYS, "R15", lambda changed, again: kept(changed, again - timedelta(days=14)))


def one_person_may_do_both(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(verdicts.KEPT_PEOPLE, "R16", lambda one, other: True)


@pytest.mark.parametrize(
    ("bug", "drill"),
    [
        (three_months_are_ninety_days, "password_every_three_months"),
        (the_day_of_loss_counts_too, "lost_before_songkran"),
        (a_day_late_is_in_time, "auditor_reads_the_file"),
        (one_person_may_do_both, "order_with_seven_faults"),
    ],
)
def test_a_rule_counted_wrong_is_caught_by_the_author_or_by_the_second_opinion(
    bug: Plant, drill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (SHIPPED / f"{drill}.toml").read_text("utf-8")
    assert list(complaints(parse(f"{drill}.toml", text))) == []
    bug(monkeypatch)

    try:
        caught = list(complaints(parse(f"{drill}.toml", text)))
    except InvalidScenario as told:
        caught = [str(told)]

    assert caught != []
