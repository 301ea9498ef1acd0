"""A list of lines to type, one below the other, that grows and shrinks: witnesses, enclosures, devices."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.control import Listeners
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.theme import theme_of


class Lines(ttk.Frame):
    """Lines of text; `get()` leaves empty ones out.

    Return goes to the next line or adds one; BackSpace in an empty line takes it away.
    """

    def __init__(self, master: tk.Misc, *, most: int = 50) -> None:
        """Makes one empty line.

        Args:
            master: Where it stands.
            most: How many lines there may be.
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        self._most = most
        self._invalid = False
        self._listeners = Listeners([])
        self._rows: list[tuple[ttk.Frame, ThaiEntry]] = []
        self._add = button(self, _("Add a line"), self._add_and_go, "quiet", "add")
        self._add.pack(side="bottom", anchor="w")
        self._new_row()

    def get(self) -> list[str]:
        """The lines that say something, from top to bottom."""
        return [text for text in (entry.get().strip() for _frame, entry in self._rows) if text]

    def set(self, value: Sequence[str]) -> None:
        """Shows these lines (or the lines of one text); at least one empty one."""
        lines = value.splitlines() if isinstance(value, str) else list(value)
        texts = lines[: self._most] or [""]
        while len(self._rows) > len(texts):
            self._rows.pop()[0].destroy()
        while len(self._rows) < len(texts):
            self._new_row()
        for (_frame, entry), text in zip(self._rows, texts, strict=True):
            entry.set(text)
        self._changed()

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change of what `get` returns."""
        self._listeners.add(callback)

    def focus_first(self) -> None:
        """Gives the first line the keyboard."""
        self._rows[0][1].focus_set()

    def mark_invalid(self, invalid: bool) -> None:
        """Tints the lines, or stops."""
        self._invalid = invalid
        for _frame, entry in self._rows:
            entry.mark_invalid(invalid)

    def entries(self) -> list[ThaiEntry]:
        """The fields of the lines, from top to bottom."""
        return [entry for _frame, entry in self._rows]

    def _new_row(self) -> ThaiEntry:
        px = theme_of(self).px
        frame = plain_frame(self)
        frame.pack(fill="x", pady=(0, px(4)))
        entry = ThaiEntry(frame)
        entry.mark_invalid(self._invalid)
        remove = button(frame, "", lambda: self._remove(entry), "quiet", "remove")
        remove.pack(side="right", padx=(px(4), 0))
        entry.pack(side="left", fill="x", expand=True)
        entry.on_change(self._changed)
        entry.bind("<Return>", lambda _event: self._next(entry))
        entry.bind("<BackSpace>", lambda _event: self._backspace(entry))
        self._rows.append((frame, entry))
        self._changed()
        return entry

    def _add_and_go(self) -> None:
        if len(self._rows) < self._most:
            self._new_row().focus_set()

    def _next(self, entry: ThaiEntry) -> str:
        at = self.entries().index(entry) + 1
        if at < len(self._rows):
            self._rows[at][1].focus_set()
        else:
            self._add_and_go()
        return "break"

    def _backspace(self, entry: ThaiEntry) -> str | None:
        if entry.get() or len(self._rows) == 1:
            return None
        self._remove(entry)
        return "break"

    def _remove(self, entry: ThaiEntry) -> None:
        at = self.entries().index(entry)
        if len(self._rows) == 1:
            entry.set("")
            return
        self._rows.pop(at)[0].destroy()
        self._rows[max(at - 1, 0)][1].focus_set()
        self._changed()

    def _changed(self) -> None:
        self._add.state(["disabled" if len(self._rows) >= self._most else "!disabled"])
        self._listeners.tell(self.get())
