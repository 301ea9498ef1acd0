"""A trainee who looks before approving, and tells nobody the code, passes; one who does not, hears why."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.files.run_files import RunFiles
from desktop.services.classroom import Classroom
from desktop.services.practice import Practice
from training.actions import act


@pytest.fixture
def classroom(watch: Any, tmp_path: Path) -> Classroom:
    runs = RunFiles(tmp_path / "runs", tmp_path / "results")
    return Classroom(new_seed=lambda: "story", new_stopwatch=lambda: watch, runs=runs)


@pytest.fixture
def practice(classroom: Classroom) -> Practice:
    return classroom.start("approve_transfer_by_otp")


def sign_in(practice: Practice) -> None:
    card = practice.scenario.sign_in
    practice.act(act("login", company_id=card.company_id, user_id=card.user_id, password=card.password))


def ask_for_a_code(practice: Practice, watch: Any) -> str:
    ref = practice.scenario.sets[0].ref
    practice.act(act("approve", ref=ref))
    practice.act(act("confirm"))
    watch.passed += timedelta(seconds=3)
    message = practice.view("th").phone.messages[0]
    practice.act(act("read_message", message=message.id))
    text = practice.view("th").phone.messages[0].text
    return text.splitlines()[0].rpartition(" ")[2]


def test_looking_approving_and_signing_out_is_a_full_pass(practice: Practice, watch: Any) -> None:
    sign_in(practice)
    practice.act(act("open_set", ref=practice.scenario.sets[0].ref))
    code = ask_for_a_code(practice, watch)
    practice.act(act("enter_code", code=code))
    practice.act(act("logout"))

    result = practice.result()
    assert (result.passed, result.score, result.outcome) == (True, 100, "approved")
    assert [event.kind for event in practice.timeline()][-1] == "signed_out"


def test_the_message_and_the_screen_bear_the_same_reference_code(practice: Practice, watch: Any) -> None:
    sign_in(practice)
    ask_for_a_code(practice, watch)

    view = practice.view("th")
    reference = view.phone.messages[0].text.splitlines()[1].rpartition(" ")[2]
    assert len(reference) == 5
    assert reference in str(view.screen.blocks)


def test_approving_unseen_and_telling_the_code_fails_with_both_clauses(
    practice: Practice, watch: Any
) -> None:
    sign_in(practice)
    code = ask_for_a_code(practice, watch)
    watch.passed += timedelta(seconds=10)
    lure = practice.view("th").phone.messages[0]
    practice.act(act("read_message", message=lure.id))
    practice.act(act("answer_message", message=lure.id, choice="tell"))
    practice.act(act("enter_code", code=code))
    practice.act(act("logout"))

    result = practice.result()
    assert not result.passed
    assert [mistake.id for mistake in result.mistakes] == ["told_code", "approved_unseen"]
    assert all("มท ๐๘๐๘.๒" in mistake.clause.citation for mistake in result.mistakes)


def test_skipping_three_minutes_kills_the_code(practice: Practice, watch: Any) -> None:
    sign_in(practice)
    code = ask_for_a_code(practice, watch)
    practice.act(act("wait", seconds="180"))
    events = practice.act(act("enter_code", code=code))

    assert [event.kind for event in events] == ["code_expired"]
    assert practice.now >= timedelta(seconds=183)


def test_one_satang_more_after_the_code_was_sent_and_it_dies(classroom: Classroom, watch: Any) -> None:
    practice = classroom.start("changed_after_code")
    sign_in(practice)
    ref = practice.scenario.sets[0].ref
    practice.act(act("open_set", ref=ref))
    code = ask_for_a_code(practice, watch)

    died = practice.act(act("enter_code", code=code))
    practice.act(act("open_set", ref=ref))
    shown = str(practice.view("th").screen.blocks)
    practice.act(act("start_reject", ref=ref))
    practice.act(act("reject", reason="ยอดบรรทัดที่ ๒ ไม่ตรงกับฎีกา"))
    practice.act(act("logout"))

    assert [event.kind for event in died] == ["code_void"]
    assert "98,000.01" in shown
    assert practice.result().passed
    assert practice.result().outcome == "rejected"


def test_nothing_secret_is_in_the_log(practice: Practice, watch: Any) -> None:
    sign_in(practice)
    code = ask_for_a_code(practice, watch)
    practice.act(act("enter_code", code="CANARY-code"))
    practice.act(act("enter_code", code=code))

    log = str(practice.log())
    assert code not in log
    assert "CANARY" not in log
    assert practice.scenario.sign_in.password not in log


def test_an_account_swapped_under_a_right_total_is_rejected_and_reported(classroom: Classroom) -> None:
    practice = classroom.start("right_total_wrong_account")
    ref = practice.scenario.sets[0].ref
    sign_in(practice)
    practice.act(act("open_set", ref=ref))
    shown = str(practice.view("th").screen.blocks)
    practice.act(act("start_reject", ref=ref))
    practice.act(act("reject", reason="บรรทัดที่ ๒ บัญชีไม่ตรงกับฎีกา"))
    practice.act(act("contact", contact="superior"))
    answer = practice.view("th").phone.messages[0].text
    practice.act(act("logout"))

    assert "0000000077" in shown
    assert f"{practice.scenario.sets[0].total:,.2f}" in shown
    assert "ขอบคุณที่ตรวจพบ" in answer
    assert (practice.result().passed, practice.result().score) == (True, 100)


def test_rejecting_it_in_silence_is_a_mistake(classroom: Classroom) -> None:
    practice = classroom.start("right_total_wrong_account")
    ref = practice.scenario.sets[0].ref
    sign_in(practice)
    practice.act(act("open_set", ref=ref))
    practice.act(act("start_reject", ref=ref))
    practice.act(act("reject", reason="บรรทัดที่ ๒ บัญชีไม่ตรงกับฎีกา"))
    practice.act(act("logout"))

    assert [mistake.id for mistake in practice.result().mistakes] == ["not_reported"]


def test_called_away_while_the_code_runs_out_the_clock_goes_on_from_there(
    classroom: Classroom, watch: Any
) -> None:
    practice = classroom.start("code_expired_or_mistyped")
    sign_in(practice)
    practice.act(act("open_set", ref=practice.scenario.sets[0].ref))
    first = ask_for_a_code(practice, watch)
    back_at = practice.now
    expired = practice.act(act("enter_code", code=first))
    practice.act(act("resend_code"))
    watch.passed += timedelta(seconds=3)
    old = practice.act(act("enter_code", code=first))

    assert back_at >= timedelta(seconds=240)
    assert practice.now == back_at + timedelta(seconds=3)
    assert "code_expired" in [event.kind for event in expired]
    assert "code_superseded" in [event.kind for event in old]
    assert [visit.sender for visit in practice.view("th").phone.visitors] == ["นายวีระ เที่ยงตรง (หัวหน้าสำนักปลัด)"]
    assert [mistake.id for mistake in practice.result().mistakes] == ["typed_old_code", "typed_expired_code"]


def test_ticking_all_pays_last_month_s_file_again_and_the_bank_must_be_called(
    classroom: Classroom, watch: Any
) -> None:
    practice = classroom.start("last_months_file_again")
    sign_in(practice)
    practice.act(act("approve_all"))
    recap = str(practice.view("th").screen.blocks)
    practice.act(act("confirm"))
    watch.passed += timedelta(seconds=3)
    message = practice.view("th").phone.messages[0]
    practice.act(act("read_message", message=message.id))
    code = practice.view("th").phone.messages[0].text.splitlines()[0].rpartition(" ")[2]
    approved = practice.act(act("enter_code", code=code))
    practice.act(act("contact", contact="bank"))
    practice.act(act("contact", contact="superior"))
    practice.act(act("logout"))

    assert "54,000.00" in recap
    assert [event.get("ref") for event in approved if event.kind == "approved"] == ["660831001", "660831002"]
    assert not practice.result().passed
    assert [mistake.id for mistake in practice.result().mistakes] == ["approved_bad_set", "approved_unseen"]


def test_one_look_a_set_finds_last_month_s_file_and_pays_the_right_one(
    classroom: Classroom, watch: Any
) -> None:
    practice = classroom.start("last_months_file_again")
    sign_in(practice)
    practice.act(act("open_set", ref="660831002"))
    assert "HIRE_FINAL_NEW.txt" in str(practice.view("th").screen.blocks)
    practice.act(act("start_reject", ref="660831002"))
    practice.act(act("reject", reason="จ่ายแล้วเมื่อเดือนกรกฎาคม"))
    practice.act(act("open_inbox"))
    practice.act(act("open_set", ref="660831001"))
    practice.act(act("approve", ref="660831001"))
    practice.act(act("confirm"))
    watch.passed += timedelta(seconds=3)
    message = practice.view("th").phone.messages[0]
    practice.act(act("read_message", message=message.id))
    code = practice.view("th").phone.messages[0].text.splitlines()[0].rpartition(" ")[2]
    practice.act(act("enter_code", code=code))
    practice.act(act("logout"))

    assert (practice.result().passed, practice.result().score) == (True, 100)


def test_a_link_opens_a_page_whose_address_alone_is_wrong_and_closing_it_leads_back(
    classroom: Classroom, watch: Any
) -> None:
    practice = classroom.start("false_bank_officer")
    sign_in(practice)
    watch.passed += timedelta(seconds=5)
    practice.act(act("read_message", message="false_sms"))
    practice.act(act("answer_message", message="false_sms", choice="follow"))
    false = practice.view("th").screen
    practice.act(act("close_page"))

    assert "bizgrow1ng" in false.address
    assert false.user == ""
    assert practice.view("th").screen.address == "https://corporate.bank.invalid/approve"
    assert [mistake.id for mistake in practice.result().mistakes] == ["followed_link"]


def test_a_password_typed_into_the_false_page_fails_and_is_in_no_log(
    classroom: Classroom, watch: Any
) -> None:
    practice = classroom.start("false_bank_officer")
    sign_in(practice)
    watch.passed += timedelta(seconds=5)
    practice.act(act("read_message", message="false_sms"))
    practice.act(act("answer_message", message="false_sms", choice="follow"))
    practice.act(act("give_away", company_id="GMIS990001", user_id="AUTH01", password="CANARY-password"))

    assert "gave_secret" in [mistake.id for mistake in practice.result().mistakes]
    assert "CANARY" not in str(practice.log())


def test_a_caller_s_talk_goes_on_and_can_be_ended(classroom: Classroom, watch: Any) -> None:
    practice = classroom.start("false_bank_officer")
    sign_in(practice)
    ask_for_a_code(practice, watch)
    watch.passed += timedelta(seconds=10)
    ringing = practice.view("th").phone.messages[0]
    practice.act(act("read_message", message=ringing.id))
    practice.act(act("answer_message", message=ringing.id, choice="doubt"))
    pressing = practice.view("th").phone.messages[0]
    practice.act(act("answer_message", message=pressing.id, choice="hang_up"))

    assert [button.caption for button in ringing.buttons] == ["รับสาย"]
    assert "หนึ่งนาที" in pressing.text
    assert "told_code" not in [mistake.id for mistake in practice.result().mistakes]


def test_no_code_comes_until_the_administrator_has_put_the_number_right(
    classroom: Classroom, watch: Any
) -> None:
    practice = classroom.start("no_code_arrives")
    ref = practice.scenario.sets[0].ref
    sign_in(practice)
    practice.act(act("open_set", ref=ref))
    practice.act(act("approve", ref=ref))
    practice.act(act("confirm"))
    watch.passed += timedelta(seconds=30)
    waiting = practice.view("th")
    practice.act(act("contact", contact="admin"))
    practice.act(act("resend_code"))
    watch.passed += timedelta(seconds=3)
    mended = practice.view("th")

    assert [message.id for message in waiting.phone.messages] == ["contacts"]
    assert "08x-xxx-0001" in str(waiting.screen.blocks)
    assert [visit.sender for visit in waiting.phone.visitors] == ["นางสาวมานี ใจซื่อ (ผู้ทำรายการ)"]
    assert "08x-xxx-0003" in str(mended.screen.blocks)
    assert mended.phone.messages[0].sender == "ธนาคาร (จำลอง)"
    assert practice.result().mistakes == ()


def test_handing_over_to_the_stand_in_passes_only_when_the_administrator_knows(classroom: Classroom) -> None:
    for told, mistakes in ((True, []), (False, ["not_reported"])):
        practice = classroom.start("no_code_arrives")
        ref = practice.scenario.sets[0].ref
        sign_in(practice)
        practice.act(act("open_set", ref=ref))
        practice.act(act("approve", ref=ref))
        practice.act(act("confirm"))
        if told:
            practice.act(act("contact", contact="admin"))
        practice.act(act("contact", contact="stand_in"))

        assert practice.result().outcome == "handed_over"
        assert [mistake.id for mistake in practice.result().mistakes] == mistakes


def test_a_maker_looks_but_may_not_approve_and_the_boss_s_password_stays_his(classroom: Classroom) -> None:
    practice = classroom.start("boss_leaves_his_phone")
    sign_in(practice)
    practice.act(act("open_set", ref=practice.scenario.sets[0].ref))
    offered = {button.action for button in practice.view("th").screen.buttons()}
    practice.act(act("answer_message", message="boss_comes", choice="polite"))
    practice.act(act("answer_message", message="boss_presses", choice="order"))
    answer = practice.view("th").phone.visitors[0].text
    practice.act(act("hand_back_phone"))
    practice.act(act("contact", contact="director"))
    practice.act(act("contact", contact="stand_in"))

    assert offered == {"open_inbox"}
    assert "ลงนามก่อนออกเดินทาง" in answer
    assert (practice.result().passed, practice.result().score) == (True, 100)
    assert practice.result().outcome == "handed_over"
