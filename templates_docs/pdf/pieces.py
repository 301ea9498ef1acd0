"""Cuts text into the pieces between which a line may end, each with its shapes and widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from templates_docs.pdf.faces import Face, Shaped
from templates_docs.pdf.formats import Ink, InlinePicture, Text
from thai.word_breaks import clusters, parts, words

_NO_BREAK = "\u00a0"


class Part(NamedTuple):
    """A stretch of a piece in one ink."""

    shaped: Shaped
    ink: Ink
    words: str


class Piece(NamedTuple):
    """What stays on one line: text with the spaces after it, or a picture. Widths in points."""

    width: float
    bare_width: float
    parts: tuple[Part, ...]
    picture: InlinePicture | None = None


def cut(texts: Sequence[Text], faces: Sequence[Face]) -> Iterator[Piece]:
    """Yield the pieces of a stretch of text; a word stays whole even where its ink changes."""
    whole = "".join(text.words for text in texts)
    return _inked(_unbreakable(whole), texts, faces)


def cut_finer(piece: Piece, faces: Sequence[Face], width: float) -> Iterator[Piece]:
    """Yield a piece that is wider than any line in smaller ones.

    It is cut at its spaces, then at its words, at the shorter words these are made of, at last at its clusters.
    """
    return _finer(piece, faces, width, (_at_spaces, words, parts, clusters))


def _finer(
    piece: Piece, faces: Sequence[Face], width: float, ways: Sequence[Callable[[str], Iterable[str]]]
) -> Iterator[Piece]:
    texts = [Text(part.words, part.ink) for part in piece.parts]
    for smaller in _inked(ways[0]("".join(text.words for text in texts)), texts, faces):
        if smaller.bare_width <= width or len(ways) == 1:
            yield smaller
        else:
            yield from _finer(smaller, faces, width, ways[1:])


def _unbreakable(whole: str) -> list[str]:
    """Return the words of a text, those joined by a space that never breaks in one piece."""
    joined: list[str] = []
    at = 0
    for word in words(whole.replace(_NO_BREAK, " ")):
        original = whole[at : at + len(word)]
        if joined and joined[-1][-1] == _NO_BREAK:
            joined[-1] += original
        else:
            joined.append(original)
        at += len(word)
    return joined


def _at_spaces(whole: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(whole)):
        if whole[at - 1].isspace() and not whole[at].isspace():
            yield whole[start:at]
            start = at
    yield whole[start:]


def _inked(strings: Iterable[str], texts: Sequence[Text], faces: Sequence[Face]) -> Iterator[Piece]:
    """Yield each string as a piece, its parts in the inks of the texts it runs through."""
    waiting = iter(texts)
    left, ink = "", texts[0].ink
    for string in strings:
        parts = []
        while string:
            if not left:
                left, ink = next(waiting)
            words_here, string = string[: len(left)], string[len(left) :]
            left = left[len(words_here) :]
            parts.append(Part(faces[ink.face].shape(words_here, ink.size), ink, words_here))
        yield _piece(tuple(parts))


def _piece(parts: tuple[Part, ...]) -> Piece:
    last = parts[-1].shaped
    if len(parts) == 1:
        return Piece(last.width, last.bare_width, parts)
    width = sum(part.shaped.width for part in parts)
    return Piece(width, width - last.width + last.bare_width, parts)
