"""When a lost phone's clocks turn: the office opens and closes, days end, and the letter's last day is over.

The rules and their numbers are those of `thai.treasury_days`; nothing is counted here a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from thai.business_days import GovernmentCalendar
from thai.treasury_days import in_office_hours, lost_phone_letter
from thai.treasury_letter import treasury_rule
from training.lost.plan import SENT, Loss
from training.scenario import Scenario
from training.state import State

TICK = timedelta(milliseconds=1)
OFFICE_OPEN = "office_open"
_DAY = timedelta(days=1)


def calendar() -> GovernmentCalendar:
    """The working days of the treasury."""
    return GovernmentCalendar.shipped()


def is_open(scenario: Scenario, state: State) -> bool:
    """Whether the treasury's telephone is answered now (R30)."""
    return in_office_hours(scenario.start + state.now, calendar())


def today(scenario: Scenario, moment: timedelta) -> date:
    """The day by the drill's clock."""
    return (scenario.start + moment).date()


@cache
def due(loss: Loss) -> date:
    """The last day for the letter of the head of the unit (R23)."""
    return lost_phone_letter(loss.lost_at.date(), calendar()).due


def moments(scenario: Scenario, state: State) -> Iterator[timedelta]:
    """Every turn of the clocks, past and to come, while anything still waits for one; none once nothing does."""
    if scenario.loss is None or state.outcome or SENT in state.loss.done:
        return
    last = due(scenario.loss)
    if any(c.offered_when == OFFICE_OPEN and c.id not in state.contacted for c in scenario.contacts):
        turns = _turns(scenario.start, last)
        yield from turns
        # a night after the last day that is walked
        if state.now > turns[-1] and not is_open(scenario, state):
            yield _next_opening(scenario.start + state.now) - scenario.start
    if state.loss.told_at is None:
        yield _end_of(scenario.start, scenario.start.date())
    yield _end_of(scenario.start, last)


@cache
def _turns(start: datetime, last: date) -> tuple[timedelta, ...]:
    """Since the start: each opening and each end of the office's hours, up to its opening after the last day."""
    hours, working = treasury_rule("R30"), calendar()
    opens, closes = (time.fromisoformat(hours.text(name)) for name in ("opens", "closes"))
    after, found, day = working.add_working_days(last, 1), [], start.date()
    while day <= after:
        if working.is_working_day(day):
            found += [_at(start, day, opens) - start, _at(start, day, closes) - start + TICK]
        day += _DAY
    return tuple(moment for moment in found[:-1] if moment > timedelta(0))


def _next_opening(moment: datetime) -> datetime:
    opens = time.fromisoformat(treasury_rule("R30").text("opens"))
    at = _at(moment, moment.date(), opens)
    while at <= moment or not calendar().is_working_day(at.date()):
        at += _DAY
    return at


def _at(start: datetime, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, start.tzinfo)


def _end_of(start: datetime, day: date) -> timedelta:
    return _at(start, day + _DAY, time()) - start
