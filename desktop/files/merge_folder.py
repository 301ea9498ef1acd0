"""Writes a merge into a folder, file by file, with a list of what is written so that a stopped run goes on."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from desktop.files.outbox import refused
from desktop.files.part_file import PartFile, remove_left_behind
from desktop.services.ports import OutboxError


class MergeFolder:
    """A folder as the place of a merge.

    Each document is written as `merge-….part`, renamed, and then put on the list, in this order: a run that ends
    anywhere leaves whole files only, and the next one finds what is there.  The list (`merge-….jsonl`, one a
    merge) stays beside the documents, so that the same merge is never made twice.
    """

    binds = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._list: IO[str] | None = None

    def begin(self, run: str, names: Iterable[str]) -> frozenset[str]:
        """The names already written by an earlier, stopped run; of those damaged since, nothing is kept.

        Raises:
            OutboxError: another file has one of the names, or the folder cannot be written to.
        """
        path = self._folder / f"merge-{run[:12]}.jsonl"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            listed = _listed(path)
            remove_left_behind(self._folder)
            there = {entry.name for entry in os.scandir(self._folder)}
            done = frozenset(name for name, crc in listed.items() if name in there and self._crc(name) == crc)
            self._make_room(there - done, names, known=bool(listed) or path.exists(), listed=listed)
            self._list = path.open("a", encoding="utf-8", newline="\n")
            self._list.write("\n")  # ends a line that a power cut may have left half written
        except OSError as error:
            raise error if isinstance(error, OutboxError) else refused(error, self._folder) from error
        return done

    def put(self, name: str, content: bytes) -> None:
        """Adds a document; one that is already there, byte for byte, counts as written.

        Raises:
            OutboxError: it could not be written, or another file has its name.
        """
        assert self._list is not None, "begin comes first"
        path = self._folder / name
        try:
            part = PartFile(self._folder)
            try:
                part.open()
                part.file.write(content)
                part.move_to(path)
            except FileExistsError:
                if path.read_bytes() != content:
                    raise _in_the_way(path) from None
            finally:
                part.drop()
            self._list.write(
                json.dumps({"file": name, "crc": zlib.crc32(content)}, ensure_ascii=False) + "\n"
            )
            self._list.flush()
        except OSError as error:
            raise error if isinstance(error, OutboxError) else refused(error, self._folder) from error

    def finish(self) -> Path:
        """The folder."""
        self.stop()
        return self._folder

    def stop(self) -> None:
        """Closes the list; every document on it is whole."""
        if self._list is not None:
            with contextlib.suppress(OSError):
                os.fsync(self._list.fileno())
            self._list.close()
            self._list = None

    def _make_room(
        self, there: set[str], names: Iterable[str], *, known: bool, listed: dict[str, int]
    ) -> None:
        """Removes what was damaged since; refuses where a file that is not ours has a name."""
        for name in names:
            if name not in there:
                continue
            if name in listed:  # ours, and damaged since
                (self._folder / name).unlink()
            elif not known:
                raise _in_the_way(self._folder / name)

    def _crc(self, name: str) -> int:
        return zlib.crc32((self._folder / name).read_bytes())


def _listed(path: Path) -> dict[str, int]:
    """The documents on the list; a line that was never finished, or spoilt since, counts for nothing."""
    listed: dict[str, int] = {}
    with contextlib.suppress(FileNotFoundError), path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            with contextlib.suppress(ValueError, KeyError, TypeError):
                entry = json.loads(line)
                listed[str(entry["file"])] = int(entry["crc"])
    return listed


def _in_the_way(path: Path) -> OutboxError:
    return OutboxError(
        f"มีไฟล์ {path.name} อยู่แล้วในโฟลเดอร์ {path.parent} จึงไม่เขียนทับ โปรดย้ายไฟล์เดิมหรือเลือกโฟลเดอร์อื่น", path
    )
