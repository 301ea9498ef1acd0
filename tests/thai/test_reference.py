"""Reference, clause and page numbers, as the two source letters print them."""

from datetime import date, datetime

import pytest

from thai.errors import ThaiError
from thai.reference import (
    clause_number,
    continuation_mark,
    order_number,
    page_number,
    reference_line,
    reference_number,
)
from thai.word_breaks import words


@pytest.mark.parametrize(
    ("prefix", "code", "number", "circular", "printed"),
    [
        ("กค", "0402.2", 625, False, "กค ๐๔๐๒.๒/๖๒๕"),
        ("กค", "0402.2", 34, True, "กค ๐๔๐๒.๒/ว ๓๔"),
        ("มท", "๐๘๐๘.๒", "33254", True, "มท ๐๘๐๘.๒/ว ๓๓๒๕๔"),
        ("กค", "0402.2", "2817 - 2819", False, "กค ๐๔๐๒.๒/๒๘๑๗ - ๒๘๑๙"),
        ("กค", "0402.2", "๒๘๑๗–๒๘๑๙", False, "กค ๐๔๐๒.๒/๒๘๑๗ - ๒๘๑๙"),
        ("มท", "0808.2", None, False, "มท ๐๘๐๘.๒/"),
        ("มท", "0808.2", "", False, "มท ๐๘๐๘.๒/"),
        ("มท", "0808.2", None, True, "มท ๐๘๐๘.๒/ว"),
        (" กค ", " 0402.2 ", " 625 ", False, "กค ๐๔๐๒.๒/๖๒๕"),
        ("สธ", "99001", 1, False, "สธ ๙๙๐๐๑/๑"),
    ],
)
def test_a_reference_number_is_printed_as_in_the_letters(prefix, code, number, circular, printed) -> None:
    assert reference_number(prefix, code, number, circular=circular) == printed


@pytest.mark.parametrize(
    ("prefix", "code", "number"),
    [
        ("", "0402.2", 625),
        ("MOF", "0402.2", 625),
        ("กค1", "0402.2", 625),
        (None, "0402.2", 625),
        ("กค", "", 625),
        ("กค", "กลาง", 625),
        ("กค", "0402/2", 625),
        ("กค", 402.2, 625),
        ("กค", None, 625),
        ("กค", "0402.2", 0),
        ("กค", "0402.2", -1),
        ("กค", "0402.2", True),
        ("กค", "0402.2", 6.25),
        ("กค", "0402.2", "ว 34"),
        ("กค", "0402.2", "2819 - 2817"),
        ("กค", "0402.2", "0"),
        ("กค", "0402.2", "9" * 50),
        pytest.param("กค", "0402.2", 10**5000, id="5001 digits"),
    ],
)
def test_a_part_that_is_wrong_is_refused(prefix, code, number) -> None:
    with pytest.raises(ThaiError) as caught:
        reference_number(prefix, code, number)

    assert caught.value.code == "invalid_reference"


@pytest.mark.parametrize(
    ("number", "day", "printed"),
    [
        (12, date(2025, 2, 5), "๑๒/๒๕๖๘"),
        ("๑๒", date(2025, 12, 31), "๑๒/๒๕๖๘"),
        (1, datetime(2026, 1, 1, 0, 0), "๑/๒๕๖๙"),
        (None, date(2025, 2, 5), "/๒๕๖๘"),
    ],
)
def test_an_order_is_numbered_within_its_calendar_year(number, day: date, printed: str) -> None:
    assert order_number(number, day) == printed


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [("12/2568", date(2025, 2, 5), "invalid_reference"), (12, "5 ก.พ. 2568", "invalid_date")],
)
def test_an_order_number_that_is_wrong_is_refused(number, day, code: str) -> None:
    with pytest.raises(ThaiError) as caught:
        order_number(number, day)

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("owner", "urgency", "number", "day", "printed"),
    [
        (
            "กระทรวงการคลัง",
            "ด่วนที่สุด",
            "กค 0402.2/625",
            date(2025, 2, 5),
            "หนังสือกระทรวงการคลัง ด่วนที่สุด ที่ กค ๐๔๐๒.๒/๖๒๕ ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘",
        ),
        (
            "หนังสือกรมส่งเสริมการปกครองท้องถิ่น",
            None,
            "ที่ มท ๐๘๐๘.๒/ว ๑๕๘๑",
            date(2023, 4, 11),
            "หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๐๘.๒/ว ๑๕๘๑ ลงวันที่ ๑๑ เมษายน ๒๕๖๖",
        ),
        (
            " กระทรวงการคลัง ",
            "",
            "กค  0402.2/2817 - 2819",
            date(2024, 2, 28),
            "หนังสือกระทรวงการคลัง ที่ กค ๐๔๐๒.๒/๒๘๑๗ - ๒๘๑๙ ลงวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๗",
        ),
    ],
)
def test_another_letter_is_cited_as_the_letters_cite(owner, urgency, number, day: date, printed: str) -> None:
    assert reference_line(owner, urgency, number, day) == printed


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("", None, "กค 1/2", date(2025, 2, 5)), "invalid_reference"),
        (("หนังสือ", None, "กค 1/2", date(2025, 2, 5)), "invalid_reference"),
        (("กระทรวงการคลัง", None, "ที่", date(2025, 2, 5)), "invalid_reference"),
        (("กระทรวงการคลัง", "ด่วนสุดๆ", "กค 1/2", date(2025, 2, 5)), "unknown_choice"),
        (("กระทรวงการคลัง", 3, "กค 1/2", date(2025, 2, 5)), "unknown_choice"),
        ((None, None, "กค 1/2", date(2025, 2, 5)), "invalid_text"),
        (("กระทรวงการคลัง", None, 625, date(2025, 2, 5)), "invalid_text"),
        (("กระทรวงการคลัง", None, "กค 1/2", None), "invalid_date"),
    ],
)
def test_a_citation_that_lacks_something_is_refused(arguments, code: str) -> None:
    with pytest.raises(ThaiError) as caught:
        reference_line(*arguments)

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ((1,), "๑."),
        (4, "๔."),
        ([10], "๑๐."),
        ((1, 2), "๑.๒"),
        ([9, 4], "๙.๔"),
        ((1, 2, 3), "(๓)"),
        ([1, 3, 12], "(๑๒)"),
    ],
)
def test_clauses_are_numbered_in_three_levels(path, printed: str) -> None:
    assert clause_number(path) == printed


