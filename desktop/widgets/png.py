"""Small pictures for borders and icons, computed here with soft edges, so that no picture files are needed.

Everything is a distance: how far a pixel's centre lies inside or outside a shape says how much of it is
painted.  Tk's own canvas shapes have hard, stepped edges on X11.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from desktop.widgets.tokens import rgb

Point = tuple[float, float]

# How much of a pixel the box covers, how much of it lies inside the border line, how strong the shadow is.
_Cover = tuple[float, float, float]

_CLEAR = b"\0\0\0\0"


@dataclass(frozen=True)
class Box:
    """A rounded box; lengths in pixels.

    Attributes:
        width: of the whole picture, the shadow's margin included.
        height: likewise.
        radius: of the corners.
        fill: colour inside.
        edge: colour of the border line, or "" for none.
        edge_width: of the border line.
        margin: empty room around the box, into which the shadow fades.
        shadow: colour of the shadow, or "" for none.
        opacity: of the box, 0 to 1.
        behind: colour that shows through at the corners, or "" to leave them clear. Tk copies a picture that
            is nowhere clear at once; any other it reads the screen for, and mixes pixel by pixel.
    """

    width: int
    height: int
    radius: int
    fill: str
    edge: str = ""
    edge_width: float = 1.0
    margin: int = 0
    shadow: str = ""
    opacity: float = 1.0
    behind: str = ""


@lru_cache(maxsize=256)
def rounded_box(box: Box) -> bytes:
    """The PNG of a rounded box with soft edges; one corner is computed, the rest mirrored."""
    paint: dict[_Cover, bytes] = {}
    half_width, half_height = (box.width + 1) // 2, (box.height + 1) // 2
    rows = []
    for covers in _corner(box.radius, box.margin, box.edge_width if box.edge else 0.0)[:half_height]:
        left = [paint.get(cover) or paint.setdefault(cover, _painted(box, cover)) for cover in covers][
            :half_width
        ]
        middle = left[-1] * (box.width - 2 * len(left))
        rows.append(b"\0" + b"".join(left) + middle + b"".join(reversed(left[: box.width // 2])))
    filling = [rows[-1]] * (box.height - 2 * len(rows))
    return _png(box.width, box.height, rows + filling + rows[: box.height // 2][::-1])


@lru_cache(maxsize=256)
def strokes(size: int, lines: tuple[tuple[Point, ...], ...], width: float, colour: str) -> bytes:
    """The PNG of an icon: lines with round ends on a 24 × 24 grid, drawn `size` pixels square.

    Args:
        size: Side of the picture in pixels.
        lines: Each a run of points on the grid; a run of one point is a dot.
        width: Of the lines, in grid units.
        colour: Of the lines.
    """
    cover = bytearray(size * size)
    half = max(width, 36 / size) / 2  # a line thinner than a pixel and a half would only be grey
    for line in lines:
        for start, end in _pieces(line):
            _draw_stroke(cover, size, start, end, half)
    paint = bytes(rgb(colour))
    rows = []
    for top in range(0, size * size, size):
        rows.append(b"\0" + b"".join(paint + bytes((share,)) for share in cover[top : top + size]))
    return _png(size, size, rows)


@lru_cache(maxsize=32)
def outlined(size: int, points: tuple[Point, ...], edge: float, colour: str, edge_colour: str) -> bytes:
    """The PNG of a filled shape with a line around it, drawn `size` pixels square.

    Args:
        size: Side of the picture in pixels.
        points: Corners of the shape on a 24 × 24 grid, in order.
        edge: Width of the line in grid units; half of it lies outside the shape.
        colour: Of the shape.
        edge_colour: Of the line.
    """
    inside = _filled(size, points)
    line = bytearray(size * size)
    for start, end in pairwise((*points, points[0])):
        _draw_stroke(line, size, start, end, edge / 2)
    fill, ink = rgb(colour), rgb(edge_colour)
    rows = []
    for top in range(0, size * size, size):
        row = bytearray(b"\0")
        for at in range(top, top + size):
            share = line[at] / 255
            row += bytes(round(fill[i] + (ink[i] - fill[i]) * share) for i in range(3))
            row.append(max(inside[at], line[at]))
        rows.append(bytes(row))
    return _png(size, size, rows)


_SLICES = 4  # how many times each row of pixels is cut across a shape


def _filled(size: int, points: tuple[Point, ...]) -> bytearray:
    """How much of each pixel a shape covers: cut in thin slices, each with exact ends."""
    cover = [0.0] * (size * size)
    edges = list(pairwise((*points, points[0])))
    for slice_ in range(size * _SLICES):
        y = (slice_ + 0.5) * 24 / (size * _SLICES)
        ends = sorted(
            (ax + (y - ay) * (bx - ax) / (by - ay)) * size / 24
            for (ax, ay), (bx, by) in edges
            if min(ay, by) <= y < max(ay, by)
        )
        for left, right in zip(ends[::2], ends[1::2], strict=True):
            for x in range(max(int(left), 0), min(math.ceil(right), size)):
                share = min(x + 1, right) - max(x, left)
                cover[slice_ // _SLICES * size + x] += share / _SLICES
    return bytearray(_share(share) for share in cover)


def _draw_stroke(cover: bytearray, size: int, start: Point, end: Point, half: float) -> None:
    """Adds one straight piece, on the grid of 24, to what each pixel is covered; looks only at those near it."""
    pixel = 24 / size
    reach = half + pixel
    left, right = min(start[0], end[0]) - reach, max(start[0], end[0]) + reach
    top, bottom = min(start[1], end[1]) - reach, max(start[1], end[1]) + reach
    for y in range(max(int(top / pixel), 0), min(int(bottom / pixel) + 1, size)):
        for x in range(max(int(left / pixel), 0), min(int(right / pixel) + 1, size)):
            at = ((x + 0.5) * pixel, (y + 0.5) * pixel)
            share = _share(0.5 - (_distance(at, start, end) - half) / pixel)
            cover[y * size + x] = max(cover[y * size + x], share)


@lru_cache(maxsize=64)
def _corner(radius: int, margin: int, edge_width: float) -> list[list[_Cover]]:
    """The upper left corner of any box of these measures, row by row; beyond it everything repeats."""
    reach = radius + margin + 2
    return [
        [_cover(radius, margin, edge_width, x + 0.5, y + 0.5) for x in range(reach)] for y in range(reach)
    ]


def _cover(radius: int, margin: int, edge_width: float, x: float, y: float) -> _Cover:
    across, down = margin + radius - x, margin + radius - y
    corner = math.hypot(across, down) if across > 0 and down > 0 else max(across, down)
    outside = corner - radius
    covered = min(max(0.5 - outside, 0.0), 1.0)
    inner = min(max(0.5 - outside - edge_width, 0.0), 1.0)
    fading = max(0.0, 1 - outside / margin) if margin and covered == 0.0 else 0.0
    return covered, inner, fading


def _painted(box: Box, cover: _Cover) -> bytes:
    """Red, green, blue and opacity of a pixel."""
    *colour, opacity = _paint_alone(box, cover)
    if not box.behind:
        return bytes((*colour, opacity))
    back = rgb(box.behind)
    return bytes((*(round(back[i] + (colour[i] - back[i]) * opacity / 255) for i in range(3)), 255))


def _paint_alone(box: Box, cover: _Cover) -> bytes:
    covered, inner, fading = cover
    if covered == 0.0:
        return bytes((*rgb(box.shadow), round(34 * fading * fading))) if box.shadow else _CLEAR
    fill, edge = rgb(box.fill), rgb(box.edge or box.fill)
    share = inner / covered
    colour = [edge[i] + (fill[i] - edge[i]) * share for i in range(3)]
    return bytes((*(round(part) for part in colour), round(covered * box.opacity * 255)))


def _pieces(line: Sequence[Point]) -> list[tuple[Point, Point]]:
    if len(line) == 1:
        return [(line[0], line[0])]
    return list(pairwise(line))


def _distance(at: Point, start: Point, end: Point) -> float:
    """How far a point lies from a straight piece of line."""
    (px, py), (ax, ay), (bx, by) = at, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(max(((px - ax) * dx + (py - ay) * dy) / length, 0.0), 1.0)
    return math.hypot(px - ax - along * dx, py - ay - along * dy)


def _share(value: float) -> int:
    return round(min(max(value, 0.0), 1.0) * 255)


def _png(width: int, height: int, rows: Sequence[bytes]) -> bytes:
    """A PNG file of 8-bit RGBA rows, each with its filter byte in front."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 1)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
