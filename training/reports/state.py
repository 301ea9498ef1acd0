"""What of the time after approval changes while a drill runs: answers that never came, what was compared, a draft."""

from __future__ import annotations

from dataclasses import dataclass

from training.frozen import hashed_once


@dataclass(frozen=True)
class Lost:
    """An approval whose answer never reached the person.

    Attributes:
        ref: reference number of the set.
        truth: how the set stands at the bank: ``approved`` or ``pending``.
        message: what the bank says of it once it is asked.
    """

    ref: str
    truth: str
    message: str


@dataclass(frozen=True)
class Draft:
    """A new batch that a maker is putting together: which items, and to which accounts; empty while not chosen."""

    items: str = ""
    accounts: str = ""


@hashed_once
@dataclass(frozen=True)
class Reports:
    """The slice of a drill's state that belongs to what comes after approval.

    Attributes:
        lost: the answer that is missing now, or None.
        settled: whether a missing answer has been found out.
        seen: which of ``batches``, ``report`` and ``statement`` were looked at; since an answer was lost, if one was.
        line: number of the item whose advice shows, or 0.
        draft: the new batch in hand.
        sent: reference number of the new batch, or empty.
        found: numbers of the statement lines rightly found to differ from the register.
        finding: ``agrees`` or ``differs`` once the comparison is concluded, else empty.
    """

    lost: Lost | None = None
    settled: bool = False
    seen: frozenset[str] = frozenset()
    line: int = 0
    draft: Draft = Draft()
    sent: str = ""
    found: frozenset[int] = frozenset()
    finding: str = ""
