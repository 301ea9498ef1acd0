"""What the engine knows of one kind of action: which arguments it takes, and which of them are never written down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What the engine knows of one kind of action.

    Attributes:
        args: the names of its arguments.
        secret: those whose text is never written down; a log holds only what sort of text it was.
    """

    args: frozenset[str] = frozenset()
    secret: frozenset[str] = frozenset()


def kind(*args: str, secret: tuple[str, ...] = ()) -> Kind:
    """A kind with these arguments."""
    return Kind(frozenset(args) | frozenset(secret), frozenset(secret))
