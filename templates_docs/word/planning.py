"""Reads a Word template once and finds out all that is needed to fill it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from templates_docs.docx_check import MAIN_PART, parsed, read_docx
from templates_docs.errors import TemplateRefusedError, WordTemplateRefusedError
from templates_docs.package import Package
from templates_docs.word.environment import WordEnvironment, tag_at
from templates_docs.word.fields import field_uses
from templates_docs.word.plan import WordPlan
from templates_docs.word.source import WordSource, word_source
from templates_docs.word.tags import Tag, W, part_words

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OWN = "page."
"""The group of names that the template fills itself: whether it is a draft, the size of the emblem."""
LARGEST_SOURCE = 5_000_000
"""Characters the changing parts of a template may have together."""


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
        uses = tuple(
            astuple(use) for use in field_uses(tree, name, source.tags) if not use.name.startswith(OWN)
        )
    except TemplateRefusedError as error:
        raise _told_with_sentence(error, source, name) from None
    except (RecursionError, SyntaxError):  # Python's own bounds on expressions and on blocks
        raise WordTemplateRefusedError("แท็กหรือคำสั่งซ้อนกันลึกเกินไป", name) from None
    opened = (*source.parts, *([source.emblem_part] if source.emblem_part else []))
    return WordPlan(
        name=name,
        thai_digits=thai_digits,
        parts=tuple(source.parts),
        uses=uses,
        code=code,
        package=Package(parts, opened).state,
        loops_over_cells=source.loops_over_cells,
        is_arranged=source.is_arranged,
        is_continued=source.is_continued,
        may_be_empty=tuple((part_words(tag.part), tag.sentence) for tag in source.may_be_empty),
        emblem_part=source.emblem_part,
        emblem_height=source.emblem_height,
        first_header=_first_header(parts),
    )


def _environment(source: WordSource, name: str, thai_digits: bool) -> WordEnvironment:
    return WordEnvironment(lambda _: source.text, source.tags, thai_digits=thai_digits)


def _told_with_sentence(
    error: TemplateRefusedError, source: WordSource, name: str
) -> WordTemplateRefusedError:
    at = tag_at(error.line)
    tag = source.tags[min(at, len(source.tags) - 1)] if source.tags else Tag("", MAIN_PART, "")
    return WordTemplateRefusedError(error.mistake, name, part_words(tag.part), tag.sentence)


def _first_header(parts: Mapping[str, bytes]) -> str:
    """Return the part with the head of the first page; empty where the document has none."""
    section = next(parsed(parts[MAIN_PART]).iter(f"{W}sectPr"), None)
    links = parts.get("word/_rels/document.xml.rels")
    if section is None or links is None:
        return ""
    heads = {head.get(f"{W}type"): head.get(f"{_R}id") for head in section.iter(f"{W}headerReference")}
    wanted = heads.get("first") if section.find(f"{W}titlePg") is not None else heads.get("default")
    for link in parsed(links).iter("{*}Relationship"):
        if wanted and link.get("Id") == wanted:
            return re.sub(r"^/?(word/)?", "word/", link.get("Target", ""))
    return ""
