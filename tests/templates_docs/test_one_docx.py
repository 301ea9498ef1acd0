"""Many documents in one Word file: a section each, its own page heads and numbers, nothing named twice."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openxml_audit import OpenXmlValidator
from PIL import Image

from templates_docs.document import Renderer, plain_text
from templates_docs.errors import CannotBindError
from templates_docs.form import CheckedAnswers, CheckReport
from templates_docs.form_catalog import catalog
from templates_docs.one_docx import OneDocx
from templates_docs.package import pack
from templates_docs.word.template import compile_word_template
from thai.business_days import GovernmentCalendar

FORMS = [form.name for form in catalog()]
Document = docx.document.Document


def bound(documents: Iterable[Mapping[str, bytes]]) -> bytes:
    file = BytesIO()
    one = OneDocx(file)
    for parts in documents:
        one.add("", parts)
    one.finish()
    return file.getvalue()


def filled(template: Document, *names: str) -> Iterator[dict[str, bytes]]:
    """What a clerk's own Word template becomes for each of these people."""
    file = BytesIO()
    template.save(file)
    compiled = compile_word_template(file.getvalue(), "letter.docx")
    return (compiled.whole({"name": name}) for name in names)


def opened(whole: bytes) -> Document:
    return docx.Document(BytesIO(whole))


def faults(whole: bytes, folder: Path) -> set[str]:
    path = folder / "whole.docx"
    path.write_bytes(whole)
    return {str(error) for error in OpenXmlValidator().validate(str(path)).errors}


