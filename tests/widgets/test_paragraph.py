"""Several lines of Thai, broken between words on the screen and plain underneath."""

import tkinter as tk

import pytest

from desktop.widgets.entry import ThaiEntry
from desktop.widgets.paragraph import ThaiText
from desktop.widgets.shaping import unshape
from desktop.widgets.theme import theme_of
from thai.word_breaks import words

CAUSE = (
    "เนื่องจากโทรศัพท์เคลื่อนที่ซึ่งใช้รับรหัสผ่านใช้ครั้งเดียวสูญหายระหว่างเดินทางไปราชการ "
    "จึงขอแจ้งระงับการใช้งานและขอเปลี่ยนหมายเลขโทรศัพท์"
)


@pytest.fixture
def text(root: tk.Tk, pump) -> ThaiText:
    root.geometry("420x300")
    made = ThaiText(root, lines=4)
    made.pack(fill="x")
    pump(root, lambda: made.winfo_width() == 420)
    return made


def lines(text: ThaiText) -> list[str]:
    return text._area.get("1.0", "end-1c").split("\n")


def test_what_is_read_is_what_was_put_in(text):
    text.set(CAUSE + "\n\nย่อหน้าสอง")

    assert text.get() == CAUSE + "\n\nย่อหน้าสอง"


def test_lines_end_between_words_and_fit(text):
    text.set(CAUSE)

    theme = theme_of(text)
    assert len(lines(text)) > 1
    assert "".join(unshape(line) for line in lines(text)) == CAUSE
    assert all(theme.measure(line.rstrip()) <= text._area.winfo_width() for line in lines(text))
    ends = set()
    at = 0
    for word in words(CAUSE):
        at += len(word)
        ends.add(at)
    at = 0
    for line in lines(text):
        at += len(line)
        assert at in ends


def test_lines_are_broken_anew_when_the_place_changes(root, text, pump):
    text.set(CAUSE)
    before = len(lines(text))

    root.geometry("800x300")

    pump(root, lambda: len(lines(text)) < before)
    assert text.get() == CAUSE


def test_typing_in_the_middle_keeps_the_caret(text, press):
    text.set(CAUSE)
    place = CAUSE.index("สูญหาย")
    text.put_caret(place)

    press(text._area, "<a>", "<b>")

    assert text.get() == CAUSE[:place] + "ab" + CAUSE[place:]
    assert text.caret() == place + 2


def test_the_caret_passes_every_letter_across_line_ends(text, press):
    text.set(CAUSE[:70])
    text.put_caret(0)

    places = []
    while text.caret() < 70:
        press(text._area, "<Right>")
        places.append(text.caret())

    assert places == sorted(set(places))


def test_return_begins_a_paragraph(text, press):
    text.set("หนึ่งสอง")
    text.put_caret(5)

    press(text._area, "<Return>")

    assert text.get() == "หนึ่ง\nสอง"


def test_backspace_at_a_line_end_of_the_screen_takes_a_letter_not_the_end(text, press):
    text.set(CAUSE)
    place = len(lines(text)[0])
    text.put_caret(place)

    press(text._area, "<BackSpace>")

    assert text.get() == CAUSE[: place - 1] + CAUSE[place:]


def test_copying_across_lines_gives_the_plain_text(root, text, press):
    text.set(CAUSE)

    press(text._area, "<Control-a>", "<Control-c>")

    assert root.clipboard_get() == CAUSE


def test_tab_leaves_the_field(root, text, pump):
    after = ThaiEntry(root)
    after.pack()
    text._area.focus_force()
    pump(root, lambda: root.focus_get() is text._area)

    text._area.event_generate("<Tab>")

    pump(root, lambda: root.focus_get() is after)
    after.event_generate("<Shift-Tab>")
    pump(root, lambda: root.focus_get() is text._area)
    assert text.get() == ""


def test_undo_goes_back_through_what_was_typed(text, press):
    press(text._area, "<a>", "<b>", "<space>", "<c>", "<Control-z>")
    first = text.get()
    press(text._area, "<Control-z>", "<Control-z>")

    assert first == "ab"
    assert text.get() == ""


def test_listeners_hear_of_changes_and_only_of_changes(root, text, pump):
    heard = []
    text.on_change(lambda: heard.append(text.get()))

    text.set("ที่")
    text.set("ที่")
    root.geometry("500x300")
    pump(root, lambda: text.winfo_width() == 500)

    assert heard == ["ที่"]


def test_a_long_text_can_be_scrolled(root, text, pump):
    text.set("\n".join(str(n) for n in range(40)))

    pump(
        root,
        lambda: any(
            child.winfo_class() == "TScrollbar" and child.winfo_ismapped() for child in text.winfo_children()
        ),
    )


def test_real_typing_wraps_and_arrives(root, text, pump, real_keys):
    want = "ผู้อนุมัติต้องตรวจรายการทุกครั้ง ก่อนอนุมัติรายการของหน่วยงาน"
    text._area.focus_force()
    pump(root, lambda: root.focus_get() is text._area)

    real_keys("type", want)

    pump(root, lambda: text.get() == want, timeout=10)
    assert len(lines(text)) > 1


def test_it_can_look_wrong(text):
    text.mark_invalid(True)

    assert text.instate(["invalid"])
    assert text._area.cget("background") == theme_of(text).tokens.danger_soft
