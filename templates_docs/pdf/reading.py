"""Reads the parts of a rendered Word file into paragraphs, tables and sections, or refuses by name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.drawings import floating_picture, inline_picture
from templates_docs.pdf.formats import (
    Block,
    Break,
    FloatingPicture,
    Ink,
    Item,
    PageNumber,
    Paragraph,
    RunFormat,
    Section,
    Tab,
    Text,
)
from templates_docs.pdf.paragraph_properties import paragraph_changes
from templates_docs.pdf.refusals import STOP, Refusals
from templates_docs.pdf.run_properties import run_changes
from templates_docs.pdf.section_properties import read_section
from templates_docs.pdf.styles import StyleSheet
from templates_docs.pdf.table_reading import read_table
from templates_docs.pdf.xml_names import WP, W, attribute, short_name

_PASSED_OVER = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd"),
    )
)
_PASSED_OVER_IN_RUN = frozenset(f"{W}{name}" for name in ("rPr", "lastRenderedPageBreak", "commentReference"))
_HOLDS_RUNS = frozenset(f"{W}{name}" for name in ("hyperlink", "smartTag", "ins"))
_THAI_OR_NOT = re.compile("[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+")
# Signs that only steer line breaks and have no shape of their own.
SHAPELESS = "\u00ad\u200b\u2060\ufeff"
_SHAPELESS = re.compile(f"[{SHAPELESS}]")


class PartReader:
    """Reads one part: its paragraphs and tables, with the pictures its relationships name."""

    def __init__(
        self, part: str, parts: Mapping[str, bytes], styles: StyleSheet, refusals: Refusals = STOP
    ) -> None:
        self.name = part
        self.styles = styles
        self.refusals = refusals
        self._relations = relations(part, parts)
        self._parts = parts

    def blocks(self, parent: Iterable[Element]) -> Iterator[Block]:
        """Yield the paragraphs and tables in a body, header or footer."""
        for element in parent:
            try:
                if element.tag == f"{W}p":
                    yield self.paragraph(element)
                elif element.tag == f"{W}tbl":
                    yield read_table(element, self)
                elif element.tag != f"{W}sectPr" and element.tag not in _PASSED_OVER:
                    raise CannotTypesetError(short_name(element.tag))
            except CannotTypesetError as error:
                self.refusals.at(self.name, element).add(error)

    def paragraph(self, element: Element, table_style: str = "") -> Paragraph:
        """Return one paragraph; `table_style` is that of the table it stands in."""
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else attribute(properties.find(f"{W}pStyle"))
        form, base = self.styles.paragraph(style, table_style)
        mark = base
        here = self.refusals.at(self.name, element)
        if properties is not None and len(properties) > bool(style):
            changes: dict[str, Any] = dict(paragraph_changes(properties, form.tabs, here))
            form = replace(form, **changes)
            mark = self.run_format(base, properties.find(f"{W}rPr"), here)
        reading = _RunReader(self, base, here)
        reading.read(element)
        return Paragraph(form, tuple(reading.items), _ink(mark, True, here), tuple(reading.floating))

    def target(self, relation: str) -> str:
        """Return the part that a relationship names.

        Raises:
            CannotTypesetError: where it names none inside the file.
        """
        if relation not in self._relations:
            raise CannotTypesetError(f"ภาพที่ไม่อยู่ในไฟล์ {relation}".strip())
        part = self._relations[relation]
        if part not in self._parts:
            raise CannotTypesetError(f"ไฟล์ที่ไม่มี {part}")
        return part

    def run_format(self, base: RunFormat, properties: Element | None, refusals: Refusals) -> RunFormat:
        """Return the format with a run's own properties, and those of its character style."""
        if properties is None:
            return base
        style = attribute(properties.find(f"{W}rStyle"))
        changes: dict[str, Any] = {
            **(self.styles.characters(style) if style else {}),
            **run_changes(properties, refusals),
        }
        return replace(base, **changes) if changes else base


