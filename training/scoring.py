"""What a run was worth: a score read from its mistakes, and a debrief that cites the clause of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from training.events import KINDS, Event
from training.scenario import Mistake, Scenario
from training.state import State
from training.words import Words

FULL_SCORE = 100
_DULL = frozenset({"refused", "inbox_opened", "page_opened", "app_closed", "scan_begun", "ended"})


@dataclass(frozen=True)
class Result:
    """A run's worth.

    Attributes:
        score: 0 to 100.
        passed: mastery reached, no critical mistake, and an outcome that passes; refusing safely passes in full.
        outcome: how it ended; empty while it runs.
        mistakes: those that were made, worst first.
        hints: how many were taken.
    """

    score: int
    passed: bool
    outcome: str
    mistakes: tuple[Mistake, ...]
    hints: int


_WORST_FIRST = {"critical": 0, "major": 1, "minor": 2}


def result(scenario: Scenario, state: State) -> Result:
    """What the run is worth as it stands; the score never rises as a run goes on."""
    made = [scenario.mistake(mistake_id) for mistake_id in state.mistakes]
    made.sort(key=lambda mistake: (_WORST_FIRST[mistake.severity], -mistake.points, mistake.id))
    lost = sum(mistake.points for mistake in made) + scenario.hint_points * len(state.hints)
    score = max(0, FULL_SCORE - lost)
    critical = any(mistake.severity == "critical" for mistake in made)
    passed = state.outcome in scenario.passes_with and score >= scenario.mastery and not critical
    return Result(score, passed, state.outcome, tuple(made), len(state.hints))


def timeline(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events worth telling afterwards, in order of time: what was done and what came of it.

    A message is on its way for a while, so its arrival is told among later events, or not at all when the drill
    was over first. Where a step was taken back the clock goes back too, and the order begins anew.
    """
    told: list[Event] = []
    begin = 0
    for end, event in enumerate(events, start=1):
        if event.kind == "undone" or end == len(events):
            told += _in_order(events[begin:end])
            begin = end
    return tuple(told)


def told(scenario: Scenario, event: Event) -> Words:
    """The event in words; a mistake says which, and a decision what was decided."""
    what = KINDS[event.kind]
    if event.kind == "mistake":
        which = scenario.mistake(event.get("mistake")).what
        return Words(f"{what.th}: {which.th}", f"{what.en}: {which.en}")
    if caption := event.get("caption"):
        what = Words(f"{what.th}: {caption}", f"{what.en}: {caption}")
    return Words(f"{what.th} (ย้อนกลับแล้ว)", f"{what.en} (taken back)") if event.get("undone") else what


def _in_order(events: Sequence[Event]) -> list[Event]:
    over = max((event.at for event in events if event.kind != "message_arrived"), default=timedelta(0))
    told = (event for event in events if event.kind not in _DULL and event.at <= over)
    return sorted(told, key=lambda event: event.at)
