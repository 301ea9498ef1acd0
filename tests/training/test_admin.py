"""Company administrators: two people for every change, nothing in effect before, and what a page takes and shows."""

from __future__ import annotations

import re

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from training import masking, session
from training.actions import act
from training.admin import typed
from training.errors import InvalidScenario
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.view import Table

NUMBER = SHIPPED_DRILLS["authorizers_new_number"]
TEXT = (SHIPPED / "authorizers_new_number.toml").read_text("utf-8")
# the same office with a third chair: the Authorizer himself, and a set that waits for him
OWNER = """
[[seat]]
id = "owner_seat"
role = "authorizer"
company_id = "GMIS990001"
user_id = "AUTH01"
password = "Fuek-3003"
name = "นางสาวชูใจ มั่นคง"
phone = "{phone}"
{at_bank}

[[set]]
ref = "660814001"
service = "KTB iPay Direct"
debit_account = "0000000010"
effective_date = "14-08-2566"
maker = "MAKER01"
submitted_at = "08:50"

[[set.transfer]]
payee = "ร้านตัวอย่าง ก"
bank = "006 กรุงไทย"
account = "0000000001"
amount = "7500.00"
"""


def with_owner(phone: str, at_bank: str = "") -> Scenario:
    own = OWNER.format(phone=phone, at_bank=f'phone_at_bank = "{at_bank}"' if at_bank else "")
    return parse("three_chairs.toml", TEXT.replace("[[user]]", f"{own}\n[[user]]", 1))


def sit(run: Run, seat: str) -> Run:
    if run.state.window.signed_in:
        run.do("logout")
    if run.state.seat != seat:
        assert run.do("take_seat", who=seat) == ["seat_taken"]
    return run.sign_in()


def ask_new_number(run: Run, number: str = "<right>") -> list[str]:
    run.do("open_menu")
    run.do("open_users")
    run.do("search_users", among="authorizer")
    run.do("open_user", user="AUTH01")
    run.do("edit_user")
    told = run.do("submit_edit", mobile=number, email="<empty>")
    return run.do("confirm_request") if told == ["change_drafted"] else told


def mobile(run: Run) -> str:
    user = run.state.bank.directory.user("AUTH01")
    assert user
    return user.mobile


def rows(run: Run) -> list[tuple[str, ...]]:
    return [row for block in run.view.screen.blocks if isinstance(block, Table) for row in block.rows]


# ---------------------------------------------------------------- nothing before the other one approves


def codes_of_the_owner(run: Run) -> list[str]:
    """The codes that came to the owner's own phone after asking for one."""
    sit(run, "owner_seat")
    run.do("open_set", ref="660814001")
    run.do("approve", ref="660814001")
    assert "code_sent" in run.do("confirm")
    arrived = [m.template for m in run.state.phone.messages]
    run.do("cancel_code")
    return arrived


@pytest.mark.parametrize(("phone", "before", "after"), [("0000000003", 1, 1), ("0000005613", 0, 1)])
def test_until_a_change_is_approved_the_old_number_stands_and_gets_the_codes(
    phone: str, before: int, after: int
) -> None:
    old_phone = phone == "0000000003"
    run = Run(with_owner(phone, "" if old_phone else "0000000003"))
    ask_new_number(sit(run, "first"))
    assert mobile(run) == "0000000003"
    assert len(codes_of_the_owner(run)) == before

    sit(run, "second")
    run.do("open_requests")
    run.do("open_request", user="AUTH01")
    run.do("approve_request")

    assert mobile(run) == "0000005613"
    # the old phone had its one code while the request waited; once approved only the new one gets any
    assert len(codes_of_the_owner(run)) == after


def test_nobody_approves_his_own_request_and_is_told_so() -> None:
    run = Run(NUMBER)
    ask_new_number(sit(run, "first"))
    run.do("open_requests")
    run.do("open_request", user="AUTH01")

    told = run.do("approve_request")

    assert told == ["own_approval_refused", "mistake"]
    assert "ผู้ขอไม่สามารถอนุมัติรายการของตนเอง" in run.said
    assert mobile(run) == "0000000003"
    assert "start_reject_request" not in [button.action for button in run.view.screen.buttons()]


