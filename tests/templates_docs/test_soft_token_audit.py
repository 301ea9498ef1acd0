"""The internal audit's 26 points, what a failing one needs, the counts, and how its pages go on."""

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

DAY = date(2025, 4, 22)
FAILS = 9  # the place of the first point that the example finds wanting
CLAUSES = (
    *("๒",) * 7,
    "หลักควบคุมภายใน",
    *("๒",) * 3,
    *("๑.๒ (๑)", "๑.๒ (๓)", "ความนำ", "ท้ายหนังสือ", "๑.๓", "๑.๓ (๑)"),
    *("๓",) * 3,
    *("๔",) * 3,
    *("๕", "๒, ๓", "๙"),
)
Answers = dict[str, Any]


@pytest.fixture(scope="session")
def audit() -> Form:
    return catalog().get("soft_token_audit")


@pytest.fixture
def answers(audit: Form) -> Answers:
    return copy.deepcopy(audit.example_answers())


@pytest.fixture
def check(audit: Form, calendar: GovernmentCalendar) -> Callable[[Answers], CheckReport]:
    return lambda answers: audit.check(answers, DAY, calendar)


def pages_of(report: CheckReport) -> list[str]:
    with pypdfium2.PdfDocument(render_pdf(report.accepted())) as pages:
        return [page.get_textpage().get_text_range().replace("\u00a0", " ") for page in pages]


def test_form_begins_with_all_points_and_their_clauses(audit: Form) -> None:
    points = audit.defaults()["points"]

    assert isinstance(points, tuple)
    assert tuple(point["clause"] for point in points if not isinstance(point, str)) == CLAUSES
    assert len({str(point) for point in points}) == len(CLAUSES) == 26


def test_untouched_points_ask_only_for_their_results(
    audit: Form, answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    del answers["points"]

    errors = check(answers).errors

    assert [p.field for p in errors] == [f"points.{n}.result" for n in range(1, 27)]
    assert {p.code for p in errors} == {"required"}


@pytest.mark.parametrize("part", ["finding", "advice", "due"])
def test_point_that_fails_needs_a_finding_advice_and_a_day(
    part: str, answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    answers["points"][FAILS][part] = ""

    assert [(p.field, p.code, p.rule) for p in check(answers).errors] == [
        (f"points.{FAILS + 1}.{part}", "required", "R29")
    ]


@pytest.mark.parametrize("result", ["เป็นไปตาม", "ไม่เกี่ยวข้อง"])
def test_other_points_need_none(
    result: str, answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    answers["points"][FAILS] |= {"result": result} | dict.fromkeys(
        ("finding", "advice", "due", "risk", "owner"), ""
    )

    assert check(answers).problems == ()


@pytest.mark.parametrize("part", ["risk", "owner"])
def test_risk_and_owner_of_a_failing_point_are_advised(
    part: str, answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    answers["points"][FAILS][part] = ""

    report = check(answers)

    assert report.errors == ()
    assert [(p.field, p.rule) for p in report.warnings] == [(f"points.{FAILS + 1}.{part}", "R29")]


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"points": []}, "points", "required", "ข้อ ๘", "R29"),
        ({"doc_date": "2025-04-23"}, "doc_date", "not_far_ahead", "", ""),
        ({"auditor_opinion": ""}, "auditor_opinion", "required", "", ""),
        ({"auditor_opinion": "พบรหัสผ่าน=Satit2568"}, "auditor_opinion", "no_secret_value", "", "R33"),
        ({"disb_code": "99"}, "disb_code", "invalid_digits", "", ""),
        ({"sample_size": "สิบ"}, "sample_size", "invalid_digits", "", ""),
    ],
)
def test_one_wrong_answer_is_one_error(
    changed: Answers,
    field: str,
    code: str,
    clause: str,
    rule: str,
    answers: Answers,
    check: Callable[[Answers], CheckReport],
) -> None:
    assert [(p.field, p.code, p.clause, p.rule) for p in check(answers | changed).errors] == [
        (field, code, clause, rule)
    ]


def test_day_of_mending_is_not_before_the_audit(
    answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    answers["points"][FAILS]["due"] = "2025-04-21"

    assert [(p.field, p.code) for p in check(answers).errors] == [
        (f"points.{FAILS + 1}.due", "not_before_day")
    ]


def test_summary_counts_the_results_by_itself(
    answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    before = plain_text(check(answers).accepted())
    answers["points"][FAILS] = {"topic": "เปลี่ยน Password", "result": "ไม่เกี่ยวข้อง"}
    answers["points"].append({"topic": "ประเด็นเพิ่มเติมของหน่วยงาน", "result": "เป็นไปตาม"})

    after = plain_text(check(answers).accepted())

    assert "\n๒๖  ๒๑  ๓  ๒\n" in before
    assert "\n๒๗  ๒๒  ๒  ๓\n" in after


def test_heads_of_the_columns_come_again_on_every_page_of_the_table(
    answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    pages = pages_of(check(answers))

    heads = [page.count("วิธีตรวจ") for page in pages]
    assert heads[-1] == 0
    assert set(heads[:-1]) == {1}
    assert len(heads) > 2


@pytest.mark.parametrize("rows", range(20, 30))
def test_opinions_never_part_from_their_signatures(
    rows: int, answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    answers["points"] = (answers["points"] * 2)[:rows]
    pages = pages_of(check(answers))

    together = ("ความเห็นผู้ตรวจสอบ", "(นางสาวดวงแก้ว", "ความเห็นหัวหน้าหน่วยงาน", "(นายเพชร")

    assert [all(words in page for words in together) for page in pages].count(True) == 1


def test_heads_opinion_is_left_to_the_pen_or_typed(
    answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    typed = plain_text(check(answers | {"head_opinion": "เห็นชอบตามข้อเสนอแนะ"}).accepted())

    assert "ความเห็นหัวหน้าหน่วยงาน\nเห็นชอบตามข้อเสนอแนะ\nลงชื่อ" in typed


def test_days_until_the_follow_up_are_the_units_own(
    answers: Answers, check: Callable[[Answers], CheckReport]
) -> None:
    text = plain_text(check(answers | {"follow_up_days": "30"}).accepted()).replace("\u00a0", " ")

    assert "ภายใน ๓๐ วัน" in text
    assert "นับจากวันที่ได้รับรายงาน" not in plain_text(check(answers | {"follow_up_days": ""}).accepted())
