"""The machine's own TH SarabunPSK sets the PDF where it is there whole; the bundled font where it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from templates_docs.pdf import BUNDLED_FONTS, typeset
from templates_docs.pdf.font_choice import document_fonts

STYLES = ("Regular", "Bold", "Italic", "Bold Italic")


def font_file(folder: Path, family: str, style: str) -> Path:
    """One of the bundled fonts under another name: the design of TH Sarabun with its widths."""
    font = TTFont(Path(BUNDLED_FONTS.regular).with_name(f"KhlangOfficial-{style.replace(' ', '')}.ttf"))
    for entry in font["name"].names:
        if entry.nameID in (1, 4, 6):
            entry.string = {1: family, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}[
                entry.nameID
            ]
    path = folder / f"{family} {style}.ttf"
    font.save(path)
    return path


def family(folder: Path, name: str, styles: tuple[str, ...] = STYLES) -> list[Path]:
    return [font_file(folder, name, style) for style in styles]


def test_all_four_styles_are_found_whatever_their_order(tmp_path: Path) -> None:
    made = family(tmp_path, "TH Sarabun New")

    fonts = document_fonts(reversed(made))

    assert fonts is not None
    assert [fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic] == made


def test_th_sarabun_psk_comes_first(tmp_path: Path) -> None:
    made = family(tmp_path, "TH Sarabun New") + family(tmp_path, "TH SarabunPSK")

    fonts = document_fonts(made)

    assert fonts is not None
    assert fonts.regular.name == "TH SarabunPSK Regular.ttf"


def test_family_that_lacks_a_style_is_passed_over(tmp_path: Path) -> None:
    assert document_fonts(family(tmp_path, "TH SarabunPSK", STYLES[:3])) is None


def test_another_sarabun_is_no_official_font(tmp_path: Path) -> None:
    assert document_fonts(family(tmp_path, "Sarabun")) is None


def test_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "THSarabun.ttf").write_text("no font")

    assert document_fonts([tmp_path / "THSarabun.ttf", tmp_path / "nowhere.ttf", tmp_path]) is None


@pytest.mark.parametrize("name", ["TH SarabunPSK", "TH Sarabun New"])
def test_pdf_embeds_the_font_of_the_machine(
    name: str, tmp_path: Path, word_file: Callable[..., dict[str, bytes]], paragraph: Callable[..., str]
) -> None:
    fonts = document_fonts(family(tmp_path, name))
    assert fonts is not None

    pdf = typeset(word_file(paragraph("ด้วยหน่วยงาน")), fonts)

    assert f"+{name.replace(' ', '')}-Regular".encode() in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert "ด้วยหน่วยงาน" in document[0].get_textpage().get_text_range()