def test_whoever_asked_may_take_the_request_back_and_ask_again() -> None:
    run = Run(NUMBER)
    ask_new_number(sit(run, "first"), "<swapped>")
    run.do("open_requests")
    run.do("open_request", user="AUTH01")

    assert run.do("cancel_request") == ["request_cancelled"]
    assert ask_new_number(run) == ["change_asked"]


def test_a_rejection_needs_a_reason_and_changes_no_user() -> None:
    run = Run(NUMBER)
    ask_new_number(sit(run, "first"), "<swapped>")
    sit(run, "second")
    run.do("open_requests")
    run.do("open_request", user="AUTH01")
    run.do("start_reject_request")

    assert "reason_missing" in run.do("reject_request", reason="<empty>")
    assert run.state.bank.directory.requests
    assert run.do("reject_request", reason="<given>") == ["request_rejected"]
    assert not run.state.bank.directory.requests
    assert mobile(run) == "0000000003"


def test_while_a_request_waits_the_user_cannot_be_changed_otherwise() -> None:
    run = Run(NUMBER)
    ask_new_number(sit(run, "first"))
    run.do("open_menu")
    run.do("open_users")
    run.do("search_users", among="authorizer")
    run.do("open_user", user="AUTH01")

    greyed = {button.action for button in run.view.screen.buttons() if not button.enabled}

    assert {"edit_user", "ask_change"} == greyed
    assert run.do("edit_user") == ["refused"]
    assert "มีคำขอรออนุมัติ" in run.said


def test_the_audit_log_says_who_when_old_and_new() -> None:
    run = Run(NUMBER)
    ask_new_number(sit(run, "first"))
    sit(run, "second")
    run.do("open_requests")
    run.do("open_request", user="AUTH01")
    run.do("approve_request")
    run.do("open_menu")
    run.do("open_audit")

    assert [(who, user, old, new) for _at, who, _what, user, old, new in rows(run)] == [
        ("ADMIN1", "AUTH01", "0000000003", "0000005613"),
        ("ADMIN2", "AUTH01", "0000000003", "0000005613"),
    ]
    assert all(re.fullmatch(r"14-08-2566 \d\d:\d\d", row[0]) for row in rows(run))


def test_an_administrator_sees_no_payment() -> None:
    run = sit(Run(with_owner("0000000003")), "first")

    offered = {button.action for button in run.view.screen.buttons()}

    assert run.view.screen.title == "Menu"
    assert not offered & {"open_set", "approve", "approve_all", "open_inbox"}


# ---------------------------------------------------------------- what may be typed


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("0002000001", "โทรศัพท์ประจำสำนักงาน"),
        ("000000561", "10 หลัก"),
        ("00000056130", "10 หลัก"),
        ("abc", "10 หลัก"),
        ("1234567890", "ขึ้นต้น 000"),
        ("0000000001", "เป็นของผู้ใช้งานอื่นแล้ว"),
        ("0000000003", "ไม่มีข้อมูลที่เปลี่ยน"),
        ("", "ไม่มีข้อมูลที่เปลี่ยน"),
        ("0812345678", "อาจเป็นข้อมูลจริง"),
    ],
)
def test_a_number_that_cannot_receive_codes_is_refused_in_one_sentence(number: str, sentence: str) -> None:
    run = Run(NUMBER)
    sit(run, "first")
    ask_new_number(run, number)

    assert run.state.window.screen == "user_edit"
    assert sentence in run.said


@pytest.mark.parametrize("number", ["0000005613", "000-000-5613", "๐๐๐ ๐๐๐ ๕๖๑๓"])
def test_a_number_may_be_typed_with_dashes_and_thai_digits(number: str) -> None:
    run = Run(NUMBER)
    sit(run, "first")

    assert ask_new_number(run, number) == ["change_asked"]


