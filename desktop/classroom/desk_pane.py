"""The trainee's desk: who comes to it, the papers on it, to hold beside the screen, and the signs made on them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import replace
from tkinter import ttk

from desktop.classroom.visitors import Visitors
from desktop.messages import _
from desktop.widgets.label import ThaiLabel, thai_text
from desktop.widgets.phone_card import OnPress, PhoneCard
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.view import IN_HAND, PaperView, Table

_BAR = 12  # pixels at 96 dpi that the scroll bar takes
_BESIDE = 4  # pixels at 96 dpi on either side of a cell


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
        width = min(theme.em(430), theme.px(464))
        super().__init__(master, style="Page.TFrame", width=width)
        self.pack_propagate(False)
        ThaiLabel(self, _("On the desk"), "Head").pack(fill="x")
        self._scroll = scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        self._visitors = Visitors(scroll.body, width - theme.px(90), on_press)
        self._papers = plain_frame(scroll.body)
        self._papers.pack(fill="x")
        self._room, self._apart = width - theme.px(_BAR), (theme.px(6), theme.px(10))
        self._sheets = [_Sheet(self._papers, paper, self._room) for paper in papers]
        for sheet in self._sheets:
            sheet.pack(fill="x", pady=self._apart)
        self._shown: tuple[PaperView, ...] = papers
        self.bind("<Map>", lambda _event: self._see_spot(), add=True)

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

    def show(self, papers: tuple[PaperView, ...]) -> None:
        """Draws the signs anew and any sheet that says something else now; brings the line in hand into view."""
        if papers == self._shown:
            return
        for nth, (was, paper) in enumerate(zip(self._shown, papers, strict=True)):
            if replace(was, signs=paper.signs) == paper:
                self._sheets[nth].sign(paper.signs)
            else:
                self._write_anew(nth, paper)
        self._shown = papers
        self._see_spot()

    def _write_anew(self, nth: int, paper: PaperView) -> None:
        """Puts a new sheet in the old one's place, such as one with a clock that has gone on."""
        old, new = self._sheets[nth], _Sheet(self._papers, paper, self._room)
        new.pack(fill="x", pady=self._apart, before=old)
        old.destroy()
        self._sheets[nth] = new

    def _see_spot(self) -> None:
        for sheet, paper in zip(self._sheets, self._shown, strict=True):
            if IN_HAND in paper.signs:
                self._scroll.see(sheet.signs[paper.signs.index(IN_HAND)])


class _Sheet(ttk.Frame):
    """One paper; of one whose lines are judged, each line has a place for a sign.

    Attributes:
        signs: the places, from the first row of the table.
    """

    def __init__(self, master: tk.Misc, paper: PaperView, room: int) -> None:
        px = theme_of(master).px
        super().__init__(master, style="CardBox.TFrame", padding=(px(16), px(12)))
        self.signs: list[ThaiLabel] = []
        ThaiLabel(self, paper.title, "Bold", wrap=True).pack(fill="x")
        for line in paper.lines:
            ThaiLabel(self, line, "Muted", wrap=True).pack(fill="x")
        if paper.table:
            room -= 2 * px(16)
            table = paper.table if paper.signs else self._fitted(paper.table, room)
            grid = self._grid(table, share=bool(paper.signs) or self._width(table) > room)
            grid.pack(fill="x", pady=(px(8), 0))
            if paper.signs:
                self._places(grid, len(table.headings), len(table.rows))
        ThaiLabel(self, _("Made up for this exercise"), "Help").pack(anchor="e", pady=(px(6), 0))
        self.sign(paper.signs)

    def sign(self, signs: tuple[str, ...]) -> None:
        """Puts these signs beside the first rows of the table."""
        for label, sign in zip(self.signs, signs, strict=False):
            label.set_text(sign)

    def _fitted(self, table: Table, room: int) -> Table:
        """The table as it is; where it is too wide, what stands before the last column below the second instead."""
        if len(table.headings) < 4:
            return table
        tried = (table, _folded(table, " · "), _folded(table, "\n"))
        return next((one for one in tried if self._width(one) <= room), tried[-1])

    def _width(self, table: Table) -> int:
        """The pixels it takes to show every line of every cell unbroken."""
        theme = theme_of(self)
        columns = zip(table.headings, *table.rows, strict=True)
        lines = ([line for cell in column for line in cell.split("\n")] for column in columns)
        widest = (max(theme.measure(thai_text(self, line), "UiSmall") for line in column) for column in lines)
        return sum(widest) + 2 * theme.px(_BESIDE) * len(table.headings)

    def _grid(self, table: Table, share: bool) -> ttk.Frame:
        """The table; the second column breaks its lines, and where columns share the room every left one after it.

        A form is read by its boxes, side by side; else columns share only what is too little for all.
        """
        px = theme_of(self).px
        grid = plain_frame(self)
        for column, heading in enumerate(table.headings):
            side = "e" if table.align[column] == "right" else "w"
            ThaiLabel(grid, heading, "Help").grid(row=0, column=column, sticky=f"s{side}", padx=px(_BESIDE))
            ttk.Frame(grid, style="Line.TFrame", height=px(1)).grid(row=1, column=column, sticky="ew")
            wide = column == 1 or (share and column > 1 and side == "w")
            grid.columnconfigure(column, weight=1 if wide else 0)
            for row, cells in enumerate(table.rows, start=2):
                ThaiLabel(grid, cells[column], "Small", wrap=wide).grid(
                    row=row, column=column, sticky="new" if wide else f"n{side}", padx=px(_BESIDE), pady=px(2)
                )
        return grid

    def _places(self, grid: ttk.Frame, column: int, rows: int) -> None:
        theme = theme_of(self)
        grid.columnconfigure(column, minsize=theme.em(22))
        for row in range(rows):
            place = ThaiLabel(grid, "", "Bold")
            place.grid(row=row + 2, column=column, sticky="n")
            self.signs.append(place)


def _folded(table: Table, joint: str) -> Table:
    """The table in three columns: all between the second and the last stands below the second."""

    def folded(cells: tuple[str, ...]) -> tuple[str, ...]:
        below = joint.join(filter(None, cells[2:-1]))
        return (cells[0], "\n".join(filter(None, (cells[1], below))), cells[-1])

    align = (*table.align[:2], table.align[-1])
    return replace(table, headings=folded(table.headings), align=align, rows=tuple(map(folded, table.rows)))
