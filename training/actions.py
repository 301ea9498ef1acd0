"""What a trainee can do: every action has a kind and named arguments, never a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from training.action_kind import Kind, kind
from training.admin.kinds import KINDS as ADMIN
from training.handset.words import KINDS as HANDSET
from training.maker.kinds import KINDS as MAKER
from training.reports.names import KINDS as REPORTS
from training.soft_token.kinds import KINDS as SOFT_TOKEN
from training.treasury.kinds import KINDS as TREASURY


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


KINDS: Mapping[str, Kind] = (
    {
        # at the bank's portal
        "login": kind(secret=("company_id", "user_id", "password")),
        "logout": kind(),
        "open_inbox": kind(),
        "open_set": kind("ref"),
        "approve": kind("ref"),
        "approve_all": kind(),
        "confirm": kind(),
        "enter_code": kind(secret=("code",)),
        "resend_code": kind(),
        "cancel_code": kind(),
        "start_reject": kind("ref"),
        "reject": kind(secret=("reason",)),
        "change_password": kind(secret=("old_password", "new_password", "confirm_password")),
        # on a page that is not the bank's
        "give_away": kind(secret=("company_id", "user_id", "password")),
        "close_page": kind(),
        # with the phone
        "read_message": kind("message"),
        "answer_message": kind("message", "choice"),
        "contact": kind("contact"),
        # at the office's own desk
        "choose": kind("question", "choice"),
        "hand_in": kind(),
        # of the room; these stand on no screen of the make-believe world
        "wait": kind("seconds"),
        "take_seat": kind("who"),
        "instruct": kind("fault"),
        "take_hint": kind(),
        "give_up": kind(),
    }
    | ADMIN
    | HANDSET
    | MAKER
    | REPORTS
    | SOFT_TOKEN
    | TREASURY
)

ROOM = frozenset({"wait", "take_seat", "instruct", "take_hint", "give_up"})
