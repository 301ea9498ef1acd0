"""The pictures computed for borders and icons, read back with a library that had no part in writing them."""

import io

import pytest
from PIL import Image

from desktop.widgets.icons import ICONS
from desktop.widgets.png import Box, rounded_box, strokes


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


@pytest.mark.parametrize(("width", "height"), [(40, 30), (41, 31), (16, 16), (17, 16), (160, 28)])
def test_a_box_has_its_size_and_looks_the_same_from_all_four_corners(width: int, height: int):
    image = opened(rounded_box(Box(width, height, 7, "#ff0000", "#0000ff", 1.5)))

    assert image.size == (width, height)
    assert image.mode == "RGBA"
    assert image.tobytes() == image.transpose(Image.Transpose.FLIP_LEFT_RIGHT).tobytes()
    assert image.tobytes() == image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes()


def test_a_box_is_clear_in_its_corner_edged_at_its_side_and_filled_within():
    image = opened(rounded_box(Box(40, 40, 10, "#ff0000", "#0000ff", 2)))

    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((20, 0)) == (0, 0, 255, 255)
    assert image.getpixel((20, 20)) == (255, 0, 0, 255)


def test_the_curve_of_a_corner_is_soft():
    image = opened(rounded_box(Box(40, 40, 10, "#ff0000")))

    assert len({image.getpixel((x, 1))[3] for x in range(10)}) > 3


def test_a_shadow_fades_towards_the_margin():
    image = opened(rounded_box(Box(60, 60, 6, "#ffffff", margin=6, shadow="#000000")))

    fading = [image.getpixel((30, y))[3] for y in range(6)]
    assert fading == sorted(fading)
    assert fading[0] < fading[-1] < 255


@pytest.mark.parametrize("name", ICONS)
@pytest.mark.parametrize("size", [12, 18, 36])
def test_every_drawing_stays_inside_its_square_and_shows_something(name: str, size: int):
    image = opened(strokes(size, ICONS[name], 1.9, "#123456"))

    inked = sum(alpha > 127 for alpha in image.getchannel("A").tobytes())
    assert image.size == (size, size)
    assert 0.02 < inked / size**2 < 0.6


def test_a_stroke_is_as_wide_as_asked():
    image = opened(strokes(24, (((12, 2), (12, 22)),), 4.0, "#000000"))

    across = [image.getpixel((x, 12))[3] for x in range(24)]
    assert across == [0] * 10 + [255] * 4 + [0] * 10
