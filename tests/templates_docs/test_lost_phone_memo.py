"""The log of the urgent call: every entry of it, what is worked out, what is always printed, and on one page."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest

from templates_docs.document import plain_text, render_pdf
from templates_docs.form import CheckReport, Form
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar

LINE = "ไลน์ (LINE) @gfmiscc"
BY_ANOTHER = {
    "called_by": "ผู้อื่นแจ้งแทน",
    "caller_name": "นางสาวมานี ใจซื่อ",
    "caller_pos": "นักวิชาการเงินและบัญชี",
    "caller_reason": "ผู้มีสิทธิเข้ารักษาตัวในโรงพยาบาล",
}
FIXED = (
    "ห้ามแจ้ง Password รหัส PIN หรือรหัส OTP แก่ผู้ใด รวมทั้งเจ้าหน้าที่",
    "หากอยู่นอกเวลาราชการ ให้แจ้งทาง LINE หรือ e-mail เพื่อเป็นหลักฐาน และโทรศัพท์ซ้ำเมื่อเปิดทำการ",
    "(๑) แนะนำตัว ชื่อ ตำแหน่ง หน่วยงาน รหัสหน่วยเบิกจ่าย",
    "(๒) แจ้งว่าโทรศัพท์ที่เชื่อมต่อกับ Soft Token สูญหายเมื่อใด",
    "(๓) ขอให้ระงับสิทธิทันที ระบุรหัสผู้ใช้งานและสิทธิ",
    "(๔) ขอชื่อผู้รับแจ้ง เลขรับแจ้ง เวลา",
    "(๖) ถามขั้นตอนเปิดใช้เครื่องใหม่",
)
Answers = dict[str, Any]
Check = Callable[..., CheckReport]


@pytest.fixture(scope="session")
def memo() -> Form:
    return catalog().get("lost_phone_memo")


@pytest.fixture
def answers(memo: Form) -> Answers:
    return copy.deepcopy(memo.example_answers())


@pytest.fixture
def check(memo: Form, calendar: GovernmentCalendar) -> Check:
    return lambda answers: memo.check(answers, date(2025, 3, 12), calendar)


def told(report: CheckReport) -> list[tuple[str, str, str, str, str]]:
    return [(p.severity.value, p.field, p.code, p.clause, p.rule) for p in report.problems]


def text_of(report: CheckReport) -> str:
    return plain_text(report.accepted()).replace("\u00a0", " ")


def moved(answers: Answers, lost: str, day: int) -> Answers:
    """The example with the loss at another time, the call an hour before noon of a day in March 2568."""
    called = dict.fromkeys(("called_at", "suspended_at"), f"{day} มีนาคม 2568 เวลา 11.00 น.")
    late = {"found_out_at": lost, "lost_at": lost, "head_told_at": "", "follow_ups": []}
    return answers | called | late | {"doc_date": f"{day} มีนาคม 2568"}


@pytest.mark.parametrize("line", FIXED)
def test_log_always_has_its_fixed_lines_and_the_order_of_speaking(
    line: str, answers: Answers, check: Check
) -> None:
    assert line in text_of(check(answers))


@pytest.mark.parametrize("line", FIXED)
def test_clerk_has_the_same_lines_before_him_while_he_calls(line: str, memo: Form) -> None:
    (section,) = [section for section in memo.sections if section.name == "call"]

    assert line in section.help


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("4 มี.ค. 2568 เวลา 8.29 น.", "นอกเวลาราชการ"),
        ("4 มี.ค. 2568 เวลา 8.30 น.", "ในเวลาราชการ"),
        ("4 มี.ค. 2568 เวลา 16.30 น.", "ในเวลาราชการ"),
        ("4 มี.ค. 2568 เวลา 16.31 น.", "นอกเวลาราชการ"),
        ("8 มี.ค. 2568 เวลา 10.00 น.", "นอกเวลาราชการ"),
    ],
)
def test_office_hours_are_worked_out_from_the_time_and_the_holidays(
    called: str, said: str, answers: Answers, check: Check
) -> None:
    changed = {"called_at": called, "confirmed": "รอยืนยัน", "suspended_at": "", "channel": LINE}
    late = {"doc_date": "12 มี.ค. 2568", "head_told_at": "", "follow_ups": []}

    assert f"น. ({said})" in text_of(check(answers | changed | late))


def test_nobody_types_what_the_program_works_out(answers: Answers, check: Check) -> None:
    assert told(check(answers | {"in_hours": True})) == [("error", "in_hours", "unknown_field", "", "")]


@pytest.mark.parametrize(
    ("lost", "day", "due"),
    [
        ("3 มี.ค. 2568 เวลา 17.30 น.", 4, "๖ มีนาคม ๒๕๖๘"),
        ("7 มี.ค. 2568 เวลา 21.30 น.", 10, "๑๒ มีนาคม ๒๕๖๘"),
        ("8 มี.ค. 2568 เวลา 9.00 น.", 10, "๑๒ มีนาคม ๒๕๖๘"),
    ],
)
def test_day_by_which_the_letter_is_due_is_counted_from_the_loss(
    lost: str, day: int, due: str, answers: Answers, check: Check
) -> None:
    text = text_of(check(moved(answers, lost, day)))

    assert f"ภายในวันที่ {due} (๓ วันทำการ นับจากวันที่สูญหาย)" in text
    assert f"(๕) ทวนว่าจะมีหนังสือภายในวันที่ {due}" in text


def test_call_by_another_is_warned_of_and_explained_in_both_papers(answers: Answers, check: Check) -> None:
    report = check(answers | BY_ANOTHER)

    assert told(report) == [("warning", "called_by", "one_of", "ข้อ ๔", "R21")]
    text = text_of(report)
    assert "นางสาวมานี ใจซื่อ ตำแหน่งนักวิชาการเงินและบัญชี ได้แจ้งแทนข้าพเจ้า เนื่องจากผู้มีสิทธิเข้ารักษาตัว" in text
    assert "แจ้งแทนผู้มีสิทธิ เนื่องจากผู้มีสิทธิเข้ารักษาตัวในโรงพยาบาล" in text
    assert "ข้าพเจ้าได้แจ้ง" not in text


@pytest.mark.parametrize("part", ["caller_name", "caller_pos", "caller_reason"])
def test_call_by_another_tells_who_and_why(part: str, answers: Answers, check: Check) -> None:
    assert [p.field for p in check(answers | BY_ANOTHER | {part: ""}).errors] == [part]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"confirmed": ""}, ("error", "confirmed", "required", "ข้อ ๔", "R22")),
        ({"suspended_at": ""}, ("error", "suspended_at", "required", "", "")),
        ({"confirmed": "รอยืนยัน"}, ("error", "suspended_at", "blank", "", "R22")),
        (
            {"confirmed": "รอยืนยัน", "suspended_at": ""},
            ("warning", "suspended_at", "answered", "ข้อ ๔", "R22"),
        ),
        ({"message": ""}, ("error", "message", "required", "", "")),
        ({"message": "ขอระงับ PIN 123456"}, ("error", "message", "no_secret_value", "", "R33")),
        ({"head_told_at": "3 มี.ค. 2568 9.00 น."}, ("error", "head_told_at", "in_order", "", "")),
        ({"head_told_at": "5 มี.ค. 2568 9.00 น."}, ("error", "head_told_at", "not_after_day", "", "")),
        ({"disb_code": ""}, ("error", "disb_code", "required", "", "")),
        ({"user": "991112223334"}, ("warning", "user", "begins_with", "", "")),
    ],
)
def test_one_wrong_answer_is_told_once(
    changed: Answers, expected: tuple[str, ...], answers: Answers, check: Check
) -> None:
    assert told(check(answers | changed)) == [expected]


def test_telephone_out_of_hours_and_a_late_call_are_warned_of(answers: Answers, check: Check) -> None:
    changed = moved(answers, "1 มี.ค. 2568 เวลา 9.00 น.", 3) | {"called_at": "3 มี.ค. 2568 เวลา 7.00 น."}

    assert [(p.field, p.rule) for p in check(changed).warnings] == [
        ("called_at", "R30"),
        ("called_at", "R21"),
    ]


def test_follow_ups_are_told_apart(answers: Answers, check: Check) -> None:
    answers["follow_ups"] *= 2

    assert told(check(answers)) == [("error", "follow_ups.2.turn", "all_different", "", "")]


def test_log_kept_by_hand_has_room_for_what_is_not_typed(answers: Answers, check: Check) -> None:
    left = {"follow_ups": [], "receiver_name": "", "case_no": "", "head_told_at": ""}
    answers.pop("recorder")
    answers.pop("head")

    lines = text_of(check(answers | left)).splitlines()

    assert "การติดตามครั้งที่ ๒" in lines
    assert lines[-1].count("(.....") == 2


def test_log_takes_one_page(answers: Answers, check: Check) -> None:
    with pypdfium2.PdfDocument(render_pdf(check(answers).accepted())) as pages:
        texts = [page.get_textpage().get_text_range() for page in pages]

    on = [number for number, text in enumerate(texts) if "วันเวลาสูญหาย" in text or "ผู้จดบันทึก" in text]
    assert on == [len(texts) - 1]
