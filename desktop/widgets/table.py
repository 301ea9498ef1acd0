"""Rows and columns to look through and choose from, with Thai in its place and amounts to the right."""

from __future__ import annotations

import math
import tkinter as tk
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Any, Literal

from desktop.widgets.field_styles import beside_cell, tick_picture
from desktop.widgets.label import ThaiLabel, thai_text
from desktop.widgets.scrollbar import add_scrollbar
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of

Align = Literal["left", "center", "right"]
_ANCHORS: dict[str, Any] = {"left": "w", "center": "center", "right": "e"}
_FONTS = ("TkDefaultFont", "UiSmall")
_ROW = "row"  # the tag of every row


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        id: names it; the key of its text in each row.
        title: heads it.
        width: in pixels beside 12-point text, growing with the text; 0 makes it as wide as what it holds.
        align: `right` for amounts and counts.
        stretch: whether it takes a share of the room that is left.
    """

    id: str
    title: str
    width: int = 0
    align: Align = "left"
    stretch: bool = False


class Table(ttk.Frame):
    """A table; what is selected, opened or ticked is told by the rows' keys.

    Arrows move, Return or a double click opens a row, the space bar ticks it where there are tick boxes, and
    Ctrl+C copies its words.

    Attributes:
        tree: The Treeview inside, for what is not offered here.
    """

    def __init__(
        self,
        master: tk.Misc,
        columns: Sequence[Column],
        *,
        height: int = 8,
        ticks: bool = False,
        empty: str = "",
    ) -> None:
        """Makes a table without rows.

        Args:
            master: Where it stands.
            columns: From left to right.
            height: How many rows high it wants to be.
            ticks: Whether each row has a tick box in front.
            empty: Said while there are no rows.
        """
        px = theme_of(master).px
        super().__init__(master, style=on_surface(master, "Table.TFrame"), padding=px(2))
        theme_of(self).need("table", "ticks")
        self._columns, self._has_ticks = tuple(columns), ticks
        self._rows: list[tuple[Hashable, tuple[str, ...]]] = []
        self._ticked: set[Hashable] = set()
        self._wanted: list[int] = []
        self._needed: dict[str, list[int]] = {}
        self._open_calls: list[Callable[[Any], object]] = []
        self._select_calls: list[Callable[[Any], object]] = []
        self._tick_calls: list[Callable[[], object]] = []
        self.tree = ttk.Treeview(
            self,
            columns=[column.id for column in columns],
            # The first, unnamed column is the tree's own; the tick boxes stand in it.
            show=["tree", "headings"] if ticks else ["headings"],
            selectmode="browse",
            height=height,
        )
        self.tree.pack(side="left", fill="both", expand=True)
        add_scrollbar(self.tree)
        self._empty = ThaiLabel(self.tree, empty, "Muted", surface="Card")
        self._listen()
        self._paint()

    def show(self, rows: Iterable[Mapping[str, str]], keys: Sequence[Hashable] | None = None) -> None:
        """Shows these rows; what was selected and ticked stays so while its key is still there.

        Args:
            rows: Of each row, the text of every column by the column's id.
            keys: What the rows are known by; their numbers from 0, if not given.
        """
        selected = self.selected()
        texts = [tuple(row.get(column.id, "") for column in self._columns) for row in rows]
        self._rows = list(zip(range(len(texts)) if keys is None else keys, texts, strict=True))
        self._ticked &= {key for key, _texts in self._rows}
        self.tree.delete(*self.tree.get_children())
        for number, (_key, row) in enumerate(self._rows):
            values = [thai_text(self, text) for text in row]
            self.tree.insert(
                "", "end", str(number), values=values, tags=(_ROW, "odd") if number % 2 else (_ROW,)
            )
        self._fit_columns()
        self._draw_ticks()
        if selected is not None and any(key == selected for key, _texts in self._rows):
            self.select(selected)
        self._show_empty()

    def selected(self) -> Any:
        """The key of the selected row, or None."""
        chosen = self.tree.selection()
        return self._key(chosen[0]) if chosen else None

    def select(self, key: Hashable) -> None:
        """Selects a row and brings it into view."""
        item = str(next(number for number, (known, _texts) in enumerate(self._rows) if known == key))
        self.tree.selection_set(item)
        self.tree.focus(item)
        self.tree.see(item)

    def ticked(self) -> list[Any]:
        """The keys of the ticked rows, from top to bottom."""
        return [key for key, _texts in self._rows if key in self._ticked]

    def tick(self, keys: Iterable[Hashable]) -> None:
        """Ticks exactly these rows."""
        self._ticked = set(keys) & {key for key, _texts in self._rows}
        self._draw_ticks()
        for call in self._tick_calls:
            call()

    def on_open(self, callback: Callable[[Any], object]) -> None:
        """Calls back with the key of a row opened by Return or a double click."""
        self._open_calls.append(callback)

    def on_select(self, callback: Callable[[Any], object]) -> None:
        """Calls back with the key of the row that is selected now, or None."""
        self._select_calls.append(callback)

    def on_tick(self, callback: Callable[[], object]) -> None:
        """Calls back after ticks have changed."""
        self._tick_calls.append(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard, standing on a row."""
        self.tree.focus_set()

    def _key(self, item: str) -> Any:
        return self._rows[int(item)][0]

    def _listen(self) -> None:
        tree = self.tree
        for key in ("<Return>", "<KP_Enter>"):
            tree.bind(key, lambda _event: self._open(tree.focus()))
        tree.bind("<Double-Button-1>", self._double_click)
        tree.bind("<<TreeviewSelect>>", self._selected)
        tree.bind("<<Copy>>", lambda _event: self._copy())
        tree.bind("<FocusIn>", self._focused, add=True)
        tree.bind("<FocusOut>", lambda _event: self.state(["!focus"]), add=True)
        if self._has_ticks:
            tree.bind("<space>", lambda _event: self._toggle(tree.focus()))
            tree.bind("<Button-1>", self._click)
        tree.bind("<Configure>", lambda _event: self._make_room(), add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._paint(), add=True)

    def _open(self, item: str) -> str:
        if item:
            for call in self._open_calls:
                call(self._key(item))
        return "break"

    def _selected(self, _event: object) -> None:
        for call in self._select_calls:
            call(self.selected())

    def _copy(self) -> str:
        chosen = self.tree.selection()
        if chosen:
            self.clipboard_clear()
            self.clipboard_append("\t".join(self._rows[int(chosen[0])][1]))
        return "break"

    def _focused(self, _event: object) -> None:
        """A table reached with Tab has a row selected, so that the arrows have a place to start from."""
        self.state(["focus"])
        if self._rows and not self.tree.selection():
            self.select(self._rows[0][0])

    def _click(self, event: tk.Event[tk.Misc]) -> str | None:
        if self.tree.identify_column(event.x) != "#0":
            return None
        self.tree.focus_set()
        if self.tree.identify_region(event.x, event.y) == "heading":
            everything = len(self._ticked) < len(self._rows)
            self.tick([key for key, _texts in self._rows] if everything else [])
            return "break"
        return self._toggle(self.tree.identify_row(event.y))

    def _double_click(self, event: tk.Event[tk.Misc]) -> str | None:
        if self.tree.identify_column(event.x) == "#0":  # two quick clicks on a tick box are two clicks
            return self._click(event)
        return self._open(self.tree.identify_row(event.y))

    def _toggle(self, item: str) -> str:
        if item:
            self.select(self._key(item))
            self.tick(self._ticked ^ {self._key(item)})
        return "break"

    def _draw_ticks(self) -> None:
        if not self._has_ticks:
            return
        theme = theme_of(self)
        pictures = {on: tick_picture(theme, "Checkbutton", on) for on in (False, True)}
        for number, (key, _texts) in enumerate(self._rows):
            self.tree.item(str(number), image=pictures[key in self._ticked])
        everything = bool(self._rows) and len(self._ticked) == len(self._rows)
        self.tree.heading("#0", image=pictures[everything])

    def _paint(self) -> None:
        theme = theme_of(self)
        self.tree.tag_configure("odd", background=theme.tokens.zebra)
        if self._has_ticks:
            self.tree.heading("#0", anchor="w")
            self.tree.column("#0", width=theme.em(44), minwidth=theme.em(44), stretch=False)
        for column in self._columns:
            title = thai_text(self, column.title)
            self.tree.heading(column.id, text=title, anchor=_ANCHORS[column.align])
        self._fit_columns()
        self._draw_ticks()

    def _fit_columns(self) -> None:
        theme = theme_of(self)
        for column in self._columns:
            self.tree.column(
                column.id,
                minwidth=theme.em(40),
                anchor=_ANCHORS[column.align],
                stretch=column.stretch or not any(other.stretch for other in self._columns),
            )
        self._needed = {font: self._needs(font) for font in _FONTS}
        spare = [0 if column.width else theme.px(12) for column in self._columns]
        self._wanted = [sum(both) for both in zip(self._needed[_FONTS[0]], spare, strict=True)]
        for column, width in zip(self._columns, self._wanted, strict=True):
            self.tree.column(column.id, width=width)
        self._make_room()

    def _needs(self, font: str) -> list[int]:
        """The pixels of every column whose heading and widest cell are whole and have nothing to spare."""
        theme = theme_of(self)
        needs = []
        for place, column in enumerate(self._columns):
            texts = [thai_text(self, row[place]) for _key, row in self._rows[:200]]
            widest = max((theme.measure(text, font) for text in texts), default=0)
            title = theme.measure(thai_text(self, column.title), "UiSmallBold")
            needs.append(theme.em(column.width) or max(widest, title) + beside_cell(theme))
        return needs

    def _make_room(self) -> None:
        """Makes the columns fill the table.

        Where they are too wide they give up the space beside their texts, then the rows take smaller letters, and
        only then are words cut. Tk alone lets the last, the amounts, go out of sight.
        """
        room = self.tree.winfo_width() - (self.tree.column("#0", "width") if self._has_ticks else 0)
        if room <= 1:  # not on the screen yet
            return
        stretch = [bool(self.tree.column(column.id, "stretch")) for column in self._columns]
        least = theme_of(self).em(40)
        font = next((font for font in _FONTS if sum(self._needed[font]) <= room), _FONTS[-1])
        self.tree.tag_configure(_ROW, font=font)
        widths = _narrowed(self._wanted, self._needed[font], room)
        cut = [min(width, least) if gives else width for width, gives in zip(widths, stretch, strict=True)]
        widths = _narrowed(widths, cut, room)
        more = max(0, room - sum(widths)) // max(1, sum(stretch))
        for column, width, takes in zip(self._columns, widths, stretch, strict=True):
            self.tree.column(column.id, width=width + more if takes else width)

    def _show_empty(self) -> None:
        if self._rows or not self._empty.plain_text:
            self._empty.place_forget()
        else:
            self._empty.place(relx=0.5, rely=0.6, anchor="center")


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths, each less its share of what is too much for the room, but none below its least."""
    give = [max(0, width - floor) for width, floor in zip(widths, least, strict=True)]
    share = min(1.0, max(0, sum(widths) - room) / max(1, sum(give)))
    return [width - math.ceil(most * share) for width, most in zip(widths, give, strict=True)]
