"""How the whole window looks: its colours, its Thai font and its sizes, by day or night, small or large."""

from __future__ import annotations

import tkinter as tk
from tkinter import font as tkfont
from tkinter import ttk
from typing import Literal

from desktop.widgets import styles
from desktop.widgets.font_files import FALLBACK_FAMILIES, UI_FAMILY, choose_family, register_bundled_fonts
from desktop.widgets.png import Box, rounded_box
from desktop.widgets.shaping import needs_shaping
from desktop.widgets.tokens import DARK, LIGHT, Tokens

TEXT_SIZES = (10, 11, 12, 13, 14, 16, 18)
"""The steps of Ctrl + and Ctrl −, in points."""

DEFAULT_SIZE = 12

# Tk's own names first: widgets nobody styled still get our face.  (name, points beside the body size, weight)
_NOTE_POINTS = 11  # at most: for a long line that a narrow place repeats, and that stands large elsewhere
_FONTS: tuple[tuple[str, float, Literal["normal", "bold"]], ...] = (
    ("TkDefaultFont", 0, "normal"),
    ("TkTextFont", 0, "normal"),
    ("TkMenuFont", 0, "normal"),
    ("TkTooltipFont", -1, "normal"),
    ("TkHeadingFont", 0, "bold"),
    ("TkCaptionFont", 0, "normal"),
    ("TkSmallCaptionFont", -2, "normal"),
    ("UiBold", 0, "bold"),
    ("UiSmall", -1.5, "normal"),
    ("UiSmallBold", -1.5, "bold"),
    ("UiNote", -1.5, "normal"),
    ("UiHead", 2, "bold"),
    ("UiTitle", 7, "bold"),
    ("UiCode", 10, "bold"),
    ("UiClock", 24, "bold"),
)


