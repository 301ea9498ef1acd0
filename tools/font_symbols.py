"""Draws the few signs the window uses that the Thai source font lacks: ticks, arrows, dots and the like.

Plain outlines of our own, in font units on the source font's scale.  `weight` is the thickness of a stroke,
so that the signs of a bold font are bold.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

Point = tuple[float, float]
Draw = Callable[[TTGlyphPen, float], None]

ADVANCE = 700  # every sign is this wide, drawn around the centre below
_CENTRE: Point = (350, 330)  # half the height of the capitals, as far as the eye can tell
_REACH = 250  # from the centre to the edge of a sign


def symbol_glyph(character: str, weight: float) -> Glyph:
    """The outline of one of `SYMBOLS`, `ADVANCE` units wide."""
    pen = TTGlyphPen(None)
    SYMBOLS[character](pen, weight)
    return pen.glyph()


def _polygon(pen: TTGlyphPen, corners: list[Point], hole: bool = False) -> None:
    """A closed outline; TrueType wants the filled ones clockwise and the holes the other way."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*corners, corners[0]]))
    if (area > 0) != hole:
        corners = corners[::-1]
    pen.moveTo(_whole(corners[0]))
    for corner in corners[1:]:
        pen.lineTo(_whole(corner))
    pen.closePath()


def _circle(pen: TTGlyphPen, radius: float, hole: bool = False) -> None:
    """A circle around the centre, made of eight quadratic arcs."""
    turn = pi / 4 if hole else -pi / 4
    outside = radius / cos(turn / 2)
    pen.moveTo(_whole(_around(radius, 0)))
    for arc in range(8):
        control, end = _around(outside, (arc + 0.5) * turn), _around(radius, (arc + 1) * turn)
        pen.qCurveTo(_whole(control), _whole(end))
    pen.closePath()


def _around(radius: float, angle: float) -> Point:
    return _CENTRE[0] + radius * cos(angle), _CENTRE[1] + radius * sin(angle)


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _square(pen: TTGlyphPen, half: float, hole: bool = False) -> None:
    x, y = _CENTRE
    _polygon(
        pen, [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)], hole
    )


def _bent_stroke(start: Point, knee: Point, end: Point, weight: float) -> list[Point]:
    """The outline of a stroke of two legs with a sharp knee."""
    first, second = _normal(start, knee, weight / 2), _normal(knee, end, weight / 2)
    bisector = (first[0] + second[0], first[1] + second[1])
    scale = (weight / 2) ** 2 * 2 / (bisector[0] ** 2 + bisector[1] ** 2)
    joint = (bisector[0] * scale, bisector[1] * scale)
    offsets = [(start, first), (knee, joint), (end, second)]
    left = [(p[0] + n[0], p[1] + n[1]) for p, n in offsets]
    right = [(p[0] - n[0], p[1] - n[1]) for p, n in offsets]
    return left + right[::-1]


