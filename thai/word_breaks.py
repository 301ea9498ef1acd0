"""Says where a line of Thai may end: between words, never inside one, nor between a number and its unit.

Thai is written without spaces between words, so the words come from a list: the path through a stretch of
Thai with the fewest unknown letters, and then with the fewest words.  On top of that stand the habits of
official writing (`thai/kept_together.py`): dates, numbered clauses and people's names stay on one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from thai.kept_together import kept_together

# What stays in one piece even where a word does not fit a line: a leading vowel, its consonant, the marks on
# it, the vowel after it, and a silenced consonant.
_CLUSTER = re.compile(r"[เแโใไ]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅ]*(?:[ก-ฮ][ิุ]?์)?|\s+|.", re.DOTALL)

_THAI_RUN = r"[ก-ฮะ-ฺเ-ๅ็-๎]+"
_LATIN_OR_NUMBER = r"[0-9A-Za-z๐-๙](?:[0-9A-Za-z๐-๙.,:/@_%&+#=?~'’-]*[0-9A-Za-z๐-๙%/])?"
_TOKEN = re.compile(rf"({_THAI_RUN})|{_LATIN_OR_NUMBER}|\s+|.", re.DOTALL)

_NEVER_FIRST = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎ๆฯ.,:;!?)]}>”’›»%/…–—-")
_NEVER_LAST = frozenset("เแโใไ([{<“‘‹«฿$#@")
_STRAIGHT_QUOTES = frozenset("\"'")

_WORD_LISTS = Path(__file__).with_name("words")
_LONGEST_WORD = 24  # in clusters; `tools/build_words.py` leaves entries of more letters out

# Words that join others.  Where two ways to cut are equal, the one that finds more of these is right.
_LITTLE_WORDS = frozenset(
    (
        *("การ", "ความ", "ผู้", "ที่", "ซึ่ง", "อัน", "ว่า", "เป็น", "มี", "ให้", "ได้", "ไม่", "จะ", "ต้อง", "แล้ว"),
        *(
            "และ",
            "หรือ",
            "แต่",
            "ก็",
            "ใน",
            "ของ",
            "โดย",
            "กับ",
            "แก่",
            "จาก",
            "ตาม",
            "ตามที่",
            "ด้วย",
            "เพื่อ",
            "ต่อ",
            "ณ",
        ),
    )
)


class _Path(NamedTuple):
    """A way to cut the rest of a stretch; the smaller the better, in this order."""

    unknown: int
    words: int
    minus_little: int
    minus_first_end: int


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The text in pieces; a line may end after each, and nowhere else.

    A piece carries the spaces that follow it, so the pieces joined are the text again.  Spaces at the end of
    a line do not count towards its width.
    """
    return _cut(text, _word_ends(text) - kept_together(text, _word_ends(text)))


@lru_cache(maxsize=4096)
def parts(word: str) -> tuple[str, ...]:
    """A word in the shorter words it is made of (องค์การ|บริหาร|ส่วน|ตำบล): for where the whole is too wide.

    What is made of no others stays whole; the spaces after the word stay with its end.
    """
    bare = word.rstrip()
    pieces = _split_thai(bare, whole=False) if re.fullmatch(_THAI_RUN, bare) else (bare,)
    if any(piece not in _known_words() for piece in pieces):
        return (word,)
    return *pieces[:-1], pieces[-1] + word[len(bare) :]


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """The text in the smallest pieces that can stand alone: a consonant with all its vowels and marks."""
    return tuple(_CLUSTER.findall(text))


def fit_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The text in lines no wider than `width`, broken between words; line ends in the text stay.

    A piece too wide for a whole line is broken at the next best place: inside what is better kept together,
    then between clusters.  Only a single cluster wider than the line sticks out.

    Args:
        text: Plain text, not yet shaped for the screen.
        width: In whatever unit `measure` answers.
        measure: The width of a piece of text.  It is asked often, about the same pieces: give it a cache.
    """
    return [line for paragraph in text.split("\n") for line in _fit_paragraph(paragraph, width, measure)]


def _fit_paragraph(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    if measure(text) <= width:
        yield text
        return
    line, used = "", 0.0
    for piece in _pieces_that_fit(text, width, measure):
        if line and used + measure(piece.rstrip()) > width:
            yield line.rstrip()
            line, used = "", 0.0
        line += piece
        used += measure(piece)
    yield line.rstrip()


def _pieces_that_fit(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The pieces of `words`, those wider than the line cut further."""
    for piece in words(text):
        if measure(piece.rstrip()) <= width:
            yield piece
            continue
        for word in _cut(piece, _word_ends(piece)):
            if measure(word.rstrip()) <= width:
                yield word
            else:
                yield from clusters(word)


