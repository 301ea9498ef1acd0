"""Writes a merge into one zip file, which gets its name only when all of it is there."""

from __future__ import annotations

import contextlib
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

from desktop.files import whole_file
from desktop.files.outbox import refused
from desktop.services.ports import OutboxError

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the zip format's own beginning: the same bytes every time


class MergeZip:
    """A zip file as the place of a merge: all of the documents, or no file at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.parent / f"{path.name}.part"
        self._zip: zipfile.ZipFile | None = None

    def begin(self, run: str, names: Iterable[str]) -> frozenset[str]:
        """Nothing: a zip that was stopped is made anew, and none of it was seen by anyone.

        Raises:
            OutboxError: a file of that name is there, or it cannot be written.
        """
        if self._path.exists():
            say = f"มีไฟล์ {self._path.name} อยู่แล้ว จึงไม่เขียนทับ โปรดย้ายไฟล์เดิมหรือตั้งชื่อใหม่"
            raise OutboxError(say, self._path)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._zip = zipfile.ZipFile(self._part, "w", zipfile.ZIP_STORED)
        except OSError as error:
            raise refused(error, self._path.parent) from error
        return frozenset()

    def put(self, name: str, content: bytes) -> None:
        """Adds a document, as it is: a .docx is deflated already.

        Raises:
            OutboxError: it could not be written; the half-made zip is gone.
        """
        assert self._zip is not None, "begin comes first"
        info = zipfile.ZipInfo(name, _FIRST_DAY)
        info.external_attr = 0o644 << 16
        try:
            self._zip.writestr(info, content)
        except OSError as error:
            self.stop()
            raise refused(error, self._path.parent) from error

    def finish(self) -> Path:
        """The zip, under its own name from now on.

        Raises:
            OutboxError: it could not be written; the half-made zip is gone.
        """
        assert self._zip is not None, "begin comes first"
        try:
            self._zip.close()
            with self._part.open("rb+") as file:
                os.fsync(file.fileno())
            whole_file.move_to_free_place(self._part, self._path)
        except OSError as error:
            raise refused(error, self._path.parent) from error
        finally:
            self.stop()
        return self._path

    def stop(self) -> None:
        """Removes what is half made."""
        if self._zip is not None:
            with contextlib.suppress(OSError, ValueError):
                self._zip.close()
            self._zip = None
        with contextlib.suppress(OSError):
            self._part.unlink()
