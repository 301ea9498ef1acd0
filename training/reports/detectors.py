"""Notices the mistakes that can be made after approval."""

from __future__ import annotations

from collections.abc import Callable

from training.events import Event
from training.scenario import Scenario
from training.state import State

Detector = Callable[[Scenario, State, State, list[Event]], bool]


def _event(kind: str) -> Detector:
    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        return any(event.kind == kind for event in events)

    return detector


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


def _sent(field: str, value: str) -> Detector:
    def detector(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
        return any(event.kind == "batch_sent" and event.get(field) == value for event in events)

    return detector


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
    "resent_all": _sent("items", "all"),
    "resent_old_account": _sent("accounts", "old"),
    "resent_unread": _resent_unread,
    "took_account_by_phone": _event("told_by_phone"),
    "confirmed_again": _event("confirmed_again"),
    "paid_twice": _paid_twice,
    "settled_unchecked": _settled_unchecked,
    "took_unknown_as_failed": _event("said_failed"),
    "uploaded_again": _event("upload_asked"),
    "declared_agreed": _declared_agreed,
    "misjudged_line": _event("line_misjudged"),
    "trusted_paper": _event("paper_trusted"),
    "warned_suspect": _warned_suspect,
}
