"""What the services ask of the outside: promises that `desktop.bootstrap` fills with real parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

Today = Callable[[], date]
"""Gives the day on which the clerk works."""

Stopwatch = Callable[[], timedelta]
"""Gives the time since it was made; never goes back."""

NewStopwatch = Callable[[], Stopwatch]
"""Makes a stopwatch that starts now."""

NewSeed = Callable[[], str]
"""Makes a seed for a run of a drill; no two alike."""


class Outbox(Protocol):
    """Where finished documents go."""

    def put(self, folder: Path, name: str, content: bytes) -> Path:
        """The path of the new file, written whole or not at all; an existing file is never overwritten.

        Raises:
            OutboxError: the folder cannot be made, is full or may not be written to.
        """
        ...


class Emblem(Protocol):
    """The organisation's own emblem, once it has installed one."""

    def read(self) -> bytes | None:
        """The PNG, or None as long as none is installed."""
        ...

    def install(self, picture: bytes) -> None:
        """Keeps this PNG from now on."""
        ...

    def remove(self) -> None:
        """Forgets the emblem."""
        ...


class Pages(Protocol):
    """The pages of an open PDF, as pictures."""

    def __len__(self) -> int: ...

    def picture(self, page: int, width: int) -> bytes:
        """A page, counted from 0, as a PPM that many pixels wide."""
        ...

    def close(self) -> None:
        """Lets go of the document."""
        ...


OpenPages = Callable[[bytes], Pages]
"""Opens a PDF to look at its pages."""


class OutboxError(OSError):
    """A document could not be written; `sentence` says in Thai what, where and what to do."""

    code = "not_written"

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = path
