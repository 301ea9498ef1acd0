"""Issues documents under the numbers of the agency's register, and keeps what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.numbering import DAY_FIELD, Numbering, number_field, read_numbering
from desktop.services.ports import (
    DocumentRegister,
    Entry,
    Happening,
    Issued,
    Now,
    Outbox,
    RegisterError,
    View,
)

if TYPE_CHECKING:
    from desktop.services.office import Office
    from templates_docs.fields import Field
    from templates_docs.form import CheckReport, Form


@dataclass(frozen=True)
class Registered:
    """A document that was issued.

    Attributes:
        entry: its line in the register.
        report: what checking found; no errors, perhaps warnings.
        draft: whether it says ฉบับร่าง because its paper bears an emblem and none is installed.
    """

    entry: Entry
    report: CheckReport
    draft: bool


class Registering:
    """The agency's register of what it issued."""

    def __init__(
        self, office: Office, register: DocumentRegister, outbox: Outbox, now: Now, view: View
    ) -> None:
        self._office, self._register, self._outbox, self._now = office, register, outbox, now
        self._view = view

    def issue(
        self, form: Form, answers: Mapping[str, object], folder: Path, *, blank: bool = False
    ) -> Registered:
        """The document, numbered, checked, rendered, written and stored; any failure gives the number back.

        Args:
            form: the form.
            answers: the clerk's; the number field holds the number as far as its stroke (the next is taken),
                or whole.
            folder: where the document goes.
            blank: leaves the number to the registry.

        Raises:
            AnswersRefusedError: with every problem; nothing is written and no number used.
            RegisterError: the number is taken or cannot be read, or the register cannot be used.
            OutboxError, DocumentError: as `Office.write`; no number is used.
        """
        from templates_docs.mail_merge import flat

        given = dict(flat(answers))
        numbering = read_numbering(form, given.get(number_field(form).name), self._day(form, given))
        making = _Making(self._office, self._outbox, form, given, folder)
        try:
            entry = self._register.issue(
                numbering.series,
                numbering.wanted,
                lambda number: making.make(numbering.field, numbering.reference(number)),
                self._now(),
                blank,
            )
        except BaseException:
            making.take_back()
            raise
        return making.registered(entry)

    def reissue(self, id_: int, answers: Mapping[str, object], folder: Path, reason: str) -> Registered:
        """A new edition under the same number; the one before stays in the history.

        Raises:
            RegisterError: it is cancelled, there is no reason, or the register cannot be used.
            AnswersRefusedError, OutboxError, DocumentError: as `issue`; all stays as it was.
        """
        from templates_docs.mail_merge import flat

        form = self.form(id_)
        field = number_field(form).name
        making = _Making(self._office, self._outbox, form, dict(flat(answers)), folder)
        try:
            entry = self._register.reissue(
                id_, lambda before: making.make(field, before.reference), self._now(), _reason(reason)
            )
        except BaseException:
            making.take_back()
            raise
        return making.registered(entry)

    def fill_number(self, id_: int, number: int) -> Entry:
        """The entry that was issued without a number, with the one the registry gave it.

        Raises:
            RegisterError: it has a number, the number is taken, or the register cannot be used.
        """
        entry = self._register.get(id_)
        prefix, _blank, code = entry.series.owner.rpartition(" ")
        numbering = Numbering("", entry.series, prefix, code, number, entry.day)
        return self._register.fill_number(id_, number, numbering.reference(number), self._now())

    def skipped_by(self, id_: int, number: int) -> int:
        """How many numbers would be left out of the count if this document were filled with this one."""
        last = self._register.last_number(self._register.get(id_).series)
        return max(number - last - 1, 0)

    def cancel(self, id_: int, reason: str) -> Entry:
        """The entry, which holds no more; its number is never given again.

        Raises:
            RegisterError: it is cancelled already, there is no reason, or the register cannot be used.
        """
        return self._register.cancel(id_, self._now(), _reason(reason))

    def search(self, words: str = "", most: int = 200) -> list[Entry]:
        """The entries with all these words in number, title, addressee or form, the latest first."""
        return self._register.search(words, most)

    def history(self, id_: int) -> list[Happening]:
        """What happened to a document, from the first."""
        return self._register.history(id_)

    def form(self, id_: int) -> Form:
        """The form that the document was made from.

        Raises:
            RegisterError: there is no such document.
            FormError, UnknownFormError: its form is gone or cannot be used.
        """
        return self._office.catalog.get(self._register.get(id_).form)

    def answers(self, id_: int) -> dict[str, object]:
        """What a document was last made of, but for citizen numbers, which are never kept."""
        return self._register.answers(id_)

    def copy(self, id_: int, folder: Path) -> Path:
        """A new file with the document as it was last issued, whatever became of the first one."""
        entry = self._register.get(id_)
        return self._outbox.put(folder, entry.file.name, self._register.content(id_))

    def file(self, id_: int, folder: Path) -> Path:
        """The file that was issued; a copy from the register in this folder where it is gone or was changed."""
        entry = self._register.get(id_)
        try:
            same = entry.file.read_bytes() == self._register.content(id_)
        except OSError:
            same = False
        return entry.file if same else self.copy(id_, folder)

    def open(self, id_: int, folder: Path) -> Path:
        """The file now shown by the computer's own program, found as `file` does.

        Raises:
            OutboxError: there is no such program, or no copy could be written.
        """
        path = self.file(id_, folder)
        self._view(path)
        return path

    def _day(self, form: Form, given: Mapping[str, object]) -> date:
        """The day the document bears; today where that cannot be read, which checking then tells."""
        from templates_docs.answers import read_answer
        from thai.errors import ThaiError

        for field in form.fields:
            if field.name == DAY_FIELD:
                try:
                    day = read_answer(field, given.get(DAY_FIELD))
                except ThaiError:
                    break
                return day if isinstance(day, date) else self._office.today()
        return self._office.today()


