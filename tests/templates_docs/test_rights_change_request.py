"""What the request for a user name or a change of rights accepts and refuses, kind by kind, and what it prints."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from templates_docs.document import plain_text, render_pdf
from templates_docs.form import CheckReport, Form
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar

TOKEN_KEY = "ขอรับ Username และ Password ครั้งแรก (ผู้ใช้เดิมด้วย GFMS Token Key)"
NEW, EXCHANGE, OTHER_RIGHT, END = "ผู้มีสิทธิใหม่", "เปลี่ยนตัวผู้มีสิทธิ", "เปลี่ยนสิทธิ", "ยกเลิกสิทธิ"
NEW_PHONE = "ลงทะเบียน Soft Token บนโทรศัพท์เครื่องใหม่"
FIRST, SECOND = "ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)", "ผู้อนุมัติจ่ายเงิน (อนุมัติ ๒)"
WITHOUT = {"cover": "ไม่มีหนังสือนำส่ง", "doc_no": ""}
Answers = dict[str, Any]


@pytest.fixture(scope="session")
def request_form() -> Form:
    return catalog().get("rights_change_request")


@pytest.fixture
def answers(request_form: Form) -> Answers:
    return copy.deepcopy(request_form.example_answers())


@pytest.fixture
def check(request_form: Form, calendar: GovernmentCalendar) -> Callable[[Answers], CheckReport]:
    return lambda answers: request_form.check(answers, date(2025, 3, 18), calendar)


def of_kind(kind: str, answers: Answers, **person: object) -> Answers:
    """The example turned into a request of another kind, whole."""
    changed = answers | {"kind": kind}
    if kind in (TOKEN_KEY, NEW, OTHER_RIGHT, NEW_PHONE):
        changed["old_person"] = []
    if kind == END:
        changed["new_person"] = []
    for row in changed["new_person"]:
        if kind in (TOKEN_KEY, NEW):
            row["old_tool"] = "อุปกรณ์ GFMS Token Key" if kind == TOKEN_KEY else "ไม่เคยใช้งาน"
        if kind == OTHER_RIGHT:
            row |= {"old_right": "ผู้บันทึก", "user": "990010000111"}
        if kind == NEW_PHONE:
            row["user"] = "990010000111"
        row |= person
    return changed


def told(report: CheckReport) -> list[tuple[str, str, str, str, str]]:
    return [(p.severity.value, p.field, p.code, p.clause, p.rule) for p in report.problems]


@pytest.mark.parametrize(
    ("kind", "subject", "clause", "wish"),
    [
        (TOKEN_KEY, "ขอรับรหัสผู้ใช้งาน (Username)", "๒๕๖๘ ข้อ ๑.๒ (๑)", "จึงขอให้ออก Username และ Password"),
        (NEW, "ขอรับรหัสผู้ใช้งาน (Username)", "๒๕๖๘ ข้อ ๑.๒ (๓)", "จึงขอให้ออก Username และ Password"),
        (EXCHANGE, "ขอเปลี่ยนแปลงผู้มีสิทธิ", "๒๕๖๘ ข้อ ๓", "จึงขอให้พิจารณาอนุมัติการเปลี่ยนแปลง"),
        (OTHER_RIGHT, "ขอเปลี่ยนแปลงผู้มีสิทธิ", "๒๕๖๘ ข้อ ๓", "จึงขอให้พิจารณาอนุมัติการเปลี่ยนแปลง"),
        (END, "ขอยกเลิกสิทธิ", "๒๕๖๘ ข้อ ๓", "จึงขอให้พิจารณายกเลิกสิทธิ"),
        (NEW_PHONE, "ขอลงทะเบียน Soft Token", "๕ กุมภาพันธ์ ๒๕๖๘\n", "โทรศัพท์เครื่องใหม่ของผู้มีสิทธิรายเดิม"),
    ],
)
def test_each_kind_has_its_own_letter_and_the_form_says_which_it_is(
    kind: str, subject: str, clause: str, wish: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    report = check(of_kind(kind, answers))

    assert told(report) == []
    text = plain_text(report.accepted()).replace("\u00a0", " ")
    assert f"เรื่อง  {subject}" in text
    assert clause in text
    assert wish in text
    (ticked,) = [line for line in text.splitlines() if line.startswith("/")]
    assert ticked.startswith(f"/  {kind[:10]}")


@pytest.mark.parametrize("kind", [EXCHANGE, OTHER_RIGHT])
def test_change_made_in_the_system_needs_no_letter(
    kind: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    report = check(of_kind(kind, answers) | WITHOUT)

    assert told(report) == []
    text = plain_text(report.accepted())
    assert "เรื่อง" not in text
    assert "ขอแสดงความนับถือ" not in text
    assert "แบบข้อมูลผู้มีสิทธิ" in text


def test_form_without_its_letter_begins_on_the_first_page(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    with pypdfium2.PdfDocument(render_pdf(check(answers | WITHOUT).accepted())) as pages:
        first = pages[0].get_textpage().get_text_range()

    assert "แบบข้อมูลผู้มีสิทธิ" in first


@pytest.mark.parametrize("kind", [TOKEN_KEY, NEW, END, NEW_PHONE])
def test_other_kinds_need_the_letter(
    kind: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    assert told(check(of_kind(kind, answers) | WITHOUT)) == [("error", "cover", "one_of", "", "")]


def test_form_tells_when_the_letter_may_be_left_out(request_form: Form) -> None:
    (section,) = [section for section in request_form.sections if section.name == "kind"]

    assert "หนังสือนำส่งของการเปลี่ยนตัวและการเปลี่ยนสิทธิมีหรือไม่มีก็ได้" in section.help


@pytest.mark.parametrize("kind", [TOKEN_KEY, NEW])
def test_holder_of_a_user_name_is_told_that_the_same_set_will_do(
    kind: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    report = check(of_kind(kind, answers, old_tool="Username และ Password"))

    assert told(report) == [("warning", "new_person.1.old_tool", "one_of", "ข้อ ๑.๒ (๒)", "R03")]
    assert "ใช้รหัสชุดเดิม" in report.warnings[0].sentence


@pytest.mark.parametrize("kind", [EXCHANGE, OTHER_RIGHT])
def test_change_without_the_number_of_the_system_is_refused(
    kind: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    report = check(of_kind(kind, answers) | {"sys_request_no": ""})

    assert told(report) == [("error", "sys_request_no", "required", "ข้อ ๓", "R17")]
    assert "ต้องดำเนินการผ่านระบบ New GFMS Thai" in report.errors[0].sentence


@pytest.mark.parametrize("kind", [NEW, EXCHANGE, OTHER_RIGHT])
def test_request_without_the_orders_file_is_refused(
    kind: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    report = check(of_kind(kind, answers) | {"order_file": ""})

    assert told(report) == [("error", "order_file", "required", "ข้อ ๓", "R18")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file_there"),
        (b"PK\x03\x04 a Word file", "file_is_pdf"),
        (b"", "file_is_pdf"),
        (b"%PDF-1.7" + bytes(5_000_000), "file_not_larger"),
    ],
)
def test_file_that_is_missing_too_large_or_no_pdf_is_refused(
    content: bytes | None,
    code: str,
    check: Callable[[Answers], CheckReport],
    answers: Answers,
    tmp_path: Path,
) -> None:
    path = tmp_path / "คำสั่ง.pdf"
    if content is not None:
        path.write_bytes(content)

    assert told(check(answers | {"order_file": str(path)})) == [("error", "order_file", code, "", "R18")]


@pytest.mark.parametrize("size", [4, 5_000_000])
def test_any_pdf_up_to_five_megabytes_will_do(
    size: int, check: Callable[[Answers], CheckReport], answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "คำสั่ง 55.pdf"
    path.write_bytes(b"%PDF".ljust(size, b" "))

    report = check(answers | {"order_file": str(path)})

    assert told(report) == []
    assert "ไฟล์คำสั่งที่แนบในระบบ คำสั่ง 55.pdf" in plain_text(report.accepted())


@pytest.mark.parametrize("path", ["/", "/no/such/place.pdf", "a\x00b", "~"])
def test_path_that_is_no_file_is_refused_in_one_sentence(
    path: str, check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    assert [p.field for p in check(answers | {"order_file": path}).errors] == ["order_file"]


def test_approver_who_holds_the_other_approval_is_refused(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    answers["staying"][1] |= {"first": "สมคิด", "last": "ช่วยงาน"}

    assert told(check(answers)) == [("error", "staying.2.right", "never_one_person", "ข้อ ๒", "R16")]


def test_recorder_who_asks_to_approve_is_only_warned_of(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    answers["staying"][0] |= {"first": "สมคิด", "last": "ช่วยงาน"}

    assert told(check(answers)) == [("warning", "staying.1.right", "never_one_person", "", "R34")]


def test_nobody_can_be_compared_with_when_those_who_stay_are_not_told(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    assert told(check(answers | {"staying": []})) == [("warning", "staying", "answered", "ข้อ ๒", "R16")]


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"order_name": "นายสมคิด ใจซื่อ"}, "order_name", "written_alike", "", "R18"),
        ({"order_name": ""}, "order_name", "required", "", ""),
        ({"cid": "9900000000057"}, "cid", "part_blank", "", ""),
        ({"cid_print": "พิมพ์ครบ ๑๓ หลัก"}, "cid", "required", "", ""),
        ({"mail": "PIN 123456"}, "mail", "invalid_email", "", ""),
        ({"token_serial": "PIN 123456"}, "token_serial", "no_secret_value", "", "R33"),
        ({"password": "Satit2568"}, "password", "unknown_field", "", ""),
        ({"first": "สมชาย", "order_name": "นายสมชาย ช่วยงาน"}, "first", "decoys_only", "", ""),
    ],
)
def test_mistake_in_one_persons_answers_names_the_person(
    changed: Answers,
    field: str,
    code: str,
    clause: str,
    rule: str,
    check: Callable[[Answers], CheckReport],
    answers: Answers,
) -> None:
    answers["new_person"][0] |= changed

    errors = [p for p in told(check(answers)) if p[0] == "error"]
    assert errors == [("error", f"new_person.1.{field}", code, clause, rule)]


def test_name_may_be_spaced_otherwise_than_in_the_order(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    answers["new_person"][0]["order_name"] = "นาย สมคิด  ช่วยงาน"

    assert told(check(answers)) == []


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"effective_date": "2025-03-16"}, "effective_date", "not_before_day", "", ""),
        ({"order_no": "55/2567"}, "order_no", "year_of_day", "", ""),
        ({"doc_date": "2025-03-16"}, "doc_date", "not_before_day", "", ""),
        ({"addressee": "นายอำเภอสมมติ"}, "addressee", "wrong_pattern", "", ""),
        ({"doc_no": ""}, "doc_no", "required", "", ""),
        ({"reason": ""}, "reason", "required", "", ""),
        ({"reason": "ย้าย รหัสผ่าน=Satit2568"}, "reason", "no_secret_value", "", "R33"),
        ({"old_person": []}, "old_person", "required", "", ""),
        ({"new_person": []}, "new_person", "required", "", ""),
        ({"password": "Satit2568"}, "password", "unknown_field", "", ""),
    ],
)
def test_one_wrong_answer_is_one_error(
    changed: Answers,
    field: str,
    code: str,
    clause: str,
    rule: str,
    check: Callable[[Answers], CheckReport],
    answers: Answers,
) -> None:
    assert told(check(answers | changed)) == [("error", field, code, clause, rule)]


@pytest.mark.parametrize(
    ("changed_at", "problems"),
    [
        ("20 มี.ค. 2568 เวลา 10.05 น.", []),
        ("20 มี.ค. 2568 เวลา 10.00 น.", []),
        ("20 มี.ค. 2568 เวลา 9.59 น.", [("error", "same_day_after")]),
        ("21 มี.ค. 2568 เวลา 8.30 น.", [("error", "same_day_after")]),
        ("", [("warning", "answered")]),
    ],
)
def test_password_is_changed_on_the_day_of_approval(
    changed_at: str,
    problems: list[tuple[str, str]],
    check: Callable[[Answers], CheckReport],
    answers: Answers,
) -> None:
    answers["approved_at"] = "20 มี.ค. 2568 เวลา 10.00 น."
    answers["new_person"][0]["pwd_changed_at"] = changed_at

    found = told(check(answers))

    assert [(severity, code) for severity, _field, code, _clause, _rule in found] == problems
    assert {(field, clause, rule) for _severity, field, _code, clause, rule in found} <= {
        ("new_person.1.pwd_changed_at", "ข้อ ๓", "R19")
    }


def test_whole_citizen_number_is_printed_only_when_asked_for_and_is_warned_of(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    by_hand = plain_text(check(answers).accepted())
    answers["new_person"][0] |= {"cid_print": "พิมพ์ครบ ๑๓ หลัก", "cid": "9900000000057"}

    report = check(answers)

    assert told(report) == [("warning", "new_person.1.cid_print", "one_of", "", "")]
    assert "๙\u2011๙๐๐๐\u2011๐๐๐๐๐\u2011๐๕\u2011๗" in plain_text(report.accepted()).replace("-", "\u2011")
    assert "เลขประจำตัวประชาชน\n" in by_hand


def test_letter_counts_the_people_it_speaks_of(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    answers = of_kind(TOKEN_KEY, answers)
    answers["staying"] = []
    second = answers["new_person"][0] | {"first": "วีระ", "last": "เที่ยงตรง", "right": SECOND}
    answers["new_person"].append(second | {"order_name": "นายวีระ เที่ยงตรง"})

    text = plain_text(check(answers).accepted()).replace("\u00a0", " ")

    assert "GFMS Token Key จำนวน ๒ ราย" in text
    assert "๓.๑ ผู้ขอรับสิทธิ" in text
    assert "๓.๒ ผู้ขอรับสิทธิ" in text


def test_no_field_of_the_form_is_for_a_password(request_form: Form) -> None:
    names = {field.name for field in request_form.fields} | {
        part.name for group in request_form.fields for part in group.each
    }

    assert not {name for name in names if "password" in name or "pin" in name.split("_")}


def test_nobodys_box_parts_from_his_signature(
    check: Callable[[Answers], CheckReport], answers: Answers
) -> None:
    people = [("มานี", "ใจซื่อ"), ("ชูใจ", "มั่นคง"), ("วีระ", "เที่ยงตรง"), ("สมคิด", "ช่วยงาน"), ("ปิติ", "รอบคอบ")]
    answers = of_kind(TOKEN_KEY, answers)
    answers["staying"] = []
    answers["new_person"] = [
        answers["new_person"][0]
        | {"first": first, "last": last, "right": "ผู้บันทึก", "order_name": f"นาย{first} {last}"}
        for first, last in people
    ]

    with pypdfium2.PdfDocument(render_pdf(check(answers).accepted())) as pages:
        texts = [page.get_textpage().get_text_range() for page in pages]

    for first, last in people:
        on = [text.replace("\u00a0", " ").count(f"นาย{first} {last}") for text in texts]
        assert sorted(on)[-1] == 2
        assert sum(on) == 2