class Theme:
    """The look of one window and all its children; make it once, right after `Tk()`.

    Widgets that draw themselves repaint on `<<ThemeChanged>>`, which Tk sends to all of them after a switch.

    Attributes:
        root: The window.
        tokens: The colours in use.
        size: Body text in points, one of `TEXT_SIZES`.
        scale: Screen pixels in a pixel of a 96-dpi screen.
        family: The font family in use.
        font_problem: Why the bundled font is not in use, or "".
        shapes: Whether text must be shaped before it is shown (see `desktop.widgets.label.thai_text`).
    """

    def __init__(self, root: tk.Tk, tokens: Tokens = LIGHT, size: int = DEFAULT_SIZE) -> None:
        self.root, self.tokens, self.size = root, tokens, size
        self.scale = float(root.tk.call("tk", "scaling")) * 72 / 96
        registration = register_bundled_fonts()
        system = str(root.tk.call("tk", "windowingsystem"))
        installed = () if registration.registered else tkfont.families(root)
        self.family = choose_family(registration, system, installed)
        self.font_problem = registration.problem
        # A face without the moved marks would show boxes, so an unknown one gets plain text.
        self.shapes = needs_shaping(root) and self.family in (UI_FAMILY, *FALLBACK_FAMILIES["x11"])
        self._fonts = {name: _named_font(root, name) for name, _, _ in _FONTS}
        self._pictures: dict[bytes, tk.PhotoImage] = {}
        self._widths: dict[tuple[str, str], int] = {}
        self._made: dict[tuple[str, int], set[str]] = {}
        self._corners: dict[tuple[int, str], list[tk.PhotoImage]] = {}
        self._needed = dict.fromkeys(styles.FIRST)
        root.khlang_theme = self  # type: ignore[attr-defined]
        self.use()

    @property
    def dark(self) -> bool:
        """Whether the night colours are in use."""
        return self.tokens.name == DARK.name

    def use(self, tokens: Tokens | None = None, size: int | None = None) -> None:
        """Puts other colours or another text size on the whole window."""
        self.tokens, self.size = tokens or self.tokens, size or self.size
        for name, larger, weight in _FONTS:
            points = round(self.size + larger * max(1.0, self.size / DEFAULT_SIZE))
            if name == "UiNote":
                points = min(points, _NOTE_POINTS)
            self._fonts[name].configure(family=self.family, size=points, weight=weight)
        self._widths.clear()
        key = (self.tokens.name, self.size)
        style = ttk.Style(self.root)
        if key not in self._made:
            style.theme_create(_ttk_name(key), parent="clam")
            self._made[key] = set()
        style.theme_use(_ttk_name(key))
        self.need(*self._needed)
        styles.classic_widgets(self)

    def need(self, *groups: str) -> None:
        """Makes sure that these groups of styles are there: names of `styles.GROUPS`.

        What every page shows is made with the theme; tick boxes, tables and their like only when the first
        one is, so that the first window does not wait for their pictures.
        """
        made = self._made[self.tokens.name, self.size]
        for group in groups:
            if group not in made:
                made.add(group)
                self._needed[group] = None
                styles.GROUPS[group](self, ttk.Style(self.root))

    def step_size(self, steps: int) -> None:
        """Makes all text larger (or, with a negative number, smaller) by so many steps, within `TEXT_SIZES`."""
        nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self.size))
        self.use(size=TEXT_SIZES[min(max(nearest + steps, 0), len(TEXT_SIZES) - 1)])

    def px(self, pixels: float) -> int:
        """Screen pixels for a length meant in pixels of a 96-dpi screen; never 0 unless asked for 0."""
        return max(1, round(pixels * self.scale)) if pixels else 0

    def em(self, pixels: float) -> int:
        """Like `px`, and growing with the text: for widths that hold words."""
        return self.px(pixels * self.size / DEFAULT_SIZE)

    def line_height(self, font: str = "TkDefaultFont") -> int:
        """Pixels from one line of text to the next."""
        return self.font(font).metrics("linespace")

    def font(self, name: str) -> tkfont.Font:
        """The named font, whose size follows the theme."""
        return self._fonts[name]

    def measure(self, text: str, font: str = "TkDefaultFont") -> int:
        """Width of shown text in pixels; asked often about the same words, so remembered."""
        key = (font, text)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            width = self._widths[key] = int(self.root.tk.call("font", "measure", font, text))
        return width

    def box(
        self,
        fill: str,
        edge: str = "",
        *,
        edge_width: float = 1,
        radius: float = 7,
        opacity: float = 1,
        behind: str = "",
    ) -> tk.PhotoImage:
        """A rounded box to be stretched as a border.

        Its middle is wide because Tk paints a stretched picture tile by tile; a small one is slow. So is one
        with clear corners: say what is `behind` wherever that is known.
        """
        corner = self.px(radius)
        side = 2 * corner
        width, height = side + self.px(120), side + self.px(24)
        box = Box(width, height, corner, fill, edge, edge_width * self.scale, opacity=opacity, behind=behind)
        return self.picture(rounded_box(box))

    def corners(self, radius: int, fill: str) -> list[tk.PhotoImage]:
        """The four corners of a rounded box, from the upper left one by rows; radius in screen pixels."""
        key = (radius, fill)
        if key not in self._corners:
            whole = self.picture(rounded_box(Box(2 * radius, 2 * radius, radius, fill)))
            self._corners[key] = [
                _part(self.root, whole, x, y, radius) for y in (0, radius) for x in (0, radius)
            ]
        return self._corners[key]

    def picture(self, png: bytes) -> tk.PhotoImage:
        """The picture in these bytes, made once and kept for as long as the window lives."""
        image = self._pictures.get(png)
        if image is None:
            image = self._pictures[png] = tk.PhotoImage(master=self.root, data=png)
        return image


def theme_of(widget: tk.Misc) -> Theme:
    """The theme of the window a widget is in; the window gets one if it has none yet."""
    root = widget.nametowidget(".")
    theme = getattr(root, "khlang_theme", None)
    return theme if theme is not None else Theme(root)


def _part(root: tk.Tk, whole: tk.PhotoImage, x: int, y: int, side: int) -> tk.PhotoImage:
    part = tk.PhotoImage(master=root, width=side, height=side)
    root.tk.call(part, "copy", whole, "-from", x, y, x + side, y + side)
    return part


def _ttk_name(key: tuple[str, int]) -> str:
    return f"khlang-{key[0]}-{key[1]}"


def _named_font(root: tk.Tk, name: str) -> tkfont.Font:
    """The font of that name, made if need be.  Keep the object: its end is the named font's end."""
    if name.startswith("Tk"):
        return tkfont.nametofont(name, root=root)
    return tkfont.Font(root=root, name=name, exists=False, size=DEFAULT_SIZE)
