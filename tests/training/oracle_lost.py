"""A second opinion on calendars: who was told of a lost phone by when, whose letter is late, which password is overdue.

It counts days and months itself, from the holiday table's bare days and the drill's clock.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from thai.business_days import GovernmentCalendar
from training.explore import Edge
from training.scenario import Scenario
from training.state import State

_HOLIDAYS = GovernmentCalendar.shipped()
PLANTED = {"count_from_call": "counted_from_call", "tell_wrong_office": "told_wrong_office"}


@dataclass(frozen=True)
class LossBook:
    """What somebody beside the trainee would have written down: the effects of all that was said, in no order."""

    said: frozenset[str] = frozenset()

    @property
    def told(self) -> bool:
        """Whether the treasury knows."""
        return bool(self.said & {"notify_loss", "call_office"})


@dataclass
class Finding:
    """What should be said of one action."""

    mistakes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def judge(scenario: Scenario, book: LossBook, edge: Edge, changed: bool) -> tuple[LossBook, Finding]:
    """The book after an action, and what should have come of it.

    Args:
        scenario: the drill.
        book: before the action.
        edge: the action.
        changed: whether the password was changed before it.
    """
    finding = Finding()
    _judge_password(scenario, edge, changed, finding)
    if scenario.loss is None:
        return book, finding
    struck = {f.do for f in scenario.faults if f.id in edge.after.fired - edge.before.fired}
    if "use_lost_phone" in struck and not book.told:
        finding.mistakes.add("used_before_told")
    said = _effect(scenario, edge)
    after = replace(book, said=book.said | {said} if said else book.said)
    now = scenario.start + edge.before.now
    if after.told and not book.told and now.date() > scenario.start.date():
        finding.mistakes.add("told_late")
    if said == "call_office" and not _answers(now):
        finding.wrong.append("the telephone was answered though the office was closed")
    if said == "send_letter" and now.date() > _third_working_day(scenario.loss.lost_at.date()):
        finding.mistakes.add("letter_late")
    if said in PLANTED:
        finding.mistakes.add(PLANTED[said])
    if after.told and edge.after.window.token.state == "active":
        finding.wrong.append("the treasury knows and the right still works")
    if edge.action.kind != "give_up" and scenario.done_at == "letter_sent":
        locked = edge.after.outcome == "locked"
        if bool(edge.after.outcome) != ("send_letter" in after.said or locked):
            finding.wrong.append("the drill ends when the letter is sent, not before and not after")
    return after, finding


def _effect(scenario: Scenario, edge: Edge) -> str:
    if edge.action.kind == "contact":
        return next(c.effect for c in scenario.contacts if c.id == edge.action.get("contact"))
    if edge.action.kind == "answer_message":
        lure = next(lure for lure in scenario.lures if lure.id == _template(edge.before, edge))
        return next(c.effect for c in lure.choices if c.id == edge.action.get("choice"))
    return ""


def _template(state: State, edge: Edge) -> str:
    return next(m.template for m in state.phone.messages if m.id == edge.action.get("message"))


def _works(day: date) -> bool:
    return day.weekday() < 5 and _HOLIDAYS.holiday_name(day) is None


def _answers(now: datetime) -> bool:
    return _works(now.date()) and time(8, 30) <= now.time() <= time(16, 30)


def _third_working_day(lost: date) -> date:
    day, left = lost, 3
    while left:
        day += timedelta(days=1)
        left -= _works(day)
    return day


def three_months_after(day: date) -> date:
    """The same day three calendar months on, or the month's last where there is none."""
    year, month = (day.year, day.month + 3) if day.month <= 9 else (day.year + 1, day.month - 9)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _judge_password(scenario: Scenario, edge: Edge, changed: bool, finding: Finding) -> None:
    watched = next((row.changed_on for row in scenario.access if row.seat == edge.before.seat), None)
    typed = {value for _, value in edge.action.args}
    if edge.action.kind not in ("enter", "register") or typed != {"<right>"} or watched is None:
        return
    today = (scenario.start + edge.before.now).date()
    due = three_months_after(watched)
    forced = edge.after.window.screen == "first_password"
    if forced != (today >= due and not changed):
        finding.wrong.append("a new password is asked for before it is due, or not when it is")
    if today > due and not changed:
        finding.mistakes.add("password_overdue")
