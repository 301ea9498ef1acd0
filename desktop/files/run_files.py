"""Keeps the log of a drill as it is played, so that a crash costs nothing, and the sealed results of examinations."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from desktop.files import whole_file
from desktop.services.runs import RunError
from thai.os_reasons import os_reason

_ONLY_ME, _MY_FOLDER = 0o600, 0o700


class RunFiles:
    """A file of lines for each run that goes on, one of JSON for each result; only their owner may open the folders."""

    def __init__(self, logs: Path, results: Path) -> None:
        self._logs, self._results = logs, results

    def add(self, run: str, line: Mapping[str, Any]) -> None:
        """Adds a line to the run's log, which it makes if need be; on disk when this returns.

        Raises:
            RunError: it could not be written.
        """
        path = self._log(run)
        try:
            self._logs.mkdir(mode=_MY_FOLDER, parents=True, exist_ok=True)
            handle = os.open(
                path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), _ONLY_ME
            )
            with os.fdopen(handle, "a+b") as file:
                if _ends_half_written(file):
                    file.write(b"\n")
                file.write(_written(line))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _not_kept(path, error) from error

    def put(self, run: str, lines: Iterable[Mapping[str, Any]]) -> None:
        """Makes these lines the run's log, in place of what it was; whole or not at all.

        Raises:
            RunError: it could not be written; what was there before is untouched.
        """
        path = self._log(run)
        try:
            self._logs.mkdir(mode=_MY_FOLDER, parents=True, exist_ok=True)
            whole_file.replace(path, b"".join(map(_written, lines)), _ONLY_ME)
        except OSError as error:
            raise _not_kept(path, error) from error

    def unfinished(self) -> list[tuple[str, list[Any]]]:
        """The runs that were broken off, the latest first, each with the whole lines of its log."""
        found: list[tuple[float, str, list[Any]]] = []
        for path in self._logs.glob("*.jsonl"):
            if self._result(path.stem).exists():
                continue  # sealed; only the log's removal was cut off
            with contextlib.suppress(OSError):  # one that is gone or cannot be read is no offer
                found.append((path.stat().st_mtime, path.stem, _whole_lines(path)))
        return [(run, lines) for _, run, lines in sorted(found, reverse=True) if lines]

    def drop(self, run: str) -> None:
        """Forgets the run's log, if there is one."""
        with contextlib.suppress(OSError):
            self._log(run).unlink(missing_ok=True)

    def seal(self, run: str, result: Mapping[str, Any]) -> Path:
        """The file that now holds the run's result; one that is there is never overwritten.

        Raises:
            RunError: it could not be written, or there is one already.
        """
        path = self._result(run)
        try:
            self._results.mkdir(mode=_MY_FOLDER, parents=True, exist_ok=True)
            whole_file.create(path, json.dumps(result, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise _not_kept(path, error) from error
        return path

    def is_begun(self, run: str) -> bool:
        """Whether the run was ever begun: it is going on, was broken off, or is sealed."""
        return self._log(run).exists() or self._result(run).exists()

    def _log(self, run: str) -> Path:
        return self._logs / f"{run}.jsonl"

    def _result(self, run: str) -> Path:
        return self._results / f"{run}.json"


def _written(line: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(line, ensure_ascii=False)}\n".encode()


def _whole_lines(path: Path) -> list[Any]:
    """What the lines say, without one that a crash or a power cut has left half written."""
    lines: list[Any] = []
    for line in path.read_bytes().splitlines():
        with contextlib.suppress(ValueError):
            lines.append(json.loads(line))
    return lines


def _ends_half_written(file: IO[bytes]) -> bool:
    if not file.seek(0, os.SEEK_END):
        return False
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"


def _not_kept(path: Path, error: OSError) -> RunError:
    return RunError(f"เก็บบันทึกการฝึกที่ {path} ไม่ได้: {os_reason(error)}", path)
