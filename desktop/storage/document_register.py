"""The agency's register in SQLite: who has which number, what was issued, and everything since."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop.services.ports import Entry, Happening, Issued, RegisterError, Series
from desktop.storage.database import database, writing
from thai.numerals import all_arabic

_COLUMNS = """
    document.id, kind, year, owner, circular, number, reference, form, title, addressee, day, file, cancelled,
    (SELECT count(*) FROM edition WHERE edition.document = document.id)
"""


class SqliteRegister:
    """A register in a file; several processes may use it at once, and no two ever get one number."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def issue(
        self,
        series: Series,
        number: int | None,
        make: Callable[[int | None], Issued],
        at: datetime,
        blank: bool,
    ) -> Entry:
        """The entry, after `make` has rendered and written the document under its number; all or nothing.

        The register is locked from taking the number until it is stored, so that a number is never given
        twice and one that was not used is the next again.

        Raises:
            RegisterError: the number is taken, or the register cannot be used.
        """
        with database(self._path) as db, writing(db):
            given = None if blank else _take_number(db, series, number)
            issued = make(given)
            place = db.execute(
                "INSERT INTO document (kind, year, owner, circular, number, reference, form, title, addressee,"
                " day, file, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_key(series), given, *_told(issued)),
            )
            id_ = int(place.lastrowid or 0)
            _store(db, id_, 1, issued)
            _happened(db, id_, at, "issued", "")
            return _get(db, id_)

    def reissue(self, id_: int, make: Callable[[Entry], Issued], at: datetime, reason: str) -> Entry:
        """The entry, after `make` has written a new edition under the same number; all or nothing."""
        with database(self._path) as db, writing(db):
            entry = _standing(db, id_)
            issued = make(entry)
            db.execute(
                "UPDATE document SET reference = ?, form = ?, title = ?, addressee = ?, day = ?, file = ?, words = ?"
                " WHERE id = ?",
                (*_told(issued), id_),
            )
            _store(db, id_, entry.editions + 1, issued)
            _happened(db, id_, at, "reissued", reason)
            return _get(db, id_)

    def fill_number(self, id_: int, number: int, reference: str, at: datetime) -> Entry:
        """The entry, with the number that the registry gave it.

        Raises:
            RegisterError: it has a number, or another document has this one.
        """
        with database(self._path) as db, writing(db):
            entry = _standing(db, id_)
            if entry.number is not None:
                raise RegisterError("already_numbered", f"ฉบับนี้มีเลขแล้ว คือ {entry.reference}")
            _take_number(db, entry.series, number)
            words = _words(reference, entry.title, entry.addressee, entry.form)
            db.execute(
                "UPDATE document SET number = ?, reference = ?, words = ? WHERE id = ?",
                (number, reference, words, id_),
            )
            _happened(db, id_, at, "numbered", "")
            return _get(db, id_)

    def last_number(self, series: Series) -> int:
        """The highest number given so far; 0 before the first."""
        with database(self._path) as db:
            return _last_number(db, series)

    def cancel(self, id_: int, at: datetime, reason: str) -> Entry:
        """The entry, which holds no more; its number is never given again."""
        with database(self._path) as db, writing(db):
            _standing(db, id_)
            db.execute("UPDATE document SET cancelled = ? WHERE id = ?", (reason, id_))
            _happened(db, id_, at, "cancelled", reason)
            return _get(db, id_)

    def search(self, words: str = "", most: int = 200) -> list[Entry]:
        """The entries with all these words in number, title, addressee or form, the latest first."""
        wanted = all_arabic(words).casefold().split()
        where = " AND ".join("instr(words, ?) > 0" for _word in wanted) or "1"
        with database(self._path) as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM document WHERE {where} ORDER BY id DESC LIMIT ?", (*wanted, most)
            )
            return [_entry(row) for row in rows]

    def get(self, id_: int) -> Entry:
        """The entry of that id."""
        with database(self._path) as db:
            return _get(db, id_)

    def history(self, id_: int) -> list[Happening]:
        """What happened to it, from the first."""
        with database(self._path) as db:
            _get(db, id_)
            rows = db.execute("SELECT at, what, reason FROM happening WHERE document = ? ORDER BY id", (id_,))
            return [Happening(datetime.fromisoformat(at), what, reason) for at, what, reason in rows]

    def content(self, id_: int) -> bytes:
        """The document as it was last issued."""
        return bytes(self._last_edition(id_)[0])

    def answers(self, id_: int) -> dict[str, object]:
        """What it was last made of."""
        answers: dict[str, object] = json.loads(self._last_edition(id_)[1])
        return answers

    def _last_edition(self, id_: int) -> tuple[bytes, str]:
        with database(self._path) as db:
            _get(db, id_)
            row: tuple[bytes, str] = db.execute(
                "SELECT content, answers FROM edition WHERE document = ? ORDER BY edition DESC LIMIT 1",
                (id_,),
            ).fetchone()
            return row


