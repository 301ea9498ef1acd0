"""What compiling a Word template finds out, and the small marks that its parts carry until they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from types import CodeType

from templates_docs.package import PackageState

MAIN_PART = "word/document.xml"
BETWEEN_PARTS = "\0"
_FIRST, _LAST = "<?first ?>", "<?last ?>"  # around what may come out empty, as lxml writes them


@dataclass(frozen=True, slots=True)
class WordPlan:
    """All that compiling a Word template finds out, in plain values that can be kept on disk."""

    name: str
    thai_digits: bool
    parts: tuple[str, ...]
    uses: tuple[tuple[str, str, int, str, str], ...]
    code: CodeType
    package: PackageState
    loops_over_cells: bool
    is_arranged: bool
    is_continued: bool
    may_be_empty: tuple[tuple[str, str], ...]
    emblem_part: str
    emblem_height: int
    first_header: str


def fill_empty(xml: str) -> str:
    """Return the part with a paragraph in each marked cell that came out empty, and without the marks."""
    return xml.replace(_FIRST + _LAST, "<w:p/>").replace(_FIRST, "").replace(_LAST, "")
