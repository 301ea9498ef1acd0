"""Cuts a document into slabs: a line or a table row each, with what holds it to the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from templates_docs.pdf.canvas import Page
from templates_docs.pdf.formats import NO_SIDES, Block, FloatingPicture, Paragraph, ParagraphFormat, Section
from templates_docs.pdf.lines import Line
from templates_docs.pdf.rows import SetParagraph, SetRow, set_rows


class Drawable(Protocol):
    """Something of a known height that draws itself."""

    def draw(self, page: Page, x: float, top: float) -> None:
        """Draw it with its upper left corner here."""


@dataclass(frozen=True, slots=True)
class Slab:
    """A stretch of the page that is never cut.

    `before` is the space above it, which is dropped at the top of a page. `is_tied` holds it to the
    next slab. `repeat` are the heading rows to draw again where a page begins with this slab.
    `seam` closes the page before and opens the one that begins with this slab, a row's rest.
    `block` counts the paragraphs and tables it comes from, `length` the characters of its line.
    """

    height: float
    before: float
    drawing: Drawable
    is_tied: bool = False
    starts_page: bool = False
    repeat: tuple[Slab, ...] = ()
    seam: Drawable | None = None
    block: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line of a paragraph, with the border and colour behind its stretch of it."""

    line: Line
    width: float
    format: ParagraphFormat
    is_first: bool
    is_last: bool
    floating: tuple[FloatingPicture, ...]
    section: Section

    def draw(self, page: Page, x: float, top: float) -> None:
        form = self.format
        if form.fill or form.borders != NO_SIDES:
            self._draw_frame(page, x, top)
        above = _frame_height(form, 0) if self.is_first else 0.0
        page.line(self.line, x, top + above)
        for picture in self.floating:
            left, upper = place_picture(picture, self.section, top)
            page.picture(picture.part, left, upper, picture.width, picture.height)

    def _draw_frame(self, page: Page, x: float, top: float) -> None:
        form = self.format
        above, left, below, right = form.borders
        x0 = x + form.left + min(form.first, 0.0) - (left.space if left else 0.0)
        x1 = x + self.width - form.right + (right.space if right else 0.0)
        bottom = top + self.line.height
        bottom += (_frame_height(form, 0) if self.is_first else 0.0) + (
            _frame_height(form, 2) if self.is_last else 0.0
        )
        if form.fill:
            page.fill(form.fill, x0, top, x1 - x0, bottom - top)
        corners = ((x0, top), (x1, top), (x0, bottom), (x1, bottom))
        edges = (
            (above if self.is_first else None, corners[0], corners[1]),
            (left, corners[0], corners[2]),
            (below if self.is_last else None, corners[2], corners[3]),
            (right, corners[1], corners[3]),
        )
        for border, start, end in edges:
            if border:
                page.rule(border, start, end)


def slabs_of(
    blocks: Iterable[Block], section: Section, room: float, set_lines: SetParagraph
) -> Iterator[Slab]:
    """Yield the slabs of paragraphs and tables set between the section's margins.

    Args:
        blocks: in reading order.
        section: whose page they stand on.
        room: the height of an empty page, which no table row may pass.
        set_lines: fills the lines of a paragraph.
    """
    width = section.width - section.left - section.right
    before: Paragraph | None = None
    waiting = [*blocks, None]
    for number, (block, following) in enumerate(pairwise(waiting)):
        if isinstance(block, Paragraph):
            after_it = following if isinstance(following, Paragraph) else None
            yield from _paragraph_slabs(block, number, before, after_it, section, set_lines(block, width))
            before = block
        elif block is not None:
            gap = before.format.after if before else 0.0
            yield from _table_slabs(set_rows(block, width, room, set_lines), number, gap)
            before = None


def place_picture(picture: FloatingPicture, section: Section, paragraph_top: float) -> tuple[float, float]:
    """Return the upper left corner of a floating picture on its page."""
    frames = {
        "page": (0.0, section.width, 0.0, section.height),
        "margin": (section.left, section.width - section.right, section.top, section.height - section.bottom),
    }
    left, right, _, _ = frames["page" if picture.across[0] == "page" else "margin"]
    upper, lower = paragraph_top, paragraph_top
    if picture.down[0] != "paragraph":
        _, _, upper, lower = frames[picture.down[0]]
    x = _along(picture.across, left, right - picture.width)
    return x, _along(picture.down, upper, lower - picture.height)


def _along(place: tuple[str, str, float], start: float, end: float) -> float:
    _, align, offset = place
    if align in ("right", "bottom"):
        return end
    return (start + end) / 2 if align == "center" else start + offset


def _paragraph_slabs(
    block: Paragraph,
    place: int,
    before: Paragraph | None,
    after: Paragraph | None,
    section: Section,
    lines: tuple[Line, ...],
) -> Iterator[Slab]:
    form = block.format
    width = section.width - section.left - section.right
    opens, closes = not _share_frame(before, block), not _share_frame(block, after)
    last = len(lines) - 1
    starts_page = form.page_break_before or (before is not None and _ends_with_page(before))
    for number, line in enumerate(lines):
        is_first, is_last = number == 0 and opens, number == last and closes
        height = line.height + (_frame_height(form, 0) if is_first else 0.0)
        height += _frame_height(form, 2) if is_last else 0.0
        floating = block.floating if number == 0 else ()
        yield Slab(
            height=height,
            before=_gap(before, block) if number == 0 else 0.0,
            drawing=_TextLine(line, width, form, is_first, is_last, floating, section),
            is_tied=_is_tied(form, number, last),
            starts_page=starts_page,
            block=place,
            length=line.length,
        )
        starts_page = line.ends_page


def _is_tied(form: ParagraphFormat, number: int, last: int) -> bool:
    """Return whether a line stays with the next: by its style, or so that no line of a paragraph is alone."""
    if number == last:
        return form.keep_next
    return form.keep_lines or (form.widow_control and number in (0, last - 1))


def _ends_with_page(paragraph: Paragraph) -> bool:
    item = paragraph.items[-1] if paragraph.items else None
    return bool(getattr(item, "ends_page", False))


def _gap(before: Paragraph | None, block: Paragraph) -> float:
    """Return the space above a paragraph; neighbours of one style may ask for none between them."""
    form = block.format
    if before is None:
        return form.before
    same = before.format.style == form.style
    after = 0.0 if same and before.format.contextual else before.format.after
    return after + (0.0 if same and form.contextual else form.before)


def _share_frame(one: Paragraph | None, other: Paragraph | None) -> bool:
    """Return whether two paragraphs stand in one frame: the same borders at the same indents."""
    if one is None or other is None or one.format.borders == NO_SIDES:
        return False
    a, b = one.format, other.format
    return (a.borders, a.left, a.right) == (b.borders, b.left, b.right)


def _frame_height(form: ParagraphFormat, side: int) -> float:
    border = form.borders[side]
    return border.width + border.space if border else 0.0


def _table_slabs(rows: Iterable[SetRow], place: int, gap: float) -> Iterator[Slab]:
    """Yield a table's rows; its heading rows stay with the first row and are drawn again on each page."""
    headings: list[Slab] = []
    for number, row in enumerate(rows):
        slab = Slab(row.height, gap if number == 0 else 0.0, row, row.is_tied, seam=row.seam, block=place)
        if row.is_header and len(headings) == number:
            headings.append(replace(slab, before=0.0))
            yield replace(slab, is_tied=True)
        else:
            yield replace(slab, repeat=tuple(headings))
