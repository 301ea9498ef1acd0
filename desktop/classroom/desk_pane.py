"""The trainee's desk: the papers on it, to hold beside the screen, and who comes to it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk

from desktop.classroom.visitors import Visitors
from desktop.messages import _
from desktop.widgets.label import ThaiLabel
from desktop.widgets.phone_frame import OnPress, PhoneCard
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.view import PaperView, Table


class DeskPane(ttk.Frame):
    """Who stands at the desk, and below them sheets of paper, one under the other."""

    def __init__(self, master: tk.Misc, papers: tuple[PaperView, ...], on_press: OnPress) -> None:
        """Lays the papers out.

        Args:
            master: Where it stands.
            papers: What lies there.
            on_press: Called with the ids of a visit and of the answer that was pressed.
        """
        theme = theme_of(master)
        width = min(theme.em(430), theme.px(520))
        super().__init__(master, style="Page.TFrame", width=width)
        self.pack_propagate(False)
        ThaiLabel(self, _("On the desk"), "Head").pack(fill="x")
        self._scroll = scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        self._visitors = Visitors(scroll.body, width - theme.px(90), on_press)
        self._papers = plain_frame(scroll.body)
        self._papers.pack(fill="x")
        for paper in papers:
            _sheet(self._papers, paper).pack(fill="x", pady=(theme.px(6), theme.px(10)))

    def show_visitors(self, visits: Sequence[PhoneCard]) -> bool:
        """Has these people stand at the desk.

        Returns:
            Whether somebody speaks who did not before.
        """
        came = self._visitors.show(visits)
        if not visits:
            self._visitors.pack_forget()
        elif not self._visitors.winfo_manager():
            self._visitors.pack(fill="x", before=self._papers)
        if came:
            self._scroll.scroll_to(0)
        return came


def _sheet(master: tk.Misc, paper: PaperView) -> ttk.Frame:
    px = theme_of(master).px
    sheet = ttk.Frame(master, style="CardBox.TFrame", padding=(px(16), px(12)))
    ThaiLabel(sheet, paper.title, "Bold", wrap=True).pack(fill="x")
    for line in paper.lines:
        ThaiLabel(sheet, line, "Muted", wrap=True).pack(fill="x")
    if paper.table:
        _grid(sheet, paper.table).pack(fill="x", pady=(px(8), 0))
    ThaiLabel(sheet, _("Made up for this exercise"), "Help").pack(anchor="e", pady=(px(6), 0))
    return sheet


def _grid(master: tk.Misc, table: Table) -> ttk.Frame:
    px = theme_of(master).px
    grid = plain_frame(master)
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
    return grid
