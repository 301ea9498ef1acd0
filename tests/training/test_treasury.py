"""The work inside New GFMS Thai, played by hand: what the treasury takes, what it refuses, and with which words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from training.errors import InvalidScenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.treasury.state import number
from training.view import Text

PAY, REMIT = SHIPPED_DRILLS["record_approve_pay"], SHIPPED_DRILLS["recorder_approves_own_remittance"]
BOTH, MOVES = SHIPPED_DRILLS["approver_signs_both_steps"], SHIPPED_DRILLS["approver_moves_away"]
RIGHT = {
    "claim_type": "KL ใบสำคัญ งปม.",
    "payee": "ร้านตัวอย่าง ก",
    "account": "0000000016",
    "amount": "12500.00",
    "purchase_order": "-",
}
CLAIM = {"claim": "repair/1"}
ORDERED = {
    "change_kind": "replace",
    "old_holder": "piti",
    "new_holder": "somkid",
    "right": "approver_1",
    "start": "2025-06-02",
    "order": "new_order",
}


def recorded(**other: str) -> Run:
    """The document saved, as the paper has it but for what is named."""
    run = Run(PAY)
    run.do("open_form", job="repair", form="kb02")
    run.do("check_claim", **(RIGHT | other))
    assert run.do("save_claim")[0] == "claim_saved"
    return run


def opened_by(run: Run, seat: str) -> Run:
    run.do("take_seat", who=seat)
    run.do("turn_page", page="claim_search")
    assert "claim_opened" in run.do("find_claim", **CLAIM)
    return run


def first_approved() -> Run:
    run = opened_by(recorded(), "piti")
    run.do("approve_claim", step="om01", **CLAIM)
    return run


def told(run: Run) -> str:
    """The message under the page's title."""
    first = run.view.screen.blocks[0]
    assert isinstance(first, Text)
    return first.text


def captions(run: Run) -> list[str]:
    return [button.caption for button in run.view.screen.buttons()]


# ---------------------------------------------------------------- recording


def test_a_saved_document_has_ten_digits_that_the_seed_decides() -> None:
    run = recorded()

    made = number(run.state.seed, "repair/1")
    assert made.startswith("31")
    assert len(made) == 10
    assert made.isdigit()
    assert made in run.said
    assert made != number("another room", "repair/1")


def test_a_form_that_refers_to_a_purchase_order_is_not_saved_without_one() -> None:
    run = Run(PAY)
    run.do("open_form", job="repair", form="kb01")

    assert run.do("check_claim", **RIGHT)[0] == "claim_check_failed"
    assert run.do("save_claim") == ["refused"]
    assert "ไม่สำเร็จ" in run.said


def test_a_document_with_a_purchase_order_shows_its_number() -> None:
    run = Run(BOTH)
    run.do("turn_page", page="claim_search")
    run.do("find_claim", claim="paper/1")

    assert "7000000027" in run.said
    assert "ขบ01" in run.said


def test_looking_for_what_is_not_there_finds_nothing() -> None:
    run = recorded()
    run.do("turn_page", page="claim_search")

    assert run.do("find_claim", claim="none") == ["claim_not_found"]
    assert told(run) == "ไม่พบเอกสาร"
    assert run.do("find_by_date", date_kind="posted", day="yesterday") == ["claim_not_found"]
    assert run.do("find_by_date", date_kind="posted", day="today") == ["claims_listed"]


def test_what_was_not_saved_is_gone_when_the_seat_is_left() -> None:
    run = Run(PAY)
    run.do("open_form", job="repair", form="kb02")
    run.do("check_claim", **RIGHT)
    run.do("take_seat", who="piti")
    run.do("take_seat", who="manee")

    assert run.state.window.screen == "home"
    assert run.state.treasury.draft is None
    assert run.state.treasury.claims == ()


def test_a_refused_document_comes_back_to_the_recorder_and_keeps_its_number() -> None:
    run = opened_by(recorded(account="0000000061"), "piti")
    run.do("start_refusal", **CLAIM)
    run.do("refuse_claim", reason="<given>")
    opened_by(run, "manee")
    run.do("edit_claim", **CLAIM)
    run.do("check_claim", **RIGHT)
    run.do("save_claim")

    (claim,) = run.state.treasury.claims
    assert (claim.ref, claim.status, claim.get("account")) == ("repair/1", "recorded", "0000000016")


