"""Writes the tables of a text template: rows of cells, heads that repeat, boxes of a form and their tick cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

TWIPS_PER_CM = 1440 / 2.54
BOX_COLUMNS = (0.3, 0.7, 15.0)  # centimetres: a gap, the tick cell, the words beside it

_SIGNS = {">": "Right", "^": "Centre"}
_GREY = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right")
)

Runs = Callable[[str], str]
"""Makes the runs of a cell's words."""


@dataclass(frozen=True, slots=True)
class Table:
    """An open table: its columns' widths in twips, and what its cells look like."""

    widths: tuple[int, ...]
    style: str = "TableGrid"
    cell: str = "Cell"
    grey: bool = False
    kept: bool = False

    @property
    def is_box(self) -> bool:
        """Return whether it is a form's box, which holds paragraphs and tick rows."""
        return self.style == "Box"

    def opening(self) -> str:
        """Return the table's start."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )

    def closing(self) -> str:
        """Return the table's end; a box leaves a little room, which also keeps two boxes apart."""
        return "</w:tbl>" + ('<w:p><w:pPr><w:pStyle w:val="BoxGap"/></w:pPr></w:p>' if self.is_box else "")

    def paragraph_row(self) -> tuple[str, str]:
        """Return what stands before and after a paragraph that fills a whole row of a box."""
        return f"<w:tr>{self._cell_start(sum(self.widths), len(self.widths))}", "</w:tc></w:tr>"

    def tied(self, paragraphs: str) -> str:
        """Return the paragraphs, each held to the next where the box must stand whole on one page."""
        return paragraphs.replace("</w:pPr>", "<w:keepNext/></w:pPr>") if self.kept else paragraphs

    def tick_row(self, tick: str, words: str) -> str:
        """Return a row with a bordered tick cell and the words beside it."""
        gap, square, rest = self.widths
        return self.tied(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{self._cell_start(gap)}{_paragraph('Cell', '')}</w:tc>"
            f"{self._cell_start(square, edges=_EDGES)}{_paragraph('CellCentre', tick)}</w:tc>"
            f"{self._cell_start(rest)}{_paragraph('Cell', words)}</w:tc></w:tr>"
        )

    def row(self, cells: Sequence[str], runs: Runs, head: bool) -> str:
        """Return one row; a head row repeats on every page and no row parts over two pages.

        Raises:
            ValueError: where the cells do not fill the columns; its argument is the number they fill.
        """
        spans = [_span(cell) for cell in cells]
        if sum(spans) != len(self.widths):
            raise ValueError(sum(spans))
        row, column = "", 0
        for cell, span in zip(cells, spans, strict=True):
            width = sum(self.widths[column : column + span])
            column += span
            style, text = self._look(cell[2:].strip() if span > 1 else cell, head)
            row += f"{self._cell_start(width, span)}{_paragraph(style, runs(text))}</w:tc>"
        repeated = "<w:tblHeader/>" if head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{row}</w:tr>"

    def _look(self, cell: str, head: bool) -> tuple[str, str]:
        """Return the style of a cell and its words without the sign before them."""
        sign = _SIGNS.get(cell[:1], "")
        text = cell[1:].strip() if sign else cell
        return f"{self.cell}{sign or ('Head' if head else '')}", text

    def _cell_start(self, width: int, span: int = 1, edges: str = "") -> str:
        inside = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if span > 1:
            inside += f'<w:gridSpan w:val="{span}"/>'
        if edges:
            inside += f"<w:tcBorders>{edges}</w:tcBorders>"
        return f"<w:tc><w:tcPr>{inside}{_GREY if self.grey else ''}</w:tcPr>"


def table(words: Sequence[str]) -> Table | None:
    """Return the table that `@table 2 10 4` or `@table small 2 10 4` opens; None where the widths are wrong."""
    small = bool(words) and words[0] == "small"
    try:
        widths = tuple(round(float(word) * TWIPS_PER_CM) for word in words[small:])
    except ValueError:
        return None
    if not widths or min(widths) <= 0:
        return None
    return Table(widths, cell="SmallCell" if small else "Cell")


def box(grey: bool, kept: bool = False) -> Table:
    """Return a form's box; the bank's own is grey, a kept one stands whole on one page."""
    widths = tuple(round(width * TWIPS_PER_CM) for width in BOX_COLUMNS)
    return Table(widths, style="Box", grey=grey, kept=kept)


def _span(cell: str) -> int:
    return int(cell[1]) if cell[:1] == "=" and cell[1:2].isdigit() and cell[1] > "1" else 1


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
