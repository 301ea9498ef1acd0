"""The sorts of secret text that more than one part of the make-believe world tells apart."""

from __future__ import annotations

RIGHT, OLD, WRONG, REAL, MALFORMED, GIVEN, EMPTY = (
    "<right>", "<old>", "<wrong>", "<real>", "<malformed>", "<given>", "<empty>",
)  # fmt: skip
