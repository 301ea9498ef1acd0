"""Reads pictures: those in the line, and those placed on the page, such as the emblem."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import FloatingPicture, InlinePicture
from templates_docs.pdf.xml_names import POINTS_PER_EMU, WP, A, R, points

Target = Callable[[str], str]


def inline_picture(inline: Element, target: Target) -> InlinePicture:
    """Return a `wp:inline` picture.

    Raises:
        CannotTypesetError: where it is no plain picture of this file.
    """
    return InlinePicture(_part(inline, target), *_size(inline))


def floating_picture(anchor: Element, target: Target) -> FloatingPicture:
    """Return a `wp:anchor` picture that lets text run over and under it.

    Raises:
        CannotTypesetError: where text would flow round it, or it is no plain picture.
    """
    if anchor.find(f"{WP}wrapNone") is None:
        raise CannotTypesetError("ภาพลอยที่ข้อความล้อมรอบ")
    across = _place(anchor.find(f"{WP}positionH"), ("page", "margin", "column"))
    down = _place(anchor.find(f"{WP}positionV"), ("page", "margin", "paragraph"))
    return FloatingPicture(_part(anchor, target), *_size(anchor), across, down)


def _size(drawing: Element) -> tuple[float, float]:
    extent = drawing.find(f"{WP}extent")
    if extent is None:
        raise CannotTypesetError("ภาพที่ไม่บอกขนาด")
    return points(extent.get("cx", ""), POINTS_PER_EMU), points(extent.get("cy", ""), POINTS_PER_EMU)


def _part(drawing: Element, target: Target) -> str:
    graphic = drawing.find(f"{A}graphic/{A}graphicData")
    blips = list(drawing.iter(f"{A}blip"))
    if graphic is None or not graphic.get("uri", "").endswith("/picture") or len(blips) != 1:
        raise CannotTypesetError("รูปวาดหรือกล่องข้อความ")
    crop = next(drawing.iter(f"{A}srcRect"), None)
    if crop is not None and any(value != "0" for value in crop.attrib.values()):
        raise CannotTypesetError("ภาพที่ตัดขอบ")
    if any(shape.get("rot", "0") != "0" for shape in drawing.iter(f"{A}xfrm")):
        raise CannotTypesetError("ภาพที่หมุน")
    return target(blips[0].get(f"{R}embed", ""))


def _place(position: Element | None, known: tuple[str, ...]) -> tuple[str, str, float]:
    if position is None or position.get("relativeFrom") not in known:
        where = "" if position is None else position.get("relativeFrom", "")
        raise CannotTypesetError(f"ภาพลอยที่วางเทียบกับ {where}".strip())
    offset = position.findtext(f"{WP}posOffset")
    align = position.findtext(f"{WP}align") or ""
    if offset is None and align not in ("left", "center", "right", "top", "bottom"):
        raise CannotTypesetError(f"ภาพลอยที่จัดแบบ {align}".strip())
    return position.get("relativeFrom", ""), align, points(offset or "0", POINTS_PER_EMU)
