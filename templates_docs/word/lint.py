"""What is doubtful in a Word template: looks set by hand, tags nobody obeys, cells left empty, what no PDF shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from templates_docs.docx_check import parsed, read_docx
from templates_docs.lint import Finding, digit_finding, place_words, undrawn_finding
from templates_docs.pdf.survey import refused_in
from templates_docs.word.plan import BETWEEN_PARTS
from templates_docs.word.source import CORE_PART, WordSource, is_rendered, word_source
from templates_docs.word.tags import TAG, W, part_words, shortened, texts_of, words_of
from thai.numerals import to_thai

_STRUCTURAL = re.compile(r"\{[%#]-?p\s")
_SET_BY_HAND = {"rFonts": "แบบอักษร", "sz": "ขนาดอักษร", "szCs": "ขนาดอักษร", "color": "สีอักษร"}
_HAND = "กำหนดไว้เองนอกสไตล์ โปรดใช้สไตล์ของเอกสาร"


def doubts(data: bytes, name: str) -> Iterator[Finding]:
    """Yield what a careful colleague would point at, with the sentence of each.

    Raises:
        DocxRefusedError: for a file that is not opened at all.
        WordTemplateRefusedError: where the template cannot be compiled.
    """
    parts = read_docx(data, name)
    yield from _not_obeyed(parts)
    for part in filter(is_rendered, parts):
        if part != CORE_PART:
            yield from _paragraphs(parsed(parts[part]), part)
    source = word_source(parts, name)
    for tag in source.may_be_empty:
        yield Finding(
            "empty_cell",
            "เมื่อเงื่อนไขไม่เป็นจริง ช่องนี้จะว่าง โปรแกรมจะใส่ย่อหน้าว่างให้",
            place_words(part_words(tag.part), tag.sentence),
        )
    yield from _not_drawn(parts, source)


def _not_obeyed(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    for part, content in parts.items():
        if is_rendered(part) or not part.endswith(".xml") or b"{" not in content:
            continue
        text = " ".join(parsed(content).itertext())
        if found := TAG.search(text):
            problem = f"มีแท็ก {shortened(found[0])} ในส่วนที่โปรแกรมไม่เติมค่า"
            yield Finding("tag_not_rendered", problem, part)


def _not_drawn(parts: Mapping[str, bytes], source: WordSource) -> Iterator[Finding]:
    """Yield each thing that the PDF typesetter refuses once, with its first place and how many more there are.

    It is shown the template as it is rendered, with each tag as the text it is: what a tag takes away is gone.
    """
    texts = (TAG.sub(lambda tag: escape(tag[0]), text) for text in source.text.split(BETWEEN_PARTS))
    rendered = {part: text.encode() for part, text in zip(source.parts, texts, strict=True)}
    places: dict[str, dict[str, None]] = {}
    for error, part, sentence in refused_in({**parts, **rendered}):
        if not TAG.search(error.what):  # in an attribute a tag has its value
            place = place_words(part_words(part), shortened(sentence))
            places.setdefault(error.thing, {})[place] = None
    for thing, found in places.items():
        first, *more = found
        yield undrawn_finding(thing, f"{first} และอีก {to_thai(str(len(more)))} แห่ง" if more else first)


def _paragraphs(root: Any, part: str) -> Iterator[Finding]:
    for paragraph in root.iter(f"{W}p"):
        words = words_of(texts_of(paragraph))
        place = place_words(part_words(part), shortened(words))
        yield from digit_finding(words, place)
        if _STRUCTURAL.search(words) and TAG.sub("", words).strip():
            problem = "ข้อความที่อยู่ย่อหน้าเดียวกับ {%p %} จะไม่พิมพ์ ให้แท็กอยู่ย่อหน้าของตัวเอง"
            yield Finding("text_beside_tag", problem, place)
        if looks := _set_by_hand(paragraph):
            yield Finding("set_by_hand", f"{' และ '.join(looks)}{_HAND}", place)


def _set_by_hand(paragraph: Any) -> list[str]:
    """Return what is set on the runs themselves; a run without words shows nothing."""
    looks = []
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None or not words_of(texts_of(run)).strip():
            continue
        looks += [word for name, word in _SET_BY_HAND.items() if properties.find(f"{W}{name}") is not None]
    return list(dict.fromkeys(looks))
