"""Sets the rows of a table: every cell's lines, heights over merged rows, borders and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.canvas import Page
from templates_docs.pdf.formats import NO_SIDES, Cell, Paragraph, Row, Sides, Table
from templates_docs.pdf.lines import Line

SetParagraph = Callable[[Paragraph, float], tuple[Line, ...]]

_Set = tuple[float, Line]  # the space above a line, and the line


@dataclass(frozen=True, slots=True)
class _SetCell:
    """A cell with its lines set; `height` runs over all the rows it is merged with."""

    cell: Cell
    x: float
    width: float
    lines: tuple[_Set, ...]
    height: float = 0.0

    @property
    def needs(self) -> float:
        """The height its text asks for."""
        return self.inset + self.cell.margins[2] + sum(gap + line.height for gap, line in self.lines)

    @property
    def inset(self) -> float:
        """How far down the cell its text begins: below its upper border and margin."""
        border = self.cell.borders[0]
        return self.cell.margins[0] + (border.width if border else 0.0)

    def draw(self, page: Page, x: float, top: float) -> None:
        cell = self.cell
        if cell.fill:
            page.fill(cell.fill, x + self.x, top, self.width, self.height)
        _draw_sides(page, cell.borders, (x + self.x, top, x + self.x + self.width, top + self.height))
        slack = max(self.height - self.needs, 0.0)
        y = top + self.inset + {"center": slack / 2, "bottom": slack}.get(cell.valign, 0.0)
        for gap, line in self.lines:
            page.line(line, x + self.x + cell.margins[1], y + gap)
            y += gap + line.height


@dataclass(frozen=True, slots=True)
class _Seam:
    """The borders that close a row at the end of a page, and open its rest on the next."""

    cells: tuple[_SetCell, ...]

    def draw(self, page: Page, x: float, top: float) -> None:
        for each in self.cells:
            border = each.cell.borders[2]
            if border:
                page.rule(border, (x + each.x, top), (x + each.x + each.width, top))


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ready to draw; `is_tied` where a merged cell, or its style, holds it to the next row.

    `seam` is drawn where a page ends before this row, which goes on with the one above it.
    """

    height: float
    cells: tuple[_SetCell, ...]
    is_header: bool
    is_tied: bool
    seam: _Seam | None = None

    def draw(self, page: Page, x: float, top: float) -> None:
        """Draw the row; `x` is the left margin."""
        for cell in self.cells:
            cell.draw(page, x, top)


def set_rows(table: Table, width: float, room: float, set_lines: SetParagraph) -> Iterator[SetRow]:
    """Yield the rows of a table, those taller than a page line by line.

    Args:
        table: as read.
        width: between the margins.
        room: the height of an empty page.
        set_lines: fills the lines of a paragraph.

    Raises:
        CannotTypesetError: where merged rows are taller than a page.
    """
    total = sum(table.widths)
    left = table.indent + {"center": (width - total) / 2, "right": width - total}.get(table.align, 0.0)
    cells = [[_set_cell(cell, table, left, set_lines) for cell in row.cells] for row in table.rows]
    heights = _heights(table.rows, cells)
    headings = 0.0
    for number, row in enumerate(table.rows):
        merged = [(each, _rows_merged(cells, number, each.cell)) for each in cells[number]]
        drawn = tuple(
            replace(
                each,
                height=sum(heights[number : number + count]),
                cell=_with_bottom(cells, number, each, count),
            )
            for each, count in merged
            if each.cell.merge != "continue"
        )
        is_tied = any(each.cell.merge and _goes_on(cells, number, each.cell) for each in cells[number])
        whole = SetRow(heights[number], drawn, row.is_header, is_tied or _keeps_with_next(row))
        if row.is_header:
            headings += whole.height
        if max((each.height for each in drawn), default=0.0) + headings * (not row.is_header) <= room:
            yield whole
        elif any(count > 1 for _, count in merged) or row.is_exact:
            raise CannotTypesetError("ช่องที่ผสานหลายแถวสูงกว่าหน้ากระดาษ")
        else:
            yield from _in_pieces(whole)


