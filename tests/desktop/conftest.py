"""The real window over real parts, which keep everything in the test's own folder."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.app import App
from desktop.files.drafts import DraftFiles
from desktop.files.emblem_file import EmblemFile
from desktop.files.merge_folder import MergeFolder
from desktop.files.merge_zip import MergeZip
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.files.roster import RosterFile
from desktop.files.settings import SettingsFile
from desktop.files.spool import FileSpool
from desktop.services.classroom import Classroom
from desktop.services.merging import Merging
from desktop.services.office import Office
from desktop.services.ports import Stopwatch
from desktop.services.preferences import Settings
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister


@pytest.fixture
def opened() -> list[Path]:
    """The documents that were opened with the computer's own program."""
    return []


@pytest.fixture
def open_app(root: tk.Tk, watch: Stopwatch, tmp_path: Path, opened: list[Path]) -> Callable[[], App]:
    """`open_app()` opens the window."""

    def run() -> App:
        outbox = FolderOutbox()
        office = Office(lambda: date(2025, 3, 10), outbox, EmblemFile(tmp_path / "emblem.png"), PdfPages)
        root.geometry("1366x700+0+0")
        services = SimpleNamespace(
            office=office,
            classroom=Classroom(lambda: "window", lambda: watch),
            settings=SettingsFile(tmp_path / "settings.json"),
            merging=Merging(
                office, RosterFile, FileSpool, lambda: lambda: timedelta(seconds=1), MergeFolder, MergeZip
            ),
            registering=Registering(
                office,
                SqliteRegister(tmp_path / "register.sqlite3"),
                outbox,
                lambda: datetime(2025, 3, 10, 9, 30, tzinfo=UTC),
                opened.append,
            ),
            drafts=DraftFiles(tmp_path / "drafts"),
        )
        app = App(root, services, tmp_path / "out")
        root.update()
        return app

    return run


@pytest.fixture
def app(open_app: Callable[[], App]) -> Iterator[App]:
    """The open window; Thai again for whoever comes next."""
    app = open_app()
    yield app
    app.use(Settings())
