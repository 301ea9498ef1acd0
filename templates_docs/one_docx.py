"""Binds documents of one template into a single Word file: a section each, with its own page heads and numbers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from hashlib import sha256

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
        self._targets: dict[str, str] = {}  # the template's page heads by the id of their relationship
        self._listed: frozenset[str] = frozenset()
        self._heads: dict[tuple[str, str, bytes], str] = {}
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
        start, text, section, end = _taken_apart(parts[_MAIN].decode())
        if not self._end:
            self._begin(parts)
        self._require_bindable(text, parts)
        self._package.write((_closed(*self._waiting) if self._end else start).encode())
        self._waiting = (self._own(text), _own_pages(self._with_heads(section, parts)))
        self._end = end

    def finish(self) -> None:
        """Write what all documents share; the file is whole then."""
        text, section = self._waiting
        self._package.write(f"{text}{section}{self._end}".encode())
        relations, types = (etree.fromstring(self._shared[name]) for name in (_RELATIONS, _TYPES))
        for relation in [r for r in relations if r.get("Id") in self._targets]:
            relations.remove(relation)
        for override in [t for t in types if t.get("PartName", "")[1:] in self._targets.values()]:
            types.remove(override)
        for (kind, _, _), part in self._heads.items():
            file = part.removeprefix("word/")
            _add(relations, "Relationship", Id=_id_of(part), Type=_TYPE_OF_RELATION + kind, Target=file)
            _add(types, "Override", PartName=f"/{part}", ContentType=_TYPE_OF_PART % kind)
        changed = {_RELATIONS: _as_bytes(relations), _TYPES: _as_bytes(types)}
        self._package.finish({**self._shared, **changed, **self._made})

    def _begin(self, parts: Mapping[str, bytes]) -> None:
        """Take over what the documents share: all but their text and their page heads and feet."""
        for relation in etree.fromstring(parts[_RELATIONS]):
            if relation.get("Type", "").endswith(("/header", "/footer")):
                target = posixpath.join("/word", relation.get("Target", ""))
                self._targets[relation.get("Id", "")] = posixpath.normpath(target)[1:]
        own = {_MAIN, *self._targets.values(), *map(_relations_of, self._targets.values())}
        self._shared = {name: data for name, data in parts.items() if name not in own}
        self._listed = _listed_styles(parts.get("word/styles.xml", b""))

    def _require_bindable(self, document: str, parts: Mapping[str, bytes]) -> None:
        for sign, what in _ONCE_A_FILE.items():
            if sign in document:
                raise CannotBindError(what)
        if self._listed and self._listed.intersection(re.findall(r'<w:pStyle w:val="([^"]+)"', document)):
            raise CannotBindError(_ONCE_A_FILE["<w:numPr"])
        if "<w:bookmarkStart" in document and _POINTS_AT_BOOKMARK.search(document):
            raise CannotBindError("การอ้างอิงถึงบุ๊กมาร์กหรือสารบัญ")
        for name, data in self._shared.items():
            if parts.get(name) != data and not name.startswith("docProps/"):
                raise CannotBindError(f"ข้อความที่เปลี่ยนไปในแต่ละฉบับในส่วน {name}")

    def _with_heads(self, section: str, parts: Mapping[str, bytes]) -> str:
        """Return the section naming its page heads as the whole file has them; equal ones are kept once."""

        def named(found: re.Match[str]) -> str:
            kind, part = found[2], self._targets.get(found[3], "")
            if part not in parts:
                raise CannotBindError("หัวหรือท้ายกระดาษที่หาไม่พบ")
            key = (kind, part, sha256(parts[part]).digest())
            if key not in self._heads:
                self._heads[key] = made = f"word/{kind}{len(self._heads) + 1}.xml"
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
    at = end if at < 0 else at
    text, section = document[start:at].rstrip(), document[at:end].rstrip()
    if "<w:sectPr" in text or "</w:p>" in section:
        raise CannotBindError("หลายส่วน (section)")
    if not section.endswith("</w:sectPr>"):
        section = "<w:sectPr></w:sectPr>"
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


def _add(root: etree._Element, name: str, **attributes: str) -> None:
    etree.SubElement(root, f"{{{root.nsmap[None]}}}{name}", attributes)


def _as_bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
