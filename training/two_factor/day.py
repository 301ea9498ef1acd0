"""The day from which an office approves with a one-time code, as the letter of 25 July 2566 (ข้อ ๑ and ๒) has it."""

from __future__ import annotations

from datetime import date

OFFICES = ("listed", "unlisted", "confirmed")
"""Named in the list of 474 · not named in it · not named in it, and the branch has confirmed a day."""


def begins(office: str, automatic_from: date, confirmed: date | None = None) -> date | None:
    """The first day with codes; None while nobody has confirmed one.

    Args:
        office: one of `OFFICES`.
        automatic_from: the day for those on the list.
        confirmed: the day that the branch has confirmed to this office.
    """
    return {"listed": automatic_from, "unlisted": None, "confirmed": confirmed}[office]


def is_on(office: str, today: date, automatic_from: date, confirmed: date | None = None) -> bool:
    """Whether payments are approved with a code on that day."""
    first = begins(office, automatic_from, confirmed)
    return first is not None and today >= first
