"""Plain shapes to tell one picture from another at a glance: each with its own outline, colour and name."""

from __future__ import annotations

import math
import tkinter as tk
from tkinter import ttk

from desktop.widgets.label import ThaiLabel
from desktop.widgets.png import Point, outlined
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of

_SIDE = 112  # pixels, whatever the size of the text: it is seen at a glance


def _round(corners: int, radius: float, inner: float = 0.0, middle: Point = (12, 12)) -> tuple[Point, ...]:
    """Corners around a middle, the first one on top; with `inner`, every second one lies that far from it."""
    points = []
    for corner in range(corners):
        reach = inner if inner and corner % 2 else radius
        angle = 2 * math.pi * corner / corners
        points.append((middle[0] + reach * math.sin(angle), middle[1] - reach * math.cos(angle)))
    return tuple(points)


SHAPES: dict[str, tuple[tuple[Point, ...], str]] = {
    "star": (_round(10, 11, 4.6, (12, 12.6)), "#f5b800"),
    "circle": (_round(60, 10), "#2f8fe0"),
    "triangle": (((12, 2), (22.5, 21), (1.5, 21)), "#2e9e5b"),
    "square": (((2.5, 2.5), (21.5, 2.5), (21.5, 21.5), (2.5, 21.5)), "#d0342c"),
}
"""The shapes by name: their corners on a grid of 24, and their colour, which is the same by day and by night."""


class ShapePicture(ttk.Frame):
    """A shape with its name in words under it, so that nobody has to tell it by colour alone."""

    def __init__(self, master: tk.Misc, name: str, label: str) -> None:
        """Draws it.

        Args:
            master: Where it stands.
            name: One of `SHAPES`.
            label: The words.
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        self._name = name
        self._picture = ttk.Label(self, style=on_surface(master, "TLabel"), anchor="center")
        self._picture.pack(fill="x")
        ThaiLabel(self, label, "Head", anchor="center").pack(fill="x")
        self.bind("<<ThemeChanged>>", lambda _event: self._draw(), add=True)
        self._draw()

    def _draw(self) -> None:
        theme = theme_of(self)
        points, colour = SHAPES[self._name]
        png = outlined(theme.px(_SIDE), points, 1.0, colour, theme.tokens.ink)
        self._picture.configure(image=theme.picture(png))
