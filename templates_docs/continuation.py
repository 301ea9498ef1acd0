"""Marks the foot of each page that the text itself fills with the first words of the next: `/๔. กรณี ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from xml.etree import ElementTree

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import Block, Paragraph, Section
from templates_docs.pdf.page_ends import PageEnd, page_ends
from templates_docs.pdf.pages import body_edges
from templates_docs.pdf.reading import SHAPELESS, PartReader, read_document
from templates_docs.pdf.styles import StyleSheet
from templates_docs.pdf.typesetter import setter_for
from thai.reference import continuation_mark

_BODY = "word/document.xml"
_HEADS = ("word/header", "word/footer")
_END = "</w:p>"
_NO_STYLES = b"<styles/>"
_MOST_KEPT = 2_000  # paragraphs as read; most of a batch's letters share all but a few of theirs

_EDGE = re.compile(r"<(/?)w:(?:p|tbl|sdt)(?: [^>]*?)?(/?)>")
_SPOKEN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:tab/>|<w:(?:br|cr|noBreakHyphen)(?: [^>]*)?/>")
_LETTER = re.compile(r"&[^;]+;|.", re.DOTALL)
_LOOK = re.compile(r"<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>)", re.DOTALL)
_HEAD = re.compile(
    r'(<w:p(?: [^>]*)?>)(<w:pPr>(?:<w:pStyle w:val="[^"]*"/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?)?'
)
_BREAK = "<w:pageBreakBefore/>"
_KEPT = "<w:keepNext/>"


class PageMarker:
    """Finds the ends of pages in documents that share one file of styles, and marks them.

    The mark stands at the bottom right of the page being left, as in the letter ที่ มท ๐๘๐๘.๒/ว ๓๓๒๕๔ of กรม
    ส่งเสริมการปกครองท้องถิ่น: `/๔. กรณี ...`.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take the parts of the reference document."""
        self._parts = dict(parts)
        styles = StyleSheet(parts.get("word/styles.xml", _NO_STYLES))
        reader = PartReader(_BODY, parts, styles)
        root = parts[_BODY].decode().partition("<w:body>")[0]

        def read(xml: str) -> Block:
            (block,) = reader.blocks(ElementTree.fromstring(f"{root}{xml}</w:document>"))
            return block

        def pages(document: str, heads: tuple[tuple[str, str], ...]) -> tuple[Section, tuple[float, float]]:
            rendered = {name: xml.encode() for name, xml in (*heads, (_BODY, document))}
            (section,) = read_document(self._parts | rendered, styles)
            first, further = (body_edges(section, is_first, self._set_lines) for is_first in (True, False))
            return section, (first[1] - first[0], further[1] - further[0])

        self._set_lines = setter_for(parts).measured
        self._block = lru_cache(maxsize=_MOST_KEPT)(read)
        self._pages = lru_cache(maxsize=8)(pages)

    def marked(self, parts: Mapping[str, str]) -> str:
        """Return the document's body, each page that the text fills ended with a mark and a page break.

        A body that our typesetter cannot draw, or of several sections, comes back as it is.

        Args:
            parts: the rendered body, and the heads of its pages.
        """
        document = parts[_BODY]
        start, end = document.find("<w:body>") + len("<w:body>"), document.rfind("<w:sectPr")
        if start < len("<w:body>") or end < 0 or "<w:sectPr" in document[start:end]:
            return document  # not as Word or we write it, or on pages of several kinds
        heads = tuple((name, xml) for name, xml in parts.items() if name.startswith(_HEADS))
        blocks = list(_blocks(document[start:end]))
        try:
            section, rooms = self._pages(document[:start] + document[end:], heads)
            mark = self._block(_mark("/ก ..."))
            assert isinstance(mark, Paragraph)
            read = [self._block(xml) for xml in blocks]
            ends = page_ends(read, section, rooms, mark, self._set_lines)
        except CannotTypesetError:
            return document
        for page_end in reversed(ends):
            blocks[page_end.block] = _ended(blocks[page_end.block], page_end)
        return document[:start] + "".join(blocks) + document[end:]


def _blocks(xml: str) -> Iterator[str]:
    """Yield the paragraphs and tables of a rendered text, each with what stands before it."""
    depth = start = 0
    for edge in _EDGE.finditer(xml):
        depth += 0 if edge[2] else -1 if edge[1] else 1
        if depth == 0:
            yield xml[start : edge.end()]
            start = edge.end()


def _ended(block: str, end: PageEnd) -> str:
    """Return a block with the end of a page before it, or inside it."""
    before, after = _cut(block, end.offset) if end.offset else ("", block)
    words = "".join(unescape(found[1] or " ") for found in _SPOKEN.finditer(after)).replace("\u00a0", " ")
    if not words.strip():
        return block
    head = _HEAD.search(after)
    assert head is not None  # it has words, so it is a paragraph
    properties = f"{head[2]}{_BREAK}" if head[2] else f"<w:pPr>{_BREAK}</w:pPr>"
    after = f"{after[: head.start()]}{head[1]}{properties}{after[head.end() :]}"
    return before + _mark(continuation_mark(words), end.empty_lines) + after


def _mark(words: str, empty_lines: int = 0) -> str:
    """Return the mark, as far down the page as the text leaves it empty."""
    text = f'{"<w:br/>" * empty_lines}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>'
    return f'<w:p><w:pPr><w:pStyle w:val="Continued"/></w:pPr><w:r>{text}</w:r>{_END}'


def _cut(paragraph: str, length: int) -> tuple[str, str]:
    """Return a paragraph in two: its first characters, and the rest, which goes on at the left margin."""
    for found in _SPOKEN.finditer(paragraph):
        letters = _LETTER.findall(found[1]) if found[1] is not None else ["\t"]
        at = found.start(1)
        for letter in letters:
            if length == 0 and found[1] is not None:
                return _parted(paragraph, at)
            at += len(letter)
            length -= unescape(letter) not in SHAPELESS
    return paragraph, ""


def _parted(paragraph: str, at: int) -> tuple[str, str]:
    """Return a paragraph cut at this place inside a text, with the run's look on both sides."""
    look = _LOOK.match(paragraph, max(paragraph.rfind("<w:r>", 0, at), paragraph.rfind("<w:r ", 0, at)))
    properties = f'<w:pStyle w:val="GoingOn"/>{_KEPT if _KEPT in paragraph[:at] else ""}'
    opening = f'<w:p><w:pPr>{properties}</w:pPr><w:r>{look[1] if look else ""}<w:t xml:space="preserve">'
    return f"{paragraph[:at]}</w:t></w:r>{_END}", opening + paragraph[at:]
