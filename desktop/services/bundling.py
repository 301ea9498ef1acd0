"""The documents of a merge in one file: a zip of them, or a single document bound of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Protocol


class WholeFile(Protocol):
    """A file written bit by bit, which gets its name only when all of it is there.

    Each method raises OutboxError where the disk refuses; what was half made is gone then.
    """

    def begin(self) -> None:
        """Opens it; refuses where a file of that name is there."""
        ...

    def write(self, data: bytes | bytearray, /) -> None:
        """Adds these bytes."""
        ...

    def finish(self) -> Path:
        """Where it is, under its own name from now on."""
        ...

    def stop(self) -> None:
        """Removes what is half made; does nothing to a finished file."""
        ...


NewFile = Callable[[Path], WholeFile]
"""Makes a file that is to stand at this path."""


class Bundle(Protocol):
    """What knows how documents stand together in one file (`LettersZip`, `OneDocx`, `OnePdf`)."""

    def add(self, name: str, content: Any, /) -> None:
        """Writes one more document."""
        ...

    def finish(self) -> None:
        """Writes what makes the file whole."""
        ...


class BundleDestination:
    """One file as the place of a merge; a run that is stopped leaves nothing, and is made anew.

    Attributes:
        binds: whether the documents become one; it takes the parts of each Word file then, else whole files.
    """

    def __init__(self, file: WholeFile, begin: Callable[[WholeFile], Bundle], *, binds: bool) -> None:
        self.binds = binds
        self._file = file
        self._begin = begin
        self._bundle: Bundle | None = None

    def begin(self, run: str, names: Iterable[str]) -> frozenset[str]:
        """Nothing: what was stopped before was seen by nobody."""
        self._file.begin()
        self._bundle = self._begin(self._file)
        return frozenset()

    def put(self, name: str, content: Any) -> None:
        """Adds a document."""
        assert self._bundle is not None, "begin comes first"
        self._bundle.add(name, content)

    def finish(self) -> Path:
        """The file, under its own name from now on."""
        assert self._bundle is not None, "begin comes first"
        self._bundle.finish()
        return self._file.finish()

    def stop(self) -> None:
        """Removes what is half made."""
        self._file.stop()


def zip_of(file: NewFile, path: Path) -> BundleDestination:
    """A zip file that holds each document as a file of its own."""
    return BundleDestination(file(path), _zip, binds=False)


def bound(file: NewFile, path: Path, title: str) -> BundleDestination:
    """A single document of all: PDF/A where the path ends in .pdf, else a Word file.

    Args:
        file: makes the file.
        path: its place.
        title: what the window of a PDF's reader shows.
    """
    begin = partial(_pdf, title=title) if path.suffix == ".pdf" else _docx
    return BundleDestination(file(path), begin, binds=True)


# What each is made with is loaded when the writing begins, beside a window, which must not wait for it.


def _zip(file: WholeFile) -> Bundle:
    from templates_docs.letters_zip import LettersZip

    return LettersZip(file)


def _docx(file: WholeFile) -> Bundle:
    from templates_docs.one_docx import OneDocx

    return OneDocx(file)


def _pdf(file: WholeFile, title: str) -> Bundle:
    from templates_docs.pdf import OnePdf

    return OnePdf(file, title)
