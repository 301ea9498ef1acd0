"""What of this part a later step may still ask about; the rest is smoothed away."""

from __future__ import annotations

from training.frozen import with_fields
from training.reports.state import Draft, Reports
from training.scenario import Scenario
from training.state import State

_UNTOUCHED = Reports()
_PAGES = {"batches_seen": "batches", "report_seen": "report", "account_seen": "statement"}


def ahead(scenario: Scenario, state: State) -> Reports:
    """The slice as the future sees it: only looks that something asks about, only the draft in hand."""
    if state.reports == _UNTOUCHED and state.window.screen != "advice":
        return state.reports
    return with_fields(
        state.reports,
        seen=state.reports.seen & _asked_for(scenario, state.reports),
        draft=state.reports.draft if state.window.screen == "new_batch" else Draft(),
        line=1 if state.window.screen == "advice" else 0,  # whichever item it is of, it leads on alike
    )


def set_may_come(scenario: Scenario, state: State) -> bool:
    """Whether a set may still come, or be uploaded again: then a code of today may be typed for it by mistake."""
    return any(
        fault.do in ("copy_set", "submit_set") and fault.id not in state.fired for fault in scenario.faults
    )


def _asked_for(scenario: Scenario, reports: Reports) -> frozenset[str]:
    if any(fault.do == "lose_answer" for fault in scenario.faults):
        # what was looked at before counts for nothing then, nor what is looked at once all is known
        return frozenset({"batches", "statement"}) if reports.lost else frozenset()
    if any(mistake.id == "resent_unread" for mistake in scenario.mistakes):
        return frozenset() if reports.sent else frozenset({"report", "statement"})
    conditions = {scenario.ends_when, *(s.done_when for s in scenario.steps)}
    conditions |= {c.offered_when for c in scenario.contacts}
    return frozenset(page for condition, page in _PAGES.items() if condition in conditions)
