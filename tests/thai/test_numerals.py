"""Digits of running text: Thai on paper, Arabic inside machine words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.errors import ThaiError
from thai.numerals import all_arabic, all_thai, to_arabic, to_thai

# Lines of the two source letters, as printed.
LETTER_LINES = [
    "ที่ กค ๐๔๐๒.๒/๖๒๕",
    "ที่ มท ๐๘๐๘.๒/ว ๓๓๒๕๔",
    "๒. หนังสือกระทรวงการคลัง ด่วนที่สุด ที่ กค ๐๔๐๒.๒/๒๘๑๗ - ๒๘๑๙ ลงวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๗",
    "เรื่อง การใช้บริการระบบรักษาความปลอดภัยแบบสองชั้น (2FA) ในระบบ KTB Corporate Online",
    "สมัครใช้บริการ (Two-Factor Authentication (2FA) : SMS OTP) แบบอัตโนมัติ ภายในวันที่ ๒๖ พฤษภาคม ๒๕๖๖",
    "๓. คู่มือการอนุมัติรายการเมื่อเปิดใช้งาน 2FA จำนวน ๑ ชุด",
    "โทร./โทรสาร ๐-๒๒๔๑-๙๐๐๐ ต่อ ๑๕๒๓, ๑๕๒๔",
    "โทรศัพท์หมายเลข ๐๒-๑๑๑-๙๙๙๙ หรืออีเมล corporate.contactcenter@krungthai.com",
    "๙.๒ ช่องทาง Line Official Account : @gfmiscc",
    "๙.๓ ช่องทาง e-mail : gfmiscc@gfmis.go.th",
    "๑.๓ วิธีการปฏิบัติงาน ผ่านเว็บไซต์ <https://portal.gfmis.go.th/>",
    "(๑) ระงับสิทธิ ภายใน ๓ วันทำการ",
]

MACHINE_WORDS = [
    "2FA",
    "SHA-256",
    "A4",
    "COVID-19",
    "KTB-0042",
    "๒FA",
    "IPv6",
    "10MB",
    "USD1,000.50",
    "US$100",
    "gfmiscc1@gfmis.go.th",
    "1234@gfmis.go.th",
    "@gfmis1",
    "@123",
    "www.dla2.go.th/2568/11",
    "portal2.gfmis.go.th",
    "https://portal.gfmis.go.th/?id=3&y=2568",
    "https://example.go.th/มาตรา_112",
    "http://10.0.0.1:8080/",
    "192.168.0.1",
    "192.168.0.1:8080",
    "10.0.0.0/8",
    "file_2568_final.docx",
    "Wi‑Fi‑6",
    "COVID–19",  # a word processor's dash
    "C++17",
    "Émile2",
    "Ｆ2",
]

CONVERTED = [
    ("", ""),
    ("0123456789", "๐๑๒๓๔๕๖๗๘๙"),
    ("１２ ชุด", "๑๒ ชุด"),
    ("12,500.00 บาท", "๑๒,๕๐๐.๐๐ บาท"),
    ("เวลา 09:30 น.", "เวลา ๐๙:๓๐ น."),
    ("ข้อ1.2", "ข้อ๑.๒"),
    ("หน้า 1-2", "หน้า ๑-๒"),
    ("หน้า 1–2", "หน้า ๑–๒"),
    ("02-111-9999 ต่อ 1523", "๐๒-๑๑๑-๙๙๙๙ ต่อ ๑๕๒๓"),
    ("-5 องศา", "-๕ องศา"),
    ("ข้อ\u00a02", "ข้อ\u00a0๒"),
    ("1.2.3.4.5", "๑.๒.๓.๔.๕"),
    ("256.1.1.1", "๒๕๖.๑.๑.๑"),
    ("5@20 บาท", "๕@๒๐ บาท"),
    ("Windows 11", "Windows ๑๑"),
    ("A4, 5 แผ่น", "A4, ๕ แผ่น"),
    ("ระบบ2FA3ชั้น", "ระบบ2FA3ชั้น"),
    ("A4จำนวน3แผ่น", "A4จำนวน๓แผ่น"),
    ("ระบบ2FA ข้อ 2", "ระบบ2FA ข้อ ๒"),
    ("saraban@dla.go.thภายใน3วัน", "saraban@dla.go.thภายใน๓วัน"),
    ("(https://a.go.th/1)ข้อ 1", "(https://a.go.th/1)ข้อ ๑"),
    ("บรรทัด 1\nบรรทัด 2", "บรรทัด ๑\nบรรทัด ๒"),
    ("٣ ३ ៣", "٣ ३ ៣"),
]


@pytest.mark.parametrize("line", LETTER_LINES)
def test_lines_of_the_source_letters_survive_the_way_there_and_back(line: str) -> None:
    assert to_thai(to_arabic(line)) == line


@pytest.mark.parametrize("word", MACHINE_WORDS)
@pytest.mark.parametrize("around", ["{}", "ระบบ{}", "({})", "ที่ {} นะ", "“{}”"])
def test_machine_words_are_left_untouched(word: str, around: str) -> None:
    text = around.format(word)

    assert to_thai(text) == text
    assert to_arabic(text) == text


@pytest.mark.parametrize(("text", "expected"), CONVERTED)
def test_other_digits_become_thai(text: str, expected: str) -> None:
    assert to_thai(text) == expected


def test_four_level_clause_is_no_address_when_the_word_clause_stands_before_it() -> None:
    assert to_thai("ข้อ 1.2.3.4 และ 10.0.0.1") == "ข้อ ๑.๒.๓.๔ และ 10.0.0.1"


def test_thai_digits_in_the_shape_of_an_address_are_read_as_digits() -> None:
    assert to_arabic("๑.๒.๓.๔") == "1.2.3.4"


def test_every_digit_is_converted_when_the_whole_field_is_a_number() -> None:
    assert all_arabic("๒FA ０๑") == "2FA 01"
    assert all_thai("2FA") == "๒FA"


@pytest.mark.parametrize("convert", [to_thai, to_arabic, all_thai, all_arabic])
@pytest.mark.parametrize("wrong", [None, 2568, 1.5, b"1", ["1"]])
def test_what_is_not_text_is_refused(convert, wrong) -> None:
    with pytest.raises(ThaiError) as caught:
        convert(wrong)

    assert caught.value.code == "invalid_text"


mixed_text = st.lists(
    st.sampled_from(
        ["ข้อ", "2FA", "1", "๒", " ", ".", "-", "/", "@", ",", "A", "น้ำ", "(", ")", "\n", "กค", "://"]
    )
).map("".join)


@given(mixed_text | st.text())
def test_digits_keep_their_value_and_nothing_else_changes(text: str) -> None:
    thai = to_thai(text)

    assert all_arabic(thai) == all_arabic(text)
    assert to_thai(thai) == thai


@given(mixed_text | st.text())
def test_latin_words_come_through_as_they_were(text: str) -> None:
    def latin_words(line: str) -> list[str]:
        return re.findall(r"[0-9๐-๙]*[A-Za-z][A-Za-z0-9๐-๙]*", line)

    assert latin_words(to_thai(text)) == latin_words(text)
    assert latin_words(to_arabic(text)) == latin_words(text)
