"""A box for a PIN on the phone: dots for the digits, and a pad to press them on; the keyboard works always."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.digits_entry import DigitsEntry
from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.theme import theme_of

_DOT = "●"
_KEYS = {3: ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "back"), 6: (*"1234567890", "back")}
"""The keys by how many stand in a row; large text leaves a phone no room for four rows."""
_LARGE = 15  # points of text above which the rows are the longer ones


class PinPad(ttk.Frame):
    """A PIN being typed or pressed.

    The pad's keys take no keyboard of their own: who works with the keyboard types into the line above them.

    Attributes:
        entry: the line that takes the keys.
        keys: the pad's buttons by digit; ``back`` takes the last one away.
    """

    def __init__(self, master: tk.Misc, label: str, length: int = 6) -> None:
        """Makes it, empty.

        Args:
            master: Where it stands.
            label: Beside it.
            length: Digits it holds.
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        px = theme_of(self).px
        theme_of(self).need("phone")
        row = plain_frame(self)
        row.pack(pady=(0, px(4)))
        ThaiLabel(row, label, "Muted").pack(side="left", padx=(0, px(10)))
        self.entry = DigitsEntry(row, (length,), width=length + 3, show=_DOT, justify="center")
        self.entry.pack(side="left")
        pad = plain_frame(self)
        pad.pack(fill="x")
        self.keys: dict[str, ttk.Button] = {}
        columns = 6 if theme_of(self).size > _LARGE else 3
        for place, key in enumerate(_KEYS[columns]):
            pad.columnconfigure(place % columns, weight=1, uniform="key")
            if key:
                self.keys[key] = made = self._key(pad, key)
                made.grid(row=place // columns, column=place % columns, sticky="nsew", padx=px(2), pady=px(1))

    def get(self) -> str:
        """The digits."""
        return self.entry.get()

    def set(self, value: str) -> None:
        """Puts digits in."""
        self.entry.set(value)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.entry.focus_set()

    def _key(self, pad: tk.Misc, key: str) -> ttk.Button:
        theme = theme_of(pad)
        command: Callable[[], None] = self._back if key == "back" else partial(self._press, key)
        made = button(pad, "" if key == "back" else key, command, takefocus=False)
        made.configure(style="Key.Card.TButton")
        if key == "back":
            made.configure(image=icon(made, "left", theme.tokens.ink, 20), text=_("Delete"), compound="image")
        return made

    def _press(self, digit: str) -> None:
        self.entry.set(self.entry.get() + digit)
        self.entry.focus_set()

    def _back(self) -> None:
        self.entry.set(self.entry.get()[:-1])
        self.entry.focus_set()
