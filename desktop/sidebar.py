"""The list of places to go, at the left edge of the window."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.theme import theme_of

Place = tuple[str, str, Callable[[], None]]
"""What a place is called, the drawing beside it, and what goes there."""


class Sidebar(ttk.Frame):
    """The program's name, a button for each place, and below them what the program is not.

    Attributes:
        places: the button of each place, by what goes there.
    """

    def __init__(self, master: tk.Misc, places: Iterable[Place]) -> None:
        """Draws it; `places` stand from top to bottom."""
        px = theme_of(master).px
        super().__init__(master, style="Side.TFrame", padding=(px(10), px(14)))
        ThaiLabel(self, _("Khlang Desk"), "Head").pack(fill="x", padx=px(8))
        ThaiLabel(self, _("Practice and letters"), "Small").pack(fill="x", padx=px(8), pady=(0, px(14)))
        self.places = {
            go: button(self, caption, go, "item", icon_name=drawing) for caption, drawing, go in places
        }
        for made in self.places.values():
            made.pack(fill="x", pady=px(1))
        ThaiLabel(
            self,
            _("For training. Not a bank, not the treasury."),
            "Small",
            wrap_at=theme_of(master).em(170),
        ).pack(side="bottom", fill="x", padx=px(8))

    def select(self, place: Callable[[], None]) -> None:
        """Shows that this is where one is."""
        for go, item in self.places.items():
            item.state(["selected" if go == place else "!selected"])