def test_a_document_is_cancelled_only_before_the_first_approval() -> None:
    run = recorded()
    run.do("open_claim", **CLAIM)
    run.do("start_cancelling", **CLAIM)
    assert run.do("cancel_claim", reason="<empty>")[0] == "reason_left_out"
    assert run.do("cancel_claim", reason="<given>")[0] == "claim_cancelled"

    late = opened_by(first_approved(), "manee")
    assert late.do("start_cancelling", **CLAIM)[0] == "already_done"


# ---------------------------------------------------------------- who may do what


def test_the_menu_follows_the_right() -> None:
    run = recorded()
    assert not any(caption.startswith("อม") for caption in captions(run))
    run.do("take_seat", who="piti")
    assert "อม01 อนุมัติเอกสารขอเบิก" in captions(run)
    assert "อม02 อนุมัติเอกสารเพื่อสั่งจ่าย" not in captions(run)
    run.do("take_seat", who="chujai")
    assert "อม02 อนุมัติเอกสารเพื่อสั่งจ่าย" in captions(run)


def test_a_recorder_cannot_approve() -> None:
    run = recorded()
    run.do("open_claim", **CLAIM)
    run.do("approve_claim", step="om01", **CLAIM)

    assert told(run) == "E-302 ท่านไม่มีสิทธิดำเนินการรายการนี้"
    assert run.state.treasury.claims[0].status == "recorded"


def test_the_second_approval_waits_for_the_first() -> None:
    run = opened_by(recorded(), "chujai")
    run.do("approve_claim", step="om02", **CLAIM)

    assert told(run) == "E-303 เอกสารยังไม่ผ่านการอนุมัติเบิก (อนุมัติ ๑)"


def test_a_refusal_without_a_reason_is_not_taken() -> None:
    run = opened_by(recorded(), "piti")
    run.do("start_refusal", **CLAIM)
    run.do("refuse_claim", reason="<empty>")

    assert told(run) == "E-304 กรุณาระบุเหตุผลที่ไม่อนุมัติ"
    assert run.state.treasury.claims[0].status == "recorded"


def test_what_is_done_already_names_who_did_it() -> None:
    run = first_approved()
    opened_by(run, "manee")
    opened_by(run, "piti")
    run.do("approve_claim", step="om01", **CLAIM)

    assert told(run) == "E-305 เอกสารถูกดำเนินการแล้วโดย 990010000101 นายปิติ รอบคอบ"


def test_nothing_is_approved_when_nothing_is_ticked() -> None:
    run = recorded()
    run.do("take_seat", who="piti")
    run.do("open_waiting", step="om01")
    run.do("approve_ticked", step="om01")

    assert told(run) == "E-307 กรุณาเลือกรายการอย่างน้อย ๑ รายการ"


def test_approving_from_the_list_is_approving_unread() -> None:
    run = recorded()
    run.do("take_seat", who="piti")
    run.do("open_waiting", step="om01")
    run.do("tick_claim", **CLAIM)
    run.do("approve_ticked", step="om01")

    assert run.state.treasury.claims[0].status == "first_approved"
    assert "approved_unread" in run.state.mistakes


def test_one_person_with_two_usernames_is_still_one_person() -> None:
    run = Run(BOTH)
    run.do("open_waiting", step="om01")
    run.do("open_claim", claim="paper/1")
    run.do("approve_claim", claim="paper/1", step="om01")
    run.do("take_seat", who="piti_for_2")
    run.do("open_waiting", step="om02")
    run.do("open_claim", claim="paper/1")
    run.do("approve_claim", claim="paper/1", step="om02")

    assert told(run) == "E-301 ผู้อนุมัติเบิกเงินและผู้อนุมัติจ่ายเงินเป็นบุคคลเดียวกันมิได้ (ข้อ ๒)"
    assert run.state.treasury.claims[0].status == "first_approved"


