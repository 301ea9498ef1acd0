"""Turns PNG pictures into PDF ones; what is see-through is laid on white, as on paper."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.objects import raw_stream, stream

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGB_ALPHA = 0, 2, 3, 4, 6
_MOST_PIXELS = 40_000_000


class _Png(NamedTuple):
    width: int
    height: int
    depth: int
    kind: int
    data: bytes
    palette: bytes


@lru_cache(maxsize=16)
def picture_object(png: bytes) -> bytes:
    """Return the picture as a PDF image object.

    Raises:
        CannotTypesetError: for another format, an interlaced picture, or one with a see-through colour.
    """
    picture = _read(png)
    if picture.kind in (_GREY_ALPHA, _RGB_ALPHA):
        return _laid_on_white(picture)
    colors = 3 if picture.kind == _RGB else 1
    space = {_GREY: "/DeviceGray", _RGB: "/DeviceRGB"}.get(picture.kind)
    if space is None:
        last = len(picture.palette) // 3 - 1
        space = f"[/Indexed/DeviceRGB {last}<{picture.palette.hex()}>]"
    shape = f"/Colors {colors}/BitsPerComponent {picture.depth}/Columns {picture.width}"
    parameters = f"/DecodeParms<</Predictor 15{shape}>>"
    return raw_stream(picture.data, f"{_entries(picture, space)}/Filter/FlateDecode{parameters}")


def _entries(picture: _Png, space: str, depth: int | None = None) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace{space if space[0] == '[' else ' ' + space}/BitsPerComponent {depth or picture.depth}"
    )


def _read(png: bytes) -> _Png:
    if not png.startswith(_SIGNATURE):
        raise CannotTypesetError("ภาพที่ไม่ใช่ PNG")
    chunks: dict[bytes, bytes] = {}
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        chunks[kind] = chunks.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    try:
        width, height, depth, color, _, _, interlace = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    except (KeyError, struct.error):
        raise CannotTypesetError("ภาพ PNG ที่เสียหาย") from None
    if interlace or width * height > _MOST_PIXELS:
        raise CannotTypesetError("ภาพ PNG แบบสอดประสาน (interlaced)" if interlace else "ภาพใหญ่เกินไป")
    if b"tRNS" in chunks:
        raise CannotTypesetError("ภาพ PNG ที่มีสีโปร่งใส (tRNS)")
    palette = chunks.get(b"PLTE", b"")
    return _Png(width, height, depth, color, chunks.get(b"IDAT", b""), palette)


def _laid_on_white(picture: _Png) -> bytes:
    colors = 3 if picture.kind == _RGB_ALPHA else 1
    rows = bytearray()
    for row in _rows(picture, colors + 1):
        alpha = row[colors :: colors + 1]
        blended = bytearray(colors * picture.width)
        for color in range(colors):
            blended[color::colors] = bytes(
                255 - (255 - value) * cover // 255
                for value, cover in zip(row[color :: colors + 1], alpha, strict=True)
            )
        rows += blended
    space = "/DeviceRGB" if colors == 3 else "/DeviceGray"
    return stream(bytes(rows), _entries(picture, space, 8))


def _rows(picture: _Png, channels: int) -> Iterator[bytes]:
    """Yield the rows of the picture, 8 bits a channel, with PNG's row filters undone (RFC 2083, 6)."""
    step = channels * picture.depth // 8
    length = step * picture.width
    try:
        data = zlib.decompress(picture.data)
    except zlib.error:
        raise CannotTypesetError("ภาพ PNG ที่เสียหาย") from None
    if len(data) != (length + 1) * picture.height:
        raise CannotTypesetError("ภาพ PNG ที่เสียหาย")
    above = bytes(length)
    for at in range(0, len(data), length + 1):
        above = _unfiltered(data[at], data[at + 1 : at + 1 + length], above, step)
        yield above if picture.depth == 8 else above[::2]


def _unfiltered(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    if kind == 0 or (kind in (1, 2, 4) and not any(row) and not any(above)):
        return row
    if kind == 1:
        whole = bytearray(len(row))
        for channel in range(step):
            summed: list[int] = list(accumulate(row[channel::step], _sum))
            whole[channel::step] = bytes(summed)
        return bytes(whole)
    if kind == 2:
        return bytes((value + up) & 255 for value, up in zip(row, above, strict=True))
    return _average(row, above, step) if kind == 3 else _paeth(row, above, step)


def _sum(left: int, value: int) -> int:
    return (left + value) & 255


def _average(row: bytes, above: bytes, step: int) -> bytes:
    whole = bytearray(step) + row
    for at, up in enumerate(above):
        whole[at + step] = (whole[at + step] + ((whole[at] + up) >> 1)) & 255
    return bytes(whole[step:])


def _paeth(row: bytes, above: bytes, step: int) -> bytes:
    whole = bytearray(step) + row
    corners = bytes(step) + above
    for at, up in enumerate(above):
        left, corner = whole[at], corners[at]
        to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
        nearest = up if to_up <= to_corner else corner
        if to_left <= to_up and to_left <= to_corner:
            nearest = left
        whole[at + step] = (whole[at + step] + nearest) & 255
    return bytes(whole[step:])
