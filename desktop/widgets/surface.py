"""Knows what a piece of the window stands on, so that its text gets the right background by itself.

ttk labels and frames paint their own background; on a white card or a dark sidebar they need the style of
that surface (`Card.Muted.TLabel`).  The surface is read off the styles of the frames around a widget.
"""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

SURFACES = ("Card", "Side", "Ribbon", "Phone", "Soft", "Good", "Bad")
"""What a frame's style may begin with; anything else stands on the page."""


def surface_of(widget: tk.Misc) -> str:
    """The surface a widget lies on or is: one of `SURFACES`, or "" for the page."""
    at: Any = widget
    while at is not None and not isinstance(at, tk.Wm):
        if isinstance(at, ttk.Frame):
            first = str(at.cget("style")).split(".")[0].removesuffix("Box")
            if first in SURFACES:
                return first
            if first == "Page":
                return ""
        at = at.master
    return ""


def on_surface(master: tk.Misc, style: str) -> str:
    """The style for a child of `master`: `Muted.TLabel` on a card is `Card.Muted.TLabel`."""
    surface = surface_of(master)
    return f"{surface}.{style}" if surface else style


def plain_frame(master: tk.Misc, **options: Any) -> ttk.Frame:
    """A frame for layout only, in the colour of what it stands on."""
    return ttk.Frame(master, style=on_surface(master, "TFrame"), **options)
