"""Keeps what a clerk has typed into a form, so that neither a crash nor a power cut costs it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop.files import whole_file

_ONLY_ME = 0o600


class DraftFiles:
    """A JSON file for each form, which only its owner may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, form: str) -> dict[str, object]:
        """What was typed, by dotted name; empty when there is none or it cannot be read."""
        try:
            kept = json.loads(self._path(form).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep(self, form: str, answers: Mapping[str, object]) -> None:
        """Keeps them in place of those from before.

        Raises:
            OSError: they could not be kept; those from before still are.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps(dict(answers), ensure_ascii=False, default=_iso)
        whole_file.replace(self._path(form), text.encode(), _ONLY_ME)

    def drop(self, form: str) -> None:
        """Forgets them."""
        self._path(form).unlink(missing_ok=True)

    def _path(self, form: str) -> Path:
        return self._folder / f"{form}.json"


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a draft holds plain values, not {type(value).__name__}")
