"""The clauses of the ministries' letters that a mistake may cite: key, letter, number, words, and what they mean."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from thai.treasury_letter import citation, letter_clauses
from training.words import Words, words


@dataclass(frozen=True)
class Clause:
    """One clause.

    Attributes:
        key: names it in scenarios, such as ``D-3``.
        letter: the letter as another document cites it.
        number: the clause's number as people say it, such as ``ข้อ ๓``.
        words: the letter's own words, proofread.
        meaning: what they ask for, in one sentence.
    """

    key: str
    letter: str
    number: str
    words: str
    meaning: Words

    @property
    def citation(self) -> str:
        """The clause as a debrief cites it."""
        return f"{self.letter} {self.number}"


@functools.cache
def clauses() -> dict[str, Clause]:
    """Every clause by its key, read once from ``clauses.toml``; the Ministry of Finance's from the letter itself."""
    text = resources.files("training").joinpath("clauses.toml").read_text("utf-8")
    data = tomllib.loads(text)
    letters = {**data["letter"], "mof": citation()}
    return {row["key"]: _clause(row, letters) for row in data["clause"]}


def _clause(row: dict[str, Any], letters: dict[str, str]) -> Clause:
    meaning = words(row["meaning"])
    if "of" not in row:
        return Clause(row["key"], letters[row["letter"]], row["number"], row["words"], meaning)
    whole = letter_clauses()[row["of"]]
    start = whole.words.index(row.get("from", ""))
    until = row.get("until", "")
    end = whole.words.index(until, start) + len(until) if until else len(whole.words)
    return Clause(row["key"], letters[row["letter"]], whole.number, whole.words[start:end], meaning)
