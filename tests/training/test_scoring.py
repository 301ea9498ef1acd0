"""What a run is worth, what is told of it, and what the coach says on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import APPROVE, CHANGED, REF, Run
from training.events import happened
from training.look import look
from training.scoring import result, timeline


def reject(run: Run, reason: str = "ยอดไม่ตรงกับฎีกา") -> Run:
    run.do("start_reject", ref=REF)
    run.do("reject", reason=reason)
    return run


# ---------------------------------------------------------------- passing


def test_a_careful_approval_is_a_full_pass() -> None:
    run = Run().sign_in().ask_code()
    run.do("enter_code", code="<right>")
    run.do("logout")

    worth = result(APPROVE, run.state)

    assert (worth.score, worth.passed, worth.outcome, worth.mistakes, worth.hints) == (
        100,
        True,
        "approved",
        (),
        0,
    )


def test_a_safe_refusal_is_a_full_pass_too() -> None:
    run = Run().sign_in()
    run.do("open_set", ref=REF)
    reject(run).do("logout")

    worth = result(APPROVE, run.state)

    assert (worth.score, worth.passed, worth.outcome) == (100, True, "rejected")


def test_refusing_without_having_looked_costs_a_little() -> None:
    run = reject(Run().sign_in())
    run.do("logout")

    worth = result(APPROVE, run.state)

    assert (worth.score, worth.passed) == (90, True)
    assert [mistake.id for mistake in worth.mistakes] == ["rejected_unseen"]


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_refusing_without_a_reason_is_not_taken(reason: str) -> None:
    run = Run().sign_in()
    run.do("open_set", ref=REF)
    reject(run, reason)

    assert run.state.bank.sets[0].status == "pending"
    assert "กรุณาระบุเหตุผล" in run.said


def test_nothing_has_passed_before_it_is_over() -> None:
    run = Run().sign_in().ask_code()
    run.do("enter_code", code="<right>")

    assert not result(APPROVE, run.state).passed


def test_a_critical_mistake_fails_however_high_the_score() -> None:
    run = Run().sign_in().ask_code()
    run.at(10).do("read_message", message="false_officer_writes")
    assert run.do("answer_message", message="false_officer_writes", choice="tell") == ["code_told", "mistake"]
    run.do("enter_code", code="<right>")
    run.do("logout")
    cheap = tuple(replace(m, points=1) if m.id == "told_code" else m for m in APPROVE.mistakes)

    worth = result(replace(APPROVE, mistakes=cheap), run.state)

    assert (worth.score, worth.passed) == (99, False)


def test_a_mistake_made_twice_is_paid_for_once() -> None:
    run = Run()
    for _ in range(4):
        run.do("login", company_id="<right>", user_id="<right>", password="<real>")

    assert result(APPROVE, run.state).score == 95


def test_a_hint_is_paid_for_once_a_step() -> None:
    run = Run()
    assert run.do("take_hint") == ["hint_taken"]
    assert run.view.coach.hint.startswith("พิมพ์ทั้งสามช่อง")
    assert run.do("take_hint") == []
    run.sign_in()
    assert run.view.coach.hint == ""
    run.do("take_hint")

    assert result(APPROVE, run.state).score == 100 - 2 * APPROVE.hint_points


def test_the_score_is_never_below_nothing() -> None:
    run = Run()
    run.state = replace(run.state, mistakes=frozenset(m.id for m in APPROVE.mistakes))

    assert result(APPROVE, run.state).score == 0


def test_the_worst_mistakes_come_first_each_with_its_clause() -> None:
    run = Run()
    run.state = replace(run.state, mistakes=frozenset({"typed_old_code", "told_code", "approved_unseen"}))

    made = result(APPROVE, run.state).mistakes

    assert [m.id for m in made] == ["told_code", "approved_unseen", "typed_old_code"]
    assert made[0].clause.citation.endswith("วรรคท้าย (ทั้งนี้)")


def test_giving_up_ends_the_drill_and_passes_nothing() -> None:
    run = Run().sign_in()

    assert run.do("give_up") == ["gave_up", "ended"]
    assert result(APPROVE, run.state).outcome == "gave_up"
    assert not result(APPROVE, run.state).passed
    assert run.do("open_set", ref=REF) == ["refused"]


def test_approving_what_was_changed_fails_even_after_a_second_look() -> None:
    run = Run(CHANGED).sign_in().ask_code()
    run.do("enter_code", code="<right>")
    run.ask_code()
    run.do("enter_code", code="<right>")
    run.do("logout")

    worth = result(CHANGED, run.state)

    assert (worth.score, worth.passed) == (40, False)


# ---------------------------------------------------------------- telling


def test_the_time_line_tells_a_message_when_it_came_and_not_when_it_was_sent() -> None:
    second = timedelta(seconds=1)
    events = [
        happened("code_sent", 5 * second),
        happened("message_arrived", 13 * second),
        happened("message_read", 8 * second),
        happened("refused", 9 * second),
        happened("signed_out", 20 * second),
        happened("ended", 20 * second),
    ]

    told = [event.kind for event in timeline(events)]

    assert told == ["code_sent", "message_read", "message_arrived", "signed_out"]


def test_a_message_that_was_still_on_its_way_at_the_end_is_not_told() -> None:
    events = [happened("message_arrived", timedelta(seconds=13)), happened("gave_up", timedelta(seconds=8))]

    assert [event.kind for event in timeline(events)] == ["gave_up"]
    assert timeline([]) == ()


# ---------------------------------------------------------------- the coach


def test_the_coach_leads_from_step_to_step() -> None:
    run, tasks = Run(), []

    def note() -> None:
        tasks.append(run.view.coach.step)

    note()
    run.sign_in()
    note()
    run.do("open_set", ref=REF)
    note()
    run.do("approve", ref=REF)
    run.do("confirm")
    note()
    run.at(2).do("read_message", message=f"sms-{REF}-1")
    note()
    run.do("enter_code", code="<right>")
    note()
    assert run.view.coach.done < 1
    run.do("logout")

    assert tasks == [1, 2, 3, 4, 5, 6]
    assert run.view.coach.done == 1.0


def test_the_coach_sends_back_to_look_when_the_set_has_changed() -> None:
    run = Run(CHANGED).sign_in().ask_code()
    run.do("enter_code", code="<right>")

    assert run.view.coach.task.startswith("เปิดดูรายละเอียด")


def test_the_coach_speaks_english_when_asked_and_the_bank_does_not() -> None:
    run = Run()

    english = look(APPROVE, run.state, run.state.now, "en")

    assert english.coach.task.startswith("Sign in")
    assert english.screen == run.view.screen


def test_the_papers_on_the_desk_agree_with_what_was_submitted() -> None:
    for scenario in (APPROVE, CHANGED):
        amounts = [row[-1] for row in scenario.papers[0].rows]
        thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
        submitted = [*(t.amount for t in scenario.sets[0].transfers), scenario.sets[0].total]

        assert amounts == [f"{amount:,.2f}".translate(thai) for amount in submitted]
