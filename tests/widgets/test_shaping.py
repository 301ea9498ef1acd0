"""Thai marks in their right place on a screen that does not shape text."""

import io
from tkinter import Tk

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.widgets.font_files import FONT_FOLDER
from desktop.widgets.shaping import needs_shaping, shape, tk_version, unshape
from thai.word_breaks import clusters

THAI_TEXT = st.text(alphabet="กนปฝฟฬญฐฎฏอหเแโใไะัาำิีึืฺุู็่้๊๋์ํ ๑1a", max_size=40)

HARD_WORDS = [
    "ที่ผู้อนุมัติ",
    "น้ำ",
    "ค่ำ",
    "ป่า",
    "ฝ่าย",
    "ฟ้า",
    "ป้ำ",
    "ก้ำ",
    "ญู",
    "ฐู",
    "กตัญญู",
    "ปี่",
    "ฎุ",
    "ฏู",
    "ฟุ้ง",
    "ปิ๊ง",
    "ฝั่ง",
    "ปั๊ม",
    "ปฏิบัติ",
    "เป๋าตัง",
    "ก็",
    "เป็น",
    "หนึ่ง",
    "ซื้อ",
    "สิทธิ์",
    "ศิลป์",
    "ฟิล์ม",
    "ปู่",
    "ผู้ใช้",
    "เปลี่ยนรหัสผ่าน",
    "พินทุ",
    "กฺ",
    "ฐิติ",
    "มิได้",
    "คำสั่ง",
    "ทั้งนี้",
    "ตั้งแต่",
]


# The moved forms are those of the WTT 2.0 tables: U+F701-F704 and F710-F712 vowels to the left, F705-F709 tones
# low and left, F70A-F70E tones low, F713-F717 tones to the left, F718-F71A vowels below a tail.
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ก่", "ก\uf70a"),  # a tone with no vowel sits low
        ("กี่", "กี่"),  # over a vowel it keeps its height
        ("น้ำ", "น้ำ"),  # the ring of sara am counts as a vowel
        ("ป่", "ป\uf705"),  # a tall consonant pushes it to the left
        ("ปี่", "ป\uf702\uf713"),
        ("ป้ำ", "ป\uf711\uf714า"),
        ("ฟิล์ม", "ฟ\uf701ล\uf70eม"),
        ("ศิลป์", "ศิลป\uf709"),
        ("ปั๊ม", "ป\uf710\uf715ม"),
        ("เป็น", "เป\uf712น"),
        ("ญู", "\uf70fู"),  # the foot makes room
        ("ฐุ", "\uf700ุ"),
        ("ฐาน", "ฐาน"),
        ("ฎุ", "ฎ\uf718"),  # the tail stays, the vowel goes down
        ("ฏู", "ฏ\uf719"),
        ("ผู้", "ผู\uf70b"),
        ("Soft Token ๑2", "Soft Token ๑2"),
    ],
)
def test_marks_make_room_for_each_other(text: str, shown: str) -> None:
    assert shape(text) == shown


def test_a_field_being_typed_into_keeps_one_character_for_one() -> None:
    assert shape("ป้ำ", keep_length=True) == "ป\uf714ำ"


@given(THAI_TEXT)
def test_length_is_kept_where_it_is_asked_for(text: str) -> None:
    assert len(shape(text, keep_length=True)) == len(text)


@example("ปิำ")  # no Thai word, but somebody may type it
@given(THAI_TEXT.filter(lambda text: "ํ" not in text))
def test_what_is_copied_from_the_screen_is_the_plain_text_again(text: str) -> None:
    assert unshape(shape(text)) == text
    assert unshape(shape(text, keep_length=True)) == text


@pytest.fixture(scope="module")
def bare_font() -> bytes:
    """The bundled font without its OpenType tables: HarfBuzz then uses the moved marks as we do."""
    tt_lib = pytest.importorskip("fontTools.ttLib", reason="comes with the fonts extra")
    font = tt_lib.TTFont(FONT_FOLDER / "KhlangSarabunUI-Regular.ttf")
    for table in ("GSUB", "GPOS", "GDEF"):
        del font[table]
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("word", HARD_WORDS)
def test_the_choice_of_marks_is_harfbuzz_own(word: str, bare_font: bytes) -> None:
    hb = pytest.importorskip("uharfbuzz", reason="comes with the fonts extra")
    font = hb.Font(hb.Face(bare_font))
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()

    hb.shape(font, buffer)

    # HarfBuzz takes every sara am apart; the screen draws น้ำ with the whole one.
    shown = "".join(_take_sara_am_apart(shape(cluster)) for cluster in clusters(word))
    assert [font.get_nominal_glyph(ord(sign)) for sign in shown] == [
        info.codepoint for info in buffer.glyph_infos
    ]


def _take_sara_am_apart(cluster: str) -> str:
    if not cluster.endswith("ำ"):
        return cluster
    tone = cluster[-2] if cluster[-2] in "่้๊๋์" else ""
    return cluster[: -1 - len(tone)] + "ํ" + tone + "า"


@pytest.mark.parametrize(
    ("text", "version"), [("8.6", (8, 6)), ("8.6.13", (8, 6)), ("9.0.1", (9, 0)), ("9.1b1", (9, 1))]
)
def test_tk_says_its_version_in_several_ways(text: str, version: tuple[int, int]) -> None:
    assert tk_version(text) == version


def test_only_an_x11_screen_without_harfbuzz_needs_shaping(root: Tk) -> None:
    on_x11 = root.tk.call("tk", "windowingsystem") == "x11"
    old = tk_version(str(root.tk.call("info", "patchlevel"))) < (9, 1)

    assert needs_shaping(root) == (on_x11 and old)
