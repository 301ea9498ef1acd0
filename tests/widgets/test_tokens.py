"""The colours can be told apart by people whose eyes are not the best."""

import pytest

from desktop.widgets.style_parts import surface_colours
from desktop.widgets.tokens import DARK, LIGHT, Tokens, contrast, mix

BOTH = pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.name)


def test_contrast_is_that_of_the_standard():
    """The two ends of WCAG's scale, and the grey it calls just sufficient on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@BOTH
def test_text_stands_out_on_every_surface(t: Tokens):
    for surface, (back, ink, muted) in surface_colours(t).items():
        assert contrast(ink, back) >= 7, surface
        assert contrast(muted, back) >= 4.5, surface


@BOTH
@pytest.mark.parametrize(
    ("ink", "back"),
    [
        ("accent_ink", "accent"),
        ("accent_ink", "accent_strong"),
        ("danger_ink", "danger"),
        ("danger", "page"),
        ("danger", "card"),
        ("danger", "danger_soft"),
        ("ok", "card"),
        ("ok", "page"),
        ("warning", "card"),
        ("warning", "page"),
        ("accent", "card"),
        ("accent", "accent_soft"),
        ("ink", "zebra"),
        ("ink", "chrome"),
    ],
)
def test_coloured_text_can_be_read(t: Tokens, ink: str, back: str):
    assert contrast(getattr(t, ink), getattr(t, back)) >= 4.5


@BOTH
@pytest.mark.parametrize("back", ["card", "page"])
def test_the_edge_of_a_field_can_be_seen(t: Tokens, back: str):
    assert contrast(t.field_line, getattr(t, back)) >= 3
    assert contrast(t.accent, getattr(t, back)) >= 3


@pytest.mark.parametrize(
    ("share", "colour"), [(0, "#000000"), (1, "#ffffff"), (0.5, "#808080"), (0.25, "#404040")]
)
def test_colours_mix_by_share(share: float, colour: str):
    assert mix("#000000", "#ffffff", share) == colour
