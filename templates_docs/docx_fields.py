"""Looks at the fields of a Word file, which Word works out by itself, and lets only harmless ones pass."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from templates_docs.errors import DocxRefusedError

_HARMLESS = frozenset(
    (
        *(
            "PAGE",
            "NUMPAGES",
            "SECTION",
            "SECTIONPAGES",
            "TOC",
            "REF",
            "PAGEREF",
            "NOTEREF",
            "SEQ",
            "STYLEREF",
        ),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR"),
    )
)
_NAME = re.compile(r"\s*([A-Za-z]+)(?=[\s\\]|$)")
_TO_BOOKMARK = re.compile(
    r"""\s*HYPERLINK(\s+\\[hn])*\s+\\l\s+("[^"\\]*"|[^\s"\\]+)(\s+\\[hno]|\s+"[^"\\]*")*\s*""", re.I
)
_BRACE = re.compile("[{}]")
# Word itself puts nothing else between a field's beginning and its result; names are compared without their
# namespace, since Word knows each element by two (ECMA-376 parts 1 and 4) and a template could declare a third.
_IN_INSTRUCTION = frozenset(
    ("r", "instrText", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak")
)
_FIELDS = ("{*}fldChar", "{*}instrText", "{*}fldSimple")
_LONGEST = 60


def check_fields(root: Any, part: str, name: str) -> None:
    """Follow every field of one part, its instruction joined over its runs.

    An instruction stands in one paragraph, from the field's beginning straight to its result, and holds words
    only: what a template does to the text around it can then neither add to it nor take anything away.

    Raises:
        DocxRefusedError: quoting the field and its sentence, for a field that is not known to be harmless, one
            inside another's instruction, and one with a template's tag in it.
    """
    if next(root.iter(*_FIELDS), None) is None:
        return
    reader = _Reader(part, name)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        local = etree.QName(element).localname
        if event == "end":
            if local == "p":
                reader.end_paragraph(element)
        elif local == "rPr" and next(element.iter(*_FIELDS), None) is None:
            walk.skip_subtree()
        else:
            reader.begin(element, local)
    reader.end_paragraph(root)


class _Reader:
    """Knows whether we are inside an instruction, and what it says so far."""

    def __init__(self, part: str, name: str) -> None:
        self._part = part
        self._name = name
        self._instruction: str | None = None

    def begin(self, element: Any, local: str) -> None:
        """Take one element in the order of reading."""
        if local == "fldChar":
            self._mark(element)
        elif local == "instrText" and len(element) == 0:
            self._instruction = (self._instruction or "") + (element.text or "")
        elif self._instruction is not None and local not in _IN_INSTRUCTION:
            self._instruction += "".join(element.itertext()) + _value(element, "instr")
            self._refuse(element, "ซึ่งมีฟิลด์หรือสิ่งอื่นซ้อนอยู่ในคำสั่ง")
        elif local == "fldSimple":
            self._instruction = _value(element, "instr")
            self._check(element)

    def end_paragraph(self, element: Any) -> None:
        """Refuse an instruction that runs on after its paragraph."""
        if self._instruction is not None:
            self._refuse(element, "ซึ่งคำสั่งไม่จบในย่อหน้าเดียว")

    def _mark(self, element: Any) -> None:
        kind = _value(element, "fldCharType")
        if kind == "begin" and self._instruction is None:
            self._instruction = ""
        elif kind in ("separate", "end"):
            if self._instruction is not None:
                self._check(element)
        else:
            self._refuse(element, "ซึ่งซ้อนอยู่ในคำสั่งของฟิลด์อื่นหรือผิดรูป")

    def _check(self, element: Any) -> None:
        words = self._instruction or ""
        found = _NAME.match(words)
        if _BRACE.search(words):
            self._refuse(element, "ซึ่งมีแท็กหรือวงเล็บปีกกาอยู่ในคำสั่ง")
        if not (found and found[1].upper() in _HARMLESS) and not _TO_BOOKMARK.fullmatch(words):
            self._refuse(element, "ซึ่งไม่อยู่ในรายการที่รู้ว่าไม่ทำอะไรเอง")
        self._instruction = None

    def _refuse(self, element: Any, problem: str) -> None:
        field = _short(self._instruction or "")
        sentence = _short(_sentence(element))
        where = f"ส่วน {self._part}" + (f" ตรง “{sentence}”" if sentence else "")
        raise DocxRefusedError(
            self._name,
            f"{where} มีฟิลด์{f' “{field}”' if field else ''} {problem}",
            "โปรดลบฟิลด์นั้นใน Word แล้วบันทึกใหม่",
        )


def _value(element: Any, attribute: str) -> str:
    """Return the attribute's value, of whatever namespace; of two such, both, which then are no known value."""
    return "".join(value for name, value in element.items() if etree.QName(name).localname == attribute)


def _sentence(element: Any) -> str:
    """Return the words of the paragraph that an element stands in."""
    while element is not None and etree.QName(element).localname != "p":
        element = element.getparent()
    return "" if element is None else "".join(text.text or "" for text in element.iter("{*}t"))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
