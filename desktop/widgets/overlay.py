"""Places something over the page, beside the field it belongs to, without a window of its own.

A separate little window would depend on the window manager for its place and the keyboard; this does not.
"""

from __future__ import annotations

import tkinter as tk


def place_beside(panel: tk.Widget, anchor: tk.Misc) -> None:
    """Shows a child of the toplevel below a widget, or above it where there is no room below."""
    top = anchor.winfo_toplevel()
    top.update_idletasks()
    width, height = panel.winfo_reqwidth(), panel.winfo_reqheight()
    x = anchor.winfo_rootx() - top.winfo_rootx()
    y = anchor.winfo_rooty() - top.winfo_rooty()
    below = y + anchor.winfo_height() + 2
    room_below = below + height <= top.winfo_height()
    left = max(min(x, top.winfo_width() - width), 0)
    panel.place(x=left, y=below if room_below else max(y - height - 2, 0), width=width, height=height)
    tk.Misc.tkraise(panel)  # a canvas has another method of that name
