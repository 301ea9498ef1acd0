"""A slim bar beside what can be scrolled, there only while there is something to scroll."""

from __future__ import annotations

import time
import tkinter as tk
from tkinter import ttk

from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of

_AT_ONCE_S, _KEEP_S = 0.3, 1.0


def add_scrollbar(target: tk.Canvas | tk.Text | ttk.Treeview) -> ttk.Scrollbar:
    """The bar of a widget that was packed with `side="left"`; it stands to the right of it."""
    master = target.master
    theme_of(target).need("scrollbars")
    style = on_surface(master, "Vertical.TScrollbar")
    bar = ttk.Scrollbar(master, command=target.yview, style=style, takefocus=0)

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

    target.configure(yscrollcommand=moved)
    return bar
