"""A lost phone, a found phone and a password of three months: what the calendar decides, told as stories."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run, walked
from training import clock
from training.errors import InvalidScenario
from training.scenario import Scenario, Skip
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.soft_token.holders import seconds
from training.soft_token.verbs import VERBS

LOST, FOUND, PASSWORD = (
    SHIPPED_DRILLS[drill]
    for drill in ("phone_lost_on_friday_night", "suspended_phone_found", "password_three_months")
)
LOST_TEXT = (SHIPPED / "phone_lost_on_friday_night.toml").read_text("utf-8")
HANDED = {"user_id": "<right>", "password": "<right>"}


def on(drill: Scenario, moment: str) -> Run:
    """A run whose clock stands at that moment, such as ``2025-03-10T08:30``."""
    run = Run(drill)
    asked = datetime.fromisoformat(moment).replace(tzinfo=drill.start.tzinfo)
    run.wait(str((asked - drill.start).total_seconds()))
    return run


def contacts(run: Run) -> list[str]:
    """Ids of those whom the trainee may speak to now."""
    card = [m for m in run.view.phone.messages if m.id == "contacts"]
    return [dict(button.args)["contact"] for message in card for button in message.buttons]


def clocks(run: Run) -> dict[str, str]:
    """The sheet with the two clocks, by its first column."""
    sheet = next(paper for paper in run.view.desk if paper.id == "clocks")
    assert sheet.table is not None
    return {row[0]: row[1] for row in sheet.table.rows}


# ---------------------------------------------------------------- the lost phone


def test_the_phone_in_hand_is_borrowed_and_has_neither_the_app_nor_a_way_back() -> None:
    app = Run(LOST).view.phone.app

    assert app is not None
    assert not {button.action for button in app.buttons()} & {"open_app", "return_phone"}


@pytest.mark.parametrize(
    ("moment", "answered"),
    [
        ("2025-03-08T10:00", False),  # Saturday
        ("2025-03-10T08:29:59", False),
        ("2025-03-10T08:30", True),
        ("2025-03-10T16:30", True),
        ("2025-03-10T16:31", False),
    ],
)
def test_the_office_can_be_called_only_while_it_is_open(moment: str, answered: bool) -> None:
    assert ("call" in contacts(on(LOST, moment))) is answered


def test_a_holiday_is_no_day_for_calling_and_none_of_the_letters_days() -> None:
    text = LOST_TEXT.replace("2025-03-08T09:40", "2025-04-11T09:40").replace("2025-03-07T21", "2025-04-10T21")
    drill = parse("lost.toml", text.replace("2025-03-09T15", "2025-04-13T15"))

    songkran = on(drill, "2025-04-15T10:00")
    assert "call" not in contacts(songkran)
    assert clocks(songkran)["หนังสือของหัวหน้า"] == "เหลืออีก ๒ วันทำการหลังวันนี้"
    assert "call" in contacts(on(drill, "2025-04-17T10:00"))


def test_a_night_after_the_last_day_is_waited_through_until_the_office_opens() -> None:
    run = on(LOST, "2025-03-13T20:00")
    assert "call" not in contacts(run)
    wait = clock.wait_for_next(LOST, run.state)
    assert wait is not None
    run.wait(wait.get("seconds"))

    assert (LOST.start + run.state.now).strftime("%d %H:%M") == "14 08:30"
    assert "call" in contacts(run)


def test_a_written_notice_on_saturday_suspends_at_once_and_stops_the_first_clock() -> None:
    run = Run(LOST)
    assert clocks(run)["หายมาแล้ว ยังใช้สิทธิได้"] == "๑๒ ชั่วโมง ๑๐ นาที"
    run.do("contact", contact="notify")
    run.wait("3600")

    assert clocks(run)["หายจนระงับสิทธิ"] == "๑๒ ชั่วโมง ๑๐ นาที"
    run.do("enter", **HANDED)
    assert "E-105" in run.said
    assert not run.state.mistakes


def test_who_waits_until_monday_told_late_and_the_phone_was_used_meanwhile() -> None:
    run = on(LOST, "2025-03-10T08:30")
    run.do("contact", contact="call")

    assert run.state.mistakes == {"used_before_told", "told_late"}
    assert run.state.window.token.state == "suspended"


def test_telling_only_the_provincial_treasury_suspends_nothing() -> None:
    run = Run(LOST)
    run.do("contact", contact="province")

    assert run.state.window.token.state == "active"
    assert run.state.mistakes == {"told_wrong_office"}


@pytest.mark.parametrize(
    ("day", "left", "late"),
    [
        ("10", "เหลืออีก ๒ วันทำการหลังวันนี้", False),
        ("12", "วันนี้เป็นวันสุดท้าย", False),
        ("13", "เกินกำหนด ๑ วันทำการ", True),
    ],
)
def test_the_letter_is_due_on_the_third_working_day_after_the_loss(day: str, left: str, late: bool) -> None:
    run = Run(LOST)
    run.do("contact", contact="notify")
    asked = datetime.fromisoformat(f"2025-03-{day}T09:00").replace(tzinfo=LOST.start.tzinfo)
    run.wait(str((asked - LOST.start).total_seconds()))
    assert clocks(run)["หนังสือของหัวหน้า"] == left
    for contact in ("call", "log", "letter"):
        run.do("contact", contact=contact)
    run.do("answer_message", message="head_asks", choice="from_loss")

    assert run.state.outcome == "done"
    assert ("letter_late" in run.state.mistakes) is late


def test_counting_from_the_call_is_a_mistake_and_the_letter_can_still_go() -> None:
    run = Run(LOST)
    run.do("contact", contact="notify")
    run.wait(str(timedelta(hours=47).total_seconds()))
    for contact in ("call", "log", "letter"):
        run.do("contact", contact=contact)
    run.do("answer_message", message="head_asks", choice="from_call")
    assert not run.state.outcome
    run.do("contact", contact="send_after_all")

    assert run.state.outcome == "done"
    assert run.state.mistakes == {"counted_from_call"}


def test_the_clock_goes_on_to_each_turn_and_stops_there() -> None:
    run = Run(LOST)
    run.do("contact", contact="notify")
    came = []
    for _ in range(4):
        wait = clock.wait_for_next(LOST, run.state)
        assert wait is not None
        run.do("wait", seconds=wait.get("seconds"))
        came.append(f"{LOST.start + run.state.now:%d %H:%M}")

    assert came == ["09 15:00", "10 08:30", "10 16:30", "11 08:30"]


# ---------------------------------------------------------------- the found phone


def test_a_suspended_right_opens_neither_the_page_nor_the_app() -> None:
    run = Run(FOUND)
    run.do("enter", **HANDED)
    assert "E-105" in run.said
    assert run.state.mistakes == {"tried_suspended"}
    run.do("open_app", app="nexus")

    assert run.state.phone.apps.message == "E-209"


def test_a_suspension_puts_out_whoever_is_inside_or_waits_for_the_phone() -> None:
    for screen, inside in [("waiting", False), ("home", True)]:
        begun = Run(FOUND).state.on_page(screen=screen, signed_in=inside)
        put_out, told = VERBS["suspend_token"][0](FOUND, LOST.faults[0], begun)

        assert [event.kind for event in told] == ["token_suspended"]
        assert (put_out.window.screen, put_out.window.signed_in) == ("login", False)
        assert put_out.window.message == "E-105"


def test_once_given_back_the_old_profile_is_gone_and_a_new_one_takes_its_place() -> None:
    run = Run(FOUND)
    run.do("contact", contact="cgd")
    run.do("enter", **HANDED)
    assert run.state.window.screen == "first_password"
    run.do("renew_password", old_password="<right>", new_password="<right>", confirm_password="<same>")
    run.do("open_app", app="nexus")
    assert run.state.phone.apps.message == "E-208"
    run.do("cancel_login")
    run.do("register", **HANDED)

    assert run.state.window.message == "E-168"


@pytest.mark.parametrize(("proved_again", "code"), [(True, "proof"), (False, "activation")])
def test_whether_a_new_phone_asks_for_the_proof_again_is_a_setting(proved_again: bool, code: str) -> None:
    data = copy.deepcopy(FOUND.portal.data)
    data["setting"]["reproof_on_new_phone"]["value"] = proved_again
    run = Run(replace(FOUND, portal=replace(FOUND.portal, data=data)))
    run.do("contact", contact="cgd")
    run.do("enter", **HANDED)
    run.do("renew_password", old_password="<right>", new_password="<right>", confirm_password="<same>")
    run.do("cancel_login")
    run.do("register", **HANDED)
    run.do("replace_phone")

    assert run.state.window.screen == code
    assert run.state.window.token.qr is not None
    assert run.state.window.token.qr.kind == code


def test_a_proof_for_a_new_phone_leaves_the_token_as_it_was_until_the_activation() -> None:
    run = Run(FOUND)
    states = []
    for after, action in FOUND.answer:
        run.wait(str(after))
        run.do(action.kind, **dict(action.args))
        states.append((action.kind, run.state.window.token.state, run.state.window.token.replacing))

    assert ("scan_face", "active", True) in states
    assert ("biometrics", "active", False) in states


# ---------------------------------------------------------------- three months


@pytest.mark.parametrize(
    ("moment", "warned"),
    [("2026-02-13T23:59", False), ("2026-02-14T00:00", True), ("2026-02-27T23:59", True)],
)
def test_the_portal_warns_fourteen_days_ahead(moment: str, warned: bool) -> None:
    run = on(PASSWORD, moment)
    run.do("enter", **HANDED)
    run.do("open_app", app="nexus")
    run.do("accept_request")
    run.do("nexus_pin", nexus_pin="<right>")

    assert run.state.window.signed_in
    assert ("๒๘ กุมภาพันธ์ ๒๕๖๙" in run.said) is warned


@pytest.mark.parametrize(
    ("moment", "forced", "overdue"),
    [("2026-02-27T12:00", False, False), ("2026-02-28T12:00", True, False), ("2026-03-01T12:00", True, True)],
)
def test_the_change_is_forced_from_the_day_it_is_due_and_overdue_the_day_after(
    moment: str, forced: bool, overdue: bool
) -> None:
    run = on(PASSWORD, moment)
    run.do("enter", **HANDED)

    assert (run.state.window.message == "E-103") is forced
    assert ("password_overdue" in run.state.mistakes) is overdue


def test_three_months_are_put_on_by_the_calendar_to_the_months_last_day() -> None:
    run = Run(PASSWORD)
    by = Skip("months", 3)
    run.do("wait", seconds=clock.skip(PASSWORD, run.state, by).get("seconds"))

    assert PASSWORD.start + run.state.now == datetime(2026, 2, 28, 10, tzinfo=PASSWORD.start.tzinfo)
    assert clock.caption(by).th == "ข้ามไป ๓ เดือน"


# ---------------------------------------------------------------- small to walk, and what an author gets wrong


@pytest.mark.parametrize("drill", [LOST, FOUND, PASSWORD], ids=lambda drill: drill.id)
def test_a_walk_counts_by_turns_and_stays_small(drill: Scenario) -> None:
    assert len(walked(drill.id).reached) < 3000


def test_a_walk_finds_a_login_still_waiting_when_the_finder_uses_the_phone() -> None:
    found = walked(LOST.id)
    struck = [e for e in found.edges if "finder" in e.after.fired - e.before.fired]
    strikes = datetime.fromisoformat("2025-03-09T15:00+07:00") - LOST.start

    asked = [request for e in struck if (request := e.before.window.token.request) is not None]
    assert any(strikes - request.asked_at < seconds(LOST, "login_request_s") for request in asked)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("lost_at = 2025-03-07", "lost_at = 2025-03-09", "lost_at ต้องไม่หลังเวลาเริ่มการฝึก"),
        ("at = 2025-03-09T15:00:00\n", "at = 2025-03-09\n", "หรือวันเวลา เช่น"),
        ("at = 2025-03-09T15", "at = 2025-03-07T15", "มาก่อนเวลาเริ่มการฝึก"),
        ("{ days = 1 }", "{ weeks = 1 }", "ต้องเป็นรายการช่วงเวลา"),
        ('[loss]\nlost_at = 2025-03-07T21:30:00+07:00\n', "[x]\n", "ไม่รู้จักหมวด [x]"),
        ('offered_when = "office_open"', 'offered_when = "office_opens"', '"office_open"'),
    ],
)  # fmt: skip
def test_an_author_is_told_what_is_wrong(old: str, new: str, sentence: str) -> None:
    assert old in LOST_TEXT
    with pytest.raises(InvalidScenario) as caught:
        parse("lost.toml", LOST_TEXT.replace(old, new, 1))

    assert sentence in str(caught.value)
