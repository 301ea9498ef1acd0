"""One form, many rows: matches a roster's columns to the form's fields and checks each row like any other answers."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from templates_docs.document import file_name
from templates_docs.errors import DocumentError, Problem, Severity, did_you_mean
from templates_docs.fields import Field, Kind
from templates_docs.file_names import safe_file_name
from templates_docs.form import CheckedAnswers, Form
from thai.business_days import GovernmentCalendar
from thai.errors import ThaiError, shown
from thai.identity import mask_citizen_id
from thai.numerals import to_thai

_DEEPEST = 4
_ZEROS_MATTER = frozenset(
    {Kind.DIGITS, Kind.PHONE, Kind.MOBILE, Kind.CITIZEN_ID, Kind.USERNAME, Kind.REFERENCE_NUMBER}
)
_DAYS = frozenset({Kind.DATE, Kind.MOMENT})


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken as it stands: what it shows, a stable code, and a Thai sentence."""

    typed: str
    code: str
    sentence: str


Cell = str | int | float | bool | date | datetime | BadCell
"""What a roster's cell may hold; a blank one is an empty text."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A row as the file has it: its number, counted as a spreadsheet shows it, and its cells from the left."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row: where it stands, what was typed there, and one Thai sentence.

    `row` is as the spreadsheet counts, and 0 where the fault is in an answer that holds for every row; `column` is
    its heading, empty where the fault is in no column.
    A citizen number is never repeated in `typed`.
    """

    row: int
    column: str
    typed: str
    sentence: str
    code: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Columns:
    """A roster's headings and, for each, the dotted name of the field it answers; empty for none."""

    headings: tuple[str, ...]
    fields: tuple[str, ...]

    def heading_of(self, field: str) -> str:
        """Return the heading of the column that answers this field; empty when no column does."""
        return self.headings[self.fields.index(field)] if field in self.fields else ""


class ColumnsRefusedError(DocumentError):
    """Headings that cannot be matched to the form's fields; `problems` holds one for each."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        super().__init__("columns_refused", "\n".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What checking a row found: its answers when they may be used, and every problem and warning."""

    number: int
    checked: CheckedAnswers | None
    problems: tuple[RowProblem, ...]


