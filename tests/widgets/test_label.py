"""Labels show Thai as it is printed."""

import tkinter as tk
from tkinter import ttk

from desktop.widgets.card import Card
from desktop.widgets.label import ThaiLabel, set_thai_text, thai_text, wrapped_text
from desktop.widgets.shaping import needs_shaping, shape, unshape
from desktop.widgets.theme import Theme, theme_of
from desktop.widgets.tokens import LIGHT, rgb
from thai.word_breaks import words

LONG = "ผู้อนุมัติต้องตรวจชื่อผู้รับเงิน เลขที่บัญชี และจำนวนเงินให้ตรงกับเอกสารก่อนกดอนุมัติทุกครั้ง"


def test_text_is_shaped_where_the_screen_does_not_shape(root: tk.Tk):
    Theme(root)

    assert thai_text(root, "ที่ป่า") == (shape("ที่ป่า") if needs_shaping(root) else "ที่ป่า")


def test_text_is_left_alone_with_a_font_that_has_no_moved_marks(root: tk.Tk):
    theme_of(root).shapes = False

    assert thai_text(root, "ที่ป่า") == "ที่ป่า"


def test_a_label_keeps_its_plain_text(root: tk.Tk):
    label = ThaiLabel(root, "ป้ำ")

    assert label.plain_text == "ป้ำ"
    assert unshape(str(label.cget("text"))) == "ป้ำ"


def test_a_label_wraps_to_its_own_width_between_words(root: tk.Tk, pump):
    label = ThaiLabel(root, LONG, wrap=True)
    label.pack(fill="x")
    root.geometry("300x300")

    pump(root, lambda: label.winfo_width() == 300 and "\n" in label.cget("text"))

    lines = unshape(str(label.cget("text"))).split("\n")
    ends = {"".join(words(LONG)[:n]).rstrip() for n in range(len(words(LONG)) + 1)}
    sofar = ""
    for line in lines:
        sofar = LONG[: LONG.index(line, len(sofar)) + len(line)]
        assert sofar in ends
    assert all(theme_of(root).measure(shape(line)) <= 300 for line in lines)


def test_a_label_wraps_anew_when_its_place_changes(root: tk.Tk, pump):
    label = ThaiLabel(root, LONG, wrap=True)
    label.pack(fill="x")
    root.geometry("300x300")
    pump(root, lambda: label.winfo_width() == 300)
    narrow = str(label.cget("text")).count("\n")

    root.geometry("800x300")

    pump(root, lambda: label.winfo_width() == 800)
    assert str(label.cget("text")).count("\n") < narrow


def test_a_long_label_does_not_push_its_window_wide(root: tk.Tk, pump):
    root.geometry("")
    ttk.Frame(root, width=200, height=10).pack()
    ThaiLabel(root, LONG, wrap=True).pack(fill="x")

    pump(root)

    assert root.winfo_width() <= 210


def test_a_label_follows_the_text_size(root: tk.Tk, pump):
    theme = Theme(root, size=10)
    label = ThaiLabel(root, LONG, wrap=True)
    label.pack(fill="x")
    root.geometry("400x400")
    pump(root, lambda: label.winfo_width() == 400)
    lines = str(label.cget("text")).count("\n")

    theme.use(size=18)

    pump(root, lambda: str(label.cget("text")).count("\n") > lines)


def test_a_label_takes_the_colour_of_what_it_stands_on(root: tk.Tk, pump, screenshot):
    card = Card(root)
    card.pack(padx=20, pady=20)
    label = ThaiLabel(card.body, "ก", "Muted", padding=10)
    label.pack()
    pump(root)

    assert screenshot(label).getpixel((2, 2)) == rgb(LIGHT.card)


def test_new_text_and_role_show(root: tk.Tk):
    label = ThaiLabel(root, "เดิม")

    label.set_text("ใหม่")
    label.set_role("Error")

    assert str(label.cget("text")) == thai_text(root, "ใหม่")
    assert str(label.cget("style")) == "Error.TLabel"


def test_thai_is_put_on_a_button(root: tk.Tk):
    button = ttk.Button(root)

    set_thai_text(button, "ที่")

    assert str(button.cget("text")) == thai_text(root, "ที่")


def test_wrapping_loses_no_word(root: tk.Tk):
    broken = unshape(wrapped_text(root, LONG, 200))

    assert broken.replace("\n", "").replace(" ", "") == LONG.replace(" ", "")