def drawing_ids(whole: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        assert archive.testzip() is None
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return [id_ for text in texts for id_ in re.findall(r'<wp:docPr id="(\d+)"', text)]


@pytest.fixture(params=FORMS)
def example_of_each(request: pytest.FixtureRequest, calendar: GovernmentCalendar) -> CheckedAnswers:
    form = catalog().get(request.param)
    answers = form.example_answers()
    return form.check(answers, answers["doc_date"], calendar).accepted()  # type: ignore[arg-type]


def test_every_shipped_form_is_bound_as_a_sound_word_file(
    example_of_each: CheckedAnswers, tmp_path: Path
) -> None:
    parts = Renderer(example_of_each.form).parts(example_of_each)

    whole = bound([parts] * 3)

    assert faults(whole, tmp_path) == set()
    sections = opened(whole).sections
    assert len(sections) == 3
    assert all(section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1" for section in sections)
    assert all(section.different_first_page_header_footer for section in sections)
    assert {section.start_type for section in sections} == {WD_SECTION.NEW_PAGE}
    assert len(set(ids := drawing_ids(whole))) == len(ids)


def test_every_letter_says_what_it_says_alone(
    check: Callable[..., CheckReport], answers: dict[str, object]
) -> None:
    letters = [check(answers | {"place": f"ตลาดสดบ้านตัวอย่าง แผงที่ {n}"}).accepted() for n in (1, 2, 3)]
    renderer = Renderer(letters[0].form)

    whole = opened(bound(map(renderer.parts, letters)))

    words = re.sub(r"[\s\-]+", "", "".join(p.text for p in whole.paragraphs))
    alone = (plain_text(letter).partition("\n")[2] for letter in letters)
    assert words == re.sub(r"[\s\-]+", "", "".join(alone))


def test_page_heads_that_are_alike_are_kept_once_and_others_apart(
    check: Callable[..., CheckReport], answers: dict[str, object]
) -> None:
    kinds = (False, True, False)
    letters = [check(answers | {"draft": draft}).accepted() for draft in kinds]
    renderer = Renderer(letters[0].form, emblem=png(709, 709))

    whole = opened(bound(map(renderer.parts, letters)))

    heads = [section.first_page_header.paragraphs[0].text for section in whole.sections]
    assert [head.startswith("ฉบับร่าง") for head in heads] == list(kinds)
    names = [rel.target_ref for rel in whole.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.HEADER]
    assert sorted(names) == [f"header{n}.xml" for n in (1, 2, 3, 4)]


def test_a_clerks_own_template_keeps_each_letters_page_head_and_picture(tmp_path: Path) -> None:
    template = docx.Document()
    section = template.sections[0]
    section.header.paragraphs[0].text = "หนังสือถึง {{ name }}"
    section.header.paragraphs[0].add_run().add_picture(BytesIO(png(20, 20)))
    template.add_paragraph("เรียน {{ name }}").add_run().add_picture(BytesIO(png(30, 30)))

    whole = bound(filled(template, "มานี", "ปิติ", "มานี"))

    assert faults(whole, tmp_path) <= faults(pack(*filled(template, "มานี")), tmp_path)
    read = opened(whole)
    assert [s.header.paragraphs[0].text for s in read.sections] == [
        f"หนังสือถึง {name}" for name in ("มานี", "ปิติ", "มานี")
    ]
    assert len(read.sections[1].header.part.rels) == 1
    assert len(set(ids := drawing_ids(whole))) == len(ids) == 5  # two heads, three letters


def test_a_letter_that_ends_in_a_table_begins_the_next_on_its_own_page(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{ name }}")
    template.add_table(1, 1).cell(0, 0).text = "{{ name }}"

    whole = bound(filled(template, "มานี", "ปิติ"))

    assert faults(whole, tmp_path) <= faults(pack(*filled(template, "มานี")), tmp_path)
    assert len(opened(whole).sections) == 2
    assert [table.cell(0, 0).text for table in opened(whole).tables] == ["มานี", "ปิติ"]


def test_what_word_names_once_a_file_is_made_each_letters_own(tmp_path: Path) -> None:
    template = docx.Document()
    paragraph = template.add_paragraph("{{ name }} หน้า 1 จาก ")
    for tag, attributes in (("bookmarkStart", {"id": "0", "name": "_GoBack"}), ("bookmarkEnd", {"id": "0"})):
        element = OxmlElement(f"w:{tag}")
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)
        paragraph._p.append(element)
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" NUMPAGES "/>'))
    kind = OxmlElement("w:type")
    kind.set(qn("w:val"), "continuous")
    template.sections[0]._sectPr.insert(0, kind)

    whole = bound(filled(template, "มานี", "ปิติ"))

    assert faults(whole, tmp_path) <= faults(pack(*filled(template, "มานี")), tmp_path)
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        text = archive.read("word/document.xml").decode()
    assert "bookmark" not in text
    assert text.count(" SECTIONPAGES ") == 2
    assert {section.start_type for section in opened(whole).sections} == {WD_SECTION.NEW_PAGE}


def numbered(template: Document) -> None:
    template.add_paragraph("ข้อแรก", style="List Number")


def of_two_sections(template: Document) -> None:
    template.add_section()


def with_contents(template: Document) -> None:
    paragraph = template.add_paragraph()
    paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="0" w:name="ก"/>'))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="0"/>'))
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGEREF ก "/>'))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(numbered, "อัตโนมัติ"), (of_two_sections, "section"), (with_contents, "บุ๊กมาร์ก")],
)
def test_what_cannot_stand_beside_others_is_refused_by_name(
    spoil: Callable[[Document], None], said: str
) -> None:
    template = docx.Document()
    template.add_paragraph("{{ name }}")
    spoil(template)

    with pytest.raises(CannotBindError, match=said):
        bound(filled(template, "มานี"))


def test_the_same_letters_give_the_same_bytes(
    check: Callable[..., CheckReport], answers: dict[str, object]
) -> None:
    letter = check(answers).accepted()
    parts = Renderer(letter.form).parts(letter)

    assert bound([parts] * 2) == bound([parts] * 2)


def png(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("L", (width, height), 128).save(file, "PNG")
    return file.getvalue()
