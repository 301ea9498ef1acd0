"""Lifts the tags that stand for a whole paragraph, row, cell or run out to where they work."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from templates_docs.word.tags import (
    CLOSE,
    OPEN,
    SPACE,
    TOKEN,
    Tag,
    TagList,
    W,
    drop,
    put_text,
    texts_of,
)

_LEVEL_WORDS = {"p": "ย่อหน้า", "tr": "แถวของตาราง", "tc": "ช่องของตาราง", "r": "ข้อความ"}


def above(element: Any, tag: str) -> Any:
    """Return the element or its nearest ancestor of that tag; None where there is none."""
    while element is not None and element.tag != tag:
        element = element.getparent()
    return element


def lift(root: Any, tags: TagList) -> None:
    """Replace the row, cell, paragraph or run around each structural tag by the tag alone.

    Raises:
        WordTemplateRefusedError: for a tag that has no such element around it.
    """
    for level in ("tr", "tc", "p", "r"):
        for text in [text for text in root.iter(f"{W}t") if text.text and OPEN in text.text]:
            if above(text, root.tag) is None:
                continue  # it went with an element lifted before
            here = [tag for _, tag in tags.found(text.text) if tag.level == level]
            if not here:
                continue
            if level == "r":
                _cut_run(text, tags)
                continue
            element = above(text, f"{W}{level}")
            if element is None:
                raise tags.refuse(f"แท็ก {level} ต้องอยู่ใน{_LEVEL_WORDS[level]}", here[0])
            drop(element, _tokens_of(element, level, tags))


def _tokens_of(element: Any, level: str, tags: TagList) -> str:
    """Return the element's tags of that level, in reading order; what else stands in it is not printed."""
    found = (
        match[0]
        for text in element.iter(f"{W}t")
        for match, tag in tags.found(text.text)
        if tag.level == level and not tag.is_comment
    )
    return "".join(found)


def _cut_run(text: Any, tags: TagList) -> None:
    """Split a run at its `{%r %}` tags, so that they stand between runs."""
    run = text.getparent()
    parent = run.getparent()
    properties = run.find(f"{W}rPr")
    others = [child for child in run if child is not properties]
    at = others.index(text)
    after_run, run.tail = run.tail or "", None
    index = parent.index(run)
    parent.remove(run)
    new: list[Any] = []

    def add(children: list[Any], words: str) -> None:
        if not children and not words:
            return
        fresh = etree.Element(f"{W}r")
        if properties is not None:
            fresh.append(copy.deepcopy(properties))
        fresh.extend(children)
        if words:
            piece = etree.SubElement(fresh, f"{W}t")
            piece.text = words
            piece.set(SPACE, "preserve")
        parent.insert(index + len(new), fresh)
        new.append(fresh)

    children, last = others[:at], 0
    for match, tag in tags.found(text.text):
        if tag.level == "r":
            add(children, text.text[last : match.start()])
            put_text(parent, index + len(new), "" if tag.is_comment else match[0])
            children, last = [], match.end()
    add(children, text.text[last:])
    add(others[at + 1 :], "")
    put_text(parent, index + len(new), after_run)


def join_paragraphs(root: Any, tags: TagList) -> None:
    """Obey `{%- %}` at a paragraph's start and `-%}` at its end: the text joins its neighbour's.

    Anywhere else the dash is Jinja's, which takes away the spaces beside the tag.
    """
    for paragraph in list(root.iter(f"{W}p")):
        elements = [element for element in texts_of(paragraph) if element.tag == f"{W}t" and element.text]
        if not elements or paragraph.getparent() is None:
            continue
        begins = _edge(elements[0].text.lstrip(), tags, at_end=False)
        ends = _edge(elements[-1].text.rstrip(), tags, at_end=True)
        if ends is not None:
            ends.text = ends.text[:-3] + " %}"
            following = paragraph.getnext()
            if following is not None and following.tag == f"{W}p":
                _join(following, paragraph)
        if begins is not None:
            begins.text = "{% " + begins.text[3:]
            before = paragraph.getprevious()
            if before is not None and before.tag == f"{W}p":
                _join(paragraph, before)


def _edge(text: str, tags: TagList, *, at_end: bool) -> Tag | None:
    """Return the joining tag at one end of a text, if there is one."""
    found = list(TOKEN.finditer(text))
    if not found:
        return None
    match = found[-1] if at_end else found[0]
    tag = tags.tags[int(match[1])]
    if at_end:
        return tag if text.endswith(CLOSE) and tag.text.endswith("-%}") else None
    return tag if text.startswith(OPEN) and tag.text.startswith("{%-") else None


def _join(paragraph: Any, target: Any) -> None:
    """Move everything of a paragraph to the end of another."""
    for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
        target.append(child)
    drop(paragraph)
