"""Reads a table: its columns, and for every cell where it stands, its borders, margins and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import Border, Cell, Paragraph, Row, Sides, Table
from templates_docs.pdf.paragraph_properties import border, fill_of
from templates_docs.pdf.refusals import Refusals
from templates_docs.pdf.xml_names import W, attribute, is_on, points, short_name

if TYPE_CHECKING:
    from templates_docs.pdf.reading import PartReader

_SIDE_NAMES = ("top", "left", "bottom", "right")
_OTHER_NAMES = {"left": "start", "right": "end"}
_REFUSED_IN_TABLE = ("tblpPr", "bidiVisual", "tblCellSpacing")
_REFUSED_IN_CELL = ("textDirection", "hMerge", "tcFitText")

_Borders = dict[str, Border | None]


class _TableLook:
    """What the table's style and its own properties say for all of its cells."""

    def __init__(self, properties: list[Element], refusals: Refusals) -> None:
        self.borders: _Borders = dict.fromkeys((*_SIDE_NAMES, "insideH", "insideV"))
        self.margins = dict(zip(_SIDE_NAMES, (0.0, 5.4, 0.0, 5.4), strict=True))
        self.indent = 0.0
        self.align = "left"
        for element in properties:
            _refuse(element, _REFUSED_IN_TABLE, refusals)
            try:
                self._read(element)
            except CannotTypesetError as error:
                refusals.add(error)

    def _read(self, element: Element) -> None:
        self.borders |= _borders(element.find(f"{W}tblBorders"), self.borders)
        self.margins |= _margins(element.find(f"{W}tblCellMar"))
        if (indent := element.find(f"{W}tblInd")) is not None:
            self.indent = points(attribute(indent, "w") or "0")
        self.align = attribute(element.find(f"{W}jc")) or self.align


def read_table(element: Element, part: PartReader) -> Table:
    """Return the table, set out on the columns of its grid.

    Raises:
        CannotTypesetError: naming what is not drawn here, such as a floating table.
    """
    properties = element.find(f"{W}tblPr")
    style = "" if properties is None else attribute(properties.find(f"{W}tblStyle"))
    own = [] if properties is None else [properties]
    here = part.refusals.at(part.name, element)
    look = _TableLook([*part.styles.table(style), *own], here)
    widths = tuple(
        points(attribute(column, "w") or "0") for column in element.iterfind(f"{W}tblGrid/{W}gridCol")
    )
    rows = list(element.iterfind(f"{W}tr"))
    for child in element:
        if child.tag not in (f"{W}tblPr", f"{W}tblGrid", f"{W}tr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            here.add(CannotTypesetError(short_name(child.tag)))
    reader = _RowReader(part, here, look, style, len(widths), len(rows))
    align = {"start": "left", "end": "right"}.get(look.align, look.align)
    return Table(widths, tuple(reader.row(row, at) for at, row in enumerate(rows)), look.indent, align)


class _RowReader:
    """Reads the rows of one table."""

    def __init__(
        self, part: PartReader, refusals: Refusals, look: _TableLook, style: str, columns: int, rows: int
    ) -> None:
        self._part = part
        self._refusals = refusals
        self._look = look
        self._style = style
        self._columns = columns
        self._last_row = rows - 1

    def row(self, row: Element, at: int) -> Row:
        properties = row.find(f"{W}trPr")
        height = None if properties is None else properties.find(f"{W}trHeight")
        header = None if properties is None else properties.find(f"{W}tblHeader")
        if properties is not None:
            _refuse(properties, ("gridBefore", "gridAfter", "tblCellSpacing"), self._refusals)
        cells: list[Cell] = []
        column = 0
        for cell in row:
            if cell.tag == f"{W}tc":
                cells.append(self._cell(cell, column, at))
                column += cells[-1].columns
            elif cell.tag not in (f"{W}trPr", f"{W}tblPrEx", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._refusals.add(CannotTypesetError(short_name(cell.tag)))
        if column > self._columns:
            self._refusals.add(CannotTypesetError("แถวที่มีช่องมากกว่าคอลัมน์ของตาราง"))
        return Row(
            cells=tuple(cells),
            height=points(attribute(height) or "0"),
            is_exact=attribute(height, "hRule") == "exact",
            is_header=header is not None and is_on(header),
        )

    def _cell(self, cell: Element, column: int, row: int) -> Cell:
        properties = cell.find(f"{W}tcPr")
        paragraphs = []
        for child in cell:
            if child.tag == f"{W}p":
                paragraphs.append(self._part.paragraph(child, self._style))
            elif child.tag == f"{W}tbl":
                self._refusals.add(CannotTypesetError("ตารางซ้อนในช่องตาราง"))
            elif child.tag not in (f"{W}tcPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._refusals.add(CannotTypesetError(short_name(child.tag)))
        try:
            return self._shaped(tuple(paragraphs), properties, column, row)
        except CannotTypesetError as error:
            self._refusals.add(error)
            return self._shaped(tuple(paragraphs), None, column, row)

    def _shaped(
        self, paragraphs: tuple[Paragraph, ...], properties: Element | None, column: int, row: int
    ) -> Cell:
        columns, merge, own, fill, valign = 1, "", None, "", "top"
        margins = self._look.margins
        if properties is not None:
            _refuse(properties, _REFUSED_IN_CELL, self._refusals)
            columns = int(points(attribute(properties.find(f"{W}gridSpan")) or "1", 1))
            merge = _merge(properties.find(f"{W}vMerge"))
            own = properties.find(f"{W}tcBorders")
            fill = fill_of(properties.find(f"{W}shd"))
            valign = attribute(properties.find(f"{W}vAlign")) or "top"
            margins = margins | _margins(properties.find(f"{W}tcMar"))
        top, left, bottom, right = (margins[name] for name in _SIDE_NAMES)
        sides = self._sides(own, column, column + columns, row)
        return Cell(paragraphs, column, columns, merge, sides, fill, valign, (top, left, bottom, right))

    def _sides(self, own: Element | None, first: int, after: int, row: int) -> Sides:
        held = self._look.borders
        edges: _Borders = {
            "top": held["top" if row == 0 else "insideH"],
            "left": held["left" if first == 0 else "insideV"],
            "bottom": held["bottom" if row == self._last_row else "insideH"],
            "right": held["right" if after == self._columns else "insideV"],
        }
        edges |= _borders(own, edges)
        return edges["top"], edges["left"], edges["bottom"], edges["right"]


def _borders(element: Element | None, known: _Borders) -> _Borders:
    """Return the borders that an element names itself, so that the others stay as they are."""
    found: _Borders = {}
    for name in () if element is None else known:
        assert element is not None
        named = element.find(f"{W}{name}")
        if named is None and name in _OTHER_NAMES:
            named = element.find(f"{W}{_OTHER_NAMES[name]}")
        if named is not None:
            found[name] = border(named)
    return found


def _margins(element: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in () if element is None else _SIDE_NAMES:
        assert element is not None
        named = element.find(f"{W}{name}")
        if named is None and name in _OTHER_NAMES:
            named = element.find(f"{W}{_OTHER_NAMES[name]}")
        if named is not None:
            found[name] = points(attribute(named, "w") or "0")
    return found


def _merge(element: Element | None) -> str:
    if element is None:
        return ""
    return "start" if attribute(element) == "restart" else "continue"


def _refuse(properties: Element, names: tuple[str, ...], refusals: Refusals) -> None:
    for name in names:
        if properties.find(f"{W}{name}") is not None:
            refusals.add(CannotTypesetError(f"w:{name}"))
