"""Choosing one thing from a list."""

import tkinter as tk

import pytest

from desktop.widgets.choice import Choice
from desktop.widgets.shaping import unshape
from desktop.widgets.theme import theme_of
from desktop.widgets.tokens import DARK

OFFICES = ("กรมบัญชีกลาง", "เทศบาล", "ไปรษณีย์", "คลังจังหวัด")


@pytest.fixture
def choice(root: tk.Tk) -> Choice:
    made = Choice(root, OFFICES)
    made.pack()
    return made


def test_nothing_is_chosen_at_first(choice):
    assert choice.get() == ""


def test_the_value_is_given_not_the_words(root):
    choice = Choice(root, [("province", "คลังจังหวัด"), ("department", "กรมบัญชีกลาง")])

    choice.set("department")

    assert choice.get() == "department"
    assert unshape(str(choice.tk.call(choice, "get"))) == "กรมบัญชีกลาง"


def test_what_is_not_offered_chooses_nothing(choice):
    choice.set("เทศบาล")
    choice.set("ไม่มี")

    assert choice.get() == ""


def test_arrows_choose(choice, press):
    press(choice, "<Down>")
    choice.tk.call("ttk::combobox::Unpost", choice)
    choice.set("กรมบัญชีกลาง")
    heard = []
    choice.on_change(lambda: heard.append(choice.get()))

    choice.current(1)
    choice.event_generate("<<ComboboxSelected>>")

    assert heard == ["เทศบาล"]


@pytest.mark.parametrize(
    ("typed", "chosen"), [("ค", "คลังจังหวัด"), ("ท", "เทศบาล"), ("ป", "ไปรษณีย์"), ("ซ", "")]
)
def test_the_first_consonant_chooses(root, choice, typed, chosen):
    event = tk.Event()
    event.char, event.state = typed, 0

    choice._first_letter(event)

    assert choice.get() == chosen


def test_the_wheel_does_not_change_an_answer(root, choice, pump):
    choice.set("เทศบาล")
    pump(root)

    choice.event_generate("<Button-5>", x=5, y=5)
    pump(root)

    assert choice.get() == "เทศบาล"


def test_other_choices_keep_what_was_chosen_if_they_can(choice):
    choice.set("เทศบาล")
    choice.set_choices(["เทศบาล", "จังหวัด"])
    kept = choice.get()
    choice.set_choices(["จังหวัด"])

    assert kept == "เทศบาล"
    assert choice.get() == ""


def test_the_list_turns_dark_with_the_window(root, choice, pump):
    pump(root)

    theme_of(root).use(DARK)
    listbox = f"{choice.tk.call('ttk::combobox::PopdownWindow', choice)}.f.l"

    pump(root, lambda: choice.tk.call(listbox, "cget", "-background") == DARK.card)
