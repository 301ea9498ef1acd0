"""A field for a secret: dots instead of letters, and an eye to look for a moment."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from desktop.widgets.button import button, set_icon
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.field_box import FieldBox

_DOT = "●"


class SecretEntry(FieldBox):
    """A secret being typed; it cannot be copied out, and hides itself again when left."""

    def __init__(self, master: tk.Misc, *, width: int = 24) -> None:
        super().__init__(master)
        self.entry = ThaiEntry(self, width=width, bare=True, show=_DOT)
        # The button first: a narrow place shortens the text, not the button.
        self._eye = button(self, "", self.toggle, "field", "eye")
        self._eye.pack(side="right")
        self.entry.pack(side="left", fill="x", expand=True)
        self.watch(self.entry)
        self.bind("<FocusOut>", lambda _event: self._hide(), add=True)

    def get(self) -> str:
        """The secret."""
        return self.entry.get()

    def set(self, value: str) -> None:
        """Puts a secret in."""
        self.entry.set(value)

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change."""
        self.entry.on_change(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.entry.focus_set()

    def toggle(self) -> None:
        """Shows the letters, or the dots again."""
        hidden = bool(self.entry.cget("show"))
        self.entry.configure(show="" if hidden else _DOT)
        set_icon(self._eye, "eye_off" if hidden else "eye")

    def _hide(self) -> None:
        if not self.entry.cget("show"):
            self.toggle()