def test_who_recorded_is_warned_and_may_go_on_all_the_same() -> None:
    run = Run(REMIT)
    run.do("open_form", job="fees", form="ns02_1")
    job = REMIT.work.jobs[0]
    run.do("check_claim", purchase_order="-", **{box.name: box.right for box in job.boxes})
    run.do("save_claim")
    run.do("take_seat", who="manee_for_1")
    run.do("open_waiting", step="om03")
    run.do("open_claim", claim="fees/1")
    run.do("approve_claim", claim="fees/1", step="om03")
    assert told(run) == "W-306 ผู้บันทึกและผู้อนุมัติเป็นบุคคลเดียวกัน (ควรแยกหน้าที่)"
    assert run.state.treasury.claims[0].status == "recorded"

    run.do("approve_anyway")
    assert run.state.treasury.claims[0].status == "remitted"
    assert run.state.mistakes == {"approved_own_record"}


def test_money_on_its_wrong_way_ends_the_drill() -> None:
    run = opened_by(recorded(amount="12050.00"), "piti")
    run.do("approve_claim", step="om01", **CLAIM)
    opened_by(run, "chujai")
    run.do("approve_claim", step="om02", **CLAIM)

    assert run.state.outcome == "harmed"
    assert "approved_wrong_claim" in run.state.mistakes


def test_two_people_at_two_screens_cannot_both_decide() -> None:
    run = opened_by(recorded(), "piti")
    run.do_at("manee", "turn_page", page="claim_search")
    run.do_at("manee", "find_claim", **CLAIM)
    run.do_at("manee", "start_cancelling", **CLAIM)
    run.do_at("manee", "cancel_claim", reason="<given>")

    assert run.do_at("piti", "approve_claim", step="om01", **CLAIM)[0] == "already_done"


def test_signing_out_comes_when_the_work_is_done() -> None:
    run = first_approved()
    run.do("turn_page", page="home")
    assert "ออกจากระบบ" not in captions(run)

    opened_by(run, "chujai")
    run.do("approve_claim", step="om02", **CLAIM)
    run.do("turn_page", page="home")
    assert "ออกจากระบบ" in captions(run)


# ---------------------------------------------------------------- changes of right holders


def asking() -> Run:
    run = Run(MOVES)
    run.do("turn_page", page="change_form")
    return run


@pytest.mark.parametrize(
    ("otherwise", "code"),
    [
        ({"order": "-"}, "E-401 ยังไม่ได้แนบคำสั่งหรือหนังสือมอบหมาย"),
        ({"order": "old_order"}, "E-402 ชื่อในคำสั่งไม่ตรงกับคำขอ"),
        ({"order": "draft_order"}, "E-403 คำสั่งไม่มีลายมือชื่อหัวหน้าหน่วยงานผู้เบิก"),
        ({"new_holder": "chujai"}, "E-404 ผู้ขอรับสิทธิอนุมัติ ๑ เป็นผู้ถือสิทธิอนุมัติ ๒ อยู่แล้ว"),
        ({"start": "2025-05-26"}, "E-405 วันที่มีผลก่อนวันที่ลงนามคำสั่ง"),
    ],
)
def test_a_request_that_is_not_in_order_is_not_taken(otherwise: dict[str, str], code: str) -> None:
    run = asking()
    run.do("file_change", **(ORDERED | otherwise))

    assert told(run) == code
    assert run.state.treasury.change.status == ""


def test_a_holder_of_approval_1_cannot_stand_in_for_approval_2() -> None:
    run = Run(BOTH)
    run.do("open_waiting", step="om01")
    run.do("open_claim", claim="paper/1")
    run.do("approve_claim", claim="paper/1", step="om01")
    run.do("contact", contact="ask_head")
    run.do("take_seat", who="manee")
    run.do("turn_page", page="change_form")
    asked = {"change_kind": "stand_in", "old_holder": "chujai", "new_holder": "piti", "right": "approver_2"}
    run.do("file_change", start="2025-03-10", order="old_order", **asked)

    assert told(run) == "E-404 ผู้ขอรับสิทธิอนุมัติ ๒ เป็นผู้ถือสิทธิอนุมัติ ๑ อยู่แล้ว"


