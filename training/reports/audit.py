"""Comparing the system's statement with the agency's register: a line at a time, then a conclusion.

Only a line that does differ is kept; calling an agreeing line different is told at once. So a walk through the drill
grows with the number of lines, not with the number of ways to choose among them.
"""

from __future__ import annotations

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.scenario import Scenario
from training.state import State


def mark_line(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Notes that a line of the statement does not agree with the register."""
    line = action.get("line")
    if state.reports.finding or not line.isdecimal():
        return refused(scenario, state, action)
    if int(line) not in scenario.reports.differing():
        return state.on_page(message="line_agrees"), [happened("line_misjudged", state.now, line=line)]
    reports = replace(state.reports, found=state.reports.found | {int(line)})
    return replace(state.on_page(message="line_noted"), reports=reports), [
        happened("line_found", state.now, line=line)
    ]


def conclude(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Says that all agrees, or that what was noted does not; it is said once."""
    finding = action.get("finding")
    if state.reports.finding or finding not in ("agrees", "differs"):
        return refused(scenario, state, action)
    told = replace(state.on_page(message="concluded"), reports=replace(state.reports, finding=finding))
    return told, [happened("concluded", state.now, finding=finding)]


HANDLERS: dict[str, Handler] = {"mark_line": mark_line, "conclude": conclude}
