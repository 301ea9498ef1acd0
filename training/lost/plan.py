"""What a drill says of a lost phone, and what was done about it so far; plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from training.frozen import hashed_once, replace

NOTIFIED, CALLED, LOGGED, PUT_OFF, SENT = (
    "loss_notified", "office_called", "call_logged", "counted_from_call", "letter_sent",
)  # fmt: skip
TELLING = (NOTIFIED, CALLED)
"""What makes the treasury suspend the right: a written notice, or a call while its telephone is answered."""


@dataclass(frozen=True)
class Loss:
    """A phone that was lost before the drill begins.

    Attributes:
        lost_at: when it was lost, as far as its owner knows.
        lender: whose phone the trainee has in hand instead.
    """

    lost_at: datetime
    lender: str


@hashed_once
@dataclass(frozen=True)
class Report:
    """What was done about it.

    Attributes:
        done: kinds of the events that later steps ask about.
        told_at: when the treasury was first told, since the drill's start; None before that.
    """

    done: frozenset[str] = frozenset()
    told_at: timedelta | None = None


NOTHING_DONE = Report()


def ahead(report: Report) -> Report:
    """What was done as the future sees it: whether the treasury was told counts, when it was does not."""
    return report if report.told_at is None else replace(report, told_at=timedelta(0))
