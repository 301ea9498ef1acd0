"""Typing as Thai clerks expect it, in Tk's own fields and in ours."""

import tkinter as tk
from tkinter import ttk

import pytest

from desktop.widgets.editing import install_editing, shortcut
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.paragraph import ThaiText

FIELDS = pytest.mark.parametrize("make", [ThaiEntry, ThaiText, ttk.Entry, tk.Entry])


class Field:
    """One field of any sort, filled, with the keyboard in it."""

    def __init__(self, root: tk.Tk, make, text: str) -> None:
        install_editing(root)
        self.widget = make(root)
        self.widget.pack()
        self.keys = self.widget._area if isinstance(self.widget, ThaiText) else self.widget
        if isinstance(self.widget, ThaiText | ThaiEntry):
            self.widget.set(text)
        else:
            self.widget.insert(0, text)

    def caret(self) -> int:
        return self.widget.caret() if isinstance(self.widget, ThaiText) else self.widget.index("insert")

    def put(self, place: int) -> None:
        if isinstance(self.widget, ThaiText):
            self.widget.put_caret(place)
        else:
            self.widget.icursor(place)


@pytest.fixture
def field(root):
    return lambda make, text: Field(root, make, text)


@FIELDS
@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("ที่ผู้", [0, 3, 6]),
        ("น้ำ", [0, 2, 3]),
        ("เก้าอี้", [0, 1, 3, 4, 7]),
        ("a1๒", [0, 1, 2, 3]),
        ("กตัญญู", [0, 1, 3, 4, 6]),
    ],
)
def test_the_caret_goes_by_whole_letters_with_their_marks(field, press, make, text, stops):
    box = field(make, text)
    box.put(0)

    seen = [box.caret()]
    while seen[-1] < len(text):
        press(box.keys, "<Right>")
        seen.append(box.caret())
    back = [box.caret()]
    while back[-1] > 0:
        press(box.keys, "<Left>")
        back.append(box.caret())

    assert seen == stops
    assert back == stops[::-1]


@FIELDS
def test_backspace_takes_one_mark(field, press, make):
    box = field(make, "ที่")
    box.put(3)

    press(box.keys, "<BackSpace>")

    assert box.widget.get() == "ที"


@FIELDS
def test_delete_takes_the_letter_with_its_marks(field, press, make):
    box = field(make, "ที่น้ำ")
    box.put(0)

    press(box.keys, "<Delete>")

    assert box.widget.get() == "น้ำ"


@FIELDS
@pytest.mark.parametrize("key", ["<Delete>", "<BackSpace>"])
def test_a_selection_goes_at_once(field, press, make, key):
    box = field(make, "ที่น้ำ")
    box.put(0)

    press(box.keys, "<Shift-Right>", key)

    assert box.widget.get() == "น้ำ"


@FIELDS
def test_a_selection_grows_and_shrinks_from_where_it_began(field, press, root, make):
    box = field(make, "ที่น้ำป่า")
    box.put(3)

    press(
        box.keys,
        "<Shift-Right>",
        "<Shift-Right>",
        "<Shift-Left>",
        "<Shift-Left>",
        "<Shift-Left>",
        "<Control-c>",
    )

    assert root.clipboard_get() == "ที่"


@FIELDS
def test_the_caret_goes_by_thai_words_with_ctrl(field, press, make):
    box = field(make, "ผู้อนุมัติตรวจรายการ")
    box.put(0)

    press(box.keys, "<Control-Right>")
    first = box.caret()
    press(box.keys, "<Control-Right>", "<Control-Left>")

    assert first == len("ผู้อนุมัติ")
    assert box.caret() == first


@FIELDS
def test_copy_cut_and_paste(field, press, root, make):
    box = field(make, "ป้ำ")
    press(box.keys, "<Control-a>", "<Control-x>")
    emptied = box.widget.get()

    press(box.keys, "<Control-v>", "<Control-v>")

    assert root.clipboard_get() == "ป้ำ"
    assert emptied == ""
    assert box.widget.get() == "ป้ำป้ำ"


@pytest.mark.parametrize("make", [ThaiEntry, ThaiText])
def test_undo_and_redo(field, press, make):
    box = field(make, "")
    box.widget.set("หนึ่ง")
    box.widget.set("สอง")

    press(box.keys, "<Control-z>")
    undone = box.widget.get()
    press(box.keys, "<Control-y>")

    assert undone == "หนึ่ง"
    assert box.widget.get() == "สอง"


