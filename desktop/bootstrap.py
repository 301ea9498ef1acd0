"""Builds every part once and hands the finished services on; nothing else here reaches for a disk or a clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.files.places import documents, home

if TYPE_CHECKING:
    from desktop.files.outbox import FolderOutbox
    from desktop.files.settings import SettingsFile
    from desktop.services.classroom import Classroom
    from desktop.services.conversion import Converter
    from desktop.services.merging import Merging
    from desktop.services.office import Office
    from desktop.services.ports import Drafts, Pages, Roster, Stopwatch
    from desktop.services.registering import Registering


class Services:
    """Everything the window and the command line are given.

    Each service is built, and what it is made of loaded, when it is first asked for: the first window and the
    shortest command wait for nothing they do not use.
    """

    def __init__(self, own: Path) -> None:
        self._own = own

    @cached_property
    def office(self) -> Office:
        """The clerk's desk."""
        from desktop.files.emblem_file import EmblemFile
        from desktop.services.office import Office

        return Office(
            today=date.today,
            outbox=self._outbox,
            emblem=EmblemFile(self._own / "emblem.png"),
            open_pages=_open_pages,
            folders=_existing(self._own / "forms"),
            kept_templates=self._own / "cache",
            holidays=_existing(self._own / "holidays"),
            find_converter=_find_converter,
            font_files=_font_files,
        )

    @cached_property
    def merging(self) -> Merging:
        """The clerk's desk for many documents at once."""
        from desktop.files.merge_file import MergeFile
        from desktop.files.merge_folder import MergeFolder
        from desktop.files.spool import FileSpool
        from desktop.services.merging import Merging

        return Merging(
            office=self.office,
            open_roster=_open_roster,
            new_spool=FileSpool,
            new_stopwatch=_stopwatch,
            folder=MergeFolder,
            new_file=MergeFile,
        )

    @cached_property
    def registering(self) -> Registering:
        """The agency's register of what it issued."""
        from desktop.files.viewer import open_document
        from desktop.services.registering import Registering
        from desktop.storage.document_register import SqliteRegister

        return Registering(
            office=self.office,
            register=SqliteRegister(self._own / "register.sqlite3"),
            outbox=self._outbox,
            now=_now,
            view=open_document,
        )

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not yet made into a document."""
        from desktop.files.drafts import DraftFiles

        return DraftFiles(self._own / "drafts")

    @cached_property
    def classroom(self) -> Classroom:
        """The training room."""
        from secrets import token_hex

        from desktop.files.run_files import RunFiles
        from desktop.services.classroom import Classroom

        return Classroom(
            new_seed=lambda: token_hex(16),
            new_stopwatch=_stopwatch,
            folders=_existing(self._own / "scenarios"),
            runs=RunFiles(self._own / "runs", self._own / "results"),
        )

    @cached_property
    def settings(self) -> SettingsFile:
        """The user's choices, on disk."""
        from desktop.files.settings import SettingsFile

        return SettingsFile(self._own / "settings.json")

    @property
    def documents(self) -> Path:
        """Where documents go unless another folder is named."""
        return documents()

    @cached_property
    def _outbox(self) -> FolderOutbox:
        from desktop.files.outbox import FolderOutbox

        return FolderOutbox()


def build(folder: Path | None = None) -> Services:
    """The services of this computer.

    Args:
        folder: where the program keeps its own; the usual place when left out.
    """
    return Services(folder or home())


def _open_pages(pdf: bytes) -> Pages:
    from desktop.files.pdf_pages import PdfPages  # pdfium is loaded when the first page is looked at

    return PdfPages(pdf)


def _find_converter() -> Converter | None:
    from desktop.files.libreoffice import find_libreoffice  # looked for only where our typesetter refuses
    from desktop.files.microsoft_word import find_word

    return find_libreoffice() or find_word()


def _font_files() -> Iterator[Path]:
    from desktop.files.font_folders import sarabun_files  # looked for when the first page is set

    return sarabun_files()


def _existing(folder: Path) -> tuple[Path, ...]:
    return (folder,) if folder.is_dir() else ()


def _open_roster(path: Path) -> Roster:
    from desktop.files.roster import (
        RosterFile,
    )  # reads the wing's types, which the first window does not need

    return RosterFile(path)


def _now() -> datetime:
    return datetime.now().astimezone()


def _stopwatch() -> Stopwatch:
    began = time.monotonic()
    return lambda: timedelta(seconds=time.monotonic() - began)
