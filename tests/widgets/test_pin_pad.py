"""The PIN box of a make-believe app: keys and keyboard fill the same six places, and nobody can read them."""

from __future__ import annotations

import pytest

from desktop.widgets.pin_pad import PinPad
from desktop.widgets.theme import theme_of


@pytest.fixture
def pad(root, pump):
    made = PinPad(root, "รหัส PIN")
    made.pack(fill="x")
    pump(root, made.winfo_ismapped)
    return made


def test_its_keys_type(pad):
    for digit in "120987":
        pad.keys[digit].invoke()

    assert pad.get() == "120987"


def test_it_holds_six_digits(pad):
    for digit in "1234567":
        pad.keys[digit].invoke()

    assert pad.get() == "123456"


def test_the_last_digit_can_be_taken_away(pad):
    for key in ("1", "2", "back", "3"):
        pad.keys[key].invoke()

    assert pad.get() == "13"


def test_the_keyboard_types_too_and_letters_do_nothing(pad, press):
    press(pad.entry, "<Key-4>", "<Key-a>", "<Key-7>", "<BackSpace>", "<Key-1>")

    assert pad.get() == "41"


def test_thai_digits_are_taken(pad):
    pad.set("๔๗๑๙๐๓")

    assert pad.get() == "471903"


def test_the_digits_are_hidden(pad):
    pad.set("471903")

    assert pad.entry.cget("show") == "●"


def test_a_key_leaves_the_keyboard_in_the_box(root, pad, pump):
    root.focus_force()
    pad.keys["5"].invoke()

    pump(root, lambda: root.focus_get() is pad.entry)


def test_the_pad_is_no_stop_on_the_way_of_the_tab_key(root, pad, pump):
    pad.focus_first()
    pump(root, lambda: root.focus_get() is pad.entry)

    assert str(pad.entry.tk_focusNext()) not in {str(key) for key in pad.keys.values()}


@pytest.mark.parametrize("size", [12, 18])
def test_every_key_is_in_the_window_at_every_size(root, pump, size):
    theme_of(root).use(size=size)
    made = PinPad(root, "รหัส PIN")
    made.pack(fill="x")
    pump(root, made.winfo_ismapped)

    assert set(made.keys) == {*"0123456789", "back"}
    assert all(key.winfo_viewable() for key in made.keys.values())
    theme_of(root).use(size=12)
