"""What a rule of the letter on Soft Token decides at the desk: the right day, and whether a paper's line keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from thai.business_days import GovernmentCalendar
from thai.dates import format_date
from thai.treasury_days import Registering, changed_at_once, lost_phone_letter, password_due, registering
from thai.treasury_people import ended_in_time, same_person

DAYS: dict[str, Callable[[date], date]] = {
    "R15": password_due,
    "R23": lambda lost: lost_phone_letter(lost, GovernmentCalendar.shipped()).due,
    "R23_cautious": lambda lost: lost_phone_letter(lost, GovernmentCalendar.shipped()).cautious,
}
"""The day that a rule gives, counted from another: when a password is due, when the letter of a lost phone."""

KEPT_DAYS: dict[str, Callable[[date, date], bool]] = {
    "R15": lambda changed, again: again <= password_due(changed),
    "R19": lambda approved, changed: changed_at_once(_midnight(approved), _midnight(changed)),
    "R20": ended_in_time,
    "R23": lambda lost, sent: sent <= lost_phone_letter(lost, GovernmentCalendar.shipped()).due,
    "R31": lambda done, used: registering(done) is Registering.IN_TIME and used == done,
}
"""Whether two days that a paper shows keep a rule: the password's, the approval's, the right's, the letter's, the
registering's."""

KEPT_PEOPLE: dict[str, Callable[[str, str], bool]] = {
    "R16": lambda one, other: not same_person(one, other),
    "R16b": lambda one, other: not same_person(one, other),
}
"""Whether the two people that a paper shows for the two approvals keep a rule."""


def day_of(row: Mapping[str, Any]) -> date:
    """The right day of a question that names a rule.

    Raises:
        ThaiError: `calendar_missing`, the count runs into a year without a holiday table.
    """
    return DAYS[row["rule"]](row["counted_from"])


def is_faulty(mark: Mapping[str, Any]) -> bool:
    """Whether a paper's line is wrong: by the rule that it names, else as its author has it.

    Raises:
        ThaiError: `calendar_missing`, the count runs into a year without a holiday table.
    """
    if "days" in mark:
        return not KEPT_DAYS[mark["rule"]](*mark["days"])
    if "people" in mark:
        return not KEPT_PEOPLE[mark["rule"]](*mark["people"])
    return "mistake" in mark


def caption(choice: Mapping[str, Any]) -> str:
    """A choice's caption, its day written out where it says ``{day}``."""
    written = str(choice["caption"])
    return written.replace("{day}", format_date(choice["day"])) if "day" in choice else written


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
