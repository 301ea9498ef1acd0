"""Reads a document back as plain text: one paragraph a line, as on the page."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(part: bytes) -> str:
    """Return the words of one rendered part, a line for each paragraph or table row that has any.

    A tab reads as two spaces, as a typist leaves after เรื่อง; a space that never breaks as a space.
    """
    root = ElementTree.fromstring(part)
    body = root.find(f"{_W}body")
    lines = [line for block in (root if body is None else body) for line in _lines(block)]
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def _lines(block: ElementTree.Element) -> Iterator[str]:
    if block.tag == f"{_W}p":
        yield _words(block)
    elif block.tag == f"{_W}tbl":
        for row in block.iter(f"{_W}tr"):
            cells = (" ".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc"))
            yield "  ".join(cells)


def _words(paragraph: ElementTree.Element) -> str:
    pieces = (_piece(child) for run in paragraph.iter(f"{_W}r") for child in run)
    return "".join(pieces).replace("\u00a0", " ")


def _piece(child: ElementTree.Element) -> str:
    if child.tag == f"{_W}t":
        return child.text or ""
    return {f"{_W}tab": "  ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}.get(child.tag, "")
