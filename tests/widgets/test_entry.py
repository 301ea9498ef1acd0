"""A line of Thai: shaped on the screen, plain for everyone else."""

import tkinter as tk
from tkinter import ttk

import pytest

from desktop.widgets.entry import ThaiEntry
from desktop.widgets.secret_entry import SecretEntry
from desktop.widgets.shaping import shape
from desktop.widgets.theme import theme_of


@pytest.fixture
def entry(root: tk.Tk) -> ThaiEntry:
    made = ThaiEntry(root)
    made.pack()
    return made


def shown(entry: ttk.Entry) -> str:
    return str(entry.tk.call(entry, "get"))


def test_what_is_read_is_plain_and_what_is_shown_is_shaped(entry):
    entry.set("ป่าที่ฟ้า")

    assert entry.get() == "ป่าที่ฟ้า"
    assert shown(entry) == shape("ป่าที่ฟ้า", keep_length=True)
    assert shown(entry) != entry.get()


def test_a_mark_finds_its_place_while_typed(entry):
    for character in "ปี่":
        entry.insert("end", character)

    assert shown(entry) == shape("ปี่", keep_length=True)


def test_marks_move_back_when_their_neighbour_goes(entry):
    entry.set("ปี่")

    entry.delete(1, 2)

    assert entry.get() == "ป่"
    assert shown(entry) == shape("ป่", keep_length=True)


def test_the_caret_stays_in_the_middle_of_a_text(entry, press):
    entry.set("ที่น้ำ")
    entry.icursor(3)

    press(entry, "<a>", "<b>")

    assert entry.get() == "ที่abน้ำ"
    assert entry.index("insert") == 5


def test_listeners_hear_of_each_change_once(entry):
    heard = []
    entry.on_change(lambda: heard.append(entry.get()))

    entry.set("ที่")
    entry.set("ที่")
    entry.insert("end", "น")

    assert heard[-1] == "ที่น"
    assert heard.count("ที่น") == 1
    assert len(heard) == len(set(heard))


def test_real_typing_of_mixed_thai_arrives_as_typed(root, entry, pump, real_keys):
    want = "ที่ผู้อนุมัติ OTP 42 น้ำ"
    entry.configure(width=60)
    entry.focus_force()
    pump(root, lambda: root.focus_get() is entry)

    real_keys("type", want)

    pump(root, lambda: entry.get() == want, timeout=10)


def test_nothing_is_offered_to_other_programs_by_selecting(root, entry):
    entry.set("ป่า")
    entry.selection_range(0, "end")

    with pytest.raises(tk.TclError):
        root.selection_get()


def test_it_can_look_wrong_and_right_again(entry):
    entry.mark_invalid(True)
    wrong = entry.instate(["invalid"])
    entry.mark_invalid(False)

    assert wrong
    assert not entry.instate(["invalid"])


def test_text_is_left_as_typed_where_the_screen_shapes_by_itself(root):
    theme_of(root).shapes = False
    entry = ThaiEntry(root)

    entry.set("ป่า")

    assert shown(entry) == "ป่า"


def test_a_secret_shows_dots_until_looked_at(root, pump):
    secret = SecretEntry(root)
    secret.pack()
    secret.set("Aksorn-99")
    before = secret.entry.cget("show")

    secret.toggle()

    assert secret.get() == "Aksorn-99"
    assert (before, secret.entry.cget("show")) == ("●", "")


def test_a_secret_hides_itself_when_left(root, pump):
    secret, other = SecretEntry(root), ThaiEntry(root)
    secret.pack()
    other.pack()
    secret.entry.focus_force()
    pump(root, lambda: root.focus_get() is secret.entry)
    secret.toggle()

    other.focus_force()

    pump(root, lambda: secret.entry.cget("show") == "●")


def test_a_secret_is_never_shaped(root):
    secret = SecretEntry(root)

    secret.set("ป่า")

    assert shown(secret.entry) == "ป่า"


def test_a_secret_lights_up_as_one_field(root, pump):
    secret = SecretEntry(root)
    secret.pack()

    secret.focus_first()
    secret.entry.focus_force()

    pump(root, lambda: secret.instate(["focus"]))
