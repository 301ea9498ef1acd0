"""Buttons: one framed for each weight a choice can have, quiet ones, and ones that are only a drawing."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any, Literal

from desktop.widgets.icons import icon
from desktop.widgets.label import set_thai_text, wrapped_text
from desktop.widgets.style_parts import surface_colours
from desktop.widgets.surface import on_surface, surface_of
from desktop.widgets.theme import theme_of

ButtonKind = Literal["secondary", "primary", "danger", "quiet", "item", "field"]

_BESIDE = 20  # pixels on either side of a caption: its padding and its edge
_STYLES = {"secondary": "TButton", "primary": "Primary.TButton", "danger": "Danger.TButton"}
_GROUPS = {"danger": "danger", "quiet": "quiet", "field": "quiet", "item": "side_items"}


def button(
    master: tk.Misc,
    text: str,
    command: Callable[[], Any],
    kind: ButtonKind = "secondary",
    icon_name: str = "",
    **options: Any,
) -> ttk.Button:
    """A button that can be pressed with the mouse, the space bar or Return.

    Args:
        master: Where it stands.
        text: Plain Thai, or "" for a button that is only a drawing.
        command: What pressing it does.
        kind: `primary` for the one thing to do here, `danger` for what cannot be taken back, `quiet` without
            a frame, `item` for a line of the sidebar, `field` for a drawing inside a field.
        icon_name: A drawing before the text, one of `icons.ICONS`.
        options: As for `ttk.Button`.
    """
    if kind in _GROUPS:
        theme_of(master).need(_GROUPS[kind])
    made = ttk.Button(master, style=_style(master, kind), command=command, **options)
    set_thai_text(made, text)
    made.bind("<Return>", _press)
    made.bind("<KP_Enter>", _press)
    if icon_name:
        made.configure(compound="left" if text else "image")
        made.khlang_kind = kind  # type: ignore[attr-defined]
        set_icon(made, icon_name)
        made.bind("<<ThemeChanged>>", lambda _event: _draw_icon(made), add=True)
    return made


def answer_button(master: tk.Misc, text: str, command: Callable[[], Any]) -> ttk.Button:
    """A button for a long caption, which begins at the left and wraps to the width that its place gives it."""
    made = button(master, "", command)
    made.configure(style=f"Answer.{made.cget('style')}")
    return _wrapping(made, text)


def wide_button(
    master: tk.Misc, text: str, command: Callable[[], Any], kind: ButtonKind = "secondary"
) -> ttk.Button:
    """A button as wide as its place, whose caption wraps to that width and stands in the middle."""
    return _wrapping(button(master, "", command, kind), text)


def _wrapping(made: ttk.Button, text: str) -> ttk.Button:
    made.configure(width=1)  # asks for little, so that the place decides and not the caption

    def fit(event: tk.Event[tk.Misc]) -> None:
        shown = wrapped_text(made, text, event.width - theme_of(made).px(2 * _BESIDE))
        if shown != str(made.cget("text")):
            made.configure(text=shown)

    made.configure(text=wrapped_text(made, text, theme_of(made).em(320)))
    made.bind("<Configure>", fit, add=True)
    return made


def set_icon(made: ttk.Button, name: str) -> None:
    """Gives another drawing to a button that has one."""
    made.khlang_icon = name  # type: ignore[attr-defined]
    _draw_icon(made)


def _style(master: tk.Misc, kind: ButtonKind) -> str:
    if kind == "item":
        return "Side.Item.TButton"
    if kind == "field":
        return "Field.Quiet.TButton"
    if kind == "quiet":
        return on_surface(
            master, "Pale.TButton" if surface_of(master) in ("Side", "Phone") else "Quiet.TButton"
        )
    return on_surface(master, _STYLES[kind])


def _press(event: tk.Event[ttk.Button]) -> str:
    event.widget.invoke()
    return "break"


def _draw_icon(made: Any) -> None:
    t = theme_of(made).tokens
    surface = surface_of(made.master)
    quiet = surface_colours(t)[surface][1] if surface in ("Side", "Phone") else t.muted
    colours = {"primary": t.accent_ink, "danger": t.danger_ink, "item": t.side_ink, "secondary": t.ink}
    made.configure(image=icon(made, made.khlang_icon, colours.get(made.khlang_kind, quiet)))
