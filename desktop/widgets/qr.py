"""A QR code that a camera can read, with words under it."""

from __future__ import annotations

import io
import tkinter as tk
from tkinter import ttk

from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of

_SIDE = 168  # pixels, whatever the size of the text: a camera reads it, not a person
_QUIET_ZONE = 4  # modules of empty room around the symbol: ISO/IEC 18004
_LEAST = 2  # screen pixels of a module


class QrPicture(ttk.Frame):
    """The symbol of a text: black on white at night too, and every module a whole number of screen pixels."""

    def __init__(self, master: tk.Misc, data: str, label: str) -> None:
        """Draws it.

        Args:
            master: Where it stands.
            data: What it holds.
            label: The words under it, or "".
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        self._data = data
        self._picture = ttk.Label(self, style=on_surface(master, "TLabel"), anchor="center")
        self._picture.pack(fill="x")
        if label:
            ThaiLabel(self, label, "Bold", anchor="center").pack(fill="x")
        self.bind("<<ThemeChanged>>", lambda _event: self._draw(), add=True)
        self._draw()

    def _draw(self) -> None:
        # kept here and not by the theme: each symbol is another one, and gone when its code is
        self._image = tk.PhotoImage(master=self, data=qr_png(self._data, theme_of(self).px(_SIDE)))
        self._picture.configure(image=self._image)


def qr_png(data: str, side: int) -> bytes:
    """The PNG of the symbol, about as many pixels wide and high.

    Args:
        data: What it holds.
        side: In pixels; rounded to whole pixels a module, and larger where the symbol needs it.
    """
    import segno  # only a page that shows one waits for it

    symbol = segno.make(data, error="m", micro=False)  # telephones read no Micro QR
    modules, _ = symbol.symbol_size(border=_QUIET_ZONE)
    written = io.BytesIO()
    symbol.save(written, kind="png", scale=max(_LEAST, round(side / modules)), border=_QUIET_ZONE)
    return written.getvalue()
