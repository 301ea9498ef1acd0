"""The shapes that two screens are compared by: told apart by outline and by name, and never by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from PIL import Image, ImageChops

from desktop.widgets.shapes import SHAPES, ShapePicture
from desktop.widgets.shaping import unshape
from desktop.widgets.theme import theme_of


@pytest.fixture
def drawn(root, pump):
    """`drawn(name)`: the shape of that name in the window, with words under it."""

    def draw(name: str) -> ShapePicture:
        made = ShapePicture(root, name, f"ชื่อของ {name}")
        made.pack()
        pump(root, made.winfo_ismapped)
        return made

    return draw


@pytest.mark.parametrize("name", SHAPES)
def test_its_name_stands_under_it_in_words(drawn, name):
    picture, words = drawn(name).winfo_children()

    assert unshape(str(words.cget("text"))) == f"ชื่อของ {name}"
    assert words.winfo_y() >= picture.winfo_y() + picture.winfo_height()


def test_any_two_differ_in_outline_though_colours_are_not_seen(drawn, screenshot):
    outlines = {}
    for name in SHAPES:
        made = drawn(name)
        grey = screenshot(made.winfo_children()[0]).convert("L")
        paper = grey.getpixel((0, 0))
        outlines[name] = grey.point(lambda shade, paper=paper: 255 if shade == paper else 0)
        made.destroy()

    for one, other in combinations(outlines.values(), 2):
        assert share_that_differs(one, other) > 0.1


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    return ImageChops.difference(one, other).histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("name", SHAPES)
def test_it_is_large_enough_to_compare_at_a_glance(root, drawn, name):
    picture = drawn(name).winfo_children()[0]

    assert picture.winfo_height() >= theme_of(root).px(100)


def test_it_has_its_own_colour_inside(drawn, screenshot):
    for name, (_points, colour) in SHAPES.items():
        made = drawn(name)
        picture = screenshot(made.winfo_children()[0])
        middle = picture.getpixel((picture.width // 2, picture.height // 2))
        made.destroy()
        assert "#" + "".join(f"{part:02x}" for part in middle) == colour
