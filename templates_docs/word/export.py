"""Writes one of our text templates out as a Word file with tags, for a clerk to change in Word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from templates_docs.arrange import arrange
from templates_docs.compiled import (
    FIRST_HEADER,
    NEXT_HEADER,
    REFERENCE_DOCUMENT,
    STYLES_PART,
    emblem_or_placeholder,
)
from templates_docs.docx_check import MAIN_PART, read_docx
from templates_docs.errors import TemplateRefusedError
from templates_docs.marks import CONTINUED, EMBLEM, EVERY_PAGE, LANDSCAPE, LISTED, MEMO_EMBLEM
from templates_docs.markup import expand, line_spacing
from templates_docs.package import pack
from templates_docs.page_shape import PARAGRAPH, lying, spaced
from templates_docs.text_plan import LETTER_KINDS
from templates_docs.word.source import CONTINUED_TAG
from templates_docs.word.tags import CLOSE, OPEN, SPACE, TAG, TOKEN, W

_EXTENDS = re.compile(r"\{%\s*extends\s*[\"'](\w+)[\"']\s*%\}")
_BLOCK = re.compile(r"\{%\s*block\s+(\w+)\s*%\}|\{%\s*endblock\s*\w*\s*%\}")
_HEADERS = {FIRST_HEADER: "first_page_header", NEXT_HEADER: "next_page_header"}
_PLACES = {f"{W}body": "p", f"{W}hdr": "p", f"{W}tbl": "tr"}
_CONTINUED = CONTINUED.strip("<?>")
_SQUEEZED = "4"  # per cent of a letter's width
_NARROW = 567  # twips (1 cm): no tag fits into such a cell at the size of its text
_STATEMENT = re.compile(r"\{%-?\s*(if|for|elif|else|endif|endfor)\b.*?%\}", re.DOTALL)


def as_word_template(source: str, name: str) -> bytes:
    """Return the text template, with the letterhead of its kind, as a .docx whose tags do the same.

    Clause numbers become `{{ numbered.clause }}`, the headings of lists `{{ listed.reference }}`, and the wish for
    marks where pages go on `{{ page.continued }}`.

    Args:
        source: the marked lines.
        name: what the template is called in messages.

    Raises:
        TemplateRefusedError: naming the line that cannot be read, or what a Word template cannot say.
    """
    expanded = expand(flattened(source, _kind), name)
    expanded, every_page = _split_every_page(expanded)
    parts = read_docx(REFERENCE_DOCUMENT.read_bytes(), REFERENCE_DOCUMENT.name)
    if LANDSCAPE in expanded:
        if any(_around(expanded, expanded.index(LANDSCAPE))):
            raise _refused("กระดาษแนวนอน (@landscape) ในเงื่อนไข", name)
        expanded = expanded.replace(LANDSCAPE, "")
        parts[MAIN_PART] = lying(parts[MAIN_PART].decode()).encode()
    parts[STYLES_PART] = spaced(parts[STYLES_PART], line_spacing(source))
    parts[MAIN_PART] = _filled(parts[MAIN_PART], f"{W}body", expanded)
    for part, header in _HEADERS.items():
        parts[part] = _filled(parts[part], "", every_page + expand(flattened(_kind(header), _kind), header))
    return pack(parts)


def _refused(what: str, name: str) -> TemplateRefusedError:
    return TemplateRefusedError(f"แม่แบบ Word ยังทำส่วนนี้ไม่ได้: {what} ให้แก้ในแม่แบบข้อความแทน", name, 1)


def _split_every_page(xml: str) -> tuple[str, str]:
    """Return the text without its paragraphs for every page, and these, each with the conditions it hangs on."""
    moved = [found for found in PARAGRAPH.finditer(xml) if EVERY_PAGE in found[0]]
    pieces = [found[0].replace(EVERY_PAGE, "").join(_around(xml, found.start())) for found in moved]
    for found in reversed(moved):
        xml = xml[: found.start()] + xml[found.end() :]
    return xml, "".join(pieces)


def _around(xml: str, at: int) -> tuple[str, str]:
    """Return the statements that are open at a place, and those that close them again."""
    opened: list[list[re.Match[str]]] = []
    for statement in _STATEMENT.finditer(xml, 0, at):
        if statement[1] in ("if", "for"):
            opened.append([statement])
        elif statement[1] in ("else", "elif"):
            opened[-1].append(statement)
        else:
            opened.pop()
    closing = "".join(f"{{% end{block[0][1]} %}}" for block in reversed(opened))
    return "".join(statement[0] for block in opened for statement in block), closing


def flattened(source: str, parent: Callable[[str], str]) -> str:
    """Return the source as one template without `extends`: the parent's lines with its blocks filled."""
    fills: dict[str, str] = {}
    while extends := _EXTENDS.search(source):
        fills = dict(_blocks(source)) | fills
        source = parent(extends[1])
    return _BLOCK.sub("", _with_blocks(source, fills))


def _kind(name: str) -> str:
    return (LETTER_KINDS / f"{name}.jinja").read_text(encoding="utf-8")


def _blocks(source: str) -> list[tuple[str, str]]:
    """Return the name and the lines of each outermost block."""
    found: list[tuple[str, str]] = []
    open_names: list[str] = []
    start = 0
    for tag in _BLOCK.finditer(source):
        if tag[1]:
            start = start if open_names else tag.end()
            open_names.append(tag[1])
        else:
            name = open_names.pop()
            if not open_names:
                found.append((name, source[start : tag.start()]))
    return found


