"""A Word file with parts missing or spoiled ends in a result or in one of our own sentences, never in a traceback."""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from templates_docs.form_catalog import SHIPPED_FORMS
from templates_docs.lint import lint
from templates_docs.package import pack
from templates_docs.pdf import typeset
from templates_docs.word.export import as_word_template
from templates_docs.word.template import compile_word_template
from thai.errors import ThaiError

RELS, BODY, STYLES = "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"
FORMS = sorted(path.parent.name for path in SHIPPED_FORMS.glob("*/letter.jinja"))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def exported(form: str) -> dict[str, bytes]:
    source = (SHIPPED_FORMS / form / "letter.jinja").read_text("utf-8")
    return parts_of(as_word_template(source, form))


@pytest.fixture(scope="session")
def letter() -> dict[str, bytes]:
    return exported("lost_phone_notice")


def looked_over(parts: dict[str, bytes], folder: Path) -> None:
    """Compile, lint, fill and set the file, as `template lint` and `fill --pdf` do."""
    file = folder / "letter.docx"
    file.write_bytes(pack(parts))
    lint(file)
    try:
        template = compile_word_template(file.read_bytes(), "letter.docx")
        record = {use.name.split(".")[0]: "ก" for use in template.fields}
        typeset(template.render(record))
    except ThaiError as error:
        said = str(error)
    else:
        said = "ใช้ได้"
    assert re.fullmatch(".*[ก-๙].*", said)  # one line, and in Thai


def without(parts: dict[str, bytes], *names: str) -> dict[str, bytes]:
    return {name: content for name, content in parts.items() if name not in names}


@pytest.mark.parametrize("lost", [STYLES, RELS, "picture", "header"])
def test_missing_part_ends_in_our_own_sentence(lost: str, letter: dict[str, bytes], tmp_path: Path) -> None:
    gone = [name for name in letter if lost in name or (lost == "picture" and "/media/" in name)]

    assert gone
    looked_over(without(letter, *gone), tmp_path)


def test_border_whose_colour_is_no_colour_is_told_by_lint(letter: dict[str, bytes], tmp_path: Path) -> None:
    border = b'<w:pBdr><w:top w:val="single" w:sz="4" w:color="navy"/></w:pBdr>'
    body = re.sub(rb"(<w:pPr><w:pStyle[^>]*/>)", rb"\1" + border, letter[BODY], count=1)
    file = tmp_path / "a.docx"
    file.write_bytes(pack({**letter, BODY: body}))

    assert any("navy" in finding.problem for finding in lint(file))
    looked_over({**letter, BODY: body}, tmp_path)


def test_text_box_that_asks_for_page_ends_inside_a_paragraph_that_asks_is_read() -> None:
    document, file = docx.Document(), BytesIO()
    inner = "<w:p><w:r><w:t>{{ page.continued }}</w:t></w:r></w:p>"
    asks = "<w:r><w:t>{{ page.continued }}</w:t></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{asks}{asks}{box}</w:p>"))
    document.save(file)

    assert compile_word_template(file.getvalue(), "a.docx").fields == ()


ATTRIBUTE = re.compile(rb'="[^"<>{}]*"')
SPOILT = (b'="-1"', b'="x"', b'=""', b'="99999999999999999999"', b'="1.5"', b'="nan"')


@pytest.mark.parametrize("form", FORMS)
def test_file_spoilt_at_random_ends_in_a_result_or_in_our_own_sentence(form: str, tmp_path: Path) -> None:
    chance, whole = random.Random(form), exported(form)
    for _ in range(12):
        parts = dict(whole)
        if chance.random() < 0.3:
            del parts[chance.choice([name for name in parts if name != "[Content_Types].xml"])]
        for name in [name for name in (BODY, STYLES, RELS) if name in parts]:
            places = list(ATTRIBUTE.finditer(parts[name]))
            place = chance.choice(places)
            parts[name] = parts[name][: place.start()] + chance.choice(SPOILT) + parts[name][place.end() :]
        looked_over(parts, tmp_path)
