"""The theme dresses real windows, by day and night, at every text size."""

import subprocess
import sys
import tkinter as tk
from tkinter import ttk

import pytest

from desktop.widgets.font_files import UI_FAMILY
from desktop.widgets.theme import TEXT_SIZES, Theme, theme_of
from desktop.widgets.tokens import DARK, LIGHT, rgb


def test_the_bundled_font_is_in_use(root: tk.Tk):
    theme = Theme(root)

    assert theme.family == UI_FAMILY
    assert theme.font("TkDefaultFont").actual("family") == UI_FAMILY
    assert theme.font_problem == ""


def test_a_widget_finds_its_windows_theme(root: tk.Tk):
    theme = Theme(root)
    inner = ttk.Frame(ttk.Frame(root))

    assert theme_of(inner) is theme


def test_a_window_without_a_theme_gets_one(root: tk.Tk):
    assert theme_of(ttk.Frame(root)) is theme_of(root)


def test_all_widgets_follow_a_switch_to_night_and_back(root: tk.Tk, pump, screenshot):
    theme = Theme(root)
    ttk.Frame(root).pack(fill="both", expand=True)
    pump(root)
    by_day = screenshot(root).getpixel((200, 200))

    theme.use(DARK)
    pump(root)
    by_night = screenshot(root).getpixel((200, 200))
    theme.use(LIGHT)
    pump(root)

    assert by_day == rgb(LIGHT.page)
    assert by_night == rgb(DARK.page)
    assert screenshot(root).getpixel((200, 200)) == by_day


def test_widgets_are_told_of_a_switch(root: tk.Tk, pump):
    theme = Theme(root)
    told = []
    label = ttk.Label(root)
    label.pack()
    pump(root)
    label.bind("<<ThemeChanged>>", told.append)

    theme.use(size=18)

    pump(root, lambda: told)


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_rows_and_fields_are_high_enough_for_marks_above_and_below(root: tk.Tk, size: int):
    theme = Theme(root, size=size)
    theme.need("table")
    entry = ttk.Entry(root)

    assert int(ttk.Style(root).lookup("Treeview", "rowheight")) >= theme.line_height()
    assert entry.winfo_reqheight() >= theme.line_height()


def test_text_steps_stop_at_the_ends(root: tk.Tk):
    theme = Theme(root)

    theme.step_size(100)
    largest = theme.size
    theme.step_size(-100)

    assert (theme.size, largest) == (TEXT_SIZES[0], TEXT_SIZES[-1])


def test_one_step_is_the_next_size(root: tk.Tk):
    theme = Theme(root, size=12)

    theme.step_size(1)

    assert theme.size == 13


@pytest.mark.parametrize(
    ("style", "states", "colour"),
    [
        ("TButton", [], LIGHT.card),
        ("Primary.TButton", [], LIGHT.accent),
        ("Danger.TButton", [], LIGHT.danger),
    ],
)
def test_a_button_has_the_colour_of_its_weight(root: tk.Tk, pump, screenshot, style, states, colour):
    Theme(root).need("danger")
    button = ttk.Button(root, text="", width=8, style=style)
    button.pack(padx=20, pady=20)
    button.state(states)
    pump(root)

    assert screenshot(button).getpixel((button.winfo_width() // 2, 6)) == rgb(colour)


@pytest.mark.parametrize(
    "kind", ["TButton", "Primary.TButton", "TEntry", "Quiet.TButton", "Side.Item.TButton"]
)
def test_what_has_the_keyboard_looks_different(root: tk.Tk, pump, screenshot, kind: str):
    Theme(root).need("quiet", "side_items")
    maker = ttk.Entry if kind.endswith("TEntry") else ttk.Button
    first, second = maker(root, style=kind), maker(root, style=kind)
    for widget in (first, second):
        widget.pack(padx=20, pady=20)
    second.focus_force()
    pump(root, lambda: root.focus_get() is second)
    without = screenshot(first)
    first.focus_force()
    pump(root, lambda: root.focus_get() is first)

    assert screenshot(first).tobytes() != without.tobytes()


def test_an_invalid_field_is_told_by_more_than_its_fill(root: tk.Tk, pump, screenshot):
    Theme(root)
    entry = ttk.Entry(root)
    entry.pack(padx=20, pady=20)
    pump(root)
    plain = screenshot(entry)
    entry.state(["invalid"])
    pump(root)
    invalid = screenshot(entry)

    middle = entry.winfo_height() // 2
    assert invalid.getpixel((0, middle)) == rgb(LIGHT.danger)
    assert invalid.getpixel((30, middle)) == rgb(LIGHT.danger_soft)
    assert plain.getpixel((30, middle)) == rgb(LIGHT.card)


def test_measured_widths_follow_the_text_size(root: tk.Tk):
    theme = Theme(root, size=12)
    small = theme.measure("ผู้อนุมัติ")

    theme.use(size=18)

    assert theme.measure("ผู้อนุมัติ") > small


def test_importing_the_theme_does_not_load_the_word_list_or_babel():
    code = (
        "import sys, desktop.widgets.theme; print([m for m in sys.modules if m in ('babel', 'docx', 'PIL')])"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"
