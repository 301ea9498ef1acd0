"""Puts a long page on the screen a few pieces at a time, so that the window answers in between."""

from __future__ import annotations

import tkinter as tk
from collections import deque
from typing import Any

_AT_ONCE = 24  # widgets; Tk lays out and draws so many in some ten milliseconds


class Unfolding:
    """Packs widgets in the order they are given, the next few when those before are drawn.

    To lay out and draw a whole form at once would stop the window for a fifth of a second.
    """

    def __init__(self, master: tk.Misc) -> None:
        self._root = master.nametowidget(".")
        self._waiting: deque[tuple[tk.Widget, dict[str, Any]]] = deque()
        self._runs = False

    def pack(self, widget: tk.Widget, **options: Any) -> None:
        """Packs the widget in its turn.

        Args:
            widget: what comes next on the page.
            options: as for its own `pack`.
        """
        self._waiting.append((widget, options))
        if not self._runs:
            self._runs = True
            self._root.after(0, self._turn)

    def finish(self) -> None:
        """Packs all that still waits."""
        while self._waiting:
            self._next()

    def _turn(self) -> None:
        room = _AT_ONCE
        while self._waiting and room > 0:
            room -= self._next()
        self._runs = bool(self._waiting)
        if self._runs:  # first everything is drawn, then whatever the user did meanwhile has its turn
            self._root.after_idle(self._root.after, 0, self._turn)

    def _next(self) -> int:
        widget, options = self._waiting.popleft()
        if not widget.winfo_exists():  # the page was left, or the entry taken out again
            return 0
        widget.pack(**options)
        return _size(widget)


def _size(widget: tk.Misc) -> int:
    """How many widgets are shown by showing this one."""
    inside = (child for child in widget.winfo_children() if child.winfo_manager())
    return 1 + sum(_size(child) for child in inside)
