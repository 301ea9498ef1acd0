"""A day and a time of day, 21.30 น., in two fields side by side."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.control import Listeners
from desktop.widgets.date_entry import DateEntry
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of
from thai.dates import format_date, parse_moment, parse_time
from thai.errors import ThaiError
from thai.numerals import all_arabic


class MomentEntry(ttk.Frame):
    """A moment; `get()` reads `๗ มีนาคม ๒๕๖๘ เวลา 21.30 น.`, or what there is of it."""

    def __init__(self, master: tk.Misc, today: date) -> None:
        super().__init__(master, style=on_surface(master, "TFrame"))
        px = theme_of(self).px
        self.date = DateEntry(self, today)
        at = ThaiLabel(self, _("at"))
        self.time = ThaiEntry(self, width=6, justify="center")
        # From the right, so that a narrow place shortens the day's field and not the words.
        ThaiLabel(self, _("hrs")).pack(side="right", padx=(px(8), 0))
        self.time.pack(side="right", fill="y")
        at.pack(side="right", padx=px(8))
        self.date.pack(side="left", fill="x", expand=True)
        self._listeners = Listeners("")
        for part in (self.date, self.time):
            part.on_change(lambda: self._listeners.tell(self.get()))
        self.time.bind("<FocusOut>", lambda _event: self._write_out(), add=True)

    def get(self) -> str:
        """The moment as typed; `thai.dates.parse_moment` reads it."""
        day, time = self.date.get(), self.time.get().strip()
        return f"{day} เวลา {time} น.".strip() if time else day

    def set(self, value: str) -> None:
        """Puts a moment in; what cannot be read goes into the first field, to be mended there."""
        try:
            moment = parse_moment(value)
        except ThaiError:
            self.time.set("")
            self.date.set(value)
        else:
            self.time.set(f"{moment:%H.%M}")
            self.date.set(format_date(moment))

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change."""
        self._listeners.add(callback)

    def focus_first(self) -> None:
        """Gives the day the keyboard."""
        self.date.focus_first()

    def mark_invalid(self, invalid: bool) -> None:
        """Tints both fields, or stops."""
        self.date.mark_invalid(invalid)
        self.time.mark_invalid(invalid)

    def _write_out(self) -> None:
        """`2130`, `21:30` and `๒๑.๓๐ น.` become 21.30 when the field is left."""
        typed = all_arabic(self.time.get()).strip()
        if re.fullmatch("[0-9]{3,4}", typed):
            typed = f"{typed[:-2]}.{typed[-2:]}"
        with suppress(ThaiError):
            self.time.set(f"{parse_time(typed):%H.%M}")
