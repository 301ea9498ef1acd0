"""Who may use the bank's portal, what was asked to be changed about them, and who changed what when."""

from __future__ import annotations

from dataclasses import dataclass

from training.frozen import hashed_once, replace

FIELDS = ("name", "name_en", "role", "mobile", "email", "status")
"""What of a user a request may change."""


@dataclass(frozen=True)
class User:
    """A user of the agency, as the bank has him, and how he should stand.

    Attributes:
        user_id: as the bank has it.
        name: the person, with the title; empty while the bank does not know him.
        name_en: the same in English block letters, or empty.
        role: ``company_admin``, ``maker``, ``authorizer``, ``single`` or ``viewer``; see the screens' labels.
        position: in the office.
        mobile: digits; to this number the bank sends one-time codes. Empty when there is none.
        email: or empty.
        status: ``absent`` (not at the bank yet), ``new`` (must change the password), ``active``, ``suspended``,
            ``locked`` or ``deleted``.
        right_name: the person's name by the office's own papers.
        right_name_en: the same in English.
        right_mobile: what the papers say of the number.
        right_email: the same of the address.
        right_status: how the person should stand when the work is done.
        right_role: the only role the papers give.
        owner: id of the contact by whom a new number is confirmed, or empty.
        closed: whether nothing about the user is to be changed in this drill.
    """

    user_id: str
    name: str
    role: str
    position: str = ""
    name_en: str = ""
    mobile: str = ""
    email: str = ""
    status: str = "active"
    right_name: str = ""
    right_name_en: str = ""
    right_mobile: str = ""
    right_email: str = ""
    right_status: str = "active"
    right_role: str = ""
    owner: str = ""
    closed: bool = False

    def right(self, field: str) -> str:
        """What the office's papers say of that field; of one they say nothing of, what the bank has."""
        return str(getattr(self, f"right_{field}", getattr(self, field)))

    @property
    def is_right(self) -> bool:
        """Whether the user stands as the papers say."""
        return all(getattr(self, field) == self.right(field) for field in FIELDS)


@dataclass(frozen=True)
class Change:
    """One field of a user, from what to what."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Request:
    """What one administrator asked for and another decides about; of one user there is one at a time.

    Attributes:
        number: the bank's; only shown.
        kind: ``create``, ``edit``, ``reset``, ``unlock``, ``suspend``, ``activate`` or ``delete``.
        user_id: about whom.
        requested_by: the seat of who asked, or the user ID of somebody who has no seat.
        asked_at: as the screen shows it.
        changes: what would become of the user.
        status: ``pending``, ``approved``, ``rejected`` or ``cancelled``.
    """

    number: str
    kind: str
    user_id: str
    requested_by: str
    asked_at: str
    changes: tuple[Change, ...]
    status: str = "pending"

    def is_right(self, user: User) -> bool:
        """Whether everything it changes about the user is as the office's papers say."""
        return all(change.new == user.right(change.field) for change in self.changes)

    def applied(self, user: User) -> User:
        """The user with everything changed that it asks for."""
        return replace(user, **{change.field: change.new for change in self.changes})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Entry:
    """A line of the audit log: who did what to whom, when, and the old and new values."""

    at: str
    who: str
    what: str
    user_id: str
    old: str = ""
    new: str = ""


@hashed_once
@dataclass(frozen=True)
class Directory:
    """The agency's users at the bank.

    Attributes:
        users: in the order of the drill's file.
        requests: those that wait.
        audit: what administrators did, oldest first.
        asked: how many requests were ever made; only for their numbers.
        ticked: user IDs whose owners are ticked as ready on the readiness list.
        in_order: whether users are worked on one after another, as they stand in the drill's file.
        readiness: whether there is a readiness list, on which every authorizer is ticked.
    """

    users: tuple[User, ...] = ()
    requests: tuple[Request, ...] = ()
    audit: tuple[Entry, ...] = ()
    asked: int = 0
    ticked: frozenset[str] = frozenset()
    in_order: bool = False
    readiness: bool = False

    def user(self, user_id: str) -> User | None:
        """The user with that ID, or None."""
        return next((user for user in self.users if user.user_id == user_id), None)

    @property
    def listed(self) -> tuple[User, ...]:
        """The users that the bank knows."""
        return tuple(user for user in self.users if user.status != "absent")

    def waiting(self, user_id: str) -> Request | None:
        """The request about that user that waits, or None."""
        return next((request for request in self.requests if request.user_id == user_id), None)

    @property
    def authorizers(self) -> tuple[User, ...]:
        """Those to whom codes are sent: the readiness list."""
        return tuple(user for user in self.listed if user.role == "authorizer" and user.status != "deleted")

    def may_be_changed(self, user: User) -> bool:
        """Whether a change of the user may be asked for now."""
        if user.closed or self.waiting(user.user_id):
            return False
        return not self.in_order or user is self.next_in_order

    @property
    def next_in_order(self) -> User | None:
        """The first user who is not ticked yet; without a readiness list, who does not stand as the papers say."""
        if self.readiness:
            return next((u for u in self.authorizers if u.user_id not in self.ticked), None)
        return next((u for u in self.users if not u.closed and not u.is_right), None)

    @property
    def all_right(self) -> bool:
        """Whether every user stands as the papers say and nothing waits; a change that waits is no change."""
        return not self.requests and all(user.is_right for user in self.users)

    @property
    def all_ticked(self) -> bool:
        """Whether every authorizer is ticked as ready."""
        return all(user.user_id in self.ticked for user in self.authorizers)

    def with_user(self, changed: User) -> Directory:
        """The directory with this user in place of the one of the same ID."""
        users = tuple(changed if u.user_id == changed.user_id else u for u in self.users)
        return replace(self, users=users)

    def with_request(self, asked: Request) -> Directory:
        """The directory with one more request that waits."""
        requests = tuple(sorted((*self.requests, asked), key=lambda request: request.user_id))
        return replace(self, requests=requests, asked=self.asked + 1)

    def without_request(self, user_id: str) -> Directory:
        """The directory once the request about that user is decided."""
        return replace(self, requests=tuple(r for r in self.requests if r.user_id != user_id))


@hashed_once
@dataclass(frozen=True)
class Page:
    """What of the administrator's work stands on one seat's page.

    Attributes:
        user_id: the user in hand, or empty.
        found: what was searched for, or empty before any search.
        kind: of the request that is being made, or empty.
        draft: what it would change.
    """

    user_id: str = ""
    found: str = ""
    kind: str = ""
    draft: tuple[Change, ...] = ()
