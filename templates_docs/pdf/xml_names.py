"""Reads WordprocessingML: the names of its elements, its units, and its way of saying yes and no."""

from __future__ import annotations

from math import inf
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_PREFIXES = {W: "w:", R: "r:", WP: "wp:", A: "a:"}
_LONGEST = 1e10  # in any unit; beyond it, or no number at all, is no length on paper
_POINTS_PER_TWIP = 1 / 20
POINTS_PER_EMU = 1 / 12_700


def attribute(element: Element | None, name: str = "val") -> str:
    """Return an attribute of the w: namespace, or an empty string."""
    return "" if element is None else element.get(W + name, "")


def points(text: str, per_unit: float = _POINTS_PER_TWIP) -> float:
    """Return a length written in twips (or the unit given) as points.

    Raises:
        CannotTypesetError: where it is no number, or one that no paper has room for.
    """
    try:
        length = float(text)
    except ValueError:
        length = inf
    if not abs(length) < _LONGEST:
        raise CannotTypesetError(f"ความยาว “{text}”")
    return length * per_unit


def is_on(element: Element) -> bool:
    """Return whether a toggle such as `<w:b/>` says yes (ECMA-376 part 1, 17.17.4)."""
    return attribute(element) not in ("0", "false", "off")


def short_name(tag: str) -> str:
    """Return a tag as a person writes it, such as `w:framePr`."""
    uri, _, local = tag.rpartition("}")
    return _PREFIXES.get(f"{uri}}}", "") + local