def _set_cell(cell: Cell, table: Table, left: float, set_lines: SetParagraph) -> _SetCell:
    x = left + sum(table.widths[: cell.first_column])
    width = sum(table.widths[cell.first_column : cell.first_column + cell.columns])
    lines: list[_Set] = []
    gap = 0.0
    for paragraph in cell.paragraphs:
        form = paragraph.format
        if paragraph.floating or form.borders != NO_SIDES or form.fill:
            raise CannotTypesetError("ภาพลอยหรือกรอบย่อหน้าในช่องตาราง")
        gap += form.before
        for line in set_lines(paragraph, width - cell.margins[1] - cell.margins[3]):
            lines.append((gap, line))
            gap = 0.0
        gap = form.after
    return _SetCell(cell, x, width, tuple(lines))


def _heights(rows: tuple[Row, ...], cells: list[list[_SetCell]]) -> list[float]:
    """Return the rows' heights; a merged cell that needs more than its rows have lengthens the last."""
    heights = []
    for row, here in zip(rows, cells, strict=True):
        needed = max((each.needs for each in here if not each.cell.merge), default=0.0)
        heights.append(row.height if row.is_exact else max(row.height, needed))
    for number, here in enumerate(cells):
        for each in here:
            if each.cell.merge == "start":
                count = _rows_merged(cells, number, each.cell)
                missing = each.needs - sum(heights[number : number + count])
                if missing > 0 and not rows[number + count - 1].is_exact:
                    heights[number + count - 1] += missing
    return heights


def _below(cells: list[list[_SetCell]], number: int, cell: Cell) -> Cell | None:
    """Return the cell that goes on with this one in the row `number`, if there is one."""
    if number >= len(cells):
        return None
    for each in cells[number]:
        if each.cell.first_column == cell.first_column and each.cell.merge == "continue":
            return each.cell
    return None


def _goes_on(cells: list[list[_SetCell]], number: int, cell: Cell) -> bool:
    return _below(cells, number + 1, cell) is not None


def _rows_merged(cells: list[list[_SetCell]], number: int, cell: Cell) -> int:
    count = 1
    while cell.merge and _goes_on(cells, number + count - 1, cell):
        count += 1
    return count


def _with_bottom(cells: list[list[_SetCell]], number: int, each: _SetCell, count: int) -> Cell:
    """Return the cell with the lower border of the last row it is merged with."""
    last = _below(cells, number + count - 1, each.cell) if count > 1 else None
    if last is None:
        return each.cell
    top, left, _, right = each.cell.borders
    return replace(each.cell, borders=(top, left, last.borders[2], right))


def _keeps_with_next(row: Row) -> bool:
    """Return whether a row stays with the next: Word asks every first paragraph of its cells."""
    firsts = [cell.paragraphs[0].format.keep_next for cell in row.cells if cell.paragraphs]
    return bool(firsts) and all(firsts)


def _in_pieces(row: SetRow) -> Iterator[SetRow]:
    """Yield a row taller than a page line by line, so that it begins where it stands and parts anywhere."""
    count = max((len(each.lines) for each in row.cells), default=0)
    seam = _Seam(row.cells)
    for number in range(count):
        is_last = number == count - 1
        pieces = [_piece(each, number, is_last) for each in row.cells]
        height = max(piece.needs for piece in pieces)
        yield SetRow(
            height,
            tuple(replace(piece, height=height) for piece in pieces),
            is_header=False,
            is_tied=row.is_tied and is_last,
            seam=seam if number else None,
        )


def _piece(each: _SetCell, number: int, is_last: bool) -> _SetCell:
    """Return a cell with one of its lines; the first bears its upper border and margin, the last its lower."""
    above, left, below, right = each.cell.borders
    over, before, under, after = each.cell.margins
    cell = replace(
        each.cell,
        borders=(None if number else above, left, below if is_last else None, right),
        margins=(0.0 if number else over, before, under if is_last else 0.0, after),
    )
    return replace(each, cell=cell, lines=each.lines[number : number + 1])


def _draw_sides(page: Page, sides: Sides, box: tuple[float, float, float, float]) -> None:
    x0, y0, x1, y1 = box
    top, left, bottom, right = sides
    edges = (
        (top, (x0, y0), (x1, y0)),
        (left, (x0, y0), (x0, y1)),
        (bottom, (x0, y1), (x1, y1)),
        (right, (x1, y0), (x1, y1)),
    )
    for border, start, end in edges:
        if border:
            page.rule(border, start, end)
