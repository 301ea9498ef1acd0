"""The frame drawn around a field made of several parts, so that it looks and lights up like a single one."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of


class FieldBox(ttk.Frame):
    """A box that looks like a field; parts put into it tell it when they have the keyboard."""

    def __init__(self, master: tk.Misc) -> None:
        px = theme_of(master).px
        super().__init__(
            master,
            style=on_surface(master, "Field.TFrame"),
            padding=(px(10), px(3), px(3), px(3)),
            takefocus=0,
        )

    def watch(self, part: tk.Misc) -> None:
        """Lights up while this part has the keyboard."""
        part.bind("<FocusIn>", lambda _event: self.state(["focus"]), add=True)
        part.bind("<FocusOut>", lambda _event: self.state(["!focus"]), add=True)

    def mark_invalid(self, invalid: bool) -> None:
        """Tints the box and all in it, or stops."""
        state = ["invalid" if invalid else "!invalid"]
        self.state(state)
        for part in self.winfo_children():
            if isinstance(part, ttk.Widget):
                part.state(state)