@pytest.mark.parametrize(
    "path",
    [
        (),
        [],
        (1, 2, 3, 4),
        0,
        (0,),
        (1, -2),
        True,
        (True,),
        (1.0,),
        ("1",),
        "1.2",
        None,
        {1},
        pytest.param((10**5000,), id="5001 digits"),
    ],
)
def test_a_place_no_clause_can_have_is_refused(path) -> None:
    with pytest.raises(ThaiError) as caught:
        clause_number(path)

    assert caught.value.code == "invalid_clause"


@pytest.mark.parametrize(
    ("next_page", "mark"),
    [
        # the mark of the letter of 25 July 2566, and the clause that follows it
        ("๔. กรณีมีการเปลี่ยนแปลงบุคคลที่ปฏิบัติหน้าที่เป็นผู้ดูแลระบบ", "/๔. กรณี ..."),
        ("4. กรณี", "/๔. กรณี ..."),
        ("(2) ผู้มีสิทธิปฏิบัติงานเดิม", "/(๒) ผู้มีสิทธิ ..."),
        ("ทั้งนี้ ขอให้จังหวัดกำกับ", "/ทั้งนี้ ..."),
        ("Username และ Password", "/Username ..."),
        ("2FA คือ การยืนยัน", "/2FA คือ ..."),
        ("ข้อ 2 ให้หัวหน้าหน่วยงาน", "/ข้อ ๒ ..."),
        ("\n ๔.\u00a0กรณีมี", "/๔. กรณี ..."),
        ("๔.", "/๔. ..."),
    ],
)
def test_a_page_is_continued_by_the_first_words_of_the_next(next_page: str, mark: str) -> None:
    assert continuation_mark(next_page) == mark


@pytest.mark.parametrize(
    "next_page",
    [
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        "การเข้าใช้งานระบบ New GFMS Thai",
        "ให้หัวหน้าหน่วยงานผู้เบิกจัดทำคำสั่ง",
        "ตามหนังสือที่อ้างถึง ๑ กระทรวงการคลังได้กำหนดหลักเกณฑ์",
        "น้ำท่วมสำนักงาน",
    ],
)
def test_a_mark_ends_where_a_word_ends(next_page: str) -> None:
    word_ends = ["".join(words(next_page)[:count]).strip() for count in range(1, len(words(next_page)) + 1)]

    shown = continuation_mark(next_page).removeprefix("/").removesuffix(" ...")

    assert shown in word_ends
    assert len(shown) >= 4


def test_a_mark_stays_short_however_long_the_word() -> None:
    assert len(continuation_mark("ก" * 5000)) < 50


@pytest.mark.parametrize("wrong", ["", "  \n", None, 4])
def test_a_page_cannot_be_continued_by_nothing(wrong) -> None:
    with pytest.raises(ThaiError) as caught:
        continuation_mark(wrong)

    assert caught.value.code == "invalid_text"


def test_pages_are_numbered_between_dashes() -> None:
    assert page_number(2) == "- ๒ -"
    assert page_number(10) == "- ๑๐ -"


@pytest.mark.parametrize("n", [0, -1, True, 2.0, "2", None, pytest.param(10**5000, id="5001 digits")])
def test_what_numbers_no_page_is_refused(n) -> None:
    with pytest.raises(ThaiError) as caught:
        page_number(n)

    assert caught.value.code == "invalid_count"
