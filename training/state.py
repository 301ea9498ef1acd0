"""Everything that is true at one moment of a drill: frozen, comparable, and rebuilt from the log alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from training.access.login import NOTHING_YET, Login
from training.admin.users import Directory, Page
from training.desk.decisions import Desk
from training.frozen import hashed_once, replace
from training.lost.plan import NOTHING_DONE, Report
from training.maker.desk import Desk as MakersDesk
from training.reports.state import Reports
from training.sms_otp import Challenge
from training.soft_token.state import NO_APPS, NO_TOKEN, Handset, Token
from training.transactions import TransactionSet
from training.treasury.state import NOTHING_THERE, Treasury


@hashed_once
@dataclass(frozen=True)
class Bank:
    """What the make-believe bank holds, the same for every seat.

    Attributes:
        sets: the transaction sets at the bank.
        directory: the users, and what administrators asked to be changed about them.
    """

    sets: tuple[TransactionSet, ...] = ()
    directory: Directory = field(default_factory=Directory)

    def find(self, ref: str) -> TransactionSet | None:
        """The set with that reference number, or None."""
        return next((s for s in self.sets if s.ref == ref), None)

    def with_set(self, changed: TransactionSet) -> Bank:
        """The bank with this set in place of the one of the same reference number."""
        return replace(self, sets=tuple(changed if s.ref == changed.ref else s for s in self.sets))


@hashed_once
@dataclass(frozen=True)
class Window:
    """The bank's page as it stands in the browser of one seat.

    Attributes:
        screen: the name of the screen that shows.
        signed_in: whether somebody is.
        failed_sign_ins: wrong credentials so far.
        open_ref: reference number of the set in hand, or empty; of several ticked together, with ``+`` between.
        shown: the set as the details page drew it; a page does not redraw itself when the set changes.
        seen: digests that the person has had before his eyes, one for each set.
        challenge: the newest code sent to the person, or none.
        sends: how many codes were sent for each set that any was sent for, by reference number.
        message: key of the message on the screen, or empty.
        number_wrong: whether codes go to a number that is not the person's.
        behind: the bank's screen behind a page that a link opened, or empty.
        approved: the reference numbers of the sets that the person approved, in order.
        login: what the bank remembers of the person's access.
        admin: what of an administrator's work stands on the page.
        token: what the treasury knows of the person's Soft Token.
    """

    screen: str = "login"
    signed_in: bool = False
    failed_sign_ins: int = 0
    open_ref: str = ""
    shown: TransactionSet | None = None
    seen: tuple[tuple[str, str], ...] = ()
    challenge: Challenge | None = None
    sends: tuple[tuple[str, int], ...] = ()
    message: str = ""
    number_wrong: bool = False
    behind: str = ""
    approved: tuple[str, ...] = ()
    login: Login = NOTHING_YET
    admin: Page = field(default_factory=Page)
    token: Token = NO_TOKEN

    def sends_of(self, ref: str) -> int:
        """How many codes were sent for that set."""
        return dict(self.sends).get(ref, 0)

    def has_seen(self, wanted: TransactionSet) -> bool:
        """Whether the person has looked at the set as it now stands."""
        return dict(self.seen).get(wanted.ref) == wanted.digest

    def having_seen(self, opened: TransactionSet) -> Window:
        """The window, the person now having looked at this set."""
        return replace(self, seen=tuple(sorted({**dict(self.seen), opened.ref: opened.digest}.items())))


@dataclass(frozen=True)
class Message:
    """One message on the phone.

    Attributes:
        id: names it within the drill.
        arrives_at: since the drill's start; before that the phone does not have it.
        template: key of the scenario's or the screens' text.
        challenge: id of the challenge whose code it carries, or empty.
        digest: of the set that code belongs to, or empty.
        read: whether it was opened.
        answer: the choice taken, or empty.
    """

    id: str
    arrives_at: timedelta
    template: str
    challenge: str = ""
    digest: str = ""
    read: bool = False
    answer: str = ""


@hashed_once
@dataclass(frozen=True)
class Phone:
    """What is said to the trainee and by him.

    Attributes:
        messages: oldest first, those still to come included.
        contacted: ids of those whom the trainee spoke to.
        apps: what stands on it besides messages.
        used_at: when it was last opened or used, since the drill's start; None when it was not, or locked by hand.
        left: whether somebody's own phone lies here, and how; see `training.handset.left`.
    """

    messages: tuple[Message, ...] = ()
    contacted: frozenset[str] = frozenset()
    apps: Handset = NO_APPS
    used_at: timedelta | None = None
    left: str = ""

    def arrived(self, now: timedelta) -> tuple[Message, ...]:
        """The messages that have come in by now, oldest first."""
        return tuple(m for m in self.messages if m.arrives_at <= now)

    def find(self, message_id: str) -> Message | None:
        """The message with that id, or None."""
        return next((m for m in self.messages if m.id == message_id), None)

    def with_message(self, changed: Message) -> Phone:
        """The phone with this message in place of the one of the same id."""
        messages = tuple(changed if m.id == changed.id else m for m in self.messages)
        return replace(self, messages=messages)

    def having(self, message: Message) -> Phone:
        """The phone with one message more; one of the same id is there only once."""
        kept = tuple(m for m in self.messages if m.id != message.id)
        return replace(self, messages=(*kept, message))


@hashed_once
@dataclass(frozen=True)
class Away:
    """A seat that nobody sits at just now: what stands on its screen and its phone."""

    seat: str
    window: Window
    phone: Phone


@hashed_once
@dataclass(frozen=True)
class State:
    """Where a drill stands.

    Attributes:
        seed: of this run; every random-looking value comes from it.
        now: since the drill's start; never goes back.
        bank: what is at the bank.
        seat: the seat in hand, by the scenario's name for it.
        window: the bank's page at that seat.
        phone: that seat's.
        away: the other seats, by name.
        desk: what was decided at the office's own desk.
        maker: what stands on the maker's desk.
        reports: what comes after approval.
        loss: what was done about a lost phone.
        treasury: the documents and the change of right holder at the treasury.
        fired: ids of the faults that have happened.
        counts: how often the events that faults still wait for have come, by kind.
        mistakes: ids of the mistakes made.
        hints: ids of the steps whose hints were taken.
        outcome: empty while it runs; then one of `training.scenario.OUTCOMES`.
    """

    seed: str
    now: timedelta = timedelta(0)
    bank: Bank = Bank()
    seat: str = "trainee"
    window: Window = Window()
    phone: Phone = Phone()
    away: tuple[Away, ...] = ()
    desk: Desk = field(default_factory=Desk)
    maker: MakersDesk = field(default_factory=MakersDesk)
    reports: Reports = field(default_factory=Reports)
    loss: Report = NOTHING_DONE
    treasury: Treasury = NOTHING_THERE
    fired: frozenset[str] = frozenset()
    counts: tuple[tuple[str, int], ...] = ()
    mistakes: frozenset[str] = frozenset()
    hints: frozenset[str] = frozenset()
    outcome: str = ""

    @property
    def in_hand(self) -> tuple[TransactionSet, ...]:
        """The set in hand; several when they were ticked together, none when nothing is."""
        refs = self.window.open_ref.split("+")
        return tuple(s for s in self.bank.sets if s.ref in refs)

    @property
    def contacted(self) -> frozenset[str]:
        """Ids of those whom anybody at any seat spoke to."""
        return self.phone.contacted.union(*(left.phone.contacted for left in self.away))

    @property
    def told_seat(self) -> str:
        """The seat in hand as events name it: empty where there is only one, for nobody needs to be told."""
        return self.seat if self.away else ""

    def at(self, seat: str) -> State:
        """The state with that seat in hand; as it was when there is no such seat."""
        wanted = next((left for left in self.away if left.seat == seat), None)
        if wanted is None:
            return self
        left = Away(self.seat, self.window, self.phone)
        others = (left, *(other for other in self.away if other is not wanted))
        away = tuple(sorted(others, key=lambda other: other.seat))
        return replace(self, seat=seat, window=wanted.window, phone=wanted.phone, away=away)

    def on_page(self, **changes: object) -> State:
        """The state with these fields of the window changed."""
        return replace(self, window=replace(self.window, **changes))  # type: ignore[arg-type]
