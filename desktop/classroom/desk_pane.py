"""The papers on the trainee's desk, to hold beside the screen, and the signs made on them."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.view import IN_HAND, PaperView, Table


class DeskPane(ttk.Frame):
    """Sheets of paper, one below the other."""

    def __init__(self, master: tk.Misc, papers: tuple[PaperView, ...]) -> None:
        theme = theme_of(master)
        super().__init__(master, style="Page.TFrame", width=min(theme.em(430), theme.px(520)))
        self.pack_propagate(False)
        ThaiLabel(self, _("On the desk"), "Head").pack(fill="x")
        self._scroll = ScrollFrame(self)
        self._scroll.pack(fill="both", expand=True)
        self._sheets = [_Sheet(self._scroll.body, paper) for paper in papers]
        for sheet in self._sheets:
            sheet.pack(fill="x", pady=(theme.px(6), theme.px(10)))
        self._shown: tuple[PaperView, ...] = papers
        self.bind("<Map>", lambda _event: self._see_spot(), add=True)

    def show(self, papers: tuple[PaperView, ...]) -> None:
        """Draws what has changed of the signs, and brings the line in hand into view."""
        if papers == self._shown:
            return
        self._shown = papers
        for sheet, paper in zip(self._sheets, papers, strict=True):
            sheet.sign(paper.signs)
        self._see_spot()

    def _see_spot(self) -> None:
        for sheet, paper in zip(self._sheets, self._shown, strict=True):
            if IN_HAND in paper.signs:
                self._scroll.see(sheet.signs[paper.signs.index(IN_HAND)])


class _Sheet(ttk.Frame):
    """One paper; of one whose lines are judged, each line has a place for a sign.

    Attributes:
        signs: the places, from the first row of the table.
    """

    def __init__(self, master: tk.Misc, paper: PaperView) -> None:
        px = theme_of(master).px
        super().__init__(master, style="CardBox.TFrame", padding=(px(16), px(12)))
        self.signs: list[ThaiLabel] = []
        ThaiLabel(self, paper.title, "Bold", wrap=True).pack(fill="x")
        for line in paper.lines:
            ThaiLabel(self, line, "Muted", wrap=True).pack(fill="x")
        if paper.table:
            self._grid(paper.table, bool(paper.signs)).pack(fill="x", pady=(px(8), 0))
        ThaiLabel(self, _("Made up for this exercise"), "Help").pack(anchor="e", pady=(px(6), 0))
        self.sign(paper.signs)

    def sign(self, signs: tuple[str, ...]) -> None:
        """Puts these signs beside the first rows of the table."""
        for label, sign in zip(self.signs, signs, strict=False):
            label.set_text(sign)

    def _grid(self, table: Table, signed: bool) -> ttk.Frame:
        px = theme_of(self).px
        grid = plain_frame(self)
        for column, heading in enumerate(table.headings):
            side = "e" if table.align[column] == "right" else "w"
            ThaiLabel(grid, heading, "Help").grid(row=0, column=column, sticky=side, padx=px(3))
            ttk.Frame(grid, style="Line.TFrame", height=px(1)).grid(row=1, column=column, sticky="ew")
            grid.columnconfigure(column, weight=1 if column == 1 else 0)
            for row, cells in enumerate(table.rows, start=2):
                wide = column == 1
                ThaiLabel(grid, cells[column], "Small", wrap=wide).grid(
                    row=row, column=column, sticky="ew" if wide else f"n{side}", padx=px(3), pady=px(2)
                )
        if signed:
            self._places(grid, len(table.headings), len(table.rows))
        return grid

    def _places(self, grid: ttk.Frame, column: int, rows: int) -> None:
        theme = theme_of(self)
        grid.columnconfigure(column, minsize=theme.em(22))
        for row in range(rows):
            place = ThaiLabel(grid, "", "Bold")
            place.grid(row=row + 2, column=column, sticky="n")
            self.signs.append(place)
