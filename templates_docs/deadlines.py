"""A deadline says by which working day a letter must be sent, and how things stand today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thai.business_days import GovernmentCalendar
from thai.dates import BUDDHIST_ERA, format_date
from thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the letter a form rests on: its short name, the letter, and its own words."""

    key: str
    cite: str
    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a form says about its time limit; the numbers come from form.toml or the rule it names, never from code."""

    title: str
    counted_from: str
    sent_on: str
    working_days: int
    clause: Clause
    rule: str


class DeadlineStatus(StrEnum):
    """How the day of sending stands to the due day."""

    IN_TIME = "in_time"
    HURRY = "hurry"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A counted deadline, ready to be shown beside the clause it comes from.

    `due` is the last day allowed; `cautious` is the last day under the stricter reading that counts
    the first day too. `days_left` and `late_by` are working days. `provisional` names the Buddhist years
    in between whose holidays are not announced yet; `guessed` those of them without any table, in which only
    Saturdays and Sundays were left out, so that the true due day may be later than `due`, never earlier.
    """

    title: str
    start: date
    sent_on: date
    due: date
    cautious: date
    days_left: int
    late_by: int
    clause: Clause
    provisional: tuple[int, ...] = ()
    guessed: tuple[int, ...] = ()

    @property
    def overdue(self) -> bool:
        """Return whether the day of sending is after the due day, as far as holidays are known."""
        return self.sent_on > self.due and not self.guessed

    @property
    def maybe_overdue(self) -> bool:
        """Return whether the day of sending is after a due day that was only guessed."""
        return self.sent_on > self.due and bool(self.guessed)

    @property
    def status(self) -> DeadlineStatus:
        """Return in_time, hurry (the cautious day is here or gone) or overdue."""
        if self.overdue:
            return DeadlineStatus.OVERDUE
        return DeadlineStatus.HURRY if self.sent_on >= self.cautious else DeadlineStatus.IN_TIME

    @property
    def sentence(self) -> str:
        """Return one Thai line: the due day, and what is left of the time or how late it is."""
        about = "โดยประมาณ" if self.provisional else ""
        due = f"ครบกำหนด{about}วันที่ {format_date(self.due, 'long')}"
        if self.maybe_overdue:
            return f"{due} อาจเกินกำหนดแล้ว โปรดตรวจกับประกาศวันหยุดราชการ"
        if self.overdue:
            return f"{due} เกินกำหนด {to_thai(str(self.late_by))} วันทำการ"
        if self.days_left == 0:
            return f"{due} วันนี้เป็นวันสุดท้าย โปรดส่งวันนี้"
        left = f"{due} เหลืออีก {to_thai(str(self.days_left))} วันทำการ"
        cautious = format_date(self.cautious, "long")
        return left if self.cautious == self.due else f"{left} (ควรส่งภายในวันที่ {cautious} เพื่อความปลอดภัย)"


def count_deadline(
    deadline: Deadline, start: date, sent_on: date, calendar: GovernmentCalendar
) -> DeadlineView:
    """Return the deadline counted from `start` and seen on the day of sending.

    The first day is not counted (Civil and Commercial Code s. 193/3); the cautious day counts it,
    as the exception in the same section would. A letter dated on a holiday counts as sent on the
    next working day when its lateness is told.

    Raises:
        ThaiError: `calendar_missing` where a year has no holiday table and the calendar does not guess.
    """
    due, cautious = calendar.due_and_cautious(start, deadline.working_days)
    years = range(start.year + BUDDHIST_ERA, max(due, sent_on).year + BUDDHIST_ERA + 1)
    provisional = tuple(year for year in years if calendar.is_provisional(year))
    return DeadlineView(
        title=deadline.title,
        start=start,
        sent_on=sent_on,
        due=due,
        cautious=cautious,
        days_left=calendar.working_days_between(sent_on, due),
        late_by=_working_days_late(due, sent_on, calendar),
        clause=deadline.clause,
        provisional=provisional,
        guessed=tuple(year for year in provisional if year not in calendar.tables),
    )


def _working_days_late(due: date, sent_on: date, calendar: GovernmentCalendar) -> int:
    if sent_on <= due:
        return 0
    late = calendar.working_days_between(due, sent_on)
    return late if calendar.is_working_day(sent_on) else late + 1
