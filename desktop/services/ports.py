"""What the services ask of the outside: promises that `desktop.bootstrap` fills with real parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from templates_docs.mail_merge import RosterRow

Today = Callable[[], date]
"""Gives the day on which the clerk works."""

Now = Callable[[], datetime]
"""Gives the moment at which something is put on record."""

Stopwatch = Callable[[], timedelta]
"""Gives the time since it was made; never goes back."""

NewStopwatch = Callable[[], Stopwatch]
"""Makes a stopwatch that starts now."""

NewSeed = Callable[[], str]
"""Makes a seed for a run of a drill; no two alike."""

View = Callable[[Path], None]
"""Shows a document with the computer's own program for it; raises OutboxError where there is none."""


class Outbox(Protocol):
    """Where finished documents go."""

    def put(self, folder: Path, name: str, content: bytes) -> Path:
        """The path of the new file, written whole or not at all; an existing file is never overwritten.

        Raises:
            OutboxError: the folder cannot be made, is full or may not be written to.
        """
        ...

    def take_back(self, path: Path) -> None:
        """Removes a document that was put and must not stay, because a later step failed."""
        ...


class Roster(Protocol):
    """Rows to merge a form over.

    Attributes:
        headings: of its columns, from the left.
        digest: tells whether it has changed.
    """

    headings: tuple[str, ...]
    digest: str

    def rows(self) -> Iterator[RosterRow]:
        """Every row below the headings, one at a time; each call begins anew.

        Raises:
            RosterError: part way, where the file is damaged or too long.
        """
        ...


class Spool(Protocol):
    """A heap of things too many for memory, in the order they were put; nobody else can read it."""

    def put(self, thing: object) -> None:
        """Adds a thing of plain values."""
        ...

    def __iter__(self) -> Iterator[object]:
        """Everything put so far, from the first."""
        ...

    def close(self) -> None:
        """Forgets all of it."""
        ...


class Destination(Protocol):
    """Where the documents of a merge go; a stopped run goes on where it was.

    Attributes:
        binds: whether the documents become one; it takes the parts of each Word file then, else whole files.
    """

    binds: bool

    def begin(self, run: str, names: Iterable[str]) -> frozenset[str]:
        """The names already written by an earlier, stopped run of the same merge.

        Args:
            run: Tells this merge from every other; the same for the same form, roster and answers.
            names: Of every document that will come.

        Raises:
            OutboxError: another file stands in the way, or nothing can be written there.
        """
        ...

    def put(self, name: str, content: Any) -> None:
        """Adds a document, whole or not at all.

        Raises:
            OutboxError: it could not be written.
            DocumentError: it cannot be bound with others, or not be set.
        """
        ...

    def finish(self) -> Path:
        """Where all of it is now; a single file gets its name only here."""
        ...

    def stop(self) -> None:
        """Leaves whole documents only; what is half made goes."""
        ...


@dataclass(frozen=True)
class Series:
    """What one run of numbers is counted within.

    Attributes:
        kind: of document, such as `external_letter`; circulars count apart from other letters.
        year: Buddhist era.
        owner: the letters and code before the stroke, Arabic digits, such as `กค 0402.2`; empty for orders.
        circular: whether its numbers begin with ว.
    """

    kind: str
    year: int
    owner: str = ""
    circular: bool = False


@dataclass(frozen=True)
class Issued:
    """What goes into the register beside the number.

    Attributes:
        reference: the whole number as printed.
        form: the form's name.
        title: what it is about.
        addressee: to whom; may be empty.
        day: the day it bears.
        file: where it was written.
        content: the document itself.
        answers: what it was made of, by dotted name.
    """

    reference: str
    form: str
    title: str
    addressee: str
    day: date
    file: Path
    content: bytes
    answers: Mapping[str, object]


