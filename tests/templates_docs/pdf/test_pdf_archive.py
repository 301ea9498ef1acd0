"""The file itself: what PDF/A-2b asks of it (ISO 19005-2), checked object by object."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageCms

from templates_docs.document import render_pdf
from templates_docs.form import CheckedAnswers
from templates_docs.pdf.colour_profile import srgb_profile


@pytest.fixture
def pdf(example: CheckedAnswers) -> bytes:
    return render_pdf(example)


def objects(pdf: bytes) -> dict[int, bytes]:
    """Every object by its number, found through the cross-reference table."""
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", pdf)[0])
    entries = re.findall(rb"(\d{10}) 00000 n ", pdf[start:])
    found = {}
    for number, place in enumerate(map(int, entries), 1):
        head = b"%d 0 obj\n" % number
        assert pdf[place:].startswith(head)
        found[number] = pdf[place + len(head) : pdf.index(b"\nendobj", place)]
    return found


def one(pdf: bytes, kind: bytes) -> bytes:
    return next(content for content in objects(pdf).values() if kind in content)


def stream_of(content: bytes) -> bytes:
    data = content.split(b"stream\n", 1)[1]
    length = int(re.findall(rb"/Length (\d+)>>", content)[0])
    assert data[length:] == b"\nendstream"
    return zlib.decompress(data[:length]) if b"/FlateDecode" in content else data[:length]


def test_file_opens_with_bytes_that_say_it_is_binary(pdf: bytes) -> None:
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", pdf)


def test_metadata_names_part_conformance_title_and_language(pdf: bytes, example: CheckedAnswers) -> None:
    packet = stream_of(one(pdf, b"/Type/Metadata"))
    names = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "dc": "http://purl.org/dc/elements/1.1/",
             "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}  # fmt: skip
    root = ElementTree.fromstring(packet)

    assert root.findtext(".//pdfaid:part", namespaces=names) == "2"
    assert root.findtext(".//pdfaid:conformance", namespaces=names) == "B"
    assert root.findtext(".//dc:title//rdf:li", namespaces=names) == example.form.title
    assert root.findtext(".//dc:language//rdf:li", namespaces=names) == "th-TH"


def test_metadata_is_not_packed(pdf: bytes) -> None:
    assert b"/Filter" not in one(pdf, b"/Type/Metadata")


def test_catalog_names_language_colours_and_metadata(pdf: bytes) -> None:
    catalog = one(pdf, b"/Type/Catalog")

    assert b"/Lang(th-TH)" in catalog
    assert b"/S/GTS_PDFA1" in catalog
    assert b"/Metadata" in catalog


def test_colour_profile_is_one_that_colour_engines_read(pdf: bytes) -> None:
    number = int(re.findall(rb"/DestOutputProfile (\d+) 0 R", pdf)[0])
    profile = stream_of(objects(pdf)[number])

    assert profile == srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    opened = ImageCms.ImageCmsProfile(BytesIO(profile))
    assert opened.profile.xcolor_space.strip() == "RGB"
    red = opened.profile.red_primary
    assert red is not None
    assert red[1][:2] == pytest.approx((0.648, 0.331), abs=0.002)  # sRGB's red under D50


@pytest.mark.parametrize(
    "forbidden",
    [b"/Encrypt", b"/SMask", b"/ca ", b"/CA ", b"/JavaScript", b"/AA", b"/EmbeddedFile", b"/Launch"],
)
def test_nothing_that_archives_forbid_is_in_it(forbidden: bytes, pdf: bytes) -> None:
    assert all(forbidden not in content.split(b"stream\n")[0] for content in objects(pdf).values())


def test_every_font_is_embedded_and_its_widths_are_the_outlines_own(pdf: bytes) -> None:
    found = objects(pdf)
    fonts = [content for content in found.values() if b"/Subtype/CIDFontType2" in content]

    assert len(fonts) == 2
    for font in fonts:
        descriptor = found[int(re.findall(rb"/FontDescriptor (\d+) 0 R", font)[0])]
        outlines = TTFont(BytesIO(stream_of(found[int(re.findall(rb"/FontFile2 (\d+) 0 R", descriptor)[0])])))
        em = outlines["head"].unitsPerEm
        widths = {int(glyph): int(width) for glyph, width in re.findall(rb"(\d+)\[(\d+)\]", font)}
        assert len(widths) > 180
        for glyph, width in widths.items():
            assert outlines["hmtx"].metrics[outlines.getGlyphName(glyph)][0] * 1000 / em == pytest.approx(
                width, abs=1
            )


def test_every_glyph_drawn_is_in_its_font(pdf: bytes) -> None:
    found = objects(pdf)
    resources = one(pdf, b"/XObject<<")
    for page in (content for content in found.values() if b"/Type/Page/" in content):
        content = stream_of(found[int(re.findall(rb"/Contents (\d+) 0 R", page)[0])])
        for name, drawn in re.findall(rb"/(F\d) [\d.]+ Tf(.*?)(?=/F\d |ET)", content, re.DOTALL):
            font = found[int(re.findall(rb"/%b (\d+) 0 R" % name, resources)[0])]
            widths = found[int(re.findall(rb"/DescendantFonts\[(\d+) 0 R\]", font)[0])]
            known = {int(glyph) for glyph, _ in re.findall(rb"(\d+)\[(\d+)\]", widths)}
            arrays = b"".join(re.findall(rb"\[([^\]]*)\]TJ", drawn))
            glyphs = {
                int(text[at : at + 4], 16)
                for text in re.findall(rb"<([0-9a-f]+)>", arrays)
                for at in range(0, len(text), 4)
            }
            assert glyphs
            assert glyphs <= known


def test_qpdf_finds_no_fault(pdf: bytes, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    (tmp_path / "letter.pdf").write_bytes(pdf)

    told = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "letter.pdf")], capture_output=True, text=True, check=False
    )

    assert (told.returncode, told.stderr) == (0, "")
