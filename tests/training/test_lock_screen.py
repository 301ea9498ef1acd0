"""The phone's lock screen: what it shows, how it opens and locks, and a phone that somebody left lying here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import APPROVE, EVERY_DRILL, REF, SHIPPED_DRILLS, Run, walked
from training import explore, guide, masking, world
from training.actions import act
from training.equal_futures import same_future
from training.errors import InvalidScenario
from training.handset.words import LOCKS
from training.modes import Mode
from training.scenario import Fault, Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.session import Session, replay
from training.view import PhoneView

BOSS = SHIPPED_DRILLS["boss_leaves_his_phone"]
BOSS_TEXT = (SHIPPED / "boss_leaves_his_phone.toml").read_text("utf-8")
CALM = replace(APPROVE, faults=())
SMS = f"sms-{REF}-1"
OFFICER = SHIPPED_DRILLS["false_bank_officer"]
CALL = next(lure for lure in OFFICER.lures if lure.by == "call" and lure.choices)
RINGING = replace(OFFICER, faults=(Fault("rings", "started", 1, "send_message", (("message", CALL.id),)),))
LOCKS_AFTER = CALM.portal.setting("phone_lock_s")


def with_previews(scenario: Scenario, shown: bool) -> Scenario:
    seats = tuple(replace(s, sign_in=replace(s.sign_in, phone_previews=shown)) for s in scenario.seats)
    return replace(scenario, seats=seats)


def with_a_code(scenario: Scenario = CALM) -> Run:
    """A run in which a code has just come to the phone."""
    run = Run(scenario).sign_in().ask_code()
    run.wait("3")
    return run


def said(phone: PhoneView) -> str:
    return "\n".join(f"{message.sender} {message.text}" for message in phone.shown)


# ---------------------------------------------------------------- what it shows


def test_a_phone_that_nobody_has_touched_is_locked_and_tells_the_time_and_the_day() -> None:
    phone = Run(CALM).view.phone

    assert phone.locked
    assert (phone.clock, phone.date) == ("09:00", "๙ สิงหาคม ๒๕๖๖")
    assert said(phone).strip() == "ไม่มีการแจ้งเตือน"
    assert [button.action for button in phone.foot] == ["unlock_phone"]


@pytest.mark.parametrize("previews", [False, True])
def test_a_locked_phone_shows_the_sender_and_the_code_only_where_its_owner_lets_it(previews: bool) -> None:
    run = with_a_code(with_previews(CALM, previews))

    assert run.view.phone.locked
    assert "ธนาคาร (จำลอง)" in said(run.view.phone)
    assert (run.code in said(run.view.phone)) is previews
    assert ("ใครถือเครื่องก็อ่านได้" in run.view.phone.about) is previews


def test_without_a_word_of_the_drill_the_portal_says_what_a_lock_screen_shows() -> None:
    run = with_a_code()

    assert run.scenario.seats[0].sign_in.phone_previews is None
    assert run.code not in said(run.view.phone)


def test_a_call_that_rings_says_so_whatever_the_phone_hides() -> None:
    run = Run(RINGING)

    assert "สายเรียกเข้า" in said(run.view.phone)
    assert run.view.phone.locked


# ---------------------------------------------------------------- opening and locking


def test_a_swipe_opens_it_and_asks_for_nothing() -> None:
    run = with_a_code()
    (swipe,) = run.view.phone.foot

    assert (swipe.args, swipe.sends, swipe.picks) == ((), (), ())
    assert run.do("unlock_phone") == ["phone_unlocked"]
    assert not run.view.phone.locked
    assert [button.action for button in run.view.phone.foot] == ["lock_phone"]


def test_a_message_opened_from_the_lock_screen_opens_the_phone() -> None:
    run = with_a_code()

    run.do("read_message", message=SMS)

    assert not run.view.phone.locked
    assert run.code in said(run.view.phone)


def test_it_locks_by_its_button_and_what_was_read_is_off_the_lock_screen() -> None:
    run = with_a_code()
    run.do("read_message", message=SMS)

    assert run.do("lock_phone") == ["phone_locked"]
    assert run.view.phone.locked
    assert run.code not in said(run.view.phone)


def test_it_locks_by_itself_when_nobody_touches_it_and_not_a_moment_earlier() -> None:
    run = Run(CALM)
    run.do("unlock_phone")

    run.at(LOCKS_AFTER - 0.001)
    before = run.view.phone.locked
    run.at(LOCKS_AFTER)

    assert (before, run.view.phone.locked) == (False, True)


def test_whoever_uses_it_keeps_it_open() -> None:
    run = with_a_code()
    run.do("unlock_phone")
    run.wait(str(LOCKS_AFTER - 1))
    run.do("read_message", message=SMS)
    run.wait(str(LOCKS_AFTER - 1))

    assert not run.view.phone.locked


def test_it_does_not_lock_while_a_caller_waits_for_an_answer() -> None:
    run = Run(RINGING)
    run.do("read_message", message="rings")
    run.wait("600")
    during = run.view.phone.locked
    run.do("answer_message", message="rings", choice=CALL.choices[0].id)
    run.wait("600")

    assert not during
    assert run.view.phone.locked


def test_every_seat_has_a_phone_and_a_lock_of_its_own() -> None:
    run = Run(SHIPPED_DRILLS["sent_back_and_mended"])
    run.do("unlock_phone")
    run.do("take_seat", who="maker")

    assert run.view.phone.locked
    run.do("take_seat", who="authorizer")
    assert not run.view.phone.locked


# ---------------------------------------------------------------- nothing else depends on it


@EVERY_DRILL
def test_a_lock_changes_nothing_but_what_the_phone_shows(drill: str) -> None:
    scenario = SHIPPED_DRILLS[drill]
    found = list(walked(drill).reached)
    for state in found[:: max(1, len(found) // 40)]:
        if state.outcome or state.phone.left or state.phone.apps.screen:
            continue
        opened, told = world.step(scenario, state, act("unlock_phone"), state.now)
        locked, _ = world.step(scenario, opened, act("lock_phone"), state.now)
        assert [event.kind for event in told] == ["phone_unlocked"]
        ahead = same_future(scenario, state)
        assert same_future(scenario, opened) == same_future(scenario, locked) == ahead
        # every time of it, whatever shows: what may be done behind the lock may be done
        assert {b for b in world.offered(scenario, opened) if b.action not in LOCKS} == {
            b for b in world.offered(scenario, locked) if b.action not in LOCKS
        }


def test_a_phone_with_apps_is_worked_with_and_has_no_lock() -> None:
    run = Run(SHIPPED_DRILLS["register_with_own_username"])
    run.wait("600")

    assert not run.view.phone.locked
    assert not run.view.phone.foot
    assert run.view.phone.app is not None


def test_a_walk_tries_no_locks_for_they_lead_nowhere_else() -> None:
    assert not {edge.action.kind for edge in walked("approve_transfer_by_otp").edges} & set(LOCKS)


def test_a_code_on_the_lock_screen_may_be_typed_without_opening_the_message() -> None:
    hidden, shown = (with_a_code(with_previews(CALM, previews)) for previews in (False, True))
    typed = act("enter_code", code=masking.RIGHT)

    assert typed not in set(explore.choices(hidden.scenario, hidden.state))
    assert typed in set(explore.choices(shown.scenario, shown.state))


def test_a_guide_opens_the_phone_before_what_stands_behind_its_lock() -> None:
    session = Session(BOSS, "seed", Mode.GUIDED)
    told = []
    while not session.state.outcome:
        ahead = guide.Guide(session.scenario).next_step(session.state)
        assert ahead is not None
        told.append(ahead.action.kind)
        action = masking.unmask(session.scenario, session.state, ahead.action)
        session.act(action, session.state.now + timedelta(seconds=1))

    assert told[told.index("contact") - 1] == "unlock_phone"
    assert not session.state.mistakes


def test_a_run_with_locks_replays() -> None:
    session = Session(CALM, "seed")
    for kind in ("unlock_phone", "lock_phone", "unlock_phone"):
        session.act(act(kind), session.state.now + timedelta(seconds=3))

    log = [row.as_data() for row in session.rows]

    assert replay(CALM, session.head(), log).state == session.state


# ---------------------------------------------------------------- a phone that somebody left


def left() -> Run:
    run = Run(BOSS).sign_in()
    run.do("open_set", ref=BOSS.sets[0].ref)
    return run


def test_whoever_holds_a_left_phone_can_read_its_code_without_opening_it() -> None:
    phone = left().view.phone

    assert phone.locked
    assert phone.owner == "นายเพชร นำทาง"
    assert "รหัส OTP : 481902" in said(phone)
    assert {button.action for button in phone.foot} == {"hand_back_phone", "open_left_phone"}


def test_where_its_owner_hides_previews_nobody_reads_anything() -> None:
    assert BOSS.left_phone is not None
    hidden = replace(BOSS, left_phone=replace(BOSS.left_phone, previews=False))
    run = Run(hidden).sign_in()
    run.do("open_set", ref=BOSS.sets[0].ref)

    assert "481902" not in said(run.view.phone)
    assert "ซ่อนเนื้อหา" in said(run.view.phone)


def test_opening_it_is_using_somebody_elses_and_fails_the_drill() -> None:
    run = left()

    assert run.do("open_left_phone") == ["others_used", "mistake"]
    assert run.state.mistakes == {"used_others"}
    assert [button.action for button in run.view.phone.foot] == ["hand_back_phone"]


def test_while_it_lies_there_ones_own_phone_is_out_of_reach_and_handed_back_it_is_gone() -> None:
    run = left()
    before = run.do("contact", contact="director")

    assert before == ["refused"]
    assert run.do("hand_back_phone") == ["phone_handed_back"]
    assert run.view.phone.owner == ""
    assert "reported" in run.do("contact", contact="director")
    assert run.do("hand_back_phone") == ["refused"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('do = "leave_phone"', 'do = "pass_time"\nseconds = 5', "ไม่มีเหตุใดวางโทรศัพท์"),
        ("previews = true", 'previews = "yes"', "ต้องเป็น true หรือ false"),
        ('at = "08:39"', 'on = "08:39"', "ต้องเป็นรายการข้อความ"),
        ("[left_phone]", "[[left_phone]]", "ต้องเขียนเป็น"),
    ],
)
def test_a_slip_about_a_left_phone_is_told_in_thai(old: str, new: str, sentence: str) -> None:
    assert old in BOSS_TEXT

    with pytest.raises(InvalidScenario, match=sentence):
        parse("drill.toml", BOSS_TEXT.replace(old, new, 1))


def test_a_fault_can_leave_only_a_phone_that_there_is() -> None:
    begin, end = BOSS_TEXT.index("[left_phone]"), BOSS_TEXT.index("[[contact]]")

    with pytest.raises(InvalidScenario, match=r"ให้เพิ่มหมวด \[left_phone\]"):
        parse("drill.toml", BOSS_TEXT[:begin] + BOSS_TEXT[end:])
