"""What the typesetter cannot draw it refuses by name, so that another program is asked instead."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf import typeset
from templates_docs.pdf.survey import refused_in

WordFile = Callable[..., dict[str, bytes]]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def shaped(properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>ก</w:t></w:r></w:p>"


def inked(properties: str) -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>ก</w:t></w:r></w:p>"


def tabled(properties: str = "", cell: str = "", content: str = "<w:p/>") -> str:
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid>"
        f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"
    )


def field(instruction: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (shaped('<w:numPr><w:numId w:val="1"/></w:numPr>'), "w:numPr"),
        (shaped('<w:framePr w:w="100"/>'), "w:framePr"),
        (shaped('<w:jc w:val="distribute"/>'), "w:jc distribute"),
        (shaped('<w:tabs><w:tab w:val="decimal" w:pos="10"/></w:tabs>'), "w:tab decimal"),
        (shaped("<w:bidi/>"), "w:bidi"),
        (shaped('<w:spacing w:beforeAutospacing="1"/>'), "w:beforeAutospacing"),
        (shaped('<w:ind w:leftChars="100"/>'), "w:ind leftChars"),
        (shaped('<w:ind w:left="wide"/>'), "ความยาว “wide”"),
        (shaped('<w:pBdr><w:top w:val="wave"/></w:pBdr>'), "เส้นขอบแบบ wave"),
        (inked('<w:vertAlign w:val="superscript"/>'), "w:vertAlign superscript"),
        (inked('<w:highlight w:val="yellow"/>'), "w:highlight yellow"),
        (inked('<w:spacing w:val="20"/>'), "w:spacing 20"),
        (inked("<w:caps/>"), "w:caps"),
        (inked('<w:u w:val="wave"/>'), "w:u wave"),
        (inked('<w:rFonts w:cs="Arial"/>'), "แบบอักษร Arial"),
        (inked('<w:rFonts w:cstheme="minorBidi"/>'), "แบบอักษร ตามธีม minorBidi"),
        (run("<w:pict/>"), "w:pict"),
        (run("<w:object/>"), "w:object"),
        (run('<w:sym w:char="F0FE"/>'), "w:sym"),
        (run('<w:footnoteReference w:id="1"/>'), "w:footnoteReference"),
        (run('<w:br w:type="column"/>'), "w:br column"),
        (run("<w:t>☐</w:t>"), "อักขระ ☐ (U+2610)"),
        (run("<w:t>😀</w:t>"), "อักขระ 😀 (U+1F600)"),
        (field("NUMPAGES"), "ฟิลด์ NUMPAGES"),
        (field("PAGE"), "เลขหน้าในเนื้อความ"),
        ("<w:sdt/>", "w:sdt"),
        (tabled("<w:tblpPr/>"), "w:tblpPr"),
        (tabled(cell='<w:textDirection w:val="btLr"/>'), "w:textDirection"),
        (tabled(content=tabled() + "<w:p/>"), "ตารางซ้อนในช่องตาราง"),
        (tabled(content=run("<w:t>ก</w:t>") + "<w:sdt/>"), "w:sdt"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(body: str, what: str, word_file: WordFile) -> None:
    with pytest.raises(CannotTypesetError) as refused:
        typeset(word_file(body))

    assert (refused.value.code, refused.value.what) == ("cannot_typeset", what)
    assert what in {found.error.what for found in refused_in(word_file(body))}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("<w:cols ", '<w:cols w:num="2" ', "ข้อความหลายคอลัมน์"),
        ("thaiNumbers", "upperRoman", "เลขหน้าแบบ upperRoman"),
        ("<w:cols", "<w:pgBorders/><w:cols", "w:pgBorders"),
    ],
)
def test_a_page_that_cannot_be_made_is_refused(old: str, new: str, what: str, word_file: WordFile) -> None:
    with pytest.raises(CannotTypesetError) as refused:
        typeset(word_file("<w:p/>", section=lambda xml: xml.replace(old, new)))

    assert refused.value.what == what
    found = refused_in(word_file("<w:p/>", section=lambda xml: xml.replace(old, new)))
    assert [refusal.error.what for refusal in found] == [what]


def test_all_that_is_refused_is_gathered_with_the_words_around_it(word_file: WordFile) -> None:
    edge = '<w:tcBorders><w:top w:val="wave"/></w:tcBorders>'
    cell = tabled(cell=edge, content=run("<w:t>ข</w:t><w:sym/>") + "<w:sdt/>")
    runs = inked('<w:caps/><w:u w:val="wave"/>') + field("NUMPAGES") + run("<w:t>☐ ✓</w:t>")

    found = refused_in(word_file(runs + cell))

    assert {(refusal.error.what, refusal.sentence) for refusal in found} == {
        ("w:caps", "ก"),
        ("w:u wave", "ก"),
        ("ฟิลด์ NUMPAGES", ""),
        ("อักขระ ☐ (U+2610)", "☐ ✓"),
        ("อักขระ ✓ (U+2713)", "☐ ✓"),
        ("เส้นขอบแบบ wave", "ข"),
        ("w:sym", "ข"),
        ("w:sdt", "ข"),
    }
    assert {refusal.part for refusal in found} == {"word/document.xml"}


def test_nothing_is_refused_of_a_letter_that_is_drawn(example_docx: bytes) -> None:
    with zipfile.ZipFile(BytesIO(example_docx)) as archive:
        assert refused_in({name: archive.read(name) for name in archive.namelist()}) == ()


def test_a_picture_that_text_flows_round_is_refused(word_file: WordFile, example_docx: bytes) -> None:
    anchor = "<w:drawing><wp:anchor><wp:wrapSquare/></wp:anchor></w:drawing>"

    with pytest.raises(CannotTypesetError) as refused:
        typeset(word_file(run(anchor)))

    assert refused.value.what == "ภาพลอยที่ข้อความล้อมรอบ"


def test_a_font_that_draws_nothing_is_not_asked_for(word_file: WordFile) -> None:
    """Word writes a theme's Latin font into many a Thai document; only what is drawn must be at hand."""
    assert typeset(word_file(inked('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')))


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_set_or_refused_by_name(text: str, word_file: WordFile) -> None:
    refused = ""
    try:
        typeset(word_file(run(f"<w:t>{escape(text)}</w:t>")))
    except CannotTypesetError as error:
        refused = error.what

    assert not refused or refused.startswith("อักขระ")


