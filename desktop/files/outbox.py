"""Puts finished documents into a folder: never half a file, never over another one."""

from __future__ import annotations

import contextlib
import itertools
from pathlib import Path

from desktop.files import whole_file
from desktop.services.ports import OutboxError
from thai.numerals import to_thai
from thai.os_reasons import os_reason


class FolderOutbox:
    """Documents as files in folders."""

    def put(self, folder: Path, name: str, content: bytes) -> Path:
        """The path of the new file; where the name is taken, ``ชื่อ (๒)`` and so on.

        Raises:
            OutboxError: with one Thai sentence; nothing is left behind.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for number in itertools.count(1):
                path = folder / _numbered(name, number)
                try:
                    whole_file.create(path, content)
                except FileExistsError:
                    continue
                return path
        except OSError as error:
            raise refused(error, folder) from error
        raise AssertionError("unreachable")

    def take_back(self, path: Path) -> None:
        """Removes a document that was put and must not stay."""
        with contextlib.suppress(OSError):
            path.unlink()


def _numbered(name: str, number: int) -> str:
    if number == 1:
        return name
    path = Path(name)
    return f"{path.stem} ({to_thai(str(number))}){path.suffix}"


def refused(error: OSError, folder: Path) -> OutboxError:
    """The system's refusal as one Thai sentence."""
    return OutboxError(f"บันทึกเอกสารในโฟลเดอร์ {folder} ไม่ได้: {os_reason(error)}", folder)
