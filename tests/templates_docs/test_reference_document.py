"""The styles file: what its script builds, with the Thai properties every run must find in it."""

from __future__ import annotations

import runpy
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from templates_docs.compiled import REFERENCE_DOCUMENT

SCRIPT = Path(__file__).parents[2] / "tools" / "build_reference_document.py"


def parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        # The placeholder's pixels may differ with the picture library's version; its size is tested elsewhere.
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith(".png")}


@pytest.fixture(scope="module")
def styles() -> dict[str, ParagraphStyle]:
    return {style.name or "": style for style in Document(str(REFERENCE_DOCUMENT)).styles if style.type == 1}


def test_committed_file_is_what_the_script_builds() -> None:
    built = runpy.run_path(str(SCRIPT))["build"]()

    assert parts(built) == parts(REFERENCE_DOCUMENT.read_bytes())


def test_default_run_has_one_font_for_four_scripts_both_sizes_and_thai() -> None:
    run = Document(str(REFERENCE_DOCUMENT)).styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )

    fonts = {qn(f"w:{script}"): "TH SarabunPSK" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert dict(run.find(qn("w:rFonts")).attrib) == fonts
    assert {run.find(qn(tag)).get(qn("w:val")) for tag in ("w:sz", "w:szCs")} == {"32"}
    assert run.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_default_paragraph_is_single_spaced_with_nothing_after() -> None:
    spacing = Document(str(REFERENCE_DOCUMENT)).styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}"
    )

    assert (spacing.get(qn("w:after")), spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == (
        "0",
        "240",
        "auto",
    )


def test_bold_and_size_always_come_with_their_thai_twins(styles: dict[str, ParagraphStyle]) -> None:
    for style in styles.values():
        run = style.element.rPr
        if run is not None:
            assert (run.find(qn("w:b")) is None) == (run.find(qn("w:bCs")) is None)
            assert (run.find(qn("w:sz")) is None) == (run.find(qn("w:szCs")) is None)


def test_no_theme_font_is_left_anywhere() -> None:
    assert all(
        b"Theme=" not in data
        for name, data in parts(REFERENCE_DOCUMENT.read_bytes()).items()
        if "theme/" not in name
    )


@pytest.mark.parametrize("name", ["Body", "Clause", "Subclause", "Item", "Point", "Summary"])
def test_text_is_justified_the_thai_way(name: str, styles: dict[str, ParagraphStyle]) -> None:
    assert styles[name].element.pPr.find(qn("w:jc")).get(qn("w:val")) == "thaiDistribute"


@pytest.mark.parametrize(
    ("name", "left", "first", "before"),
    [
        ("NumberLine", 9, -9, 0),
        ("DateLine", 7.5, 0, 6),
        ("Subject", 1.0, -1.0, 6),
        ("Body", 0, 2.5, 6),
        ("Closing", 2, 0, 12),
    ],
)
def test_positions_are_those_of_the_regulation(
    name: str, left: float, first: float, before: float, styles: dict[str, ParagraphStyle]
) -> None:
    layout = styles[name].paragraph_format

    assert layout.left_indent == pytest.approx(Cm(left), abs=Cm(0.01))
    assert layout.first_line_indent == pytest.approx(Cm(first), abs=Cm(0.01))
    assert layout.space_before == Pt(before)


def test_page_is_a4_with_the_margins_of_official_letters() -> None:
    section = Document(str(REFERENCE_DOCUMENT)).sections[0]

    measures = (
        section.page_width,
        section.page_height,
        section.left_margin,
        section.right_margin,
        section.top_margin,
    )
    assert [round(length.cm, 2) for length in measures] == [21.0, 29.7, 3.0, 2.0, 2.5]
