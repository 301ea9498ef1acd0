"""Fills the lines of a paragraph: words to the margin, tabs to their stops, slack spread as Thai wants it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.faces import Face
from templates_docs.pdf.formats import (
    Break,
    Ink,
    InlinePicture,
    Item,
    PageNumber,
    Paragraph,
    ParagraphFormat,
    Tab,
    TabStop,
    Text,
)
from templates_docs.pdf.pieces import Part, Piece, cut, cut_finer
from templates_docs.pdf.spoken_text import spoken_runs, tj_pieces

_ROUNDING = 0.02  # points; a word that sticks out by less is on the margin
_SMALLEST_SIZE = 1.0
_EXACT_ASCENT = 0.8  # of an exact line's height, where LibreOffice stands the letters for Word files
_READ_AS_SPACE = 0.06  # of the size; a wider gap between letters is read back as a space


class Stretch(NamedTuple):
    """Text to draw in one ink; `x` from the paragraph's left edge, `body` the PDF `TJ` operation."""

    x: float
    width: float
    ink: Ink
    body: str
    rare: tuple[tuple[int, str], ...]


class Leader(NamedTuple):
    """A drawn stretch between two texts: the leader of a tab, or its underline."""

    x: float
    width: float
    kind: str
    ink: Ink


class Line(NamedTuple):
    """One line of a paragraph; `ascent` is from its top to the feet of its letters, in points.

    `length` counts its characters, with the spaces it ends with; a tab, a break or a picture is one.
    """

    height: float
    ascent: float
    stretches: tuple[Stretch, ...]
    leaders: tuple[Leader, ...] = ()
    pictures: tuple[tuple[float, InlinePicture], ...] = ()
    ends_page: bool = False
    length: int = 0


@dataclass(slots=True)
class _Field:
    """What stands between two tabs of a line; `pen` is where the tab before it began."""

    pen: float
    stop: TabStop | None = None
    tab: Tab | None = None
    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0

    def begins(self, width: float) -> float:
        """Return where text of this width begins: right and centred stops give way to the text before."""
        if self.stop is None:
            return self.pen
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self.stop.kind]
        return max(self.pen, self.stop.at - share * width)

    def bare_width(self) -> float:
        if not self.pieces:
            return 0.0
        return self.width - self.pieces[-1].width + self.pieces[-1].bare_width

    def length(self) -> int:
        """Return how many characters the field is made of; its tab and a picture are one each."""
        words = (sum(len(part.words) for part in piece.parts) or 1 for piece in self.pieces)
        return sum(words) + (self.tab is not None)


def fill_lines(
    paragraph: Paragraph, width: float, faces: Sequence[Face], tab_width: float
) -> tuple[Line, ...]:
    """Return the lines of a paragraph between margins this far apart.

    Raises:
        CannotTypesetError: naming a character that the font lacks.
    """
    return tuple(_Filler(paragraph, width, faces, tab_width).lines())


def measure_lines(
    paragraph: Paragraph, width: float, faces: Sequence[Face], tab_width: float
) -> tuple[Line, ...]:
    """Return the same lines with nothing to draw in them: for whoever asks only where pages end."""
    return tuple(_Filler(paragraph, width, faces, tab_width, draws=False).lines())


