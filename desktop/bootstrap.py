"""Builds every part once and hands the finished services on; nothing else here reaches for a disk or a clock."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.files.emblem_file import EmblemFile
from desktop.files.outbox import FolderOutbox
from desktop.files.places import documents, home
from desktop.files.settings import SettingsFile
from desktop.services.classroom import Classroom
from desktop.services.office import Office
from desktop.services.ports import Stopwatch


@dataclass(frozen=True)
class Services:
    """Everything the window and the command line are given.

    Attributes:
        office: the clerk's desk.
        classroom: the training room.
        settings: the user's choices, on disk.
        documents: where documents go unless another folder is named.
    """

    office: Office
    classroom: Classroom
    settings: SettingsFile
    documents: Path


def build(folder: Path | None = None) -> Services:
    """The services of this computer.

    Args:
        folder: where the program keeps its own; the usual place when left out.
    """
    own = folder or home()
    return Services(
        office=Office(
            today=date.today,
            outbox=FolderOutbox(),
            emblem=EmblemFile(own / "emblem.png"),
            folders=_existing(own / "forms"),
            kept_templates=own / "cache",
        ),
        classroom=Classroom(
            new_seed=lambda: secrets.token_hex(16),
            new_stopwatch=_stopwatch,
            folders=_existing(own / "scenarios"),
        ),
        settings=SettingsFile(own / "settings.json"),
        documents=documents(),
    )


def _existing(folder: Path) -> tuple[Path, ...]:
    return (folder,) if folder.is_dir() else ()


def _stopwatch() -> Stopwatch:
    began = time.monotonic()
    return lambda: timedelta(seconds=time.monotonic() - began)
