"""Finds everything in a Word file that the typesetter would refuse, by reading and setting it with the same code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import Block, FloatingPicture, InlinePicture, Paragraph, Row, Section, Text
from templates_docs.pdf.pages import numbered
from templates_docs.pdf.pictures import picture_object
from templates_docs.pdf.reading import SHAPELESS, read_document
from templates_docs.pdf.refusals import GatheredRefusals, Refusal
from templates_docs.pdf.slabs import slabs_of
from templates_docs.pdf.styles import STYLES_PART, StyleSheet
from templates_docs.pdf.typesetter import Setter, setter_for

_BODY, _HEAD, _FOOT = "word/document.xml", "word/header.xml", "word/footer.xml"


def refused_in(parts: Mapping[str, bytes]) -> tuple[Refusal, ...]:
    """Return what the typesetter cannot draw of this Word file; empty when it draws all of it.

    Args:
        parts: of a .docx by name; of a template, whose tags are read as the text they are.
    """
    if STYLES_PART not in parts:
        return (Refusal(CannotTypesetError(f"ไฟล์ที่ไม่มี {STYLES_PART}"), _BODY, ""),)
    found: list[Refusal] = []
    refusals = GatheredRefusals(found)
    try:
        setter = setter_for(parts)
        for section in read_document(parts, StyleSheet(parts[STYLES_PART], refusals), refusals):
            for block, part in _blocks(section):
                found += _refused_when_set(block, part, section, setter, parts)
    except CannotTypesetError as error:
        found.append(Refusal(error, _BODY, ""))
    return tuple(found)


def refused_in_text(words: str) -> Iterator[CannotTypesetError]:
    """Yield the refusal of each character that the document font lacks."""
    face = setter_for({}).faces[0]
    for character in dict.fromkeys(words):
        if character in SHAPELESS:
            continue
        try:
            face.shape(character, 1.0)
        except CannotTypesetError as error:
            yield error


def _blocks(section: Section) -> Iterator[tuple[Block, str]]:
    """Yield what stands on the section's pages, page numbers written out, with the part it comes from."""
    yield from ((block, _BODY) for block in section.blocks)
    for part, stories in ((_HEAD, section.heads), (_FOOT, section.feet)):
        for story in stories.values():
            yield from ((numbered(block, 1, True), part) for block in story)


def _refused_when_set(
    block: Block, part: str, section: Section, setter: Setter, parts: Mapping[str, bytes]
) -> Iterator[Refusal]:
    """Yield what reading lets through and setting refuses: characters, pictures, page numbers in the text."""
    told = set()
    paragraphs = (block,) if isinstance(block, Paragraph) else tuple(_in_cells(block.rows))
    for paragraph in paragraphs:
        for error in refused_in_text(_words([paragraph])):
            told.add(error.what)
            yield Refusal(error, part, _words([paragraph]))
    room = section.height - section.top - section.bottom
    try:
        for picture in _pictures(paragraphs):
            picture_object(parts[picture])
        for _slab in slabs_of([block], section, room, setter.lines):
            pass
    except CannotTypesetError as error:
        if error.what not in told:
            yield Refusal(error, part, _words(paragraphs))


def _in_cells(rows: Iterable[Row]) -> Iterator[Paragraph]:
    return (paragraph for row in rows for cell in row.cells for paragraph in cell.paragraphs)


def _words(paragraphs: Iterable[Paragraph]) -> str:
    return "".join(item.words for each in paragraphs for item in each.items if isinstance(item, Text))


def _pictures(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for item in (*paragraph.items, *paragraph.floating):
            if isinstance(item, InlinePicture | FloatingPicture):
                yield item.part