def _with_blocks(source: str, fills: dict[str, str]) -> str:
    """Return a parent's lines with each block that the child fills replaced; the others stay blocks."""
    pieces: list[str] = []
    depth: list[str] = []
    last, filling = 0, ""
    for tag in _BLOCK.finditer(source):
        if tag[1]:
            depth.append(tag[1])
            if not filling and tag[1] in fills:
                filling = tag[1]
                pieces.append(source[last : tag.end()] + fills[filling])
        elif depth.pop() == filling:
            filling, last = "", tag.start()
    return "".join(pieces) + source[last:]


def _filled(part: bytes, body_tag: str, xml: str) -> bytes:
    """Return a part of the reference document with the expanded template as its paragraphs."""
    root = etree.fromstring(part)
    body = root.find(body_tag) if body_tag else root
    section = body.find(f"{W}sectPr")
    for child in list(body):
        if child is not section:
            body.remove(child)
    tags: list[str] = []
    content = _parsed(root, body.tag, xml, tags)
    _write_marks(content)
    _give_tags_a_place(content, tags)
    _squeeze_in_narrow_cells(content)
    for child in reversed(content):
        body.insert(0, child)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", "wp", "a", "pic"])
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def _parsed(root: Any, tag: str, xml: str, tags: list[str]) -> Any:
    """Return the template's paragraphs as a tree, a token in the place of each tag."""

    def token(found: re.Match[str]) -> str:
        tags.append(found[0])
        return f"{OPEN}{len(tags) - 1}{CLOSE}"

    picture, words = emblem_or_placeholder(None)
    for place in (EMBLEM, MEMO_EMBLEM):
        xml = xml.replace(place, arrange(place, picture, words))
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    local = etree.QName(tag).localname
    joined = TAG.sub(token, xml).replace("\n", "")
    return etree.fromstring(f"<w:{local} {spaces}>{joined}</w:{local}>")


_NAMESPACES = {
    "w": W.strip("{}"),
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}


def _write_marks(content: Any) -> None:
    """Write our numbering instructions as tags that Word shows and keeps."""
    for mark in list(content.iter(etree.ProcessingInstruction)):
        parent = mark.getparent()
        if mark.target == _CONTINUED:
            paragraph = etree.Element(f"{W}p")
            paragraph.append(_run(CONTINUED_TAG))
            paragraph.tail, mark.tail = mark.tail, None
            parent.replace(mark, paragraph)
            continue
        kind = "numbered" if mark.target == "number" else "listed"
        words = f"{{{{ {kind}.{mark.text} }}}}"
        if parent.tag == f"{W}p":
            run = _run(words)
            run.tail, mark.tail = mark.tail, None
            parent.replace(mark, run)
            properties = etree.Element(f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", LISTED[mark.text].style)
            parent.insert(0, properties)
        else:
            parent.text = (parent.text or "") + words + (mark.tail or "")
            mark.tail = None
            parent.remove(mark)


def _give_tags_a_place(content: Any, tags: list[str]) -> None:
    """Put tags that stand between paragraphs, rows or runs into a paragraph, a row or a run of their own."""
    for parent in list(content.iter()):
        if not isinstance(parent.tag, str) or parent.tag == f"{W}t":
            continue
        loose = [(0, parent.text)] + [(index + 1, child.tail) for index, child in enumerate(parent)]
        for index, text in reversed(loose):
            for number in reversed(TOKEN.findall(text or "")):
                tag = tags[int(number)]
                if not tag.startswith("{#"):
                    parent.insert(index, _standing(tag, parent))
        parent.text = TOKEN.sub("", parent.text or "") or None
        for child in parent:
            child.tail = TOKEN.sub("", child.tail or "") or None
    for text in content.iter(f"{W}t"):
        text.text = TOKEN.sub(lambda found: _without_note(tags[int(found[1])]), text.text or "")


def _squeeze_in_narrow_cells(content: Any) -> None:
    """Keep a form's tick rows one line high in the template: all of a tag but its first brace is squeezed.

    What is printed takes its looks from the run in which the tag begins.
    """
    for cell in content.iter(f"{W}tc"):
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is None or int(width.get(f"{W}w")) > _NARROW:
            continue
        for text in [text for text in cell.iter(f"{W}t") if text.text.startswith("{")]:
            rest = _run(text.text[1:])
            look = etree.Element(f"{W}rPr")
            etree.SubElement(look, f"{W}w").set(f"{W}val", _SQUEEZED)
            rest.insert(0, look)
            text.text = text.text[:1]
            text.getparent().addnext(rest)


def _without_note(tag: str) -> str:
    return "" if tag.startswith("{#") else tag


def _standing(tag: str, parent: Any) -> Any:
    """Return the tag as a run, or as the paragraph or the whole row that it is to take the place of."""
    level = _PLACES.get(parent.tag, "")
    run = _run(f"{tag[:2]}{level} {tag[2:].strip()}" if level else tag)
    if not level:
        return run
    paragraph = etree.Element(f"{W}p")
    paragraph.append(run)
    if level == "p":
        return paragraph
    columns = parent.findall(f"{W}tblGrid/{W}gridCol")
    row = etree.Element(f"{W}tr")
    cell = etree.SubElement(row, f"{W}tc")
    properties = etree.SubElement(cell, f"{W}tcPr")
    width = str(sum(int(column.get(f"{W}w")) for column in columns))
    etree.SubElement(properties, f"{W}tcW", {f"{W}w": width, f"{W}type": "dxa"})
    etree.SubElement(properties, f"{W}gridSpan", {f"{W}val": str(len(columns))})
    cell.append(paragraph)
    return row


def _run(words: str) -> Any:
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set(SPACE, "preserve")
    return run
