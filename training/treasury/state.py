"""What is at the treasury, the same for every seat: the documents and the request to change a right holder; plain data.

Sources: the Ministry of Finance's letter of 5 February 2568, ข้อ ๑.๓, ข้อ ๒ and ข้อ ๓; the names of the documents are
those of the Comptroller General's public manuals, the states between them are inferred.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from training.frozen import hashed_once, replace
from training.sms_otp import seed_bytes

DRAFT, RECORDED, FIRST, SENT, REMITTED, REFUSED_1, REFUSED_2, CANCELLED = (
    "draft", "recorded", "first_approved", "sent", "remitted", "refused_1", "refused_2", "cancelled",
)  # fmt: skip
STATUSES = (DRAFT, RECORDED, FIRST, SENT, REMITTED, REFUSED_1, REFUSED_2, CANCELLED)
"""Where a document can stand; a draft is on the recorder's page alone."""
FINISHED = frozenset({SENT, REMITTED})
MENDABLE = frozenset({REFUSED_1, REFUSED_2})
KB01, KB02, REMITTANCE = "kb01", "kb02", "ns02_1"
FORMS = (KB01, KB02, REMITTANCE)
"""ขบ01 refers to a purchase order, ขบ02 to none; นส02-1 brings money to the treasury."""
CHECKED = "checked"
MOST_OF_A_JOB = 2
"""How many documents a drill lets be made of one paper: one that is cancelled, and the one that counts."""


@dataclass(frozen=True)
class Claim:
    """One document.

    Attributes:
        ref: names it within the drill: the paper it was recorded from, and which document of that paper it is.
        form: one of `FORMS`.
        values: what was filled in, by the name of the box.
        status: one of `STATUSES`.
        recorded_by: the seat that recorded it; somebody's name where no seat of the drill did.
        first_by: the seat that approved it first, or empty.
        last_by: the seat that decided about it last, or empty.
        seen_by: the seats at which its details were opened since it came to this step.
    """

    ref: str
    form: str
    values: tuple[tuple[str, str], ...] = ()
    status: str = DRAFT
    recorded_by: str = ""
    first_by: str = ""
    last_by: str = ""
    seen_by: frozenset[str] = frozenset()

    @property
    def job(self) -> str:
        """The paper it was recorded from."""
        return self.ref.rsplit("/", 1)[0]

    def get(self, box: str) -> str:
        """What was filled into that box, or empty."""
        return dict(self.values).get(box, "")


@dataclass(frozen=True)
class Change:
    """A request to change a right holder.

    Attributes:
        status: empty, ``filed``, ``reviewing``, ``more_wanted``, ``denied`` or ``approved``.
        asked: what was filled in, by the name of the box.
        flaw: what in it is not as the order has it: empty, ``person`` or ``kind``.
        new_seat: the seat of the new holder, once it is approved; or empty.
        ended: the person whose right ended with it, or empty.
    """

    status: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    flaw: str = ""
    new_seat: str = ""
    ended: str = ""

    def get(self, box: str) -> str:
        """What was filled into that box, or empty."""
        return dict(self.asked).get(box, "")


@hashed_once
@dataclass(frozen=True)
class Treasury:
    """What is at the treasury.

    Attributes:
        jobs: the papers that there is a document to make of.
        claims: the documents, in the order in which they were recorded.
        draft: the document that is being filled in, or none.
        checked: what the check said of the draft: empty, ``checked`` or the key of a message.
        change: the request to change a right holder.
    """

    jobs: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    draft: Claim | None = None
    checked: str = ""
    change: Change = Change()

    def find(self, ref: str) -> Claim | None:
        """The document of that name, or None."""
        return next((claim for claim in self.claims if claim.ref == ref), None)

    def of_job(self, job: str) -> tuple[Claim, ...]:
        """The documents that were recorded from that paper, the last one at the end."""
        return tuple(claim for claim in self.claims if claim.job == job)

    def with_claim(self, changed: Claim) -> Treasury:
        """The treasury with this document in place of the one of the same name, or as one more."""
        if self.find(changed.ref) is None:
            return replace(self, claims=(*self.claims, changed))
        return replace(self, claims=tuple(changed if c.ref == changed.ref else c for c in self.claims))

    @property
    def latest(self) -> tuple[Claim, ...]:
        """Of every paper the document that counts: the last one made of it."""
        return tuple(of[-1] for job in self.jobs if (of := self.of_job(job)))


NOTHING_THERE = Treasury()
"""What is at the treasury in a drill that has nothing to do with its work."""


def number(seed: str, ref: str) -> str:
    """The ten digits by which a document is known: 31 and eight that the seed decides."""
    drawn = hmac.new(seed_bytes(seed), seed_bytes(f"claim|{ref}"), hashlib.sha256).digest()
    return f"31{int.from_bytes(drawn[:6], 'big') % 10**8:08}"
