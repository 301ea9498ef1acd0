"""Works out what a named style comes to: the document's defaults, the style's ancestors, its own settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.formats import ParagraphFormat, RunFormat
from templates_docs.pdf.paragraph_properties import paragraph_changes
from templates_docs.pdf.refusals import STOP, Refusals
from templates_docs.pdf.run_properties import run_changes
from templates_docs.pdf.xml_names import W, attribute

STYLES_PART = "word/styles.xml"

_MOST_ANCESTORS = 20


class StyleSheet:
    """The styles of one document; every answer is worked out once."""

    def __init__(self, styles_xml: bytes, refusals: Refusals = STOP) -> None:
        root = ElementTree.fromstring(styles_xml)
        self._refusals = refusals
        here = refusals.at(STYLES_PART, root)
        self._styles = {attribute(style, "styleId"): style for style in root.iter(f"{W}style")}
        self._defaults = {
            attribute(style, "type"): attribute(style, "styleId")
            for style in root.iter(f"{W}style")
            if attribute(style, "default") in ("1", "true")
        }
        paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._paragraph_default = ParagraphFormat(**_known(paragraph_changes(paragraph, (), here)))
        self._run_default = RunFormat(**_known(run_changes(run, here)))
        self._paragraphs: dict[tuple[str, str], tuple[ParagraphFormat, RunFormat]] = {}
        self._characters: dict[str, dict[str, object]] = {}

    def paragraph(self, style: str, table_style: str = "") -> tuple[ParagraphFormat, RunFormat]:
        """Return what a paragraph of this style is like, and its text, before its own settings."""
        key = (style, table_style)
        if key not in self._paragraphs:
            self._paragraphs[key] = self._work_out(style or self._defaults.get("paragraph", ""), table_style)
        return self._paragraphs[key]

    def characters(self, style: str) -> dict[str, object]:
        """Return the members of `RunFormat` that a character style sets."""
        if style not in self._characters:
            changes: dict[str, object] = {}
            for ancestor in self.line_of(style):
                changes |= run_changes(ancestor.find(f"{W}rPr"), self._refusals.at(STYLES_PART, ancestor))
            self._characters[style] = changes
        return self._characters[style]

    def table(self, style: str) -> list[Element]:
        """Return the table properties of a table style and its ancestors, the most general first."""
        line = list(self.line_of(style or self._defaults.get("table", "")))
        for ancestor in line:
            if ancestor.find(f"{W}tblStylePr") is not None:
                self._refusals.at(STYLES_PART, ancestor).add(CannotTypesetError("w:tblStylePr"))
        return [found for ancestor in line if (found := ancestor.find(f"{W}tblPr")) is not None]

    def line_of(self, style: str) -> Iterator[Element]:
        """Yield the style with its ancestors, the most general first."""
        line: list[Element] = []
        while style in self._styles and len(line) < _MOST_ANCESTORS:
            line.append(self._styles[style])
            style = attribute(self._styles[style].find(f"{W}basedOn"))
        yield from reversed(line)

    def _work_out(self, style: str, table_style: str) -> tuple[ParagraphFormat, RunFormat]:
        paragraph, run = self._paragraph_default, self._run_default
        for ancestor in (*self.line_of(table_style), *self.line_of(style)):
            here = self._refusals.at(STYLES_PART, ancestor)
            changes = paragraph_changes(ancestor.find(f"{W}pPr"), paragraph.tabs, here)
            paragraph = replace(paragraph, **_known(changes))
            run = replace(run, **_known(run_changes(ancestor.find(f"{W}rPr"), here)))
        return replace(paragraph, style=style), run


def _known(changes: dict[str, object]) -> dict[str, Any]:
    """Return the changes for `replace`, which cannot know their types."""
    return dict(changes)
