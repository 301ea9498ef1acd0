"""What the lost-phone notice accepts and refuses, with the clause and the rule's number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from templates_docs.document import plain_text, render_docx
from templates_docs.errors import AnswersRefusedError, Problem, Severity
from templates_docs.form import CheckReport, Form

Check = Callable[..., CheckReport]


def only(report: CheckReport) -> Problem:
    (problem,) = report.problems
    return problem


def test_example_has_no_problem_at_all(check: Check, answers: dict[str, object]) -> None:
    report = check(answers)

    assert report.problems == ()
    assert report.checked is not None


def test_nested_tables_and_flat_names_are_the_same_answers(
    notice: Form, check: Check, answers: dict[str, object]
) -> None:
    nested = check(notice.example_answers()).accepted()
    flat = check(answers).accepted()

    assert nested.values == flat.values


def test_real_letter_is_accepted_outside_an_exercise(check: Check, real_answers: dict[str, object]) -> None:
    assert check(real_answers).problems == ()


def test_every_blank_required_field_is_named_at_once(notice: Form, check: Check) -> None:
    report = check({})

    blank = {problem.field for problem in report.errors if problem.code == "required"}
    assert blank == {field.name for field in notice.fields if field.required and field.default is None}
    assert report.checked is None


@pytest.mark.parametrize(
    ("changed", "field", "code", "clause", "rule"),
    [
        ({"addressee": "คลังจังหวัด"}, "addressee", "one_of", "ข้อ ๔", "R23"),
        ({"signed_by": "ผู้มีสิทธิซึ่งเป็นเจ้าของโทรศัพท์"}, "signed_by", "one_of", "ข้อ ๔", "R23"),
        ({"called_at": ""}, "called_at", "required", "ข้อ ๔", "R21"),
        ({"circumstance": "ทำหายที่ตลาด"}, "circumstance", "answer_too_short", "", ""),
        ({"found_out_at": "3 มี.ค. 2568 17.29 น."}, "found_out_at", "in_order", "", "R21"),
        (
            {"found_out_at": "", "called_at": "3 มี.ค. 2568 17.29 น.", "channel": "ไลน์ (LINE) @gfmiscc"},
            "called_at",
            "in_order",
            "",
            "R21",
        ),
        ({"suspended_at": "4 มี.ค. 2568 08.34 น."}, "suspended_at", "in_order", "", "R22"),
        ({"suspended_at": "6 มี.ค. 2568 09.00 น."}, "suspended_at", "not_after_day", "", ""),
        ({"imei": "001234500000008"}, "imei", "luhn", "", ""),
        ({"imei": "12345"}, "imei", "invalid_digits", "", ""),
        (
            {"doc_date": "13 มีนาคม 2568", "late_reason": "หัวหน้าหน่วยงานไปราชการ"},
            "doc_date",
            "not_far_ahead",
            "",
            "",
        ),
        ({"doc_no": "12/2568"}, "doc_no", "wrong_pattern", "", ""),
        ({"head_first": "Petch"}, "head_first", "wrong_pattern", "", ""),
        ({"disb_code": "99001"}, "disb_code", "invalid_digits", "", ""),
        ({"unit_name": "ก" * 151}, "unit_name", "answer_too_long", "", ""),
        ({"channel": "ช่องทางอื่น"}, "channel_other", "required", "", ""),
        ({"head_acting": "รักษาการแทน"}, "head_acting_for", "required", "", ""),
        ({"receiver_name": "เจ้าหน้าที่ แจ้ง PIN 123456 แล้ว"}, "receiver_name", "no_secret_value", "", "R33"),
        (
            {"circumstance": "ลืมไว้บนรถ โดยเขียนรหัสผ่านคือ Sarabun2568 ไว้หลังเครื่อง"},
            "circumstance",
            "no_secret_value",
            "",
            "R33",
        ),
        ({"attachments": ["OTP ที่ได้รับ ๔๘๒๙๑๓ จำนวน ๑ ฉบับ"]}, "attachments", "no_secret_value", "", "R33"),
    ],
)
def test_one_wrong_answer_is_one_error(
    changed: dict[str, object],
    field: str,
    code: str,
    clause: str,
    rule: str,
    check: Check,
    answers: dict[str, object],
) -> None:
    report = check(answers, **changed)

    (problem,) = report.errors
    assert (problem.field, problem.code, problem.clause, problem.rule) == (field, code, clause, rule)
    assert report.checked is None


def test_confirmation_is_not_asked_after_before_the_call_was_made(check: Check) -> None:
    assert "suspended_at" not in {problem.field for problem in check({}).problems}


def test_problem_names_the_field_by_label_and_dotted_name_and_says_what_to_do(
    check: Check, answers: dict[str, object]
) -> None:
    problem = only(check(answers, **{"person.first": ""}))

    assert problem.sentence == "ชื่อผู้มีสิทธิ (person.first): ยังไม่ได้กรอก โปรดกรอก"


def test_secret_in_a_text_is_never_repeated_in_the_message(check: Check, answers: dict[str, object]) -> None:
    problem = only(check(answers, place="ตลาด password: Canary#77x"))

    assert "Canary" not in problem.sentence


def test_unknown_field_is_named_with_the_nearest_known_one(check: Check, answers: dict[str, object]) -> None:
    problem = only(check(answers, **{"person.frist": "ปิติ"}))

    assert (problem.field, problem.code) == ("person.frist", "unknown_field")
    assert "(หมายถึง “person.first” หรือไม่)" in problem.sentence


def test_field_answered_both_flat_and_nested_is_refused(check: Check, answers: dict[str, object]) -> None:
    problem = only(check(answers, person={"first": "ปิติ"}))

    assert (problem.field, problem.code) == ("person.first", "answered_twice")


def test_problems_come_in_the_order_the_form_asks(
    notice: Form, check: Check, answers: dict[str, object]
) -> None:
    report = check(answers, contact_tel="x", place="", called_at="")

    assert [problem.field for problem in report.problems] == ["place", "called_at", "contact_tel"]


class TestExercise:
    """In an exercise only the invented cast; outside it, none of them."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("mobile_no", "0800000000"),
            ("contact_tel", "0 2000 0000"),
            ("contact_mail", "saraban@agency.go.th"),
            ("person.first", "สมมุติ"),
            ("head_last", "ตัวอย่างนาม"),
            ("unit_name", "หน่วยงานอื่น"),
            ("imei", "490154203237518"),
        ],
    )
    def test_exercise_refuses_what_may_be_real(
        self, field: str, value: str, check: Check, answers: dict[str, object]
    ) -> None:
        problem = only(check(answers, **{field: value}))

        assert (problem.field, problem.code, problem.severity) == (field, "decoys_only", Severity.ERROR)

    @pytest.mark.parametrize(
        ("field", "value", "severity"),
        [
            ("mobile_no", "000-000-0001", Severity.ERROR),
            ("mobile_no", "08x-xxx-0001", Severity.ERROR),
            ("contact_tel", "000-000-0009", Severity.ERROR),
            ("contact_mail", "saraban@bantuayang.example", Severity.ERROR),
            ("unit_name", "องค์การบริหารส่วนตำบลบ้านตัวอย่าง", Severity.ERROR),
            ("person.first", "มานี", Severity.WARNING),  # a real person may bear the name
        ],
    )
    def test_real_letter_refuses_the_invented(
        self, field: str, value: str, severity: Severity, check: Check, real_answers: dict[str, object]
    ) -> None:
        problem = only(check(real_answers, **{field: value}))

        assert (problem.field, problem.code, problem.severity) == (field, "no_decoys", severity)

    def test_document_says_on_its_face_that_it_is_for_training(
        self, check: Check, answers: dict[str, object]
    ) -> None:
        assert "จำลองเพื่อการฝึก ห้ามใช้ติดต่อราชการ" in plain_text(check(answers).accepted()).splitlines()[0]

    def test_real_letter_does_not(self, check: Check, real_answers: dict[str, object]) -> None:
        assert "จำลอง" not in plain_text(check(real_answers).accepted())


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"called_at": "4 มี.ค. 2568 7.00 น."}, "called_at", "office_hours"),
        (
            {"called_at": "4 มี.ค. 2568 19.30 น.", "suspended_at": "4 มี.ค. 2568 20.00 น."},
            "called_at",
            "soon_after",
        ),
        ({"user": "991111111101"}, "user", "begins_with"),
    ],
)
def test_good_practice_is_a_warning_without_a_clause(
    changed: dict[str, object], field: str, code: str, check: Check, answers: dict[str, object]
) -> None:
    report = check(answers, **changed)

    assert code in {problem.code for problem in report.warnings if problem.field == field}
    assert all(problem.clause == "" for problem in report.warnings)
    assert report.checked is not None


