"""The switch: before an office's day the bank takes a confirmation alone, and from that day on a code as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.training.driver import APPROVE, FILE, REF, SHIPPED_DRILLS, Run
from training import bank_portal
from training.actions import act
from training.errors import InvalidScenario
from training.levels import approving
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.scoring import result
from training.two_factor.day import OFFICES, begins, is_on

PAYDAY = SHIPPED_DRILLS["switch_day_is_payday"]
PAYDAY_TEXT = (SHIPPED / "switch_day_is_payday.toml").read_text("utf-8")
SALARY, BACK_PAY = (s.ref for s in PAYDAY.sets)
BEFORE, ON, AFTER = date(2023, 8, 8), date(2023, 8, 9), date(2023, 8, 10)


@pytest.mark.parametrize(
    ("office", "confirmed", "used"),
    [
        ("listed", None, [False, True, True]),
        ("unlisted", None, [False, False, False]),
        ("confirmed", date(2023, 8, 10), [False, False, True]),
        ("confirmed", date(2023, 8, 8), [True, True, True]),
    ],
)
def test_codes_are_used_from_the_day_of_each_kind_of_office(
    office: str, confirmed: date | None, used: list[bool]
) -> None:
    assert [is_on(office, day, ON, confirmed) for day in (BEFORE, ON, AFTER)] == used


def test_an_office_that_waits_for_its_branch_has_no_day() -> None:
    assert [begins(office, ON) for office in OFFICES] == [ON, None, None]


# ---------------------------------------------------------------- at the bank


def approving_on(day: date, start: str) -> list[str]:
    """What confirming an approval comes to on that day, in the approval drill of such an office."""
    text = FILE.read_text("utf-8").replace("[sign_in]", f"[start]\n{start}\n\n[sign_in]", 1)
    drill = parse("approve_transfer_by_otp.toml", text)
    moment = drill.start.replace(year=day.year, month=day.month, day=day.day)
    run = Run(replace(drill, start=moment, faults=())).sign_in()
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)
    return run.do("confirm")


@pytest.mark.parametrize(
    ("start", "events"),
    [
        ('office = "listed"', ["approved", "code_sent", "code_sent"]),
        ('office = "unlisted"', ["approved", "approved", "approved"]),
        ('office = "confirmed"\nconfirmed = 2023-08-10', ["approved", "approved", "code_sent"]),
    ],
)
def test_the_bank_asks_each_kind_of_office_for_a_code_from_its_own_day(start: str, events: list[str]) -> None:
    assert [approving_on(day, start) for day in (BEFORE, ON, AFTER)] == [[event] for event in events]


def test_where_a_drill_says_nothing_the_bank_always_asks_for_a_code() -> None:
    run = Run(replace(APPROVE, start=APPROVE.start.replace(year=2020), faults=())).sign_in()
    run.ask_code()

    assert run.state.window.screen == "otp"
    assert not run.state.window.approved


def test_a_day_that_comes_while_the_confirmation_stands_open_asks_for_a_code() -> None:
    first = APPROVE.start.date() + timedelta(days=1)
    run = Run(replace(APPROVE, codes_from=first, faults=())).sign_in()
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)
    assert "ยังไม่ถึงวันเริ่มใช้ 2FA" in run.said
    run.wait("86400")

    assert "ระบบจะส่งรหัส OTP" in run.said
    assert run.do("confirm") == ["code_sent"]


def test_a_set_that_was_decided_meanwhile_is_approved_by_no_confirmation() -> None:
    run = Run(replace(APPROVE, codes_from=None, faults=())).sign_in()
    run.do("open_set", ref=REF)
    run.do("approve", ref=REF)
    run.state = replace(
        run.state, bank=run.state.bank.with_set(replace(run.state.bank.sets[0], status="cancelled"))
    )

    assert run.do("confirm") == ["stale_refused"]
    assert run.state.bank.sets[0].status == "cancelled"


def test_without_a_code_nobody_approves_his_own_set_either() -> None:
    user = APPROVE.sign_in.user_id
    drill = replace(APPROVE, codes_from=None, faults=(), sets=(replace(APPROVE.sets[0], maker=user),))
    run = Run(drill).sign_in()
    assert run.do("approve", ref=REF) == ["decision_refused"]

    asked = run.state.on_page(screen="confirm", open_ref=REF)
    assert approving.barred(drill, asked, asked.bank.sets[0])
    after, events = bank_portal.confirm(drill, asked, act("confirm"))
    assert ([event.kind for event in events], after.bank) == (["refused"], asked.bank)


# ---------------------------------------------------------------- both sides of the day, in one drill


def planned() -> Run:
    """The drill of the payday once all is planned and the stand-in has signed in for the first time."""
    run = Run(PAYDAY)
    assert not any(s.status == "pending" for s in run.state.bank.sets)
    run.do("answer_message", message="mayor_comes", choice="order")
    run.do("answer_message", message="which_number", choice="own_number")
    assert "set_submitted" in run.do("answer_message", message="when_to_send", choice="today")
    run.do("login", company_id="<right>", user_id="<right>", password="<right>")
    run.do("change_password", old_password="<right>", new_password="<right>", confirm_password="<same>")
    return run


def approve(run: Run, ref: str) -> list[str]:
    run.do("open_set", ref=ref)
    run.do("approve", ref=ref)
    return run.do("confirm")


def test_the_salaries_are_approved_ahead_without_a_code_and_the_day_itself_asks_for_one() -> None:
    run = planned()
    assert approve(run, SALARY) == ["approved"]
    assert run.view.phone.date.startswith("๒๔ สิงหาคม")
    assert "set_submitted" in run.do("contact", contact="monday")
    assert run.view.phone.date.startswith("๒๘ สิงหาคม")

    run.do("read_message", message="chuchai_writes")
    run.do("answer_message", message="chuchai_writes", choice="decline")
    run.do("open_inbox")
    run.do("contact", contact="treasury")
    assert approve(run, BACK_PAY) == ["code_sent"]
    run.wait("2")
    run.do("read_message", message=f"sms-{BACK_PAY}-1")
    assert run.do("enter_code", code="<right>") == ["approved", "message_arrived"]
    run.do("answer_message", message="admin_asks", choice="suspend")
    run.do("logout")
    assert (result(PAYDAY, run.state).score, run.state.outcome) == (100, "approved")


def test_signing_out_while_a_set_is_still_with_its_maker_does_not_end_the_drill() -> None:
    run = planned()
    approve(run, SALARY)
    run.do("logout")

    assert run.state.outcome == ""


@pytest.mark.parametrize(
    ("choice", "mistake"), [("office_number", "shared_number"), ("absent_number", "number_of_the_absent")]
)
def test_an_answer_in_a_talk_can_be_a_mistake_of_the_authors_own(choice: str, mistake: str) -> None:
    run = Run(PAYDAY)
    run.do("answer_message", message="mayor_comes", choice="order")

    assert run.do("answer_message", message="which_number", choice=choice) == ["chosen", "mistake"]
    assert run.state.mistakes == {mistake}
    assert run.state.phone.find("admin_insists")


# ---------------------------------------------------------------- what an author gets wrong


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("confirmed = 2023-08-28\n", "", 'office = "confirmed" ต้องมี confirmed'),
        ('office = "confirmed"', 'office = "listed"', "office อื่นต้องไม่มี"),
        ('office = "confirmed"', 'office = "confirm"', 'หมายถึง "confirmed" หรือไม่'),
        ("confirmed = 2023-08-28\n", 'confirmed = "28 ส.ค."\n', "ต้องเป็นวันที่ (ปี ค.ศ.)"),
        ("until = 2023-08-28T", "until = 2023-08-21T", "until ต้องมาหลังเวลาเริ่มการฝึก"),
        ("until = 2023-08-28T08:30:00+07:00", 'until = "พรุ่งนี้"', "ต้องเป็นวันเวลา"),
        ('status = "draft"\n', "", 'ต้องมี status = "draft"'),
        ('do = "submit_set"\nset = "660828001"', 'do = "submit_set"\nset = "660824001"', "ไม่มีเหตุ"),
        ('mistake = "shared_number"', 'mistake = "shared_numbr"', 'หมายถึง "shared_number" หรือไม่'),
        ('effect = "decide", mistake = "shared', 'effect = "ask", mistake = "shared', 'effect = "decide" เท่านั้น'),
    ],
)  # fmt: skip
def test_a_slip_about_the_switch_is_told_with_what_to_do(old: str, new: str, sentence: str) -> None:
    assert old in PAYDAY_TEXT
    with pytest.raises(InvalidScenario) as caught:
        parse("switch_day_is_payday.toml", PAYDAY_TEXT.replace(old, new, 1))

    assert sentence in str(caught.value)
