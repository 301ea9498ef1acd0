"""A second opinion on work at the office's desk, read from the drill's file itself and not from what was made of it."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from training.explore import Edge
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED

if TYPE_CHECKING:
    from tests.training.oracle import Books, Verdict

THE_LETTERS_DAY = date(2023, 8, 9)
CLOSED = {
    date(year, month, day)
    for year, month, days in (
        (2025, 1, (1,)), (2025, 2, (12,)), (2025, 4, (7, 14, 15, 16)), (2025, 5, (5, 9, 12)), (2025, 6, (2, 3)),
        (2025, 7, (10, 11, 28)), (2025, 8, (11, 12)), (2025, 10, (13, 23)), (2025, 12, (5, 10, 31)),
        (2026, 1, (1, 2)),
    )
    for day in days
}  # fmt: skip
"""Government holidays of 2568 on weekdays, as announced; typed from the list, and not read from the product's."""


@functools.cache
def file_of(scenario_id: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / f"{scenario_id}.toml").read_text("utf-8"))


def still_to_decide(data: dict[str, Any], decided: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Ids of what is still to be decided, in order, as far as that can be known."""
    so_far = {f"{question}.{answer}" for question, answer in decided}
    done = {question for question, _ in decided}
    for row in data["question"]:
        if "asked_when" in row and so_far.isdisjoint(row["asked_when"]):
            continue
        ids = [m["id"] for m in data["mark"] if m["paper"] == row["marks"]] if "marks" in row else [row["id"]]
        yield from (id_ for id_ in ids if id_ not in done)


def mistake_in(data: dict[str, Any], question: str, answer: str) -> str:
    """The mistake that the answer is, or empty."""
    for row in data.get("mark", ()):
        if row["id"] == question:
            paper = next(q for q in data["question"] if q.get("marks") == row["paper"])
            faulty = not is_in_order(row) if "rule" in row else "mistake" in row
            if faulty == (answer == "faulty"):
                return ""
            return str(row["mistake"] if faulty else paper["false_mark"])
    row = next(q for q in data["question"] if q["id"] == question)
    choice = next(c for c in row["choices"] if c["id"] == answer)
    if "office" in row and choice["when"] == ("on" if codes_are_used(row) else "off"):
        return ""
    if "rule" in row and choice.get("day") == last_day(row["rule"], row["counted_from"]):
        return ""
    return str(choice.get("mistake", ""))


def last_day(rule: str, start: date) -> date:
    """By when a password is changed again, or the letter of a lost phone is sent; counted day by day."""
    if rule == "R15":
        year, month = (start.year, start.month + 3) if start.month < 10 else (start.year + 1, start.month - 9)
        first_of_next = date(year + month // 12, month % 12 + 1, 1)
        return min(date(year, month, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1))
    day, left = start, 2 if rule == "R23_cautious" and _open(start) else 3
    while left:
        day += timedelta(days=1)
        left -= _open(day)
    return day


def is_in_order(mark: dict[str, Any]) -> bool:
    """Whether a line that names a rule of the letter keeps it."""
    if mark["rule"] in ("R16", "R16b"):
        return len({"".join(name.split()) for name in mark["people"]}) == 2
    earlier, later = mark["days"]
    if mark["rule"] == "R19":
        return bool(earlier == later)
    if mark["rule"] == "R20":
        return bool(earlier < later)
    if mark["rule"] == "R31":
        return bool(date(2025, 2, 10) <= earlier == later <= date(2025, 4, 11))
    return bool(later <= last_day(mark["rule"], earlier))


def _open(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


def codes_are_used(row: dict[str, Any]) -> bool:
    if row["office"] == "listed":
        return bool(row["today"] >= THE_LETTERS_DAY)
    return row["office"] == "confirmed" and bool(row["today"] >= row["confirmed"])


def _choose(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    data = file_of(scenario.id)
    question, answer = edge.action.get("question"), edge.action.get("choice")
    if next(still_to_decide(data, books.decided), "") != question:
        verdict.wrong.append(f"{question} is decided out of its turn")
    verdict.mistakes |= {mistake_in(data, question, answer)} - {""}
    if edge.after.outcome:
        verdict.wrong.append("it is over before the work is handed in")
    return replace(books, decided=(*books.decided, (question, answer)))


def _hand_in(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    left = list(still_to_decide(file_of(scenario.id), books.decided))
    if left:
        verdict.wrong.append(f"handed in with {left} undecided")
    if edge.after.outcome != "done":
        verdict.wrong.append("handed in, and the drill goes on")
    return books


RULES = {"choose": _choose, "hand_in": _hand_in}
