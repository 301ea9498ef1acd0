"""Notices the mistakes that can be made after approval."""

from __future__ import annotations

from training.events import Event
from training.noticing import Came, Detector
from training.scenario import Scenario
from training.state import State


def _paid_twice(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    approved = {event.get("ref") for event in events if event.kind == "approved"}
    return any(
        one.ref in approved and other.ref != one.ref and other.digest == one.digest
        for one in after.bank.sets
        for other in after.bank.sets
        if other.status in ("approved", "unknown")
    )


def _settled_unchecked(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    looked = {"batches", "statement"} <= before.reports.seen
    return not looked and any(event.kind == "answer_settled" for event in events)


def _resent_unread(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    read = {"report", "statement"} <= before.reports.seen
    return not read and any(event.kind == "batch_sent" for event in events)


def _declared_agreed(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    return any(event.kind == "concluded" and event.get("finding") == "agrees" for event in events) and bool(
        scenario.reports.differing()
    )


def _warned_suspect(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    # once it has been reported, whoever leads the inquiry decides what is asked of whom
    reported = any(c.effect == "report" and c.id in before.contacted for c in scenario.contacts)
    return not reported and any(event.kind == "suspect_warned" for event in events)


DETECTORS: dict[str, Detector] = {
    "resent_all": Came("batch_sent", items="all"),
    "resent_old_account": Came("batch_sent", accounts="old"),
    "resent_unread": _resent_unread,
    "took_account_by_phone": Came("told_by_phone"),
    "confirmed_again": Came("confirmed_again"),
    "paid_twice": _paid_twice,
    "settled_unchecked": _settled_unchecked,
    "took_unknown_as_failed": Came("said_failed"),
    "uploaded_again": Came("upload_asked"),
    "declared_agreed": _declared_agreed,
    "misjudged_line": Came("line_misjudged"),
    "trusted_paper": Came("paper_trusted"),
    "warned_suspect": _warned_suspect,
}
