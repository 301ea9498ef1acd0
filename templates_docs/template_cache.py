"""Keeps compiled templates on disk, so that the next letter starts without compiling its template anew."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_SHAPE = 2  # of what is kept; raise it when a plan or the tags change
_SUFFIX = ".plan"


@dataclass(frozen=True)
class TemplateCache:
    """A folder of compiled templates, each under the hash of its content and of the versions at work.

    What is kept holds compiled code. A folder or file that anybody but this user could have written
    is therefore neither read nor used; everything then works as without a cache.
    """

    folder: Path

    def get(self, key: str) -> tuple[object, ...] | None:
        """Return the plain values kept under the key; None where there are none to be trusted."""
        path = self.folder / f"{key}{_SUFFIX}"
        try:
            with path.open("rb") as file:
                if not (_only_ours(os.stat(self.folder)) and _only_ours(os.fstat(file.fileno()))):
                    return None
                digest, data = file.read(32), file.read()
        except OSError:
            return None
        if hashlib.sha256(data).digest() != digest:
            return None
        values = marshal.loads(data)
        return values if isinstance(values, tuple) else None

    def put(self, key: str, values: tuple[object, ...]) -> None:
        """Keep plain values under the key, whole or not at all; a full or locked disk is no error."""
        data = marshal.dumps(values)  # type: ignore[arg-type]  # plain values, says the caller
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _only_ours(os.stat(self.folder)):
                return
            handle, name = tempfile.mkstemp(dir=self.folder)  # readable and writable by this user only
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            os.replace(name, self.folder / f"{key}{_SUFFIX}")


def key_of(data: bytes, *facts: object) -> str:
    """Return the key of a template: its bytes, what it is compiled for, and the versions that compile it."""
    versions = (_SHAPE, sys.version, *map(_state, ("jinja2", "lxml")), _own_code(), *facts)
    return hashlib.sha256(data + repr(versions).encode()).hexdigest()


def _state(package: str) -> tuple[str, int]:
    """Return what tells one installed version of a package from another; to ask for its number takes far longer."""
    place = getattr(find_spec(package), "origin", None) or ""
    return place, Path(place).stat().st_mtime_ns if place else 0


def _own_code() -> str:
    """Return what tells one state of our own compilers from another: size and time of the files they are made of."""
    here = Path(__file__).parent
    files = sorted((*here.glob("*.py"), *(here / "word").glob("*.py"), *(here.parent / "thai").glob("*.py")))
    facts = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _only_ours(facts: os.stat_result) -> bool:
    """Return whether only this user can write there; Windows keeps a user's own folders to the user."""
    if not hasattr(os, "getuid"):
        return True
    return facts.st_uid == os.getuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
