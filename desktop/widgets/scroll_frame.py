"""A part of the page that is taller than its place: wheel, keys and the focus bring the rest into view."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import Any

from desktop.widgets.scrollbar import add_scrollbar
from desktop.widgets.style_parts import surface_colours
from desktop.widgets.surface import on_surface, plain_frame, surface_of
from desktop.widgets.theme import theme_of

_SCROLLS_ITSELF = ("Text", "Treeview", "Listbox")
_USES_PAGE_KEYS = (*_SCROLLS_ITSELF, "TCombobox")


class ScrollFrame(ttk.Frame):
    """A frame whose `.body` may be taller than it; the bar appears only when it is.

    Attributes:
        body: The frame to fill; as wide as the place allows.
    """

    def __init__(self, master: tk.Misc, *, tall: bool = False) -> None:
        """Makes it, empty.

        Args:
            master: Where it stands.
            tall: Whether it asks for as much height as `.body` needs, so that what is packed or gridded below
                follows right after it; else it asks for none and takes what it is given.
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        self._tall = tall
        theme = theme_of(self)
        _watch(theme.root)
        self._canvas = tk.Canvas(self, highlightthickness=0, borderwidth=0, takefocus=0, width=1, height=1)
        self._canvas.configure(yscrollincrement=theme.px(8))
        self._canvas.pack(side="left", fill="both", expand=True)
        bar = add_scrollbar(self._canvas)
        # One that grows with its body must not have the bar change the body's width: lines would break anew, the
        # frame grow, the bar go, and so on without end.
        self._kept_free = bar.winfo_reqwidth() if tall else 0
        self.body = plain_frame(self._canvas)
        self._window = self._canvas.create_window(0, 0, anchor="nw", window=self.body)
        self.body.bind("<Configure>", self._fit, add=True)
        self._canvas.bind("<Configure>", self._resized, add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._paint(), add=True)
        self._paint()

    def scroll(self, lines: int) -> None:
        """Moves on by so many lines of text (back, if negative)."""
        if self._overflows():
            self._canvas.yview_scroll(lines * 3, "units")

    def scroll_pages(self, pages: int) -> None:
        """Moves on by so many pages (back, if negative)."""
        if self._overflows():
            self._canvas.yview_scroll(pages, "pages")

    def scroll_to(self, fraction: float) -> None:
        """Shows the part that begins this far down; 0 is the top."""
        self._canvas.yview_moveto(fraction)

    def top(self) -> float:
        """How far down the shown part begins; 0 is the top."""
        return float(self._canvas.yview()[0])

    def see(self, widget: tk.Misc) -> None:
        """Scrolls as little as needed to show a widget inside `.body`."""
        self.update_idletasks()
        height, whole = self._canvas.winfo_height(), max(self.body.winfo_height(), 1)
        top = widget.winfo_rooty() - self.body.winfo_rooty()
        bottom = top + min(widget.winfo_height(), height)
        shown = self._canvas.canvasy(0)
        room = theme_of(self).px(12)
        if top - room < shown:
            self._canvas.yview_moveto(max(0, top - room) / whole)
        elif bottom + room > shown + height:
            self._canvas.yview_moveto((bottom + room - height) / whole)

    def _resized(self, _event: object) -> None:
        self._fit()
        focus = str(self.tk.call("focus"))
        if focus.startswith(f"{self.body}."):  # less room must not hide where one is typing
            self.see(self.nametowidget(focus))

    def _overflows(self) -> bool:
        return self.body.winfo_reqheight() > self._canvas.winfo_height()

    def _fit(self, _event: object = None) -> None:
        width = min(self._canvas.winfo_width(), self.winfo_width() - self._kept_free)
        height = self.body.winfo_reqheight()
        self._canvas.itemconfigure(self._window, width=width)
        self._canvas.configure(scrollregion=(0, 0, width, max(height, self._canvas.winfo_height())))
        if self._tall:
            self._canvas.configure(height=height)

    def _paint(self) -> None:
        colours = surface_colours(theme_of(self).tokens)
        self._canvas.configure(background=colours[surface_of(self)][0])


def _watch(root: tk.Tk) -> None:
    """Once for a window: sends wheel, page keys and focus changes to the scroll frame they happen in."""
    if getattr(root, "_scroll_frames_watched", False):
        return
    root._scroll_frames_watched = True  # type: ignore[attr-defined]
    root.bind_all("<FocusIn>", _show_focused, add=True)
    for key, pages in (("<Prior>", -1), ("<Next>", 1)):
        root.bind_all(key, partial(_turn_page, pages=pages), add=True)
    if root.tk.call("tk", "windowingsystem") == "x11":
        root.bind_all("<Button-4>", lambda event: _wheel(event, -1), add=True)
        root.bind_all("<Button-5>", lambda event: _wheel(event, 1), add=True)
    else:
        root.bind_all("<MouseWheel>", lambda event: _wheel(event, -1 if event.delta > 0 else 1), add=True)


def _frame_around(widget: Any) -> ScrollFrame | None:
    """The scroll frame a widget is in.  Tk's own inner windows (a list that dropped down) come as names."""
    while widget is not None and not isinstance(widget, str):
        if isinstance(widget, ScrollFrame):
            return widget
        widget = widget.master
    return None


def _show_focused(event: tk.Event[Any]) -> None:
    if isinstance(event.widget, str) or event.widget.focus_get() is not event.widget:
        return  # Tk tells the frames around the focused widget too
    frame = _frame_around(event.widget.master)
    while frame is not None:
        frame.see(event.widget)
        frame = _frame_around(frame.master)


def _turn_page(event: tk.Event[tk.Misc], *, pages: int) -> None:
    frame = _frame_around(event.widget)
    if frame is not None and _class_of(event.widget) not in _USES_PAGE_KEYS:
        frame.scroll_pages(pages)


def _wheel(event: tk.Event[tk.Misc], lines: int) -> None:
    if _class_of(event.widget) in _SCROLLS_ITSELF:
        return
    frame = _frame_around(event.widget)
    if frame is not None:
        frame.scroll(lines * 2)


def _class_of(widget: Any) -> str:
    return "Listbox" if isinstance(widget, str) else str(widget.winfo_class())
