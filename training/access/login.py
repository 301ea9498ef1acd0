"""What the bank remembers of one user's access, and what a drill plans for it; plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from training.frozen import hashed_once


@dataclass(frozen=True)
class AccessPlan:
    """What a drill wants of one seat's access.

    Attributes:
        seat: the seat's name.
        first_login: whether the password has to be changed at the first sign-in.
        new_password: the drill's own made-up password to change to, the only one that is ever taken; or empty.
        expires_in_days: until the password expires; 0 has to be changed at once, None never comes up.
        changed_on: when the password was last changed, where the drill's calendar decides when it is due; or None.
        elsewhere: whether the user is signed in somewhere else as the drill begins.
        idle: whether a page that is left alone too long is dropped by the bank.
    """

    seat: str
    first_login: bool = False
    new_password: str = ""
    expires_in_days: int | None = None
    changed_on: date | None = None
    elsewhere: bool = False
    idle: bool = False


@hashed_once
@dataclass(frozen=True)
class Login:
    """What the bank remembers.

    Attributes:
        must_change: whether the password has to be changed before anything else.
        changed: whether it was changed to the drill's new one.
        locked: whether the user waits to be unlocked by an administrator.
        elsewhere: whether he is signed in somewhere else.
        active_at: when something was last done on the page, where the bank drops idle ones.
    """

    must_change: bool = False
    changed: bool = False
    locked: bool = False
    elsewhere: bool = False
    active_at: timedelta = timedelta(0)


NOTHING_YET = Login()
"""What the bank remembers of somebody of whom there is nothing to say."""
