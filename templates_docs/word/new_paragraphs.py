"""Starts the new paragraphs and pages that a value asks for."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from templates_docs.word.structure import above
from templates_docs.word.tags import SPACE, W

_BREAKS = ("new_paragraph", "new_page")


def start_new_paragraphs(root: Any) -> None:
    """Split each paragraph where `new_paragraph` or `new_page` is marked; both halves keep their looks.

    The break to a new page stands in a paragraph of its own between them, as docxtpl has it.
    """
    for mark in [mark for mark in root.iter(etree.ProcessingInstruction) if mark.target in _BREAKS]:
        text, run, paragraph = mark.getparent(), above(mark, f"{W}r"), above(mark, f"{W}p")
        fresh = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            fresh.append(copy.deepcopy(properties))
        fresh.append(_second_half(mark, text, run))
        for sibling in list(run.itersiblings()):
            fresh.append(sibling)
        paragraph.addnext(fresh)
        if mark.target == "new_page":
            new_page = etree.Element(f"{W}p")
            etree.SubElement(etree.SubElement(new_page, f"{W}r"), f"{W}br").set(f"{W}type", "page")
            paragraph.addnext(new_page)


def _second_half(mark: Any, text: Any, run: Any) -> Any:
    """Return a run with everything after the mark; the first half keeps what stands before it."""
    half = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        half.append(copy.deepcopy(properties))
    words = etree.SubElement(half, f"{W}t")
    words.set(SPACE, "preserve")
    words.text, mark.tail = mark.tail, None
    for follower in list(mark.itersiblings()):
        words.append(follower)
    for sibling in list(text.itersiblings()):
        half.append(sibling)
    text.remove(mark)
    return half
