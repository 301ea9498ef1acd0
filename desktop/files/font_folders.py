"""Finds the files on this computer that may be the official document font."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

_WORD = "sarabun"  # THSarabun.ttf, THSarabunNew Bold.ttf, TH Sarabun PSK.ttf


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps fonts: those of everybody, and the user's own."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/Library/Fonts"), home / "Library" / "Fonts"
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return *shared, home / ".local" / "share" / "fonts", home / ".fonts"


def sarabun_files(folders: tuple[Path, ...] | None = None) -> Iterator[Path]:
    """Yield the font files in these folders, and those below them, whose names speak of Sarabun."""
    for folder in font_folders() if folders is None else folders:
        for below, _, names in os.walk(folder):  # a folder that is not there, or not ours to read, has none
            for name in sorted(names):
                if _WORD in name.lower().replace(" ", "") and name.lower().endswith(".ttf"):
                    yield Path(below, name)