def _normal(start: Point, end: Point, length: float) -> Point:
    """A vector of the given length, at a right angle to the way from start to end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return -dy / hypot(dx, dy) * length, dx / hypot(dx, dy) * length


def _tick(pen: TTGlyphPen, weight: float) -> None:
    x, y = _CENTRE
    stroke = _bent_stroke((x - 230, y + 10), (x - 70, y - 190), (x + 240, y + 260), weight)
    _polygon(pen, stroke)


def _cross(pen: TTGlyphPen, weight: float) -> None:
    half, arm = weight / 2, _REACH * 1.2
    plus = [(half, half), (half, arm), (-half, arm), (-half, half), (-arm, half), (-arm, -half)]
    plus += [(-x, -y) for x, y in plus]
    turned = [((x - y) / sqrt(2) + _CENTRE[0], (x + y) / sqrt(2) + _CENTRE[1]) for x, y in plus]
    _polygon(pen, turned)


def _warning(pen: TTGlyphPen, weight: float) -> None:
    x, bottom, top = _CENTRE[0], -10.0, 640.0
    thin = weight * 0.85
    _polygon(pen, [(x - 345, bottom), (x, top), (x + 345, bottom)])
    inset = thin * 1.15  # how far the side moves in when the base moves up by `thin`
    _polygon(
        pen,
        [
            (x - 345 + 1.6 * inset, bottom + thin),
            (x, top - 2.1 * thin),
            (x + 345 - 1.6 * inset, bottom + thin),
        ],
        hole=True,
    )
    half = thin / 2
    _polygon(pen, [(x - half, 205), (x + half, 205), (x + half, 400), (x - half, 400)])
    _polygon(pen, [(x - half, 100), (x + half, 100), (x + half, 100 + thin), (x - half, 100 + thin)])


def _arrow(quarter_turns: int) -> Draw:
    """An arrow; no turn points right, each turn goes on against the clock."""

    def draw(pen: TTGlyphPen, weight: float) -> None:
        half, head, tip = weight / 2, weight * 1.9, _REACH + 50.0
        neck = tip - head * 1.25
        shape: list[Point] = [(-tip, half), (neck, half), (neck, head), (tip, 0)]
        shape += [(x, -y) for x, y in shape[-2::-1]]
        _polygon(pen, _turned(shape, quarter_turns))

    return draw


def _triangle(quarter_turns: int) -> Draw:
    """A filled triangle; no turn points right, each turn goes on against the clock."""

    def draw(pen: TTGlyphPen, weight: float) -> None:
        _polygon(pen, _turned([(-190, -240), (240, 0), (-190, 240)], quarter_turns))

    return draw


def _turned(shape: list[Point], quarter_turns: int) -> list[Point]:
    for _ in range(quarter_turns):
        shape = [(-y, x) for x, y in shape]
    return [(x + _CENTRE[0], y + _CENTRE[1]) for x, y in shape]


def _disc(pen: TTGlyphPen, weight: float) -> None:
    _circle(pen, _REACH)


def _ring(pen: TTGlyphPen, weight: float) -> None:
    _circle(pen, _REACH)
    _circle(pen, _REACH - weight * 0.8, hole=True)


def _box(pen: TTGlyphPen, weight: float) -> None:
    _square(pen, _REACH)
    _square(pen, _REACH - weight * 0.8, hole=True)


def _ticked_box(pen: TTGlyphPen, weight: float) -> None:
    _box(pen, weight)
    x, y = _CENTRE
    _polygon(pen, _bent_stroke((x - 120, y + 10), (x - 30, y - 100), (x + 130, y + 130), weight * 0.8))


def _at_least(pen: TTGlyphPen, weight: float) -> None:
    _comparison(pen, weight, side=1)


def _at_most(pen: TTGlyphPen, weight: float) -> None:
    _comparison(pen, weight, side=-1)


def _comparison(pen: TTGlyphPen, weight: float, side: int) -> None:
    x, thin = _CENTRE[0], weight * 0.85
    _polygon(pen, _bent_stroke((x - side * 220, 590), (x + side * 220, 390), (x - side * 220, 190), thin))
    _polygon(pen, [(x - 220, 30), (x + 220, 30), (x + 220, 30 + thin), (x - 220, 30 + thin)])


def _full_square(pen: TTGlyphPen, weight: float) -> None:
    _square(pen, _REACH)


SYMBOLS: dict[str, Draw] = {
    "←": _arrow(2),
    "→": _arrow(0),
    "↑": _arrow(1),
    "↓": _arrow(3),
    "✓": _tick,
    "✔": lambda pen, weight: _tick(pen, weight * 1.5),
    "✗": _cross,
    "✖": lambda pen, weight: _cross(pen, weight * 1.5),
    "⚠": _warning,
    "●": _disc,
    "○": _ring,
    "■": _full_square,
    "□": _box,
    "☐": _box,
    "☑": _ticked_box,
    "▲": _triangle(1),
    "▼": _triangle(3),
    "▶": _triangle(0),
    "◀": _triangle(2),
    "≤": _at_most,
    "≥": _at_least,
}
