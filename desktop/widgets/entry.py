"""One line to type into, where Thai marks stand right even while they are being typed."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from desktop.widgets.control import Listeners
from desktop.widgets.editing import install_editing
from desktop.widgets.history import History, Moment
from desktop.widgets.shaping import shape, unshape
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of


class ThaiEntry(ttk.Entry):
    """A line of text; `get()` is always the plain text.

    A subclass that accepts only some characters overrides `_tidy`.
    """

    def __init__(self, master: tk.Misc, *, width: int = 30, bare: bool = False, **options: Any) -> None:
        """Makes an empty line.

        Args:
            master: Where it stands.
            width: In average characters.
            bare: Without a box of its own, for use inside a `FieldBox`.
            options: As for `ttk.Entry`.
        """
        install_editing(master)
        style = "Bare.TEntry" if bare else on_surface(master, "TEntry")
        self._shown = tk.StringVar(master)
        options = {"font": "TkTextFont", "width": width, **options}
        # exportselection would offer the shaped text to other programs.
        super().__init__(master, textvariable=self._shown, style=style, exportselection=False, **options)
        self._listeners, self._history = Listeners(""), History()
        self._writing = False
        self._shown.trace_add("write", self._changed)
        self.bind("<<Undo>>", lambda _event: self._restore(self._history.undo()))
        self.bind("<<Redo>>", lambda _event: self._restore(self._history.redo()))

    def get(self) -> str:
        """The text, clean."""
        return unshape(super().get())

    def set(self, value: str) -> None:
        """Puts a text in, the caret behind it."""
        text, caret = self._tidy(value, len(value))
        self._write(text, caret)
        self._note(text, caret)

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change of the text."""
        self._listeners.add(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.focus_set()

    def mark_invalid(self, invalid: bool) -> None:
        """Tints it, or stops."""
        self.state(["invalid" if invalid else "!invalid"])

    def _tidy(self, text: str, caret: int) -> tuple[str, int]:
        """The text as it may stand, and where the caret goes; here anything may, on one line."""
        return text.replace("\n", " ").replace("\t", " "), caret

    def _display(self, text: str) -> str:
        return shape(text, keep_length=True) if theme_of(self).shapes and not self.cget("show") else text

    def _changed(self, *_trace: str) -> None:
        """Runs inside every change, before Tk draws it."""
        if self._writing:
            return
        raw, caret = super().get(), int(self.index("insert"))
        text, caret = self._tidy(unshape(raw), caret)
        if self._display(text) != raw:
            self._write(text, caret)
        self._note(text, caret)

    def _note(self, text: str, caret: int) -> None:
        self._history.record(text, caret)
        self._listeners.tell(text)

    def _write(self, text: str, caret: int) -> None:
        self._writing = True
        ttk.Entry.delete(self, 0, "end")
        ttk.Entry.insert(self, 0, self._display(text))
        self._writing = False
        self.icursor(caret)

    def _restore(self, moment: Moment | None) -> str:
        if moment is not None and not self.instate(["readonly"]):
            self._write(moment.text, moment.caret)
            self._note(moment.text, moment.caret)
        return "break"
