"""Approval in levels: each at his own step with his own code, nobody twice, never the maker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from tests.training.oracle import disagreements
from training import explore
from training.draws import every_draw
from training.errors import InvalidScenario
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse

DRILL = SHIPPED_DRILLS["two_levels_of_approval"]
TEXT = (SHIPPED / "two_levels_of_approval.toml").read_text("utf-8")
REF = DRILL.sets[0].ref
RIGHT = {"company_id": "<right>", "user_id": "<right>", "password": "<right>"}
PRACTICE, UNCHANGED = every_draw(DRILL)


def of_levels(levels: int) -> Scenario:
    """A calm drill whose set needs that many approvals, with a chair for each."""
    first = DRILL.seats[0]
    seats = tuple(
        replace(
            first,
            id=f"level_{n}",
            level=n,
            sign_in=replace(first.sign_in, user_id=f"AUTH0{n}", phone=f"000000000{n}"),
        )
        for n in range(1, levels + 1)
    )
    watched = tuple(mistake for mistake in DRILL.mistakes if mistake.id == "relied_on_first")
    sets = (replace(DRILL.sets[0], levels=levels),)
    return replace(DRILL, faults=(), seats=seats, sets=sets, mistakes=watched)


def approve_at(run: Run, seat: str) -> list[str]:
    """Signs in there, looks, asks for a code, types it; what the last of it came to."""
    run.do_at(seat, "login", **RIGHT)
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)
    assert "code_sent" in run.do("confirm")
    return run.do("enter_code", code="<right>")


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_a_set_is_approved_once_each_level_has_signed(levels: int) -> None:
    run = Run(of_levels(levels))
    for n in range(1, levels):
        assert approve_at(run, f"level_{n}") == ["level_approved"]
        assert run.state.bank.sets[0].status == "pending"
        assert f"รออนุมัติ {n + 1}/{levels}" in run.said
        run.do("logout")

    assert approve_at(run, f"level_{levels}") == ["approved"]
    approved = run.state.bank.sets[0]
    assert (approved.status, approved.approvals) == (
        "approved",
        tuple(f"AUTH0{n}" for n in range(1, levels + 1)),
    )


def test_the_list_says_which_approval_a_set_waits_for() -> None:
    run = Run(of_levels(3))
    run.do_at("level_2", "login", **RIGHT)
    told = [
        cell
        for block in run.view.screen.blocks
        if hasattr(block, "open")
        for row in block.rows
        for cell in row
    ]

    assert "รออนุมัติ 1/3" in told
    approve_at(run, "level_1")
    run.do_at("level_2", "open_set", ref=REF)
    assert "อนุมัติแล้วโดย AUTH01" in run.said


def test_nobody_approves_twice_and_the_bank_says_why() -> None:
    run = Run(of_levels(2))
    approve_at(run, "level_1")
    run.do("open_inbox")

    assert run.do("approve", ref=REF) == ["decision_refused"]
    assert "ท่านอนุมัติรายการนี้แล้ว" in run.said
    assert run.do("start_reject", ref=REF) == ["decision_refused"]
    assert run.state.bank.sets[0].approvals == ("AUTH01",)


def test_nobody_approves_before_his_level_and_the_bank_says_why() -> None:
    run = Run(of_levels(2))
    run.do_at("level_2", "login", **RIGHT)

    assert run.do("approve", ref=REF) == ["level_waits"]
    assert "ยังไม่ถึงระดับของท่าน" in run.said


def test_a_maker_never_approves_his_own_set() -> None:
    calm = of_levels(2)
    run = Run(replace(calm, sets=(replace(calm.sets[0], maker="auth01"),)))
    run.do_at("level_1", "login", **RIGHT)

    assert run.do("approve", ref=REF) == ["decision_refused"]
    assert "ของตนเองไม่ได้" in run.said


def test_either_level_may_reject() -> None:
    for seats in (("level_1",), ("level_1", "level_2")):
        run = Run(of_levels(2))
        for seat in seats[:-1]:
            approve_at(run, seat)
            run.do("logout")
        run.do_at(seats[-1], "login", **RIGHT)
        run.do("open_set", ref=REF)
        run.do("start_reject", ref=REF)
        assert run.do("reject", reason="<given>") == ["rejected"]
        run.do("logout")
        assert run.state.outcome == "rejected"


def test_the_second_one_who_relies_on_the_first_is_noticed() -> None:
    run = Run(of_levels(2))
    approve_at(run, "level_1")
    run.do("logout")
    run.do_at("level_2", "login", **RIGHT)
    run.do("approve", ref=REF)
    run.do("confirm")

    assert run.do("enter_code", code="<right>") == ["approved", "mistake"]
    assert run.state.mistakes == {"relied_on_first"}


def second_calls_the_administrator(drill: Scenario) -> Run:
    """The second one has looked and asked for a code, which went to a number that was then put right."""
    run = Run(drill)
    approve_at(run, "level_1")
    run.do("logout")
    run.do_at("level_2", "login", **RIGHT)
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)
    run.do("confirm")
    assert not any(message.challenge for message in run.state.phone.messages)
    assert "number_mended" in run.do("contact", contact="admin")
    return run


def test_the_second_ones_code_goes_astray_until_the_administrator_mends_the_number() -> None:
    run = second_calls_the_administrator(UNCHANGED)

    run.do("resend_code")
    assert [m.challenge for m in run.state.phone.messages if m.challenge] == [f"{REF}/level_2/2"]
    assert run.do("enter_code", code="<right>") == ["approved"]


def test_in_practice_a_line_changes_while_the_second_one_waits_and_his_screen_shows_it() -> None:
    run = second_calls_the_administrator(PRACTICE)
    run.do("cancel_code")
    run.do("open_set", ref=REF)

    accounts = [
        row[3]
        for block in run.view.screen.blocks
        if hasattr(block, "rows")
        for row in block.rows
        if len(row) == 5
    ]
    assert accounts == ["0000000001", "0000000077"]


def test_who_asks_for_a_new_code_without_looking_again_approves_what_was_changed() -> None:
    run = second_calls_the_administrator(PRACTICE)
    run.do("resend_code")

    assert run.do("enter_code", code="<right>") == ["approved", "mistake", "mistake"]
    assert run.state.mistakes == {"approved_changed", "relied_on_first"}


@pytest.mark.parametrize("drill", [PRACTICE, UNCHANGED], ids=["changed", "unchanged"])
def test_two_judges_agree_on_every_edge_of_either_draw(drill: Scenario) -> None:
    found = explore.walk(drill)

    assert list(disagreements(found)) == []
    assert len(found.reached) < 20_000


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("levels = 2", "levels = 3", "ต้องการผู้อนุมัติ 3 คน แต่มีที่นั่งของผู้อนุมัติ 2 คน"),
        ("level = 1", "level = 2", "ไม่มีผู้อนุมัติระดับที่ 1"),
        ('id = "relied_on_first"', 'id = "approved_bad_set"', "relied_on_first"),
        ("levels = 2", "levels = 4", "1–3"),
    ],
)
def test_levels_that_nobody_can_reach_are_told_on_their_line(old: str, new: str, sentence: str) -> None:
    with pytest.raises(InvalidScenario, match=sentence):
        parse("levels.toml", TEXT.replace(old, new, 1))
