"""A Word file from outside is opened only when it is harmless."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from templates_docs import docx_check
from templates_docs.docx_check import read_docx
from templates_docs.errors import DocxRefusedError

RELS = "word/_rels/document.xml.rels"
LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://x/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)
FIELD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
    "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO x y</w:instrText></w:r></w:p></w:body>"
    "</w:document>"
)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def with_parts(extra: dict[str, bytes] | None = None, pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    document = BytesIO()
    docx.Document().save(document)
    file = BytesIO()
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(file, "w", pack) as new:
        for name in old.namelist():
            if name not in (extra or {}):
                new.writestr(name, old.read(name))
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return file.getvalue()


def test_ordinary_word_file_is_read_whole() -> None:
    parts = read_docx(with_parts(), "a.docx")

    assert "word/document.xml" in parts
    assert next(iter(parts)) == "[Content_Types].xml"


def test_link_for_the_reader_to_click_is_allowed() -> None:
    link = LINK.format(kind="hyperlink", target="https://example.invalid/")

    assert read_docx(with_parts({"word/_rels/footer9.xml.rels": link.encode()}), "a.docx")


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("word/a.xml", DOCTYPE.encode(), "DOCTYPE"),
        ("word/a.xml", DOCTYPE.encode("utf-16"), "DOCTYPE"),
        ("word/a.xml", DOCTYPE.encode("utf-16-be"), "DOCTYPE"),
        ("word/media/a.svg", DOCTYPE.encode(), "DOCTYPE"),
        ("word/a.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>', "เข้ารหัส"),
        ("word/a.xml", b"<a><b></a>", "เสียหาย"),
        ("word/a.xml", b"<a>" * 5000 + b"</a>" * 5000, "เสียหาย"),
        ("word/vbaProject.bin", b"x", "แมโคร"),
        ("word/embeddings/oleObject1.bin", b"x", "วัตถุฝัง"),
        ("word/activeX/activeX1.xml", b"<a/>", "แมโคร"),
        (RELS, LINK.format(kind="attachedTemplate", target="http://evil.invalid/t.dotm").encode(), "ดึงไฟล์"),
        (RELS, LINK.format(kind="image", target="file:///etc/passwd").encode(), "ดึงไฟล์"),
        (RELS, LINK.format(kind="hyperlink", target="file:///etc/passwd").encode(), "ดึงไฟล์"),
        (RELS, LINK.format(kind="aFChunk", target="x.html").encode(), "เอกสารซ้อน"),
        ("word/document.xml", FIELD.encode(), "DDEAUTO"),
        ("../evil.xml", b"<a/>", "ออกนอกไฟล์"),
        ("/evil.xml", b"<a/>", "ออกนอกไฟล์"),
        ("word\\..\\evil.xml", b"<a/>", "ออกนอกไฟล์"),
        ("WORD/document.xml", b"<a/>", "ซ้ำ"),
        ("word/media/a.png", b"\0" * 30_000_000, "zip bomb"),
    ],
)
def test_file_that_could_do_harm_is_refused_in_one_thai_sentence(
    part: str, content: bytes, told: str
) -> None:
    with pytest.raises(DocxRefusedError, match=told) as refused:
        read_docx(with_parts({part: content}), "a.docx")

    assert "a.docx" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_file_with_too_many_parts_is_refused() -> None:
    with pytest.raises(DocxRefusedError, match="500"):
        read_docx(with_parts({f"word/media/{n}.png": b"" for n in range(docx_check.MOST_PARTS)}), "a.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    file = BytesIO(with_parts())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/document.xml", "<a/>")

    with pytest.raises(DocxRefusedError, match="ซ้ำ"):
        read_docx(file.getvalue(), "a.docx")


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"\xd0\xcf\x11\xe0 old", with_parts()[:2000], b"x" * 21_000_000]
)
def test_file_that_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(DocxRefusedError):
        read_docx(data, "a.docx")
