"""A part of the page that is taller than its place: wheel, keys and the focus bring the rest into view."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import Any

from desktop.widgets.scrollbar import bar_beside
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
        self._tall, self._top = tall, 0
        _watch(theme_of(self).root)
        # no canvas: what stands in one has no place while the canvas is not on the screen, and so could not be laid
        # out before it shows
        self._view = tk.Frame(self, takefocus=0, width=1, height=1)
        self._view.pack(side="left", fill="both", expand=True)
        bar, self._tell_bar = bar_beside(self._view, self._pulled)
        # One that grows with its body must not have the bar change the body's width: lines would break anew, the
        # frame grow, the bar go, and so on without end.
        self._kept_free = bar.winfo_reqwidth() if tall else 0
        self.body = plain_frame(self._view)
        self.body.bind("<Configure>", self._fit, add=True)
        self._view.bind("<Configure>", self._resized, add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._paint(), add=True)
        self._paint()

    def scroll(self, lines: int) -> None:
        """Moves on by so many lines of text (back, if negative)."""
        self._move(self._top + lines * theme_of(self).px(24))

    def scroll_pages(self, pages: int) -> None:
        """Moves on by so many pages (back, if negative)."""
        self._move(self._top + pages * self._view.winfo_height() * 9 // 10)

    def scroll_to(self, fraction: float) -> None:
        """Shows the part that begins this far down; 0 is the top."""
        self._move(round(fraction * self.body.winfo_reqheight()))

    def top(self) -> float:
        """How far down the shown part begins; 0 is the top."""
        return self._top / max(self.body.winfo_reqheight(), 1)

    def see(self, widget: tk.Misc) -> None:
        """Scrolls as little as needed to show a widget inside `.body`."""
        self.update_idletasks()
        height = self._view.winfo_height()
        top = widget.winfo_rooty() - self.body.winfo_rooty()
        bottom = top + min(widget.winfo_height(), height)
        room = theme_of(self).px(12)
        if top - room < self._top:
            self._move(top - room)
        elif bottom + room > self._top + height:
            self._move(bottom + room - height)

    def _resized(self, _event: object) -> None:
        self._fit()
        focus = str(self.tk.call("focus"))
        if focus.startswith(f"{self.body}."):  # less room must not hide where one is typing
            self.see(self.nametowidget(focus))

    def _fit(self, _event: object = None) -> None:
        if self._tall:
            self._view.configure(height=self.body.winfo_reqheight())
        self._move(self._top)

    def _pulled(self, how: str, amount: str, unit: str = "") -> None:
        """Does what the bar asks for, in Tk's words."""
        if how == "moveto":
            self.scroll_to(float(amount))
        elif unit == "pages":
            self.scroll_pages(int(amount))
        else:
            self.scroll(int(amount))

    def _move(self, top: int) -> None:
        """Shows the part of the body that begins so many pixels down, or as near to it as there is."""
        whole, shown = self.body.winfo_reqheight(), self._view.winfo_height()
        self._top = max(min(top, whole - shown), 0)
        width = min(self._view.winfo_width(), self.winfo_width() - self._kept_free)
        self.body.place(x=0, y=-self._top, width=max(width, 1))
        self._tell_bar(self._top / whole, min((self._top + shown) / whole, 1))

    def _paint(self) -> None:
        colours = surface_colours(theme_of(self).tokens)
        self._view.configure(background=colours[surface_of(self)][0])


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
