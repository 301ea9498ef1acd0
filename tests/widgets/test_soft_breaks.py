"""Where lines end on the screen, and how places are told before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.soft_breaks import soft_breaks, to_plain, to_screen, with_breaks

CAUSE = "เนื่องจากโทรศัพท์เคลื่อนที่สูญหาย จึงขอแจ้งระงับการใช้งาน"
TEXTS = st.text(alphabet="กาเที่น้ำ ab1\n", max_size=60)


def test_lines_fit_and_the_text_is_whole():
    breaks = soft_breaks(CAUSE, 20, len)

    assert breaks
    assert with_breaks(CAUSE, breaks).replace("\n", "") == CAUSE
    assert all(len(line.rstrip()) <= 20 for line in with_breaks(CAUSE, breaks).split("\n"))


def test_a_text_that_fits_has_no_breaks():
    assert soft_breaks("สั้น", 20, len) == []


def test_its_own_line_ends_are_not_breaks():
    assert soft_breaks("ก\nข\n\nค", 20, len) == []


def test_spaces_stay_at_the_end_of_the_line_before():
    text = "aaaa   bbbb"

    assert with_breaks(text, soft_breaks(text, 5, len)) == "aaaa   \nbbbb"


@pytest.mark.parametrize(("place", "screen"), [(0, 0), (2, 2), (3, 4), (4, 5), (6, 8), (7, 9)])
def test_a_place_moves_by_the_breaks_before_it(place: int, screen: int):
    assert to_screen(place, [3, 6]) == screen


@pytest.mark.parametrize(("screen", "place"), [(0, 0), (3, 3), (4, 3), (5, 4), (7, 6), (8, 6), (9, 7)])
def test_both_ends_of_a_break_are_the_same_place(screen: int, place: int):
    assert to_plain(screen, [3, 6]) == place


@given(TEXTS, st.integers(1, 30))
def test_every_place_comes_back(text: str, width: int):
    breaks = soft_breaks(text, width, len)

    assert all(to_plain(to_screen(place, breaks), breaks) == place for place in range(len(text) + 1))


@given(TEXTS, st.integers(1, 30))
def test_characters_stand_where_they_are_said_to(text: str, width: int):
    breaks = soft_breaks(text, width, len)
    shown = with_breaks(text, breaks)

    assert all(shown[to_screen(place, breaks)] == text[place] for place in range(len(text)))
