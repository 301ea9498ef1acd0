"""Answers that follow from other answers are worked out, never asked: a due day, days overdue, office hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from templates_docs.fields import Computed, Field, Plain, Value
from templates_docs.groups import rows_of
from thai.business_days import GovernmentCalendar
from thai.treasury_days import in_office_hours, password_due


@dataclass(frozen=True, slots=True)
class Known:
    """What a computation may look at: the answers of the entry, then those of the form, and the working days."""

    values: Mapping[str, Value]
    options: Mapping[str, str | int]
    calendar: GovernmentCalendar

    def day(self, option: str) -> date | None:
        """Return the day (or moment) in the field that the option names; None where there is none."""
        value = self.values.get(str(self.options.get(option, "")))
        return value if isinstance(value, date) else None


Compute = Callable[[Known], Plain]


@dataclass(frozen=True, slots=True)
class Computation:
    """A computation, and the options it needs and may have; those that are texts name fields or are times."""

    find: Compute
    needs: Mapping[str, type]
    may: Mapping[str, type]


def _password_due(known: Known) -> Plain:
    """Return the day by which a password is changed again (rule R15); None while it has not been."""
    day = known.day("of")
    return None if day is None else password_due(day)


def _days_overdue(known: Known) -> Plain:
    """Return how many days after the due day it was done, or is now (`as_of`) while undone; None where in time."""
    due, done = known.day("due"), known.day("done") or known.day("as_of")
    return str((done - due).days) if due and done and done > due else None


def _in_office_hours(known: Known) -> Plain:
    """Return whether a moment is in official hours (rule R30 where none are given); None while there is none."""
    moment = known.day("of")
    if not isinstance(moment, datetime):
        return None
    opens, closes = (str(known.options.get(name, "")) for name in ("opens", "closes"))
    return in_office_hours(moment, known.calendar, opens, closes)


COMPUTATIONS: Mapping[str, Computation] = {
    "password_due": Computation(_password_due, {"of": str}, {}),
    "days_overdue": Computation(_days_overdue, {"due": str}, {"done": str, "as_of": str}),
    "in_office_hours": Computation(_in_office_hours, {"of": str}, {"opens": str, "closes": str}),
}
"""Every computation a form's field may name in `computed`."""

NAMES_OF_FIELDS = frozenset({"of", "due", "done", "as_of"})
"""Options that name a field, of the same entry or of the form."""


def with_computed(
    fields: tuple[Field, ...], values: Mapping[str, Value], calendar: GovernmentCalendar
) -> dict[str, Value]:
    """Return the values with every computed field worked out, in the order the form has them.

    Raises:
        ThaiError: `calendar_missing` where a year has no holiday table and the calendar does not guess.
    """
    made = dict(values)
    for field in fields:
        if field.computed:
            made[field.name] = _worked_out(field.computed, made, calendar)
    for group in fields:
        if any(part.computed for part in group.each):
            made[group.name] = _rows_with_computed(group, made, calendar)
    return made


def _rows_with_computed(group: Field, values: Mapping[str, Value], calendar: GovernmentCalendar) -> Value:
    rows = []
    for row in rows_of(values[group.name]):
        made = dict(row)
        for part in group.each:
            if part.computed:
                made[part.name] = _worked_out(part.computed, {**values, **made}, calendar)
        rows.append(made)  # plain, so that a merge can put it aside on disk
    return tuple(rows) or None


def _worked_out(computed: Computed, values: Mapping[str, Value], calendar: GovernmentCalendar) -> Plain:
    return COMPUTATIONS[computed.by].find(Known(values, computed.options, calendar))
