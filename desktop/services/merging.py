"""Makes one document for every row of a roster: first every row is checked, then every document written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.services.bundling import NewFile, bound, zip_of
from desktop.services.merge_identity import run_of
from desktop.services.merge_pdf import MergePdfs
from desktop.services.ports import Destination, Roster, Spool, Stopwatch

if TYPE_CHECKING:
    from desktop.services.office import Office
    from templates_docs.document import Renderer
    from templates_docs.form import CheckedAnswers, Form
    from templates_docs.mail_merge import CheckedRow, Columns, FileNames, RowProblem

MOST_PROBLEMS = 1000
"""Problems told before checking stops: whoever has so many has the wrong file."""

Content = bytes | Mapping[str, bytes]
"""A document as a file, or as the parts of a Word file that is to be bound with others."""

State = TypeVar("State")
Result = TypeVar("Result")


@dataclass(frozen=True)
class MergePlan:
    """What is to be merged.

    Attributes:
        form: the form to fill for each row.
        roster: the rows.
        columns: which column answers which field.
        common: answers that hold for every row, flat or nested.
        name_field: whose answer names each file; empty for the form's own choice.
        as_pdf: PDF/A in place of Word files.
        one_file: all of them bound in one document.
    """

    form: Form
    roster: Roster
    columns: Columns
    common: Mapping[str, object]
    name_field: str = ""
    as_pdf: bool = False
    one_file: bool = False


@dataclass(frozen=True)
class MergeReport:
    """What checking a whole roster found.

    Attributes:
        plan: what was checked.
        names: the file of each good row, in order.
        errors: what stops the merge; at most `MOST_PROBLEMS`.
        warnings: what is only shown; at most `MOST_PROBLEMS`.
        rows: how many rows were looked at.
        run: tells this merge from every other.
        answers: the checked answers of each good row.
    """

    plan: MergePlan
    names: tuple[str, ...]
    errors: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]
    rows: int
    run: str
    answers: Spool


@dataclass(frozen=True)
class Progress:
    """How far the writing is.

    Attributes:
        done: documents that are there, those of an earlier run included.
        total: of all.
        passed: the time this run has worked, pauses left out.
        made: documents made by this run.
    """

    done: int
    total: int
    passed: timedelta
    made: int

    @property
    def rate(self) -> float:
        """Documents a second; 0 while that cannot be told."""
        seconds = self.passed.total_seconds()
        return self.made / seconds if seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until all are there, at this rate; None while that cannot be told."""
        return (self.total - self.done) / self.rate if self.rate else None


@dataclass(frozen=True)
class Merged:
    """A merge that is complete.

    Attributes:
        path: where it is.
        total: of its documents.
        made: how many of them are new.
        draft: whether they say ฉบับร่าง because no emblem is installed.
        program: that made PDFs in place of our typesetter; empty as long as that could.
        undrawn: what our typesetter cannot draw, in Thai; empty likewise.
    """

    path: Path
    total: int
    made: int
    draft: bool
    program: str = ""
    undrawn: str = ""


class Merging:
    """The clerk's desk for many documents at once.

    `check` and `write` are generators: each step tells how far they are, so that a window can pause between
    two documents and a command line can be stopped; their result comes at the end (see `drain`).
    """

    def __init__(
        self,
        office: Office,
        open_roster: Callable[[Path], Roster],
        new_spool: Callable[[], Spool],
        new_stopwatch: Callable[[], Stopwatch],
        folder: Callable[[Path], Destination],
        new_file: NewFile,
    ) -> None:
        self.office = office
        self.open_roster = open_roster
        self.folder = folder
        self._new_file = new_file
        self._new_spool = new_spool
        self._new_stopwatch = new_stopwatch

    def zip_file(self, path: Path) -> Destination:
        """A zip file of all documents."""
        return zip_of(self._new_file, path)

    def one_file(self, path: Path, form: Form) -> Destination:
        """One document of all, each on pages of its own: PDF/A where the path ends in .pdf, else a Word file."""
        return bound(self._new_file, path, form.title)

    def check(self, plan: MergePlan) -> Generator[int, None, MergeReport]:
        """What is wrong with any row, and the names of all files; yields the number of rows looked at.

        The first row that is well is rendered too, and set where a PDF is wanted, though nothing is written:
        what the template cannot do is told here.

        Raises:
            RosterError: part way, where the file is damaged or too long.
            DocumentError: the form's template or the emblem is at fault, or the letter cannot be set as PDF.
            ConverterError: another program has to make the PDFs, and cannot.
        """
        from templates_docs.mail_merge import FileNames, check_drawable, check_row

        names = FileNames(plan.name_field, ".pdf" if plan.as_pdf else ".docx")
        found = _Found(names, self._new_spool())
        calendar, today = self.office.calendar, self.office.today()
        rows, tried = 0, False
        for rows, row in enumerate(plan.roster.rows(), 1):
            looked_at = check_row(plan.form, plan.columns, row, plan.common, today, calendar)
            if plan.as_pdf:
                looked_at = check_drawable(looked_at, plan.columns)
            found.add(looked_at)
            if looked_at.checked is not None and not tried:
                self._try(plan, looked_at.checked)
                tried = True
            if len(found.errors) >= MOST_PROBLEMS:
                break
            yield rows
        if not rows:
            found.errors.append(_no_rows())
        warnings = tuple(found.warnings[:MOST_PROBLEMS])
        run = run_of(plan, self.office.emblem_picture(), self.office.fonts if plan.as_pdf else None)
        return MergeReport(plan, tuple(found.names), tuple(found.errors), warnings, rows, run, found.spool)

    def write(self, report: MergeReport, to: Destination) -> Generator[Progress, None, Merged]:
        """Where the documents are; yields after each how far it is. Closing it leaves whole documents only.

        Raises:
            ValueError: the report has errors; nothing is written then.
            OutboxError, ConverterError: part way; what was written stays and is not made again.
            DocumentError: the form's template or the emblem is at fault, or the letter cannot be set as PDF.
        """
        from templates_docs.document import Renderer

        if report.errors:
            raise ValueError("a roster with errors is not merged")
        emblem, as_pdf = self.office.emblem_picture(), report.plan.as_pdf
        renderer = Renderer(report.plan.form, emblem, fonts=self.office.fonts if as_pdf else None)
        pdfs = MergePdfs(renderer, self.office.find_converter)
        total, clock, spent = len(report.names), self._new_stopwatch(), timedelta(0)
        try:
            there = to.begin(report.run, report.names)
            done, made = len(there), 0
            yield Progress(done, total, spent, made)
            with closing(_documents(report, renderer, pdfs, there, binds=to.binds)) as documents:
                since = clock()
                for name, content in documents:
                    _put(to, name, content)
                    done, made, spent = done + 1, made + 1, spent + clock() - since
                    yield Progress(done, total, spent, made)
                    since = clock()  # a pause between two documents says nothing about how fast they are made
            draft = self.office.lacks_emblem(report.plan.form)
            return Merged(to.finish(), total, made, draft, pdfs.program, pdfs.undrawn)
        finally:
            to.stop()

    def _try(self, plan: MergePlan, checked: CheckedAnswers) -> None:
        """Makes one document as all of them will be made, and throws it away."""
        from templates_docs.document import Renderer
        from templates_docs.errors import CannotBindPdfError, CannotTypesetError

        if not plan.as_pdf:
            Renderer(plan.form, self.office.emblem_picture()).docx(checked)
        elif not plan.one_file:
            self.office.finished_pdf(checked)
        else:
            try:
                self.office.pdf(checked)
            except CannotTypesetError as refused:
                raise CannotBindPdfError(refused.thing) from refused


