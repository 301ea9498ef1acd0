"""Where lines of Thai may end."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.word_breaks import clusters, fit_lines, parts, words

THAI_OFFICE_TEXT = st.text(alphabet="กขคนปผมรลวอเแโใไะัาำิีืุู็่้์ๆฯ๐๑๒12AZaz .,:;()“”\"'/-ณที่ข้อนาย\n", max_size=60)

MOF_CLAUSE_4 = (
    "๔. กรณีโทรศัพท์ที่เชื่อมต่อกับ Soft Token สูญหาย ให้ผู้มีสิทธิเข้าปฏิบัติงานตามข้อ ๒ และ ๓ "
    "แจ้งกรมบัญชีกลาง (กองระบบการคลังภาครัฐ) ทราบโดยด่วน เพื่อให้ระงับสิทธิการใช้งานของ Soft Token ดังกล่าวทันที"
)


@pytest.mark.parametrize(
    "cut",
    [
        "ผู้อนุมัติ|เบิกเงิน",
        "แอปพลิเคชัน|เป๋าตัง",
        "ผู้มีสิทธิ|ใน|การ|เข้า|ปฏิบัติงาน",
        "ดำเนินการ|เบิกเงิน|จาก|คลัง",
        "พร้อม|เอกสาร|ประกอบ",
        "ทันที|หลัง|ได้รับ|อนุมัติ",
        "เก็บ|ใน|ที่|มั่นคง",
        "ความเสียหาย|ที่|เกิดขึ้น",
        "หรือ|ไม่พบ|รายชื่อ|ตาม|สิ่งที่ส่งมาด้วย",
        "กลุ่มงาน|การจัดสรร|เงินอุดหนุน",
        "โดย|ใช้|ซอฟต์โทเคน",
        "ผู้นำเงิน|ส่งคลัง|และ|ผู้เบิก",
    ],
)
def test_thai_is_cut_between_the_words_of_the_letters(cut: str) -> None:
    assert words(cut.replace("|", "")) == tuple(cut.split("|"))


@pytest.mark.parametrize(
    "whole",
    [
        "5 นาที",
        "๓ วันทำการ",
        "ข้อ ๒",
        "ข้อ ๑.๒ (๑)",
        "๕ กุมภาพันธ์ ๒๕๖๘",
        "๑๑ เม.ย. ๖๘",
        "วันที่ ๙ สิงหาคม ๒๕๖๖",
        "พ.ศ. ๒๕๖๒",
        "๑,๒๓๔.๕๐ บาท",
        "เวลา ๑๐.๓๐ น.",
        "๐ ๒๐๓๒ ๒๖๓๖",
        "ที่ กค ๐๔๐๒.๒/ว ๓๔",
        "ที่ กค ๐๔๐๒.๒/๒๘๑๗ - ๒๘๑๙",
        "อนุมัติ ๑",
        "ต่าง ๆ",
        "กรุงเทพฯ",
        "จำกัด (มหาชน)",
        "และ/หรือ",
        "อบต.",
        "https://portal.gfmis.go.th/",
        "SHA-256",
        "นายปิติ รอบคอบ",
        "นางสาวมานี ใจซื่อ",
        "นางสาวดวงแก้ว สุจริต",
    ],
)
def test_what_belongs_together_stays_on_one_line(whole: str) -> None:
    pieces = words(f"ตาม {whole} แล้ว")

    assert whole in [piece.strip() for piece in pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("นายทะเบียนอำเภอ ลงนาม", ("นายทะเบียน", "อำเภอ ", "ลงนาม")),
        ("นายอำเภอ ลงนาม", ("นายอำเภอ ", "ลงนาม")),
    ],
)
def test_a_post_that_begins_like_a_title_is_not_taken_for_a_name(text: str, pieces: tuple[str, ...]) -> None:
    assert words(text) == pieces


def test_a_name_that_runs_on_into_text_keeps_only_its_title() -> None:
    pieces = words("นายปิติเป็นผู้อนุมัติเบิกเงินจากคลัง")

    assert pieces == ("นายปิติ", "เป็น", "ผู้อนุมัติ", "เบิกเงิน", "จาก", "คลัง")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("กรม (กองคลัง) ทราบ", ("กรม ", "(กองคลัง) ", "ทราบ")),
        ("ผ่าน “เป๋าตัง” ของ", ("ผ่าน ", "“เป๋าตัง” ", "ของ")),
        ('กด "ยืนยัน" แล้ว', ("กด ", '"ยืนยัน" ', "แล้ว")),
        ("หมายเหตุ : ถ้ามี", ("หมายเหตุ : ", "ถ้า", "มี")),
        ("ดำเนินการ (๑) ระงับสิทธิ (๒) แจ้งผล", ("ดำเนินการ ", "(๑) ระงับสิทธิ ", "(๒) แจ้ง", "ผล")),
    ],
)
def test_brackets_quotes_and_clause_marks_lean_on_their_words(text: str, pieces: tuple[str, ...]) -> None:
    assert words(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("บริษัทแซ๊กแซ๊กจำกัด", ("บริษัท", "แซ๊กแซ๊ก", "จำกัด")),
        ("บริษัทซ๊อกจำกัด", ("บริษัท", "ซ๊อก", "จำกัด")),  # อก is a word, but a lone ซ๊ is none
        ("ประธานกกต", ("ประธาน", "กกต")),
    ],
)
def test_an_unknown_word_is_kept_whole(text: str, pieces: tuple[str, ...]) -> None:
    assert words(text) == pieces


@given(THAI_OFFICE_TEXT)
def test_pieces_joined_are_the_text_again(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(clusters(text)) == text


@given(THAI_OFFICE_TEXT)
def test_no_piece_begins_with_what_may_not_begin_a_line(text: str) -> None:
    for piece, following in pairwise(words(text)):
        assert following[0] not in "ะัาำิีืุู็่้์ๆฯ.,:;)”/ "
        assert not piece.rstrip().endswith(("(", "“", "เ", "แ", "โ", "ใ", "ไ"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ที่ผู้อนุมัติ", ("ที่", "ผู้", "อ", "นุ", "มั", "ติ")),
        ("น้ำเสียง", ("น้ำ", "เสี", "ย", "ง")),
        ("ศิลป์ สิทธิ์", ("ศิ", "ลป์", " ", "สิ", "ทธิ์")),
        ("๑๒A", ("๑", "๒", "A")),
    ],
)
def test_a_cluster_is_a_consonant_with_all_that_hangs_on_it(text: str, pieces: tuple[str, ...]) -> None:
    assert clusters(text) == pieces


def columns(text: str) -> int:
    """How wide a text is when every consonant and following vowel has the same width."""
    return sum(1 for letter in text if letter not in "ัิีึืฺุู็่้๊๋์ํ๎")


@pytest.mark.parametrize("width", [12, 20, 33, 60])
def test_lines_are_filled_but_never_too_wide(width: int) -> None:
    lines = fit_lines(MOF_CLAUSE_4, width, columns)

    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(MOF_CLAUSE_4.split())
    for line, following in pairwise(lines):
        assert columns(f"{line} {words(following)[0]}") >= width, "the next word had room on this line"


def test_a_paragraph_is_broken_between_words() -> None:
    lines = fit_lines("ภายใน ๓ วันทำการ นับจากวันที่โทรศัพท์ที่เชื่อมต่อกับ Soft Token สูญหาย", 22, columns)

    assert lines == ["ภายใน ๓ วันทำการ นับจาก", "วันที่โทรศัพท์ที่เชื่อมต่อกับ", "Soft Token สูญหาย"]


def test_line_ends_in_the_text_stay() -> None:
    assert fit_lines("เรียน\n\nอธิบดี", 50, columns) == ["เรียน", "", "อธิบดี"]


def test_what_is_too_wide_for_a_line_is_broken_at_the_next_best_place() -> None:
    assert fit_lines("นายปิติ รอบคอบ", 9, columns) == ["นายปิติ", "รอบคอบ"]
    assert fit_lines("อิเล็กทรอนิกส์", 6, columns) == ["อิเล็กทร", "อนิกส์"]
    assert fit_lines("น้ำ", 0, columns) == ["น้ำ"]


def test_the_word_list_is_not_read_before_the_first_line_is_broken() -> None:
    script = "import thai.word_breaks as w; print(w._known_words.cache_info().currsize)"

    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout

    assert printed.strip() == "0"


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("องค์การบริหารส่วนตำบล", "องค์การ|บริหาร|ส่วน|ตำบล"),
        ("องค์การบริหารส่วนตำบล ", "องค์การ|บริหาร|ส่วน|ตำบล "),
        ("ประกาศ", "ประกาศ"),
        ("2FA", "2FA"),
    ],
)
def test_long_word_is_cut_into_the_words_it_is_made_of(word: str, cut: str) -> None:
    assert "|".join(parts(word)) == cut