SYLLABLES = (
    *(
        "ก",
        "ที่",
        "สิทธิ์",
        "ศักดิ์",
        "นำ",
        "น้ำ",
        "ญู",
        "ป่า",
        "ฝ้า",
        "เ",
        "ฐิ",
        "ศุ",
        "ฤๅ",
        "ๆ",
        "ฯ",
        "์",
        "กรมบัญชีกลาง",
        "ข้อ ",
    ),
    *(" ", ".", "(", ")", "๑", "2", "a", "W", "-", "\u00a0", "วันที่ ", "๓ ", "มีนาคม "),
)


@given(text=st.lists(st.sampled_from(SYLLABLES), max_size=120).map("".join))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_thai_is_set_and_none_of_it_is_lost(
    text: str, word_file: WordFile, page_texts: Callable[[bytes], list[str]]
) -> None:
    copied = "".join(page_texts(typeset(word_file(run(f'<w:t xml:space="preserve">{text}</w:t>')))))

    assert letters(copied) == letters(text)


def letters(text: str) -> list[str]:
    """The characters, spaces aside; U+FFFE is how pdfium tells a hyphen at a line's end."""
    return [character for character in text.replace("\ufffe", "-") if not character.isspace()]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(CannotTypesetError):
        typeset(b"%PDF-1.7")


def test_properties_that_change_nothing_are_let_through(word_file: WordFile) -> None:
    body = shaped('<w:snapToGrid w:val="0"/>') + inked(
        '<w:caps w:val="0"/><w:vertAlign w:val="baseline"/><w:kern/>'
    )

    assert typeset(word_file(body)).startswith(b"%PDF-1.7")
