"""A Word template compiled once, ready to become one document for each record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from types import CodeType
from typing import Any

import jinja2
from lxml import etree

from templates_docs.arrange import arrange
from templates_docs.compiled import FieldUse, emblem_or_placeholder
from templates_docs.docx_check import MAIN_PART, parsed, read_docx
from templates_docs.errors import MissingValuesError, TemplateRefusedError, WordTemplateRefusedError
from templates_docs.package import Package, PackageState
from templates_docs.plain_text import text_of
from templates_docs.safe_jinja import Group, render
from templates_docs.word.blocks import fill_empty
from templates_docs.word.cells import even_columns
from templates_docs.word.environment import NEW_PAGE, NEW_PARAGRAPH, WordEnvironment, tag_at
from templates_docs.word.fields import field_uses
from templates_docs.word.new_paragraphs import start_new_paragraphs
from templates_docs.word.source import BETWEEN_PARTS, WordSource, word_source
from templates_docs.word.tags import Tag, part_words

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LARGEST_SOURCE = 5_000_000
"""Characters the changing parts of a template may have together."""


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
    may_be_empty: tuple[tuple[str, str], ...]
    emblem_part: str
    first_header: str


def plan(data: bytes, name: str, *, thai_digits: bool = False) -> WordPlan:
    """Return what is needed to fill this Word file.

    Raises:
        DocxRefusedError: for a file that is not opened at all.
        WordTemplateRefusedError: naming part and sentence, for what a template may not hold.
    """
    parts = read_docx(data, name)
    source = word_source(parts, name)
    if len(source.text) > LARGEST_SOURCE:
        raise WordTemplateRefusedError("แม่แบบยาวเกินไป", name)
    environment = _environment(source, name, thai_digits)
    try:
        tree = environment.parse(source.text, name)
        code: Any = environment.compile(source.text, name, name)
    except TemplateRefusedError as error:
        raise _told_with_sentence(error, source, name) from None
    opened = (*source.parts, *([source.emblem_part] if source.emblem_part else []))
    return WordPlan(
        name=name,
        thai_digits=thai_digits,
        parts=tuple(source.parts),
        uses=tuple(astuple(use) for use in field_uses(tree, name, source.tags)),
        code=code,
        package=Package(parts, opened).state,
        loops_over_cells=source.loops_over_cells,
        may_be_empty=tuple((part_words(tag.part), tag.sentence) for tag in source.may_be_empty),
        emblem_part=source.emblem_part,
        first_header=_first_header(parts),
    )


class CompiledWordTemplate:
    """A Word file with Jinja tags, compiled; `render` makes a .docx of a record.

    `fields` lists what the record must hold, each with the sentence it stands in.
    """

    def __init__(self, plan: WordPlan) -> None:
        self.name = plan.name
        self.fields = tuple(FieldUse(*use) for use in plan.uses)
        self.may_be_empty = plan.may_be_empty
        self._plan = plan
        environment = WordEnvironment(lambda _: "", (), thai_digits=plan.thai_digits)
        self._template = jinja2.Template.from_code(environment, plan.code, environment.make_globals(None))
        self._package = Package.of_state(plan.package)

    def render(self, record: Mapping[str, object], emblem: bytes | None = None) -> bytes:
        """Return the document as a .docx; the same record gives the same bytes.

        Raises:
            MissingValuesError: listing everything the record lacks, each with its part and sentence.
            UnprintableValueError: where a value cannot stand in a document.
            EmblemRefusedError: where the picture cannot serve.
        """
        parts = {name: xml.encode() for name, xml in self._texts(record, emblem).items()}
        if emblem is not None and self._plan.emblem_part:
            parts[self._plan.emblem_part] = emblem
        return self._package.build(parts)

    def parts(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return the parts that differ from record to record, as WordprocessingML; raises as `render`."""
        return {name: xml.encode() for name, xml in self._texts(record, emblem).items()}

    def plain_text(self, record: Mapping[str, object], emblem: bytes | None = None) -> str:
        """Return the words of the document, page head first, a line for each paragraph; raises as `render`."""
        parts = self.parts(record, emblem)
        head = parts.get(self._plan.first_header)
        return (text_of(head) if head else "") + text_of(parts[MAIN_PART])

    def _texts(self, record: Mapping[str, object], emblem: bytes | None) -> dict[str, str]:
        values = Group({"page": self._page(record, emblem), **record})
        xml, lacking = render(self._template, values)
        if lacking := [name for name in lacking if name]:
            raise MissingValuesError(lacking, self._places(lacking))
        texts = dict(zip(self._plan.parts, xml.split(BETWEEN_PARTS), strict=True))
        if self._plan.may_be_empty:
            texts = {name: fill_empty(text) for name, text in texts.items()}
        if "<?number" in xml or "<?listed" in xml:
            texts[MAIN_PART] = arrange(texts[MAIN_PART], *emblem_or_placeholder(emblem))
        if self._plan.loops_over_cells or NEW_PARAGRAPH in xml or NEW_PAGE in xml:
            texts = {name: _finished(text) for name, text in texts.items()}
        return texts

    def _page(self, record: Mapping[str, object], emblem: bytes | None) -> dict[str, object]:
        page: dict[str, object] = {
            "draft": emblem is None or record.get("draft") is True,
            "exercise": record.get("exercise") is True,
        }
        if self._plan.emblem_part:
            picture, words = emblem_or_placeholder(emblem)
            page |= {"emblem_width": picture.width_emu, "emblem_height": picture.height_emu}
            page["emblem_words"] = words
        return page

    def _places(self, names: list[str]) -> dict[str, str]:
        return {
            use.name: f"{use.part} “{use.sentence}”" for use in reversed(self.fields) if use.name in names
        }


