"""Finds the tags a clerk typed in Word, however Word has split them, and puts a token in the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from templates_docs.errors import WordTemplateRefusedError
from thai.numerals import to_thai

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # brackets of a token: noncharacters, which XML takes and nobody types
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_Z = f"[{_ZERO_WIDTH}]*"
TAG = re.compile(rf"\{{{_Z}(?:\{{.*?\}}{_Z}\}}|%.*?%{_Z}\}}|\#.*?\#{_Z}\}})", re.S)
_OPENING = re.compile(rf"\{{{_Z}([{{%#])")
_CLOSING = {sign: re.compile(rf"{end}{_Z}\}}") for sign, end in (("{", r"\}"), ("%", "%"), ("#", "#"))}
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "}
    | dict.fromkeys(_ZERO_WIDTH)
)
_STRUCTURE = re.compile(r"(\{[%#]-?)(p|tr|tc|r)\s+(.*)", re.S)
_RAW_VALUE = re.compile(r"\{\{-?(?:p|tr|tc|r)\s+")
_ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_LONGEST_SENTENCE = 80
MOST_TAGS = 10_000
"""Tags that one template may have; a long form has some hundreds."""
_NOT_HERE = "แท็กอยู่ในที่ที่เติมค่าไม่ได้ เช่น คำสั่งของฟิลด์หรือลิงก์ โปรดย้ายแท็กไปไว้ในข้อความ"
_PLAIN_TEXTS = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    )
)
_DRAWING_WORDS = frozenset(("descr", "title", "alt", "name", "cx", "cy"))
_LOOKS = frozenset(f"{W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "tblPrEx"))

_PART_WORDS = {
    "document": "เนื้อหา",
    "header": "หัวกระดาษ",
    "footer": "ท้ายกระดาษ",
    "footnotes": "เชิงอรรถ",
    "endnotes": "อ้างอิงท้ายเรื่อง",
    "core": "คุณสมบัติของไฟล์",
    "styles": "สไตล์",
}


def part_words(part: str) -> str:
    """Return what a clerk calls a part of the file: `word/header2.xml` is หัวกระดาษ."""
    stem = re.sub(r"\d*\.xml$", "", part.rpartition("/")[2])
    return _PART_WORDS.get(stem, part)


@dataclass(slots=True)
class Tag:
    """One tag as it goes to Jinja, and where it stands.

    `level` is p, tr, tc or r for a tag that takes the place of its whole paragraph, row, cell or run.
    `times` multiplies a column span. An `attribute` prints as bare text, without line breaks.
    """

    text: str
    part: str
    sentence: str
    level: str = ""
    attribute: bool = False
    times: int = 1
    typed: bool = True

    @property
    def is_comment(self) -> bool:
        """Return whether the tag is a note that is never printed."""
        return self.text.startswith("{#")

    @property
    def word(self) -> str:
        """Return a statement's first word (`if`, `endfor`); empty for what prints a value."""
        found = re.match(r"\{%[-+]?\s*(\w+)", self.text)
        return found[1] if found else ""


@dataclass(slots=True)
class TagList:
    """Every tag of a template in the order of finding; a token is a place in this list."""

    template: str
    tags: list[Tag] = field(default_factory=list)

    def token(
        self, text: str, part: str, sentence: str, *, attribute: bool = False, typed: bool = True
    ) -> str:
        """Return the token that stands for this tag from now on; `sentence` is short, as from `quoted`.

        Raises:
            WordTemplateRefusedError: for more tags than any template needs.
        """
        text = text.translate(_STRAIGHT)
        tag = Tag(text, part, sentence, attribute=attribute, typed=typed)
        if len(self.tags) >= MOST_TAGS:
            raise self.refuse(f"มีแท็กเกิน {to_thai(str(MOST_TAGS))} แท็ก โปรดแบ่งเป็นหลายแม่แบบ", tag)
        if found := _STRUCTURE.fullmatch(text):
            tag.text, tag.level = f"{found[1]} {found[3]}", found[2]
        elif found := _RAW_VALUE.match(text):
            tag.text = "{{ " + text[found.end() :]
        self.tags.append(tag)
        return f"{OPEN}{len(self.tags) - 1}{CLOSE}"

    def quoted(self, words: str) -> str:
        """Return the words shortened, with the tags that tokens among them stand for."""
        return shortened(TOKEN.sub(lambda m: self.tags[int(m[1])].text, words))

    def derived(self, text: str, near: Tag, *, attribute: bool = False) -> str:
        """Return the token of a tag that we add beside one the clerk typed."""
        return self.token(text, near.part, near.sentence, attribute=attribute, typed=False)

    def found(self, text: str | None) -> Iterator[tuple[re.Match[str], Tag]]:
        """Yield each token of a text with its tag."""
        for match in TOKEN.finditer(text or ""):
            yield match, self.tags[int(match[1])]

    def refuse(self, problem: str, tag: Tag) -> WordTemplateRefusedError:
        """Return the error that names where the tag stands."""
        return WordTemplateRefusedError(problem, self.template, part_words(tag.part), tag.sentence)


