"""A Word template compiled once, ready to become one document for each record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2

from templates_docs.arrange import arrange
from templates_docs.compiled import FieldUse, emblem_or_placeholder
from templates_docs.errors import MissingValuesError, MisusedValueError
from templates_docs.package import Package
from templates_docs.plain_text import text_of
from templates_docs.safe_jinja import Group, render
from templates_docs.template_cache import TemplateCache, key_of
from templates_docs.word.environment import NEW_PAGE, NEW_PARAGRAPH, WordEnvironment, tag_at
from templates_docs.word.plan import BETWEEN_PARTS, MAIN_PART, WordPlan, fill_empty

if TYPE_CHECKING:
    from templates_docs.continuation import PageMarker
    from templates_docs.lint import Finding

_BREAKS = (NEW_PARAGRAPH.encode(), NEW_PAGE.encode())
_BETWEEN_PARTS = BETWEEN_PARTS.encode()


class CompiledWordTemplate:
    """A Word file with Jinja tags, compiled; `render` makes a .docx of a record.

    `fields` lists what the record must hold, each with the sentence it stands in.
    """

    def __init__(self, plan: WordPlan, data: bytes) -> None:
        self._data = data
        self.name = plan.name
        self.fields = tuple(FieldUse(*use) for use in plan.uses)
        self.bears_emblem = bool(plan.emblem_part)
        self.may_be_empty = plan.may_be_empty
        self._plan = plan
        environment = WordEnvironment(lambda _: "", (), thai_digits=plan.thai_digits)
        self._template = jinja2.Template.from_code(environment, plan.code, environment.make_globals(None))
        self._package = Package.of_state(plan.package)
        self._literals = {text: text.encode() for text in _literals(plan.code)}
        later = (plan.may_be_empty, plan.is_arranged, plan.loops_over_cells, plan.is_continued)
        self._is_finished_later = any(later)

    def render(self, record: Mapping[str, object], emblem: bytes | None = None) -> bytes:
        """Return the document as a .docx; the same record gives the same bytes.

        Raises:
            MissingValuesError: listing everything the record lacks, each with its part and sentence.
            UnprintableValueError: where a value cannot stand in a document.
            EmblemRefusedError: where the picture cannot serve.
        """
        return self._package.build(self._filled(record, emblem))

    def whole(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return every part of the document by name, as `render` would pack them; raises as `render`."""
        return self._package.whole(self._filled(record, emblem))

    def parts(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return the parts that differ from record to record, as WordprocessingML; raises as `render`."""
        literals = self._literals
        printed = b"".join([literals.get(piece) or piece.encode() for piece in self._pieces(record, emblem)])
        is_whole = not (self._is_finished_later or any(mark in printed for mark in _BREAKS))
        parts = {}
        for name in self._plan.parts:
            parts[name], _, printed = printed.partition(_BETWEEN_PARTS)
        if is_whole:
            return parts
        texts = self._finished({name: part.decode() for name, part in parts.items()}, emblem)
        return {name: xml.encode() for name, xml in texts.items()}

    def plain_text(self, record: Mapping[str, object], emblem: bytes | None = None) -> str:
        """Return the words of the document, page head first, a line for each paragraph; raises as `render`."""
        parts = self.parts(record, emblem)
        head = parts.get(self._plan.first_header)
        return (text_of(head) if head else "") + text_of(parts[MAIN_PART])

    def lint(self, known: Collection[str] = ()) -> tuple[Finding, ...]:
        """Return what is wrong or doubtful, with the sentence of each; `known` names what a record will have."""
        from templates_docs.lint import findings
        from templates_docs.word.lint import doubts

        return findings(self, known, doubts(self._data, self.name))

    def _filled(self, record: Mapping[str, object], emblem: bytes | None) -> dict[str, bytes]:
        parts = self.parts(record, emblem)
        if emblem is not None and self._plan.emblem_part:
            parts[self._plan.emblem_part] = emblem
        return parts

    def _pieces(self, record: Mapping[str, object], emblem: bytes | None) -> list[str]:
        values = Group({"page": self._page(record, emblem), **record})
        try:
            pieces, lacking = render(self._template, values)
        except MisusedValueError as error:
            raise MisusedValueError(error.line, self._place_at(error.line)) from None
        if lacking := [name for name in lacking if name]:
            raise MissingValuesError(lacking, self._places(lacking))
        return pieces

    def _finished(self, texts: dict[str, str], emblem: bytes | None) -> dict[str, str]:
        """Return the parts with empty cells filled, numbers in place, new paragraphs started, pages marked."""
        plan = self._plan
        if plan.may_be_empty:
            texts = {name: fill_empty(text) for name, text in texts.items()}
        if plan.is_arranged:
            texts[MAIN_PART] = arrange(texts[MAIN_PART], *emblem_or_placeholder(emblem))
        if plan.loops_over_cells or any(NEW_PARAGRAPH in t or NEW_PAGE in t for t in texts.values()):
            from templates_docs.word.finishing import finished  # reads Word files

            texts = {name: finished(text) for name, text in texts.items()}
        if plan.is_continued:
            texts[MAIN_PART] = self._page_marker.marked(texts)
        return texts

    @cached_property
    def _page_marker(self) -> PageMarker:
        # where pages end is the typesetter's business, which is loaded only for templates that ask
        from templates_docs.continuation import PageMarker
        from templates_docs.docx_check import read_docx

        return PageMarker(read_docx(self._data, self.name))

    def _page(self, record: Mapping[str, object], emblem: bytes | None) -> dict[str, object]:
        page: dict[str, object] = {
            "draft": (emblem is None and self.bears_emblem) or record.get("draft") is True,
            "exercise": record.get("exercise") is True,
        }
        if self._plan.emblem_part:
            picture, words = emblem_or_placeholder(emblem)
            page["emblem_width"] = round(self._plan.emblem_height * picture.width / picture.height)
            page["emblem_words"] = words
        return page

    def _place_at(self, line: int) -> str:
        at = tag_at(line) + 1
        return next((f"{use.part} “{use.sentence}”" for use in self.fields if use.line == at), "")

    def _places(self, names: list[str]) -> dict[str, str]:
        return {
            use.name: f"{use.part} “{use.sentence}”" for use in reversed(self.fields) if use.name in names
        }


def compile_word_template(
    data: bytes, name: str, *, thai_digits: bool = False, cache: TemplateCache | None = None
) -> CompiledWordTemplate:
    """Return the Word file as a compiled template; raises as `templates_docs.word.planning.plan`.

    Args:
        data: the .docx.
        name: what the clerk calls it, for messages.
        thai_digits: whether numbers print in Thai digits, as in our own letters.
        cache: where compiled templates are kept between runs.
    """
    if cache is None:
        return CompiledWordTemplate(_planned(data, name, thai_digits), data)
    key = key_of(data, name, thai_digits)
    kept: Any = cache.get(key)
    if kept is not None and len(kept) == len(fields(WordPlan)):
        return CompiledWordTemplate(WordPlan(*kept), data)
    made = _planned(data, name, thai_digits)
    cache.put(key, tuple(getattr(made, fact.name) for fact in fields(WordPlan)))
    return CompiledWordTemplate(made, data)


def _literals(code: CodeType) -> Iterator[str]:
    """Yield the texts that the template prints as they stand, so that they are encoded once, not for each letter."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _literals(constant)
        elif isinstance(constant, str):
            yield constant


def _planned(data: bytes, name: str, thai_digits: bool) -> WordPlan:
    from templates_docs.word.planning import plan  # reads Word files: needed only when nothing was kept

    return plan(data, name, thai_digits=thai_digits)
