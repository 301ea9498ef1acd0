"""The icon of an app on the make-believe phone: a plain drawing on a rounded tile, with the app's name under it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.widgets.button import button
from desktop.widgets.icons import icon
from desktop.widgets.label import wrapped_text
from desktop.widgets.png import Box, rounded_box
from desktop.widgets.theme import theme_of

_SIDE = 46  # pixels beside 12-point text
_DRAWING = 28
_WHITE = "#ffffff"


def app_tile(widget: tk.Misc, drawing: str, colour: str, side: float = _SIDE) -> tk.PhotoImage:
    """The tile with the drawing on it; keep it for as long as it shows.

    Args:
        widget: Any widget of the window.
        drawing: One of `icons.ICONS`.
        colour: Of the tile; the drawing is white.
        side: In pixels beside 12-point text.
    """
    theme = theme_of(widget)
    whole = theme.em(side)
    tile = theme.picture(rounded_box(Box(whole, whole, max(round(whole * 0.24), 1), colour)))
    drawn = icon(widget, drawing, _WHITE, side * _DRAWING / _SIDE)
    made = tk.PhotoImage(master=widget, width=whole, height=whole)
    made.tk.call(made, "copy", tile)
    at = (whole - drawn.width()) // 2
    made.tk.call(made, "copy", drawn, "-to", at, at)
    return made


def app_button(
    master: tk.Misc, name: str, drawing: str, colour: str, command: Callable[[], None], width: int
) -> ttk.Button:
    """The icon with the name under it, to be pressed on the phone's own page.

    Args:
        master: Where it stands, on the phone's own colour.
        name: The app's, in as many lines as it needs.
        drawing: One of `icons.ICONS`.
        colour: Of the tile.
        command: What pressing it does.
        width: Pixels there are for the name.
    """
    made = button(master, "", command, "quiet")
    theme_of(master).need("phone")
    tile = app_tile(master, drawing, colour)
    made.khlang_tile = tile  # type: ignore[attr-defined]
    text = wrapped_text(made, name, width - theme_of(master).px(6), "UiSmall")
    made.configure(style=f"Icon.{made.cget('style')}", text=text, image=tile, compound="top", width=1)
    return made