def test_a_new_order_can_be_attached_only_once_the_head_has_signed_it() -> None:
    run = Run(BOTH)
    run.do("take_seat", who="manee")
    run.do("turn_page", page="change_form")
    asked = {"change_kind": "stand_in", "old_holder": "chujai", "new_holder": "wira", "right": "approver_2"}

    assert run.do("file_change", start="2025-03-10", order="new_order", **asked) == ["refused"]


@pytest.mark.parametrize(
    ("otherwise", "status"),
    [({}, "approved"), ({"change_kind": "add"}, "more_wanted"), ({"old_holder": "chujai"}, "denied")],
)
def test_a_request_is_looked_at_and_then_decided(otherwise: dict[str, str], status: str) -> None:
    run = asking()
    run.do("file_change", **(ORDERED | otherwise))
    seen = [run.state.treasury.change.status]
    for _ in range(2):
        run.do("track_change")
        seen.append(run.state.treasury.change.status)

    assert seen == ["filed", "reviewing", status]


def test_with_the_approval_the_old_right_ends_and_the_new_password_has_to_be_changed() -> None:
    run = asking()
    run.do("file_change", **ORDERED)
    run.do("track_change")
    run.do("track_change")
    assert told(run) == "E-406 ได้รับอนุมัติแล้ว กรุณาเปลี่ยนรหัสผ่านทันที"

    old = run.state.at("piti").window
    assert (old.signed_in, old.token.state) == (False, "revoked")
    run.do("take_seat", who="somkid")
    run.do("enter", user_id="<right>", password="<right>")
    assert run.state.window.screen == "first_password"
    assert told(run) == "E-406 ได้รับอนุมัติแล้ว กรุณาเปลี่ยนรหัสผ่านทันที"

    run.do("renew_password", old_password="<right>", new_password="<right>", confirm_password="<same>")
    assert run.state.window.screen == "terms"


def test_a_new_holder_has_no_password_before_the_approval() -> None:
    run = Run(MOVES)
    run.do("take_seat", who="somkid")

    assert "credential_missing" in run.do("enter", user_id="<right>", password="<right>")


# ---------------------------------------------------------------- what an author is told


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("record_approve_pay", 'name = "payee"', 'name = "account"', '[[job.box]] name = "payee"'),
        ("record_approve_pay", '"kb01", "kb02"', '"kb01"', "forms"),
        ("record_approve_pay", '"12050.00"', '"12,050"', "จำนวนเงิน"),
        ("approver_signs_both_steps", 'recorded_by = "manee"\n', "", "recorded_by"),
        ("approver_moves_away", 'new = "somkid"', 'new = "somchai"', '[[official]] "somchai"'),
        ("approver_moves_away", 'filed_by = "manee"', 'filed_by = "mani"', 'ไม่มีที่นั่ง "mani"'),
        ("approver_moves_away", "signed = 2025-05-30\n", "", "[[order]]"),
        ("approver_moves_away", "start = 2025-06-02\n", "start = 2025-06-03\n", "starts"),
        ("approver_moves_away", '["somkid", "approver_1"]', '["nobody", "approver_1"]', '"nobody"'),
    ],
)
def test_an_author_is_told_what_does_not_agree(name: str, old: str, new: str, said: str) -> None:
    text = Path(SHIPPED / f"{name}.toml").read_text("utf-8")
    assert old in text

    with pytest.raises(InvalidScenario) as told_author:
        parse(f"{name}.toml", text.replace(old, new, 1))
    assert any(said in complaint.sentence for complaint in told_author.value.complaints)


def test_who_may_approve_remittances_is_a_setting() -> None:
    data = dict(REMIT.portal.data)
    data["setting"] = data["setting"] | {"om03_right": {"value": "recorder", "mark": "UNKNOWN"}}
    run = Run(replace(REMIT, portal=replace(REMIT.portal, data=data)))

    assert "อม03 อนุมัติเอกสารนำส่ง" in captions(run)
