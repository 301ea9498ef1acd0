"""A QR code on the screen is a real one: another program's camera reads it back, at every size and at night."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from desktop.widgets.qr import QrPicture
from desktop.widgets.shaping import unshape
from desktop.widgets.theme import theme_of
from desktop.widgets.tokens import DARK, LIGHT

DATA = "DEMO-PROOF-K7V4GMK3"


@pytest.fixture
def scanned(screenshot, tmp_path):
    """`scanned(widget)`: what zbarimg reads on the screen where the widget stands."""
    if not shutil.which("zbarimg"):
        pytest.fail("zbarimg is missing: apt-get install zbar-tools", pytrace=False)

    def read(widget) -> str:
        screenshot(widget, tmp_path / "screen.png")
        told = subprocess.run(
            ["zbarimg", "--quiet", "--raw", tmp_path / "screen.png"], capture_output=True, text=True
        )
        return told.stdout.strip()

    return read


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [12, 18])
def test_another_program_reads_it_from_the_screen(root, pump, scanned, monkeypatch, size, scale):
    theme_of(root).use(LIGHT, size)
    monkeypatch.setattr(theme_of(root), "scale", scale)
    made = QrPicture(root, DATA, "เลขอ้างอิง K7V4GMK3")
    made.pack(fill="both", expand=True)
    pump(root, made.winfo_ismapped)

    assert scanned(made) == DATA


def test_it_is_read_at_night_too(root, pump, scanned):
    made = QrPicture(root, DATA, "เลขอ้างอิง K7V4GMK3")
    made.pack(fill="both", expand=True)
    theme_of(root).use(DARK)
    pump(root, made.winfo_ismapped)

    assert scanned(made) == DATA
    theme_of(root).use(LIGHT)


def test_every_module_is_as_wide_as_the_others(root, pump, screenshot):
    made = QrPicture(root, DATA, "")
    made.pack()
    pump(root, made.winfo_ismapped)
    picture = screenshot(made).convert("1")
    dark = [[picture.getpixel((x, y)) == 0 for x in range(picture.width)] for y in range(picture.height)]
    inked = [row for row in dark if any(row)]
    # the first row of a symbol begins and ends with the seven dark modules of a finder pattern
    finder = next(length for length, is_dark in runs(inked[0]) if is_dark)

    assert finder % 7 == 0
    module = finder // 7
    inner = [length for row in inked for length, _dark in runs(row)[1:-1]]
    assert inner
    assert all(length % module == 0 for length in inner)


def runs(row: list[bool]) -> list[tuple[int, bool]]:
    """How long each run of like pixels is, and whether it is dark."""
    found: list[tuple[int, bool]] = []
    for pixel in row:
        if found and found[-1][1] is pixel:
            found[-1] = (found[-1][0] + 1, pixel)
        else:
            found.append((1, pixel))
    return found


def test_its_words_stand_under_it(root, pump):
    made = QrPicture(root, DATA, "ผู้ใช้งาน 990010000110")
    made.pack()
    pump(root, made.winfo_ismapped)
    code, words = made.winfo_children()

    assert unshape(str(words.cget("text"))) == "ผู้ใช้งาน 990010000110"
    assert words.winfo_y() >= code.winfo_y() + code.winfo_height()
