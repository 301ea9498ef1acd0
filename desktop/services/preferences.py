"""What the user chose about the program itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LANGUAGES = ("th", "en")
COLOURS = ("light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 10, 18


@dataclass(frozen=True)
class Settings:
    """The user's choices, each with its default.

    Attributes:
        language: of the window, ``th`` or ``en``.
        text_size: in points.
        colours: ``light`` or ``dark``.
        folder: where documents go; empty means the usual place.
    """

    language: str = "th"
    text_size: int = 12
    colours: str = "light"
    folder: str = ""


class SettingsStore(Protocol):
    """Where the settings are kept.

    Attributes:
        set_aside: where settings that could not be read were moved, or None.
    """

    set_aside: Path | None

    def read(self) -> Settings:
        """The settings; what is missing or wrong takes its default."""
        ...

    def write(self, settings: Settings) -> None:
        """Keeps the settings.

        Raises:
            OSError: they could not be kept; those from before still are.
        """
        ...
