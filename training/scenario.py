"""A drill as its author wrote it: who, what is at the bank, what goes wrong, what counts as a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from training.access.login import AccessPlan
from training.actions import Action
from training.admin.users import Directory
from training.desk.questions import Question
from training.handset.left import LeftPhone
from training.lost.plan import Loss
from training.maker.register import Register
from training.reports.data import ReportData
from training.roles import Role
from training.rules import Clause
from training.screens import Portal
from training.sms_otp import CodeRules
from training.soft_token.holders import Holder
from training.transactions import TransactionSet
from training.treasury.plan import NO_WORK, Work
from training.words import Words

OUTCOMES: dict[str, Words] = {
    "approved": Words("อนุมัติรายการแล้ว", "the set was approved"),
    "rejected": Words("ไม่อนุมัติและส่งกลับผู้ทำรายการ", "the set was rejected and sent back to the maker"),
    "handed_over": Words("ส่งต่อให้ผู้อนุมัติแทนตามคำสั่ง", "handed over to the stand-in named by order"),
    "locked": Words("ผู้ใช้งานถูกระงับ", "the user was locked"),
    "used_up": Words("ใช้ครบจำนวนครั้งที่ระบบให้ ยังไม่ได้อนุมัติ", "every try was used up and nothing approved"),
    "harmed": Words("การเปลี่ยนแปลงที่ไม่ควรอนุมัติมีผลแล้ว", "a change that should not be took effect"),
    "done": Words("ทำงานครบถ้วนแล้ว", "the work was done"),
    "gave_up": Words("ยุติการฝึกก่อนจบ", "stopped before the end"),
}


@dataclass(frozen=True)
class SignIn:
    """The only credentials the portal takes: the drill's own.

    Attributes:
        company_id: the agency's, as the bank gave it.
        user_id: the trainee's.
        password: made up for this drill.
        name: the person the trainee plays.
        phone: the person's decoy number, digits; shown masked.
        phone_at_bank: the number that the bank has for the person, where that is another one; else empty.
        phone_previews: whether the lock screen of his phone shows what messages say; None as the portal has it.
    """

    company_id: str
    user_id: str
    password: str
    name: str
    phone: str
    phone_at_bank: str = ""
    phone_previews: bool | None = None


@dataclass(frozen=True)
class Seat:
    """One chair of a drill: somebody with a user ID and a phone of his own.

    Attributes:
        id: names it; ``trainee`` where there is only one.
        role: what the person may do.
        sign_in: the person's credentials.
        level: at which approval, from 1, the person's own comes; 0 for any.
    """

    id: str
    role: Role
    sign_in: SignIn
    level: int = 0


@dataclass(frozen=True)
class Choice:
    """One answer to a message.

    Attributes:
        id: names it.
        caption: on its button.
        effect: what it comes to; see `training.phone.EFFECTS`.
        then: id of the message that comes back at once, or empty: so talks go on.
        mistake: id of the author's own mistake that it is; empty for an answer that will do.
    """

    id: str
    caption: str
    effect: str
    then: str = ""
    mistake: str = ""


@dataclass(frozen=True)
class Lure:
    """Something said to the trainee, which may not be what it seems.

    Attributes:
        id: names it.
        sender: who it says it is from.
        text: what it says.
        choices: what may be answered.
        by: ``sms``, ``call`` (the phone rings) or ``person`` (somebody stands at the desk).
        link: the screen that its link opens, or empty.
    """

    id: str
    sender: str
    text: str
    choices: tuple[Choice, ...]
    by: str = "sms"
    link: str = ""


@dataclass(frozen=True)
class Contact:
    """Somebody whom the trainee may speak to of his own accord, once.

    Attributes:
        id: names it.
        caption: on its button.
        effect: what it comes to; see `training.phone.EFFECTS`.
        message: id of the message that comes back at once, or empty.
        needed: ``always``, ``after_harm`` (once a set was approved that should not be) or empty.
        offered_when: the condition from which on it is offered, or empty; see `training.steps.CONDITIONS`.
        seat: the seat at which it is offered; empty for every one.
    """

    id: str
    caption: str
    effect: str
    message: str = ""
    needed: str = ""
    offered_when: str = ""
    seat: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper on the desk."""

    id: str
    title: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong by itself.

    Attributes:
        id: names it.
        when: the kind of event that sets it off; ``clock`` for a time of day.
        nth: at which such event, counted from 1.
        do: one of the engine's verbs; see `training.faults.VERBS`.
        args: what the verb needs.
        chance: percent of examinations in which it strikes; in practice it always does.
        pool: of the faults that name one pool, each run has one; empty for none.
        of: only events of this count: a set's reference number, the id of a message, a contact or a seat; or empty.
        at: since the drill's start, where a time of day sets it off.
        caption: on the instructor's button, where that sets it off.
    """

    id: str
    when: str
    nth: int
    do: str
    args: tuple[tuple[str, str], ...]
    chance: int = 100
    pool: str = ""
    of: str = ""
    at: timedelta | None = None
    caption: str = ""

    def get(self, name: str) -> str:
        """The argument of that name, or empty text."""
        return dict(self.args).get(name, "")


@dataclass(frozen=True)
class Mistake:
    """Something the trainee should not do.

    Attributes:
        id: of the detector that notices it (see `training.detectors.DETECTORS`), or of an author's own answers.
        what: was done, in a few words.
        severity: ``critical``, ``major`` or ``minor``.
        points: taken off the score, once.
        clause: that it goes against.
        remedy: what a careful person would have done.
    """

    id: str
    what: Words
    severity: str
    points: int
    clause: Clause
    remedy: Words


@dataclass(frozen=True)
class Step:
    """One stage of the work.

    Attributes:
        id: names it.
        done_when: the condition that ends it; see `training.steps.CONDITIONS`.
        task: what to do, in one line.
        hint: how, for a price.
    """

    id: str
    done_when: str
    task: Words
    hint: Words


@dataclass(frozen=True)
class Skip:
    """By how much the clock may be put on at once: one of ``hours``, ``days`` or ``months``, and how many."""

    unit: str
    n: int


@dataclass(frozen=True)
class Document:
    """A form to offer when the drill is over.

    Attributes:
        form: its name; whose it is, only the roof knows.
        answers: what the drill itself says of it; the rest is the form's own invented example.
    """

    form: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Scenario:
    """A drill.

    Attributes:
        id: names it.
        version: of the file, as its author counts.
        content_hash: of the file and of its portal's; a log made with other ones does not replay.
        title: of the drill.
        brief: what the trainee reads first.
        letter: the clause that asks for this drill.
        role: the trainee's first one.
        mastery: the score that passes.
        hint_points: what a hint costs.
        passes_with: the outcomes that can pass.
        ends_when: the condition under which signing out ends it; see `training.steps.CONDITIONS`.
        start: the moment the drill begins.
        portal: the make-believe web site.
        codes: how one-time codes behave.
        seats: the chairs, the one the drill begins at first.
        sets: what waits at the bank.
        bad_sets: reference numbers of sets that should not be approved even as they were sent.
        papers: what lies on the desk.
        lures: what may be said to the trainee, by message, by phone or at the desk.
        contacts: whom the trainee may speak to.
        faults: what goes wrong.
        mistakes: what costs points.
        steps: the work, in order.
        answer: the model answer: each action and how many seconds after the last it comes.
        documents: forms to offer when it is over.
        access: what it wants of the way in, for the seats where that is more than a password.
        questions: what is to be decided at the office's own desk, in order.
        directory: the users that the bank has.
        maker: what a maker has to pay; None where nobody makes a file.
        reports: what becomes of paid sets, and the statement.
        holders: what the treasury has of each seat's person; none where Soft Tokens do not matter.
        work: what there is to record, to approve and to change at the treasury.
        codes_from: the first day on which approving asks for a code; None for never.
        balances: accounts with the baht that each has as the drill begins; any other pays whatever is asked.
        left_phone: somebody else's phone that comes to lie on the desk, or none.
        done_at: the condition that ends it the moment it holds, or empty.
        loss: the phone that was lost before it begins; None where none was.
        clock_skips: by how much the trainee may put the clock on besides minutes, in the author's order.
    """

    id: str
    version: str
    content_hash: str
    title: Words
    brief: Words
    letter: Clause
    role: Role
    mastery: int
    hint_points: int
    passes_with: tuple[str, ...]
    ends_when: str
    start: datetime
    portal: Portal
    codes: CodeRules
    seats: tuple[Seat, ...]
    sets: tuple[TransactionSet, ...]
    bad_sets: frozenset[str]
    papers: tuple[Paper, ...]
    lures: tuple[Lure, ...]
    contacts: tuple[Contact, ...]
    faults: tuple[Fault, ...]
    mistakes: tuple[Mistake, ...]
    steps: tuple[Step, ...]
    answer: tuple[tuple[int, Action], ...]
    documents: tuple[Document, ...]
    access: tuple[AccessPlan, ...] = ()
    questions: tuple[Question, ...] = ()
    directory: Directory = field(default_factory=Directory)
    maker: Register | None = None
    reports: ReportData = field(default_factory=ReportData)
    holders: tuple[Holder, ...] = ()
    work: Work = NO_WORK
    done_at: str = ""
    codes_from: date | None = date.min
    balances: tuple[tuple[str, Decimal], ...] = ()
    left_phone: LeftPhone | None = None
    loss: Loss | None = None
    clock_skips: tuple[Skip, ...] = ()

    @property
    def sign_in(self) -> SignIn:
        """The credentials of the seat that the drill begins at."""
        return self.seats[0].sign_in

    def seat(self, seat_id: str) -> Seat:
        """The seat with that id."""
        return next(seat for seat in self.seats if seat.id == seat_id)

    def lure(self, lure_id: str) -> Lure | None:
        """The lure with that id, or None."""
        return next((lure for lure in self.lures if lure.id == lure_id), None)

    def mistake(self, mistake_id: str) -> Mistake:
        """The mistake with that id."""
        return next(mistake for mistake in self.mistakes if mistake.id == mistake_id)
