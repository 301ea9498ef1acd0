"""A table that is too wide for a screen: some columns stand under others, and a row has its button beside it.

Where even that is too wide, as at large text beside the papers, the longest column moves to a line of its own under
each row, so that no figure is ever cut off or broken.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.theme import theme_of
from training.view import Button, Table

_LINES = 3  # of the grid for each row: the rule above it, the row, and what moves under it


class WideTable(ttk.Frame):
    """A table of labels.

    Attributes:
        pressable: each row's button with what it offers.
    """

    def __init__(self, master: tk.Misc, table: Table, press: Callable[[Button], None]) -> None:
        theme = theme_of(master)
        super().__init__(master, style=on_surface(master, "TFrame"))
        self.pressable: list[tuple[Button, ttk.Button]] = []
        self._columns = _stacked(table)
        self._sides = ["e" if table.align[numbers[0]] == "right" else "w" for numbers in self._columns]
        self._longest = max(range(len(self._columns)), key=lambda place: _length(table, self._columns[place]))
        self._cells: list[list[ttk.Frame]] = [[] for _ in self._columns]
        self._narrow: bool | None = None
        self._least = theme.em(110)
        for row, cells in enumerate((table.headings, *table.rows)):
            if row:
                line = ttk.Frame(self, style="Line.TFrame", height=theme.px(1))
                line.grid(row=_LINES * row, column=0, columnspan=len(self._columns) + 1, sticky="ew")
            self._draw(cells, row)
            if row and table.open:
                self._offer(table.open[row - 1], row, press)
        self._lay_out(narrow=False)
        self.bind("<Configure>", lambda event: self._lay_out(narrow=event.width < self._needed()))

    def _draw(self, cells: tuple[str, ...], row: int) -> None:
        for place, numbers in enumerate(self._columns):
            texts = [cells[number] for number in numbers]
            cell = _cell(
                self, texts, self._sides[place], heads=not row, wrap=place == self._longest and row > 0
            )
            self._cells[place].append(cell)

    def _offer(self, offered: Button, row: int, press: Callable[[Button], None]) -> None:
        px = theme_of(self).px
        made = button(self, offered.caption, lambda: press(offered))
        made.grid(
            row=_LINES * row + 1,
            column=len(self._columns),
            rowspan=2,
            padx=(px(6), 0),
            pady=px(2),
            sticky="e",
        )
        self.pressable.append((offered, made))

    def _needed(self) -> int:
        """The width at which every column can stand beside the next."""
        gap = 2 * theme_of(self).px(5)
        wide = [max(cell.winfo_reqwidth() for cell in cells) + gap for cells in self._cells]
        wide[self._longest] = self._least
        buttons = max((made.winfo_reqwidth() + gap for _, made in self.pressable), default=0)
        return sum(wide) + buttons

    def _lay_out(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        last_figure = max((place for place, side in enumerate(self._sides) if side == "e"), default=0)
        for place, cells in enumerate(self._cells):
            own = place == self._longest
            moves = narrow and (own or (self._sides[place] == "w" and place > last_figure))
            at = (0, last_figure) if own else (last_figure, 1)
            column, span = at if moves else (place, 1)
            self.columnconfigure(
                place, weight=1 if own is not narrow and (own or place == last_figure) else 0
            )
            for row, cell in enumerate(cells):
                side = "e" if moves and not own else self._sides[place]
                cell.grid(
                    row=_LINES * row + (2 if moves else 1),
                    column=column,
                    columnspan=max(1, span),
                    sticky="new" if own else f"n{side}",
                    padx=theme_of(self).px(5),
                    pady=theme_of(self).px(2),
                )


def _stacked(table: Table) -> list[list[int]]:
    """The columns' numbers, those that stand one under the other together."""
    columns: list[list[int]] = []
    for number, under in enumerate(table.under):
        if under and columns:
            columns[-1].append(number)
        else:
            columns.append([number])
    return columns


def _length(table: Table, numbers: list[int]) -> int:
    return max((len(cells[number]) for cells in table.rows for number in numbers), default=0)


def _cell(master: tk.Misc, texts: list[str], side: str, *, heads: bool, wrap: bool) -> ttk.Frame:
    """One cell: its first text in full, what stands under it smaller."""
    cell = plain_frame(master)
    for number, text in enumerate(texts):
        role = "Help" if heads or number else "Small"
        if text or not number:
            label = ThaiLabel(cell, text, role, wrap=wrap)
            label.pack(fill="x" if wrap else "none", anchor="e" if side == "e" else "w")
    return cell
