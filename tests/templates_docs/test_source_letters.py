"""The two letters this product rests on, through the engine: their words, clause levels, table and page ends.

`source_letters/*.txt` is the text of the letters from the first paragraph to the last words, as they were sent.
"""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from templates_docs import compile_template
from templates_docs.pdf import typeset

LETTERS = Path(__file__).with_name("source_letters")
TWO_FACTORS = "dla_2fa_2566"
SOFT_TOKEN = "mof_soft_token_2568"


def record(name: str) -> dict[str, object]:
    return tomllib.loads((LETTERS / f"{name}.toml").read_text(encoding="utf-8"))


def letter(name: str) -> bytes:
    return compile_template(LETTERS / f"{name}.jinja").render(record(name))


def text(name: str) -> list[str]:
    """The lines from the first paragraph of the text to the last before the closing."""
    lines = compile_template(LETTERS / f"{name}.jinja").plain_text(record(name)).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("ตาม"))
    return lines[first : lines.index("ขอแสดงความนับถือ")]


def source(name: str) -> list[str]:
    return (LETTERS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def pages(name: str) -> list[str]:
    with pypdfium2.PdfDocument(typeset(letter(name))) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_letter_on_two_factors_reads_and_ends_its_page_as_it_was_sent() -> None:
    """Its first page ends with `/๔. กรณี ...`, as the source has it."""
    assert text(TWO_FACTORS) == source(TWO_FACTORS)


def test_letter_on_two_factors_has_two_pages() -> None:
    first, second = pages(TWO_FACTORS)

    assert first.rstrip().endswith("/๔. กรณี ...")
    assert "- ๒ -" in second
    assert "๔. กรณีมีการเปลี่ยนแปลงบุคคล" in second


def test_letter_on_soft_token_reads_as_it_was_sent() -> None:
    """Every number is the engine's own: ๑. → ๑.๑ → (๑). The source does not say where its pages end."""
    without_marks = [line for line in text(SOFT_TOKEN) if not line.startswith("/")]

    assert squeezed(without_marks) == squeezed(source(SOFT_TOKEN))


def test_letter_on_soft_token_has_four_pages() -> None:
    """As LibreOffice gives the same letter in the metric-compatible font."""
    made = pages(SOFT_TOKEN)

    assert len(made) == 4
    assert [page.rstrip().endswith("...") for page in made] == [True, True, True, False]


def test_table_of_rights_stands_between_the_clauses() -> None:
    document = Document(BytesIO(letter(SOFT_TOKEN)))
    (table,) = document.tables

    assert [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] == [
        line.split("  ") for line in source(SOFT_TOKEN) if "  " in line
    ]
    before = table._tbl.getprevious()
    assert "".join(before.itertext()).startswith("๑.๑")


def test_closing_has_two_lines_of_the_text_on_its_page() -> None:
    last = pages(SOFT_TOKEN)[-1]

    assert last.index("ทั้งนี้ ให้ผู้มีสิทธิ") < last.index("จึงเรียนมา") < last.index("ขอแสดงความนับถือ")


@pytest.mark.parametrize("name", [TWO_FACTORS, SOFT_TOKEN])
def test_outside_validator_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(letter(name))

    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def squeezed(lines: list[str]) -> str:
    """The words without blanks: a page may end between two words that have none."""
    return "".join("".join(lines).split())
