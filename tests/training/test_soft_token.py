"""Registering for Soft Token and signing in with it: what the two screens answer, refusal by refusal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from training import explore
from training.draws import every_draw
from training.look import look
from training.scenario import Scenario
from training.screens import portal
from training.soft_token.asking import others_picture, picture
from training.soft_token.nexus import is_easy
from training.state import State
from training.view import Picture, QrCode

REGISTER = SHIPPED_DRILLS["register_with_own_username"]
LOGIN = SHIPPED_DRILLS["false_portal"]
TREASURY = [name for name, drill in SHIPPED_DRILLS.items() if drill.holders]
CREDENTIALS = {"user_id": "<right>", "password": "<right>"}
# the failure catalogue of the Soft Token research, §1.3 and §2.2; what the work by right refuses has tests of its own
# which drill teaches what to make of which refusal, by the number that the portal and the phone give it
TAUGHT_IN = {
    "activation_code_taken": "163 164 165 166 167",
    "approver_moves_away": "401 402 403 404.approver_1 405 406",
    "approver_signs_both_steps": "301 404.approver_2",
    "colleagues_paotang": "131 141 142 144 147 151",
    "daily_login_by_picture": "101 102 111.foreign 111.long 111.no_digit 111.no_lower 111.no_special 111.no_upper "
    "111.same_as_id 111.short 112 114 143 168 201 202 203 204 206 207",
    "face_not_recognised": "146",
    "false_portal": "106",
    "look_alike_apps": "161",
    "morning_phone_not_ready": "210 212",
    "password_three_months": "103 113",
    "record_approve_pay": "302 303 304 305 307",
    "reference_differs": "145 148 149",
    "register_with_own_username": "162",
    "suspended_phone_found": "105 208 209",
    "token_key_holder_registers": "104 121",
}


def practised(drill: Scenario) -> Scenario:
    return next(every_draw(drill))


def begun(drill: Scenario = REGISTER) -> Run:
    run = Run(practised(drill))
    run.do("register" if run.state.window.token.state != "active" else "enter", **CREDENTIALS)
    return run


def at_proof() -> Run:
    run = begun()
    for kind in ("read_terms", "tick_terms", "accept_terms", "details_right"):
        run.do(kind)
    return run


def at_consent() -> Run:
    run = at_proof()
    run.do("open_app", app="paotang")
    run.do("paotang_pin", paotang_pin="<right>")
    run.do("scan")
    return run


def at_activation() -> Run:
    run = at_consent()
    for kind in ("consent", "scan_face", "go_home", "go_on"):
        run.do(kind)
    run.do("open_app", app="store")
    run.do("install_app", app="nexus")
    run.do("go_home")
    run.do("go_on")
    run.do("open_app", app="nexus")
    run.do("allow", notifications="yes")
    run.do("add_profile")
    return run


def told(run: Run) -> str:
    """The number of the refusal that stands on either screen."""
    view = look(run.scenario, run.state, run.state.now)
    texts = [
        block.text
        for screen in (view.screen, view.phone.app)
        for block in screen.blocks
        if hasattr(block, "text")
    ]
    return next((text[:5] for text in texts if text.startswith("E-")), "")


# ---------------------------------------------------------------- registering


def test_a_registration_that_is_broken_off_goes_on_where_it_was() -> None:
    run = at_proof()
    run.do("leave_page")
    assert run.state.window.token.state == "consented"

    run.do("register", **CREDENTIALS)

    assert run.state.window.screen == "holder_details"


def test_the_terms_cannot_be_accepted_without_the_tick() -> None:
    run = begun()
    assert run.do("accept_terms") == ["terms_not_ticked"]
    assert told(run) == "E-121"


def test_the_phone_shows_the_reference_that_stands_on_the_computer() -> None:
    view = look(REGISTER, at_consent().state, at_consent().state.now)
    facts = dict(row for block in view.phone.app.blocks if hasattr(block, "rows") for row in block.rows)
    qr = next(block for block in view.screen.blocks if isinstance(block, QrCode))

    assert facts["เลขอ้างอิง"] in qr.label
    assert qr.data.startswith("DEMO-")


def test_a_code_is_dead_after_its_five_minutes_and_a_new_one_lives() -> None:
    run = at_proof()
    run.wait("301")
    run.do("open_app", app="paotang")
    run.do("paotang_pin", paotang_pin="<right>")
    run.do("scan")
    assert told(run) == "E-141"  # the portal says that nobody answered
    assert run.state.phone.apps.message == "E-142"

    run.do("new_qr")

    assert run.do("scan") == ["proof_scanned"]


def test_the_activation_code_works_once() -> None:
    run = at_activation()
    for kind, args in (("scan", {}), ("accept_profile", {}), ("choose_pin", {"new_pin": "<right>"}),
                       ("repeat_pin", {"confirm_pin": "<right>"}), ("biometrics", {"use": "no"})):  # fmt: skip
        run.do(kind, **args)

    assert run.state.outcome == "done"
    assert run.state.window.token.state == "active"
    assert run.state.window.token.qr.state == "used"


@pytest.mark.parametrize("pin", ["123456", "654321", "000000", "999999"])
def test_a_pin_that_runs_up_or_down_or_stands_still_is_easy(pin: str) -> None:
    assert is_easy(pin)


@pytest.mark.parametrize("pin", ["471903", "12345", "abcdef", "112233"])
def test_any_other_text_is_not_called_easy(pin: str) -> None:
    assert not is_easy(pin)


def test_a_pin_that_is_not_the_drills_is_wiped_and_never_taken() -> None:
    run = at_activation()
    run.do("scan")
    run.do("accept_profile")

    assert run.do("choose_pin", new_pin="802915") == ["pin_foreign"]
    assert run.state.phone.apps.profile == ""


# ---------------------------------------------------------------- signing in


def test_nobody_is_signed_in_before_the_phone_agrees() -> None:
    run = begun(LOGIN)
    assert not run.state.window.signed_in

    run.do("open_app", app="nexus")
    run.do("accept_request")
    assert not run.state.window.signed_in

    run.do("nexus_pin", nexus_pin="<right>")
    assert run.state.window.signed_in


def test_the_page_and_the_phone_show_one_picture_for_ones_own_login() -> None:
    run = begun(LOGIN)
    run.do("open_app", app="nexus")
    view = look(LOGIN, run.state, run.state.now)

    on_page, on_phone = (
        next(block for block in screen.blocks if isinstance(block, Picture))
        for screen in (view.screen, view.phone.app)
    )
    assert on_page == on_phone


@pytest.mark.parametrize("number", range(12))
def test_a_strangers_picture_is_never_ones_own(number: int) -> None:
    for own in range(12):
        assert others_picture("seed", own, number) != picture("seed", own)


def test_a_login_dies_after_two_minutes() -> None:
    run = begun(LOGIN)
    run.wait("121")
    run.do("open_app", app="nexus")
    assert run.state.phone.apps.screen == "nexus_profiles"
    assert told(run) == "E-201"


def test_a_login_may_be_sent_again_after_thirty_seconds_and_not_before() -> None:
    run = begun(LOGIN)
    run.wait("29")
    assert run.do("resend_request") == ["resend_refused"]
    run.wait("1")
    assert run.do("resend_request") == ["request_sent"]


def test_five_wrong_pins_lock_the_profile_for_good() -> None:
    run = begun(LOGIN)
    run.do("open_app", app="nexus")
    run.do("accept_request")
    for _ in range(4):
        assert run.do("nexus_pin", nexus_pin="<wrong>") == ["pin_wrong"]

    assert "profile_locked" in run.do("nexus_pin", nexus_pin="<wrong>")
    assert run.state.phone.apps.profile == "locked"


def test_a_stranger_who_is_confirmed_ends_the_drill_in_harm() -> None:
    run = Run(practised(SHIPPED_DRILLS["login_nobody_asked_for"]))
    run.do("open_app", app="nexus")
    run.do("accept_request")
    told_last = run.do("nexus_pin", nexus_pin="<right>")

    assert "stranger_let_in" in told_last
    assert run.state.outcome == "harmed"


def test_a_stranger_asks_until_he_is_turned_away() -> None:
    run = Run(practised(SHIPPED_DRILLS["login_nobody_asked_for"]))
    run.wait("3600")
    run.do("open_app", app="nexus")
    assert run.state.phone.apps.screen == "nexus_request"

    assert run.do("deny_request") == ["stranger_denied"]
    assert run.state.window.token.stranger is None


def test_a_suspended_person_does_not_come_in() -> None:
    run = Run(LOGIN)
    run.state = run.state.on_page(token=replace(run.state.window.token, state="suspended"))

    assert run.do("enter", **CREDENTIALS) == ["suspended_refused"]
    assert told(run) == "E-105"


# ---------------------------------------------------------------- nothing real, and every refusal


@pytest.mark.parametrize("typed", ["1101700230708", "0812345678", "somebody@agency.go.th"])
def test_what_may_be_real_is_wiped(typed: str) -> None:
    run = Run(LOGIN)
    assert run.do("enter", user_id=typed, password="x")[0] == "real_value_refused"
    assert typed not in repr(run.state)


@pytest.mark.parametrize("name", TREASURY)
def test_every_screen_says_that_it_is_made_up_and_that_the_manual_counts(name: str) -> None:
    view = look(SHIPPED_DRILLS[name], Run(SHIPPED_DRILLS[name]).state, Run().state.now)
    for screen in filter(None, (view.screen, view.phone.app)):
        assert screen.notice.startswith("หน้าจอจำลองเพื่อการฝึกอบรม")
        assert "ให้ยึดคู่มือของกรมบัญชีกลาง" in screen.notice


def test_every_refusal_of_the_portal_and_of_the_phone_is_taught_in_some_drill() -> None:
    refusals = {key for key in portal("new_gfms_thai").data["message"] if key.startswith("E-")}

    assert {f"E-{number}" for taught in TAUGHT_IN.values() for number in taught.split()} == refusals


@pytest.mark.parametrize("drill", TAUGHT_IN)
def test_the_refusals_that_a_drill_teaches_are_met_in_it(drill: str, monkeypatch: pytest.MonkeyPatch) -> None:
    met: set[str] = set()
    smooth = explore.same_future

    def listening(scenario: Scenario, state: State) -> State:
        met.update((state.window.message, state.phone.apps.message, state.window.token.failure))
        return smooth(scenario, state)

    monkeypatch.setattr(explore, "same_future", listening)
    for drawn in every_draw(SHIPPED_DRILLS[drill]):
        explore.walk(drawn)

    assert {f"E-{number}" for number in TAUGHT_IN[drill].split()} - met == set()


def test_a_page_that_is_not_the_portals_is_left_with_a_word_about_its_address() -> None:
    run = Run(LOGIN)
    run.do("read_message", message="link_comes")
    run.do("answer_message", message="link_comes", choice="open")
    assert "portal-gfmis-th" in look(LOGIN, run.state, run.state.now).screen.address

    run.do("leave_false_page")

    assert told(run) == "E-106"
