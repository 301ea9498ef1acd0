"""Where the logs of drills and the results of examinations are kept, as the training room asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from desktop.services.ports import FileError


class RunError(FileError):
    """A drill's log or result that could not be kept."""

    code = "run_not_kept"


class Runs(Protocol):
    """Logs of drills that are being played, each written as it goes, and the sealed results of examinations."""

    def add(self, run: str, line: Mapping[str, Any]) -> None:
        """Adds a line to the run's log, which it makes if need be; on disk when this returns.

        Raises:
            RunError: it could not be written.
        """
        ...

    def put(self, run: str, lines: Iterable[Mapping[str, Any]]) -> None:
        """Makes these lines the run's log, in place of what it was; whole or not at all.

        Raises:
            RunError: it could not be written; what was there before is untouched.
        """
        ...

    def unfinished(self) -> list[tuple[str, list[Any]]]:
        """The runs that were broken off, the latest first, each with the whole lines of its log."""
        ...

    def drop(self, run: str) -> None:
        """Forgets the run's log, if there is one."""
        ...

    def seal(self, run: str, result: Mapping[str, Any]) -> Path:
        """The file that now holds the run's result; one that is there is never overwritten.

        Raises:
            RunError: it could not be written, or there is one already.
        """
        ...

    def is_begun(self, run: str) -> bool:
        """Whether the run was ever begun: it is going on, was broken off, or is sealed."""
        ...
