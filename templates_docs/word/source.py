"""Turns a Word file into one Jinja source for all its changing parts, tag n on line n."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from templates_docs.docx_check import parsed
from templates_docs.marks import LISTED, MARKS
from templates_docs.word.blocks import check_blocks, mark_what_may_be_empty
from templates_docs.word.cells import shape_cells
from templates_docs.word.plan import BETWEEN_PARTS, MAIN_PART
from templates_docs.word.structure import above, join_paragraphs, lift
from templates_docs.word.tags import TOKEN, Tag, TagList, W, forbid_leftovers, tokenise

CORE_PART = "docProps/core.xml"
EMBLEM_NAME = "emblem"
"""The name (alt text dialogue, `docPr`) of the drawing that the agency's own emblem takes the place of."""

CONTINUED_TAG = "{{ page.continued }}"
"""Alone in its paragraph: pages that the text fills end with the first words of the next."""

_RENDERED = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBERS = frozenset(mark.numbered for mark in MARKS.values() if mark.numbered)
_ARRANGED = ("<?number ", "<?listed ", '<w:pStyle w:val="Summary"/>')  # what `arrange` acts on
_CONTINUED = re.compile(r"\{\{\s*page\.continued\s*\}\}")
_MARK = re.compile(r"\{\{\s*(numbered|listed)\.(\w+)\s*\}\}")


@dataclass(slots=True)
class WordSource:
    """The Jinja source of a Word file.

    `parts` are the names of the parts it prints, in order; `tags` the tags in the order of their lines.
    """

    parts: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    text: str = ""
    loops_over_cells: bool = False
    is_arranged: bool = False
    is_continued: bool = False
    may_be_empty: list[Tag] = field(default_factory=list)
    emblem_part: str = ""
    emblem_height: int = 0  # EMU


def is_rendered(part: str) -> bool:
    """Return whether tags in that part are obeyed."""
    return part in (MAIN_PART, CORE_PART) or _RENDERED.fullmatch(part) is not None


def word_source(parts: Mapping[str, bytes], template: str) -> WordSource:
    """Return the source of a Word file's changing parts.

    Raises:
        WordTemplateRefusedError: naming the part and the sentence.
    """
    source, texts = WordSource(), []
    found = TagList(template)
    for part in sorted(filter(is_rendered, parts), key=lambda name: name != MAIN_PART):
        root = parsed(parts[part])
        if part == MAIN_PART:
            source.emblem_part, source.emblem_height = _open_emblem(root, parts)
        if part != MAIN_PART and b"{" not in parts[part].replace(b"\0", b""):
            continue
        tokenise(root, part, found)
        _flatten_space(root)
        source.is_continued |= part == MAIN_PART and _take_continued(root, found)
        join_paragraphs(root, found)
        shape_cells(root, found)
        _mark_lists(root, found)
        lift(root, found)
        check_blocks(root, found)
        forbid_leftovers(root, part, found)
        source.may_be_empty += mark_what_may_be_empty(root, found)
        source.parts.append(part)
        texts.append(_HEAD + etree.tostring(root, encoding="unicode"))
    source.text = TOKEN.sub(
        lambda match: _jinja(found.tags[int(match[1])], source.tags), BETWEEN_PARTS.join(texts)
    )
    spans = '<w:gridSpan w:val="{{' in source.text
    source.is_arranged = any(mark in source.text for mark in _ARRANGED)
    source.loops_over_cells = spans or any(tag.level == "tc" for tag in found.tags)
    return source


def _jinja(tag: Tag, order: list[Tag]) -> str:
    """Return what a tag is in the source; its line end stands inside it, so that nothing of it prints."""
    if tag.is_comment:
        return ""
    if mark := _MARK.fullmatch(tag.text):
        kind = "number" if mark[1] == "numbered" else "listed"
        if mark[2] in (_NUMBERS if kind == "number" else LISTED):
            return f"<?{kind} {mark[2]}?>"
    order.append(tag)
    start = 3 if tag.text[2:3] in ("-", "+") else 2
    return f"{tag.text[:start]}\n{tag.text[start:]}"


def _flatten_space(root: Any) -> None:
    """Take line ends out of what is printed as it stands: in the source they count tags."""
    for element in root.iter():
        if element.text and "\n" in element.text:
            element.text = element.text.replace("\n", " ") if element.text.strip() else None
        if element.tail and "\n" in element.tail:
            element.tail = element.tail.replace("\n", " ") if element.tail.strip() else None


def _take_continued(root: Any, tags: TagList) -> bool:
    """Return whether the text asks for marks where its pages go on; the paragraph that asks is not printed."""
    asking = [
        text
        for text in root.iter(f"{W}t")
        if any(_CONTINUED.fullmatch(tag.text) for _, tag in tags.found(text.text))
    ]
    # a paragraph may ask twice, and may stand in a text box of another that asks
    for paragraph in {above(text, f"{W}p") for text in asking}:
        paragraph.getparent().remove(paragraph)
    return bool(asking)


def _mark_lists(root: Any, tags: TagList) -> None:
    """Put `{{ listed.reference }}` at the head of its paragraph, whose style then follows the list's length."""
    for text in list(root.iter(f"{W}t")):
        for match, tag in tags.found(text.text):
            mark = _MARK.fullmatch(tag.text)
            if mark and mark[1] == "listed":
                paragraph = above(text, f"{W}p")
                text.text = text.text.replace(match[0], "")
                properties = paragraph.find(f"{W}pPr")
                if properties is not None:
                    paragraph.remove(properties)
                paragraph.text = match[0] + (paragraph.text or "")


def _open_emblem(root: Any, parts: Mapping[str, bytes]) -> tuple[str, int]:
    """Let the drawing named `emblem` take its width and words from the record; return its picture's part.

    It stays as tall as it is in the template: 3 cm on a letter, 1.5 cm on a memorandum.
    """
    for named in root.iter(f"{_WP}docPr"):
        drawing = named.getparent()
        picture = next(drawing.iter(f"{_A}blip"), None)
        extent = drawing.find(f"{_WP}extent")
        if named.get("name") != EMBLEM_NAME or picture is None or extent is None:
            continue
        if target := _target(picture.get(f"{_R}embed"), parts):
            height = _length(extent.get("cy", ""))
            named.set("descr", "{{ page.emblem_words }}")
            for size in (extent, *drawing.iter(f"{_A}ext")):
                if size.get("cx"):
                    size.set("cx", "{{ page.emblem_width }}")
            return target, height
    return "", 0


def _length(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _target(relation: str | None, parts: Mapping[str, bytes]) -> str:
    """Return the part that a relation of the main part leads to; empty where it is no PNG picture."""
    for link in parsed(parts.get("word/_rels/document.xml.rels", b"<none/>")).iter("{*}Relationship"):
        if link.get("Id") == relation:
            target = link.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            return part if part in parts and part.endswith(".png") else ""
    return ""
