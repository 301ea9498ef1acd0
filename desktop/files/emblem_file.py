"""Keeps the organisation's own emblem; this program ships none and draws none."""

from __future__ import annotations

import contextlib
from pathlib import Path

from desktop.files import whole_file


class EmblemFile:
    """The emblem as a PNG file in the program's folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes | None:
        """The PNG, or None as long as none is installed."""
        try:
            return self._path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def install(self, picture: bytes) -> None:
        """Keeps this PNG from now on.

        Raises:
            OSError: it could not be written; the one from before is still there.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        whole_file.replace(self._path, picture)

    def remove(self) -> None:
        """Forgets the emblem."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            self._path.unlink()
