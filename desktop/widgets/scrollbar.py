"""A slim bar beside what can be scrolled, there only while there is something to scroll."""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of

_AT_ONCE_S, _KEEP_S = 0.3, 1.0


def add_scrollbar(target: tk.Text | ttk.Treeview) -> ttk.Scrollbar:
    """The bar of a widget that was packed with `side="left"`; it stands to the right of it."""
    bar, moved = bar_beside(target, target.yview)
    target.configure(yscrollcommand=moved)
    return bar


def bar_beside(
    target: tk.Widget, command: Callable[..., Any]
) -> tuple[ttk.Scrollbar, Callable[[float, float], None]]:
    """The bar of a widget packed with `side="left"`, and what tells it which part shows, from 0 to 1.

    Args:
        target: What it stands to the right of.
        command: Called when the bar is moved, as Tk's own `yview` is.
    """
    master = target.master
    theme_of(target).need("scrollbars")
    style = on_surface(master, "Vertical.TScrollbar")
    bar = ttk.Scrollbar(master, command=command, style=style, takefocus=0)

    hidden = keep_until = float("-inf")

    def moved(first: float, last: float) -> None:
        nonlocal hidden, keep_until
        bar.set(first, last)
        needed, now = float(first) > 0 or float(last) < 1, time.monotonic()
        if needed and not bar.winfo_manager():
            # Thai that is broken anew for the narrower place may be shorter there: such a bar would come and go for
            # ever, so one that is wanted again at once stays
            keep_until = now + _KEEP_S if now - hidden < _AT_ONCE_S else keep_until
            bar.pack(side="right", fill="y", before=target)
        elif not needed and bar.winfo_manager() and now > keep_until:
            hidden = now
            bar.pack_forget()

    return bar, moved
