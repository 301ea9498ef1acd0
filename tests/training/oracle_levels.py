"""A second opinion on approval in levels, with a book of its own: who signed what, in which order."""

from __future__ import annotations

from dataclasses import dataclass

from training.scenario import Scenario
from training.transactions import TransactionSet

Signed = frozenset[tuple[str, str]]
"""Sets and the seats at which they were approved."""


@dataclass(frozen=True)
class Signature:
    """What an approval with the right code comes to.

    Attributes:
        last: whether it was the last one needed, so that the set is approved.
        first: whether nobody had signed before.
        wrong: what should not have been possible, or empty.
    """

    last: bool
    first: bool
    wrong: str


def sign(scenario: Scenario, signed: Signed, wanted: TransactionSet, seat: str) -> tuple[Signed, Signature]:
    """The book after this seat approved that set, and what that should have come to."""
    before = {who for one, who in signed if one == wanted.ref}
    chair = next(chair for chair in scenario.seats if chair.id == seat)
    wrong = ""
    if seat in before:
        wrong = "the same person approved twice"
    elif chair.sign_in.user_id == wanted.maker:
        wrong = "a maker approved his own set"
    elif wanted.levels > 1 and chair.level and chair.level != len(before) + 1:
        wrong = "somebody approved out of his turn"
    return signed | {(wanted.ref, seat)}, Signature(len(before) + 1 == wanted.levels, not before, wrong)
