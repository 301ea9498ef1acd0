"""Every drill's model answer in the real window: each picture on the way is whole, none of its words cut off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.field_styles import beside_cell
from desktop.widgets.theme import theme_of
from tests.desktop.driver import everything
from training import masking
from training.scenario_catalog import find
from training.screens import Values, portal
from training.soft_token import look as soft_token
from training.view import ScreenView

DRILLS = tuple(find().scenarios)
TREASURY = portal("new_gfms_thai")
LONGEST = max(TREASURY.data["message"], key=lambda key: len(TREASURY.message_text(key)))


def cut_off(app: App) -> Iterator[str]:
    """The words of every label, button and table cell on the page that is given less room than it asks for."""
    for widget in everything(app.root):
        if isinstance(widget, ttk.Label | ttk.Button) and lacks_room(widget):
            yield str(widget.cget("text"))
        elif isinstance(widget, ttk.Treeview) and widget.winfo_viewable():
            yield from cut_cells(widget)


def lacks_room(widget: ttk.Label | ttk.Button) -> bool:
    """Whether a label or button is narrower or lower than its words, or has no room at all."""
    text = str(widget.cget("text"))
    if not widget.winfo_viewable():
        return bool(text and widget.winfo_manager() and widget.master.winfo_viewable())
    theme = theme_of(widget)
    font = str(widget.cget("font")) if isinstance(widget, ttk.Label) else ""
    font = font or str(ttk.Style(widget).lookup(widget.cget("style"), "font")) or "TkDefaultFont"
    # a label that breaks its lines asks for no width, so its lines are measured
    longest = max((theme.measure(line, font) for line in text.split("\n")), default=0)
    wide = max(widget.winfo_reqwidth(), longest) > widget.winfo_width() + 1
    return wide or widget.winfo_reqheight() > widget.winfo_height() + 1


def cut_cells(table: ttk.Treeview) -> Iterator[str]:
    """The headings and cells that are wider than their columns, and all of a column that is out of sight."""
    theme, right, font = theme_of(table), 0, str(table.tag_configure("row", "font"))
    for column in table["columns"]:
        room = int(table.column(column, "width")) - beside_cell(theme)
        right += int(table.column(column, "width"))
        heading = str(table.heading(column, "text"))
        if theme.measure(heading, "UiSmallBold") > room or right > table.winfo_width():
            yield heading
        for row in table.get_children():
            if theme.measure(str(table.set(row, column)), font) > room:
                yield str(table.set(row, column))


@pytest.mark.parametrize("size", [12, 18])
@pytest.mark.parametrize("drill", DRILLS)
def test_every_screen_of_the_model_answer_is_drawn_whole(app: App, watch: Any, drill: str, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")  # what 1366×768 leaves beside a task bar and a title
    app.practise(drill)
    page, practice = app.page, app.page.practice
    seen: set[str] = set()
    for after_s, masked in practice.scenario.answer:
        watch.passed += timedelta(seconds=after_s)
        page.refresh()
        app.root.update()
        assert list(cut_off(app)) == []
        if practice.view("th").screen.name not in seen:  # beside the desk there is less room, or more
            seen.add(practice.view("th").screen.name)
            page.turn_to_desk()
            app.root.update()
            assert list(cut_off(app)) == []
        state = replace(practice.session.state, now=practice.now)
        page.act(masking.unmask(practice.scenario, state, masked))
        app.root.update()

    assert practice.result().passed
    assert list(cut_off(app)) == []


class _Filled(dict[str, str]):
    """Every text that a caption may name; what the drill has no word for yet has some."""

    def __missing__(self, name: str) -> str:
        return "ข้อความตัวอย่าง"


class _Row(dict[str, str]):
    """A row of whatever table a screen asks for."""

    def __missing__(self, cell: str) -> str:
        return "ค่าซ่อมเครื่องคอมพิวเตอร์"


def screen_with_everything(app: App, name: str) -> ScreenView:
    """A screen of the treasury's or of the phone with every block that it can have, and the longest message."""
    practice = app.page.practice
    told = soft_token.values(practice.scenario, practice.session.state)
    rows = TREASURY.data["screen"][name]["block"]
    offered = [button for row in rows for button in row.get("buttons", ())]
    apps = [
        {"app": id_, "name": row["name"], "publisher": row.get("publisher", "")}
        for id_, row in TREASURY.apps.items()
    ]
    everything_there = Values(
        texts=_Filled({text: words for text, words in told.texts.items() if words}),
        flags=frozenset(row["when"] for row in (*rows, *offered) if "when" in row),
        moments=defaultdict(lambda: timedelta(minutes=5)),
        tables=defaultdict(lambda: [_Row()], {s: cells or apps for s, cells in told.tables.items()}),
    )
    return TREASURY.screen(name, everything_there, LONGEST)


@pytest.mark.parametrize("size", [12, 18])
def test_every_screen_of_the_treasury_and_of_the_phone_is_drawn_whole(app: App, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")
    app.practise("register_with_own_username")
    page = app.page
    page.after_cancel(page._timer)  # the drill's own screens must not come back
    cut: dict[str, list[str]] = {}
    for name, screen in TREASURY.data["screen"].items():
        shown = screen_with_everything(app, name)
        if "app" in screen:
            page.apps.show(replace(page.practice.view("th").phone, app=shown), timedelta(0))
        else:
            page.screen.show(shown, timedelta(0))
        app.root.update()
        cut[name] = list(cut_off(app))

    assert {name: words for name, words in cut.items() if words} == {}