@dataclass(frozen=True)
class Entry:
    """A line of the register.

    Attributes:
        id: never changes.
        series: what its number is counted within.
        number: the running number; None while the registry has not given one.
        reference: the whole number as printed.
        form: the form's name.
        title: what it is about.
        addressee: to whom; may be empty.
        day: the day it bears.
        file: where it was last written.
        editions: how many times it was issued; more than 1 after a reissue.
        cancelled: why, once it is cancelled; empty while it holds.
    """

    id: int
    series: Series
    number: int | None
    reference: str
    form: str
    title: str
    addressee: str
    day: date
    file: Path
    editions: int
    cancelled: str


@dataclass(frozen=True)
class Happening:
    """One line of a document's history: when, what (`issued`, `reissued`, `numbered`, `cancelled`), and why."""

    at: datetime
    what: str
    reason: str


class DocumentRegister(Protocol):
    """The agency's register of what it sent; a number is given to one document only."""

    def issue(
        self,
        series: Series,
        number: int | None,
        make: Callable[[int | None], Issued],
        at: datetime,
        blank: bool,
    ) -> Entry:
        """The entry, after `make` has rendered and written the document under its number; all or nothing.

        Args:
            series: Where the number is counted.
            number: The number wanted; the next one when None.
            make: Called with the number; whatever it raises gives the number back.
            at: The moment put on record.
            blank: Leaves the number to the registry; `make` is then called with None.

        Raises:
            RegisterError: the number is taken, or the register cannot be used.
        """
        ...

    def reissue(self, id_: int, make: Callable[[Entry], Issued], at: datetime, reason: str) -> Entry:
        """The entry, after `make` has written a new edition under the same number; all or nothing."""
        ...

    def fill_number(self, id_: int, number: int, reference: str, at: datetime) -> Entry:
        """The entry, with the number that the registry gave it."""
        ...

    def last_number(self, series: Series) -> int:
        """The highest number given so far; 0 before the first."""
        ...

    def cancel(self, id_: int, at: datetime, reason: str) -> Entry:
        """The entry, which holds no more; its number is never given again."""
        ...

    def search(self, words: str = "", most: int = 200) -> list[Entry]:
        """The entries with all these words in number, title, addressee or form, the latest first."""
        ...

    def get(self, id_: int) -> Entry:
        """The entry of that id."""
        ...

    def history(self, id_: int) -> list[Happening]:
        """What happened to it, from the first."""
        ...

    def content(self, id_: int) -> bytes:
        """The document as it was last issued."""
        ...

    def answers(self, id_: int) -> dict[str, object]:
        """What it was last made of."""
        ...


class Drafts(Protocol):
    """Answers that were typed and not yet made into a document, a set for each form."""

    def read(self, form: str) -> dict[str, object]:
        """What was typed, by dotted name; empty when there is none."""
        ...

    def keep(self, form: str, answers: Mapping[str, object]) -> None:
        """Keeps them in place of those from before."""
        ...

    def drop(self, form: str) -> None:
        """Forgets them."""
        ...


class FileError(Exception):
    """A file or folder that cannot serve; `sentence` says in Thai what, where and what to do."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = path


class RosterError(FileError):
    """A roster that cannot be used."""

    code = "roster_unusable"


class RegisterError(Exception):
    """The register refuses; `code` is stable, the words are one Thai sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Emblem(Protocol):
    """The organisation's own emblem, once it has installed one."""

    def read(self) -> bytes | None:
        """The PNG, or None as long as none is installed.

        Raises:
            OSError: one is installed and cannot be read.
        """
        ...

    def install(self, picture: bytes) -> None:
        """Keeps this PNG from now on."""
        ...

    def remove(self) -> None:
        """Forgets the emblem."""
        ...


class Pages(Protocol):
    """The pages of an open PDF, as pictures."""

    def __len__(self) -> int: ...

    def picture(self, page: int, width: int) -> bytes:
        """A page, counted from 0, as a PPM that many pixels wide."""
        ...

    def close(self) -> None:
        """Lets go of the document."""
        ...


OpenPages = Callable[[bytes], Pages]
"""Opens a PDF to look at its pages."""


class OutboxError(FileError, OSError):
    """A document could not be written."""

    code = "not_written"
