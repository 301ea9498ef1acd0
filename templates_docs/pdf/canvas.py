"""A page being drawn on: fills first, then pictures and lines, then text, as PDF operations."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from templates_docs.pdf.formats import Border, Ink
from templates_docs.pdf.lines import Leader, Line, Stretch

# The bundled fonts say where an underline belongs; TH Sarabun's own tables give the same within a hair.
_UNDERLINE_DEPTH = 0.11  # of the size, below the feet of the letters
_UNDERLINE_WIDTH = 0.045
_STRIKE_HEIGHT = 0.22
_DOTS_APART = 0.22


class Page:
    """The operations of one page; y is measured down from its top edge, as on paper, in points."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.faces: set[int] = set()
        self.rare: dict[int, set[tuple[int, str]]] = {}
        self.pictures: set[str] = set()
        self._fills: list[str] = []
        self._drawings: list[str] = []
        self._rules: list[tuple[float, str]] = []
        self._texts: list[str] = []
        self._setup: tuple[int, float, str] | None = None

    def line(self, line: Line, x: float, top: float) -> None:
        """Draw a line of text."""
        feet = top + line.ascent
        for stretch in line.stretches:
            self._text(stretch, x + stretch.x, feet)
        for leader in line.leaders:
            self._leader(leader, x + leader.x, feet)
        for at, picture in line.pictures:
            self.picture(picture.part, x + at, feet - picture.height, picture.width, picture.height)

    def picture(self, part: str, x: float, top: float, width: float, height: float) -> None:
        """Draw a picture with its upper left corner here."""
        self.pictures.add(part)
        bottom = self.height - top - height
        self._drawings.append(
            f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /{picture_name(part)} Do Q"
        )

    def fill(self, color: str, x: float, top: float, width: float, height: float) -> None:
        """Lay a colour under a rectangle."""
        bottom = self.height - top - height
        self._fills.append(f"{_color(color)} rg {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, border: Border, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a border from one point to another; where two cells share an edge the heavier is seen."""
        (x0, y0), (x1, y1) = start, end
        if border.line != "double":
            drawn = self._stroked(border.width, border.color, border.line, (x0, y0, x1, y1))
            self._rules.append((border.width, drawn))
            return
        across, down = (border.width, 0.0) if y0 == y1 else (0.0, border.width)
        for side in (-1, 1):
            ends = (x0 + side * down, y0 + side * across, x1 + side * down, y1 + side * across)
            drawn = self._stroked(border.width, border.color, "single", ends)
            self._rules.append((3 * border.width, drawn))

    def content(self) -> bytes:
        """Return the page's content stream."""
        texts = ["BT", *self._texts, "ET"] if self._texts else []
        rules = [drawn for _, drawn in sorted(self._rules, key=lambda rule: rule[0])]
        return "\n".join([*self._fills, *self._drawings, *rules, *texts]).encode("ascii")

    def _text(self, stretch: Stretch, x: float, feet: float) -> None:
        ink = stretch.ink
        setup = (ink.face, ink.size, ink.color)
        if setup != self._setup:
            self._setup = setup
            self.faces.add(ink.face)
            self._texts.append(f"{_color(ink.color)} rg /F{ink.face} {ink.size:g} Tf")
        if stretch.rare:
            self.rare.setdefault(ink.face, set()).update(stretch.rare)
        self._texts.append(f"1 0 0 1 {x:.2f} {self.height - feet:.2f} Tm {stretch.body}")
        if ink.underline:
            self._underline(ink, x, stretch.width, feet)
        if ink.strike:
            y = feet - _STRIKE_HEIGHT * ink.size
            self._stroke(_UNDERLINE_WIDTH * ink.size, ink.color, "single", (x, y, x + stretch.width, y))

    def _leader(self, leader: Leader, x: float, feet: float) -> None:
        """Draw a leader as a line, not as text, so that copied text holds no rows of dots."""
        ink = leader.ink
        if leader.kind == "underline":
            self._underline(ink, x, leader.width, feet)
            return
        kind = {"dot": "dotted", "dash": "dashed", "line": "single"}[leader.kind]
        inset = _DOTS_APART * ink.size if kind == "dotted" else 0.0
        y = feet - _UNDERLINE_WIDTH * ink.size / 2 if kind != "single" else feet + _UNDERLINE_WIDTH * ink.size
        right = x + max(leader.width - inset, 0.0)
        width = _UNDERLINE_WIDTH * ink.size * (1.4 if kind == "dotted" else 1)
        self._stroke(width, ink.color, kind, (x, y, right, y), _DOTS_APART * ink.size)

    def _underline(self, ink: Ink, x: float, width: float, feet: float) -> None:
        y = feet + _UNDERLINE_DEPTH * ink.size
        thickness = _UNDERLINE_WIDTH * ink.size * (2 if ink.underline == "thick" else 1)
        if ink.underline == "double":
            self._stroke(thickness, ink.color, "single", (x, y + 2 * thickness, x + width, y + 2 * thickness))
        kind = {"dotted": "dotted", "dash": "dashed"}.get(ink.underline, "single")
        self._stroke(thickness, ink.color, kind, (x, y, x + width, y), _DOTS_APART * ink.size / 2)

    def _stroke(
        self, width: float, color: str, kind: str, ends: tuple[float, float, float, float], apart: float = 0.0
    ) -> None:
        self._drawings.append(self._stroked(width, color, kind, ends, apart))

    def _stroked(
        self, width: float, color: str, kind: str, ends: tuple[float, float, float, float], apart: float = 0.0
    ) -> str:
        """Return the operations of a line; `apart` is from dot to dot where it is dotted."""
        x0, y0, x1, y1 = ends
        pattern = {
            "dotted": f"1 J [0 {apart or 2 * width:.2f}] 0 d ",
            "dashed": f"[{3 * width:.2f} {2 * width:.2f}] 0 d ",
        }
        before, after = ("q ", " Q") if kind in pattern else ("", "")
        return (
            f"{before}{pattern.get(kind, '')}{_color(color)} RG {width:.2f} w "
            f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S{after}"
        )


@cache
def picture_name(part: str) -> str:
    """Return the name by which a page's operations call a picture."""
    return "P" + sha256(part.encode("utf-8")).hexdigest()[:16]


@cache
def _color(color: str) -> str:
    return " ".join(f"{int(color[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
