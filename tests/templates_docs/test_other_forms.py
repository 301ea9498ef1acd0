"""What the memorandum, announcement, certificate, circular, request form and register accept and refuse."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pypdfium2
import pytest

from templates_docs.document import plain_text, render_pdf
from templates_docs.form import CheckReport
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar

Answers = dict[str, Any]
FORMS = catalog()
REGISTER = "rights_register"
REQUEST = "corporate_online_change_request"


def example(name: str) -> Answers:
    return copy.deepcopy(FORMS.get(name).example_answers())


def check(name: str, answers: Answers, calendar: GovernmentCalendar) -> CheckReport:
    day = FORMS.get(name).example_answers()["doc_date"]
    assert isinstance(day, date)
    return FORMS.get(name).check(answers, day, calendar)


@pytest.mark.parametrize(
    ("form", "changed", "field", "code", "clause", "rule"),
    [
        ("lost_phone_memo", {"called_at": ""}, "called_at", "required", "ข้อ ๔", "R21"),
        ("lost_phone_memo", {"suspended_at": "4 มี.ค. 2568 8.00 น."}, "suspended_at", "in_order", "", "R22"),
        ("lost_phone_memo", {"doc_no": "7"}, "doc_no", "wrong_pattern", "", ""),
        ("lost_phone_memo", {"place": "ที่ทำการ รหัสผ่าน=Satit2568"}, "place", "no_secret_value", "", "R33"),
        ("training_announcement", {"last_day": "2025-03-19"}, "last_day", "not_before_day", "", ""),
        ("training_announcement", {"apply_by": "2025-03-21"}, "first_day", "not_before_day", "", ""),
        ("training_announcement", {"topics": []}, "topics", "required", "", ""),
        ("training_certificate", {"score": "79"}, "score", "not_below", "", ""),
        ("training_certificate", {"doc_no": "3/2567"}, "doc_no", "year_of_day", "", ""),
        ("training_certificate", {"last_day": "2025-03-22"}, "doc_date", "not_before_day", "", ""),
        ("province_circular", {"doc_no": "สต 0023.3/99"}, "doc_no", "wrong_pattern", "", ""),
        ("province_circular", {"on_list": ""}, "on_list", "required", "", ""),
        ("province_circular", {"report_by": "2023-07-31"}, "report_by", "not_before_day", "", ""),
        (REQUEST, {"bank_cif": "1"}, "bank_cif", "blank", "", ""),
        (REQUEST, {"bank_note": "ด่วน"}, "bank_note", "blank", "", ""),
        (REQUEST, {"tax_id": "9900000000104"}, "tax_id", "check_digit_13", "", ""),
        (REQUEST, {"admins": []}, "admins", "required", "", ""),
        (REQUEST, {"accepts": False}, "accepts", "required", "", ""),
        (REQUEST, {"consent_2fa": False}, "consent_2fa", "required", "", ""),
        (REQUEST, {"req_account": True}, "accounts", "required", "", ""),
        (REQUEST, {"company_id": "99"}, "company_id", "wrong_pattern", "", ""),
        (REQUEST, {"exercise": False}, "exercise", "any_answered", "", ""),
        ("rights_register", {"holders": []}, "holders", "required", "", ""),
        ("rights_register", {"doc_date": "2025-03-06"}, "doc_date", "not_far_ahead", "", ""),
    ],
)
def test_one_wrong_answer_is_one_error(
    form: str,
    changed: Answers,
    field: str,
    code: str,
    clause: str,
    rule: str,
    calendar: GovernmentCalendar,
) -> None:
    found = [
        (p.field, p.code, p.clause, p.rule) for p in check(form, example(form) | changed, calendar).errors
    ]

    assert found == [(field, code, clause, rule)]


@pytest.mark.parametrize(
    ("form", "group", "row", "changed", "field", "code", "rule"),
    [
        (REQUEST, "admins", 1, {"user_id": "admin1"}, "admins", "each_held", ""),
        (REQUEST, "admins", 1, {"cid": "9900000000022"}, "admins.2.cid", "all_different", ""),
        (REQUEST, "admins", 1, {"mobile": "0000000002"}, "admins.2.mobile", "all_different", ""),
        (REQUEST, "admins", 1, {"old_name": ""}, "admins.2.old_name", "required", ""),
        (REQUEST, "admins", 1, {"english": "Manee"}, "admins.2.english", "wrong_pattern", ""),
        (REQUEST, "admins", 1, {"cid": "9900000000015"}, "admins.2.cid", "invalid_citizen_id", ""),
        (REGISTER, "holders", 0, {"order_no": ""}, "holders.1.order_no", "part_needed", "R10"),
        (REGISTER, "holders", 2, {"first": "ปิติ", "last": "รอบคอบ"}, "holders.3.right", "never_one_person", "R16"),
        (REGISTER, "holders", 3, {"until_day": ""}, "holders.4.until_day", "required", ""),
        (REGISTER, "holders", 0, {"token_day": "2025-02-11"}, "holders.1.token_day", "days_in_order", "R02"),
        (REGISTER, "holders", 0, {"issued_by": ""}, "holders.1.issued_by", "required", "R04"),
        (REGISTER, "holders", 0, {"note": "PIN 123456"}, "holders.1.note", "no_secret_value", "R33"),
    ],
)  # fmt: skip
def test_mistake_in_one_row_names_the_row(
    form: str,
    group: str,
    row: int,
    changed: Answers,
    field: str,
    code: str,
    rule: str,
    calendar: GovernmentCalendar,
) -> None:
    answers = example(form)
    answers[group][row] |= changed

    assert [(p.field, p.code, p.rule) for p in check(form, answers, calendar).errors] == [(field, code, rule)]


def test_former_approver_may_have_held_the_other_right_before(calendar: GovernmentCalendar) -> None:
    """An ended row stays in the register, and only rights that run at the same time clash."""
    answers = example("rights_register")
    answers["holders"][3] |= {"first": "ปิติ", "last": "รอบคอบ"}

    assert check("rights_register", answers, calendar).errors == ()


@pytest.mark.parametrize(
    ("on_list", "said", "not_said"),
    [
        ("อยู่ในบัญชี", "ใช้งานได้ตั้งแต่วันที่ ๙ สิงหาคม ๒๕๖๖", "รอธนาคารยืนยันวันที่พร้อมใช้งาน"),
        ("ไม่อยู่ในบัญชี", "รอธนาคารยืนยันวันที่พร้อมใช้งาน", "โดยไม่ต้องยื่นคำขอ"),
    ],
)
def test_circular_chooses_its_paragraph_by_the_automatic_list(
    on_list: str, said: str, not_said: str, calendar: GovernmentCalendar
) -> None:
    report = check("province_circular", example("province_circular") | {"on_list": on_list}, calendar)

    text = plain_text(report.accepted())

    assert said in text
    assert not_said not in text


@pytest.mark.parametrize(("day", "said"), [("2025-03-06", "ซึ่งจะครบกำหนด"), ("2025-03-07", "ซึ่งครบกำหนดแล้ว")])
def test_memorandum_tells_the_head_when_the_letter_is_due(
    day: str, said: str, calendar: GovernmentCalendar
) -> None:
    report = check("lost_phone_memo", example("lost_phone_memo") | {"doc_date": day}, calendar)

    assert f"{said}" in plain_text(report.accepted())


def test_annex_is_printed_only_for_a_change_of_admin(calendar: GovernmentCalendar) -> None:
    without = check(REQUEST, example(REQUEST) | {"req_admin": False, "admins": []}, calendar)

    assert "เอกสารแนบเปลี่ยนแปลงข้อมูล" in plain_text(check(REQUEST, example(REQUEST), calendar).accepted())
    assert "เอกสารแนบเปลี่ยนแปลงข้อมูล" not in plain_text(without.accepted())


def test_request_form_says_on_its_face_that_it_is_no_form_of_the_bank(calendar: GovernmentCalendar) -> None:
    text = plain_text(check(REQUEST, example(REQUEST), calendar).accepted())

    assert text.startswith("แบบฝึก - ห้ามใช้ยื่นธนาคาร\n")
    assert "รูปแบบนี้อนุมานขึ้นเพื่อการฝึก มิใช่แบบของธนาคาร" in text


def test_longest_days_stand_whole_in_every_column_of_the_register(calendar: GovernmentCalendar) -> None:
    answers = example(REGISTER)
    answers["holders"] = answers["holders"][3:]
    days = ("order_date", "issued_day", "token_day", "until_day")
    answers["holders"][0] |= dict.fromkeys(days, "2024-04-30") | {
        "issued_by": "กรมบัญชีกลาง",
        "user": "990010000103",
    }

    with pypdfium2.PdfDocument(render_pdf(check(REGISTER, answers, calendar).accepted())) as pages:
        text = "".join(page.get_textpage().get_text_range() for page in pages)

    assert text.count("๓๐\u00a0เม.ย.\u00a0๖๗") == len(days)
    assert "กรมบัญชีกลาง" in text
