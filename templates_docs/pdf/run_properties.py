"""Reads what a run's properties change: size, weight, colour, underline; refuses what is not drawn."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.refusals import STOP, Refusals
from templates_docs.pdf.xml_names import W, attribute, is_on, points, short_name

_TOGGLES = {
    "b": "bold",
    "bCs": "bold_cs",
    "i": "italic",
    "iCs": "italic_cs",
    "cs": "all_cs",
    "strike": "strike",
    "vanish": "hidden",
}
_UNDERLINES = {
    **dict.fromkeys(("single", "words"), "single"),
    "double": "double",
    "thick": "thick",
    **dict.fromkeys(("dotted", "dottedHeavy"), "dotted"),
    **dict.fromkeys(("dash", "dashedHeavy", "dashLong"), "dash"),
    "none": "",
}
_OFF_IS_NOTHING = frozenset(
    (
        *("caps", "smallCaps", "dstrike", "outline", "shadow", "emboss", "imprint", "webHidden"),
        *("specVanish", "oMath", "rtl", "snapToGrid"),
    )
)
_ZERO_IS_NOTHING = frozenset(("spacing", "position"))
_CHANGES_NOTHING = frozenset(("rStyle", "lang", "noProof", "kern", "szCs", "sz", "rFonts", "color", "u"))
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")


def run_changes(properties: Element | None, refusals: Refusals = STOP) -> dict[str, object]:
    """Return the members of `RunFormat` that these properties (a `w:rPr`) set.

    Raises:
        CannotTypesetError: naming a property that would look otherwise than it is drawn here, unless
            `refusals` gathers them.
    """
    changes: dict[str, object] = {}
    for element in () if properties is None else properties:
        try:
            _read(element, changes)
        except CannotTypesetError as error:
            refusals.add(error)
    return changes


def _read(element: Element, changes: dict[str, object]) -> None:
    name = element.tag.removeprefix(W)
    if name in _TOGGLES:
        changes[_TOGGLES[name]] = is_on(element)
    elif name in ("sz", "szCs"):
        changes["size" if name == "sz" else "size_cs"] = points(attribute(element), 1 / 2)
    elif name == "color":
        value = attribute(element)
        changes["color"] = value.upper() if _COLOR.fullmatch(value) else "000000"
    elif name == "u":
        changes["underline"] = _underline(attribute(element))
    elif name == "rFonts":
        changes |= _fonts(element)
    elif not _is_harmless(name, element):
        raise CannotTypesetError(f"{short_name(element.tag)} {attribute(element)}".strip())


def _underline(kind: str) -> str:
    if kind not in _UNDERLINES:
        raise CannotTypesetError(f"w:u {kind}")
    return _UNDERLINES[kind]


def _fonts(element: Element) -> dict[str, object]:
    """Return the fonts a `w:rFonts` names; one taken from the theme is told by the theme's name for it."""
    changes: dict[str, object] = {}
    for member, names in (("font", ("ascii", "hAnsi")), ("font_cs", ("cs",))):
        theme = attribute(element, "cstheme" if names == ("cs",) else f"{names[0]}Theme")
        if theme:
            changes[member] = f"ตามธีม {theme}"
        elif named := next(filter(None, (attribute(element, name) for name in names)), ""):
            changes[member] = named
    return changes


def _is_harmless(name: str, element: Element) -> bool:
    if name in _CHANGES_NOTHING or name.startswith("rPrChange"):
        return True
    if name in _OFF_IS_NOTHING:
        return not is_on(element)
    if name in _ZERO_IS_NOTHING:
        return attribute(element) in ("", "0")
    nothing = {"vertAlign": "baseline", "highlight": "none", "em": "none", "effect": "none", "w": "100"}
    return attribute(element) == nothing.get(name, element.tag)