def tag_spans(words: str) -> tuple[list[tuple[int, int]], bool]:
    """Return where each tag begins and ends, and whether one is left open after them."""
    found: list[tuple[int, int]] = []
    at = 0
    while opening := _OPENING.search(words, at):
        closing = _CLOSING[opening[1]].search(words, opening.end())
        if closing is None:
            return found, True
        at = closing.end()
        found.append((opening.start(), at))
    return found, False


def shortened(sentence: str) -> str:
    """Return a sentence short enough to quote."""
    words = " ".join(sentence.translate(dict.fromkeys(map(ord, _ZERO_WIDTH))).split())
    return words if len(words) <= _LONGEST_SENTENCE else f"{words[:_LONGEST_SENTENCE]}…"


def tokenise(root: Any, part: str, tags: TagList) -> None:
    """Put tokens in the place of tags everywhere in one part.

    Raises:
        WordTemplateRefusedError: for a tag that is opened and never closed.
    """
    _forbid_brackets(root, part, tags)
    if part == "docProps/core.xml":
        for element in root:
            element.text = _swap_in_text(element.text or "", part, tags)
        return
    paragraphs = list(root.iter(f"{W}p"))
    merged: set[Any] = set()
    for at, paragraph in enumerate(paragraphs):
        if paragraph not in merged:
            merged |= set(_tokenise_paragraph(paragraphs, at, part, tags))
    for element in root.iter():
        for name, value in element.attrib.items():
            if "{" in value and tag_spans(value)[0]:
                if not _may_vary(element, name):
                    raise tags.refuse(_NOT_HERE, Tag("", part, shortened(value)))
                element.set(name, _swap_in_text(value, part, tags))
        if element.tag in _PLAIN_TEXTS:
            element.text = _swap_in_text(element.text or "", part, tags)


def forbid_leftovers(root: Any, part: str, tags: TagList) -> None:
    """Refuse what Jinja would obey and no tag stands for: in the source all of the part's XML is its text.

    Raises:
        WordTemplateRefusedError: quoting it.
    """
    for element in root.iter():
        texts = (element.text, element.tail, *element.attrib.values(), *element.nsmap.values())
        for text in texts:
            if text and _OPENING.search(text):
                raise tags.refuse(_NOT_HERE, Tag("", part, shortened(text)))


def _may_vary(element: Any, attribute: str) -> bool:
    """Return whether an attribute only changes looks or the words about a drawing.

    Never what Word follows: relationships, kinds of fields, bindings, bookmarks.
    """
    if attribute in _DRAWING_WORDS:
        return True
    return attribute.startswith(W) and any(above.tag in _LOOKS for above in element.iterancestors())


def _forbid_brackets(root: Any, part: str, tags: TagList) -> None:
    for element in root.iter():
        texts = (element.text, element.tail, *element.attrib.values())
        if any(text and (OPEN in text or CLOSE in text) for text in texts):
            raise tags.refuse("มีอักขระที่ใช้ไม่ได้ (U+FDD0)", Tag("", part, ""))


def _swap_in_text(text: str, part: str, tags: TagList) -> str:
    sentence, at = tags.quoted(text), 0
    pieces: list[str] = []
    for start, end in tag_spans(text)[0]:
        pieces += text[at:start], tags.token(text[start:end], part, sentence, attribute=True)
        at = end
    return "".join((*pieces, text[at:]))