def _cut(text: str, ends: frozenset[int]) -> tuple[str, ...]:
    places = sorted({0, len(text)} | ends)
    return tuple(text[start:end] for start, end in pairwise(places))


@lru_cache(maxsize=4096)
def _word_ends(text: str) -> frozenset[int]:
    """Every index at which a line may end by the word list and the rules of punctuation."""
    ends: set[int] = set()
    for token in _TOKEN.finditer(text):
        if token[1]:
            at = token.start()
            for word in _split_thai(token[1]):
                at += len(word)
                ends.add(at)
        else:
            ends.add(token.end())
    return frozenset(end for end in ends if 0 < end < len(text) and _may_break(text, end))


def _may_break(text: str, at: int) -> bool:
    """Whether the characters on both sides let a line end before `at`."""
    following = text[at]
    if following.isspace():
        return False  # the spaces belong to the line that ends
    preceding = text[:at].rstrip()[-1:]
    if following in _NEVER_FIRST or preceding in _NEVER_LAST:
        return False
    touching = text[at - 1]
    if following in _STRAIGHT_QUOTES:
        return touching.isspace()
    if touching in _STRAIGHT_QUOTES:  # opening when nothing but a space stands before it
        return at >= 2 and not text[at - 2].isspace()
    return True


@lru_cache(maxsize=8192)
def _split_thai(run: str, *, whole: bool = True) -> tuple[str, ...]:
    """A stretch of Thai letters in words: the fewest unknown clusters, then the fewest words.

    Unless `whole`, the stretch itself does not count as one of them.

    Two ways that are equal so far are told apart by their little words (ที่|มั่นคง, not ที่มั่น|คง), and then by
    the longer word coming first (ดำเนินการ|เบิกเงิน, not ดำเนิน|การเบิกเงิน).
    """
    pieces = clusters(run)
    known = _known_words()
    best = [_Path(0, 0, 0, 0)] * (len(pieces) + 1)  # the best way to the end from each cluster
    for start in reversed(range(len(pieces))):
        rest = best[start + 1]
        shortest = _Path(rest.unknown + 1, rest.words + 1, rest.minus_little, -(start + 1))
        word = ""
        for end, piece in enumerate(pieces[start : start + _LONGEST_WORD], start + 1):
            word += piece
            if word in known and (whole or word != run):
                rest = best[end]
                little = rest.minus_little - (word in _LITTLE_WORDS)
                shortest = min(shortest, _Path(rest.unknown, rest.words + 1, little, -end))
        best[start] = shortest
    return _read_path(pieces, best)


def _read_path(pieces: tuple[str, ...], best: list[_Path]) -> tuple[str, ...]:
    """The words along the best path; unknown clusters are kept with each other, a lone one with a neighbour."""
    found: list[str] = []
    start, unknown_run = 0, 0
    while start < len(pieces):
        end = -best[start].minus_first_end
        is_unknown = best[start].unknown > best[end].unknown
        is_lone_end = is_unknown and end == len(pieces) and found
        word = "".join(pieces[start:end])
        if is_lone_end or unknown_run == 1 or (unknown_run and is_unknown):
            found[-1] += word
        else:
            found.append(word)
        start, unknown_run = end, unknown_run + 1 if is_unknown else 0
    return tuple(found)


@cache
def _known_words() -> frozenset[str]:
    """The word lists, read when the first line is broken and not before."""
    lines = (_WORD_LISTS / "common.txt").read_text(encoding="utf-8").split("\n")
    extra = (_WORD_LISTS / "extra.txt").read_text(encoding="utf-8").split("\n")
    lines += [line for line in extra if not line.startswith("#")]
    return frozenset(lines)
