"""Notices a mistake that the author wrote to an answer himself."""

from __future__ import annotations

from training.noticing import Came


def chosen(mistake_id: str) -> Came:
    """The detector of an author's own mistake: an answer that is marked with it was given."""
    return Came("chosen", mistake=mistake_id)
