"""A box to tick, and lines that grow."""

import pytest

from desktop.widgets.lines import Lines
from desktop.widgets.tick import Tick


@pytest.mark.parametrize("key", ["<space>", "<Return>"])
def test_a_key_ticks(root, press, key):
    tick = Tick(root, "ตรวจแล้ว")
    tick.pack()
    heard = []
    tick.on_change(lambda: heard.append(tick.get()))

    press(tick.box, key)
    press(tick.box, key)

    assert heard == [True, False]


def test_a_click_on_the_words_ticks(root, pump):
    tick = Tick(root, "ตรวจแล้ว")
    tick.pack()
    pump(root)

    tick.words.event_generate("<Button-1>", x=3, y=3)

    assert tick.get() is True


def test_a_tick_is_set_and_taken_away(root):
    tick = Tick(root)
    tick.set(True)
    ticked = tick.get()
    tick.set(False)

    assert (ticked, tick.get()) == (True, False)


@pytest.fixture
def lines(root):
    made = Lines(root, most=4)
    made.pack()
    return made


def test_empty_lines_do_not_count(lines):
    lines.set(["หนึ่ง", "", "  ", "สอง"])

    assert lines.get() == ["หนึ่ง", "สอง"]
    assert len(lines.entries()) == 4


def test_nothing_leaves_one_empty_line(lines):
    lines.set(["หนึ่ง", "สอง"])
    lines.set([])

    assert lines.get() == []
    assert len(lines.entries()) == 1


def test_a_text_of_several_lines_fills_them(lines):
    lines.set("หนึ่ง\nสอง")

    assert lines.get() == ["หนึ่ง", "สอง"]


def test_return_goes_on_to_a_new_line_until_there_are_enough(root, lines, press):
    lines.set(["หนึ่ง"])

    for n in range(5):
        press(lines.entries()[min(n, 3)], "<Return>")

    assert len(lines.entries()) == 4
    assert root.focus_get() is lines.entries()[3]


def test_backspace_in_an_empty_line_takes_it_away(root, lines, press):
    lines.set(["หนึ่ง", "สอง"])
    lines.entries()[1].set("")

    press(lines.entries()[1], "<BackSpace>")

    assert lines.get() == ["หนึ่ง"]
    assert root.focus_get() is lines.entries()[0]


def test_backspace_in_a_full_line_takes_a_mark(lines, press):
    lines.set(["หนึ่ง"])

    press(lines.entries()[0], "<End>", "<BackSpace>")

    assert lines.get() == ["หนึ่"]


def test_a_line_is_taken_away_by_its_button(lines):
    lines.set(["หนึ่ง", "สอง"])
    frame = lines.entries()[0].master

    next(child for child in frame.winfo_children() if child.winfo_class() == "TButton").invoke()

    assert lines.get() == ["สอง"]


def test_listeners_hear_of_lines(lines):
    heard = []
    lines.on_change(lambda: heard.append(lines.get()))

    lines.set(["หนึ่ง"])
    lines.entries()[0].set("สอง")

    assert heard[-1] == ["สอง"]


def test_a_new_line_of_a_wrong_answer_looks_wrong_too(lines, press):
    lines.set(["หนึ่ง"])
    lines.mark_invalid(True)

    press(lines.entries()[0], "<Return>")

    assert all(entry.instate(["invalid"]) for entry in lines.entries())
