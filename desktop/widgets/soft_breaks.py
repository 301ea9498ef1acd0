"""Finds where the lines of a paragraph end on the screen, without losing a character of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from thai.word_breaks import fit_lines


def soft_breaks(text: str, width: float, measure: Callable[[str], float]) -> list[int]:
    """The places in a text before which a new line begins on the screen; its own line ends are not among them.

    Args:
        text: Plain text.
        width: What a line may take, in the unit of `measure`; spaces at its end may stick out.
        measure: The width of a piece of text.
    """
    breaks: list[int] = []
    start = 0
    for paragraph in text.split("\n"):
        at = 0
        for line in fit_lines(paragraph, width, measure)[:-1]:
            at += len(line)
            while at < len(paragraph) and paragraph[at].isspace():
                at += 1
            breaks.append(start + at)
        start += len(paragraph) + 1
    return breaks


def with_breaks(text: str, breaks: Sequence[int]) -> str:
    """The text with a line end at each of these places."""
    edges = [0, *breaks, len(text)]
    return "\n".join(text[first:last] for first, last in pairwise(edges))


def to_screen(place: int, breaks: Sequence[int]) -> int:
    """Where a place of the plain text stands in the broken one: after the break, where there is one."""
    return place + bisect_right(breaks, place)


def to_plain(place: int, breaks: Sequence[int]) -> int:
    """Where a place of the broken text stands in the plain one."""
    line_ends = [at + number for number, at in enumerate(breaks)]
    return place - bisect_left(line_ends, place)
