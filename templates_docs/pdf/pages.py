"""Puts the slabs of a document on pages, with the head, foot and number that each page carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from templates_docs.pdf.canvas import Page
from templates_docs.pdf.formats import Block, PageNumber, Paragraph, Section, Table, Text
from templates_docs.pdf.rows import SetParagraph
from templates_docs.pdf.slabs import Slab, slabs_of
from thai.numerals import all_thai

_ROUNDING = 0.02  # points


def make_pages(sections: Iterable[Section], set_lines: SetParagraph) -> list[Page]:
    """Return the pages of the document, drawn.

    Args:
        sections: as read; each begins on a new page.
        set_lines: fills the lines of a paragraph.

    Raises:
        CannotTypesetError: naming what does not fit a page.
    """
    pages: list[Page] = []
    number = 0
    for section in sections:
        number = number if section.start is None else section.start - 1
        pager = _Pager(section, number, set_lines)
        pager.place(list(slabs_of(section.blocks, section, pager.least_room, set_lines)))
        pages += pager.pages
        number += len(pager.pages)
    return pages


class _Pager:
    """Fills the pages of one section from the top."""

    def __init__(self, section: Section, number: int, set_lines: SetParagraph) -> None:
        self.pages: list[Page] = []
        self._section = section
        self._number = number
        self._set_lines = set_lines
        self._page = Page(section.width, section.height)
        self._top = self._bottom = self._y = 0.0
        rooms = (bottom - top for top, bottom in map(self._edges, (True, False)))
        self.least_room = min(rooms)
        """The height between head and foot on the fullest page."""
        self._begin_page()

    def place(self, slabs: list[Slab]) -> None:
        """Put the slabs on pages; what is tied together stays together where a page can hold it."""
        for group in _groups(slabs):
            if group[0].starts_page and (self._y > self._top or len(self.pages) == 1):
                self._begin_page()
            height = sum(slab.before + slab.height for slab in group)
            could_fit = height - group[0].before <= self.least_room + _ROUNDING
            if could_fit and not self._has_room(height) and not self._is_untouched():
                self._begin_page(group[0])
                group = [replace(group[0], before=0.0), *group[1:]]
            for slab in group:
                self._put(slab)

    def _put(self, slab: Slab) -> None:
        if not self._has_room(slab.before + slab.height) and not self._is_untouched():
            self._begin_page(slab)
            slab = replace(slab, before=0.0)
        self._y += slab.before
        slab.drawing.draw(self._page, self._section.left, self._y)
        self._y += slab.height

    def _has_room(self, height: float) -> bool:
        return self._y + height <= self._bottom + _ROUNDING

    def _is_untouched(self) -> bool:
        return self._y == self._top

    def _begin_page(self, slab: Slab | None = None) -> None:
        """Begin a page, and draw again the heading rows of the table that goes on with this slab."""
        seam = slab.seam if slab else None
        if seam:
            seam.draw(self._page, self._section.left, self._y)
        is_first = not self.pages
        self._page = Page(self._section.width, self._section.height)
        self.pages.append(self._page)
        self._number += 1
        self._top, self._bottom = self._edges(is_first)
        self._draw_furniture(is_first)
        self._y = self._top
        for heading in slab.repeat if slab else ():
            heading.drawing.draw(self._page, self._section.left, self._y)
            self._y += heading.height
        if seam:
            seam.draw(self._page, self._section.left, self._y)

    def _edges(self, is_first: bool) -> tuple[float, float]:
        return body_edges(self._section, is_first, self._set_lines)

    def _draw_furniture(self, is_first: bool) -> None:
        section = self._section
        head, foot = (
            _furniture(section, kinds, is_first, self._number, self._set_lines)
            for kinds in (section.heads, section.feet)
        )
        for slabs, top in (
            (head, section.head_distance),
            (foot, section.height - section.foot_distance - _height(foot)),
        ):
            y = top
            for slab in slabs:
                slab.drawing.draw(self._page, section.left, y + slab.before)
                y += slab.before + slab.height


def body_edges(section: Section, is_first: bool, set_lines: SetParagraph) -> tuple[float, float]:
    """Return where the text of a page begins and ends, in points; a tall head or foot takes from it."""
    head, foot = (
        _height(_furniture(section, kinds, is_first, 1, set_lines)) for kinds in (section.heads, section.feet)
    )
    top = max(section.top, section.head_distance + head if head else 0.0)
    bottom = max(section.bottom, section.foot_distance + foot if foot else 0.0)
    return top, section.height - bottom


def _furniture(
    section: Section,
    kinds: dict[str, tuple[Block, ...]],
    is_first: bool,
    number: int,
    set_lines: SetParagraph,
) -> list[Slab]:
    """Return the slabs of a page's head or foot."""
    blocks = kinds.get("first" if is_first and section.title_page else "default", ())
    shown = [numbered(block, number, section.thai_numbers) for block in blocks]
    return list(slabs_of(shown, section, section.height, set_lines))


def _height(slabs: list[Slab]) -> float:
    return sum(slab.before + slab.height for slab in slabs)


def _groups(slabs: list[Slab]) -> Iterator[list[Slab]]:
    """Yield the slabs that a page break must not part; a page break asked for parts them all the same."""
    group: list[Slab] = []
    for slab in slabs:
        if group and (slab.starts_page or not group[-1].is_tied):
            yield group
            group = []
        group.append(slab)
    if group:
        yield group


def numbered(block: Block, number: int, thai_numbers: bool) -> Block:
    """Return a block of a head or foot with the page's number written into it."""
    if isinstance(block, Table):
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(
                        cell, paragraphs=tuple(_in_words(p, number, thai_numbers) for p in cell.paragraphs)
                    )
                    for cell in row.cells
                ),
            )
            for row in block.rows
        )
        return replace(block, rows=rows)
    return _in_words(block, number, thai_numbers)


def _in_words(paragraph: Paragraph, number: int, thai_numbers: bool) -> Paragraph:
    items = tuple(
        Text(all_thai(str(number)) if item.thai_digits or thai_numbers else str(number), item.ink)
        if isinstance(item, PageNumber)
        else item
        for item in paragraph.items
    )
    return replace(paragraph, items=items)
