"""How answers stand in the boxes of a form: a clean answer as text, nested answers by dotted name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from thai.dates import format_date, format_moment


def flat(answers: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    """Nested answers as pairs of dotted name and value."""
    pairs: list[tuple[str, object]] = []
    for key, value in answers.items():
        if isinstance(value, Mapping):
            pairs += flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs


def shown(value: object) -> str | bool | list[str]:
    """A clean answer as a box takes it: text, a tick, or lines."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return format_moment(value)
    if isinstance(value, date):
        return format_date(value, "long")
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return str(value)
