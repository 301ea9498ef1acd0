"""What is to be decided at the desk: questions in their order, each with its answers, and the spots on a paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from training.words import Words

FAULTY, SOUND = "faulty", "sound"
"""The two answers to a spot on a paper."""


@dataclass(frozen=True)
class Option:
    """One answer to a question.

    Attributes:
        id: names it within its question.
        caption: on its button.
        mistake: id of the mistake that it is; empty for an answer that will do.
        said: what comes of it, told above the next question; may be empty.
    """

    id: str
    caption: str
    mistake: str = ""
    said: str = ""


@dataclass(frozen=True)
class Spot:
    """One line of a paper on the desk, to be judged faulty or sound.

    Attributes:
        paper: id of the paper.
        row: of its table, from 0.
        number: among the paper's spots, from 1.
        of: how many spots the paper has.
    """

    paper: str
    row: int
    number: int
    of: int


@dataclass(frozen=True)
class Question:
    """One decision.

    Attributes:
        id: names it.
        title: heads the card, and is the coach's line.
        text: what is the case.
        ask: what is to be decided about it.
        options: the answers, at least two.
        step: id of the step of the work that it belongs to: its own, or that of all the spots of its paper.
        hint: how to decide, for a price.
        asked_when: pairs of an earlier question and its answer, of which one must have been given; empty for always.
        spot: the line of a paper that it is about, or None.
    """

    id: str
    title: Words
    text: str
    ask: str
    options: tuple[Option, ...]
    step: str
    hint: Words
    asked_when: frozenset[tuple[str, str]] = field(default=frozenset())
    spot: Spot | None = None

    def option(self, option_id: str) -> Option | None:
        """The answer with that id, or None."""
        return next((option for option in self.options if option.id == option_id), None)