class _Making:
    """Makes one document for the register, and takes it back when the register cannot keep it."""

    def __init__(
        self, office: Office, outbox: Outbox, form: Form, answers: dict[str, object], folder: Path
    ) -> None:
        self._office, self._outbox = office, outbox
        self._form, self._answers, self._folder = form, answers, folder
        self._path: Path | None = None
        self._report: CheckReport | None = None

    def make(self, number_field: str, reference: str) -> Issued:
        """The document, checked, rendered and written under this number."""
        from templates_docs.document import ADDRESSEE, file_name, render_docx

        answers = {**self._answers, number_field: reference}
        self._report = self._office.check(self._form, answers)
        checked = self._report.accepted()
        content = render_docx(checked, self._office.emblem_picture())
        self._path = self._outbox.put(self._folder, file_name(checked), content)
        day = checked.values.get(DAY_FIELD)
        return Issued(
            reference=reference,
            form=self._form.name,
            title=self._form.title,
            addressee=str(checked.values.get(ADDRESSEE) or ""),
            day=_plain_day(day) or self._office.today(),
            file=self._path.absolute(),
            content=content,
            answers=_kept(self._form.fields, answers),
        )

    def take_back(self) -> None:
        """Removes what was written."""
        if self._path is not None:
            self._outbox.take_back(self._path)

    def registered(self, entry: Entry) -> Registered:
        """What to tell of it."""
        assert self._report is not None
        return Registered(entry, self._report, draft=self._office.lacks_emblem(self._form))


def _plain_day(day: object) -> date | None:
    if isinstance(day, datetime):
        return day.date()
    return day if isinstance(day, date) else None


def _kept(fields: Iterable[Field], answers: Mapping[str, object]) -> dict[str, object]:
    """The answers as the register keeps them: plain values, and no citizen number, in entries of a group neither."""
    from templates_docs.fields import Kind

    asked = {field.name: field for field in fields}
    kept: dict[str, object] = {}
    for name, value in answers.items():
        field = asked.get(name)
        if field is None or field.kind is not Kind.CITIZEN_ID:
            kept[name] = _plain(value, field.each if field else ())
    return kept


def _plain(value: object, each: Iterable[Field]) -> object:
    """An answer as JSON can hold it; days as they are written in answers files."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _kept(each, value)
    if isinstance(value, list | tuple):
        return [_plain(item, each) for item in value]
    return value


def _reason(reason: str) -> str:
    words = " ".join(reason.split())
    if not words:
        raise RegisterError("no_reason", "ยังไม่ได้บอกเหตุผล โปรดพิมพ์เหตุผลสั้น ๆ เพื่อเก็บในทะเบียน")
    return words[:300]
