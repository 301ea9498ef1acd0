"""What the order on Soft Token holders accepts and refuses, with the clause and the rule's number."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from templates_docs.document import plain_text
from templates_docs.form import CheckReport, Form
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar

RECORDER, FIRST, SECOND = "ผู้บันทึก", "ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)", "ผู้อนุมัติจ่ายเงิน (อนุมัติ ๒)"
Answers = dict[str, Any]


@pytest.fixture(scope="session")
def order() -> Form:
    return catalog().get("user_appointment_order")


@pytest.fixture
def answers(order: Form) -> Answers:
    return copy.deepcopy(order.example_answers())


@pytest.fixture
def check(order: Form, calendar: GovernmentCalendar) -> Callable[[Answers], CheckReport]:
    return lambda answers: order.check(answers, date(2025, 2, 10), calendar)


def person(first: str, last: str, right: str, **days: object) -> Answers:
    return {"prefix": "นาย", "first": first, "last": last, "pos": "นักวิชาการคลัง", "right": right, **days}


def told(report: CheckReport) -> list[tuple[str, str, str, str]]:
    return [(p.field, p.code, p.clause, p.rule) for p in report.problems]


def test_example_has_no_problem_at_all(check: Callable[..., CheckReport], answers: Answers) -> None:
    assert check(answers).problems == ()


def test_one_holder_of_both_approvals_is_refused_with_the_clause(
    check: Callable[..., CheckReport], answers: Answers
) -> None:
    answers["holders"][2] |= {"first": "ปิติ", "last": "รอบคอบ"}

    assert told(check(answers)) == [("holders.3.right", "never_one_person", "ข้อ ๒", "R16")]


def test_holder_who_is_also_the_other_approvers_substitute_is_refused(
    check: Callable[..., CheckReport], answers: Answers
) -> None:
    answers["subs"] = [person("ปิติ", "รอบคอบ", SECOND)]

    (problem,) = check(answers).errors
    assert (problem.field, problem.rule, problem.clause) == ("subs.1.right", "R16b", "")
    assert "ข้อ ๒" in problem.sentence
    assert "อนุมาน" in problem.sentence


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        (("2025-03-01", "2025-03-31"), ("2025-04-01", "2025-04-30"), False),
        (("2025-03-01", "2025-03-31"), ("2025-03-31", "2025-04-30"), True),
        (("2025-03-01", ""), ("2025-12-01", "2025-12-31"), True),
        (("", "2025-03-31"), ("2025-04-01", ""), False),
        (("", ""), ("", ""), True),
    ],
)
def test_substitute_may_hold_both_approvals_only_on_different_days(
    first: tuple[str, str],
    second: tuple[str, str],
    refused: bool,
    check: Callable[..., CheckReport],
    answers: Answers,
) -> None:
    answers["subs"] = [
        person("สมคิด", "ช่วยงาน", right, from_day=days[0], until_day=days[1])
        for right, days in ((FIRST, first), (SECOND, second))
    ]

    assert [problem.rule for problem in check(answers).errors] == (["R16b"] if refused else [])


def test_recorder_who_also_approves_is_only_warned_of(
    check: Callable[..., CheckReport], answers: Answers
) -> None:
    answers["subs"].append(person("ปิติ", "รอบคอบ", RECORDER))

    report = check(answers)

    assert [p.rule for p in report.warnings] == ["R34"]
    assert report.errors == ()


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"holders": []}, "holders", "required", "ข้อ ๒", "R11"),
        ({"duties": []}, "duties", "required", "ข้อ ๒", "R12"),
        ({"controls": []}, "controls", "required", "ข้อ ๒", "R13"),
        ({"custody": []}, "custody", "required", "ข้อ ๒", "R14"),
        ({"custody": ["ห้ามจด", "ห้ามบอก", "ห้ามฝาก"]}, "custody", "password_interval", "ข้อ ๒", "R15"),
        ({"custody": ["เปลี่ยนทุก 3 เดือน"]}, "custody", "at_least", "", "R14"),
        ({"controls": ["แยกหน้าที่"]}, "controls", "at_least", "", "R13"),
        (
            {"signed_by": "ผู้อำนวยการกองคลังหรือหัวหน้างานการเงิน"},
            "signed_by",
            "one_of",
            "ข้อ ๒",
            "R10",
        ),
        ({"doc_no": "41/2567"}, "doc_no", "year_of_day", "", ""),
        ({"effective_date": "2025-02-09"}, "effective_date", "not_before_day", "", ""),
        ({"prev_no": ""}, "prev_no", "required", "", ""),
        ({"review": "โดยใช้รหัสผ่าน: Satit2568"}, "review", "no_secret_value", "", "R33"),
    ],
)
def test_one_wrong_answer_is_one_error(
    changed: Answers,
    field: str,
    code: str,
    clause: str,
    rule: str,
    check: Callable[..., CheckReport],
    answers: Answers,
) -> None:
    (problem,) = check(answers | changed).errors

    assert (problem.field, problem.code, problem.clause, problem.rule) == (field, code, clause, rule)


@pytest.mark.parametrize(
    ("group", "changed", "field", "code"),
    [
        ("holders", {"right": RECORDER}, "holders", "each_held"),
        ("holders", {"right": "ผู้จัดการ"}, "holders.2.right", "not_a_choice"),
        ("holders", {"first": ""}, "holders.2.first", "required"),
        ("holders", {"frist": "ปิติ"}, "holders.2.frist", "unknown_field"),
        ("holders", {"user": "มานี"}, "holders.2.user", "invalid_username"),
        ("holders", {"first": "สมหมาย"}, "holders.2.first", "decoys_only"),
        ("subs", {"from_day": "2025-02-01"}, "subs.2.from_day", "not_before_day"),
        ("subs", {"until_day": "2025-02-20"}, "subs.2.until_day", "days_in_order"),
        ("subs", {"first": "สมคิด", "last": "ช่วยงาน", "right": FIRST}, "subs.2.right", "once_each"),
    ],
)
def test_mistake_in_one_persons_row_names_the_row(
    group: str,
    changed: Answers,
    field: str,
    code: str,
    check: Callable[..., CheckReport],
    answers: Answers,
) -> None:
    answers[group][1] |= changed

    assert (field, code) in [(problem.field, problem.code) for problem in check(answers).errors]


def test_problem_says_whose_row_it_is(check: Callable[..., CheckReport], answers: Answers) -> None:
    answers["holders"][1]["first"] = ""

    (problem,) = check(answers).errors
    assert problem.sentence == "ผู้มีสิทธิ ลำดับที่ ๒ ชื่อ (holders.2.first): ยังไม่ได้กรอก โปรดกรอก"


def test_order_without_an_earlier_one_begins_with_the_people(
    check: Callable[..., CheckReport], answers: Answers
) -> None:
    text = plain_text(check(answers | {"repeals": False}).accepted())

    assert "๑. ผู้มีสิทธิและผู้ปฏิบัติงานแทน" in text
    assert "ให้ยกเลิกคำสั่ง" not in text


def test_order_without_substitutes_has_no_row_for_them(
    check: Callable[..., CheckReport], answers: Answers
) -> None:
    lines = plain_text(check(answers | {"subs": []}).accepted()).splitlines()

    assert "ผู้ปฏิบัติงานแทน" not in lines


def test_order_has_every_part_that_the_clause_demands(
    check: Callable[..., CheckReport], answers: Answers
) -> None:
    text = plain_text(check(answers).accepted())

    for part in (
        "หน้าที่และความรับผิดชอบ",
        "แนวทางการควบคุมการปฏิบัติงาน",
        "วิธีการเก็บรักษา Username และ Password",
        "ทุก ๓ เดือน",
    ):
        assert part in text
