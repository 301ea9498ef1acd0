"""Draws rounded boxes with soft edges on a canvas, whose own shapes have stepped ones."""

from __future__ import annotations

import tkinter as tk

from desktop.widgets.theme import theme_of


def draw_box(
    canvas: tk.Canvas,
    area: tuple[float, float, float, float],
    radius: float,
    fill: str,
    edge: str = "",
    tags: str | tuple[str, ...] = (),
) -> None:
    """Draws a rounded box.

    Args:
        canvas: Where to.
        area: Left, top, right and bottom in canvas pixels.
        radius: Of the corners in canvas pixels; at most half the shorter side is used.
        fill: Colour.
        edge: Colour of a border line one pixel wide, or "" for none.
        tags: Given to every piece, so that the box can be deleted or bound as one.
    """
    left, top, right, bottom = (round(value) for value in area)
    if edge:
        draw_box(canvas, area, radius, edge, tags=tags)
        line = theme_of(canvas).px(1)
        left, top, right, bottom, radius = left + line, top + line, right - line, bottom - line, radius - line
    r = max(1, min(round(radius), (right - left) // 2, (bottom - top) // 2))
    places = ((left, top), (right - r, top), (left, bottom - r), (right - r, bottom - r))
    for (x, y), image in zip(places, theme_of(canvas).corners(r, fill), strict=True):
        canvas.create_image(x, y, image=image, anchor="nw", tags=tags)
    canvas.create_rectangle(left + r, top, right - r, bottom, fill=fill, width=0, tags=tags)
    canvas.create_rectangle(left, top + r, right, bottom - r, fill=fill, width=0, tags=tags)
