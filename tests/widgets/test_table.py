"""Rows to look through, choose from and tick."""

import pytest

from desktop.widgets.field_styles import beside_cell
from desktop.widgets.shaping import unshape
from desktop.widgets.table import Column, Table
from desktop.widgets.theme import theme_of

COLUMNS = (
    Column("number", "เลขที่", 120),
    Column("payee", "ผู้รับเงิน", stretch=True),
    Column("amount", "จำนวนเงิน (บาท)", align="right"),
)
ROWS = (
    {"number": "KTB-0042", "payee": "ปิ่นฟ้าวัสดุ", "amount": "125,000.00"},
    {"number": "KTB-0043", "payee": "นายปิติ รอบคอบ", "amount": "48,250.50"},
    {"number": "KTB-0044", "payee": "บริษัท น้ำใส จำกัด", "amount": "9,900.00"},
)


@pytest.fixture
def table(root, pump):
    made = Table(root, COLUMNS, ticks=True, empty="ยังไม่มีรายการ")
    made.pack(fill="both", expand=True)
    made.show(ROWS, keys=["a", "b", "c"])
    pump(root)
    return made


def test_cells_are_shown_shaped(table):
    shown = table.tree.set("0", "payee")

    assert shown != "ปิ่นฟ้าวัสดุ"
    assert unshape(shown) == "ปิ่นฟ้าวัสดุ"


def test_amounts_stand_to_the_right(table):
    assert str(table.tree.column("amount", "anchor")) == "e"
    assert str(table.tree.heading("amount", "anchor")) == "e"


def test_a_column_without_a_width_holds_its_widest_cell(root, table):
    widest = max(theme_of(root).measure(row["amount"]) for row in ROWS)

    assert table.tree.column("amount", "width") > widest


def test_rows_are_high_enough_for_marks_above_and_below(root, table):
    _x, _y, _width, height = table.tree.bbox("0")

    assert height >= theme_of(root).line_height()


@pytest.mark.parametrize("key", ["<Return>", "<KP_Enter>"])
def test_a_key_opens_the_row_it_stands_on(table, press, key):
    opened = []
    table.on_open(opened.append)

    press(table.tree, "<Down>", key)

    assert opened == ["b"]


def test_a_double_click_opens_a_row(root, table, pump):
    opened = []
    table.on_open(opened.append)
    x, y, _width, _height = table.tree.bbox("2", "payee")

    for _ in range(2):
        table.tree.event_generate("<Button-1>", x=x + 5, y=y + 5)
        table.tree.event_generate("<ButtonRelease-1>", x=x + 5, y=y + 5)
    pump(root)

    assert opened == ["c"]


def test_rows_without_keys_are_known_by_number(root, press):
    table = Table(root, COLUMNS)
    table.pack()
    opened = []
    table.on_open(opened.append)
    table.show(ROWS)

    press(table.tree, "<Down>", "<Down>", "<Return>")

    assert opened == [2]


def test_a_table_reached_by_keyboard_stands_on_its_first_row(root, table, pump):
    table.tree.focus_force()

    pump(root, lambda: table.selected() == "a")


def test_selecting_is_told(root, table, press, pump):
    told = []
    table.on_select(told.append)

    press(table.tree, "<Down>")

    pump(root, lambda: told and told[-1] == "b")


def test_space_ticks_and_unticks(table, press):
    heard = []
    table.on_tick(lambda: heard.append(table.ticked()))

    press(table.tree, "<space>", "<Down>", "<space>", "<space>")

    assert heard == [["a"], ["a", "b"], ["a"]]


def test_a_click_on_its_box_ticks_a_row(root, table):
    _x, y, _width, height = table.tree.bbox("1")

    table.tree.event_generate("<Button-1>", x=12, y=y + height // 2)

    assert table.ticked() == ["b"]


def test_a_click_on_the_heading_ticks_all_or_none(root, table):
    table.tree.event_generate("<Button-1>", x=12, y=8)
    all_of_them = table.ticked()
    table.tree.event_generate("<Button-1>", x=12, y=8)

    assert all_of_them == ["a", "b", "c"]
    assert table.ticked() == []


def test_what_was_selected_and_ticked_stays_when_rows_change(table):
    table.select("b")
    table.tick(["a", "b"])

    table.show([ROWS[2], ROWS[1]], keys=["c", "b"])

    assert table.selected() == "b"
    assert table.ticked() == ["b"]


def test_a_row_is_copied_as_plain_text(root, table, press):
    table.select("a")

    press(table.tree, "<Control-c>")

    assert root.clipboard_get() == "KTB-0042\tปิ่นฟ้าวัสดุ\t125,000.00"


def test_an_empty_table_says_so(root, table, pump):
    table.show([])
    pump(root)
    said = table._empty.winfo_ismapped()
    table.show(ROWS)
    pump(root, lambda: not table._empty.winfo_ismapped())

    assert said


def test_a_row_may_lack_a_cell(table):
    table.show([{"number": "1"}])

    assert table.tree.set("0", "payee") == ""


def test_ten_thousand_rows_come_back_by_key(root):
    table = Table(root, COLUMNS)

    table.show(({"number": str(n)} for n in range(10_000)), keys=[f"k{n}" for n in range(10_000)])
    table.select("k9999")

    assert table.selected() == "k9999"


def test_amounts_stay_in_sight_where_there_is_less_room_than_the_table_wants(root, pump):
    root.geometry("360x300")
    pump(root, lambda: root.winfo_width() == 360)
    table = Table(root, COLUMNS)
    table.show(ROWS)
    table.pack(fill="x")
    pump(root)

    x, _y, width, _height = table.tree.bbox("0", "amount")
    assert width > 0
    assert x + width <= table.tree.winfo_width()


def test_rows_too_wide_for_the_table_take_smaller_letters_before_words_are_cut(root, pump):
    table = Table(root, [Column("payee", "ผู้รับเงิน"), Column("amount", "บาท", align="right")])
    table.pack(fill="both", expand=True)
    table.show([{"payee": "บริษัท น้ำใส (สมมติ) จำกัด", "amount": "1,250,000.00"}])
    pump(root)
    theme = theme_of(root)
    widths = [theme.measure(table.tree.set("0", name)) + beside_cell(theme) for name in ("payee", "amount")]

    roomy = str(table.tree.tag_configure("row", "font"))
    root.geometry(f"{sum(widths) - 2}x300")

    pump(root, lambda: str(table.tree.tag_configure("row", "font")) != roomy)
    for name in ("payee", "amount"):
        needed = theme.measure(table.tree.set("0", name), "UiSmall") + beside_cell(theme)
        assert table.tree.column(name, "width") >= needed
