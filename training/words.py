"""A text in Thai and, where its author gave it, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A text in Thai and, where the author gave it, in English."""

    th: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The text in ``en`` where there is one, else in Thai."""
        return self.en if language == "en" and self.en else self.th


def words(written: str | Mapping[str, str]) -> Words:
    """The text that a data file gives as ``"…"``, in Thai only, or as ``{ th = "…", en = "…" }``."""
    return Words(written) if isinstance(written, str) else Words(written["th"], written.get("en", ""))
