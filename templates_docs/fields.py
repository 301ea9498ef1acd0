"""A field is one question a form asks, and what counts as an answer to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Plain = str | bool | date | datetime | tuple[str, ...] | None
"""What one clean answer may be: plain values only, so that a template never meets anything with behaviour."""

Entry = Mapping[str, Plain]
"""One person of a repeated group: the clean answers by the names of the group's own fields."""

Value = Plain | tuple[Entry, ...]
"""A clean answer, or all entries of a repeated group."""


class Kind(StrEnum):
    """What a field asks for; docs/add_a_form.md explains each to the person who writes a form."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    DATE = "date"
    MOMENT = "moment"
    DIGITS = "digits"
    PHONE = "phone"
    MOBILE = "mobile"
    CITIZEN_ID = "citizen_id"
    EMAIL = "email"
    USERNAME = "username"
    REFERENCE_NUMBER = "reference_number"
    TICK = "tick"
    LINES = "lines"
    FILE = "file"
    GROUP = "group"


FREE_TEXT = frozenset({Kind.TEXT, Kind.PARAGRAPH, Kind.LINES})
"""Kinds in which a person may write anything at all."""

LONGEST = {
    Kind.TEXT: 250,
    Kind.PARAGRAPH: 2000,
    Kind.LINES: 2000,
    Kind.REFERENCE_NUMBER: 40,
    Kind.USERNAME: 20,
    Kind.FILE: 1000,
}
"""Characters an answer may have where the form states no `max_length`."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression the whole answer must match, and the sentence shown when it does not."""

    expression: str
    sentence: str


@dataclass(frozen=True, slots=True)
class When:
    """Holds while the named field (or fact such as `deadline.overdue`) has one of these values."""

    field: str
    values: tuple[Plain, ...]

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Return whether the condition is met by these values."""
        return values.get(self.field) in self.values


@dataclass(frozen=True, slots=True)
class Computed:
    """How a field that nobody answers is worked out: the computation's name and its options."""

    by: str
    options: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form: how it is named, shown, answered and limited.

    `name` is dotted (`person.first`). `status` tells how sure the fact behind the field is (KNOWN,
    INFERRED, POLICY). `required_cite` and `required_number` are the clause and the rule that make it
    required. `suggestions` may be picked or typed over; `choices` may only be picked. Lengths count
    characters, digits for the kind `digits`, entries for the kind `group`. `each` are the fields that
    every entry of a `group` answers. `computed` fields are not asked but worked out from others.
    """

    name: str
    label: str
    kind: Kind
    section: str = ""
    label_en: str = ""
    help: str = ""
    required: bool = False
    required_when: When | None = None
    required_sentence: str = ""
    required_cite: str = ""
    required_number: str = ""
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    default: Value = None
    min_length: int = 0
    max_length: int = 0
    pattern: Pattern | None = None
    status: str = "KNOWN"
    each: tuple[Field, ...] = ()
    computed: Computed | None = None

    @property
    def where(self) -> str:
        """Return the field as a clerk and an answers file both know it: `ชื่อ (person.first)`."""
        return f"{self.label} ({self.name})"

    @property
    def longest(self) -> int:
        """Return the most characters an answer may have; 0 where the kind itself decides."""
        return self.max_length or LONGEST.get(self.kind, 0)
