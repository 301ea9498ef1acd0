"""Finds where each page of a text ends, so that its last line can name the first words of the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from templates_docs.pdf.formats import Block, Paragraph, Section
from templates_docs.pdf.rows import SetParagraph
from templates_docs.pdf.slabs import Slab, slabs_of

_MOST_LEFT_EMPTY = 3.5  # lines of a mark; a page that would lose more ends inside the paragraph instead


class PageEnd(NamedTuple):
    """Where a page ends: before this block, or `offset` characters into it, with empty lines above the mark."""

    block: int
    offset: int
    empty_lines: int


class _Place(NamedTuple):
    """A slab with where its text begins: the number of its block, and the characters before it."""

    slab: Slab
    block: int
    offset: int

    @property
    def height(self) -> float:
        return self.slab.before + self.slab.height


def page_ends(
    blocks: Sequence[Block],
    section: Section,
    rooms: tuple[float, float],
    mark: Paragraph,
    set_lines: SetParagraph,
) -> list[PageEnd]:
    """Return where the pages end that the text itself fills; a page that a style ends is not among them.

    A page ends after a whole paragraph where that leaves little of it empty, else between two lines of a
    paragraph whose first line is indented. A page that ends inside a table has no mark. One more line is
    left free on each page, and two where there is room, since Word's lines may end elsewhere.

    Args:
        blocks: paragraphs and tables in reading order.
        section: the pages they stand on.
        rooms: the height that the first page and each further one have for text, in points.
        mark: the paragraph `/๔. กรณี ...`, whose height every page that goes on must hold as well.
        set_lines: fills the lines of a paragraph.
    """
    width = section.width - section.left - section.right
    mark_height = sum(line.height for line in set_lines(mark, width))
    ends: list[PageEnd] = []
    places = _placed(blocks, section, min(rooms), set_lines)
    at, room = 0, rooms[0]
    while (stop := _filled(places, at, room)) < len(places):
        if not places[stop].slab.starts_page:
            within = room - 2 * mark_height
            end = _chosen(places, at, _filled(places, at, within), blocks, _MOST_LEFT_EMPTY * mark_height)
            if end is not None:
                stop = end
                empty = within - sum(place.height for place in places[at:stop])
                ends.append(
                    PageEnd(places[stop].block, places[stop].offset, max(int(empty // mark_height) - 1, 0))
                )
        at, room = stop, rooms[1]
    return ends


def _placed(blocks: Sequence[Block], section: Section, room: float, set_lines: SetParagraph) -> list[_Place]:
    """Return the slabs of the text, each with its place in the blocks."""
    places: list[_Place] = []
    for slab in slabs_of(blocks, section, room, set_lines):
        before = places[-1] if places else None
        block = slab.block
        if before is None or before.block != block:
            places.append(_Place(slab, block, 0))
        else:
            places.append(_Place(slab, block, before.offset + max(before.slab.length, 1)))
    return places


def _filled(places: Sequence[_Place], start: int, room: float) -> int:
    """Return the first place that a page beginning with `start` does not hold."""
    used = sum(heading.height for heading in places[start].slab.repeat) if start else 0.0
    at = start
    while at < len(places):
        stop = _tied_until(places, at)
        height = sum(place.height for place in places[at:stop])
        if at > start and (places[at].slab.starts_page or used + height > room >= height):
            return at
        for place in places[at:stop]:
            if used + place.height > room and at > start:
                return at
            used += place.height
            at += 1
    return at


def _tied_until(places: Sequence[_Place], at: int) -> int:
    stop = at + 1
    while stop < len(places) and places[stop - 1].slab.is_tied and not places[stop].slab.starts_page:
        stop += 1
    return stop


def _chosen(
    places: Sequence[_Place], start: int, last: int, blocks: Sequence[Block], most_empty: float
) -> int | None:
    """Return the place where a page ends, `last` or before it; None where no mark can stand."""
    if last <= start:
        return None
    block = blocks[places[last].block]
    if not places[last].offset and isinstance(block, Paragraph):
        return last
    for at in range(last - 1, start, -1):
        most_empty -= places[at].height
        begins = not places[at].offset and not places[at - 1].slab.is_tied
        if most_empty < 0:
            break
        if begins and isinstance(blocks[places[at].block], Paragraph):
            return at
    return last if isinstance(block, Paragraph) and block.format.first > 0 else None
