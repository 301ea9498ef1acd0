"""What the user chose: kept in one small file that survives a power cut and a bad edit."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from desktop.files import whole_file
from desktop.services.preferences import COLOURS, LANGUAGES, LARGEST_TEXT, SMALLEST_TEXT, Settings


class SettingsFile:
    """The settings as a JSON file.

    Attributes:
        set_aside: where a file that could not be read was moved, or None.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.set_aside: Path | None = None

    def read(self) -> Settings:
        """The settings; what is missing or wrong takes its default, and a file that is no JSON is set aside."""
        try:
            data = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError):
            self._put_aside()
            return Settings()
        return _checked(data if isinstance(data, dict) else {})

    def write(self, settings: Settings) -> None:
        """Keeps the settings.

        Raises:
            OSError: they could not be written; those from before are still there.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
        whole_file.replace(self._path, text.encode())

    def _put_aside(self) -> None:
        aside = self._path.with_suffix(".unreadable.json")
        try:
            self._path.replace(aside)
        except OSError:
            return
        self.set_aside = aside


def _checked(data: dict[str, Any]) -> Settings:
    good = {
        "language": lambda value: value in LANGUAGES,
        "text_size": lambda value: type(value) is int and SMALLEST_TEXT <= value <= LARGEST_TEXT,
        "colours": lambda value: value in COLOURS,
        "folder": lambda value: isinstance(value, str),
    }
    kept = {f.name: data[f.name] for f in fields(Settings) if f.name in data and good[f.name](data[f.name])}
    return Settings(**kept)
