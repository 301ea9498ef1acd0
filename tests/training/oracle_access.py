"""A second opinion on getting in: whether the password is the new one, the user locked, the page dead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from training.scenario import Scenario

_AT_THE_PAGE_OF_THE_BANK = frozenset(
    {
        "logout", "open_inbox", "open_set", "approve", "approve_all", "confirm", "enter_code", "resend_code",
        "cancel_code", "start_reject", "reject", "change_password", "turn_page", "renew_password",
    }
)  # fmt: skip
RIGHT = {"old_password": "<right>", "new_password": "<right>", "confirm_password": "<same>"}


@dataclass(frozen=True)
class AccessBook:
    """What a bystander knows of one user: whether he is in, must change, is locked, and how long all was quiet."""

    inside: bool = False
    changed: bool = False
    locked: bool = False
    quiet: timedelta = timedelta(0)

    def older(self, seconds: float) -> AccessBook:
        """The book after that time in which nothing was done."""
        return replace(self, quiet=self.quiet + timedelta(seconds=seconds))


UNOPENED = AccessBook()


def is_dead(scenario: Scenario, book: AccessBook, seat: str, kind: str) -> bool:
    """Whether a click of this kind falls on a page that had been left alone too long."""
    watched = any(row.seat == seat and row.idle for row in scenario.access)
    if not (watched and book.inside and kind in _AT_THE_PAGE_OF_THE_BANK):
        return False
    return book.quiet > timedelta(seconds=scenario.portal.setting("idle_s"))


def judge_change(typed: Mapping[str, str]) -> tuple[bool, set[str]]:
    """Whether the password should now be the new one, and the mistakes in typing this."""
    if "<real>" in typed.values():
        return False, {"typed_real_data"}
    if typed == RIGHT:
        return True, set()
    like_id = typed["old_password"] == "<right>" and typed["new_password"] == "<same_as_id>"
    return False, {"password_like_id"} if like_id else set()
