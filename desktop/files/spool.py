"""Holds what is too much for memory in a file without a name, which goes when the program does."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator


class FileSpool:
    """Things in the order they were put; the file has no name, so that nobody else can open it."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="khlang-")  # noqa: SIM115 - open as long as the spool is
        self._end = 0

    def put(self, thing: object) -> None:
        """Adds a thing of plain values."""
        self._file.seek(self._end)
        pickle.dump(thing, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[object]:
        """Everything put so far, from the first."""
        place = 0
        while place < self._end:
            self._file.seek(place)
            thing = pickle.load(self._file)  # our own, from a file that only we can reach
            place = self._file.tell()
            yield thing

    def close(self) -> None:
        """Forgets all of it."""
        self._file.close()

    def __del__(self) -> None:
        """A spool that nobody needs any more closes by itself."""
        self._file.close()
