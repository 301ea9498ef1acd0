"""What the lost-phone notice prints, and what it leaves out: masked, numbered, and late with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from templates_docs.document import plain_text
from templates_docs.form import CheckReport

Check = Callable[..., CheckReport]


LATE = {"doc_date": "10 มีนาคม 2568", "called_at": "4 มี.ค. 2568 8.35 น."}


class TestLateLetter:
    """A letter after the third working day is not refused: it must say why."""

    def test_reason_becomes_required(self, check: Check, answers: dict[str, object]) -> None:
        report = check(answers, date(2025, 3, 10), **LATE)

        (error,) = report.errors
        assert (error.field, error.code) == ("late_reason", "required")

    def test_banner_is_a_warning_with_the_clause_and_the_working_days(
        self, check: Check, answers: dict[str, object]
    ) -> None:
        report = check(answers, date(2025, 3, 10), **LATE, late_reason="หัวหน้าหน่วยงานไปราชการ")

        (warning,) = report.warnings
        assert (warning.code, warning.clause, warning.rule) == ("deadline_passed", "ข้อ ๔", "R23")
        assert "เกินกำหนด ๒ วันทำการ" in warning.sentence
        assert report.accepted().warnings == (warning,)

    def test_letter_explains_itself(self, check: Check, answers: dict[str, object]) -> None:
        report = check(answers, date(2025, 3, 10), **LATE, late_reason="หัวหน้าหน่วยงานไปราชการต่างจังหวัด")

        text = plain_text(report.accepted())

        assert (
            "อนึ่ง การมีหนังสือแจ้งครั้งนี้พ้นกำหนดเวลาตามข้อ ๔ ซึ่งครบกำหนดเมื่อวันที่ ๖ มีนาคม ๒๕๖๘"
            " แล้ว ๒ วันทำการ เนื่องจากหัวหน้าหน่วยงานไปราชการต่างจังหวัด\n"
        ) in text

    def test_letter_in_time_says_nothing_of_the_kind(self, check: Check, answers: dict[str, object]) -> None:
        assert "อนึ่ง" not in plain_text(check(answers).accepted())


class TestWording:
    """What the letter prints, and what it leaves out."""

    def test_numbers_are_masked(self, check: Check, answers: dict[str, object]) -> None:
        text = plain_text(check(answers).accepted())

        assert "08x-xxx-0002" in text
        assert "0000000002" not in text

    def test_optional_parts_leave_no_trace_when_blank(self, check: Check, answers: dict[str, object]) -> None:
        blank = dict.fromkeys(
            (
                "found_out_at",
                "case_no",
                "receiver_name",
                "suspended_at",
                "imei",
                "phone_brand_model",
                "contact_mail",
                "urgency",
            ),
            "",
        )

        text = plain_text(check(answers, **blank).accepted())

        for word in ("ทราบเหตุ", "เลขรับแจ้ง", "ผู้รับแจ้ง", "ยืนยัน", "IMEI", "ไปรษณีย์", "None"):
            assert word not in text
        assert text.splitlines()[1].startswith("ที่ ตย ๙๙๐๐๑/๑๒")

    def test_letter_without_enclosures_has_no_heading_for_them(
        self, check: Check, answers: dict[str, object]
    ) -> None:
        assert "สิ่งที่ส่งมาด้วย" not in plain_text(check(answers, attachments=[]).accepted())

    def test_one_enclosure_has_no_number(self, check: Check, answers: dict[str, object]) -> None:
        text = plain_text(check(answers, attachments=["สำเนาคำสั่ง จำนวน ๒ ฉบับ"]).accepted())

        assert "สิ่งที่ส่งมาด้วย  สำเนาคำสั่ง  จำนวน ๒ ฉบับ\n" in text

    def test_police_report_adds_its_copy_to_the_enclosures(
        self, check: Check, answers: dict[str, object]
    ) -> None:
        text = plain_text(check(answers, police_ref="รายงานประจำวัน ลำดับ 9").accepted())

        assert "๓.  สำเนารายงานประจำวันเกี่ยวกับคดี  จำนวน ๑ ฉบับ\n" in text
        assert "ได้แจ้งความไว้ตามรายงานประจำวัน ลำดับ ๙" in text

    @pytest.mark.parametrize(
        ("wish", "points", "words"),
        [
            ("ระงับสิทธิไว้ต่อไป", 2, "ระงับสิทธิการใช้งาน Soft Token"),
            ("ขอเปิดใช้บนโทรศัพท์เครื่องใหม่", 3, "โทรศัพท์เครื่องใหม่ของผู้มีสิทธิรายเดิม"),
            ("เปลี่ยนตัวผู้มีสิทธิ", 3, "ตามข้อ ๓ ของหนังสือที่อ้างถึง"),
        ],
    )
    def test_requests_are_numbered_as_many_as_there_are(
        self, wish: str, points: int, words: str, check: Check, answers: dict[str, object]
    ) -> None:
        text = plain_text(check(answers, wish=wish).accepted())

        marks = [line[:3] for line in text.splitlines() if line.startswith("(") and line[2] == ")"]
        assert marks == ["(๑)", "(๒)", "(๓)"][:points]
        assert words in text

    def test_one_who_acts_for_the_head_signs_with_both_posts(
        self, check: Check, answers: dict[str, object]
    ) -> None:
        text = plain_text(
            check(answers, head_pos="ปลัด", head_acting="ปฏิบัติราชการแทน", head_acting_for="นายก").accepted()
        )

        assert "ปลัด ปฏิบัติราชการแทน\nนายก\n" in text
