"""Opens a Word file from outside only after making sure that it is whole, modest and does nothing by itself."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from templates_docs.docx_fields import check_fields
from templates_docs.errors import DocxRefusedError

MOST_PARTS = 500
MOST_UNPACKED = 50_000_000  # bytes
MOST_PACKED = 20_000_000  # bytes
MOST_RATIO = 100  # unpacked to packed; Word's own XML stays under 30
_MODEST = 1_000_000  # bytes; below this a high ratio harms nobody

MAIN_PART = "word/document.xml"
_NEEDED = ("[Content_Types].xml", MAIN_PART)
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"utf8")
_ACTIVE_PARTS = re.compile(r"vba|macro|activex|embeddings|oleobject|\.bin$|\.exe$|\.js$|\.vbs$", re.I)
_ACTIVE_TYPES = re.compile(rb"macroEnabled|vbaProject|oleObject|activeX", re.I)
_ACTIVE_LINKS = re.compile(
    r"/(oleObject|control|vbaProject|aFChunk|package|subDocument|mailMerge\w*Source|recipientData"
    r"|webextension\w*|(customUI|ui)/\w+|keyMapCustomizations|attachedToolbars|activeXControlBinary|wordVbaData)$",
    re.I,
)
# what Word starts, runs or fetches without a relationship to anything outside, by its name in any namespace
_ACTIVE_ELEMENTS = {
    "altChunk": "เอกสารซ้อน",
    "subDoc": "เอกสารซ้อน",
    "OLEObject": "วัตถุฝัง",
    "objectEmbed": "วัตถุฝัง",
    "objectLink": "วัตถุฝัง",
    "control": "ตัวควบคุม ActiveX",
    "ocx": "ตัวควบคุม ActiveX",
    "mailMerge": "การเชื่อมฐานข้อมูลของจดหมายเวียน",
    "entryMacro": "แมโคร",
    "exitMacro": "แมโคร",
    "webextension": "โปรแกรมเสริม",
}
_CLICKED = re.compile(r"(https?|mailto|tel):|#", re.I)  # followed only when somebody clicks on it
_VML = "{urn:schemas-microsoft-com:vml}"
_SAVE_ANEW = "โปรดเปิดใน Word แล้วบันทึกใหม่เป็น .docx ธรรมดา"
_REMOVE = "โปรดลบออกใน Word แล้วบันทึกใหม่"


def read_docx(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a Word file by name, in their order, each known to be harmless.

    Raises:
        DocxRefusedError: with one Thai sentence, for a damaged file, zip bombs, macros, embedded
            objects, DOCTYPE and entities, links to other files, fields that are not known to be
            harmless, and names that leave the folder.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocxRefusedError(name, "เป็นเอกสาร Word รุ่นเก่า (.doc) หรือมีรหัสผ่าน", _SAVE_ANEW)
    if len(data) > MOST_PACKED:
        raise DocxRefusedError(name, "ไฟล์ใหญ่เกิน ๒๐ MB", "โปรดย่อภาพในไฟล์")
    parts = _unpacked(data, name)
    for needed in _NEEDED:
        if needed not in parts:
            raise DocxRefusedError(name, f"ไม่มีส่วน {needed} จึงไม่ใช่เอกสาร Word", _SAVE_ANEW)
    if _ACTIVE_TYPES.search(parts["[Content_Types].xml"].replace(b"\0", b"")):
        raise DocxRefusedError(name, "มีแมโครหรือวัตถุฝัง", _SAVE_ANEW)
    for part, content in parts.items():
        _check_part(part, content, name)
    return parts


def parsed(content: bytes) -> Any:
    """Return the root of one XML part, read without entities, network, comments or instructions."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_shape(entries, len(data), name)
            return {entry.filename: archive.read(entry) for entry in entries}
    except DocxRefusedError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise DocxRefusedError(name, "ไฟล์เสียหายหรือไม่ใช่เอกสาร Word", _SAVE_ANEW) from None


def _check_shape(entries: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    """Refuse by the directory alone, before anything is unpacked."""
    if len(entries) > MOST_PARTS:
        raise DocxRefusedError(name, f"มีส่วนย่อยเกิน {MOST_PARTS} ส่วน", _SAVE_ANEW)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > _MODEST and unpacked > MOST_RATIO * packed):
        raise DocxRefusedError(name, "คลายออกแล้วใหญ่ผิดปกติ (zip bomb)", _SAVE_ANEW)
    seen: set[str] = set()
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or re.search(r"[\\:\x00-\x1f]", entry.orig_filename):
            raise DocxRefusedError(name, f"มีชื่อส่วนที่ออกนอกไฟล์ ({entry.filename!r})", _SAVE_ANEW)
        if entry.filename.casefold() in seen:
            raise DocxRefusedError(name, f"มีส่วนชื่อซ้ำกัน ({entry.filename})", _SAVE_ANEW)
        seen.add(entry.filename.casefold())
        if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocxRefusedError(name, "มีรหัสผ่านหรือบีบอัดแบบที่ Word ไม่ใช้", _SAVE_ANEW)


def _check_part(part: str, content: bytes, name: str) -> None:
    if _ACTIVE_PARTS.search(part):
        raise DocxRefusedError(name, f"มีแมโคร วัตถุฝัง หรือไฟล์แนบ ({part})", _REMOVE)
    plain = content.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not part.lower().endswith((".xml", ".rels", ".vml")) and not plain.startswith(b"<"):
        return  # a picture
    upper = plain.upper()
    if any(word in upper for word in _DECLARATIONS):
        raise DocxRefusedError(name, f"ส่วน {part} ประกาศ DOCTYPE หรือ ENTITY", _SAVE_ANEW)
    declared = _ENCODING.match(plain)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise DocxRefusedError(name, f"ส่วน {part} เข้ารหัสอักขระแบบอื่น", _SAVE_ANEW)
    try:
        root = parsed(content)
    except etree.XMLSyntaxError:
        raise DocxRefusedError(name, f"ส่วน {part} เสียหาย", _SAVE_ANEW) from None
    if part.lower().endswith(".rels"):
        _check_links(root, part, name)
    _check_elements(root, part, name)
    check_fields(root, part, name)


def _check_links(root: Any, part: str, name: str) -> None:
    for link in root.iter("{*}Relationship"):
        kind, target = link.get("Type", ""), link.get("Target", "")
        if _ACTIVE_LINKS.search(kind):
            raise DocxRefusedError(name, f"มีวัตถุฝังหรือเอกสารซ้อน ({target})", _REMOVE)
        outside = link.get("TargetMode", "").lower() == "external"
        if outside and not (kind.endswith("/hyperlink") and _CLICKED.match(target)):
            raise DocxRefusedError(name, f"ส่วน {part} ดึงไฟล์จากที่อื่น ({target[:80]})", _REMOVE)


def _check_elements(root: Any, part: str, name: str) -> None:
    for element in root.iter(*(f"{{*}}{active}" for active in _ACTIVE_ELEMENTS)):
        thing = _ACTIVE_ELEMENTS[etree.QName(element).localname]
        raise DocxRefusedError(name, f"ส่วน {part} มี{thing}", _REMOVE)
    for shape in root.iter(f"{_VML}*"):  # pictures and links that old drawings name without a relationship
        for attribute in ("src", "href"):
            target = shape.get(attribute, "")
            if target and (attribute == "src" or not _CLICKED.match(target)):
                raise DocxRefusedError(name, f"ส่วน {part} ดึงไฟล์จากที่อื่น ({target[:80]})", _REMOVE)
