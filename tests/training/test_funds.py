"""The money in the account: the bank approves nothing that the account cannot pay, and says so in its own words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.training.driver import APPROVE, REF, SHIPPED_DRILLS, Run, two_sets
from training import world
from training.errors import InvalidScenario
from training.funds.account import available
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse

ACCOUNT, TOTAL = APPROVE.sets[0].debit_account, APPROVE.sets[0].total
SATANG = Decimal("0.01")
SHORT = "ยอดเงินในบัญชีไม่เพียงพอ"
PAYDAY_TEXT = (SHIPPED / "switch_day_is_payday.toml").read_text("utf-8")


def having(balance: Decimal, scenario: Scenario = APPROVE) -> Run:
    return Run(replace(scenario, faults=(), balances=((ACCOUNT, balance),))).sign_in()


def test_an_account_that_has_exactly_enough_pays_and_is_then_empty() -> None:
    run = having(TOTAL).ask_code()

    assert run.do("enter_code", code="<right>") == ["approved"]
    assert available(run.scenario, run.state, ACCOUNT) == 0


def test_one_satang_too_little_is_turned_down_before_any_code_is_sent() -> None:
    run = having(TOTAL - SATANG)
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)

    assert run.do("confirm") == ["funds_short"]
    assert SHORT in run.said
    assert (run.state.bank.sets[0].status, run.state.window.challenge, run.state.phone.messages) == (
        "pending", None, (),
    )  # fmt: skip


def test_before_the_days_of_codes_the_account_is_looked_at_all_the_same() -> None:
    run = having(TOTAL - SATANG, replace(APPROVE, codes_from=None))
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)

    assert run.do("confirm") == ["funds_short"]
    assert run.state.bank.sets[0].status == "pending"


def test_sets_ticked_together_have_to_be_paid_together() -> None:
    scenario = two_sets()
    both = sum(s.total for s in scenario.sets)
    for balance, event in ((both, "code_sent"), (both - SATANG, "funds_short")):
        run = having(balance, scenario)
        run.do("approve_all")

        assert run.do("confirm") == [event]


def test_what_was_paid_is_gone_for_the_next_set() -> None:
    scenario = two_sets()
    first, second = scenario.sets
    run = having(first.total + second.total - SATANG, scenario).ask_code(first.ref)
    run.do("enter_code", code="<right>")
    run.do("open_inbox")
    run.do("open_set", ref=second.ref)
    run.do("approve", ref=second.ref)

    assert run.do("confirm") == ["funds_short"]


def test_money_that_goes_while_a_code_is_out_stops_the_approval_and_kills_the_code() -> None:
    scenario = two_sets()
    first, second = scenario.sets
    run = having(first.total, scenario).ask_code(first.ref)
    elsewhere = run.state.bank.with_set(replace(second, status="approved"))
    run.state = replace(run.state, bank=elsewhere)

    assert run.do("enter_code", code="<right>") == ["funds_short"]
    assert run.state.window.challenge is not None
    assert run.state.window.challenge.state == "cancelled"


def test_only_the_last_of_several_levels_moves_money() -> None:
    one = replace(APPROVE.sets[0], levels=2)
    run = having(Decimal("0.00"), replace(APPROVE, sets=(one,)))
    run.ask_code()

    assert run.do("enter_code", code="<right>") == ["level_approved"]


def test_where_a_drill_says_nothing_of_its_account_the_account_pays() -> None:
    assert available(APPROVE, world.start(APPROVE, "seed")[0], ACCOUNT) is None


def test_on_payday_the_second_set_waits_until_the_treasury_has_paid_money_in() -> None:
    drill = SHIPPED_DRILLS["switch_day_is_payday"]
    run, account = Run(drill), drill.sets[0].debit_account
    salary = replace(drill.sets[0], status="approved")
    back_pay = replace(drill.sets[1], status="pending")
    run.state = replace(
        run.state.on_page(screen="confirm", signed_in=True, open_ref=back_pay.ref),
        bank=run.state.bank.with_set(salary).with_set(back_pay),
    )
    assert run.do("confirm") == ["funds_short"]
    assert "money_paid_in" in run.do("contact", contact="treasury")

    left = Decimal("45000.00") - salary.total + Decimal("20000.00")
    assert available(drill, run.state, account) == left
    run.do("approve", ref=back_pay.ref)
    assert run.do("confirm")[0] == "approved"  # the 24th: no code yet
    assert available(drill, run.state, account) == left - back_pay.total


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('[[account]]\nnumber = "0000000010"', '[[account]]\nnumber = "0000000019"', "ไม่มีชุดใดหักเงินจากบัญชี"),
        ('balance = "45000.00"', 'balance = "45,000"', "ทศนิยมสองตำแหน่ง"),
        ('account = "0000000010"\namount', 'account = "0000000011"\namount', "ใน [[account]]"),
        ("[[paper]]", '[[account]]\nnumber = "0000000010"\nbalance = "1.00"\n\n[[paper]]', "เขียนไว้แล้ว"),
    ],
)
def test_a_slip_about_the_account_is_told_with_what_to_do(old: str, new: str, sentence: str) -> None:
    assert old in PAYDAY_TEXT
    with pytest.raises(InvalidScenario) as caught:
        parse("switch_day_is_payday.toml", PAYDAY_TEXT.replace(old, new, 1))

    assert sentence in str(caught.value)
