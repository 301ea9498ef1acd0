"""How far the desk's work has come: which question is next, and what was decided so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from training.desk.questions import Question
from training.frozen import hashed_once, with_fields


@hashed_once
@dataclass(frozen=True)
class Desk:
    """What was decided.

    Attributes:
        at: number of the next question, from 0; as many as there are questions when all is decided.
        given: every answer so far, as pairs of a question's id and an option's.
    """

    at: int = 0
    given: tuple[tuple[str, str], ...] = ()

    def next_of(self, questions: Sequence[Question]) -> Question | None:
        """The question to decide now, or None when all is decided."""
        return questions[self.at] if self.at < len(questions) else None

    def having(self, questions: Sequence[Question], option_id: str) -> Desk:
        """The desk once the question in hand was given this answer: the next is the first that then is asked."""
        given = (*self.given, (questions[self.at].id, option_id))
        asked = (n for n in range(self.at + 1, len(questions)) if _is_asked(questions[n], given))
        return Desk(next(asked, len(questions)), given)

    def passed(self, questions: Sequence[Question], step: str) -> bool:
        """Whether no question of that step is still to come."""
        return all(question.step != step for question in questions[self.at :])


def ahead(questions: Sequence[Question], desk: Desk) -> Desk:
    """The desk as the future sees it: only the answers that a question to come asks about."""
    wanted = {pair for question in questions[desk.at :] for pair in question.asked_when}
    return with_fields(desk, given=tuple(sorted(pair for pair in desk.given if pair in wanted)))


def _is_asked(question: Question, given: tuple[tuple[str, str], ...]) -> bool:
    return not question.asked_when or not question.asked_when.isdisjoint(given)
