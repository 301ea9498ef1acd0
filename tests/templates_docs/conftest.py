"""The shipped form, its invented clerk's answers, and the day on which that clerk works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from templates_docs.document import render_docx
from templates_docs.form import CheckedAnswers, CheckReport, Form
from templates_docs.form_catalog import catalog
from thai.business_days import GovernmentCalendar

TODAY = date(2025, 3, 5)


@pytest.fixture(scope="session")
def calendar() -> GovernmentCalendar:
    return GovernmentCalendar.shipped()


@pytest.fixture(scope="session")
def notice() -> Form:
    return catalog().get("lost_phone_notice")


@pytest.fixture
def answers(notice: Form) -> dict[str, object]:
    """The example's answers as a window would send them: flat, by dotted name."""
    return dict(_flat(notice.example_answers()))


@pytest.fixture
def real_answers(answers: dict[str, object]) -> dict[str, object]:
    """The same letter outside an exercise, about people who are not of the invented cast."""
    return answers | {
        "exercise": False,
        "person.first": "สมมุติ",
        "person.last": "ตัวอย่างนาม",
        "head_first": "นามสมมุติ",
        "head_last": "ตัวอย่างสกุล",
        "mobile_no": "080-000-0000",
        "user": "000000000001",
        "disb_code": "0000000000",
        "unit_name": "หน่วยงานสมมุติ",
        "contact_tel": "0 2000 0000",
        "contact_mail": "saraban@agency.invalid.th",
        "imei": "",
    }


@pytest.fixture
def check(notice: Form, calendar: GovernmentCalendar) -> Callable[..., CheckReport]:
    """Check answers of the notice, on the example's day unless told otherwise."""

    def check(answers: dict[str, object], today: date = TODAY, **changed: object) -> CheckReport:
        return notice.check(answers | changed, today, calendar)

    return check


def _flat(table: dict[str, object], prefix: str = "") -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in table.items():
        pairs += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]
    return pairs


LONG_STORY = (
    "ลืมไว้ในรถโดยสารประจำทางสายบ้านตัวอย่าง ระหว่างเดินทางกลับที่พัก เมื่อรู้ตัวแล้วได้ย้อนกลับไปตามหาที่สถานีขนส่ง"
    "และโทรเข้าเครื่องหลายครั้งแต่ไม่มีผู้รับสาย "
)
VARIATIONS: dict[str, dict[str, object]] = {
    "as the example": {},
    "least": {
        **dict.fromkeys(
            ("found_out_at", "case_no", "suspended_at", "imei", "phone_brand_model", "contact_mail"), ""
        ),
        "urgency": "",
        "wish": "ระงับสิทธิไว้ต่อไป",
        "attachments": [],
        "circumstance": "ทำหล่นระหว่างเดินทางกลับที่พัก",
    },
    "most": {
        "circumstance": (LONG_STORY * 6).strip(),
        "ministry": "กรมส่งเสริมการปกครองท้องถิ่น กระทรวงมหาดไทย",
        "unit_addr": "เลขที่ ๙๙ หมู่ที่ ๙ ถนนสาธิตพัฒนา ตำบลบ้านตัวอย่าง อำเภอสมมติ จังหวัดสาธิต ๙๙๐๐๐",
        "police_ref": "รายงานประจำวันรับแจ้งเอกสารหาย สถานีตำรวจภูธรบ้านตัวอย่าง ลงวันที่ ๔ มีนาคม ๒๕๖๘",
        "receiver_name": "เจ้าหน้าที่รับแจ้งเวรเช้า",
        "through_division": True,
        "channel": "ช่องทางอื่น",
        "channel_other": "หนังสือนำส่งด้วยตนเอง",
        "use_suspected": "พบรายการผิดปกติ",
        "wish": "เปลี่ยนตัวผู้มีสิทธิ",
        "head_acting": "รักษาราชการแทน",
        "head_acting_for": "นายกองค์การบริหารส่วนตำบลบ้านตัวอย่าง",
        "attachments": [
            "สำเนาคำสั่งมอบหมายผู้มีสิทธิและ/หรือผู้ปฏิบัติงานแทนให้ใช้ Soft Token ในการเข้าปฏิบัติงาน จำนวน ๑ ชุด",
            "บันทึกการแจ้งระงับสิทธิ จำนวน ๑ ฉบับ",
        ],
    },
    "late": {"lost_at": "24 ก.พ. 2568 9.00 น.", "late_reason": "หัวหน้าหน่วยงานเดินทางไปราชการต่างจังหวัด"},
}


@pytest.fixture(params=VARIATIONS.values(), ids=VARIATIONS.keys())
def varied(
    request: pytest.FixtureRequest, answers: dict[str, object], check: Callable[..., CheckReport]
) -> CheckedAnswers:
    """The notice with short and long answers, with and without its optional parts."""
    return check(answers, **request.param).accepted()


@pytest.fixture
def example(answers: dict[str, object], check: Callable[..., CheckReport]) -> CheckedAnswers:
    """The example's answers, checked."""
    return check(answers).accepted()


@pytest.fixture(scope="session")
def example_docx(notice: Form, calendar: GovernmentCalendar) -> bytes:
    """The example as a Word file."""
    return render_docx(notice.check(notice.example_answers(), TODAY, calendar).accepted())


@pytest.fixture
def least() -> dict[str, object]:
    """What to change in the example for the shortest letter."""
    return VARIATIONS["least"]
