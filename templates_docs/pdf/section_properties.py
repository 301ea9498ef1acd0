"""Reads a section's page: its size, margins, numbering, and which header and footer it carries."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import Block, Section
from templates_docs.pdf.refusals import STOP, Refusals
from templates_docs.pdf.xml_names import R, W, attribute, is_on, points

_A4 = ("11906", "16838")
_NUMBER_FORMATS = frozenset(("", "decimal", "thaiNumbers"))


def read_section(
    properties: Element,
    furniture: Callable[[str], tuple[Block, ...]],
    before: Section | None,
    refusals: Refusals = STOP,
) -> Section:
    """Return a section without its text; heads and feet it does not name go on from the section before.

    Args:
        properties: the `w:sectPr`.
        furniture: reads the header or footer that a relationship names.
        before: the section before it.
        refusals: stops at what is not drawn, or gathers it.

    Raises:
        CannotTypesetError: for columns, text going on in mid-page, other page numbers, even-page headers.
    """
    _require_plain(properties, before, refusals)
    size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    numbers = properties.find(f"{W}pgNumType")
    title = properties.find(f"{W}titlePg")

    def margin(name: str) -> float:
        return abs(points(attribute(margins, name) or "0"))

    return Section(
        width=points(attribute(size, "w") or _A4[0]),
        height=points(attribute(size, "h") or _A4[1]),
        top=margin("top"),
        right=margin("right"),
        bottom=margin("bottom"),
        left=margin("left") + margin("gutter"),
        head_distance=margin("header"),
        foot_distance=margin("footer"),
        title_page=title is not None and is_on(title),
        thai_numbers=attribute(numbers, "fmt") == "thaiNumbers",
        start=int(points(attribute(numbers, "start"), 1)) if attribute(numbers, "start") else None,
        heads=(before.heads if before else {}) | _named(properties, "headerReference", furniture),
        feet=(before.feet if before else {}) | _named(properties, "footerReference", furniture),
    )


def _named(
    properties: Element, kind: str, furniture: Callable[[str], tuple[Block, ...]]
) -> dict[str, tuple[Block, ...]]:
    return {
        attribute(reference, "type") or "default": furniture(reference.get(f"{R}id", ""))
        for reference in properties.iter(f"{W}{kind}")
        if attribute(reference, "type") != "even"
    }


def _require_plain(properties: Element, before: Section | None, refusals: Refusals) -> None:
    kind = attribute(properties.find(f"{W}type"))
    if before is not None and kind not in ("", "nextPage"):
        refusals.add(CannotTypesetError(f"ส่วนของเอกสารแบบ {kind}"))
    columns = properties.find(f"{W}cols")
    if attribute(columns, "num") not in ("", "1"):
        refusals.add(CannotTypesetError("ข้อความหลายคอลัมน์"))
    form = attribute(properties.find(f"{W}pgNumType"), "fmt")
    if form not in _NUMBER_FORMATS:
        refusals.add(CannotTypesetError(f"เลขหน้าแบบ {form}"))
    for name in ("pgBorders", "lnNumType", "bidi", "textDirection", "vAlign"):
        found = properties.find(f"{W}{name}")
        if found is not None and attribute(found) not in ("0", "false", "lrTb", "top"):
            refusals.add(CannotTypesetError(f"w:{name}"))
