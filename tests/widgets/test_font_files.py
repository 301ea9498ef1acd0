"""The Thai font that comes with the program, and what is used where it cannot be."""

import tkinter.font
from collections.abc import Callable
from pathlib import Path
from tkinter import Label, Tk

import pytest
from PIL import Image, ImageFont, ImageOps

from desktop.widgets.font_files import (
    FALLBACK_FAMILIES,
    FONT_FOLDER,
    UI_FAMILY,
    FontRegistration,
    choose_family,
    register_bundled_fonts,
)
from desktop.widgets.shaping import shape

REGISTRATION = register_bundled_fonts()  # when tests are collected: before any of them opens a window

SIGNS = "“”‘’–—…•‹›×÷฿←→↑↓✓✔✗✖⚠●○■□☐☑▲▼▶◀≤≥«»°±½\u2011"
HIGH_AND_LOW = "ก้ำ น้ำ ป้ำ ปิ๊ง ซื้อ ศิลป์ สิทธิ์ ฎู ฏู ฎุ ญู ฐู รู้"


def test_the_bundled_font_is_taken_by_the_system() -> None:
    assert FontRegistration(UI_FAMILY, True) == REGISTRATION


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_tk_finds_the_bundled_family(root: Tk, weight: str) -> None:
    font = tkinter.font.Font(root, family=REGISTRATION.family, size=12, weight=weight)

    assert (font.actual("family"), font.actual("weight")) == (UI_FAMILY, weight)


def test_a_folder_without_fonts_is_told_and_does_not_stop_the_program(tmp_path: Path) -> None:
    registration = register_bundled_fonts(tmp_path)

    assert not registration.registered
    assert str(tmp_path) in registration.problem


def test_a_broken_font_file_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")

    registration = register_bundled_fonts(tmp_path)

    assert not registration.registered
    assert "broken.ttf" in registration.problem


@pytest.mark.parametrize(
    ("windowing_system", "installed", "family"),
    [
        ("x11", {"Garuda", "Loma", "fixed"}, "Loma"),
        ("x11", {"Garuda", "fixed"}, "Garuda"),
        ("x11", {"fixed"}, "TkDefaultFont"),
        ("win32", {"Tahoma"}, "Tahoma"),
        ("aqua", {"Thonburi"}, "Thonburi"),
    ],
)
def test_a_good_thai_font_of_the_system_stands_in(
    windowing_system: str, installed: set[str], family: str
) -> None:
    failed = FontRegistration(UI_FAMILY, False, "no library")

    assert choose_family(failed, windowing_system, installed) == family


def test_every_screen_has_stand_ins() -> None:
    assert set(FALLBACK_FAMILIES) == {"x11", "win32", "aqua"}
    assert all(choose_family(REGISTRATION, screen, ()) == UI_FAMILY for screen in FALLBACK_FAMILIES)


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_font_has_every_sign_the_window_prints(style: str) -> None:
    font = ImageFont.truetype(FONT_FOLDER / f"KhlangSarabunUI-{style}.ttf", 40)
    thai = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), *range(0xF700, 0xF71B)]))
    empty_box = _picture(font, "\U0010fffd")

    missing = [sign for sign in SIGNS + thai + "Aa09@" if _picture(font, sign) == empty_box]

    assert missing == []


def _picture(font: ImageFont.FreeTypeFont, sign: str) -> bytes:
    return bytes(font.getmask(sign))


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("size", [10, 11, 12, 14, 16, 19, 24])
def test_no_mark_is_cut_off_by_its_line(
    root: Tk, screenshot: Callable[..., Image.Image], size: int, weight: str
) -> None:
    font = tkinter.font.Font(root, family=REGISTRATION.family, size=size, weight=weight)
    room = 12
    label = Label(root, text=shape(HIGH_AND_LOW), font=font, bg="white", fg="black", pady=room, bd=0)
    label.pack()

    ink = ImageOps.invert(screenshot(label).convert("L")).point(lambda value: 255 * (value > 40)).getbbox()

    assert ink is not None
    top, bottom = ink[1] - room, ink[3] - room
    assert top >= 0
    assert bottom <= font.metrics("linespace")