def guess_columns(form: Form, headings: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Return the field each heading seems to name, by its dotted name or its label; empty where none does.

    Args:
        form: whose fields they are.
        headings: the roster's, from the left.
        chosen: heading to field (or to an empty text, to leave the column out), where a person said so.
    """
    names = _names(form)
    said = {_folded(heading): field for heading, field in (chosen or {}).items()}
    fields = []
    for heading in headings:
        folded = _folded(heading)
        found = names.get(folded, ())
        fields.append(said[folded] if folded in said else found[0] if len(found) == 1 else "")
    return Columns(tuple(headings), tuple(fields))


def match_columns(form: Form, headings: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Return the columns, every heading matched or left out on purpose; arguments as `guess_columns`.

    Raises:
        ColumnsRefusedError: with a problem for each heading that names no field, more than one, or one twice,
            and for each choice that fits nothing.
    """
    columns = guess_columns(form, headings, chosen)
    left_out = {_folded(heading) for heading, field in (chosen or {}).items() if not field}
    problems = [*_odd_choices(form, headings, chosen or {}), *_odd_headings(form, columns, left_out)]
    if not any(columns.fields) and not problems:
        problems.append(_heading_problem("", "ไม่มีหัวคอลัมน์ที่ตรงกับช่องของแบบ แถวแรกต้องเป็นชื่อช่อง"))
    if problems:
        raise ColumnsRefusedError(problems)
    return columns


def check_row(
    form: Form,
    columns: Columns,
    row: RosterRow,
    common: Mapping[str, object],
    today: date,
    calendar: GovernmentCalendar,
) -> CheckedRow:
    """Return what the form says about one row.

    Args:
        form: the form to fill.
        columns: from `match_columns`.
        row: from the roster; a blank cell leaves the field to the common answers.
        common: answers for every row, flat or nested; a filled cell wins over them.
        today: the day on which the clerk works.
        calendar: the working days a deadline is counted in.
    """
    shared, typed, problems = dict(flat(common)), dict[str, str](), list[RowProblem]()
    answers = dict(shared)
    for heading, name, cell in zip(columns.headings, columns.fields, row.cells, strict=False):
        if not name or cell == "":
            continue
        field = form.field(name)
        typed[name] = _shown(field, cell)
        read = _taken(field, cell)
        if isinstance(read, BadCell):
            problems.append(RowProblem(row.number, heading, typed[name], read.sentence, read.code))
            answers[name] = ""
        else:
            answers[name] = read
    problems += _without_heading(columns, row)
    report = form.check(answers, today, calendar)
    bad = {columns.fields[columns.headings.index(problem.column)] for problem in problems if problem.column}
    problems += [
        _located(
            problem, columns, 0 if _answered(problem.field, shared.keys() - typed) else row.number, typed
        )
        for problem in report.problems
        if problem.field not in bad
    ]
    stopped = any(problem.severity is Severity.ERROR for problem in problems)
    return CheckedRow(row.number, None if stopped else report.checked, tuple(problems))


def check_drawable(row: CheckedRow, columns: Columns) -> CheckedRow:
    """Return the row, refused with a problem for each answer that has a character the PDF's font lacks."""
    from templates_docs.pdf import undrawable  # HarfBuzz, which rows of Word files need not wait for

    if row.checked is None:
        return row
    problems = []
    for name, value in row.checked.values.items():
        text = _words(value)
        if sign := undrawable(text):
            where, code = row.checked.form.field(name).where, f"U+{ord(sign):04X}"
            say = f"{where}: มีอักขระ {sign} ({code}) ซึ่งแบบอักษรของ PDF ไม่มี โปรดแก้ หรือทำเป็นไฟล์ Word"
            problems.append(
                RowProblem(row.number, columns.heading_of(name), shown(text), say, "cannot_typeset")
            )
    return CheckedRow(row.number, None, (*row.problems, *problems)) if problems else row


def flat(answers: Mapping[str, object], prefix: str = "", depth: int = 1) -> Iterator[tuple[str, object]]:
    """Yield nested answers as pairs of dotted name and value."""
    for key, value in answers.items():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from flat(value, f"{prefix}{key}.", depth + 1)
        else:
            yield f"{prefix}{key}", value


class FileNames:
    """Gives each row a file name of its own, safe on every system; the same rows get the same names."""

    def __init__(self, field: str = "", suffix: str = ".docx") -> None:
        """Begins without any name taken.

        Args:
            field: whose answer names the file; the form's own choice when left out.
            suffix: of every name.
        """
        self._field = field
        self._suffix = suffix
        self._taken: set[str] = set()

    def give(self, checked: CheckedAnswers) -> str:
        """Return the name; where it is taken, `name (๒)` and so on."""
        answer = checked.values.get(self._field)
        own = isinstance(answer, str) and answer
        name = safe_file_name((str(answer),), self._suffix) if own else file_name(checked, self._suffix)
        stem, count, free = name.removesuffix(self._suffix), 1, name
        while _folded(free) in self._taken:  # Windows and macOS know no capitals
            count += 1
            free = f"{stem} ({to_thai(str(count))}){self._suffix}"
        self._taken.add(_folded(free))
        return free


def _names(form: Form) -> dict[str, tuple[str, ...]]:
    """Return, for everything a column may be called, the fields that are called so."""
    names: dict[str, tuple[str, ...]] = {}
    for field in form.asked:
        for called in {_folded(field.name), _folded(field.label), _folded(field.label_en)} - {""}:
            names[called] = (*names.get(called, ()), field.name)
    for field in form.asked:  # a dotted name is never in doubt
        names[_folded(field.name)] = (field.name,)
    return names


def _odd_choices(form: Form, headings: Sequence[str], chosen: Mapping[str, str]) -> Iterator[RowProblem]:
    known, there = {field.name for field in form.asked}, {_folded(heading) for heading in headings}
    for heading, field in chosen.items():
        if _folded(heading) not in there:
            yield _heading_problem(
                heading, f"ไม่มีคอลัมน์ “{shown(heading)}” ในไฟล์{did_you_mean(heading, headings)}"
            )
        elif field and field not in known:
            yield _heading_problem(heading, f"แบบนี้ไม่มีช่อง “{shown(field)}”{did_you_mean(field, known)}")


def _odd_headings(form: Form, columns: Columns, left_out: set[str]) -> Iterator[RowProblem]:
    names = _names(form)
    used: dict[str, str] = {}
    for heading, field in zip(columns.headings, columns.fields, strict=True):
        if field in used and field:
            yield _heading_problem(
                heading, f"คอลัมน์ “{shown(used[field])}” และ “{shown(heading)}” เป็นช่องเดียวกัน โปรดเหลือคอลัมน์เดียว"
            )
        used.setdefault(field, heading)
        if field or not heading or _folded(heading) in left_out:
            continue
        if among := names.get(_folded(heading)):
            say = f"หัวคอลัมน์ “{shown(heading)}” ตรงกับหลายช่อง โปรดใช้ชื่อช่องแทน: {', '.join(among)}"
        else:
            near = did_you_mean(heading, [called for one in form.asked for called in (one.label, one.name)])
            say = f"หัวคอลัมน์ “{shown(heading)}” ไม่ตรงกับช่องใดของแบบ{near} โปรดแก้ชื่อ ลบคอลัมน์ หรือเลือกไม่ใช้"
        yield _heading_problem(heading, say)


def _without_heading(columns: Columns, row: RosterRow) -> Iterator[RowProblem]:
    """Yield a problem for each filled cell under a blank heading, and one for those right of all headings."""
    wide = len(columns.headings)
    for place, (heading, field, cell) in enumerate(
        zip(columns.headings, columns.fields, row.cells, strict=False), 1
    ):
        if not heading and not field and cell != "":
            say = f"คอลัมน์ที่ {place} จากซ้ายมีข้อมูลแต่ไม่มีหัวคอลัมน์ โปรดพิมพ์หัวคอลัมน์ หรือลบทั้งคอลัมน์"
            yield RowProblem(row.number, "", "", say, "column_unnamed")
    if any(cell != "" for cell in row.cells[wide:]):
        say = "มีช่องเกินหัวตาราง โปรดตรวจเครื่องหมายคั่นหรือลบช่องที่เกิน"
        yield RowProblem(row.number, "", "", say, "row_too_wide")


def _heading_problem(heading: str, sentence: str) -> RowProblem:
    return RowProblem(1, shown(heading), shown(heading), sentence, "column_unknown")


def _taken(field: Field, cell: Cell) -> object:
    """Return the cell as an answer to the field, or why it cannot be one."""
    if isinstance(cell, BadCell | str | bool):
        return cell
    if isinstance(cell, date):
        if cell.year > 2200:
            say = "เซลล์วันที่มีปี พ.ศ. อยู่ในช่องปี ค.ศ. โปรดพิมพ์วันที่เป็นข้อความ เช่น 5 มีนาคม 2568"
            return BadCell(str(cell), "year_as_buddhist", f"{field.where}: {say}")
        if field.kind is Kind.MOMENT:
            return cell
        midnight = isinstance(cell, datetime) and (cell.hour, cell.minute) == (0, 0)
        if field.kind is Kind.DATE:
            return cell.date() if isinstance(cell, datetime) and midnight else cell
    if field.kind in _ZEROS_MATTER or field.kind in _DAYS or isinstance(cell, date):
        kind = "วันที่" if isinstance(cell, date) else "ตัวเลข"
        say = f"เซลล์เป็น{kind} ไม่ใช่ข้อความ เลขศูนย์นำหน้าอาจหายไป โปรดตั้งคอลัมน์เป็นข้อความ (Text) แล้วพิมพ์ใหม่"
        return BadCell(str(cell), "cell_is_number", f"{field.where}: {say}")
    return str(int(cell)) if isinstance(cell, int | float) and cell == int(cell) else str(cell)


def _shown(field: Field, cell: Cell) -> str:
    text = cell.typed if isinstance(cell, BadCell) else str(cell)
    if field.kind is not Kind.CITIZEN_ID:
        return shown(text)
    try:
        return mask_citizen_id(text)
    except ThaiError:
        return "(ปิดไว้)"


def _words(value: object) -> str:
    """Return all the text of an answer; of entries, everything in them."""
    if isinstance(value, tuple):
        return " ".join(
            _words(tuple(part.values())) if isinstance(part, Mapping) else _words(part) for part in value
        )
    return value if isinstance(value, str) else ""


def _answered(field: str, names: Collection[str]) -> bool:
    """Return whether the field, or the group in whose entries it stands, is among these names."""
    return any(field == name or field.startswith(f"{name}.") for name in names)


def _located(problem: Problem, columns: Columns, row: int, typed: Mapping[str, str]) -> RowProblem:
    cite = f" ({problem.clause})" if problem.clause else ""
    return RowProblem(
        row,
        columns.heading_of(problem.field) if row else "",
        typed.get(problem.field, ""),
        f"{problem.sentence}{cite}",
        problem.code,
        problem.severity,
    )


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
