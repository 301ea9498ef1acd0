"""Pages read back line by line, for tests that look where things stand: our PDF's and LibreOffice's alike."""

from __future__ import annotations

import os
import subprocess
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from templates_docs.package import pack

FONTS = Path(__file__).parents[2] / "templates_docs" / "fonts"
LEFT_MARGIN = 3.0
CLOSE = 0.1  # centimetres
_XHTML = "{http://www.w3.org/1999/xhtml}"

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>TH SarabunPSK</string></test>
    <edit name="family" mode="assign" binding="same"><string>Khlang Official</string></edit>
  </match>
</fontconfig>
"""


@dataclass(frozen=True)
class Line:
    """A line on a page; lengths in centimetres from the paper's upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Printed:
    """The lines of a PDF, where poppler finds them."""

    lines: list[Line]

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(line.page for line in self.lines)

    def find(self, words: str) -> Line:
        """The first line that begins with these words."""
        return next(line for line in self.lines if line.text.startswith(words))


def read_back(pdf: Path) -> Printed:
    """The lines of that PDF; needs poppler-utils."""
    sheets = ElementTree.fromstring(_run("pdftotext", "-bbox-layout", str(pdf), "-")).iter(f"{_XHTML}page")
    return Printed(
        [
            _line(element, page)
            for page, sheet in enumerate(sheets, 1)
            for element in sheet.iter(f"{_XHTML}line")
        ]
    )


def fonts_of(pdf: Path) -> set[str]:
    """The names of the fonts in that PDF, without the letters of their subsets; needs poppler-utils."""
    return {row.split()[0].partition("+")[2] for row in _run("pdffonts", str(pdf)).splitlines()[2:]}


def convert(document: bytes, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a copy with jc=both (7.4 sets thaiDistribute ragged)."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        parts = {name: archive.read(name).replace(b"thaiDistribute", b"both") for name in archive.namelist()}
    (folder / "letter.docx").write_bytes(pack(parts))
    (folder / "fonts.conf").write_text(
        FONTS_CONF.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8"
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_pdf = ("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "letter.docx"))
    _run("soffice", profile, *to_pdf, FONTCONFIG_FILE=str(folder / "fonts.conf"), HOME=str(folder))
    return folder / "letter.pdf"


def _run(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def _line(element: ElementTree.Element, page: int) -> Line:
    edges = (float(element.get(edge, "0")) / 72 * 2.54 for edge in ("xMin", "yMin", "xMax", "yMax"))
    return Line(page, " ".join(word.text or "" for word in element), *edges)
