"""Where this program keeps what is its own on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_OVERRIDE = "KHLANG_DESK_HOME"
_FOLDER = "khlang-desk"


def home() -> Path:
    """The folder for settings, the emblem and the agency's own forms; it need not exist yet.

    ``KHLANG_DESK_HOME`` names another one, for a stick that travels or for a test.
    """
    if override := os.environ.get(_OVERRIDE):
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / _FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / _FOLDER


def documents() -> Path:
    """Where finished documents go unless the clerk names another folder."""
    for name in ("Documents", "เอกสาร"):
        folder = Path.home() / name
        if folder.is_dir():
            return folder / _FOLDER
    return Path.home() / _FOLDER
