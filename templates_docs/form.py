"""A form is a set of questions that becomes one official document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from templates_docs.deadlines import Clause, Deadline, DeadlineView
from templates_docs.errors import AnswersRefusedError, Problem, Severity
from templates_docs.fields import Field, Kind, Value, When
from thai.business_days import GovernmentCalendar


@dataclass(frozen=True, slots=True)
class Section:
    """A heading under which some of a form's fields stand."""

    name: str
    title: str
    title_en: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One use of a named rule: which fields, how grave, which clause, and the words for the clerk.

    `number` is the rule's number in the project's list (`R23`). `status` is KNOWN where the clause
    says so, else INFERRED or POLICY: such a check cites no clause. It is left out where `only_when` does not hold.
    """

    rule: str
    fields: tuple[str, ...]
    says: str
    severity: Severity
    number: str
    status: str
    cite: str
    options: Mapping[str, object]
    only_when: When | None = None


@dataclass(frozen=True, slots=True)
class CheckedAnswers:
    """Answers that passed every check, and nothing else can be made into a document."""

    form: Form
    values: Mapping[str, Value]
    deadline: DeadlineView | None
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What checking found: all problems at once, the deadline, and the answers when they may be used."""

    problems: tuple[Problem, ...]
    deadline: DeadlineView | None
    checked: CheckedAnswers | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop the document."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return the problems that are only shown."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    def accepted(self) -> CheckedAnswers:
        """Return the checked answers.

        Raises:
            AnswersRefusedError: with every problem, when any of them is an error.
        """
        if self.checked is None:
            raise AnswersRefusedError(self.problems)
        return self.checked


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form as its folder tells it: questions in sections, checks, a deadline, a letter to fill."""

    name: str
    folder: Path
    title: str
    title_en: str
    kind: str
    basis: str
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    checks: tuple[Check, ...]
    clauses: Mapping[str, Clause]
    deadline: Deadline | None
    file_name_fields: tuple[str, ...]
    letter: Path
    """The template: `letter.docx` where the agency has put one, else `letter.jinja`."""

    def field(self, name: str) -> Field:
        """Return the field of that dotted name; KeyError where the form has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def fields_of(self, section: str) -> tuple[Field, ...]:
        """Return the fields of one section in the order they are asked."""
        return tuple(field for field in self.fields if field.section == section)

    @property
    def asked(self) -> tuple[Field, ...]:
        """Return the fields that a person answers; the others are worked out."""
        return tuple(field for field in self.fields if not field.computed)

    def defaults(self) -> dict[str, Value]:
        """Return what each field holds before anybody types, by dotted name."""
        return {field.name: field.default for field in self.asked}

    def files_beside(self, answers: Mapping[str, object], folder: Path) -> dict[str, object]:
        """Return the answers with every file that is named without its folder looked for in this one."""
        return _beside(answers, {field.name for field in self.fields if field.kind is Kind.FILE}, folder)

    def check(self, answers: Mapping[str, object], today: date, calendar: GovernmentCalendar) -> CheckReport:
        """Return all problems of the answers at once, and the checked answers when there is no error.

        Args:
            answers: flat (`{"person.first": "มานี"}`, as a window sends) or nested tables (as TOML and
                JSON give), values typed or as text. A field that is not named takes its default;
                an empty text means "left blank".
            today: the day on which the clerk works.
            calendar: the working days the deadline is counted in.
        """
        from templates_docs.checking import check_answers

        return check_answers(self, answers, today, calendar)

    def example_answers(self) -> dict[str, object]:
        """Return the invented answers of `example.toml`, nested as written there; its files lie beside it."""
        from templates_docs.toml_table import read_toml

        return self.files_beside(read_toml(self.folder / "example.toml")[0], self.folder)


def _beside(
    answers: Mapping[str, object], files: Collection[str], folder: Path, group: str = ""
) -> dict[str, object]:
    placed: dict[str, object] = {}
    for key, value in answers.items():
        if isinstance(value, Mapping):
            placed[key] = _beside(value, files, folder, f"{group}{key}.")
        else:
            is_file = f"{group}{key}" in files and isinstance(value, str) and value.strip()
            placed[key] = str(folder / str(value)) if is_file else value
    return placed
