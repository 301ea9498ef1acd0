"""Draws the pages that the tests compare with: look at every one of them before you commit it.

    python tools/approve_pages.py

The pages are those of each shipped form's example and of the two source letters, in small grey pictures.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from templates_docs import compile_template  # noqa: E402 - found through the line above
from templates_docs.document import render_pdf  # noqa: E402
from templates_docs.form_catalog import catalog  # noqa: E402
from templates_docs.pdf import typeset  # noqa: E402
from thai.business_days import GovernmentCalendar  # noqa: E402

TESTS = ROOT / "tests" / "templates_docs"
PICTURES = TESTS / "page_pictures"
SCALE = 0.5  # pixels a point


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield each document's name and its PDF."""
    calendar = GovernmentCalendar.shipped()
    for form in catalog():
        answers = form.example_answers()
        checked = form.check(answers, answers["doc_date"], calendar).accepted()  # type: ignore[arg-type]
        yield form.name, render_pdf(checked)
    for path in sorted((TESTS / "source_letters").glob("*.jinja")):
        record = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        yield path.stem, typeset(compile_template(path).render(record))


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for name, pdf in documents():
        with pypdfium2.PdfDocument(pdf) as document:
            for number, page in enumerate(document, 1):
                picture = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
                picture.save(PICTURES / f"{name}-{number}.png", optimize=True)
    print(f"{len(list(PICTURES.iterdir()))} pages in {PICTURES.relative_to(ROOT)}")
