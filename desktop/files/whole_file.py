"""Writes a file whole or not at all: beside its place first, then moved there in one step."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def replace(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Puts the content at the path, in place of what was there.

    Args:
        path: Where.
        content: What.
        mode: Who may read it, on systems that know.

    Raises:
        OSError: it could not be written; what was there before is untouched.
    """
    part = _write_part(path.parent, content, mode)
    try:
        os.replace(part, path)
    except OSError:
        _drop(part)
        raise


def create(path: Path, content: bytes) -> None:
    """Puts the content at a path where nothing is yet.

    Raises:
        FileExistsError: something is there, and stays as it was.
        OSError: it could not be written; nothing is left behind.
    """
    part = _write_part(path.parent, content)
    try:
        move_to_free_place(part, path)
    finally:
        _drop(part)


def _write_part(folder: Path, content: bytes, mode: int = 0o644) -> Path:
    import tempfile  # loaded by the first file written: the first window only reads

    handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(mode)
    except OSError:
        _drop(part)
        raise
    return part


def move_to_free_place(part: Path, path: Path) -> None:
    """Gives a finished file its name; where links are known, `part` stays as a second name.

    Raises:
        FileExistsError: something has that name, and stays as it was.
        OSError: it could not be moved.
    """
    try:
        os.link(part, path)  # fails where something is there, with no moment in between
    except FileExistsError:
        raise
    except OSError:
        # a stick or a share may know no links: then the name is taken first, and filled in one step
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        try:
            os.replace(part, path)
        except OSError:
            _drop(path)
            raise


def _drop(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()
