"""The papers on the trainee's desk, to hold beside the screen."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.view import PaperView, Table


class DeskPane(ttk.Frame):
    """Sheets of paper, one below the other."""

    def __init__(self, master: tk.Misc, papers: tuple[PaperView, ...]) -> None:
        theme = theme_of(master)
        super().__init__(master, style="Page.TFrame", width=min(theme.em(430), theme.px(520)))
        self.pack_propagate(False)
        ThaiLabel(self, _("On the desk"), "Head").pack(fill="x")
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        for paper in papers:
            _sheet(scroll.body, paper).pack(fill="x", pady=(theme.px(6), theme.px(10)))


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