class _Filler:
    """Fills one line after the other; `self._fields` is the line in hand."""

    def __init__(
        self,
        paragraph: Paragraph,
        width: float,
        faces: Sequence[Face],
        tab_width: float,
        *,
        draws: bool = True,
    ) -> None:
        self._paragraph = paragraph
        self._draws = draws
        self._format: ParagraphFormat = paragraph.format
        self._limit = width - self._format.right
        self._faces = faces
        self._tab_width = tab_width
        self._fields = [_Field(self._format.left + self._format.first)]

    def lines(self) -> Iterator[Line]:
        items = self._paragraph.items
        for is_text, group in groupby(items, lambda item: isinstance(item, Text)):
            if is_text:
                for piece in cut([item for item in group if isinstance(item, Text)], self._faces):
                    yield from self._put(piece)
            else:
                for item in group:
                    yield from self._other(item)
        ended_by_page = bool(items) and isinstance(items[-1], Break) and items[-1].ends_page
        if not (ended_by_page and self._is_blank()):
            yield self._finish(is_last=True)

    def _other(self, item: Item) -> Iterator[Line]:
        match item:
            case Break(ends_page):
                line = self._finish(is_last=True, ends_page=ends_page)
                yield line._replace(length=line.length + 1)
            case Tab():
                yield from self._tab(item)
            case InlinePicture(_, width, _):
                yield from self._put(Piece(width, width, (), item))
            case PageNumber():  # in heads and feet it is written out before their lines are filled
                raise CannotTypesetError("เลขหน้าในเนื้อความ")

    def _put(self, piece: Piece) -> Iterator[Line]:
        if self._fits(piece):
            self._add(piece)
            return
        last = self._fields[-1]
        if last.tab and not last.pieces and len(self._fields) > 1 and last.stop not in self._format.tabs:
            self._fields.pop()  # a tab without a stop of its own goes to the next line with its text
            yield self._finish(is_last=False)
            yield from self._tab(last.tab)
        elif not self._is_blank() or last.tab:
            yield self._finish(is_last=False)
        if self._fits(piece) or piece.picture:
            self._add(piece)
            return
        room = self._limit - self._format.left
        for smaller in cut_finer(piece, self._faces, room):
            if not self._fits(smaller) and not self._is_blank():
                yield self._finish(is_last=False)
            self._add(smaller)

    def _fits(self, piece: Piece) -> bool:
        here = self._fields[-1]
        width = here.width + piece.bare_width
        return here.begins(width) + width <= self._limit + _ROUNDING

    def _add(self, piece: Piece) -> None:
        self._fields[-1].pieces.append(piece)
        self._fields[-1].width += piece.width

    def _is_blank(self) -> bool:
        return not any(each.pieces or each.tab for each in self._fields)

    def _tab(self, tab: Tab) -> Iterator[Line]:
        pen = self._pen()
        stop = self._next_stop(pen)
        if stop.at > self._limit + _ROUNDING and stop not in self._format.tabs and not self._is_blank():
            yield self._finish(is_last=False)
            pen = self._pen()
            stop = self._next_stop(pen)
        self._fields.append(_Field(pen, stop, tab))

    def _pen(self) -> float:
        last = self._fields[-1]
        return last.begins(last.width) + last.width

    def _next_stop(self, pen: float) -> TabStop:
        """Return the stop a tab leads to: a set one, the hanging indent, or the next of the even ones."""
        stops = [*self._format.tabs]
        if self._format.first < 0:
            stops.append(TabStop(self._format.left))
        ahead = [stop for stop in stops if stop.at > pen + _ROUNDING]
        if ahead:
            return min(ahead, key=lambda stop: stop.at)
        return TabStop((int((pen + _ROUNDING) / self._tab_width) + 1) * self._tab_width)

    def _finish(self, *, is_last: bool, ends_page: bool = False) -> Line:
        """Return the line in hand and begin the next."""
        fields, self._fields = self._fields, [_Field(self._format.left)]
        pictures = [piece.picture for each in fields for piece in each.pieces if piece.picture]
        inks = {part.ink for each in fields for piece in each.pieces for part in piece.parts}
        inks |= {each.tab.ink for each in fields if each.tab}
        height, ascent = self._measure(inks, pictures)
        length = sum(each.length() for each in fields)
        line = Line(height, ascent, (), (), (), ends_page, length)
        return self._drawn(line, fields, is_last=is_last) if self._draws else line

    def _drawn(self, line: Line, fields: list[_Field], *, is_last: bool) -> Line:
        """Return the line with what stands in it."""
        last = fields[-1]
        end = last.begins(last.bare_width()) + last.bare_width()
        slack = self._limit - end
        gap = 0.0
        if self._format.align == "spread" and not is_last and slack > 0:
            gap = slack / max(_clusters(last) - 1, 1)
        shift = {"center": slack / 2, "right": slack}.get(self._format.align, 0.0)
        stretches: list[Stretch] = []
        leaders: list[Leader] = []
        pictures: list[tuple[float, InlinePicture]] = []
        for each in fields:
            is_end = each is last
            width = each.bare_width() if is_end else each.width
            x = each.begins(width) + shift
            if each.tab is not None:
                leaders += _leaders(each, x - shift, shift)
            drawing = _Drawing(each.pieces, x, gap if is_end else 0.0, bare=is_end)
            stretches += drawing.stretches
            pictures += drawing.pictures
        return line._replace(stretches=tuple(stretches), leaders=tuple(leaders), pictures=tuple(pictures))

    def _measure(self, inks: set[Ink], pictures: list[InlinePicture]) -> tuple[float, float]:
        """Return the line's height and how far down its letters stand."""
        sizes = [
            (self._faces[ink.face], max(ink.size, _SMALLEST_SIZE)) for ink in inks or {self._paragraph.mark}
        ]
        below = max(face.descent * size for face, size in sizes)
        above = max((face.line - face.descent) * size for face, size in sizes)
        above = max([above, *(picture.height for picture in pictures)])
        form = self._format
        natural = above + below
        if form.line_rule == "auto":
            height = natural * form.line if not pictures else max(natural, natural * form.line)
        else:
            height = form.line if form.line_rule == "exact" else max(natural, form.line)
        ascent = _EXACT_ASCENT * height if form.line_rule == "exact" else height - below
        return height, ascent