def texts_of(paragraph: Any) -> list[Any]:
    """Return the text-like elements of a paragraph in order, without those of text boxes inside it."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        for child in element:
            if child.tag in (f"{W}p", f"{W}txbxContent"):
                continue
            if child.tag in (f"{W}t", f"{W}br", f"{W}tab", f"{W}cr", f"{W}noBreakHyphen"):
                found.append(child)
            else:
                walk(child)

    walk(paragraph)
    return found


def words_of(elements: list[Any]) -> str:
    """Return the words of text elements, joined."""
    return "".join(element.text or "" for element in elements if element.tag == f"{W}t")


def _tokenise_paragraph(paragraphs: list[Any], at: int, part: str, tags: TagList) -> list[Any]:
    """Swap one paragraph's tags; return the paragraphs after it that a tag ran on into, now merged."""
    elements = texts_of(paragraphs[at])
    words = words_of(elements)
    if "{" not in words:
        return []
    more = _run_on(paragraphs, at, elements, words)
    for paragraph in more:
        for run in [child for child in paragraph if child.tag != f"{W}pPr"]:
            paragraphs[at].append(run)
        paragraph.getparent().remove(paragraph)
    elements = texts_of(paragraphs[at])
    words = words_of(elements)
    spans, is_open = tag_spans(words)
    sentence = tags.quoted(words)
    if is_open:
        raise tags.refuse("แท็กเปิดไว้แต่ไม่ปิด ({{ ต้องมี }} และ {% ต้องมี %})", Tag("", part, sentence))
    tokens = [tags.token(words[start:end], part, sentence) for start, end in spans]
    _swap(elements, words, spans, tokens)
    for element in elements:
        if element.tag == f"{W}t" and element.text:
            _unescape(element, part, sentence, tags)
    return more


def _run_on(paragraphs: list[Any], at: int, elements: list[Any], words: str) -> list[Any]:
    """Return the following paragraphs needed to close a tag that one paragraph leaves open."""
    more: list[Any] = []
    for paragraph in paragraphs[at + 1 : at + 30]:
        if not tag_spans(words)[1]:
            return more
        if paragraph.getparent() is not paragraphs[at].getparent():
            break
        more.append(paragraph)
        words += words_of(texts_of(paragraph))
    return [] if tag_spans(words)[1] else more


def _swap(elements: list[Any], words: str, spans: list[tuple[int, int]], tokens: list[str]) -> None:
    """Give every tag its token, in the text element where the tag starts; the rest of it goes."""
    at = number = 0  # the place in the words; the tag that ends after it
    for element in elements:
        if element.tag != f"{W}t":
            if number < len(spans) and spans[number][0] < at and element.getparent() is not None:
                element.getparent().remove(element)
            continue
        pieces: list[str] = []
        end = at + len(element.text or "")
        while number < len(spans) and spans[number][0] < end:
            start, after = spans[number]
            if start >= at:
                pieces += words[at:start], tokens[number]
            at = min(after, end)
            if after > end:
                break
            number += 1
        element.text = "".join((*pieces, words[at:end]))
        at = end
    for element in elements:
        _tidy(element)


def _tidy(element: Any) -> None:
    """Drop a text element that a tag has emptied, with its run when nothing else is in it."""
    if element.tag != f"{W}t" or element.getparent() is None:
        return
    if element.text:
        element.set(SPACE, "preserve")
        return
    run = element.getparent()
    run.remove(element)
    if run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run) and run.getparent() is not None:
        drop(run)


def _unescape(element: Any, part: str, sentence: str, tags: TagList) -> None:
    """Turn `{_{` into printed braces, as docxtpl does."""
    for typed, printed in _ESCAPED.items():
        if typed in element.text:
            token = tags.token('{{ "' + printed + '" }}', part, sentence, typed=False)
            element.text = element.text.replace(typed, token)


def put_text(parent: Any, index: int, text: str) -> None:
    """Insert loose text before the parent's child of that number."""
    if index == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text


def drop(element: Any, text: str = "") -> None:
    """Take an element out of its parent, leaving text (and what stood after it) in its place."""
    parent = element.getparent()
    index, after = parent.index(element), element.tail or ""
    element.tail = None
    parent.remove(element)
    if text or after:
        put_text(parent, index, text + after)
