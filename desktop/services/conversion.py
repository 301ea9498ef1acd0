"""What the services ask of another program that makes PDFs: LibreOffice or Word, where our typesetter refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol


class Converter(Protocol):
    """A program on this computer that turns Word files into PDF."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def convert(self, documents: Iterable[bytes]) -> Iterator[bytes]:
        """The PDF of each .docx, in the same order; taken and made a batch at a time, whatever their number.

        Raises:
            ConverterError: part way, for the whole batch in hand; those before it were given.
        """
        ...


FindConverter = Callable[[], Converter | None]
"""Looks for such a program; None where the computer has none."""


class ConverterError(Exception):
    """Another program could not make a PDF that can be used.

    Attributes:
        code: `converter_missing`, `converter_no_room`, `converter_timed_out`, `converter_failed`,
            `converter_output_missing` or `converter_wrong_font`.
        sentence: one Thai sentence that says what, and what to do.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
