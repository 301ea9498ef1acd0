"""What a paragraph, a table and a page of a Word file ask for, as plain values; lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from templates_docs.errors import CannotTypesetError

OFFICIAL_FONTS = frozenset(
    ("TH SarabunPSK", "TH Sarabun New", "TH SarabunIT๙", "TH SarabunIT9", "Khlang Official")
)
"""Names of one and the same design with the same widths; a document in them is set in the font at hand."""


class Ink(NamedTuple):
    """How a stretch of text is drawn: `face` is 0 regular, 1 bold, 2 italic, 3 bold italic."""

    face: int
    size: float
    color: str  # RRGGBB
    underline: str  # "", "single", "thick", "dotted", "dash", "double"
    strike: bool


class Text(NamedTuple):
    """Words in one ink."""

    words: str
    ink: Ink


class Tab(NamedTuple):
    """A tab; its ink says whether it is underlined, as the blanks of a form are."""

    ink: Ink


class Break(NamedTuple):
    """The end of a line, or of a page."""

    ends_page: bool


class PageNumber(NamedTuple):
    """The place of the page's number."""

    ink: Ink
    thai_digits: bool


class InlinePicture(NamedTuple):
    """A picture that stands in the line like a letter."""

    part: str
    width: float
    height: float


class FloatingPicture(NamedTuple):
    """A picture placed on the page; `across` and `down` are `(measured from, alignment or "", offset)`."""

    part: str
    width: float
    height: float
    across: tuple[str, str, float]
    down: tuple[str, str, float]


Item = Text | Tab | Break | PageNumber | InlinePicture


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, measured from the paragraph's left margin."""

    at: float
    kind: str = "left"
    leader: str = "none"


@dataclass(frozen=True, slots=True)
class Border:
    """A line around a cell or a paragraph."""

    width: float
    color: str
    line: str  # "single", "dotted", "dashed", "double", "thick"
    space: float = 0.0


Sides = tuple[Border | None, Border | None, Border | None, Border | None]
"""Top, left, bottom, right."""

NO_SIDES: Sides = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Everything of a paragraph's style and its own settings that its lines depend on.

    `line` is a multiple of the font's own line where `line_rule` is "auto", else points.
    """

    style: str = ""
    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    tabs: tuple[TabStop, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    contextual: bool = False
    borders: Sides = NO_SIDES
    fill: str = ""


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What a run's characters look like; Thai letters follow the members named `_cs`.

    A font that was never named is the one Word then takes.
    """

    font: str = "Times New Roman"
    font_cs: str = "Times New Roman"
    size: float = 10.0
    size_cs: float = 10.0
    bold: bool = False
    bold_cs: bool = False
    italic: bool = False
    italic_cs: bool = False
    all_cs: bool = False
    color: str = "000000"
    underline: str = ""
    strike: bool = False
    hidden: bool = False

    @property
    def is_uniform(self) -> bool:
        """Return whether Thai letters look like the others."""
        thai = (self.font_cs, self.size_cs, self.bold_cs, self.italic_cs)
        return self.all_cs or thai == (self.font, self.size, self.bold, self.italic)

    def ink(self, is_thai: bool) -> Ink:
        """Return the ink of the run's Thai letters, or of its others.

        Raises:
            CannotTypesetError: naming a font that is not the document font.
        """
        thai = is_thai or self.all_cs
        font = self.font_cs if thai else self.font
        if font not in OFFICIAL_FONTS:
            raise CannotTypesetError(f"แบบอักษร {font}")
        bold, italic = (self.bold_cs, self.italic_cs) if thai else (self.bold, self.italic)
        size = self.size_cs if thai else self.size
        return Ink(bold + 2 * italic, size, self.color, self.underline, self.strike)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `mark` is the ink that gives an empty line its height."""

    format: ParagraphFormat
    items: tuple[Item, ...]
    mark: Ink
    floating: tuple[FloatingPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `merge` is "start" or "continue" where it runs over several rows."""

    paragraphs: tuple[Paragraph, ...]
    first_column: int
    columns: int
    merge: str
    borders: Sides
    fill: str
    valign: str
    margins: tuple[float, float, float, float]  # top, left, bottom, right


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `height` is the least it may have, or exactly what it has."""

    cells: tuple[Cell, ...]
    height: float
    is_exact: bool
    is_header: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `align` places it between the margins."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    indent: float
    align: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the document on pages of one kind.

    `heads` and `feet` are by kind, "first" and "default"; `start` restarts the page numbers.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    head_distance: float
    foot_distance: float
    title_page: bool
    thai_numbers: bool
    start: int | None
    blocks: tuple[Block, ...] = ()
    heads: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    feet: dict[str, tuple[Block, ...]] = field(default_factory=dict)
