"""Binds documents of one template into a single Word file: a section each, with its own page heads and numbers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from templates_docs.errors import CannotBindError
from templates_docs.package import StreamedPackage, Writable

_MAIN = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPE_OF_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE_OF_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"

# What a Word file counts or names once for the whole of it, and what a clerk calls that.
_ONCE_A_FILE = {
    "<w:numPr": "เลขลำดับหรือจุดนำอัตโนมัติ",
    "<w:footnoteReference": "เชิงอรรถ",
    "<w:endnoteReference": "อ้างอิงท้ายเรื่อง",
    "<w:commentReference": "ข้อคิดเห็น (comment)",
    "<w:bookmarkStart": "",  # left out, unless something points at one
}
_POINTS_AT_BOOKMARK = re.compile(r'w:anchor="|(?:<w:instrText[^>]*>|w:instr=")[^<"]*\b(?:REF|PAGEREF|TOC)\b')
_LEFT_OUT = re.compile(
    r'<w:bookmark(?:Start|End)\b[^>]*/>|<w:id w:val="[^"]*"/>| w14:(?:paraId|textId)="[^"]*"'
)
_HEAD = re.compile(r'(<w:(header|footer)Reference\b[^>]*\br:id=")([^"]+)(")')
_PICTURE = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
_ALL_PAGES = re.compile(r'((?:<w:instrText[^>]*>|w:instr=")[^<"]*)\bNUMPAGES\b')
_GOES_ON = re.compile(r'<w:type w:val="(?:continuous|nextColumn)"/>')
# What comes after pgNumType in a section's properties (ECMA-376 part 1, 17.6.18).
_AFTER_NUMBERS = re.compile(
    "(?=<w:(?:cols|formProt|vAlign|noEndnote|titlePg|textDirection|bidi|rtlGutter|docGrid|printerSettings)\\b"
    "|</w:sectPr>)"
)
_NUMBERS = re.compile(r"<w:pgNumType\b(?![^>]*w:start=)")
# A paragraph of no height, for a section that ends in a table.
_CARRIER = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>%s</w:pPr></w:p>'
)


class OneDocx:
    """One Word file of many documents; each begins on a page of its own, counted from one.

    Documents are written as they come. What is kept is the page heads that differ from each other.
    """

    def __init__(self, file: Writable) -> None:
        self._package = StreamedPackage(file, _MAIN)
        self._shared: dict[str, bytes] = {}
        self._targets: dict[str, str] = {}
        self._listed: frozenset[str] = frozenset()
        self._heads: dict[tuple[str, bytes], str] = {}
        self._made: dict[str, bytes] = {}
        self._pictures = 0
        self._waiting = ("", "")  # the last document's text and section, which close it or the whole file
        self._end = ""

    def add(self, name: str, parts: Mapping[str, bytes]) -> None:
        """Write one more document.

        Args:
            name: of the document; not printed.
            parts: of its .docx by name; all documents come from one template.

        Raises:
            CannotBindError: naming what cannot stand in one file with others.
        """
        document = parts[_MAIN].decode()
        start, body, section, end = _taken_apart(document)
        if not self._end:
            self._begin(parts)
            self._package.write(start.encode())
        else:
            self._package.write(_closed(*self._waiting).encode())
        self._require_bindable(document, parts)
        self._end = end
        self._waiting = (self._own(body), _own_pages(self._with_heads(section, parts)))

    def finish(self) -> None:
        """Write what all documents share; the file is whole then."""
        text, section = self._waiting
        self._package.write(f"{text}{section}{self._end}".encode())
        relations = etree.fromstring(self._shared[_RELATIONS])
        types = etree.fromstring(self._shared[_TYPES])
        for part in self._made:
            if part.endswith(".rels"):
                continue
            kind = part.removeprefix("word/").rstrip("0123456789.xml")
            target = {"Target": part.removeprefix("word/"), "Type": _TYPE_OF_RELATION + kind}
            etree.SubElement(relations, f"{{{relations.nsmap[None]}}}Relationship", Id=_id_of(part), **target)
            what = {"PartName": f"/{part}", "ContentType": _TYPE_OF_PART % kind}
            etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", what)
        changed = {_RELATIONS: _as_bytes(relations), _TYPES: _as_bytes(types)}
        self._package.finish({**self._shared, **changed, **self._made})

    def _begin(self, parts: Mapping[str, bytes]) -> None:
        """Take over what the documents share: all but their text and their page heads."""
        relations, types = etree.fromstring(parts[_RELATIONS]), etree.fromstring(parts[_TYPES])
        dropped = {_MAIN}
        for relation in list(relations):
            if relation.get("Type", "").endswith(("/header", "/footer")):
                part = posixpath.normpath(posixpath.join("word", relation.get("Target", "")))
                self._targets[relation.get("Id", "")] = part
                dropped |= {part, _relations_of(part)}
                relations.remove(relation)
        for override in list(types):
            if override.get("PartName", "").lstrip("/") in dropped - {_MAIN}:
                types.remove(override)
        self._shared = {name: data for name, data in parts.items() if name not in dropped}
        self._same = dict(self._shared)
        self._shared |= {_RELATIONS: _as_bytes(relations), _TYPES: _as_bytes(types)}
        self._listed = _listed_styles(parts.get("word/styles.xml", b""))

    def _require_bindable(self, document: str, parts: Mapping[str, bytes]) -> None:
        for sign, what in _ONCE_A_FILE.items():
            if what and sign in document:
                raise CannotBindError(what)
        if self._listed and self._listed.intersection(re.findall(r'<w:pStyle w:val="([^"]+)"', document)):
            raise CannotBindError(_ONCE_A_FILE["<w:numPr"])
        if "<w:bookmarkStart" in document and _POINTS_AT_BOOKMARK.search(document):
            raise CannotBindError("การอ้างอิงถึงบุ๊กมาร์กหรือสารบัญ")
        for name, data in self._same.items():
            if parts.get(name) != data and not name.startswith("docProps/"):
                raise CannotBindError(f"ข้อความที่เปลี่ยนไปในแต่ละฉบับในส่วน {name}")

    def _with_heads(self, section: str, parts: Mapping[str, bytes]) -> str:
        """Return the section naming its page heads as the whole file has them; equal ones are kept once."""

        def named(found: re.Match[str]) -> str:
            part = self._targets[found[3]]
            key = (found[2], parts[part])
            if key not in self._heads:
                self._heads[key] = made = f"word/{found[2]}{len(self._heads) + 1}.xml"
                self._made[made] = self._own(parts[part].decode()).encode()
                if _relations_of(part) in parts:
                    self._made[_relations_of(made)] = parts[_relations_of(part)]
            return f"{found[1]}{_id_of(self._heads[key])}{found[4]}"

        return _HEAD.sub(named, section)

    def _own(self, xml: str) -> str:
        """Return the text with what a whole Word file may name only once made its own, or left out."""

        def numbered(found: re.Match[str]) -> str:
            self._pictures += 1
            return f"{found[1]}{self._pictures}{found[2]}"

        if "<wp:docPr" in xml:
            xml = _PICTURE.sub(numbered, xml)
        if "<w:bookmark" in xml or "<w:id " in xml or " w14:" in xml:
            xml = _LEFT_OUT.sub("", xml)
        return _ALL_PAGES.sub(r"\1SECTIONPAGES", xml) if "NUMPAGES" in xml else xml


def _taken_apart(document: str) -> tuple[str, str, str, str]:
    """Return what stands before the text, the text, its section's properties, and what stands after."""
    start, end = document.index("<w:body>") + len("<w:body>"), document.rindex("</w:body>")
    at = document.rfind("<w:sectPr", start, end)
    if document.count("<w:sectPr") > 1 or "</w:p>" in document[max(at, 0) : end if at >= 0 else 0]:
        raise CannotBindError("หลายส่วน (section)")
    text = document[start : at if at >= 0 else end].rstrip()
    section = document[at:end].strip() if at >= 0 else "<w:sectPr/>"
    if section.endswith("/>") and "</w:sectPr>" not in section:
        section = f"{section[:-2]}></w:sectPr>"
    return document[:start], text, section, document[end:]


