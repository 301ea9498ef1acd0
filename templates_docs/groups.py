"""Reads the entries of a repeated group (people, rows of a register) and names each answer in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from templates_docs.answers import read_answer
from templates_docs.errors import Problem, Severity, did_you_mean
from templates_docs.fields import Entry, Field, Kind, Plain, Value
from thai.errors import ThaiError
from thai.numerals import all_thai

MOST_ENTRIES = 200
"""Entries a group may have where the form states no `max_length`."""


def read_group(group: Field, raw: object) -> tuple[tuple[Entry, ...] | None, list[Problem]]:
    """Return the clean entries (None when there are none) and every problem, named `group.2.part`.

    Entries at the end with nothing in them (no answer but their defaults) are left out, as empty rows on paper.
    """
    if raw is None or raw == "":
        return None, []
    if not isinstance(raw, list | tuple) or not all(isinstance(entry, Mapping) for entry in raw):
        say = f"{group.where}: ต้องเป็นรายการ ในไฟล์คำตอบให้เขียน [[{group.name}]] หนึ่งครั้งต่อหนึ่งรายการ"
        return None, [Problem(group.name, "not_entries", say)]
    most = group.max_length or MOST_ENTRIES
    if len(raw) > most:
        say = f"{group.where}: มี {len(raw)} รายการ เกิน {most} รายการที่รับได้ โปรดลด"
        return None, [Problem(group.name, "too_many_entries", say)]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, answers in enumerate(raw, 1):
        entry, found = _read_entry(dict(_named(group, number)), answers)
        entries.append(entry)
        problems += found
    while entries and not problems and not _says_anything(group, entries[-1]):
        entries.pop()
    return tuple(entries) or None, problems


def _read_entry(named: Mapping[str, Field], answers: Mapping[str, object]) -> tuple[Entry, list[Problem]]:
    entry: dict[str, Plain] = {}
    problems = []
    asked = [key for key, field in named.items() if not field.computed]
    for key in answers:
        if key not in asked:
            where = next(iter(named.values())).name.rpartition(".")[0]
            say = (
                f"ไม่มีช่อง “{str(key)[:60]}” ใน {where}{did_you_mean(str(key)[:60], asked)} โปรดแก้ชื่อช่องหรือลบออก"
            )
            problems.append(Problem(f"{where}.{key}", "unknown_field", say))
    for key, field in named.items():
        entry[key] = None
        if field.computed:
            continue
        try:
            entry[key] = read_answer(field, answers[key]) if key in answers else cast(Plain, field.default)
        except ThaiError as error:
            problems.append(Problem(field.name, error.code, f"{field.where}: {error}"))
    return entry, problems


def _says_anything(group: Field, entry: Entry) -> bool:
    return any(entry[part.name] and entry[part.name] != part.default for part in group.each)


def blank_in_group(
    group: Field, entries: Value, needed: bool, facts: Mapping[str, Value]
) -> Iterator[tuple[Field, bool]]:
    """Yield each field of each entry that must be answered and is not, with False; then any lack of entries.

    The group itself comes with True where it is needed and has fewer entries than `min_length` (or none). A
    condition may look at the entry, then at the form's other answers, `facts`.
    """
    rows = rows_of(entries)
    if needed and len(rows) < max(group.min_length, 1):
        yield group, True
    for number, entry in enumerate(rows, 1):
        for key, field in _named(group, number):
            when = field.required_when
            asked = field.required or (when is not None and when.holds({**facts, **entry}))
            if asked and not entry[key]:
                yield field, False


def spread(
    fields: Mapping[str, Field], values: Mapping[str, Value]
) -> tuple[dict[str, Field], dict[str, Value]]:
    """Return the fields and values with every entry's own beside them, named `group.2.part`."""
    all_fields, all_values = dict(fields), dict(values)
    for group in fields.values():
        for number, entry in enumerate(rows_of(values.get(group.name)) if group.each else (), 1):
            for key, field in _named(group, number):
                all_fields[field.name] = field
                all_values[field.name] = entry[key]
    return all_fields, all_values


def spread_names(name: str, fields: Mapping[str, Field], values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the names a check's field stands for: `holders.first` is `holders.1.first`, `holders.2.first`."""
    group, _, part = name.rpartition(".")
    if name in fields or group not in fields:
        return (name,)
    count = len(rows_of(values.get(group)))
    return tuple(f"{group}.{number}.{part}" for number in range(1, count + 1))


def rows_of(value: Value) -> tuple[Entry, ...]:
    """Return the entries of a group's value; none where it is blank or no group."""
    return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, tuple) else ()


def _named(group: Field, number: int) -> Iterator[tuple[str, Field]]:
    """Yield the group's fields under their names and labels in the numbered entry."""
    for part in group.each:
        label = f"{group.label} ลำดับที่ {all_thai(str(number))} {part.label}"
        yield part.name, replace(part, name=f"{group.name}.{number}.{part.name}", label=label)


def too_few(group: Field) -> Problem:
    """Return the problem of a group with too few entries."""
    least = max(group.min_length, 1)
    say = group.required_sentence or f"ต้องมีอย่างน้อย {all_thai(str(least))} รายการ โปรดเพิ่ม"
    return Problem(
        group.name,
        "required",
        f"{group.where}: {say}",
        Severity.ERROR,
        group.required_cite,
        group.required_number,
    )


def is_group(field: Field) -> bool:
    """Return whether the field is a repeated group."""
    return field.kind is Kind.GROUP
