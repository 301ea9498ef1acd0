"""Whatever is typed into a Word template's blanks comes out as typed, or is refused; it never becomes markup."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import jinja2
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from templates_docs.errors import UnprintableValueError
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
