"""Keeps real people out of the training room: recognises text that may be a real person's and must be wiped."""

from __future__ import annotations

import re

from thai.identity import is_citizen_id

_EMAIL = re.compile(r"[^@\s]+@([^@\s]+\.[^@\s.]+)")
_PRETEND_DOMAINS = (".invalid", ".example", ".test")
_DIGITS = re.compile(r"\D")
_MOBILE = re.compile(r"0[689]\d{8}")


def looks_real(text: str) -> bool:
    """True when the text may belong to a real person and so must not be taken.

    A citizen number with a right check digit, a mobile number that can be dialled, or an e-mail address outside
    the reserved pretend domains (RFC 2606).
    """
    if is_citizen_id(text):
        return True
    if _MOBILE.fullmatch(_DIGITS.sub("", text)) and not re.search(r"[A-Za-zก-ฮ]", text):
        return True
    return any(not domain.lower().endswith(_PRETEND_DOMAINS) for domain in _EMAIL.findall(text))