def compile_word_template(data: bytes, name: str, *, thai_digits: bool = False) -> CompiledWordTemplate:
    """Return the Word file as a compiled template; raises as `plan`.

    Args:
        data: the .docx.
        name: what the clerk calls it, for messages.
        thai_digits: whether numbers print in Thai digits, as in our own letters.
    """
    return CompiledWordTemplate(plan(data, name, thai_digits=thai_digits))


def _environment(source: WordSource, name: str, thai_digits: bool) -> WordEnvironment:
    return WordEnvironment(lambda _: source.text, source.tags, thai_digits=thai_digits)


def _told_with_sentence(
    error: TemplateRefusedError, source: WordSource, name: str
) -> WordTemplateRefusedError:
    at = tag_at(error.line)
    tag = source.tags[min(at, len(source.tags) - 1)] if source.tags else Tag("", MAIN_PART, "")
    return WordTemplateRefusedError(error.problem, name, part_words(tag.part), tag.sentence)


def _finished(xml: str) -> str:
    """Return the part with its new paragraphs started and the columns of looped cells counted."""
    root = etree.fromstring(xml.encode())
    start_new_paragraphs(root)
    even_columns(root)
    return _HEAD + str(etree.tostring(root, encoding="unicode"))


def _first_header(parts: Mapping[str, bytes]) -> str:
    """Return the part with the head of the first page; empty where the document has none."""
    section = next(parsed(parts[MAIN_PART]).iter(f"{_W}sectPr"), None)
    links = parts.get("word/_rels/document.xml.rels")
    if section is None or links is None:
        return ""
    heads = {head.get(f"{_W}type"): head.get(f"{_R}id") for head in section.iter(f"{_W}headerReference")}
    wanted = heads.get("first") if section.find(f"{_W}titlePg") is not None else heads.get("default")
    for link in parsed(links).iter("{*}Relationship"):
        if wanted and link.get("Id") == wanted:
            return re.sub(r"^/?(word/)?", "word/", link.get("Target", ""))
    return ""
