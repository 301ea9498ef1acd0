"""Reads what a paragraph's properties change: indents, spacing, tabs, keeping together, borders."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import NO_SIDES, Border, Sides, TabStop
from templates_docs.pdf.refusals import STOP, Refusals
from templates_docs.pdf.xml_names import W, attribute, is_on, points, short_name

_ALIGNMENTS = {
    **dict.fromkeys(("left", "start"), "left"),
    **dict.fromkeys(("right", "end"), "right"),
    "center": "center",
    **dict.fromkeys(("both", "thaiDistribute"), "spread"),
}
_TOGGLES = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "pageBreakBefore": "page_break_before",
    "widowControl": "widow_control",
    "contextualSpacing": "contextual",
}
_TAB_KINDS = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center"}
_LEADERS = {
    "": "none",
    "none": "none",
    "dot": "dot",
    "middleDot": "dot",
    "hyphen": "dash",
    "underscore": "line",
}
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_LINES = {"single": "single", "thick": "single", "dotted": "dotted", "dashed": "dashed", "double": "double"}
_CHANGES_NOTHING = frozenset(
    (
        *(
            "pStyle",
            "rPr",
            "sectPr",
            "outlineLvl",
            "suppressAutoHyphens",
            "overflowPunct",
            "wordWrap",
            "kinsoku",
        ),
        *(
            "autoSpaceDE",
            "autoSpaceDN",
            "adjustRightInd",
            "snapToGrid",
            "suppressLineNumbers",
            "divId",
            "cnfStyle",
        ),
        *("pPrChange", "topLinePunct", "mirrorIndents"),
    )
)


def paragraph_changes(
    properties: Element | None, tabs: tuple[TabStop, ...], refusals: Refusals = STOP
) -> dict[str, object]:
    """Return the members of `ParagraphFormat` that these properties (a `w:pPr`) set.

    Args:
        properties: the element, or None.
        tabs: the stops that already hold; `w:tabs` adds to them and clears from them.
        refusals: stops at what is not drawn, or gathers it.

    Raises:
        CannotTypesetError: naming a property that is not drawn here.
    """
    changes: dict[str, object] = {}
    for element in () if properties is None else properties:
        try:
            changes.update(_change(element, tabs))
        except CannotTypesetError as error:
            refusals.add(error)
    return changes


def _change(element: Element, tabs: tuple[TabStop, ...]) -> dict[str, object]:
    name = element.tag.removeprefix(W)
    if name in _TOGGLES:
        return {_TOGGLES[name]: is_on(element)}
    if name in _READERS:
        return _READERS[name](element)
    if name == "tabs":
        return {"tabs": _tabs(element, tabs)}
    if name not in _CHANGES_NOTHING and not (name == "bidi" and not is_on(element)):
        raise CannotTypesetError(short_name(element.tag))
    return {}


def border(element: Element | None) -> Border | None:
    """Return a border as drawn; sizes are written in eighths of a point (ECMA-376 part 1, 17.3.4)."""
    kind = attribute(element)
    if kind in ("", "nil", "none"):
        return None
    if kind not in _LINES:
        raise CannotTypesetError(f"เส้นขอบแบบ {kind}")
    color = attribute(element, "color")
    width = points(attribute(element, "sz") or "4", 1 / 8)
    space = points(attribute(element, "space") or "0", 1)
    return Border(width, "000000" if color in ("", "auto") else _color(color), _LINES[kind], space)


def sides(element: Element | None) -> Sides:
    """Return the four borders that an element such as `w:pBdr` or `w:tcBorders` names."""
    if element is None:
        return NO_SIDES
    left = element.find(f"{W}left")
    right = element.find(f"{W}right")
    return (
        border(element.find(f"{W}top")),
        border(left if left is not None else element.find(f"{W}start")),
        border(element.find(f"{W}bottom")),
        border(right if right is not None else element.find(f"{W}end")),
    )


def fill_of(shading: Element | None) -> str:
    """Return the colour behind a paragraph or cell, RRGGBB, or an empty string."""
    if shading is None:
        return ""
    if attribute(shading) not in ("clear", "nil", ""):
        raise CannotTypesetError(f"w:shd {attribute(shading)}")
    fill = attribute(shading, "fill")
    return "" if fill in ("auto", "", "FFFFFF") else _color(fill)


def _color(text: str) -> str:
    """Return a colour as RRGGBB."""
    if not _COLOR.fullmatch(text):
        raise CannotTypesetError(f"สี “{text}”")
    return text.upper()


def _alignment(element: Element) -> dict[str, object]:
    if attribute(element) not in _ALIGNMENTS:
        raise CannotTypesetError(f"w:jc {attribute(element)}")
    return {"align": _ALIGNMENTS[attribute(element)]}


def _indents(element: Element) -> dict[str, object]:
    changes: dict[str, object] = {}
    for name, value in element.items():
        match name.removeprefix(W):
            case "left" | "start":
                changes["left"] = points(value)
            case "right" | "end":
                changes["right"] = points(value)
            case "firstLine":
                changes.setdefault("first", points(value))
            case "hanging":
                changes["first"] = -points(value)
            case other if value != "0":
                raise CannotTypesetError(f"w:ind {other}")
    return changes


def _spacing(element: Element) -> dict[str, object]:
    changes: dict[str, object] = {}
    for name in ("before", "after"):
        if attribute(element, f"{name}Autospacing") not in ("", "0", "false"):
            raise CannotTypesetError(f"w:{name}Autospacing")
        if value := attribute(element, name):
            changes[name] = points(value)
    rule = attribute(element, "lineRule")
    if value := attribute(element, "line"):
        changes["line"] = points(value, 1 / 240) if rule in ("", "auto") else points(value)
        changes["line_rule"] = rule or "auto"
    return changes


def _tabs(element: Element, held: tuple[TabStop, ...]) -> tuple[TabStop, ...]:
    stops = {stop.at: stop for stop in held}
    for tab in element:
        at, kind, leader = points(attribute(tab, "pos")), attribute(tab), attribute(tab, "leader")
        if kind == "clear":
            stops.pop(at, None)
            continue
        if kind not in _TAB_KINDS or leader not in _LEADERS:
            raise CannotTypesetError(f"w:tab {kind} {leader}".strip())
        stops[at] = TabStop(at, _TAB_KINDS[kind], _LEADERS[leader])
    return tuple(stops[at] for at in sorted(stops))


def _borders(element: Element) -> dict[str, object]:
    return {"borders": sides(element)}


def _shading(element: Element) -> dict[str, object]:
    return {"fill": fill_of(element)}


_READERS = {"jc": _alignment, "ind": _indents, "spacing": _spacing, "pBdr": _borders, "shd": _shading}