@pytest.mark.parametrize(
    ("changed", "field", "code", "rule"),
    [
        ({"suspended_at": ""}, "suspended_at", "answered", "R22"),
        ({"use_suspected": "พบรายการผิดปกติ"}, "use_suspected", "one_of", "R24"),
    ],
)
def test_what_the_clause_warns_of_is_a_warning_with_the_clause(
    changed: dict[str, object], field: str, code: str, rule: str, check: Check, answers: dict[str, object]
) -> None:
    report = check(answers, **changed)

    problem = only(report)
    assert (problem.field, problem.code, problem.clause, problem.rule) == (field, code, "ข้อ ๔", rule)
    assert report.checked is not None


def test_phone_call_on_a_holiday_is_warned_of_but_a_line_message_is_not(
    check: Check, answers: dict[str, object]
) -> None:
    saturday = {
        "lost_at": "7 มี.ค. 2568 9.00 น.",
        "found_out_at": "8 มี.ค. 2568 9.00 น.",
        "called_at": "8 มี.ค. 2568 9.30 น.",
    }
    later = {"suspended_at": "8 มี.ค. 2568 10.00 น.", "doc_date": "10 มีนาคม 2568"}

    by_phone = check(answers, date(2025, 3, 10), **saturday, **later)
    by_line = check(answers, date(2025, 3, 10), **saturday, **later, channel="ไลน์ (LINE) @gfmiscc")

    assert [problem.code for problem in by_phone.problems] == ["office_hours"]
    assert by_line.problems == ()