class _Found:
    """What checking has found so far."""

    def __init__(self, names: FileNames, spool: Spool) -> None:
        self.spool = spool
        self.names: list[str] = []
        self.errors: list[RowProblem] = []
        self.warnings: list[RowProblem] = []
        self._give = names.give
        self._common: set[tuple[str, str]] = set()
        self._rows: dict[bytes, int] = {}

    def add(self, row: CheckedRow) -> None:
        """Takes in a row: its problems, or its answers and the name of its file."""
        for problem in row.problems:
            if self._new(problem):
                (self.errors if problem.severity == "error" else self.warnings).append(problem)
        if row.checked is not None and not self.errors:
            checked = row.checked
            first = self._rows.setdefault(_digest(checked), row.number)
            if first != row.number:
                self.warnings.append(_repeated(row.number, first))
            self.names.append(self._give(checked))
            self.spool.put((dict(checked.values), checked.deadline, checked.warnings))

    def _new(self, problem: RowProblem) -> bool:
        """Whether it was not told yet: what is wrong with the common answers is told once, not for each row."""
        if problem.column:
            return True
        told = (problem.code, problem.sentence)
        if told in self._common:
            return False
        self._common.add(told)
        return True


def drain(
    steps: Generator[State, None, Result], tell: Callable[[State], object] = lambda _state: None
) -> Result:
    """What a generator returns in the end; each step is told on the way."""
    while True:
        try:
            state = next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        tell(state)


def _documents(
    report: MergeReport, renderer: Renderer, pdfs: MergePdfs, there: Collection[str], *, binds: bool
) -> Generator[tuple[str, Content], None, None]:
    """Each document that is not there yet, as the destination takes it, with the name of its file."""
    rows = (
        (name, _unpacked(report.plan.form, kept))
        for name, kept in zip(report.names, report.answers, strict=True)
        if name not in there
    )
    if report.plan.as_pdf and not binds:
        yield from pdfs.of(rows)
        return
    make = renderer.parts if binds else renderer.docx
    for name, checked in rows:
        yield name, make(checked)


def _put(to: Destination, name: str, content: Content) -> None:
    from templates_docs.errors import CannotBindPdfError, CannotTypesetError

    try:
        to.put(name, content)
    except CannotTypesetError as refused:
        raise CannotBindPdfError(f"{refused.thing} ({name})") from refused


def _unpacked(form: Form, kept: object) -> CheckedAnswers:
    from templates_docs.form import CheckedAnswers

    assert isinstance(kept, tuple)
    return CheckedAnswers(form, *kept)


def _digest(checked: CheckedAnswers) -> bytes:
    """The same for the same answers, in little room: a roster may have 20,000 rows."""
    return blake2b(repr(sorted(checked.values.items())).encode(), digest_size=16).digest()


def _repeated(row: int, first: int) -> RowProblem:
    from templates_docs.errors import Severity
    from templates_docs.mail_merge import RowProblem

    say = f"ตรงกับแถว {first} ทุกช่อง จึงได้หนังสือซ้ำอีกฉบับ โปรดลบแถวที่ซ้ำหากไม่ได้ตั้งใจ"
    return RowProblem(row, "", "", say, "row_repeated", Severity.WARNING)


def _no_rows() -> RowProblem:
    from templates_docs.mail_merge import RowProblem

    return RowProblem(2, "", "", "ไม่มีรายชื่อใต้หัวตาราง โปรดกรอกอย่างน้อยหนึ่งแถว", "no_rows")