class _RunReader:
    """Walks through the runs of one paragraph; a field's instruction decides what is printed for it."""

    def __init__(self, part: PartReader, base: RunFormat, refusals: Refusals) -> None:
        self.items: list[Item] = []
        self.floating: list[FloatingPicture] = []
        self._part = part
        self._base = base
        self._refusals = refusals
        self._instruction: str | None = None  # gathered while inside a field, before its result
        self._is_result = False

    def read(self, parent: Element) -> None:
        for child in parent:
            try:
                if child.tag == f"{W}r":
                    self._run(child)
                elif child.tag in _HOLDS_RUNS:
                    self.read(child)
                elif child.tag == f"{W}fldSimple":
                    self._field(attribute(child, "instr"), self._base)
                elif child.tag not in _PASSED_OVER:
                    raise CannotTypesetError(short_name(child.tag))
            except CannotTypesetError as error:
                self._refusals.add(error)

    def _run(self, run: Element) -> None:
        form = self._part.run_format(self._base, run.find(f"{W}rPr"), self._refusals)
        if form.hidden:
            return
        for child in run:
            try:
                self._in_run(child, form)
            except CannotTypesetError as error:
                self._refusals.add(error)

    def _in_run(self, child: Element, form: RunFormat) -> None:
        if child.tag == f"{W}fldChar":
            self._field_character(attribute(child, "fldCharType"), form)
        elif child.tag == f"{W}instrText":
            self._instruction = (self._instruction or "") + (child.text or "")
        elif not self._is_result and child.tag not in _PASSED_OVER_IN_RUN:
            self._piece(child, form)

    def _piece(self, child: Element, form: RunFormat) -> None:
        tag = child.tag
        if tag == f"{W}t":
            self._text(child.text or "", form)
        elif tag == f"{W}tab":
            self.items.append(Tab(_ink(form, True, self._refusals)))
        elif tag in (f"{W}br", f"{W}cr"):
            kind = attribute(child, "type")
            if kind not in ("", "textWrapping", "page"):
                raise CannotTypesetError(f"w:br {kind}")
            self.items.append(Break(kind == "page"))
        elif tag == f"{W}noBreakHyphen":
            self._text("-", form)
        elif tag == f"{W}drawing":
            self._drawing(child)
        elif tag != f"{W}softHyphen":
            raise CannotTypesetError(short_name(tag))

    def _text(self, words: str, form: RunFormat) -> None:
        words = _SHAPELESS.sub("", words).replace("\n", " ")
        if form.is_uniform:
            self._add(words, _ink(form, True, self._refusals))
            return
        for piece in _THAI_OR_NOT.findall(words):
            self._add(piece, _ink(form, "\u0e00" <= piece[0] <= "\u0e7f", self._refusals))

    def _add(self, words: str, ink: Ink) -> None:
        last = self.items[-1] if self.items else None
        if isinstance(last, Text) and last.ink == ink:
            self.items[-1] = Text(last.words + words, ink)
        elif words:
            self.items.append(Text(words, ink))

    def _drawing(self, drawing: Element) -> None:
        for child in drawing:
            if child.tag == f"{WP}inline":
                self.items.append(inline_picture(child, self._part.target))
            elif child.tag == f"{WP}anchor":
                self.floating.append(floating_picture(child, self._part.target))
            else:
                raise CannotTypesetError(short_name(child.tag))

    def _field_character(self, kind: str, form: RunFormat) -> None:
        if kind == "begin":
            if self._instruction is not None:
                raise CannotTypesetError("ฟิลด์ซ้อนฟิลด์")
            self._instruction = ""
            return
        was_result, self._is_result = self._is_result, kind == "separate"
        instruction = self._instruction or ""
        if kind == "end":
            self._instruction = None
        if not was_result:
            self._field(instruction, form)

    def _field(self, instruction: str, form: RunFormat) -> None:
        words = instruction.split()
        if not words or words[0].upper() != "PAGE":
            raise CannotTypesetError(f"ฟิลด์ {' '.join(words)}".strip())
        self.items.append(PageNumber(_ink(form, True, self._refusals), "ThaiArabic" in words))


def _ink(form: RunFormat, is_thai: bool, refusals: Refusals) -> Ink:
    """Return the ink of a run; where refusals are gathered, a strange font's words are still looked at."""
    try:
        return form.ink(is_thai)
    except CannotTypesetError as error:
        refusals.add(error)
        return Ink(0, form.size, form.color, "", False)


def read_document(
    parts: Mapping[str, bytes], styles: StyleSheet, refusals: Refusals = STOP
) -> tuple[Section, ...]:
    """Return the sections of the rendered file, each with its pages' size, heads and feet.

    Args:
        parts: the parts of the .docx by name.
        styles: of its word/styles.xml.
        refusals: stops at what is not drawn, or gathers it.

    Raises:
        CannotTypesetError: naming the first thing that is not drawn here.
    """
    reader = PartReader("word/document.xml", parts, styles, refusals)
    body = ElementTree.fromstring(parts["word/document.xml"]).find(f"{W}body")
    if body is None:
        raise CannotTypesetError("เอกสารที่ไม่มี w:body")
    if b"evenAndOddHeaders" in parts.get("word/settings.xml", b""):
        refusals.add(CannotTypesetError("w:evenAndOddHeaders"))
    sections: list[Section] = []
    waiting: list[Block] = []
    found: dict[str, tuple[Block, ...]] = {}

    def furniture(relation: str) -> tuple[Block, ...]:
        try:
            part = reader.target(relation)
        except CannotTypesetError as error:
            refusals.add(error)
            return ()
        if part not in found:
            root = ElementTree.fromstring(parts[part])
            found[part] = tuple(PartReader(part, parts, styles, refusals).blocks(root))
        return found[part]

    for element in body:
        waiting += reader.blocks([element])
        properties = element if element.tag == f"{W}sectPr" else element.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            before = sections[-1] if sections else None
            section = read_section(properties, furniture, before, refusals)
            sections.append(replace(section, blocks=tuple(waiting)))
            waiting = []
    return tuple(sections)


def relations(part: str, parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the parts that a part's relationships name, by their ids."""
    folder, name = posixpath.split(part)
    xml = parts.get(f"{folder}/_rels/{name}.rels")
    if xml is None:
        return {}
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        for relation in ElementTree.fromstring(xml)
        if relation.get("TargetMode") != "External"
    }
