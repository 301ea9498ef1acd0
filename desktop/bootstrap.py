"""Builds every part once and hands the finished services on; nothing else here reaches for a disk or a clock."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.files.drafts import DraftFiles
from desktop.files.emblem_file import EmblemFile
from desktop.files.merge_file import MergeFile
from desktop.files.merge_folder import MergeFolder
from desktop.files.outbox import FolderOutbox
from desktop.files.places import documents, home
from desktop.files.settings import SettingsFile
from desktop.files.spool import FileSpool
from desktop.files.viewer import open_document
from desktop.services.classroom import Classroom
from desktop.services.conversion import Converter
from desktop.services.merging import Merging
from desktop.services.office import Office
from desktop.services.ports import Drafts, Pages, Roster, Stopwatch
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister


@dataclass(frozen=True)
class Services:
    """Everything the window and the command line are given.

    Attributes:
        office: the clerk's desk.
        merging: the clerk's desk for many documents at once.
        registering: the agency's register of what it issued.
        drafts: what was typed and not yet made into a document.
        classroom: the training room.
        settings: the user's choices, on disk.
        documents: where documents go unless another folder is named.
    """

    office: Office
    merging: Merging
    registering: Registering
    drafts: Drafts
    classroom: Classroom
    settings: SettingsFile
    documents: Path


def build(folder: Path | None = None) -> Services:
    """The services of this computer.

    Args:
        folder: where the program keeps its own; the usual place when left out.
    """
    own = folder or home()
    outbox = FolderOutbox()
    office = Office(
        today=date.today,
        outbox=outbox,
        emblem=EmblemFile(own / "emblem.png"),
        open_pages=_open_pages,
        folders=_existing(own / "forms"),
        kept_templates=own / "cache",
        holidays=_existing(own / "holidays"),
        find_converter=_find_converter,
    )
    return Services(
        office=office,
        merging=Merging(
            office=office,
            open_roster=_open_roster,
            new_spool=FileSpool,
            new_stopwatch=_stopwatch,
            folder=MergeFolder,
            new_file=MergeFile,
        ),
        registering=Registering(
            office=office,
            register=SqliteRegister(own / "register.sqlite3"),
            outbox=outbox,
            now=_now,
            view=open_document,
        ),
        drafts=DraftFiles(own / "drafts"),
        classroom=Classroom(
            new_seed=lambda: secrets.token_hex(16),
            new_stopwatch=_stopwatch,
            folders=_existing(own / "scenarios"),
        ),
        settings=SettingsFile(own / "settings.json"),
        documents=documents(),
    )


def _open_pages(pdf: bytes) -> Pages:
    from desktop.files.pdf_pages import PdfPages  # pdfium is loaded when the first page is looked at

    return PdfPages(pdf)


def _find_converter() -> Converter | None:
    from desktop.files.libreoffice import find_libreoffice  # looked for only where our typesetter refuses
    from desktop.files.microsoft_word import find_word

    return find_libreoffice() or find_word()


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
