"""Gives a part of the window its places before it shows, so that it is drawn once, as it will stand.

Tk draws a widget whenever its place changes, and the place of Thai text changes more than once: its lines can be
broken only when its width is known, and only then is its height, and where the next thing stands.  What is not on
the screen is not drawn.
"""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk


def lay_out_unseen(part: tk.Widget, width: int, height: int) -> None:
    """Settles where everything in `part` stands at that size in pixels; `part` is packed nowhere.

    Afterwards it may be packed or placed where it has that size, beside its master's other children.  A size of 1
    is Tk's for a place that is not on the screen itself: then there is nothing to settle yet.
    """
    if min(width, height) <= 1:
        return
    shelf = ttk.Frame(part.master)  # never on the screen itself, nor therefore what lies on it
    _exist(part)
    part.place(in_=shelf, width=width, height=height)
    part.update_idletasks()
    part.place_forget()
    shelf.destroy()


def _exist(widget: tk.Misc) -> None:
    """Only a window that the screen knows is told of its size."""
    widget.winfo_id()
    for child in widget.winfo_children():
        _exist(child)
