"""The colours of the window, by day and by night."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tokens:
    """One set of colours, each named after what it is for and written `#rrggbb`.

    The text colours reach 4.5:1 on the surfaces they stand on and the edges of fields 3:1 (WCAG 2.2, 1.4.3
    and 1.4.11); a test holds both sets to it.
    """

    name: str
    page: str
    card: str
    ink: str
    muted: str
    line: str
    field_line: str
    accent: str
    accent_strong: str
    accent_ink: str
    accent_soft: str
    danger: str
    danger_strong: str
    danger_ink: str
    danger_soft: str
    ok: str
    ok_soft: str
    warning: str
    side: str
    side_ink: str
    side_muted: str
    side_selected: str
    ribbon: str
    ribbon_ink: str
    chrome: str
    zebra: str
    shadow: str


LIGHT = Tokens(
    name="light",
    page="#f3f5f9",
    card="#ffffff",
    ink="#17202c",
    muted="#566273",
    line="#dbe1ea",
    field_line="#818c9c",
    accent="#0b5cad",
    accent_strong="#08477f",
    accent_ink="#ffffff",
    accent_soft="#e3eefa",
    danger="#b3261e",
    danger_strong="#8c1c16",
    danger_ink="#ffffff",
    danger_soft="#fdecea",
    ok="#12703f",
    ok_soft="#e4f4ea",
    warning="#7a4f00",
    side="#10243e",
    side_ink="#dbe6f3",
    side_muted="#9db0c8",
    side_selected="#1f4470",
    ribbon="#fff0c2",
    ribbon_ink="#5c4100",
    chrome="#dfe4ec",
    zebra="#f7f9fc",
    shadow="#0f1f33",
)

DARK = replace(
    LIGHT,
    name="dark",
    page="#15191f",
    card="#1e242c",
    ink="#e9eef4",
    muted="#a7b3c1",
    line="#323c48",
    field_line="#708090",
    accent="#62adf2",
    accent_strong="#8cc4f8",
    accent_ink="#07131f",
    accent_soft="#213a52",
    danger="#ff8f86",
    danger_strong="#ffb0a9",
    danger_ink="#2a0805",
    danger_soft="#43211f",
    ok="#67d39d",
    ok_soft="#17362a",
    warning="#f2c76a",
    side="#0d1218",
    side_ink="#d2dde9",
    side_muted="#8fa1b5",
    side_selected="#223a55",
    ribbon="#3d3217",
    ribbon_ink="#f6d98c",
    chrome="#272f39",
    zebra="#222932",
    shadow="#000000",
)


def mix(one: str, other: str, share: float) -> str:
    """The colour that is `share` of the way from one to the other (0 is the first, 1 the second)."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0–255 each."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in rgb(colour)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
