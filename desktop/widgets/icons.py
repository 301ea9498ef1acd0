"""The little drawings on buttons and beside messages: an eye, a calendar, a tick, a cross and their like."""

from __future__ import annotations

import math
import tkinter as tk

from desktop.widgets.png import Point, strokes
from desktop.widgets.theme import theme_of

_Lines = tuple[tuple[Point, ...], ...]


def _arc(cx: float, cy: float, rx: float, ry: float, start: float, extent: float) -> tuple[Point, ...]:
    """Points along part of an ellipse; degrees, anticlockwise from three o'clock."""
    steps = max(4, round(abs(extent) / 24))
    angles = [math.radians(start + extent * i / steps) for i in range(steps + 1)]
    return tuple((cx + rx * math.cos(a), cy - ry * math.sin(a)) for a in angles)


def _ring(cx: float, cy: float, r: float) -> tuple[Point, ...]:
    return _arc(cx, cy, r, r, 0, 360)


_EYE: _Lines = (_arc(12, 17, 10, 10, 30, 120), _arc(12, 7, 10, 10, 210, 120), _ring(12, 12, 2.8))

ICONS: dict[str, _Lines] = {
    "eye": _EYE,
    "eye_off": (*_EYE, ((4, 4), (20, 20))),
    "calendar": (
        ((4, 6.5), (20, 6.5), (20, 20), (4, 20), (4, 6.5)),
        ((4, 11), (20, 11)),
        ((8.5, 3.5), (8.5, 8)),
        ((15.5, 3.5), (15.5, 8)),
    ),
    "left": (((14.5, 5.5), (8, 12), (14.5, 18.5)),),
    "right": (((9.5, 5.5), (16, 12), (9.5, 18.5)),),
    "down": (((5.5, 9), (12, 15.5), (18.5, 9)),),
    "up": (((5.5, 15), (12, 8.5), (18.5, 15)),),
    "reload": (_arc(12, 12, 7.5, 7.5, 60, -300), ((16.2, 2.2), (16, 5.8), (19.6, 6.2))),
    "close": (((6, 6), (18, 18)), ((18, 6), (6, 18))),
    "tick": (((4.5, 12.5), (10, 18), (19.5, 6.5)),),
    "add": (((12, 5), (12, 19)), ((5, 12), (19, 12))),
    "remove": (((5, 12), (19, 12)),),
    "warning": (((12, 3.5), (21.5, 20), (2.5, 20), (12, 3.5)), ((12, 9.5), (12, 14)), ((12, 17),)),
    "info": (_ring(12, 12, 9), ((12, 11.5), (12, 16.5)), ((12, 7.8),)),
    "done": (_ring(12, 12, 9), ((7.8, 12.4), (10.8, 15.4), (16.2, 9.2))),
    "stop": (_ring(12, 12, 9), ((8.8, 8.8), (15.2, 15.2)), ((15.2, 8.8), (8.8, 15.2))),
    "lock": (
        ((5.5, 11), (18.5, 11), (18.5, 20), (5.5, 20), (5.5, 11)),
        _arc(12, 9, 4, 4.5, 0, 180),
        ((8, 9), (8, 11)),
        ((16, 9), (16, 11)),
    ),
    "document": (
        ((6, 3.5), (14, 3.5), (18.5, 8), (18.5, 20.5), (6, 20.5), (6, 3.5)),
        ((9.5, 12), (15, 12)),
        ((9.5, 16), (15, 16)),
    ),
    "folder": (((3, 19), (3, 5.5), (9, 5.5), (11.5, 8.5), (21, 8.5), (21, 19), (3, 19)),),
    "phone": (((7, 2.5), (17, 2.5), (17, 21.5), (7, 21.5), (7, 2.5)), ((12, 18.3),)),
    "bank": (
        ((3, 9.5), (12, 4), (21, 9.5), (3, 9.5)),
        ((6, 12.5), (6, 17)),
        ((12, 12.5), (12, 17)),
        ((18, 12.5), (18, 17)),
        ((3.5, 20), (20.5, 20)),
    ),
    "list": (
        ((9, 6.5), (20, 6.5)),
        ((9, 12), (20, 12)),
        ((9, 17.5), (20, 17.5)),
        ((4.5, 6.5),),
        ((4.5, 12),),
        ((4.5, 17.5),),
    ),
    "people": (
        _ring(9, 8, 3.4),
        _arc(9, 20, 6, 6.5, 0, 180),
        _arc(16.5, 8, 3.2, 3.2, 100, -200),
        _arc(15.5, 20, 6, 6.5, 0, 62),
    ),
    "chart": (
        ((4, 4), (4, 20), (20.5, 20)),
        ((8.5, 16), (8.5, 12)),
        ((13, 16), (13, 7)),
        ((17.5, 16), (17.5, 10)),
    ),
    "settings": (
        ((4, 7), (20, 7)),
        ((4, 12), (20, 12)),
        ((4, 17), (20, 17)),
        _ring(9, 7, 2),
        _ring(15, 12, 2),
        _ring(8, 17, 2),
    ),
    "print": (
        ((7, 8), (7, 3.5), (17, 3.5), (17, 8)),
        ((7, 17), (3.5, 17), (3.5, 8), (20.5, 8), (20.5, 17), (17, 17)),
        ((7, 14), (17, 14), (17, 20.5), (7, 20.5), (7, 14)),
    ),
    "search": (_ring(10.5, 10.5, 6.3), ((15.2, 15.2), (20.5, 20.5))),
    "message": (((4, 5), (20, 5), (20, 16.5), (11, 16.5), (7, 20.5), (7, 16.5), (4, 16.5), (4, 5)),),
    "home": (((3, 11.5), (12, 4), (21, 11.5)), ((5.5, 10), (5.5, 20), (18.5, 20), (18.5, 10))),
    "wallet": (
        (
            (19, 7.5),
            (19, 4.5),
            (5, 4.5),
            (3.5, 6),
            (3.5, 18),
            (5, 19.5),
            (20.5, 19.5),
            (20.5, 7.5),
            (4.5, 7.5),
        ),
        ((16.5, 13.5),),
    ),
    "shield": (
        ((12, 3), (19.5, 6), (19.5, 12), (17, 17.5), (12, 21), (7, 17.5), (4.5, 12), (4.5, 6), (12, 3)),
        ((8.5, 12), (11, 14.5), (15.5, 9.5)),
    ),
    "bag": (((5, 8.5), (19, 8.5), (20, 20.5), (4, 20.5), (5, 8.5)), _arc(12, 9, 3.8, 5, 0, 180)),
    "app": (
        ((4.5, 4.5), (10, 4.5), (10, 10), (4.5, 10), (4.5, 4.5)),
        ((14, 4.5), (19.5, 4.5), (19.5, 10), (14, 10), (14, 4.5)),
        ((4.5, 14), (10, 14), (10, 19.5), (4.5, 19.5), (4.5, 14)),
        ((14, 14), (19.5, 14), (19.5, 19.5), (14, 19.5), (14, 14)),
    ),
    "camera": (
        ((3, 7.5), (7.5, 7.5), (9.3, 4.8), (14.7, 4.8), (16.5, 7.5), (21, 7.5), (21, 19), (3, 19), (3, 7.5)),
        _ring(12, 13, 3.6),
    ),
    "play": (((7, 4.5), (19, 12), (7, 19.5), (7, 4.5)),),
}


def level_with_text(widget: tk.Misc, size: float, font: str = "TkDefaultFont") -> int:
    """How many pixels below the top of a line a drawing of that size stands level with its letters.

    Thai letters sit low in their line, which leaves room above for two marks.
    """
    theme = theme_of(widget)
    return max((theme.line_height(font) - theme.em(size)) // 2 + theme.px(2), 0)


def icon(widget: tk.Misc, name: str, colour: str, size: float = 18) -> tk.PhotoImage:
    """The named drawing in a colour, ready for a widget's `image` option; the theme keeps it alive.

    Args:
        widget: Any widget of the window.
        name: One of `ICONS`.
        colour: `#rrggbb`; ask the theme's tokens.
        size: Side in pixels beside 12-point text; it grows with the text.
    """
    theme = theme_of(widget)
    side = theme.em(size)
    return theme.picture(strokes(side, ICONS[name], 1.9, colour))
