"""A slim bar beside what can be scrolled, there only while there is something to scroll."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of


def add_scrollbar(target: tk.Canvas | tk.Text | ttk.Treeview) -> ttk.Scrollbar:
    """The bar of a widget that was packed with `side="left"`; it stands to the right of it."""
    master = target.master
    theme_of(target).need("scrollbars")
    style = on_surface(master, "Vertical.TScrollbar")
    bar = ttk.Scrollbar(master, command=target.yview, style=style, takefocus=0)

    def moved(first: float, last: float) -> None:
        bar.set(first, last)
        needed = float(first) > 0 or float(last) < 1
        if needed and not bar.winfo_manager():
            bar.pack(side="right", fill="y", before=target)
        elif not needed and bar.winfo_manager():
            bar.pack_forget()

    target.configure(yscrollcommand=moved)
    return bar
