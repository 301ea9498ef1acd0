"""A file in the making: nobody else writes to it, and what a killed run left of one goes with the next."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import BinaryIO

from desktop.files import whole_file

_NAME = "merge-{}.part"


class PartFile:
    """A new file in a folder, under a name that no other run guesses, until it is moved to its own.

    It is locked as long as it is open, and the system forgets a lock when its program dies: whoever can lock
    such a file may remove it (`remove_left_behind`). On Windows an open file cannot be removed at all.

    Whoever has one drops it in the end, opened or not: then nothing stays, wherever a run is stopped.
    """

    def __init__(self, folder: Path) -> None:
        """Chooses its name; nothing is written yet."""
        self._folder = folder
        self._path = _new_path(folder)
        self._file: BinaryIO | None = None

    def open(self) -> None:
        """Makes it.

        Raises:
            OSError: the folder cannot be written to.
        """
        while True:
            self._file = self._path.open("xb")
            with contextlib.suppress(
                OSError
            ):  # a share that knows no locks: nobody there can take it for dead
                _lock(self._file, wait=True)
            if self._path.exists():  # else it was taken for a dead one's before it was locked
                return
            self._file.close()
            self._path = _new_path(self._folder)

    @property
    def file(self) -> BinaryIO:
        """Where to write."""
        assert self._file is not None, "open comes first"
        return self._file

    def move_to(self, path: Path) -> None:
        """Gives it the name it is to have; nothing is left of it where that cannot be.

        Raises:
            FileExistsError: something has that name, and stays as it was.
            OSError: it could not be written to the end or moved.
        """
        try:
            self.file.flush()
            if sys.platform == "win32":
                self.file.close()  # an open file cannot be renamed there
            whole_file.move_to_free_place(self._path, path)
        finally:
            self.drop()

    def drop(self) -> None:
        """Removes it; one that was moved stays under the name it has then."""
        if sys.platform == "win32":
            self._close()
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._close()

    def _close(self) -> None:
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()


def _new_path(folder: Path) -> Path:
    from secrets import token_hex  # loaded by the first file written: the first window only reads

    return folder / _NAME.format(token_hex(8))


def remove_left_behind(folder: Path) -> None:
    """Removes what killed runs left half made in this folder; what a living run is writing stays."""
    for path in folder.glob(_NAME.format("*")):
        with contextlib.suppress(OSError), path.open("rb") as file:
            _lock(file, wait=False)
            if sys.platform == "win32":
                file.close()
            path.unlink()


def _lock(file: BinaryIO, *, wait: bool) -> None:
    """Locks the file until it is closed.

    Raises:
        OSError: somebody else has it locked, and one shall not wait.
    """
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
