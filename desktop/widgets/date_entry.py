"""A day in Thai: typed in any usual way, or picked from a month of the Buddhist year."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import date

from desktop.widgets.button import button
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.field_box import FieldBox
from desktop.widgets.month_grid import MonthGrid
from desktop.widgets.overlay import place_beside
from thai.dates import format_date, parse_date
from thai.errors import ThaiError


class DateEntry(FieldBox):
    """A day; `get()` is what was typed, written out in full once the field is left and can be read.

    Arrow down, or the button, opens the month.
    """

    def __init__(self, master: tk.Misc, today: date, *, width: int = 20) -> None:
        """Makes an empty field.

        Args:
            master: Where it stands.
            today: The day the month opens on while nothing readable is typed.
            width: In average characters.
        """
        super().__init__(master)
        self._today = today
        self.entry = ThaiEntry(self, width=width, bare=True)
        # The button first: a narrow place shortens the text, not the button.
        self._button = button(self, "", self.open, "field", "calendar")
        self._button.pack(side="right")
        self.entry.pack(side="left", fill="x", expand=True)
        self._month: MonthGrid | None = None
        self.watch(self.entry)
        self.entry.bind("<FocusOut>", lambda _event: self._write_out(), add=True)
        for key in ("<Down>", "<Alt-Down>", "<F4>"):
            self.entry.bind(key, lambda _event: self.open())
        self.bind("<Destroy>", lambda event: self.close() if event.widget is self else None, add=True)

    def get(self) -> str:
        """The day as it stands in the field; `thai.dates.parse_date` reads it."""
        return self.entry.get().strip()

    def set(self, value: str) -> None:
        """Puts a day in, written in full if it can be read."""
        self.entry.set(value)
        self._write_out()

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change."""
        self.entry.on_change(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.entry.focus_set()

    def day(self) -> date | None:
        """The day, or None while what is typed cannot be read."""
        try:
            return parse_date(self.get())
        except ThaiError:
            return None

    def open(self) -> MonthGrid:
        """The month, opened below the field (or closed, if it was open) and given the keyboard."""
        if self._month is not None:
            self.close()
        month = MonthGrid(
            self.winfo_toplevel(), self.day() or self._today, self._today, self._pick, self._leave
        )
        self._month = month
        place_beside(month, self)
        month.focus_set()
        month.bind("<FocusOut>", lambda _event: self.close(), add=True)
        return month

    def close(self) -> None:
        """Puts the month away."""
        month, self._month = self._month, None
        if month is not None and month.winfo_exists():
            month.destroy()

    def _pick(self, day: date) -> None:
        self.entry.set(format_date(day))
        self._leave()

    def _leave(self) -> None:
        self.close()
        self.entry.focus_set()

    def _write_out(self) -> None:
        day = self.day()
        if day is not None:
            self.entry.set(format_date(day))
