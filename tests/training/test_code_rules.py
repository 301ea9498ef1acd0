"""What the bank does with a code, rule by rule: its life, its tries, its sends, and the set it belongs to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import APPROVE, CHANGED, REF, Run, two_sets
from training import world
from training.actions import act
from training.sms_otp import code_for_digest


@pytest.fixture
def run() -> Run:
    return Run().sign_in().ask_code()


def test_the_right_code_approves_the_set(run: Run) -> None:
    assert run.type_code(run.code) == ["approved"]

    assert run.state.bank.sets[0].status == "approved"
    assert "อนุมัติแล้ว" in run.said


def test_a_code_typed_in_thai_digits_with_a_space_approves_too(run: Run) -> None:
    thai = run.code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    assert run.type_code(f" {thai[:3]} {thai[3:]}") == ["approved"]


def test_a_code_is_good_at_exactly_three_minutes(run: Run) -> None:
    assert run.at(180).type_code(run.code) == ["approved"]


def test_a_code_is_dead_a_millisecond_after_three_minutes(run: Run) -> None:
    assert run.at(180.001).type_code(run.code) == ["code_expired"]

    assert "หมดอายุ" in run.said
    assert run.state.bank.sets[0].status == "pending"


def test_a_wrong_try_does_not_make_a_code_live_longer(run: Run) -> None:
    run.at(170).do("enter_code", code="<wrong>")

    assert run.at(181).type_code(run.code) == ["code_expired"]


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef"])
def test_what_is_not_six_digits_costs_no_try(run: Run, typed: str) -> None:
    for _ in range(5):
        assert run.type_code(typed) == ["code_not_six_digits"]

    assert run.type_code(run.code) == ["approved"]


def test_a_code_is_refused_after_three_wrong_tries(run: Run) -> None:
    code = run.code
    assert run.do("enter_code", code="<wrong>") == ["code_wrong"]
    assert "เหลืออีก 2 ครั้ง" in run.said
    assert run.do("enter_code", code="<wrong>") == ["code_wrong"]

    assert run.do("enter_code", code="<wrong>") == ["code_wrong", "code_died", "mistake"]
    assert run.type_code(code) == ["refused"]
    assert run.state.bank.sets[0].status == "pending"


def test_a_code_is_used_once(run: Run) -> None:
    code = run.code
    run.type_code(code)

    assert run.type_code(code) == ["refused"]


def test_an_approved_set_gets_no_second_code(run: Run) -> None:
    run.type_code(run.code)

    for kind in ("approve", "start_reject"):
        assert run.do(kind, ref=REF) == ["refused"]
    assert run.do("confirm") == ["refused"]


def test_a_new_code_is_refused_before_sixty_seconds(run: Run) -> None:
    assert run.at(59.999).do("resend_code") == ["refused"]

    assert run.at(60).do("resend_code") == ["code_sent"]


def test_a_portal_that_greys_no_button_out_still_refuses_an_early_resend(run: Run) -> None:
    state, events = world.HANDLERS["resend_code"](run.scenario, run.state, act("resend_code"))

    assert [event.kind for event in events] == ["resend_refused"]
    assert state.window.message == "resend_too_soon"


def test_a_new_code_kills_the_old_and_has_its_own_reference(run: Run) -> None:
    old, old_reference = run.code, run.state.window.challenge.reference_code
    run.at(60).do("resend_code")

    assert run.state.window.challenge.reference_code != old_reference
    assert run.type_code(old) == ["code_superseded", "mistake"]
    assert "รหัสอ้างอิงไม่ตรงกัน" in run.said
    assert run.type_code(run.code) == ["approved"]


def test_a_new_code_has_its_own_three_minutes_and_tries(run: Run) -> None:
    run.do("enter_code", code="<wrong>")
    run.do("enter_code", code="<wrong>")
    run.at(60).do("resend_code")

    assert run.do("enter_code", code="<wrong>") == ["code_wrong"]
    assert run.at(240).type_code(run.code) == ["approved"]


def test_a_fourth_code_for_one_set_is_not_sent(run: Run) -> None:
    run.at(60).do("resend_code")
    run.at(120).do("resend_code")

    assert run.at(180).do("resend_code") == ["codes_used_up", "mistake", "ended"]
    assert run.state.outcome == "used_up"


def test_cancelling_does_not_give_more_codes(run: Run) -> None:
    for _ in range(2):
        run.do("cancel_code")
        run.ask_code()
    run.do("cancel_code")
    run.do("approve", ref=REF)

    assert run.do("confirm") == ["codes_used_up", "mistake", "ended"]


def test_a_cancelled_code_is_dead(run: Run) -> None:
    code = run.code
    run.do("cancel_code")
    assert run.type_code(code) == ["refused"]
    run.ask_code()

    assert run.type_code(code) == ["code_superseded", "mistake"]


def test_a_clock_that_was_set_back_does_not_revive_a_code(run: Run) -> None:
    run.at(181)
    state, _ = world.step(run.scenario, run.state, act("enter_code", code=run.code), timedelta(seconds=5))

    assert state.now == timedelta(seconds=181)
    assert state.window.message == "code_expired"


def test_a_code_is_of_no_use_before_it_was_sent() -> None:
    run = Run().sign_in()
    run.do("open_set", ref=REF)
    coming = code_for_digest(run.state.seed, f"{REF}/1", run.state.bank.sets[0].digest)

    assert run.type_code(coming) == ["refused"]


def test_the_message_reaches_the_phone_after_the_delivery_time(run: Run) -> None:
    assert run.at(1.999).view.phone.messages == ()

    assert [m.sender for m in run.at(2).view.phone.messages] == ["ธนาคาร (จำลอง)"]


def test_the_message_shows_the_code_only_once_it_is_opened(run: Run) -> None:
    run.at(2)
    assert run.code not in str(run.view)
    run.do("read_message", message=f"sms-{REF}-1")

    text = run.view.phone.messages[0].text
    assert run.code in text
    assert run.state.window.challenge.reference_code in text
    assert "3 นาที" in text
    assert run.state.window.challenge.reference_code in run.said


def test_the_screen_shows_the_number_masked(run: Run) -> None:
    assert "08x-xxx-0003" in run.said
    assert APPROVE.sign_in.phone not in str(run.view)


def test_a_set_that_was_changed_by_one_satang_kills_the_code() -> None:
    run = Run(CHANGED).sign_in().ask_code()

    assert run.type_code(run.code) == ["code_void"]
    assert "รายการถูกแก้ไขหลังจากส่งรหัส" in run.said
    assert run.state.bank.sets[0].status == "pending"


def test_the_code_sent_after_the_change_belongs_to_the_changed_set() -> None:
    run = Run(CHANGED).sign_in().ask_code()
    run.type_code(run.code)
    run.ask_code()

    assert run.type_code(run.code) == ["approved", "mistake"]
    assert run.state.mistakes == {"approved_changed"}


# ---------------------------------------------------------------- two sets


def test_the_code_of_one_set_is_refused_for_another() -> None:
    run = Run(two_sets()).sign_in().ask_code()
    first = run.code
    run.do("cancel_code")
    run.ask_code("660809002")

    assert run.type_code(first) == ["code_superseded", "mistake"]
    assert run.type_code(run.code) == ["approved"]
    assert [s.status for s in run.state.bank.sets] == ["pending", "approved"]


def test_each_set_has_its_own_three_codes() -> None:
    run = Run(two_sets(max_sends=1)).sign_in().ask_code()
    run.do("cancel_code")
    run.ask_code("660809002")
    run.type_code(run.code)
    run.do("open_inbox")
    run.do("approve", ref=REF)

    assert run.do("confirm") == ["codes_used_up", "mistake", "ended"]


def test_a_code_that_was_cancelled_stays_dead_when_another_set_was_approved_since() -> None:
    run = Run(two_sets()).sign_in().ask_code()
    cancelled = run.code
    run.do("cancel_code")
    run.ask_code("660809002")
    run.type_code(run.code)
    run.do("open_inbox")
    run.ask_code()

    assert run.code != cancelled
    assert run.type_code(cancelled) == ["code_superseded", "mistake"]
    assert len({m.id for m in run.state.phone.messages}) == 3


def test_signing_out_with_a_set_still_waiting_does_not_end_the_drill() -> None:
    run = Run(two_sets()).sign_in().ask_code()
    run.type_code(run.code)

    assert run.do("logout") == ["signed_out"]
    run.sign_in().ask_code("660809002")
    run.type_code(run.code)
    assert run.do("logout") == ["signed_out", "ended"]
    assert run.state.outcome == "approved"


def test_the_details_page_stands_as_it_was_drawn_when_the_set_changes_under_it() -> None:
    fault = replace(CHANGED.faults[0], when="set_opened")
    run = Run(replace(CHANGED, faults=(fault,))).sign_in()
    run.do("open_set", ref=REF)

    assert "98,000.00" in str(run.view.screen)
    assert run.do("approve", ref=REF) == ["stale_refused"]
    assert "กรุณาเปิดรายการใหม่" in run.said
    assert run.state.window.screen == "inbox"
    run.do("approve", ref=REF)
    assert "110,500.01" in run.said
    run.do("confirm")
    run.type_code(run.code)
    assert run.state.mistakes == {"approved_changed", "approved_unseen"}


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ("set_opened", "approve"),
        ("approval_asked", "confirm"),
        ("code_sent", "enter_code"),
        ("set_opened", "start_reject"),
        ("reject_started", "reject"),
    ],
)
def test_a_set_that_was_called_back_is_decided_on_no_page_that_still_shows_it(when: str, last: str) -> None:
    fault = replace(CHANGED.faults[0], when=when, do="recall_set", args=(("set", REF),))
    run = Run(replace(CHANGED, faults=(fault,))).sign_in()
    args = {"reject": {"reason": "<given>"}, "confirm": {}, "enter_code": {"code": "<right>"}}
    way = ["start_reject", "reject"] if "reject" in last else ["approve", "confirm", "enter_code"]
    run.do("open_set", ref=REF)
    for kind in way[: way.index(last)]:
        run.do(kind, **args.get(kind, {"ref": REF}))

    happened = run.do(last, **args.get(last, {"ref": REF}))

    assert happened == ["stale_refused"]
    assert "ถูกเรียกคืน" in run.said
    assert run.state.bank.sets[0].status == "cancelled"
    assert not run.state.mistakes
