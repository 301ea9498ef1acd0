"""Writes one file bit by bit, which gets its name only when all of it is there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from desktop.files import whole_file
from desktop.files.outbox import refused
from desktop.services.ports import OutboxError


class MergeFile:
    """A single file as the place of a merge: all of it, or no file at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.parent / f"{path.name}.part"
        self._file: BinaryIO | None = None

    def begin(self) -> None:
        """Opens the file under the name `….part`; what a killed run left there is written over.

        Raises:
            OutboxError: a file of that name is there, or it cannot be written.
        """
        if self._path.exists():
            say = f"มีไฟล์ {self._path.name} อยู่แล้ว จึงไม่เขียนทับ โปรดย้ายไฟล์เดิมหรือตั้งชื่อใหม่"
            raise OutboxError(say, self._path)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("wb")
        except OSError as error:
            raise refused(error, self._path.parent) from error

    def write(self, data: bytes | bytearray, /) -> None:
        """Adds these bytes.

        Raises:
            OutboxError: they could not be written; what was half made is gone.
        """
        assert self._file is not None, "begin comes first"
        try:
            self._file.write(data)
        except OSError as error:
            self.stop()
            raise refused(error, self._path.parent) from error

    def finish(self) -> Path:
        """The file, under its own name from now on.

        Raises:
            OutboxError: it could not be written; what was half made is gone.
        """
        assert self._file is not None, "begin comes first"
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            whole_file.move_to_free_place(self._part, self._path)
        except OSError as error:
            raise refused(error, self._path.parent) from error
        finally:
            self.stop()
        return self._path

    def stop(self) -> None:
        """Removes what is half made."""
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._part.unlink()
