"""The clauses of the ministries' letters that a mistake may cite: key, letter, number, words, and what they mean."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

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
    """Every clause by its key, read once from ``clauses.toml``."""
    text = resources.files("training").joinpath("clauses.toml").read_text("utf-8")
    data = tomllib.loads(text)
    letters: dict[str, str] = data["letter"]
    return {
        row["key"]: Clause(
            row["key"], letters[row["letter"]], row["number"], row["words"], words(row["meaning"])
        )
        for row in data["clause"]
    }
