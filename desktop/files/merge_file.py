"""Writes one file bit by bit, which gets its name only when all of it is there."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.files.outbox import refused
from desktop.files.part_file import PartFile, remove_left_behind
from desktop.services.ports import OutboxError


class MergeFile:
    """A single file as the place of a merge: all of it, or no file at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part: PartFile | None = None

    def begin(self) -> None:
        """Opens the file under a name of its own, `merge-….part`; those that killed runs left there go.

        Raises:
            OutboxError: a file of that name is there, or it cannot be written.
        """
        if self._path.exists():
            raise self._in_the_way()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            remove_left_behind(self._path.parent)
            self._part = PartFile(self._path.parent)
            self._part.open()
        except OSError as error:
            raise refused(error, self._path.parent) from error

    def write(self, data: bytes | bytearray, /) -> None:
        """Adds these bytes.

        Raises:
            OutboxError: they could not be written; what was half made is gone.
        """
        assert self._part is not None, "begin comes first"
        try:
            self._part.file.write(data)
        except OSError as error:
            self.stop()
            raise refused(error, self._path.parent) from error

    def finish(self) -> Path:
        """The file, under its own name from now on.

        Raises:
            OutboxError: it could not be written, or a file of that name has come meanwhile and stays as it is;
                what was half made is gone.
        """
        assert self._part is not None, "begin comes first"
        try:
            self._part.file.flush()
            os.fsync(self._part.file.fileno())
            self._part.move_to(self._path)
        except FileExistsError as error:
            raise self._in_the_way() from error
        except OSError as error:
            raise refused(error, self._path.parent) from error
        finally:
            self.stop()
        return self._path

    def stop(self) -> None:
        """Removes what is half made."""
        if self._part is not None:
            self._part.drop()
            self._part = None

    def _in_the_way(self) -> OutboxError:
        say = f"มีไฟล์ {self._path.name} อยู่แล้ว จึงไม่เขียนทับ โปรดย้ายไฟล์เดิมหรือตั้งชื่อใหม่"
        return OutboxError(say, self._path)
