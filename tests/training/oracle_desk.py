"""A second opinion on work at the office's desk, read from the drill's file itself and not from what was made of it."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from training.explore import Edge
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED

if TYPE_CHECKING:
    from tests.training.oracle import Books, Verdict

THE_LETTERS_DAY = date(2023, 8, 9)


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
            faulty = "mistake" in row
            if faulty == (answer == "faulty"):
                return ""
            return str(row["mistake"] if faulty else paper["false_mark"])
    row = next(q for q in data["question"] if q["id"] == question)
    choice = next(c for c in row["choices"] if c["id"] == answer)
    if "office" in row and choice["when"] == ("on" if codes_are_used(row) else "off"):
        return ""
    return str(choice.get("mistake", ""))


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
