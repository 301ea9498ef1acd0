"""Who the people of a Soft Token drill are at the treasury: their rights, their phone and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from training.soft_token.state import ACTIVE, HOME, NO_APPS, NO_TOKEN, SUSPENDED, Handset, Token

if TYPE_CHECKING:
    from training.scenario import Scenario

PAOTANG, NEXUS = "paotang", "nexus"
ACCOUNTS = ("ready", "unverified", "none")
SWITCHES = ("internet", "notifications", "camera")
SPOILERS = ("dark", "glasses")


@dataclass(frozen=True)
class Holder:
    """What the treasury and the phone have of one seat's person as the drill begins.

    Attributes:
        seat: the seat's name.
        citizen_id: of the demonstration's own numbers, which no person has.
        position: the person's post.
        token: where the Soft Token stands.
        paotang: whether the person has an account there: ``ready``, ``unverified`` or ``none``.
        paotang_pin: the drill's own made-up PIN.
        nexus_pin: the drill's own made-up PIN, the only one that is ever taken.
        apps: ids of the apps on the phone.
        store: ids of the apps that the store finds.
        off: what is switched off on it.
        amiss: what spoils a picture of the face.
        wrong_detail: what the page of the person's details shows wrongly, as the drill's own words; or empty.
        signed_in: whether the person has signed in and confirmed on the phone before the drill begins, at a computer
            of his own; such a drill leaves signing in to others, and the phone in the pocket.
        phone: whether the person's phone is used in the drill.
    """

    seat: str
    citizen_id: str
    position: str
    token: str = "credential_issued"
    paotang: str = "ready"
    paotang_pin: str = ""
    nexus_pin: str = ""
    apps: tuple[str, ...] = (PAOTANG,)
    store: tuple[str, ...] = (NEXUS,)
    off: tuple[str, ...] = ()
    amiss: tuple[str, ...] = ()
    wrong_detail: str = ""
    signed_in: bool = False
    phone: bool = True


def of(scenario: Scenario, seat: str) -> Holder | None:
    """What the drill says of that seat's person, or None where it has nothing to do with Soft Tokens."""
    return next((holder for holder in scenario.holders if holder.seat == seat), None)


def known(scenario: Scenario, seat: str) -> Holder:
    """The same, of a seat that has one."""
    return next(holder for holder in scenario.holders if holder.seat == seat)


def seconds(scenario: Scenario, setting: str) -> timedelta:
    """A timer of the portal."""
    return timedelta(seconds=scenario.portal.setting(setting))


def first_token(scenario: Scenario, seat: str) -> Token:
    """What the server knows as the drill begins."""
    holder = of(scenario, seat)
    return Token(state=holder.token) if holder else NO_TOKEN


def begins_inside(scenario: Scenario, seat: str) -> bool:
    """Whether the seat's person has signed in before the drill begins."""
    holder = of(scenario, seat)
    return holder is not None and holder.signed_in


def first_handset(scenario: Scenario, seat: str) -> Handset:
    """What stands on the phone as the drill begins."""
    holder = of(scenario, seat)
    if holder is None or holder.signed_in or not holder.phone:
        return NO_APPS
    return Handset(
        screen=HOME,
        apps=frozenset(holder.apps),
        off=frozenset(holder.off),
        account=holder.paotang,
        amiss=frozenset(holder.amiss),
        profile="ready" if holder.token in (ACTIVE, SUSPENDED) and NEXUS in holder.apps else "",
        lender=scenario.loss.lender if scenario.loss else "",
        asked=NEXUS in holder.apps,
    )
