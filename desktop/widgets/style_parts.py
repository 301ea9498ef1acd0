"""What the styles are put together from: the colours of each surface, pictures as elements, nested layouts."""

from __future__ import annotations

from collections.abc import Iterator
from tkinter import ttk
from typing import Any

from desktop.widgets.surface import SURFACES
from desktop.widgets.tokens import Tokens

# The phone keeps its own night-blue screen in both colour sets, as a real one would.
PHONE_SCREEN, PHONE_INK, PHONE_MUTED, PHONE_BODY = "#1d3f63", "#ffffff", "#cbdcee", "#0b0f16"


def surface_colours(t: Tokens) -> dict[str, tuple[str, str, str]]:
    """Background, text and quiet text of each surface; "" is the page."""
    return {
        "": (t.page, t.ink, t.muted),
        "Card": (t.card, t.ink, t.muted),
        "Side": (t.side, t.side_ink, t.side_muted),
        "Ribbon": (t.ribbon, t.ribbon_ink, t.ribbon_ink),
        "Phone": (PHONE_SCREEN, PHONE_INK, PHONE_MUTED),
        "Soft": (t.accent_soft, t.ink, t.muted),
        "Good": (t.ok_soft, t.ink, t.ok),
        "Bad": (t.danger_soft, t.ink, t.danger),
    }


def prefixed() -> Iterator[tuple[str, str]]:
    """Each surface and what its style names begin with; the page, which has no prefix, first."""
    yield "", ""
    for surface in SURFACES:
        yield surface, f"{surface}."


def image_element(style: ttk.Style, name: str, image: Any, *states: Any, **options: Any) -> None:
    """Makes a ttk element that paints a picture, another one for each combination of states."""
    options.setdefault("sticky", "nsew")
    options.setdefault("padding", 0)  # else Tk keeps the border's width free on all sides
    if "border" in options:  # else nothing could be smaller than the picture
        options.setdefault("width", 2 * options["border"])
        options.setdefault("height", 2 * options["border"])
    style.element_create(name, "image", image, *states, **options)


def stack(*names: str) -> list[Any]:
    """A layout of elements one inside the other."""
    inner: list[Any] = []
    for name in reversed(names):
        inner = [(name, {"sticky": "nsew", "children": inner} if inner else {"sticky": "nsew"})]
    return inner
