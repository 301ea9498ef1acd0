"""A phone that its owner left lying on the trainee's desk, as the drill's author wrote it."""

from __future__ import annotations

from dataclasses import dataclass

ABSENT, LYING, OPENED = "", "lying", "opened"
"""Where it stands: not here, here and locked, here and opened by somebody who is not its owner."""


@dataclass(frozen=True)
class Notification:
    """What stands on its lock screen.

    Attributes:
        sender: who it says it is from.
        text: what it says.
        at: time of day it came.
    """

    sender: str
    text: str
    at: str


@dataclass(frozen=True)
class LeftPhone:
    """Somebody else's phone.

    Attributes:
        owner: whose it is.
        previews: whether its lock screen shows what messages say, or only from whom they are.
        notifications: newest first.
    """

    owner: str
    previews: bool
    notifications: tuple[Notification, ...]
