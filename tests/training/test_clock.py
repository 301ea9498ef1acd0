"""What comes next by itself: each kind of moment that a trainee may skip to, and a walk tries."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.training.driver import APPROVE, REF, SHIPPED_DRILLS, Run
from training.clock import wait_for_next
from training.scenario import Fault, Scenario


def seconds_to_next(run: Run) -> float | None:
    wait = wait_for_next(run.scenario, run.state)
    return None if wait is None else float(wait.get("seconds"))


def skip(run: Run) -> None:
    """Lets time pass up to what comes next."""
    wait = wait_for_next(run.scenario, run.state)
    assert wait is not None
    assert "refused" not in run.do(wait.kind, **dict(wait.args))


def at_the_clock(minutes: int, fault: Fault = APPROVE.faults[0]) -> Scenario:
    """The drill, its fault set off by the time of day, its message on the way for half a minute."""
    at = timedelta(minutes=minutes)
    args = (("after_s", "30"), *(pair for pair in fault.args if pair[0] != "after_s"))
    return replace(APPROVE, faults=(replace(fault, when="clock", of="", at=at, args=args),))


def test_where_nothing_waits_for_its_time_there_is_nothing_to_skip_to() -> None:
    assert seconds_to_next(Run()) is None
    assert seconds_to_next(Run().sign_in()) is None


def test_a_code_that_was_sent_brings_its_message_the_lure_the_resending_and_its_end() -> None:
    run = Run().sign_in().ask_code()
    came: list[tuple[float, int, bool]] = []
    while seconds_to_next(run) is not None:
        skip(run)
        may_resend = any(
            button.action == "resend_code" for button in run.view.screen.buttons() if button.enabled
        )
        came.append((run.state.now.total_seconds(), len(run.view.phone.messages), may_resend))

    assert came == [(2, 1, False), (8, 2, False), (60, 2, True), (180.001, 2, True)]
    assert "code_expired" in run.type_code(run.code)


def test_a_fault_s_time_of_day_comes_and_then_what_it_has_sent() -> None:
    run = Run(at_the_clock(minutes=5)).sign_in()
    assert seconds_to_next(run) == 300
    skip(run)
    assert run.view.phone.messages == ()
    assert seconds_to_next(run) == 30
    skip(run)

    assert len(run.view.phone.messages) == 1
    assert seconds_to_next(run) is None


def test_what_comes_while_a_fault_takes_the_trainee_away_is_not_overshot() -> None:
    away = replace(APPROVE.faults[0], id="away", do="pass_time", args=(("seconds", "100"),))
    both = (*at_the_clock(minutes=10).faults, *at_the_clock(minutes=5, fault=away).faults)
    run = Run(replace(APPROVE, faults=both)).sign_in().at(300)
    skip(run)

    assert run.state.now == timedelta(minutes=10)


def test_time_that_has_passed_meanwhile_is_not_waited_for_again() -> None:
    run = Run(at_the_clock(minutes=5)).sign_in().at(290.5)

    assert seconds_to_next(run) == 9.5


def test_a_page_left_alone_is_dropped() -> None:
    run = Run(SHIPPED_DRILLS["first_login"])
    run.do("login", company_id="<right>", user_id="<right>", password="<right>")
    limit = run.scenario.portal.setting("idle_s")

    assert seconds_to_next(run) == limit + 0.001
    skip(run)
    assert run.do("logout") == ["timed_out"]


def test_the_action_says_how_long_and_not_what_for() -> None:
    run = Run().sign_in().ask_code()
    wait = wait_for_next(run.scenario, run.state)

    assert wait is not None
    assert (wait.kind, [name for name, _ in wait.args]) == ("wait", ["seconds"])


def test_once_it_is_over_nothing_comes() -> None:
    run = Run().sign_in()
    run.do("open_set", ref=REF)
    run.do("start_reject", ref=REF)
    run.do("reject", reason="<given>")
    run.do("logout")

    assert seconds_to_next(run) is None
