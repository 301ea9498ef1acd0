"""Every page of every form's example and of the source letters looks as it did when it was looked at.

tools/approve_pages.py draws the pictures again; whoever runs it looks at each before committing it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from templates_docs import compile_template
from templates_docs.document import render_pdf
from templates_docs.form import Form
from templates_docs.form_catalog import catalog
from templates_docs.pdf import typeset
from thai.business_days import GovernmentCalendar

PICTURES = Path(__file__).with_name("page_pictures")
LETTERS = sorted(Path(__file__).with_name("source_letters").glob("*.jinja"))
SCALE = 0.5  # pixels a point
A_SHADE = 24  # of 255, after a blur: hinting differs from one build of the rasterer to the next


def looks_as_approved(name: str, pdf: bytes, tmp_path: Path) -> None:
    approved = sorted(PICTURES.glob(f"{name}-*.png"))
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=SCALE, grayscale=True).to_pil().convert("L") for page in document]
    assert len(pages) == len(approved)
    for seen, path in zip(pages, approved, strict=True):
        kept = Image.open(path)
        blurred = (picture.filter(ImageFilter.BoxBlur(2)) for picture in (seen, kept))
        difference = ImageChops.difference(*blurred).getextrema()[1]
        seen.save(tmp_path / path.name)
        assert difference < A_SHADE, f"{path.name} looks different: compare it with {tmp_path / path.name}"


@pytest.mark.parametrize("form", list(catalog()), ids=lambda form: form.name)
def test_example_looks_as_it_did_when_it_was_looked_at(
    form: Form, calendar: GovernmentCalendar, tmp_path: Path
) -> None:
    answers = form.example_answers()

    checked = form.check(answers, answers["doc_date"], calendar).accepted()  # type: ignore[arg-type]

    looks_as_approved(form.name, render_pdf(checked), tmp_path)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_source_letter_looks_as_it_did_when_it_was_looked_at(path: Path, tmp_path: Path) -> None:
    record = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))

    looks_as_approved(path.stem, typeset(compile_template(path).render(record)), tmp_path)