TYPED = [
    "0000005613", "0000005631", "0000000077", "000000561", "0002000001", "0000000001", "", "xyz",
    "0812345678", "๐๐๐๐๐๐๐๐๗๗", "someone@somewhere.zz",
]  # fmt: skip


@pytest.mark.parametrize("number", TYPED)
def test_a_run_replays_whatever_number_was_typed_and_no_real_one_is_written_down(number: str) -> None:
    run = session.Session(NUMBER, "seed")
    to_edit = [action for _, action in NUMBER.answer[:5]]
    for masked in (*to_edit, act("submit_edit", mobile=number, email=""), act("confirm_request")):
        run.act(masking.unmask(NUMBER, run.state, masked) if masked in to_edit else masked, run.state.now)

    log = [row.as_data() for row in run.rows]
    again = session.replay(NUMBER, run.head(), log)

    assert again.state == run.state
    assert "0812345678" not in str(log)


def test_swapping_digits_always_makes_another_number() -> None:
    for number in ("0000005613", "0000000312", "0000000011", "0000000100"):
        assert typed.swapped(number) != number
        assert sorted(typed.swapped(number)) == sorted(number)


# ---------------------------------------------------------------- what an author gets wrong


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('owner = "owner"', 'owner = "ownr"', 'หมายถึง "owner" หรือไม่'),
        ('right_mobile = "0000005613"', 'right_mobile = "0812345678"', "เบอร์สมมติ"),
        ('mobile = "0000000022"\nclosed', 'mobile = "0000000023"\nclosed', "ไม่ตรงกับ mobile"),
        ("closed = true", 'closed = "yes"', "ต้องเป็น true หรือ false"),
        ('role = "maker"', 'role = "makr"', 'หมายถึง "maker" หรือไม่'),
        ('id = "MAKER01"', 'id = "AUTH01"', "ซ้ำกับบรรทัด"),
    ],
)
def test_a_slip_in_a_users_table_is_told_in_thai(old: str, new: str, sentence: str) -> None:
    assert old in TEXT

    with pytest.raises(InvalidScenario, match=sentence):
        parse("drill.toml", TEXT.replace(old, new, 1))


REQUEST = """
[[request]]
user = "{user}"
requested_by = "ADMIN1"
asked_at = "14-08-2566 08:00"
field = "{field}"
new = "{new}"
"""


@pytest.mark.parametrize(
    ("user", "field", "new", "sentence"),
    [
        ("AUTH02", "mobile", "0000000074", 'หมายถึง "AUTH01" หรือไม่'),
        ("AUTH01", "mobile", "0812345678", "บุคคลจริง"),
        ("AUTH01", "mobile", "074", "เบอร์สมมติ"),
        ("AUTH01", "status", "susended", 'หมายถึง "suspended" หรือไม่'),
        ("AUTH01", "pin", "1", 'ไม่รู้จัก "pin"'),
    ],
)
def test_a_slip_in_a_request_is_told_in_thai(user: str, field: str, new: str, sentence: str) -> None:
    with pytest.raises(InvalidScenario, match=sentence):
        parse("drill.toml", TEXT + REQUEST.format(user=user, field=field, new=new))


def test_two_requests_about_one_user_are_told() -> None:
    twice = 2 * REQUEST.format(user="AUTH01", field="mobile", new="0000000074")

    with pytest.raises(InvalidScenario, match="มีคำขอรออยู่แล้ว"):
        parse("drill.toml", TEXT + twice)


def test_a_file_with_neither_sets_nor_users_is_told() -> None:
    bare = re.sub(r"\[\[user\]\]\n(?:.+\n)+", "", TEXT).replace('owner = "owner"', "")

    with pytest.raises(InvalidScenario, match=r"ขาดหมวดที่บอกว่างานคืออะไร คือ \[\[set\]\] \[\[user\]\]"):
        parse("drill.toml", bare)
