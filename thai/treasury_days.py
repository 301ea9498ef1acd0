"""When the letter on Soft Token asks for something: passwords, a lost phone, hours, registering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from thai.business_days import GovernmentCalendar
from thai.dates import add_months, as_day
from thai.treasury_letter import treasury_rule


class PasswordStatus(StrEnum):
    """How a password stands on a day (R15), by what a register calls it."""

    GOOD = "ปกติ"
    SOON = "ใกล้ครบกำหนด"
    OVERDUE = "เกินกำหนด"


class Registering(StrEnum):
    """How a day of registering stands to the letter's window (R31)."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"
    BY_EARLIER_LETTERS = "by_earlier_letters"


@dataclass(frozen=True, slots=True)
class LetterDue:
    """By when a letter is sent: the last day there is, and the last under the reading that counts the first day too."""

    due: date
    cautious: date


def password_due(changed: date) -> date:
    """The day by which a password is changed again: calendar months later, clamped to the month's end (R15)."""
    return add_months(changed, treasury_rule("R15").number("months"))


def password_status(changed: date, today: date) -> PasswordStatus:
    """How a password changed on that day stands today."""
    due = password_due(changed)
    if as_day(today) > due:
        return PasswordStatus.OVERDUE
    soon = due - timedelta(days=treasury_rule("R15").number("warn_days"))
    return PasswordStatus.SOON if as_day(today) >= soon else PasswordStatus.GOOD


def password_days_late(changed: date, again: date) -> int:
    """Calendar days by which a password was changed too late; 0 when it was in time."""
    return max((as_day(again) - password_due(changed)).days, 0)


def changed_at_once(approved: datetime, changed: datetime) -> bool:
    """Whether a password was changed after the approval and on its day (R19)."""
    return approved <= changed and approved.date() == changed.date()


def lost_phone_letter(lost: date, calendar: GovernmentCalendar) -> LetterDue:
    """By when the head's letter is sent, counted from the day of loss (R23).

    Raises:
        CalendarMissingError: a year in between has no holiday table.
    """
    return LetterDue(*calendar.due_and_cautious(lost, treasury_rule("R23").number("working_days")))


def registering(day: date, pilot: bool = False) -> Registering:
    """How that day of registering stands to the window; pilot units keep to the two earlier letters (R31)."""
    window, on = treasury_rule("R31"), as_day(day)
    if pilot:
        return Registering.BY_EARLIER_LETTERS
    if on < window.day("first"):
        return Registering.EARLY
    return Registering.IN_TIME if on <= window.day("last") else Registering.LATE


def in_office_hours(
    moment: datetime, calendar: GovernmentCalendar, opens: str = "", closes: str = ""
) -> bool:
    """Whether the contact centre's telephone is answered then: a working day, within hours (R30).

    Args:
        moment: by an office's own clock.
        calendar: the working days.
        opens: the first minute, such as ``08:30``; empty for the rule's own.
        closes: the last minute; empty for the rule's own.

    Raises:
        CalendarMissingError: the year has no holiday table.
    """
    hours = treasury_rule("R30")
    first, last = (
        time.fromisoformat(hour) for hour in (opens or hours.text("opens"), closes or hours.text("closes"))
    )
    return calendar.is_working_day(moment.date()) and first <= moment.time() <= last
