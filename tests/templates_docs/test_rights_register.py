"""The three registers of rights: who holds one, when passwords were changed, and who acted for whom."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from templates_docs.document import plain_text
from templates_docs.form import CheckReport, Form
from templates_docs.form_catalog import catalog
from templates_docs.groups import rows_of
from thai.business_days import GovernmentCalendar

FIRST, SECOND = "ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)", "ผู้อนุมัติจ่ายเงิน (อนุมัติ ๒)"
Answers = dict[str, Any]
Check = Callable[..., CheckReport]


@pytest.fixture(scope="session")
def register() -> Form:
    return catalog().get("rights_register")


@pytest.fixture
def answers(register: Form) -> Answers:
    return copy.deepcopy(register.example_answers())


@pytest.fixture
def check(register: Form, calendar: GovernmentCalendar) -> Check:
    def check(answers: Answers, today: date = date(2026, 3, 10)) -> CheckReport:
        return register.check(answers, today, calendar)

    return check


def told(report: CheckReport) -> list[tuple[str, str, str, str, str]]:
    return [(p.severity.value, p.field, p.code, p.clause, p.rule) for p in report.problems]


def change(answers: Answers, **changed: object) -> Answers:
    """The example with only one line in the register of passwords, changed like this."""
    row = answers["passwords"][0] | changed
    return answers | {"passwords": [row]}


@pytest.mark.parametrize("status", ["ใช้งาน", "ระงับ"])
def test_person_has_one_running_row_for_a_right(status: str, answers: Answers, check: Check) -> None:
    answers["holders"].append(answers["holders"][0] | {"status": status})

    assert told(check(answers)) == [("error", "holders.5.right", "once_each", "", "")]


def test_ended_rows_stay_beside_the_running_one(answers: Answers, check: Check) -> None:
    ended = answers["holders"][0] | {
        "status": "ยกเลิก",
        "until_day": "2025-02-10",
        "from_day": "2024-02-01",
        "order_no": "12/2567",
    }
    answers["holders"] = [ended, ended | {"until_day": "2024-06-30"}, *answers["holders"]]

    report = check(answers)

    assert told(report) == []
    assert plain_text(report.accepted()).count("ยกเลิก") == 3


@pytest.mark.parametrize(
    ("changed_on", "due"),
    [
        ("2025-02-10", "๑๐ พ.ค. ๖๘"),
        ("2025-01-31", "๓๐ เม.ย. ๖๘"),
        ("2025-08-31", "๓๐ พ.ย. ๖๘"),
        ("2025-11-30", "๒๘ ก.พ. ๖๙"),
    ],
)
def test_password_is_due_three_calendar_months_later(
    changed_on: str, due: str, answers: Answers, check: Check
) -> None:
    report = check(change(answers, changed_on=changed_on) | {"doc_date": "2026-01-05"})

    assert due in plain_text(report.accepted()).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("changed_next", "as_of", "overdue"),
    [
        ("", "2025-05-10", ""),
        ("", "2025-05-11", "1"),
        ("", "2025-06-10", "31"),
        ("2025-05-10", "2025-12-31", ""),
        ("2025-05-15", "2025-12-31", "5"),
    ],
)
def test_days_overdue_are_counted_and_told(
    changed_next: str, as_of: str, overdue: str, answers: Answers, check: Check
) -> None:
    changed = change(answers, changed_on="2025-02-10", next_changed_on=changed_next)

    report = check(changed | {"doc_date": as_of})

    (row,) = rows_of(report.accepted().values["passwords"])
    assert (row["overdue"] or "") == overdue
    late = [("warning", "passwords.1.next_changed_on", "worked_out", "ข้อ ๒", "R15")]
    assert told(report) == (late if overdue else [])


@pytest.mark.parametrize("name", ["password", "due", "overdue"])
def test_nobody_can_type_a_password_or_what_is_worked_out(name: str, answers: Answers, check: Check) -> None:
    assert told(check(change(answers, **{name: "2025-01-01"}))) == [
        ("error", f"passwords.1.{name}", "unknown_field", "", "")
    ]


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"reviewer": "รหัสผ่าน Satit2568"}, "reviewer", "no_secret_value", "", "R33"),
        ({"user": ""}, "user", "required", "", ""),
        ({"user": "รหัสลับ"}, "user", "invalid_username", "", ""),
        ({"changed_on": ""}, "changed_on", "required", "", ""),
        ({"changed_on": "2026-03-11"}, "changed_on", "not_far_ahead", "", ""),
        ({"next_changed_on": "2025-02-12"}, "next_changed_on", "days_in_order", "", "R15"),
        ({"why": "ลืมรหัส"}, "why", "not_a_choice", "", ""),
        ({"first": "สมหมาย"}, "first", "decoys_only", "", ""),
    ],
)
def test_mistake_in_a_change_of_password_names_its_row(
    changed: Answers, field: str, code: str, clause: str, rule: str, answers: Answers, check: Check
) -> None:
    answers["doc_date"] = "2025-03-05"

    errors = [problem for problem in told(check(change(answers, **changed))) if problem[0] == "error"]
    assert ("error", f"passwords.1.{field}", code, clause, rule) in errors


def test_same_turn_of_a_person_is_refused(answers: Answers, check: Check) -> None:
    answers["passwords"][2]["turn"] = "1"

    assert told(check(answers)) == [("error", "passwords.3.turn", "once_each", "", "")]


def test_user_name_of_another_unit_is_doubted(answers: Answers, check: Check) -> None:
    report = check(change(answers, user="991112223334"))

    assert told(report) == [("warning", "passwords.1.user", "begins_with", "", "")]


def test_owner_signs_himself_in_a_column_left_blank(answers: Answers, check: Check) -> None:
    text = plain_text(check(answers).accepted())

    assert "ลายมือชื่อเจ้าของรหัส" in text
    assert "เจ้าของรหัสลงลายมือชื่อด้วยตนเอง" in text


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"order_no": ""}, "order_no", "required", "ข้อ ๒", "R11"),
        ({"why": ""}, "why", "required", "", ""),
        ({"approved_by": ""}, "approved_by", "required", "", ""),
        ({"until_day": "2025-03-03"}, "until_day", "days_in_order", "", ""),
        ({"first": "ชูใจ", "last": "มั่นคง"}, "right", "never_one_person", "", "R16b"),
    ],
)
def test_mistake_in_acting_for_another_names_its_row(
    changed: Answers, field: str, code: str, clause: str, rule: str, answers: Answers, check: Check
) -> None:
    answers["substitutions"][0] |= changed

    assert told(check(answers)) == [("error", f"substitutions.1.{field}", code, clause, rule)]


def test_one_person_may_act_for_both_approvers_on_different_days_only(answers: Answers, check: Check) -> None:
    first = answers["substitutions"][0] | {"until_day": "2025-03-10"}
    later = first | {"right": SECOND, "from_day": "2025-03-11", "until_day": "2025-03-12"}
    same = later | {"from_day": "2025-03-10"}

    assert told(check(answers | {"substitutions": [first, later]})) == []
    assert [p[4] for p in told(check(answers | {"substitutions": [first, same]}))] == ["R16b"]


def test_registers_without_a_line_are_not_printed(answers: Answers, check: Check) -> None:
    text = plain_text(check(answers | {"passwords": [], "substitutions": []}).accepted())

    assert "ทะเบียนการเปลี่ยนรหัสผ่าน" not in text
    assert "บันทึกการปฏิบัติงานแทน" not in text
