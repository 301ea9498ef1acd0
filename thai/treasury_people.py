"""Who may hold which right in New GFMS Thai, and who may do what with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from thai.numerals import all_arabic


class Right(StrEnum):
    """The three rights of clause 1.1, by what they are called (R01)."""

    RECORD = "ผู้บันทึก"
    APPROVE_1 = "ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)"
    APPROVE_2 = "ผู้อนุมัติจ่ายเงิน (อนุมัติ ๒)"


class Former(StrEnum):
    """How somebody worked before Soft Token (clause 1.2)."""

    TOKEN_KEY = "token_key"
    USERNAME = "username"
    NOBODY = "new"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody registers a Soft Token with.

    Attributes:
        rule: that says so.
        must_ask: whether a user name and password must be asked for first.
        sources: who may have issued them; empty for those that he already has.
    """

    rule: str
    must_ask: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A right in somebody's hands, as its holder or in a holder's place, from a day to a day (both with).

    Attributes:
        person: name or citizen number; spaces count for nothing.
        right: what is held, a `Right` or what else a list of people calls it.
        first: the first day; the least there is for always.
        last: the last day; the greatest there is for no end.
    """

    person: str
    right: str
    first: date = date.min
    last: date = date.max

    def on(self, day: date) -> bool:
        """Whether it is held on that day."""
        return self.first <= day <= self.last


def same_person(one: str, other: str) -> bool:
    """Whether two names (or numbers) are one person's; a blank one is nobody's."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def conflict(one: str, other: str) -> str:
    """The rule against one person's holding both rights: R16, R34 (advice only), or empty."""
    both = {one, other}
    if both == {Right.APPROVE_1, Right.APPROVE_2}:
        return "R16"
    return "R34" if len(both) == 2 and Right.RECORD in both else ""


def may_hold_both(one: str, other: str) -> bool:
    """Whether the letter lets one person hold both rights at once (R16)."""
    return conflict(one, other) != "R16"


def held_together(one: Holding, other: Holding) -> bool:
    """Whether one person holds both, and they are two rights, on any one day."""
    apart = one.last < other.first or other.last < one.first
    return one.right != other.right and same_person(one.person, other.person) and not apart


def clashes(holdings: Iterable[Holding]) -> Iterator[tuple[Holding, Holding]]:
    """Every two holdings that put both approvals into one hand on some day (R16; of substitutes R16b)."""
    for one, other in combinations(holdings, 2):
        if not may_hold_both(one.right, other.right) and held_together(one, other):
            yield one, other


def approvers_apart(holdings: Iterable[Holding], day: date) -> bool:
    """Whether on that day nobody has both approvals in hand, substitutes counted (R16, R16b)."""
    return not any(clashes(holding for holding in holdings if holding.on(day)))


def broken_by(
    needed: Right, used: Right, person: str, recorder: str = "", approver_1: str = ""
) -> tuple[str, ...]:
    """The ids of the rules that somebody breaks by doing a step of the work; the hard ones first.

    Args:
        needed: the right that the step takes: recording, approval 1 or approval 2 (clause 1.3).
        used: the right that he has signed in with.
        person: who does it.
        recorder: who recorded the document.
        approver_1: who gave approval 1; empty while nobody has.
    """
    if used is not needed:
        return ("R06",) if used is Right.RECORD else ("R07",)
    last_step = needed is Right.APPROVE_2
    broken = {
        "R07": last_step and not approver_1,
        "R16": last_step and same_person(person, approver_1),
        "R34": needed is not Right.RECORD and same_person(person, recorder),
    }
    return tuple(rule for rule, is_broken in broken.items() if is_broken)


def credentials(former: Former) -> Credentials:
    """What somebody registers with, by how he worked before (R02, R03, R04)."""
    return {
        Former.TOKEN_KEY: Credentials("R02", True, _ISSUERS),
        Former.USERNAME: Credentials("R03", False, ()),
        Former.NOBODY: Credentials("R04", True, _ISSUERS),
    }[former]


_ISSUERS = ("กรมบัญชีกลาง", "สำนักงานคลังจังหวัด")


def is_the_holders(proved: str, registered: str) -> bool:
    """Whether the citizen number that เป๋าตัง proved is the one registered for the user name (R09)."""
    one, other = (_digits(number) for number in (proved, registered))
    return len(one) == 13 and one == other


def ended_in_time(old_last: date | None, new_first: date) -> bool:
    """Whether the old holder's right was over when the new one's began (R20); None is a right without an end."""
    return old_last is not None and old_last < new_first


def _plain(name: str) -> str:
    return "".join(name.split())


def _digits(number: str) -> str:
    return "".join(digit for digit in all_arabic(number) if digit.isdecimal())
