"""Days and times, typed or picked, in the Buddhist era."""

from datetime import date, datetime

import pytest

from desktop.widgets.date_entry import DateEntry
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.moment_entry import MomentEntry
from desktop.widgets.month_grid import MonthGrid
from thai.dates import parse_moment

TODAY = date(2025, 2, 5)


@pytest.fixture
def entry(root):
    made = DateEntry(root, TODAY)
    made.pack(anchor="nw")
    return made


def leave(root, pump):
    other = ThaiEntry(root)
    other.pack(anchor="nw")
    other.focus_force()
    pump(root, lambda: root.focus_get() is other)


@pytest.mark.parametrize(
    "typed", ["5/2/2568", "05-02-68", "๕ ก.พ. ๖๘", "5 กุมภาพันธ์ 2568", "วันที่ 5 กุมภาพันธ์ พ.ศ. 2568"]
)
def test_a_day_typed_in_any_way_is_written_out_when_left(root, entry, pump, typed):
    entry.entry.focus_force()
    pump(root, lambda: root.focus_get() is entry.entry)
    entry.entry.insert(0, typed)

    leave(root, pump)

    assert entry.get() == "๕ กุมภาพันธ์ ๒๕๖๘"
    assert entry.day() == TODAY


@pytest.mark.parametrize("typed", ["30 ก.พ. 68", "5/2/2025", "วันจันทร์", "5/2"])
def test_what_cannot_be_read_stays_as_typed(root, entry, pump, typed):
    entry.entry.focus_force()
    pump(root, lambda: root.focus_get() is entry.entry)
    entry.entry.insert(0, typed)

    leave(root, pump)

    assert entry.get() == typed
    assert entry.day() is None


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        ((), "๕ กุมภาพันธ์ ๒๕๖๘"),
        (("<Right>",), "๖ กุมภาพันธ์ ๒๕๖๘"),
        (("<Left>",), "๔ กุมภาพันธ์ ๒๕๖๘"),
        (("<Down>",), "๑๒ กุมภาพันธ์ ๒๕๖๘"),
        (("<Up>",), "๒๙ มกราคม ๒๕๖๘"),
        (("<Next>",), "๕ มีนาคม ๒๕๖๘"),
        (("<Prior>", "<Prior>"), "๕ ธันวาคม ๒๕๖๗"),
        (("<Shift-Next>",), "๕ กุมภาพันธ์ ๒๕๖๙"),
        (("<Next>", "<Next>", "<Home>"), "๕ กุมภาพันธ์ ๒๕๖๘"),
    ],
)
def test_a_day_is_picked_by_keys(root, entry, press, keys, picked):
    grid = entry.open()

    press(grid, *keys, "<Return>")

    assert entry.get() == picked
    assert root.focus_get() is entry.entry


def test_the_month_after_the_thirty_first_ends_on_its_last_day(root, entry, press):
    entry.set("31 ม.ค. 68")
    grid = entry.open()

    press(grid, "<Next>", "<Return>")

    assert entry.get() == "๒๘ กุมภาพันธ์ ๒๕๖๘"


def test_escape_leaves_everything_as_it_was(root, entry, press):
    entry.set("1 ม.ค. 68")
    grid = entry.open()

    press(grid, "<Right>", "<Escape>")

    assert entry.get() == "๑ มกราคม ๒๕๖๘"
    assert not grid.winfo_exists()
    assert root.focus_get() is entry.entry


def test_arrow_down_opens_the_month_on_the_day_typed(root, entry, press):
    entry.set("12 ส.ค. 67")

    press(entry.entry, "<Down>")

    assert isinstance(root.focus_get(), MonthGrid)
    assert root.focus_get().day == date(2024, 8, 12)


def test_a_day_is_picked_with_the_mouse(root, entry, pump):
    grid = entry.open()
    pump(root)
    x, y = grid._middle(6, 2)  # the first Saturday of February 2025

    grid.event_generate("<Button-1>", x=int(x), y=int(y))

    assert entry.day() == date(2025, 2, 1)


def test_the_arrows_beside_the_month_turn_it(root, entry, pump):
    grid = entry.open()
    pump(root)
    x, y = grid._middle(6, 0)

    grid.event_generate("<Button-1>", x=int(x), y=int(y))

    assert grid.day == date(2025, 3, 5)


def test_the_month_goes_away_when_something_else_gets_the_keyboard(root, entry, pump):
    grid = entry.open()
    pump(root, lambda: root.focus_get() is grid)

    leave(root, pump)

    assert not grid.winfo_exists()


def test_the_month_opens_above_where_there_is_no_room_below(root, pump):
    entry = DateEntry(root, TODAY)
    entry.pack(side="bottom", anchor="w")
    pump(root)

    grid = entry.open()
    pump(root)

    assert grid.winfo_rooty() + grid.winfo_height() <= entry.winfo_rooty()


def test_the_calendar_ends_without_a_word(root, press):
    grid = MonthGrid(root, date(9999, 12, 31), TODAY, print, print)
    grid.pack()

    press(grid, "<Right>", "<Next>", "<Down>")

    assert grid.day == date(9999, 11, 30)


def test_a_moment_is_read_back_as_it_was_put_in(root):
    entry = MomentEntry(root, TODAY)

    entry.set("7 มี.ค. 2568 21.30 น.")

    assert parse_moment(entry.get()) == datetime(2025, 3, 7, 21, 30)


@pytest.mark.parametrize("typed", ["2130", "21:30", "๒๑.๓๐ น.", "21.30"])
def test_a_time_typed_in_any_way_is_written_out(root, pump, typed):
    entry = MomentEntry(root, TODAY)
    entry.pack()
    entry.time.focus_force()
    pump(root, lambda: root.focus_get() is entry.time)
    entry.time.insert(0, typed)

    leave(root, pump)

    assert entry.time.get() == "21.30"


def test_an_unreadable_moment_can_be_mended_where_it_stands(root):
    entry = MomentEntry(root, TODAY)

    entry.set("เมื่อวานค่ำ ๆ")

    assert entry.get() == "เมื่อวานค่ำ ๆ"


def test_an_empty_moment_is_empty(root):
    assert MomentEntry(root, TODAY).get() == ""


def test_listeners_hear_of_either_part(root):
    entry = MomentEntry(root, TODAY)
    heard = []
    entry.on_change(lambda: heard.append(entry.get()))

    entry.date.set("5/2/68")
    entry.time.set("9.05")

    assert heard[-1] == "๕ กุมภาพันธ์ ๒๕๖๘ เวลา 9.05 น."
