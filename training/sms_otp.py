"""One-time passwords sent by SMS: a code that belongs to one transaction set and dies when the set changes.

The code is HOTP (RFC 4226) over a key made for the one challenge, with the first 48 bits of the set's digest as
the counter. So it needs no stored secret, replays exactly, and changing one satang gives another code: the
"dynamic linking" of the PSD2 technical standard, article 5.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pyotp

from training.errors import InvalidCode, InvalidSeed, InvalidSet
from training.frozen import replace

_SET_KEYS = ("line", "payee", "account", "amount")
_AMOUNT = re.compile(r"[0-9]+\.[0-9]{2}")
# 48 bits: larger counters are refused by some authenticators, and all that were tried agree below 2**53
_COUNTER_BYTES = 6
# no I, O, 0 or 1: the trainee compares this code by eye
_REFERENCE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")


@dataclass(frozen=True)
class CodeRules:
    """How long a code lives and how often it may be tried; none of it is in a letter, so it is data.

    Attributes:
        life: a code is still good at exactly this age, and dead after it.
        resend_after: a new code may be asked for once the last is this old.
        max_sends: codes sent for one set, the first included.
        max_tries: wrong codes before the challenge dies.
        delivery: how long the message takes to reach the phone.
    """

    life: timedelta = timedelta(seconds=180)
    resend_after: timedelta = timedelta(seconds=60)
    max_sends: int = 3
    max_tries: int = 3
    delivery: timedelta = timedelta(seconds=2)


@dataclass(frozen=True)
class Challenge:
    """A code that was sent, without the code itself.

    Attributes:
        id: names the challenge; the code is made from it.
        ref: the reference number of the transaction set it was sent for.
        digest: of that set when the code was sent.
        reference_code: five characters, on the screen and in the message.
        sent_at: since the drill's start.
        wrong_tries: wrong codes typed so far.
        state: ``sent``, then one of ``used``, ``expired``, ``superseded``, ``void``, ``dead``, ``cancelled``.
    """

    id: str
    ref: str
    digest: str
    reference_code: str
    sent_at: timedelta
    wrong_tries: int = 0
    state: str = "sent"

    def ended(self, state: str) -> Challenge:
        """The same challenge, no longer good for the reason given."""
        return replace(self, state=state)

    def expires_at(self, rules: CodeRules) -> timedelta:
        """The last moment at which the code is good, since the drill's start."""
        return self.sent_at + rules.life


def normalise_code(text: str) -> str:
    """The six digits a trainee meant: spaces dropped, Thai and full-width digits made ASCII.

    Raises:
        InvalidCode: what is left is not exactly six digits.
    """
    if isinstance(text, str):
        code = "".join(text.split()).translate(_TO_ASCII)
        if re.fullmatch(r"[0-9]{6}", code):
            return code
    raise InvalidCode("รหัส OTP ต้องเป็นตัวเลข ๖ หลัก กรุณาพิมพ์ใหม่ให้ครบ")


def canonical_set(transaction_set: Sequence[Mapping[str, Any]]) -> bytes:
    """The set as the one byte string that stands for it: JSON, keys sorted, no spaces, UTF-8.

    Args:
        transaction_set: mappings with the keys ``line`` (whole number), ``payee``, ``account`` and ``amount``
            (baht as text with two decimals), in the set's order.

    Raises:
        InvalidSet: it is no list or an empty one, a key is missing or strange, an amount is not text with two
            decimals, or a text or number cannot be written.
    """
    if not isinstance(transaction_set, Sequence) or not transaction_set:
        raise InvalidSet("ชุดรายการต้องเป็นรายการโอนอย่างน้อยหนึ่งรายการ")
    rows = []
    for row in transaction_set:
        if not isinstance(row, Mapping) or set(row) != set(_SET_KEYS):
            raise InvalidSet(f"รายการในชุดต้องมี {', '.join(_SET_KEYS)} ครบและไม่มีอย่างอื่น")
        if (
            type(row["line"]) is not int
            or not isinstance(row["payee"], str)
            or not isinstance(row["account"], str)
        ):
            raise InvalidSet("line ต้องเป็นจำนวนเต็ม payee และ account ต้องเป็นข้อความ")
        if not isinstance(row["amount"], str) or not _AMOUNT.fullmatch(row["amount"]):
            raise InvalidSet('จำนวนเงินต้องเป็นข้อความทศนิยมสองตำแหน่ง เช่น "12500.00"')
        rows.append({key: row[key] for key in _SET_KEYS})
    try:
        return json.dumps(rows, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except ValueError:  # half a character, or a number of thousands of digits
        raise InvalidSet("ชุดรายการมีอักขระหรือตัวเลขที่เขียนออกมาไม่ได้") from None


def set_digest(transaction_set: Sequence[Mapping[str, Any]]) -> str:
    """The SHA-256 of the canonical set, in hexadecimal."""
    return hashlib.sha256(canonical_set(transaction_set)).hexdigest()


def bound_code(
    room_seed: str | bytes, challenge_id: str, transaction_set: Sequence[Mapping[str, Any]]
) -> str:
    """The six-digit code of a challenge for exactly this transaction set.

    Args:
        room_seed: the room's secret; text is taken as UTF-8.
        challenge_id: names the challenge, such as ``KKN-01/A-0001/1``.
        transaction_set: as for `canonical_set`.

    Raises:
        InvalidSeed: the seed is neither text nor bytes, or the challenge's name no text.
        InvalidSet: as for `canonical_set`.
    """
    seed_bytes(room_seed)  # before the cache asks for its hash
    if not isinstance(challenge_id, str):
        raise InvalidSeed("ชื่อคำขอรหัสต้องเป็นข้อความ")
    return code_for_digest(room_seed, challenge_id, set_digest(transaction_set))


@functools.lru_cache(maxsize=1024)
def code_for_digest(room_seed: str | bytes, challenge_id: str, digest: str) -> str:
    """The six-digit code of a challenge for the set with this digest (hexadecimal SHA-256)."""
    key = hmac.new(seed_bytes(room_seed), seed_bytes(f"otp|{challenge_id}"), hashlib.sha1).digest()
    counter = int.from_bytes(bytes.fromhex(digest)[:_COUNTER_BYTES], "big")
    return str(pyotp.HOTP(s=base64.b32encode(key).decode(), digits=6).at(count=counter))


@functools.lru_cache(maxsize=1024)
def reference_code(room_seed: str | bytes, challenge_id: str) -> str:
    """The five characters that tell one message from another; not a secret."""
    digest = hmac.new(seed_bytes(room_seed), seed_bytes(f"ref|{challenge_id}"), hashlib.sha256).digest()
    return "".join(_REFERENCE_ALPHABET[byte % len(_REFERENCE_ALPHABET)] for byte in digest[:5])


def seed_bytes(seed: str | bytes) -> bytes:
    """A room's seed as bytes; text is taken as UTF-8.

    Raises:
        InvalidSeed: it is neither text nor bytes, or holds half a character.
    """
    if isinstance(seed, bytes):
        return seed
    if not isinstance(seed, str):
        raise InvalidSeed("เมล็ดสุ่มของห้องต้องเป็นข้อความหรือไบต์")
    try:
        return seed.encode()
    except UnicodeEncodeError:  # half a character
        raise InvalidSeed("เมล็ดสุ่มของห้องมีอักขระที่เขียนออกมาไม่ได้ ให้ใช้ตัวอักษรหรือตัวเลขธรรมดา") from None
