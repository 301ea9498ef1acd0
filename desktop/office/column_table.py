"""Shows a roster's columns with their first rows, and lets the clerk say which question each one answers."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any

from desktop.messages import _, digits
from desktop.widgets.choice import Choice
from desktop.widgets.label import ThaiLabel, thai_text
from desktop.widgets.surface import plain_frame
from desktop.widgets.table import Column, Table
from desktop.widgets.theme import theme_of
from templates_docs.form import Form
from templates_docs.mail_merge import RosterRow, guess_columns


class ColumnTable(ttk.Frame):
    """The columns from the roster's left to right, top to bottom here; select one and choose its field.

    Attributes:
        table: heading, field and the first rows of each column.
        field: the choice for the selected column.
    """

    def __init__(self, master: tk.Misc, on_change: Callable[[], object]) -> None:
        super().__init__(master, style="Page.TFrame")
        px = theme_of(self).px
        self._on_change = on_change
        self._form: Form | None = None
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[RosterRow] = ()
        self._fields: list[str] = []
        self._choosing = False
        ThaiLabel(self, _("Columns and first rows"), "Bold").pack(fill="x")
        self.table = Table(
            self,
            (
                Column("heading", _("Heading"), 130),
                Column("field", _("Answers"), 130),
                Column("first", "", 110, stretch=True),
                Column("second", "", 110, stretch=True),
            ),
            empty=_("Choose a roster to see its columns."),
        )
        self.table.pack(fill="both", expand=True)
        foot = plain_frame(self)
        foot.pack(fill="x", pady=(px(6), 0))
        ThaiLabel(foot, _("This column answers")).pack(side="left", padx=(0, px(8)))
        self.field = Choice(foot, width=30)
        self.field.pack(side="left", fill="x", expand=True)
        self.field.on_change(self._chose)
        self.table.on_select(self._selected)
        self.table.on_open(lambda _place: self.field.focus_set())

    def show(self, form: Form, headings: tuple[str, ...], rows: Sequence[RosterRow]) -> None:
        """Shows the columns, each matched as far as its heading tells."""
        self._form, self._headings, self._rows = form, headings, rows
        self._fields = list(guess_columns(form, headings).fields)
        self.field.set_choices([("", _("not used")), *((field.name, field.label) for field in form.asked)])
        self._draw()
        if headings:
            self.table.select(0)

    def chosen(self) -> dict[str, str]:
        """The field of each heading, empty where the column is not used."""
        return dict(zip(self._headings, self._fields, strict=True))

    def _draw(self) -> None:
        self._choosing = True
        for place, name in enumerate(("first", "second")):
            told = _("row {n}").format(n=digits(self._rows[place].number)) if place < len(self._rows) else ""
            self.table.tree.heading(name, text=thai_text(self, told))
        self.table.show(
            {
                "heading": heading,
                "field": self._label(field),
                "first": self._sample(0, column),
                "second": self._sample(1, column),
            }
            for column, (heading, field) in enumerate(zip(self._headings, self._fields, strict=True))
        )
        self._choosing = False

    def _label(self, field: str) -> str:
        return self._form.field(field).label if self._form and field else _("not used")

    def _sample(self, row: int, column: int) -> str:
        if row >= len(self._rows) or column >= len(self._rows[row].cells):
            return ""
        cell = self._rows[row].cells[column]
        return str(getattr(cell, "typed", cell))

    def _selected(self, place: Any) -> None:
        if place is not None:
            self._choosing = True
            self.field.set(self._fields[place])
            self._choosing = False

    def _chose(self) -> None:
        place = self.table.selected()
        if self._choosing or place is None or self._fields[place] == self.field.get():
            return
        self._fields[place] = self.field.get()
        self._draw()
        self._on_change()
