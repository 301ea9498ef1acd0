"""Enrolling a real authenticator app with a room's make-believe account, by the QR code that such apps scan.

Whoever likes may use his own authenticator in place of the simulated phone. Nothing real can come of it: the issuer
says that it is a simulation, the account is one of the drill's own users, and the key is made from the room's seed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

import pyotp

from training.errors import InvalidCode
from training.sms_otp import normalise_code, seed_bytes

ISSUER = "SIM-Khlang Desk"
"""What the app shows above the code, so that nobody takes it for a real account (it begins with ``SIM-``)."""

PERIOD_S = 30
_KEY_BYTES = 20  # as RFC 4226, section 4, recommends


@dataclass(frozen=True)
class Enrolment:
    """A time-based one-time password (RFC 6238, SHA-1, 6 digits, 30 seconds) for one account of one room.

    Attributes:
        room_seed: of the room; the key is made from it.
        account: the make-believe user's ID.
    """

    room_seed: str
    account: str

    @property
    def key(self) -> str:
        """The shared key, base32.

        Raises:
            InvalidSeed: no key can be made from the seed.
        """
        told = hmac.new(seed_bytes(self.room_seed), f"enrol|{self.account}".encode(), hashlib.sha256)
        return base64.b32encode(told.digest()[:_KEY_BYTES]).decode()

    @property
    def uri(self) -> str:
        """What the QR code says: an ``otpauth://`` address that any authenticator app can read."""
        return self._totp().provisioning_uri(name=self.account, issuer_name=ISSUER)

    def code(self, at: datetime) -> str:
        """The code that an enrolled app shows at that moment."""
        return self._totp().at(for_time=at)

    def step_of(self, text: str, at: datetime, used: int = -1) -> int:
        """The time step of a code that is good at that moment, to be remembered as used; -1 when it is not good.

        The step before is good too, for a phone's clock may lag (RFC 6238, section 5.2); a step is good once.

        Args:
            text: as it was typed; spaces and Thai or full-width digits do not matter.
            at: when.
            used: the last step that was taken from this account.
        """
        try:
            code = normalise_code(text)
        except InvalidCode:
            return -1
        now = int(at.timestamp()) // PERIOD_S
        steps = (step for step in (now, now - 1) if step > max(used, -1))
        return next((step for step in steps if hmac.compare_digest(self._at_step(step), code)), -1)

    def _at_step(self, step: int) -> str:
        return self._totp().generate_otp(input=step)

    def _totp(self) -> pyotp.TOTP:
        return pyotp.TOTP(s=self.key, interval=PERIOD_S, digits=6)
