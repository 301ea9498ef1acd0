"""A box to tick, with its words beside it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.widgets.control import Listeners
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of


class Tick(ttk.Frame):
    """A tick box; a click on its words ticks it too, and so do the space bar and Return."""

    def __init__(self, master: tk.Misc, text: str = "") -> None:
        super().__init__(master, style=on_surface(master, "TFrame"))
        theme = theme_of(self)
        theme.need("ticks")
        self._on = tk.BooleanVar(self, False)
        self._listeners = Listeners(False)
        self.box = ttk.Checkbutton(
            self, variable=self._on, style=on_surface(self, "TCheckbutton"), command=self._told
        )
        self.box.pack(side="left", anchor="n")
        self.box.bind("<Return>", lambda _event: self.box.invoke())
        self.words: ThaiLabel | None = None
        if text:
            self.words = ThaiLabel(self, text, wrap=True)
            self.words.pack(side="left", fill="x", expand=True, padx=(theme.px(6), 0))
            self.words.bind("<Button-1>", self._words_clicked)

    def get(self) -> bool:
        """Whether it is ticked."""
        return bool(self._on.get())

    def set(self, value: bool) -> None:
        """Ticks it, or not."""
        self._on.set(bool(value))
        self._told()

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change."""
        self._listeners.add(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.box.focus_set()

    def mark_invalid(self, invalid: bool) -> None:
        """Tints it, or stops."""
        self.box.state(["invalid" if invalid else "!invalid"])

    def _words_clicked(self, _event: object) -> None:
        self.box.focus_set()
        self.box.invoke()

    def _told(self) -> None:
        self._listeners.tell(self.get())
