"""Each kind of field reads what a clerk may type and what a file may hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from templates_docs.answers import read_answer
from templates_docs.fields import Field, Kind, Pattern, Value
from thai.errors import ThaiError


def field(kind: Kind, **more: object) -> Field:
    return Field("f", "ช่อง", kind, **more)  # type: ignore[arg-type]


BY_YEAR = field(Kind.REFERENCE_NUMBER, pattern=Pattern(r"(\d+)?/25\d\d", "เช่น 12/2568"))
IN_THAI = field(Kind.REFERENCE_NUMBER, pattern=Pattern(r"[๐-๙]+/๒๕[๐-๙]{2}", "เช่น ๑๒/๒๕๖๘"))
COMPANY = field(Kind.TEXT, pattern=Pattern("[A-Z0-9]{4}", "มี ๔ ตัว"))
RIGHT = field(Kind.CHOICE, choices=("ผู้บันทึก", "ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)"))
TEN = field(Kind.DIGITS, min_length=10, max_length=10)


@pytest.mark.parametrize(
    ("asked", "raw", "value"),
    [
        (field(Kind.TEXT), " ก  ข ", "ก ข"),
        (BY_YEAR, "12/2568", "12/2568"),
        (BY_YEAR, "๑๒/๒๕๖๘", "๑๒/๒๕๖๘"),
        (IN_THAI, "๑๒/๒๕๖๘", "๑๒/๒๕๖๘"),
        (COMPANY, "AB๑๒", "AB12"),
        (field(Kind.PARAGRAPH), "บรรทัดหนึ่ง\nบรรทัดสอง", "บรรทัดหนึ่ง บรรทัดสอง"),
        (RIGHT, "ผู้อนุมัติเบิกเงิน (อนุมัติ 1)", "ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)"),
        (field(Kind.DATE), "๕ กุมภาพันธ์ ๒๕๖๘", date(2025, 2, 5)),
        (field(Kind.DATE), "5/2/2568", date(2025, 2, 5)),
        (field(Kind.DATE), "2025-02-05", date(2025, 2, 5)),
        (field(Kind.DATE), date(2025, 2, 5), date(2025, 2, 5)),
        (field(Kind.MOMENT), "7 มี.ค. 2568 21.30 น.", datetime(2025, 3, 7, 21, 30)),
        (field(Kind.MOMENT), "2025-03-07T21:30", datetime(2025, 3, 7, 21, 30)),
        (field(Kind.MOMENT), datetime(2025, 3, 7, 21, 30, 59), datetime(2025, 3, 7, 21, 30)),
        (field(Kind.MOMENT), datetime(2025, 3, 7, 14, 30, tzinfo=UTC), datetime(2025, 3, 7, 21, 30)),
        (TEN, "๙๙๐๐๑-๐๐๐๐๑", "9900100001"),
        (field(Kind.PHONE), "๐ ๒๑๒๗ ๗๒๕๖ ต่อ 12", "0 2127 7256 ต่อ 12"),
        (field(Kind.MOBILE), "08x-xxx-0001", "0000000001"),
        (field(Kind.MOBILE), "000-000-0001", "0000000001"),
        (field(Kind.CITIZEN_ID), "9-9000-00000-01-4", "9900000000014"),
        (field(Kind.EMAIL), "saraban@bantuayang.example", "saraban@bantuayang.example"),
        (field(Kind.USERNAME), "๙๙๐๐๑๐๐๐๐๑๑๐", "990010000110"),
        (field(Kind.REFERENCE_NUMBER), "กค ๐๔๐๒.๒/ว ๓๔", "กค ๐๔๐๒.๒/ว ๓๔"),
        (field(Kind.TICK), True, True),
        (field(Kind.TICK), "ใช่", True),
        (field(Kind.TICK), "false", False),
        (field(Kind.TICK), "", False),
        (field(Kind.LINES), "ก\n\nข ", ("ก", "ข")),
        (field(Kind.LINES), ["ก", "ข\nค"], ("ก", "ข ค")),
    ],
)
def test_answer_is_read_as_what_the_field_asks_for(asked: Field, raw: object, value: Value) -> None:
    assert read_answer(asked, raw) == value


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.TICK, Kind.CHOICE, Kind.GROUP)])
@pytest.mark.parametrize("blank", ["", "  \n ", None, "\u200b"])
def test_blank_is_no_answer_in_every_kind(kind: Kind, blank: str | None) -> None:
    if blank == "\u200b" and kind not in (
        *(Kind.TEXT, Kind.PARAGRAPH, Kind.LINES, Kind.REFERENCE_NUMBER, Kind.FILE),
    ):
        with pytest.raises(ThaiError):
            read_answer(field(kind), blank)
    else:
        assert read_answer(field(kind), blank) is None


@pytest.mark.parametrize(
    ("asked", "raw", "code"),
    [
        (field(Kind.TEXT), 12, "not_text"),
        (field(Kind.TEXT, max_length=3), "กขคง", "answer_too_long"),
        (field(Kind.PARAGRAPH, min_length=20), "สั้น", "answer_too_short"),
        (RIGHT, "ผู้จัดการ", "not_a_choice"),
        (field(Kind.DATE), "31 กุมภาพันธ์ 2568", "invalid_date"),
        (field(Kind.DATE), "2025-02-31", "invalid_date"),
        (field(Kind.DATE), datetime(2025, 2, 5, 9), "invalid_date"),
        (field(Kind.MOMENT), date(2025, 2, 5), "invalid_moment"),
        (field(Kind.MOMENT), "5 ก.พ. 2568", "invalid_moment"),
        (TEN, 9900100001, "not_text"),  # a bare number loses its leading zeros
        (TEN, "990010000", "invalid_digits"),
        (TEN, "99001000O1", "invalid_digits"),
        (field(Kind.PHONE), "12", "invalid_phone"),
        (field(Kind.MOBILE), "0212345678", "invalid_phone"),
        (field(Kind.CITIZEN_ID), "9900000000015", "invalid_citizen_id"),
        (field(Kind.EMAIL), "saraban@", "invalid_email"),
        (field(Kind.EMAIL), "สารบรรณ@agency.go.th", "invalid_email"),
        (field(Kind.USERNAME), "มานี", "invalid_username"),
        (field(Kind.TICK), "อาจจะ", "invalid_tick"),
        (field(Kind.TICK), 1, "not_text"),
        (field(Kind.LINES), {"ก": 1}, "not_text"),
        (field(Kind.LINES), ["ก" * 9_000, "ข" * 9_000], "answer_too_long"),
        (field(Kind.DATE), time(9), "not_text"),
    ],
)
def test_wrong_answer_is_refused_with_a_stable_code(asked: Field, raw: object, code: str) -> None:
    with pytest.raises(ThaiError) as refused:
        read_answer(asked, raw)

    assert refused.value.code == code