def test_draft_may_be_dated_further_ahead_and_says_so(check: Check, real_answers: dict[str, object]) -> None:
    emblem_free = plain_text(check(real_answers, draft=True).accepted())

    report = check(real_answers, doc_date="14 มีนาคม 2568", draft=True, late_reason="หัวหน้าหน่วยงานไปราชการ")

    assert report.errors == ()
    assert emblem_free.startswith("ฉบับร่าง\n")


@pytest.mark.parametrize("day", ["31 ธันวาคม 2567", "1 มกราคม 2581"])
def test_letter_outside_its_years_is_refused(day: str, check: Check, answers: dict[str, object]) -> None:
    report = check(answers, doc_date=day, draft=True)

    assert "year_between" in {problem.code for problem in report.errors if problem.field == "doc_date"}


def test_loss_in_a_year_without_holidays_says_that_the_time_cannot_be_counted(
    check: Check, answers: dict[str, object]
) -> None:
    report = check(answers, lost_at="3 มีนาคม 2560 เวลา 9.00 น.")

    (problem,) = (problem for problem in report.errors if problem.field == "lost_at")
    assert problem.code == "calendar_missing"
    assert "2560" in problem.sentence


def test_deadline_is_shown_before_the_rest_is_answered(check: Check) -> None:
    report = check({"lost_at": "3 มีนาคม 2568 เวลา 17.30 น."}, date(2025, 3, 4))

    assert report.deadline is not None
    assert (report.deadline.due, report.deadline.days_left) == (date(2025, 3, 6), 2)


def test_unchecked_answers_cannot_become_a_document(check: Check, answers: dict[str, object]) -> None:
    report = check(answers, addressee="คลังจังหวัด")

    with pytest.raises(AnswersRefusedError, match="กรมบัญชีกลาง") as refused:
        render_docx(report.accepted())

    assert refused.value.problems == report.problems


def test_no_inferred_check_cites_a_clause(notice: Form) -> None:
    assert [check.rule for check in notice.checks if check.status == "INFERRED" and check.cite] == []
