"""The copy for LibreOffice spreads letters and brings its font; the document itself stays as it is."""

from __future__ import annotations

import re
import zipfile
from dataclasses import astuple
from io import BytesIO

import docx
import pytest

from templates_docs.docx_check import read_docx
from templates_docs.other_programs import fonts_named_by, libreoffice_copy
from templates_docs.package import pack
from templates_docs.pdf import BUNDLED_FONTS

FONT_TABLE = "word/fontTable.xml"


@pytest.fixture(scope="module")
def original(example_docx: bytes) -> dict[str, bytes]:
    return read_docx(example_docx, "letter.docx")


@pytest.fixture(scope="module")
def copy(example_docx: bytes) -> dict[str, bytes]:
    return read_docx(libreoffice_copy(example_docx), "letter.docx")


def test_thai_distribution_becomes_what_libreoffice_spreads_letters_by(
    original: dict[str, bytes], copy: dict[str, bytes]
) -> None:
    def alignments(parts: dict[str, bytes]) -> list[bytes]:
        return re.findall(rb'<w:jc w:val="(\w+)"', b"".join(parts[part] for part in original))

    asked = alignments(original)

    assert b"thaiDistribute" in asked
    assert alignments(copy) == [b"both" if each == b"thaiDistribute" else each for each in asked]


def test_words_that_name_the_alignment_stay() -> None:
    document = docx.Document()
    document.add_paragraph('กระจายแบบไทยคือ w:jc w:val="thaiDistribute"')
    saved = BytesIO()
    document.save(saved)

    copied = docx.Document(BytesIO(libreoffice_copy(saved.getvalue())))

    assert copied.paragraphs[0].text == 'กระจายแบบไทยคือ w:jc w:val="thaiDistribute"'


def test_bundled_font_is_inside_under_the_official_name(copy: dict[str, bytes]) -> None:
    table = copy[FONT_TABLE].decode()
    files = {name: data for name, data in copy.items() if name.startswith("word/fonts/")}

    assert re.findall(r'<w:font w:name="([^"]+)".*?<w:embedBoldItalic', table) == ["TH SarabunPSK"]
    assert sorted(files.values(), key=len) == sorted(
        (path.read_bytes() for path in astuple(BUNDLED_FONTS)), key=len
    )
    assert b'Extension="odttf"' in copy["[Content_Types].xml"]
    assert all(name.rpartition("/")[2].encode() in copy["word/_rels/fontTable.xml.rels"] for name in files)


def test_file_without_a_list_of_fonts_gets_one(original: dict[str, bytes]) -> None:
    bare = {name: data for name, data in original.items() if name != FONT_TABLE}
    for part in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        bare[part] = re.sub(rb"<(Override|Relationship) [^>]*fontTable[^>]*/>", b"", bare[part])

    copied = read_docx(libreoffice_copy(pack(bare)), "letter.docx")

    assert b'w:name="TH SarabunPSK"' in copied[FONT_TABLE]
    assert b"fontTable.xml" in copied["word/_rels/document.xml.rels"]
    assert b'PartName="/word/fontTable.xml"' in copied["[Content_Types].xml"]


def test_font_that_the_author_embedded_is_left_to_him(example_docx: bytes) -> None:
    once = libreoffice_copy(example_docx)

    table = read_docx(libreoffice_copy(once), "letter.docx")[FONT_TABLE]

    assert table.count(b"<w:embedRegular") == 1


def test_fonts_are_those_of_text_styles_and_theme_and_the_official_one_has_many_names(
    example_docx: bytes,
) -> None:
    document = docx.Document()
    document.add_paragraph("ก").add_run("ข").font.name = "Angsana New"
    saved = BytesIO()
    document.save(saved)

    assert {"Angsana New", "Calibri"} <= fonts_named_by(saved.getvalue())
    assert "TH SarabunPSK" not in fonts_named_by(saved.getvalue())
    assert {"TH Sarabun New", "Khlang Official"} <= fonts_named_by(example_docx)


def test_the_copy_is_whole(example_docx: bytes) -> None:
    with zipfile.ZipFile(BytesIO(libreoffice_copy(example_docx))) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