@FIELDS
def test_pasted_moved_marks_become_plain_text(field, press, root, make):
    root.clipboard_clear()
    root.clipboard_append("ป\uf70bา")  # what an old program on Windows put there
    box = field(make, "")

    press(box.keys, "<Control-v>", "<Control-a>", "<Control-c>")

    assert root.clipboard_get() == "ป้า"


@pytest.mark.parametrize("make", [ThaiEntry, ttk.Entry])
def test_several_lines_pasted_into_one_become_one(field, press, root, make):
    root.clipboard_clear()
    root.clipboard_append("บรรทัดหนึ่ง\nบรรทัดสอง\n")
    box = field(make, "")

    press(box.keys, "<Control-v>")

    assert box.widget.get() == "บรรทัดหนึ่ง บรรทัดสอง"


def test_a_secret_cannot_be_copied(root, press):
    install_editing(root)
    entry = ttk.Entry(root, show="●")
    entry.pack()
    entry.insert(0, "secret")
    root.clipboard_clear()
    root.clipboard_append("ก่อน")

    press(entry, "<Control-a>", "<Control-c>", "<Control-x>")

    assert root.clipboard_get() == "ก่อน"
    assert entry.get() == "secret"


def test_a_read_only_field_is_not_changed(root, press):
    install_editing(root)
    entry = ttk.Entry(root)
    entry.insert(0, "ที่")
    entry.state(["readonly"])
    entry.pack()

    press(entry, "<Control-a>", "<Delete>", "<BackSpace>", "<Control-x>")

    assert entry.get() == "ที่"


def test_a_double_click_selects_a_thai_word(root, press, pump):
    entry = ThaiEntry(root)
    entry.set("ผู้อนุมัติตรวจรายการ")
    entry.pack()
    pump(root)
    x = entry.tk.call(entry, "bbox", 12)[0]

    for _ in range(2):
        entry.event_generate("<Button-1>", x=x, y=15)
        entry.event_generate("<ButtonRelease-1>", x=x, y=15)
    press(entry, "<Control-c>")

    assert root.clipboard_get() == "ตรวจ"


@pytest.mark.parametrize("keys", ["Ctrl+S", "Ctrl+s"])
def test_a_shortcut_works_from_inside_a_field(root, press, keys):
    done = []
    shortcut(root, keys, lambda: done.append("saved"))
    entry = ThaiEntry(root)
    entry.pack()

    press(entry, "<Control-s>")

    assert done == ["saved"]


def test_a_shortcut_knows_shift(root, press):
    done = []
    shortcut(root, "Ctrl+N", lambda: done.append("one"))
    shortcut(root, "Ctrl+Shift+N", lambda: done.append("other"))
    entry = ThaiEntry(root)
    entry.pack()

    press(entry, "<Control-Shift-N>")

    assert done == ["other"]


def test_a_shortcut_needs_ctrl(root):
    with pytest.raises(ValueError, match="F5"):
        shortcut(root, "F5", print)


def test_emacs_keys_do_nothing_in_a_paragraph(root, press):
    text = ThaiText(root)
    text.pack()
    text.set("หนึ่ง\nสอง")
    text.put_caret(0)

    press(text._area, "<Control-k>", "<Control-d>", "<Control-o>", "<Control-t>", "<Control-h>")

    assert text.get() == "หนึ่ง\nสอง"


def test_real_keys_reach_a_shortcut_and_the_clipboard_under_the_thai_layout(root, pump, real_keys):
    """Under the Thai layout Tk hears Ctrl+แ for Ctrl+C; the key is the same."""
    import subprocess

    entry = ThaiEntry(root)
    entry.set("ที่")
    entry.pack()
    done = []
    shortcut(root, "Ctrl+plus", lambda: done.append("larger"))
    root.clipboard_clear()
    root.clipboard_append("ก่อน")
    entry.focus_force()
    pump(root, lambda: root.focus_get() is entry)
    subprocess.run(["setxkbmap", "-layout", "th"], check=True)
    try:
        real_keys("key", "38", "54", "21")  # nothing held: they type letters
        pump(root, lambda: len(entry.get()) == 6)
        entry.set("ที่")
        for code in ("38", "54", "21"):
            real_keys("key", f"ctrl+{code}").wait(10)
        pump(root, lambda: done)
    finally:
        subprocess.run(["setxkbmap", "-layout", "us,th"], check=True)

    assert entry.get() == "ที่"
    assert root.clipboard_get() == "ที่"
