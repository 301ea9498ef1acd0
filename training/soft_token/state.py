"""What the treasury's server knows of one person's Soft Token, and what stands on the person's phone; plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from training.frozen import hashed_once

NOT_REQUESTED, ISSUED, CONSENTED, PROOFED, ACTIVE, SUSPENDED, REVOKED = (
    "not_requested", "credential_issued", "consented", "proofed", "active", "suspended", "revoked",
)  # fmt: skip
STATES = (NOT_REQUESTED, ISSUED, CONSENTED, PROOFED, ACTIVE, SUSPENDED, REVOKED)
"""Where a person's Soft Token can stand. A drop-out keeps the last state that was reached."""
PROOF, ACTIVATION = "proof", "activation"
HOME = "phone_home"


@dataclass(frozen=True)
class Qr:
    """The one-time code that the portal shows.

    Attributes:
        kind: ``proof`` for เป๋าตัง or ``activation`` for Nexus Smart ID.
        number: how many were shown before it in this drill; makes each one another.
        shown_at: since the drill's start.
        state: ``shown``, ``used``, ``taken`` (somebody else used it), ``foreign`` (it is another person's) or
            ``forged`` (the request that it leads to is not the one on the screen).
    """

    kind: str
    number: int
    shown_at: timedelta
    state: str = "shown"


@dataclass(frozen=True)
class Request:
    """A login that waits to be confirmed on the phone.

    Attributes:
        number: makes each one another.
        asked_at: since the drill's start.
        own: whether the person who holds the phone asked for it.
        state: ``waiting``, ``opened``, ``accepted`` (a PIN is still wanted) or ``denied``.
    """

    number: int
    asked_at: timedelta
    own: bool = True
    state: str = "waiting"


@hashed_once
@dataclass(frozen=True)
class Token:
    """What the server knows of one person.

    Attributes:
        state: one of `STATES`; empty in drills that have nothing to do with it.
        terms: how far the terms were read: empty, ``read`` or ``ticked``.
        qr: the newest code shown, or none.
        request: the person's own login that waits, or none.
        stranger: a login that somebody else asked for with the person's name and password, or none.
        shown: how many codes and requests there were so far.
        failure: key of the message that the last proof of identity came to; empty when it did not fail.
        down_until: until when the proofing service does not answer.
        strangers_denied: whether a stranger's login was turned away.
        denied: whether the person said that the details are wrong.
        refused: whether somebody tried to get in before there was a username and a password.
        replacing: whether the phone that is active until now will be locked by the next activation.
    """

    state: str = ""
    terms: str = ""
    qr: Qr | None = None
    request: Request | None = None
    stranger: Request | None = None
    shown: int = 0
    failure: str = ""
    down_until: timedelta = timedelta(0)
    replacing: bool = False
    strangers_denied: bool = False
    denied: bool = False
    refused: bool = False


@hashed_once
@dataclass(frozen=True)
class Handset:
    """What stands on the person's phone.

    Attributes:
        screen: the name of the app's screen in the portal's data; empty for a phone that only has messages.
        message: key of the message on that screen, or empty.
        apps: ids of the installed apps.
        off: what is switched off: of ``internet``, ``notifications`` and ``camera``.
        lender: id of the person whose phone it is, where it is not the person's own; else empty.
        account: whether the person has an account in เป๋าตัง: ``ready``, ``unverified`` or ``none``.
        amiss: what spoils the picture of the face: of ``dark``, ``glasses``.
        face_fails: how often the face was not recognised.
        face_spent: whether that was as often as it may be, so that a branch of the bank has to help.
        paotang_tries: wrong PINs in เป๋าตัง in a row.
        nexus_tries: wrong PINs in Nexus Smart ID in a row.
        profile: empty, ``ready`` or ``locked``.
        asked: whether Nexus Smart ID has asked for its permissions.
        biometrics: whether a finger stands for the PIN.
    """

    screen: str = ""
    message: str = ""
    apps: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    lender: str = ""
    account: str = "ready"
    amiss: frozenset[str] = frozenset()
    face_fails: int = 0
    face_spent: bool = False
    paotang_tries: int = 0
    nexus_tries: int = 0
    profile: str = ""
    asked: bool = False
    biometrics: bool = False


NO_TOKEN = Token()
NO_APPS = Handset()