def _clusters(last: _Field) -> int:
    """Return how many pieces the slack is spread between: every base with its marks counts as one."""
    count = 0
    for piece in last.pieces:
        count += sum(len(part.shaped.clusters) for part in piece.parts) if piece.parts else 1
    if last.pieces and last.pieces[-1].parts:
        end = last.pieces[-1].parts[-1].shaped
        count -= len(end.clusters) - end.bare_clusters
    return count


def _leaders(each: _Field, begins: float, shift: float) -> Iterator[Leader]:
    assert each.tab is not None
    assert each.stop is not None
    width = begins - each.pen
    if width <= 0:
        return
    if each.stop.leader != "none":
        yield Leader(each.pen + shift, width, each.stop.leader, each.tab.ink)
    if each.tab.ink.underline:
        yield Leader(each.pen + shift, width, "underline", each.tab.ink)


class _Drawing:
    """Joins the pieces of a field into stretches of one ink each, with the gap after every cluster."""

    def __init__(self, pieces: list[Piece], x: float, gap: float, *, bare: bool) -> None:
        self.stretches: list[Stretch] = []
        self.pictures: list[tuple[float, InlinePicture]] = []
        parts = [(part, piece) for piece in pieces for part in (piece.parts or (None,))]
        last = parts[-1][0] if parts else None
        for ink, group in groupby(parts, lambda pair: pair[0].ink if pair[0] else pair[1]):
            if isinstance(ink, Piece):
                assert ink.picture is not None
                self.pictures.append((x, ink.picture))
                x += ink.width + gap
                continue
            run = [part for part, _ in group if part is not None]
            stretch = _stretch(run, x, ink, gap, bare=bare and run[-1] is last)
            x += stretch.width
            self.stretches.append(stretch)


def _stretch(run: list[Part], x: float, ink: Ink, gap: float, *, bare: bool) -> Stretch:
    end = run[-1].shaped
    width = sum(part.shaped.width for part in run)
    count = sum(len(part.shaped.clusters) for part in run)
    if bare:
        width += end.bare_width - end.width
        count -= len(end.clusters) - end.bare_clusters
    move = f" {-gap * 1000 / ink.size:.1f} " if gap else ""
    spoken = spoken_runs(run, is_wide=gap > _READ_AS_SPACE * ink.size)
    body = "".join(tj_pieces(one, move, bare=bare and one[-1] is run[-1]) for one in spoken)
    rare = tuple(pair for part in run for pair in part.shaped.rare)
    return Stretch(x, width + gap * count, ink, f"[{body}]TJ".replace("[]TJ", ""), rare)
