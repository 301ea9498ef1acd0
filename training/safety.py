"""Keeps real people out of the training room: recognises text that may be a real person's and must be wiped."""

from __future__ import annotations

import re

from thai.identity import is_citizen_id, is_mobile
from thai.numerals import all_arabic

_EMAIL = re.compile(r"(?<=[^@\s])@([^@\s]+\.[^@\s.]+)")
# looks real, and is nobody's: "zz" is no country
SOME_REAL_LOOKING = "someone@somewhere.zz"
_PRETEND_DOMAINS = (".invalid", ".example", ".test")
# a number as people write it: digits with single spaces or dashes between, standing by itself
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\+?[0-9](?:[ \-\u2010-\u2013]?[0-9]){8,12}(?![0-9A-Za-z])")


def looks_real(text: str) -> bool:
    """True when the text may belong to a real person and so must not be taken.

    Anywhere in it: a citizen number with a right check digit, a mobile number that can be dialled, or an e-mail
    address outside the reserved pretend domains (RFC 2606).
    """
    numbers = _NUMBER.findall(all_arabic(text))
    if any(is_citizen_id(number) or is_mobile(number) for number in numbers):
        return True
    return any(not domain.lower().endswith(_PRETEND_DOMAINS) for domain in _EMAIL.findall(text))
