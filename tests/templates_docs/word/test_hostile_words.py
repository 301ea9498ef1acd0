"""Whatever is typed into a Word template's blanks comes out as typed, or is refused; it never becomes markup."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import jinja2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from templates_docs.errors import UnprintableValueError, WordTemplateRefusedError
from templates_docs.package import pack
from templates_docs.word.environment import WordEnvironment
from templates_docs.word.tags import Tag
from templates_docs.word.template import CompiledWordTemplate, compile_word_template

FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>'
    "<w:r><w:t>ดู {{ wo</w:t></w:r><w:r><w:t>rds }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def everywhere() -> CompiledWordTemplate:
    """One field in the text, a cell, a header, a footnote, an attribute and the file's title."""
    document = docx.Document()
    document.add_paragraph("[{{ words }}]")
    document.add_table(1, 1).cell(0, 0).text = "{% cellbg words %}{{ words }}"
    document.sections[0].header.paragraphs[0].text = "{{ words|upper }}"
    document.core_properties.title = "{{ words }}"
    file = BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    return compile_word_template(pack(parts | {"word/footnotes.xml": FOOTNOTES.encode()}), "a.docx")


TEMPLATE = everywhere()
SPITEFUL = st.text(
    alphabet=st.sampled_from("<>&'\"{}%#ก\t\n\a\f\u200b\u202e\u2011😀] x\x00\ufffe\ud800"), max_size=30
)


@given(words=st.one_of(st.text(max_size=60), SPITEFUL))
@settings(deadline=None, max_examples=60)
def test_words_stay_words_in_every_part(words: str) -> None:
    try:
        parts = TEMPLATE.parts({"words": words})
    except UnprintableValueError:
        return

    roots = {name: etree.fromstring(part) for name, part in parts.items()}
    body = roots["word/document.xml"]
    paragraphs = body.find(qn("w:body")).iterchildren(qn("w:p"))
    printed = "".join(text.text or "" for paragraph in paragraphs for text in paragraph.iter(qn("w:t")))
    dropped = str.maketrans("", "", "\t\n\a\f\u2011\r")
    assert printed.translate(dropped) == f"[{words}]".translate(dropped)


def test_footnote_is_filled() -> None:
    (footnotes,) = (part for name, part in TEMPLATE.parts({"words": "<ก>"}).items() if "footnotes" in name)

    assert "".join(etree.fromstring(footnotes).itertext()) == "ดู <ก>"


def test_attribute_and_title_take_no_line_breaks() -> None:
    parts = TEMPLATE.parts({"words": 'ก\n"ข"\t<ค>'})

    fill = etree.fromstring(parts["word/document.xml"]).find(f".//{qn('w:shd')}").get(qn("w:fill"))
    assert fill == 'ก "ข" <ค>'
    assert 'ก "ข" <ค>' in "".join(etree.fromstring(parts["docProps/core.xml"]).itertext())


def test_short_cut_past_jinja_s_second_escape_still_fits_this_jinja() -> None:
    environment = WordEnvironment(lambda _: "", [Tag("{{ x }}", "", "")], thai_digits=False)

    template = jinja2.Template.from_code(environment, environment.compile("{{ x }}"), {})

    assert "escape(" not in environment.compile("{{ x }}", raw=True)
    assert template.render(x="<&>") == "&lt;&amp;&gt;"


@pytest.mark.parametrize(
    "inside",
    [
        '<w:hyperlink w:anchor="{{ x }}"/>',
        '<w:hyperlink r:id="{{ x }}"/>',
        '<w:bookmarkStart w:id="1" w:name="{{ x }}"/>',
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="{{ x }}"/></w:sdtPr></w:sdt>',
        '<w:r><w:drawing><wp:inline><wp:docPr id="{{ x }}" name="a"/></wp:inline></w:drawing></w:r>',
        '<w:r><w:drawing><a:blip r:link="{{ x }}"/></w:drawing></w:r>',
        "<w:r><w:drawing><wp:posOffset>{{ x }}</wp:posOffset></w:drawing></w:r>",
        "<w:r><w:delText>{{ x }}</w:delText></w:r>",
        '<w:hyperlink w:anchor="{{ x"/><w:hyperlink w:anchor="y }}"/>',
        '<w:bookmarkStart w:id="1" w:name="{% if x"/>',
    ],
)
def test_tag_where_word_looks_for_something_to_do_is_refused_with_its_words(
    inside: str, template: Callable[..., CompiledWordTemplate]
) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w', 'r', 'wp', 'a')}>{inside}</w:p>"))

    with pytest.raises(WordTemplateRefusedError, match=r"เนื้อหา ตรง “{.*แท็กอยู่ในที่ที่เติมค่าไม่ได้"):
        template(document)


def test_words_of_a_drawing_and_of_an_equation_are_filled(
    template: Callable[..., CompiledWordTemplate],
) -> None:
    document = docx.Document()
    inside = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="{{ x }}"/><a:t>{{ x }}</a:t></wp:inline>'
        '</w:drawing></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>{{ x }}</m:t></m:r></m:oMath>"
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w', 'wp', 'a')}>{inside}</w:p>"))

    (printed,) = (
        part.decode()
        for name, part in template(document).parts({"x": "<ก\nข>"}).items()
        if "document" in name
    )

    assert printed.count("&lt;ก ข&gt;") == 3
