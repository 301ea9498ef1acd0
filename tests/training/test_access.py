"""Getting in: the first password, its change, the lock, a second sign-in, and a page that was left alone too long."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import APPROVE, REF, SHIPPED_DRILLS, Run
from training.access.login import AccessPlan
from training.access.passwords import FLAWS, SORTS
from training.actions import act
from training.errors import InvalidScenario
from training.masking import mask, unmask
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.session import Session, replay

DRILL = SHIPPED_DRILLS["first_login"]
TEXT = (SHIPPED / "first_login.toml").read_text("utf-8")
RIGHT = {"company_id": "<right>", "user_id": "<right>", "password": "<right>"}
CARD = DRILL.sign_in
GOOD = "Nam-Tok-58"
IDLE = timedelta(minutes=10)


def planned(**plan: object) -> Scenario:
    """The approval drill, its one seat planned like this, with nothing going wrong."""
    return replace(APPROVE, faults=(), access=(AccessPlan("trainee", **plan),))


def at_the_change() -> Run:
    """Somebody who has just typed his first password."""
    run = Run(DRILL)
    assert run.do("login", **RIGHT) == ["password_change_asked"]
    return run


def change(run: Run, new: str, again: str | None = None, old: str = CARD.password) -> list[str]:
    return run.do(
        "change_password",
        old_password=old,
        new_password=new,
        confirm_password=new if again is None else again,
    )


def test_the_first_sign_in_opens_nothing_but_the_change_of_password() -> None:
    run = at_the_change()

    assert run.state.window.screen == "change_password"
    assert {button.action for button in run.view.screen.buttons()} == {"logout", "change_password"}
    assert run.do("open_set", ref=DRILL.sets[0].ref) == ["refused"]


def test_the_new_password_signs_in_and_the_first_does_not_any_more() -> None:
    run = at_the_change()
    assert change(run, GOOD)[:2] == ["password_changed", "signed_in"]
    run.state = replace(run.state, window=replace(run.state.window, screen="login", signed_in=False))

    assert run.do("login", company_id=CARD.company_id, user_id=CARD.user_id, password=CARD.password) == [
        "sign_in_failed"
    ]
    assert run.do("login", company_id=CARD.company_id, user_id=CARD.user_id, password=GOOD) == ["signed_in"]


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("maker02", "ไม่เหมือน User ID"),
        ("GMIS990001", "ไม่เหมือน User ID"),
        (CARD.password, "ไม่ซ้ำ"),
        ("Fon-9", "อย่างน้อย 8"),
        ("Fon-9" * 9, "ไม่เกิน 20"),
        ("namtok-58", "ตัวใหญ่"),
        ("NAMTOK-58", "ตัวเล็ก"),
        ("Nam-Tok-Yen", "ตัวเลข"),
        ("Namtok5858", "อักขระพิเศษ"),
        ("", "อย่างน้อย 8"),
    ],
)
def test_a_password_against_the_rules_is_refused_with_its_reason(new: str, sentence: str) -> None:
    run = at_the_change()

    assert "password_refused" in change(run, new)
    assert sentence in run.said
    assert not run.state.window.login.changed


def test_what_keeps_the_rules_but_is_not_the_drills_own_is_never_taken() -> None:
    run = at_the_change()

    assert change(run, "My-Own-Secret-1") == ["password_refused"]
    assert "รับเฉพาะรหัสผ่านสมมติ" in run.said


@pytest.mark.parametrize("box", ["old_password", "new_password", "confirm_password"])
def test_what_looks_real_is_wiped_from_any_box(box: str) -> None:
    run = at_the_change()
    typed = {"old_password": CARD.password, "new_password": GOOD, "confirm_password": GOOD, box: "a@b.co.th"}

    assert run.do("change_password", **typed) == ["real_value_refused", "mistake"]
    assert not run.state.window.login.changed


def test_the_old_one_must_be_right_and_the_new_one_typed_twice_alike() -> None:
    run = at_the_change()

    assert change(run, GOOD, old="Song-2567") == ["password_refused"]
    assert "รหัสผ่านเดิมไม่ถูกต้อง" in run.said
    assert change(run, GOOD, again="Nam-Tok-59") == ["password_refused"]
    assert "ไม่ตรงกัน" in run.said


@pytest.mark.parametrize("sort", SORTS["new_password"])
def test_every_sort_of_new_password_is_masked_and_found_again(sort: str) -> None:
    run = at_the_change()
    typed = act("change_password", old_password="<right>", new_password=sort, confirm_password="<same>")

    plain = unmask(DRILL, run.state, typed)
    masked = mask(DRILL, run.state, plain)
    assert masked.get("new_password") == sort
    assert masked.get("old_password") == "<right>"
    assert masked.get("confirm_password") == ("<real>" if sort == "<real>" else "<same>")


def test_the_sorts_are_the_flaws_and_nothing_more() -> None:
    assert set(SORTS["new_password"]) == {"<right>", "<real>", *(f"<{flaw}>" for flaw in FLAWS)}


def test_no_password_that_was_typed_is_in_the_log_the_events_or_the_state() -> None:
    session = Session(DRILL, "secrets")
    session.act(
        act("login", company_id=CARD.company_id, user_id=CARD.user_id, password=CARD.password), timedelta(0)
    )
    for new in ("Zebra-Kept-77", "zebra", GOOD):
        session.act(
            act("change_password", old_password=CARD.password, new_password=new, confirm_password=new),
            timedelta(0),
        )
    kept = json.dumps([row.as_data() for row in session.rows]) + repr(session.events) + repr(session.state)

    assert "zebra" not in kept.lower()
    assert GOOD not in kept
    assert CARD.password not in kept
    rows = [row.as_data() for row in session.rows]
    assert replay(DRILL, session.head(), rows).state == session.state


@pytest.mark.parametrize("wrong", ["company_id", "user_id", "password"])
def test_any_wrong_part_gets_one_and_the_same_message(wrong: str) -> None:
    run = Run(DRILL)
    typed = {name: getattr(CARD, name) for name in RIGHT} | {wrong: "XXXX000000"}
    run.do("login", **typed)

    assert run.state.window.message == "bad_sign_in"


def test_three_wrong_tries_lock_until_the_administrator_unlocks() -> None:
    run = Run(DRILL)
    for _ in range(3):
        run.do("login", company_id="-", user_id="-", password="-")
    assert run.state.window.login.locked
    assert "ติดต่อผู้ดูแลระบบ" in run.said
    assert not run.state.outcome
    assert run.do("login", **RIGHT) == ["sign_in_failed"]

    assert "user_unlocked" in run.do("contact", contact="admin")
    assert run.do("login", **RIGHT) == ["password_change_asked"]


def test_a_second_lock_ends_the_drill_for_nobody_is_left_to_ask() -> None:
    run = Run(DRILL)
    for _ in range(2):
        for _ in range(3):
            run.do("login", company_id="-", user_id="-", password="-")
        if not run.state.outcome:
            run.do("contact", contact="admin")

    assert run.state.outcome == "locked"


def test_a_lock_ends_a_drill_in_which_nobody_can_unlock() -> None:
    run = Run(APPROVE)
    for _ in range(3):
        run.do("login", company_id="-", user_id="-", password="-")

    assert run.state.outcome == "locked"


def test_a_user_who_is_signed_in_elsewhere_is_refused_until_he_is_signed_out_there() -> None:
    free = replace(DRILL.faults[0], id="freed", when="double_login_refused", do="free_user", args=())
    run = Run(replace(planned(elsewhere=True), faults=(free,)))

    assert run.do("login", **RIGHT)[0] == "double_login_refused"
    assert "กำลังอยู่ในระบบ" in run.said
    assert run.do("login", **RIGHT) == ["signed_in"]


@pytest.mark.parametrize(("days", "warned"), [(8, False), (7, True), (1, True), (None, False)])
def test_a_password_that_expires_soon_is_warned_of(days: int | None, warned: bool) -> None:
    run = Run(planned(expires_in_days=days))

    assert ("expiry_warned" in run.do("login", **RIGHT)) == warned
    assert (f"จะหมดอายุใน {days} วัน" in run.said) == warned


def test_a_password_that_has_expired_must_be_changed() -> None:
    assert Run(planned(expires_in_days=0, new_password=GOOD)).do("login", **RIGHT) == [
        "password_change_asked"
    ]


@pytest.mark.parametrize(("idle", "works"), [(IDLE, True), (IDLE + timedelta(milliseconds=1), False)])
def test_a_page_left_alone_looks_alive_and_its_next_click_leads_to_signing_in(
    idle: timedelta, works: bool
) -> None:
    run = Run(planned(idle=True))
    run.do("login", **RIGHT)
    alive = run.view.screen
    run.at(idle.total_seconds())

    assert run.view.screen == alive
    assert run.do("open_set", ref=REF) == (["set_opened"] if works else ["timed_out"])
    assert run.state.window.signed_in == works
    if not works:
        assert "หมดเวลาการใช้งาน กรุณาเข้าสู่ระบบใหม่" in run.said


def test_each_click_begins_the_ten_minutes_anew_but_the_phone_does_not() -> None:
    run = Run(planned(idle=True))
    run.do("login", **RIGHT)
    run.at(500).do("open_set", ref=REF)
    assert run.at(1000).do("open_inbox") == ["inbox_opened"]
    run.at(1500).do("take_hint")
    assert run.at(1601).do("open_set", ref=REF) == ["timed_out"]


def test_a_code_dies_with_the_page_that_asked_for_it() -> None:
    rules = replace(APPROVE.codes, life=timedelta(hours=1))
    run = Run(replace(planned(idle=True), codes=rules)).sign_in().ask_code()
    run.at(601)

    assert run.do("enter_code", code="<right>") == ["timed_out"]
    assert run.state.bank.sets[0].status == "pending"
    assert run.do("login", **RIGHT) == ["signed_in"]


def test_a_page_is_left_alone_for_ever_where_the_drill_does_not_ask() -> None:
    run = Run().sign_in().at(36_000)

    assert run.do("open_set", ref=REF) == ["set_opened"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('seat = "trainee"', 'seat = "traineee"', 'ไม่มีที่นั่ง "traineee"'),
        ('new_password = "Nam-Tok-58"\n', "", "new_password"),
        ("idle = true", 'idle = "yes"', "true หรือ false"),
        ("[[set]]\n", '[[access]]\nseat = "trainee"\n\n[[set]]\n', "แล้ว"),
    ],
)
def test_a_slip_in_the_plan_is_told(old: str, new: str, sentence: str) -> None:
    with pytest.raises(InvalidScenario, match=sentence):
        parse("access.toml", TEXT.replace(old, new, 1))