def _take_number(db: sqlite3.Connection, series: Series, wanted: int | None) -> int:
    """The number wanted, or the next one; the counter never goes back."""
    last = _last_number(db, series)
    number = last + 1 if wanted is None else wanted
    taken = db.execute(
        "SELECT reference FROM document WHERE kind = ? AND year = ? AND owner = ? AND circular = ? AND number = ?",
        (*_key(series), number),
    ).fetchone()
    if taken:
        say = f"เลข {taken[0]} มีในทะเบียนแล้ว โปรดใช้เลขอื่น หรือเว้นเลขไว้ให้โปรแกรมออกเลขถัดไป"
        raise RegisterError("number_taken", say)
    db.execute("INSERT OR REPLACE INTO counter VALUES (?, ?, ?, ?, ?)", (*_key(series), max(last, number)))
    return number


def _last_number(db: sqlite3.Connection, series: Series) -> int:
    found = db.execute(
        "SELECT last FROM counter WHERE kind = ? AND year = ? AND owner = ? AND circular = ?", _key(series)
    ).fetchone()
    return int(found[0]) if found else 0


def _key(series: Series) -> tuple[str, int, str, int]:
    return series.kind, series.year, series.owner, int(series.circular)


def _told(issued: Issued) -> tuple[str, ...]:
    words = _words(issued.reference, issued.title, issued.addressee, issued.form)
    day, file = issued.day.isoformat(), str(issued.file)
    return issued.reference, issued.form, issued.title, issued.addressee, day, file, words


def _words(*texts: str) -> str:
    return all_arabic(" ".join(texts)).casefold()


def _store(db: sqlite3.Connection, id_: int, edition: int, issued: Issued) -> None:
    answers = json.dumps(dict(issued.answers), ensure_ascii=False)
    db.execute("INSERT INTO edition VALUES (?, ?, ?, ?)", (id_, edition, issued.content, answers))


def _happened(db: sqlite3.Connection, id_: int, at: datetime, what: str, reason: str) -> None:
    db.execute(
        "INSERT INTO happening (document, at, what, reason) VALUES (?, ?, ?, ?)",
        (id_, at.isoformat(timespec="seconds"), what, reason),
    )


def _standing(db: sqlite3.Connection, id_: int) -> Entry:
    entry = _get(db, id_)
    if entry.cancelled:
        raise RegisterError(
            "cancelled", f"{entry.reference} ยกเลิกแล้ว ({entry.cancelled}) จึงแก้ไขไม่ได้ โปรดออกฉบับใหม่"
        )
    return entry


def _get(db: sqlite3.Connection, id_: int) -> Entry:
    row = db.execute(f"SELECT {_COLUMNS} FROM document WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise RegisterError("not_in_register", f"ไม่มีลำดับที่ {id_} ในทะเบียน โปรดดูลำดับจากรายการทะเบียน")
    return _entry(row)


def _entry(row: tuple[Any, ...]) -> Entry:
    (
        id_,
        kind,
        year,
        owner,
        circular,
        number,
        reference,
        form,
        title,
        addressee,
        day,
        file,
        cancelled,
        editions,
    ) = row
    return Entry(
        id=id_,
        series=Series(kind, year, owner, bool(circular)),
        number=number,
        reference=reference,
        form=form,
        title=title,
        addressee=addressee,
        day=date.fromisoformat(day),
        file=Path(file),
        editions=editions,
        cancelled=cancelled,
    )
