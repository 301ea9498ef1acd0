"""Opens the program's database: one file that only its owner may read, brought up to date step by step."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.services.ports import RegisterError
from thai.os_reasons import os_reason

MIGRATIONS = Path(__file__).parent / "migrations"
_ONLY_ME = 0o600
_WAIT_S = 20.0
_AGAIN_S = 0.005
_REASONS = {
    sqlite3.SQLITE_CORRUPT: "ไฟล์เสีย กู้จากสำเนา",
    sqlite3.SQLITE_NOTADB: "ไฟล์ไม่ใช่ทะเบียนของโปรแกรม กู้จากสำเนา",
    sqlite3.SQLITE_BUSY: "มีโปรแกรมอื่นใช้อยู่นานเกินไป ลองใหม่อีกครั้ง",
    sqlite3.SQLITE_FULL: "เนื้อที่เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    sqlite3.SQLITE_IOERR: "อุปกรณ์เก็บข้อมูลอ่านหรือเขียนไม่ได้ ตรวจเนื้อที่และอุปกรณ์แล้วลองใหม่",
    sqlite3.SQLITE_READONLY: "ไม่มีสิทธิเขียน ตรวจสิทธิของไฟล์และโฟลเดอร์",
    sqlite3.SQLITE_CANTOPEN: "เปิดไฟล์ไม่ได้ ตรวจสิทธิของไฟล์และโฟลเดอร์",
}


@contextmanager
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for one piece of work, closed after it.

    Each piece of work opens its own: none is shared between threads or processes, and opening takes a
    millisecond. Every commit is on the disk before it is told of (WAL, synchronous=FULL).

    Raises:
        RegisterError: it cannot be opened, is damaged, or was made by a newer program.
    """
    try:
        connection = _open(path)
    except OSError as error:
        raise _unusable(path, error) from error
    try:
        with closing(connection):
            _prepare(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that nobody else can write beside; whatever is raised inside undoes all of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # made by us first: SQLite would let the group read it, and gives its helper files the same rights
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _ONLY_ME))
    return sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)


def _unusable(path: Path, error: Exception) -> RegisterError:
    return RegisterError("register_unusable", f"ใช้ทะเบียน {path} ไม่ได้: {_reason(error)}")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return os_reason(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REASONS.get(code, "อ่านหรือเขียนไม่ได้ ตรวจสิทธิและเนื้อที่ของโฟลเดอร์ หรือกู้จากสำเนา")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    _write_ahead(connection)
    for setting in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    steps = {int(file.name.split("_")[0]): file for file in sorted(MIGRATIONS.glob("*.sql"))}
    done = connection.execute("PRAGMA user_version").fetchone()[0]
    if done > max(steps):
        say = f"ทะเบียน {path} เป็นของโปรแกรมรุ่นใหม่กว่านี้ โปรดปรับรุ่นโปรแกรมก่อน"
        raise RegisterError("register_too_new", say)
    if done == max(steps):
        return
    with writing(connection):
        done = connection.execute("PRAGMA user_version").fetchone()[0]  # another may have been faster
        for number in sorted(step for step in steps if step > done):
            for statement in _statements(steps[number].read_text("utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turns the file to WAL; SQLite does not wait by itself when two turn a new file at once."""
    give_up = time.monotonic() + _WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
        time.sleep(_AGAIN_S)


def _statements(script: str) -> Iterator[str]:
    """The script's statements one by one; executescript would end the transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
