"""What a trainee can do: every action has a kind and named arguments, never a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One thing done at one seat.

    Attributes:
        kind: a name from `KINDS`.
        args: the arguments in the order of their names; always text.
        seat: who did it, by the scenario's name for the seat; empty for the seat in hand.
    """

    kind: str
    args: tuple[tuple[str, str], ...] = ()
    seat: str = ""

    def get(self, name: str) -> str:
        """The argument of that name, or empty text."""
        return dict(self.args).get(name, "")

    def with_args(self, args: Mapping[str, str]) -> Action:
        """The same action with these arguments in place of its own."""
        return Action(self.kind, tuple(sorted(args.items())), self.seat)


def act(kind: str, /, seat: str = "", **args: str) -> Action:
    """An action of that kind, its arguments put in order so that equal actions are equal."""
    return Action(kind, tuple(sorted(args.items())), seat)


@dataclass(frozen=True)
class Kind:
    """What the engine knows of one kind of action.

    Attributes:
        args: the names of its arguments.
        secret: those whose text is never written down; a log holds only what sort of text it was.
    """

    args: frozenset[str] = frozenset()
    secret: frozenset[str] = frozenset()


def _kind(*args: str, secret: tuple[str, ...] = ()) -> Kind:
    return Kind(frozenset(args) | frozenset(secret), frozenset(secret))


KINDS: Mapping[str, Kind] = {
    # at the bank's portal
    "login": _kind(secret=("company_id", "user_id", "password")),
    "logout": _kind(),
    "open_inbox": _kind(),
    "open_set": _kind("ref"),
    "approve": _kind("ref"),
    "approve_all": _kind(),
    "confirm": _kind(),
    "enter_code": _kind(secret=("code",)),
    "resend_code": _kind(),
    "cancel_code": _kind(),
    "start_reject": _kind("ref"),
    "reject": _kind(secret=("reason",)),
    "change_password": _kind(secret=("old_password", "new_password", "confirm_password")),
    # on a page that is not the bank's
    "give_away": _kind(secret=("company_id", "user_id", "password")),
    "close_page": _kind(),
    # with the phone
    "read_message": _kind("message"),
    "answer_message": _kind("message", "choice"),
    "contact": _kind("contact"),
    # of the room; these stand on no screen of the make-believe world
    "wait": _kind("seconds"),
    "take_seat": _kind("who"),
    "take_hint": _kind(),
    "give_up": _kind(),
}

ROOM = frozenset({"wait", "take_seat", "take_hint", "give_up"})
