"""Builds a small ICC profile of sRGB, which PDF/A wants so that colours mean the same on every device."""

from __future__ import annotations

import struct
from functools import cache

_HEADER = struct.Struct(">I4sI4s4s4s6H4s4sIIIQI3I4s44x")
# The D50 white of the profile connection space, and sRGB's primaries adapted to it (IEC 61966-2-1, Bradford).
_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.7141)
_CURVE_POINTS = 256


@cache
def srgb_profile() -> bytes:
    """Return a version 2.1 matrix profile of sRGB (ICC.1:2001-04), about 1 kB."""
    curve = b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *_curve())
    tags = {
        b"desc": _description("sRGB"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _colour(_WHITE),
        b"rXYZ": _colour(_RED),
        b"gXYZ": _colour(_GREEN),
        b"bXYZ": _colour(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _assembled(tags)


def _assembled(tags: dict[bytes, bytes]) -> bytes:
    start = _HEADER.size + 4 + 12 * len(tags)
    table, data, places = b"", b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    size = start + len(data)
    white = tuple(round(part * 65536) for part in _WHITE)
    header = _HEADER.pack(
        *(size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "),
        *(2025, 1, 1, 0, 0, 0),  # a date of its own: a profile that never changes has one
        *(b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, *white, b"\0\0\0\0"),
    )
    return header + struct.pack(">I", len(tags)) + table + data


def _curve() -> list[int]:
    """Return the light for each signal value, 0–65535 (IEC 61966-2-1, 5.2)."""
    signals = (at / (_CURVE_POINTS - 1) for at in range(_CURVE_POINTS))
    lights = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in signals)
    return [round(light * 65535) for light in lights]


def _colour(xyz: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(part * 65536) for part in xyz))


def _description(text: str) -> bytes:
    words = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + bytes(4 + 4 + 2 + 1 + 67)
