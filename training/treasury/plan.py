"""What a drill has to record, to approve and to change at the treasury, as its author wrote it; plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from training.soft_token import holders
from training.treasury.state import KB01, RECORDED, REMITTANCE, Claim, Treasury

if TYPE_CHECKING:
    from training.scenario import Scenario

BOXES = ("claim_type", "payee", "account", "amount", "purchase_order")
"""What is chosen on a document; the last one on ขบ01 alone."""
NONE = "-"
KINDS_OF_CHANGE = ("add", "replace", "remove", "change_right", "stand_in")
RIGHTS = ("recorder", "approver_1", "approver_2")


@dataclass(frozen=True)
class Box:
    """One thing to choose on a document.

    Attributes:
        name: one of `BOXES`.
        right: as the paper has it.
        wrong: what else the list offers.
        recorded: what stands on a document that somebody recorded before the drill began.
    """

    name: str
    right: str
    wrong: tuple[str, ...] = ()
    recorded: str = ""

    @property
    def options(self) -> tuple[str, ...]:
        """All that can be chosen, in an order that does not tell which is right."""
        return tuple(sorted((self.right, *self.wrong)))


@dataclass(frozen=True)
class Job:
    """A paper of which a document is to be made.

    Attributes:
        id: names it.
        title: what it is for, in a few words.
        form: the form that it belongs on.
        forms: the forms offered for it.
        boxes: what is to be chosen.
        facts: what stands on the document as it is.
        status: where its document stands as the drill begins; empty when there is none.
        recorded_by: the seat or the person who recorded that document.
        first_by: the seat that approved it already, or empty.
    """

    id: str
    title: str
    form: str
    forms: tuple[str, ...]
    boxes: tuple[Box, ...]
    facts: tuple[tuple[str, str], ...] = ()
    status: str = ""
    recorded_by: str = ""
    first_by: str = ""

    def box(self, name: str) -> Box:
        """What there is to choose for that box; a dash where the paper has nothing of the kind."""
        return next((box for box in self.boxes if box.name == name), Box(name, NONE))

    def has_right(self, claim: Claim) -> bool:
        """Whether a document says what the paper says."""
        return claim.form == self.form and all(
            claim.get(name) == self.box(name).right for name in boxes_of(claim.form)
        )


@dataclass(frozen=True)
class Official:
    """Somebody who has or may get a right.

    Attributes:
        id: names the person.
        name: in full.
        citizen_id: of the demonstration's own numbers.
        right: the right held as the drill begins: one of `RIGHTS`, or empty.
        seat: the seat at which the person is played, or empty.
    """

    id: str
    name: str
    citizen_id: str
    right: str = ""
    seat: str = ""


@dataclass(frozen=True)
class Order:
    """A paper that can be attached to a request.

    Attributes:
        id: names it.
        title: what is on the list.
        signed: the day the head of the unit signed it; None while it is not signed.
        names: who gets which right by it: the person's id and one of `RIGHTS`.
        needs: the contact who has to be spoken to before there is such a paper, or empty.
    """

    id: str
    title: str
    names: tuple[tuple[str, str], ...]
    signed: date | None = None
    needs: str = ""


@dataclass(frozen=True)
class RightChange:
    """The change of right holder that the order wants.

    Attributes:
        kind: one of `KINDS_OF_CHANGE`.
        old: id of the person who held the right.
        new: id of the person who is to hold it.
        right: one of `RIGHTS`.
        start: from which day.
        kinds: what the list of kinds offers.
        starts: what the list of days offers.
        filed_by: the seat that files it.
    """

    kind: str
    old: str
    new: str
    right: str
    start: date
    kinds: tuple[str, ...]
    starts: tuple[date, ...]
    filed_by: str


@dataclass(frozen=True)
class Work:
    """All that a drill has at the treasury: documents to make, people, papers to attach, and the change they want."""

    jobs: tuple[Job, ...] = ()
    officials: tuple[Official, ...] = ()
    orders: tuple[Order, ...] = ()
    change: RightChange | None = None

    def job(self, id_: str) -> Job:
        """The paper of that name."""
        return next(job for job in self.jobs if job.id == id_)

    def official(self, id_: str) -> Official:
        """The person of that name."""
        return next(person for person in self.officials if person.id == id_)


NO_WORK = Work()


def boxes_of(form: str) -> tuple[str, ...]:
    """The boxes that a form has."""
    return BOXES if form == KB01 else BOXES[:-1]


def at_first(scenario: Scenario) -> Treasury:
    """What is at the treasury as the drill begins."""
    work = scenario.work
    claims = tuple(
        Claim(
            ref=f"{job.id}/1",
            form=job.form,
            values=tuple(
                (name, job.box(name).recorded or job.box(name).right) for name in boxes_of(job.form)
            ),
            status=job.status,
            recorded_by=job.recorded_by,
            first_by=job.first_by,
            last_by=job.first_by,
        )
        for job in work.jobs
        if job.status
    )
    return Treasury(jobs=tuple(job.id for job in work.jobs), claims=claims)


def step_of(form: str, status: str) -> str:
    """The approval that a document waits for: ``om03`` for a remittance, else ``om01`` and then ``om02``."""
    if form == REMITTANCE:
        return "om03"
    return "om01" if status == RECORDED else "om02"


def same_person(scenario: Scenario, one: str, other: str) -> bool:
    """Whether two seats are one person's: the treasury goes by the citizen number, not by the username."""
    if one == other:
        return True
    first, second = holders.of(scenario, one), holders.of(scenario, other)
    return first is not None and second is not None and first.citizen_id == second.citizen_id
