"""The rules R01–R34 of the letter on Soft Token, each against the letter's or the table's own case."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from thai.business_days import GovernmentCalendar
from thai.treasury_days import (
    PasswordStatus,
    Registering,
    changed_at_once,
    in_office_hours,
    lost_phone_letter,
    password_days_late,
    password_due,
    password_status,
    registering,
)
from thai.treasury_letter import citation, letter_clauses, treasury_rule, treasury_rules
from thai.treasury_papers import (
    OrderParts,
    attached_order_is_good,
    change_breaks,
    is_the_work_site,
    order_breaks,
    tells_to_change_password,
)
from thai.treasury_people import (
    Former,
    Holding,
    Right,
    approvers_apart,
    broken_by,
    clashes,
    conflict,
    credentials,
    ended_in_time,
    is_the_holders,
    may_hold_both,
    same_person,
)

RECORD, FIRST, SECOND = Right.RECORD, Right.APPROVE_1, Right.APPROVE_2
MANEE, PITI, CHUCHAI, VEERA = "นางสาวมานี ใจซื่อ", "นายปิติ รอบคอบ", "นางสาวชูใจ มั่นคง", "นายวีระ เที่ยงตรง"
CALENDAR = GovernmentCalendar.shipped()
TABLE = {
    **dict.fromkeys(["R01"], ("1.1", "H")),
    "R02": ("1.2(1)", "H"),
    "R03": ("1.2(2)", "W"),
    "R04": ("1.2(3)", "H"),
    "R05": ("1.3", "H"),
    "R06": ("1.3(1)", "H"),
    "R07": ("1.3(2)", "H"),
    "R08": ("preamble", "H"),
    "R09": ("preamble", "H"),
    **dict.fromkeys(["R10", "R11", "R12", "R13", "R14", "R15", "R16", "R16b"], ("2", "H")),
    "R17": ("3", "H"),
    "R18": ("3", "H"),
    "R19": ("3", "H"),
    "R20": ("3", "A"),
    "R21": ("4", "H"),
    "R22": ("4", "H"),
    "R23": ("4", "H"),
    "R24": ("4", "W"),
    "R25": ("4", "H"),
    "R26": ("5", ""),
    "R27": ("6", ""),
    "R28": ("7", ""),
    "R29": ("8", "A"),
    "R30": ("9.1", ""),
    "R31": ("end", "W"),
    "R32": ("", "W"),
    "R33": ("", "H"),
    "R34": ("", "W"),
}
INFERRED = {"R07", "R09", "R16b", "R20", "R32", "R33", "R34"}


# ---------------------------------------------------------------- the list of rules


def test_the_list_is_r01_to_r34_with_r16b_each_by_its_clause_and_severity() -> None:
    assert {id_: (rule.clause, rule.severity) for id_, rule in treasury_rules().items()} == TABLE


def test_what_the_letter_does_not_say_in_so_many_words_is_marked() -> None:
    assert {id_ for id_, rule in treasury_rules().items() if rule.mark == "INFERRED"} == INFERRED


def test_no_rule_of_good_practice_names_a_clause_and_every_known_one_does() -> None:
    for rule in treasury_rules().values():
        assert rule.clause in {"", *letter_clauses()}, rule.id
        assert rule.clause or rule.mark == "INFERRED", rule.id


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("R01", "เข้าใช้งานในระบบ New GFMS Thai"),
        ("R02", "ต้องขอรับรหัสผู้ใช้งาน (Username)"),
        ("R03", "ใช้รหัสผู้ใช้งานชุดเดิม"),
        ("R04", "กรมบัญชีกลางหรือสำนักงานคลังจังหวัด แล้วแต่กรณี"),
        ("R05", "https://portal.gfmis.go.th/"),
        ("R06", "บันทึกและปรับปรุงข้อมูล และการเรียกรายงาน"),
        ("R07", "ขอเบิกเงินจากคลัง อนุมัติจ่ายเงิน"),
        ("R08", "ลงทะเบียนครั้งแรกเพียงครั้งเดียว"),
        ("R08", "Nexus Smart ID ทุกครั้งที่เข้าใช้งาน"),
        ("R09", "โดยการใช้ Smart Phone ของผู้มีสิทธิเข้าใช้งาน"),
        ("R10", "ให้หัวหน้าหน่วยงานผู้เบิกจัดทำคำสั่งหรือมอบหมายเป็นลายลักษณ์อักษร"),
        ("R11", "กำหนดตัวบุคคลผู้มีสิทธิและ/หรือผู้ปฏิบัติงานแทน"),
        ("R12", "หน้าที่ความรับผิดชอบ"),
        ("R13", "แนวทางการควบคุมการปฏิบัติงาน"),
        ("R14", "วิธีการเก็บรักษา Username และ Password"),
        ("R15", "ให้เปลี่ยน Password ทุก ๓ เดือน"),
        ("R16", "เป็นบุคคลเดียวกันมิได้"),
        ("R17", "โดยดำเนินการผ่านระบบ New GFMS Thai"),
        ("R18", "พร้อมแนบไฟล์คำสั่งหรือมอบหมายเป็นลายลักษณ์อักษร"),
        ("R19", "ให้เปลี่ยน Password ทันทีหลังจากได้รับการอนุมัติ"),
        ("R21", "แจ้งกรมบัญชีกลาง (กองระบบการคลังภาครัฐ) ทราบโดยด่วน"),
        ("R22", "ให้ระงับสิทธิการใช้งานของ Soft Token ดังกล่าวทันที"),
        ("R23", "ภายใน ๓ วันทำการ นับจากวันที่โทรศัพท์ที่เชื่อมต่อกับ Soft Token สูญหาย"),
        ("R24", "จะต้องรับผิดชอบในความเสียหายที่เกิดขึ้น"),
        ("R25", "ให้ผู้มีสิทธิเข้าปฏิบัติงานตามข้อ ๒ และ ๓ แจ้ง"),
        ("R26", "พ.ศ. ๒๕๖๒ และที่แก้ไขเพิ่มเติม"),
        ("R27", "ให้ถือปฏิบัติตามสิ่งที่ส่งมาด้วย"),
        ("R28", "ให้ถือปฏิบัติตามที่กรมบัญชีกลางกำหนด"),
        ("R29", "ให้ตรวจสอบภายในของหน่วยงานผู้เบิกตรวจสอบ"),
        ("R30", "ในวันและเวลาราชการ"),
        ("R31", "ตั้งแต่วันที่ ๑๐ กุมภาพันธ์ ๒๕๖๘ ถึง ๑๑ เมษายน ๒๕๖๘"),
    ],
)
def test_a_rule_stands_in_the_words_of_its_clause(rule: str, words: str) -> None:
    assert words in letter_clauses()[treasury_rule(rule).clause].words


def test_the_letter_is_cited_as_it_was_printed() -> None:
    assert citation() == "หนังสือกระทรวงการคลัง ด่วนที่สุด ที่ กค ๐๔๐๒.๒/๖๒๕ ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘"


def test_a_number_that_is_not_the_letters_is_said_to_be_our_own() -> None:
    own = {(rule.id, name) for rule in treasury_rules().values() for name in rule.own}

    assert own == {("R15", "warn_days"), ("R18", "largest_mb"), ("R30", "opens"), ("R30", "closes")}
    assert all(name in treasury_rule(rule).numbers for rule, name in own)
    with pytest.raises(KeyError):
        treasury_rule("R15").day("months")


# ---------------------------------------------------------------- who (R01–R04, R06, R07, R09, R16, R16b, R20, R34)


@pytest.mark.parametrize(
    ("former", "rule", "must_ask", "issuers"),
    [
        (Former.TOKEN_KEY, "R02", True, 2),
        (Former.USERNAME, "R03", False, 0),
        (Former.NOBODY, "R04", True, 2),
    ],
)
def test_what_one_registers_with_goes_by_how_one_worked_before(
    former: Former, rule: str, must_ask: bool, issuers: int
) -> None:
    asked = credentials(former)

    assert (asked.rule, asked.must_ask, len(asked.sources)) == (rule, must_ask, issuers)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (FIRST, SECOND, "R16"),
        (SECOND, FIRST, "R16"),
        (RECORD, FIRST, "R34"),
        (SECOND, RECORD, "R34"),
        (FIRST, FIRST, ""),
        (RECORD, RECORD, ""),
    ],
)
def test_two_rights_in_one_hand_break_at_most_one_rule(one: Right, other: Right, rule: str) -> None:
    assert conflict(one, other) == rule
    assert may_hold_both(one, other) is (rule != "R16")


@pytest.mark.parametrize(
    ("needed", "used", "who", "recorder", "approver_1", "broken"),
    [
        (RECORD, RECORD, MANEE, "", "", ()),
        (FIRST, RECORD, MANEE, MANEE, "", ("R06",)),
        (SECOND, RECORD, MANEE, MANEE, PITI, ("R06",)),
        (FIRST, FIRST, PITI, MANEE, "", ()),
        (SECOND, FIRST, PITI, MANEE, PITI, ("R07",)),
        (RECORD, SECOND, CHUCHAI, "", "", ("R07",)),
        (SECOND, SECOND, CHUCHAI, MANEE, "", ("R07",)),
        (SECOND, SECOND, CHUCHAI, MANEE, PITI, ()),
        (SECOND, SECOND, PITI, MANEE, PITI, ("R16",)),
        (SECOND, SECOND, "นายปิติรอบคอบ", PITI, PITI, ("R16", "R34")),
        (FIRST, FIRST, MANEE, MANEE, "", ("R34",)),
    ],
)
def test_every_step_takes_its_own_right_and_its_own_person(
    needed: Right, used: Right, who: str, recorder: str, approver_1: str, broken: tuple[str, ...]
) -> None:
    assert broken_by(needed, used, who, recorder, approver_1) == broken


def test_a_person_is_known_by_name_whatever_the_spaces_and_nobody_is_nobody() -> None:
    assert same_person("นายปิติ  รอบคอบ", "นายปิติ รอบคอบ ")
    assert not same_person(PITI, CHUCHAI)
    assert not same_person("", " ")


LEAVE = (date(2025, 3, 10), date(2025, 3, 14))


@pytest.mark.parametrize(
    ("day", "apart"),
    [
        (date(2025, 3, 9), True),
        (date(2025, 3, 10), False),
        (date(2025, 3, 14), False),
        (date(2025, 3, 15), True),
    ],
)
def test_a_substitute_who_holds_the_other_approval_breaks_the_rule_on_the_days_of_the_leave(
    day: date, apart: bool
) -> None:
    held = (Holding(PITI, FIRST), Holding(CHUCHAI, SECOND), Holding(PITI, SECOND, *LEAVE))

    assert approvers_apart(held, day) is apart
    assert [(one.right, other.right) for one, other in clashes(held)] == [(FIRST, SECOND)]


def test_one_who_gives_one_approval_up_before_taking_the_other_breaks_nothing() -> None:
    held = (Holding(PITI, FIRST, last=date(2025, 3, 9)), Holding(PITI, SECOND, first=date(2025, 3, 10)))

    assert not list(clashes(held))


@pytest.mark.parametrize(
    ("proved", "registered", "own"),
    [
        ("9900000000022", "9900000000022", True),
        ("9-9000-00000-02-2", "๙๙๐๐๐๐๐๐๐๐๐๒๒", True),
        ("9900000000014", "9900000000022", False),
        ("", "", False),
        ("990000000002", "990000000002", False),
    ],
)
def test_the_citizen_number_proved_must_be_the_holders(proved: str, registered: str, own: bool) -> None:
    assert is_the_holders(proved, registered) is own


@pytest.mark.parametrize(
    ("last", "ended"), [(date(2025, 3, 31), True), (date(2025, 4, 1), False), (None, False)]
)
def test_the_old_right_is_over_before_the_new_one_begins(last: date | None, ended: bool) -> None:
    assert ended_in_time(last, date(2025, 4, 1)) is ended


# ---------------------------------------------------------------- when (R15, R19, R23, R30, R31)


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (date(2025, 2, 10), date(2025, 5, 10)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2025, 1, 31), date(2025, 4, 30)),
        (date(2025, 8, 31), date(2025, 11, 30)),
        (date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_three_months_go_by_the_calendar_and_stop_at_the_months_end(changed: date, due: date) -> None:
    assert password_due(changed) == due


@pytest.mark.parametrize(
    ("before", "status", "late"),
    [
        (15, PasswordStatus.GOOD, 0),
        (14, PasswordStatus.SOON, 0),
        (0, PasswordStatus.SOON, 0),
        (-1, PasswordStatus.OVERDUE, 1),
        (-5, PasswordStatus.OVERDUE, 5),
    ],
)
def test_a_password_stands_good_then_soon_then_overdue(
    before: int, status: PasswordStatus, late: int
) -> None:
    changed, today = date(2025, 2, 10), date(2025, 5, 10) - timedelta(days=before)

    assert (password_status(changed, today), password_days_late(changed, today)) == (status, late)


@pytest.mark.parametrize(
    ("changed", "at_once"),
    [
        (datetime(2025, 3, 3, 15, 0), True),
        (datetime(2025, 3, 3, 23, 59), True),
        (datetime(2025, 3, 4, 8, 30), False),
        (datetime(2025, 3, 3, 14, 59), False),
    ],
)
def test_at_once_is_after_the_approval_and_on_its_day(changed: datetime, at_once: bool) -> None:
    assert changed_at_once(datetime(2025, 3, 3, 15, 0), changed) is at_once


@pytest.mark.parametrize(
    ("lost", "due", "cautious"),
    [
        (date(2025, 2, 11), date(2025, 2, 17), date(2025, 2, 14)),
        (date(2025, 3, 3), date(2025, 3, 6), date(2025, 3, 5)),
        (date(2025, 3, 7), date(2025, 3, 12), date(2025, 3, 11)),
        (date(2025, 3, 8), date(2025, 3, 12), date(2025, 3, 12)),
        (date(2025, 4, 10), date(2025, 4, 18), date(2025, 4, 17)),
        (date(2025, 5, 30), date(2025, 6, 6), date(2025, 6, 5)),
        (date(2025, 8, 8), date(2025, 8, 15), date(2025, 8, 14)),
        (date(2025, 12, 30), date(2026, 1, 7), date(2026, 1, 6)),
    ],
)
def test_the_letter_of_a_lost_phone_is_due_on_the_third_working_day(
    lost: date, due: date, cautious: date
) -> None:
    counted = lost_phone_letter(lost, CALENDAR)

    assert (counted.due, counted.cautious) == (due, cautious)


@pytest.mark.parametrize(
    ("moment", "answered"),
    [
        (datetime(2025, 3, 10, 8, 30), True),
        (datetime(2025, 3, 10, 16, 30), True),
        (datetime(2025, 3, 10, 8, 29), False),
        (datetime(2025, 3, 7, 21, 30), False),
        (datetime(2025, 3, 8, 10, 0), False),
        (datetime(2025, 4, 14, 10, 0), False),
    ],
)
def test_the_telephone_is_answered_on_working_days_within_hours(moment: datetime, answered: bool) -> None:
    assert in_office_hours(moment, CALENDAR) is answered


def test_another_offices_hours_may_be_given() -> None:
    assert in_office_hours(datetime(2025, 3, 10, 17, 0), CALENDAR, closes="18:00")


@pytest.mark.parametrize(
    ("day", "how"),
    [
        (date(2025, 2, 9), Registering.EARLY),
        (date(2025, 2, 10), Registering.IN_TIME),
        (date(2025, 4, 11), Registering.IN_TIME),
        (date(2025, 4, 12), Registering.LATE),
    ],
)
def test_registering_has_a_first_and_a_last_day_but_not_for_pilots(day: date, how: Registering) -> None:
    assert registering(day) is how
    assert registering(day, pilot=True) is Registering.BY_EARLIER_LETTERS


# ---------------------------------------------------------------- on what paper (R05, R10–R18)

GOOD = {
    "signed_by_head": True,
    "holders": (Holding(MANEE, RECORD), Holding(PITI, FIRST), Holding(CHUCHAI, SECOND)),
    "duties": "ผู้บันทึก บันทึกข้อมูล",
    "controls": "ออกจากระบบทุกครั้ง",
    "custody": "เปลี่ยนรหัสผ่านทุก ๓ เดือน",
    "substitutes": (Holding(VEERA, SECOND),),
}


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, ()),
        ({"signed_by_head": False}, ("R10",)),
        ({"holders": GOOD["holders"][:2]}, ("R11",)),
        ({"duties": " "}, ("R12",)),
        ({"controls": ""}, ("R13",)),
        ({"custody": ""}, ("R14", "R15")),
        ({"custody": "เก็บเป็นความลับ"}, ("R15",)),
        ({"holders": (*GOOD["holders"][:2], Holding(PITI, SECOND))}, ("R16",)),
        ({"substitutes": (Holding(PITI, SECOND),)}, ("R16b",)),
        ({"substitutes": (Holding(MANEE, SECOND),)}, ()),
    ],
)
def test_an_order_lacks_exactly_what_was_left_out(change: dict[str, object], broken: tuple[str, ...]) -> None:
    assert order_breaks(OrderParts(**{**GOOD, **change})) == broken


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("ให้เปลี่ยนทุก 3 เดือน", True),
        ("ทุกสามเดือน", True),
        ("ทุก ๓๐ วัน", False),
        ("ทุก ๑๓ เดือน", False),
        ("ทุก ๖ เดือน", False),
    ],
)
def test_the_interval_is_read_in_figures_and_in_words(text: str, tells: bool) -> None:
    assert tells_to_change_password(text) is tells


@pytest.mark.parametrize(
    ("number", "attached", "broken"),
    [("R-1", True, ()), ("", True, ("R17",)), ("R-1", False, ("R18",)), (" ", False, ("R17", "R18"))],
)
def test_a_change_goes_through_the_system_with_the_order(
    number: str, attached: bool, broken: tuple[str, ...]
) -> None:
    assert change_breaks(number, attached) == broken


@pytest.mark.parametrize(
    ("opening", "size", "good"),
    [
        (b"%PDF-1.7", 5_000_000, True),
        (b"%PDF-1.7", 5_000_001, False),
        (b"PK\x03\x04", 1000, False),
        (b"", 0, False),
        (b"%PDF", 4, False),
    ],
)
def test_the_attached_order_is_a_pdf_within_the_limit(opening: bytes, size: int, good: bool) -> None:
    assert attached_order_is_good(opening, size) is good


@pytest.mark.parametrize(
    ("address", "works"),
    [
        ("https://portal.gfmis.go.th/", True),
        ("https://portal.gfmis.go.th", True),
        (" HTTPS://Portal.GFMIS.go.th/login?x=1 ", True),
        ("http://portal.gfmis.go.th/", False),
        ("https://portal.gfmis.go.th.example/", False),
        ("https://portal-gfmis-th.example/", False),
        ("https://portal.gfmis.go.th@evil.example/", False),
        ("https://portalxgfmis.go.th/", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_the_work_is_done_at_one_address_only(address: str, works: bool) -> None:
    assert is_the_work_site(address) is works
