"""Signing in takes the drill's own credentials and nothing else; what may be real is wiped on sight."""

import pytest

from tests.training.driver import REF, Run
from training.safety import looks_real

OWN = {"company_id": "GMIS990001", "user_id": "AUTH01", "password": "Fuek-2566"}


def sign_in(run: Run, **typed: str) -> list[str]:
    return run.do("login", **{**OWN, **typed})


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"company_id": "gmis990001"},
        {"user_id": "auth01"},
        {"company_id": "  GMIS990001 ", "user_id": "Auth01 "},
    ],
)
def test_the_drills_own_credentials_open_the_portal_and_ids_do_not_mind_capitals(
    typed: dict[str, str],
) -> None:
    run = Run()

    assert sign_in(run, **typed) == ["signed_in"]
    assert run.view.screen.title == "รายการรออนุมัติ"


@pytest.mark.parametrize(
    "typed",
    [
        {"password": "fuek-2566"},
        {"password": "Fuek-2566 "},
        {"password": ""},
        {"user_id": "AUTH02"},
        {"company_id": "GMIS990002"},
        {"company_id": "", "user_id": "", "password": ""},
        {"user_id": "Fuek-2566", "password": "AUTH01"},
    ],
)
def test_anything_else_is_refused_with_one_message_that_does_not_say_which_box(typed: dict[str, str]) -> None:
    run = Run()

    assert sign_in(run, **typed) == ["sign_in_failed"]
    assert "กรุณาตรวจสอบ Company ID, User ID และ Password (เหลืออีก 2 ครั้ง)" in run.said
    assert not run.state.window.signed_in


def test_the_user_is_locked_after_three_failures_and_the_drill_is_over() -> None:
    run = Run()
    sign_in(run, password="x")
    sign_in(run, password="y")

    assert sign_in(run, password="z") == ["sign_in_failed", "user_locked", "mistake", "ended"]
    assert run.state.outcome == "locked"
    assert "รหัสผ่านผิดครบ 3 ครั้ง" in run.said
    assert sign_in(run) == ["refused"]


def test_a_right_sign_in_forgets_the_failures_before_it() -> None:
    run = Run()
    sign_in(run, password="x")
    sign_in(run, password="y")
    sign_in(run)

    assert run.state.window.failed_sign_ins == 0


@pytest.mark.parametrize(
    "typed",
    [
        {"password": "1101700230708"},
        {"user_id": "1-1017-00230-70-8"},
        {"user_id": "๑๑๐๑๗๐๐๒๓๐๗๐๘"},
        {"password": "081-234-5678"},
        {"company_id": "somchai@mail.go.th"},
    ],
)
def test_what_looks_real_is_wiped_counted_as_no_failure_and_never_repeated(typed: dict[str, str]) -> None:
    run = Run()

    assert sign_in(run, **typed) == ["real_value_refused", "mistake"]
    assert "อาจเป็นข้อมูลจริง" in run.said
    assert run.state.window.failed_sign_ins == 0
    assert not any(value in f"{run.state}{run.view}" for value in typed.values())


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("1101700230708", True),
        ("เลขประจำตัว 1 1017 00230 70 8 ครับ", True),
        ("1101700230709", False),  # its check digit is wrong
        ("0000000000014", False),
        ("0812345678", True),
        ("โทร 08-1234-5678 ด่วน", True),
        ("+66812345678", True),
        ("๐๘๑-๒๓๔-๕๖๗๘", True),
        ("0000000001", False),
        ("08x-xxx-0001", False),
        ("clerk@office.go.th", True),
        ("ส่งที่ clerk@office.invalid หรือ boss@office.go.th", True),
        ("clerk@office.invalid", False),
        ("clerk@sub.office.example", False),
        ("user@host", False),
        ("GMIS990001", False),
        ("Fuek-2566", False),
        ("660809001", False),
        ("", False),
        ("@" * 50_000, False),
        ("a" * 50_000, False),
    ],
)
def test_real_looking_text_is_told_from_the_rooms_own(text: str, real: bool) -> None:
    assert looks_real(text) is real


@pytest.mark.parametrize(
    ("kind", "args"),
    [
        ("approve", {"ref": REF}),
        ("open_set", {"ref": REF}),
        ("enter_code", {"code": "123456"}),
        ("confirm", {}),
        ("reject", {"reason": "x"}),
        ("logout", {}),
        ("open_inbox", {}),
        ("read_message", {"message": f"sms-{REF}-1"}),
        ("login", {"company_id": "GMIS990001"}),
        ("login", {**OWN, "note": "x"}),
        ("wait", {"seconds": "-1"}),
        ("wait", {"seconds": "0"}),
        ("wait", {"seconds": "NaN"}),
        ("wait", {"seconds": "1e999999"}),
        ("wait", {"seconds": "1e999999999"}),
        ("wait", {"seconds": "tomorrow"}),
        ("transfer_money", {}),
    ],
)
def test_what_the_screen_does_not_offer_is_refused_and_changes_nothing(
    kind: str, args: dict[str, str]
) -> None:
    run = Run()
    before = run.state

    assert run.do(kind, **args) == ["refused"]
    assert run.state == before
