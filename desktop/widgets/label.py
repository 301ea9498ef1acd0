"""Text on the screen that reads as printed Thai: marks in their places, lines ending between words."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from desktop.widgets.shaping import shape
from desktop.widgets.surface import surface_of
from desktop.widgets.theme import theme_of
from thai.word_breaks import fit_lines


def thai_text(widget: tk.Misc, text: str) -> str:
    """The text as this screen must be given it; the one place that decides whether marks are placed by us.

    For showing only.  Whatever reads text back out of a widget goes through `shaping.unshape`.
    """
    return shape(text) if theme_of(widget).shapes else text


def wrapped_text(widget: tk.Misc, text: str, width: int, font: str = "TkDefaultFont") -> str:
    """The text broken between Thai words into lines of at most `width` pixels, ready to show."""
    theme = theme_of(widget)
    return thai_text(widget, "\n".join(fit_lines(text, width, lambda piece: theme.measure(piece, font))))


class ThaiLabel(ttk.Label):
    """A label that shows Thai right and, where it is given room to stretch, wraps to its own width.

    Args:
        master: Where it stands; its colours come from there.
        text: Plain text.
        role: One of `styles.LABEL_FONTS`, or "" for body text.
        wrap: Wraps to the width its place gives it (pack with `fill="x"`, grid with `sticky="ew"`).
        wrap_at: Wraps at this many pixels instead, whatever the place.
        surface: What it stands on, one of `surface.SURFACES`, where that cannot be read off `master`.
        options: As for `ttk.Label`.
    """

    def __init__(
        self,
        master: tk.Misc,
        text: str = "",
        role: str = "",
        *,
        wrap: bool = False,
        wrap_at: int = 0,
        surface: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(master, **options)
        self._surface = surface_of(master) if surface is None else surface
        self.set_role(role)
        self._plain = text
        self._wraps, self._wrap_at = wrap, wrap_at
        self._fitted = wrap_at
        if wrap:
            # Ask for little, so that the place decides the width and a long text does not push it wide.
            self.configure(width=1)
            self.bind("<Configure>", self._on_configure, add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._show(), add=True)
        self._show()

    @property
    def plain_text(self) -> str:
        """What the label says, as it was given."""
        return self._plain

    def set_text(self, text: str) -> None:
        """Says something else."""
        if text != self._plain:
            self._plain = text
            self._show()

    def set_role(self, role: str) -> None:
        """Takes on another look of `styles.LABEL_FONTS`."""
        names = [self._surface, role, "TLabel"]
        self.configure(style=".".join(name for name in names if name))

    def _font(self) -> str:
        return str(self.cget("font")) or str(ttk.Style(self).lookup(self.cget("style"), "font"))

    def _on_configure(self, event: tk.Event[tk.Misc]) -> None:
        if event.width != self._fitted and event.width > 1:
            self._fitted = event.width
            self._show()

    def _show(self) -> None:
        if self._wraps or self._wrap_at:
            width = self._fitted or theme_of(self).em(320)
            shown = wrapped_text(self, self._plain, width, self._font())
        else:
            shown = thai_text(self, self._plain)
        if shown != str(self.cget("text")):
            self.configure(text=shown)


def set_thai_text(widget: ttk.Button | ttk.Label | ttk.Checkbutton | ttk.Radiobutton, text: str) -> None:
    """Puts Thai on a button or any other widget that has a `text`."""
    if isinstance(widget, ThaiLabel):
        widget.set_text(text)
    else:
        widget.configure(text=thai_text(widget, text))