def _own_pages(section: str) -> str:
    """Return the section beginning on a new page and counting its pages from one."""
    section = _GOES_ON.sub("", section)
    if "<w:pgNumType" in section:
        return _NUMBERS.sub('<w:pgNumType w:start="1"', section)
    return _AFTER_NUMBERS.sub('<w:pgNumType w:start="1"/>', section, count=1)


def _closed(text: str, section: str) -> str:
    """Return the text with its section's properties in its last paragraph, or in one of no height after it."""
    at = max(text.rfind("<w:p>"), text.rfind("<w:p "))
    last = text[at:]
    if not text.endswith("</w:p>") or last.count("</w:p>") != 1 or "<w:pPrChange" in last:
        return text + _CARRIER % section
    if "<w:pPr>" in last:
        last = last.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    else:
        head = last.index(">") + 1
        last = f"{last[:head]}<w:pPr>{section}</w:pPr>{last[head:].removeprefix('<w:pPr/>')}"
    return text[:at] + last


def _listed_styles(styles: bytes) -> frozenset[str]:
    """Return the paragraph styles that number what stands in them."""
    if not styles:
        return frozenset()
    found = etree.fromstring(styles).iter(f"{_W}style")
    return frozenset(s.get(f"{_W}styleId", "") for s in found if s.find(f"{_W}pPr/{_W}numPr") is not None)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _id_of(part: str) -> str:
    return "bound_" + part.removeprefix("word/").removesuffix(".xml")


def _as_bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
