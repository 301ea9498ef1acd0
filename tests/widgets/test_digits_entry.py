"""Digits, grouped while they are typed, whatever the keyboard is set to."""

import subprocess

import pytest

from desktop.widgets.digits_entry import CITIZEN_ID, MOBILE, DigitsEntry, digits_in, grouped


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("417953", "417953"),
        ("๔๑๗๙๕๓", "417953"),
        ("1-2345-67890-12-3", "1234567890123"),
        ("081 234 5678", "0812345678"),
        ("ๅ/-ภถุึคตจ", "1234567890"),
        ("ภๅ", "41"),
        ("รหัส 417953 นะ", "417953"),
        ("-", ""),
        ("", ""),
        ("abc", ""),
    ],
)
def test_digits_are_found_in_what_was_typed(typed: str, digits: str):
    assert digits_in(typed) == digits


@pytest.mark.parametrize(
    ("digits", "groups", "shown"),
    [
        ("1103702071811", CITIZEN_ID, "1-1037-02071-81-1"),
        ("11037", CITIZEN_ID, "1-1037"),
        ("110", CITIZEN_ID, "1-10"),
        ("0000000001", MOBILE, "000-000-0001"),
        ("", MOBILE, ""),
        ("12345678901234", MOBILE, "123-456-7890"),
    ],
)
def test_digits_are_grouped(digits: str, groups: tuple[int, ...], shown: str):
    assert grouped(digits, groups) == shown


@pytest.fixture
def entry(root):
    made = DigitsEntry(root, CITIZEN_ID)
    made.pack()
    return made


def shown(entry) -> str:
    return str(entry.tk.call(entry, "get"))


def test_groups_appear_while_typing(entry, press):
    press(entry, *(f"<Key-{digit}>" for digit in "110370"))

    assert shown(entry) == "1-1037-0"
    assert entry.get() == "110370"
    assert entry.index("insert") == len("1-1037-0")


def test_letters_do_nothing(entry, press):
    press(entry, "<Key-1>", "<x>", "<Key-2>")

    assert entry.get() == "12"


def test_no_more_digits_than_there_is_room_for(entry):
    entry.set("12345678901234567")

    assert entry.get() == "1234567890123"


def test_backspace_steps_over_a_separator(entry, press):
    entry.set("11037")
    entry.icursor(2)

    press(entry, "<BackSpace>")

    assert entry.get() == "1037"


def test_delete_steps_over_a_separator(entry, press):
    entry.set("11037")
    entry.icursor(1)

    press(entry, "<Delete>")

    assert entry.get() == "1037"


def test_a_digit_typed_in_the_middle_pushes_the_rest_on(entry, press):
    entry.set("11037")
    entry.icursor(3)

    press(entry, "<Key-9>")

    assert shown(entry) == "1-1903-7"
    assert entry.index("insert") == 4


def test_a_digit_takes_the_place_of_a_selection(entry, press):
    entry.set("11037")

    press(entry, "<Control-a>", "<Key-5>")

    assert entry.get() == "5"


@pytest.mark.parametrize("copied", ["1 1037 02071 81 1", "๑๑๐๓๗๐๒๐๗๑๘๑๑", "เลข 1-1037-02071-81-1\n"])
def test_a_number_is_pasted_in_any_form(root, entry, press, copied: str):
    root.clipboard_clear()
    root.clipboard_append(copied)

    press(entry, "<Control-v>")

    assert entry.get() == "1103702071811"


def test_the_number_row_types_digits_under_the_thai_layout(root, entry, pump, real_keys):
    entry.focus_force()
    pump(root, lambda: root.focus_get() is entry)
    subprocess.run(["setxkbmap", "-layout", "th"], check=True)
    try:
        real_keys("key", *(str(code) for code in range(10, 20)))
        pump(root, lambda: entry.get() == "1234567890")
    finally:
        subprocess.run(["setxkbmap", "-layout", "us,th"], check=True)


def test_undo_brings_back_digits(entry, press):
    entry.set("1103702071811")
    entry.set("")

    press(entry, "<Control-z>")

    assert entry.get() == "1103702071811"
