"""The real window over real parts, and an agency whose letter holds a text box that our typesetter refuses."""

from __future__ import annotations

import shutil
import tkinter as tk
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.app import App
from desktop.files.drafts import DraftFiles
from desktop.files.emblem_file import EmblemFile
from desktop.files.merge_file import MergeFile
from desktop.files.merge_folder import MergeFolder
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.files.roster import RosterFile
from desktop.files.run_files import RunFiles
from desktop.files.settings import SettingsFile
from desktop.files.spool import FileSpool
from desktop.services.classroom import Classroom
from desktop.services.merging import Merging
from desktop.services.office import Office
from desktop.services.ports import Stopwatch
from desktop.services.preferences import Settings
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister
from templates_docs.docx_check import MAIN_PART, read_docx
from templates_docs.form_catalog import SHIPPED_FORMS
from templates_docs.package import pack
from templates_docs.word.export import as_word_template

FORM = "lost_phone_notice"
TEXT_BOX = """<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><mc:AlternateContent
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:anchor
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0"
distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1"
allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset>
</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="1800000" cy="540000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="77" name="box"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="540000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r>
<w:t>ในกล่องข้อความ</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"""


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
            classroom=Classroom(
                lambda: "window", lambda: watch, RunFiles(tmp_path / "runs", tmp_path / "results")
            ),
            settings=SettingsFile(tmp_path / "settings.json"),
            merging=Merging(
                office, RosterFile, FileSpool, lambda: lambda: timedelta(seconds=1), MergeFolder, MergeFile
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


@pytest.fixture
def boxed_forms(tmp_path: Path) -> Path:
    """The agency's folder of forms; its notice is a Word template with a text box."""
    source = (SHIPPED_FORMS / FORM / "letter.jinja").read_text(encoding="utf-8")
    parts = read_docx(as_word_template(source, FORM), FORM)
    body = parts[MAIN_PART].decode().replace("<w:sectPr", f"{TEXT_BOX}<w:sectPr", 1)
    letter = tmp_path / "home" / "forms" / FORM / "letter.docx"
    letter.parent.mkdir(parents=True)
    letter.write_bytes(pack(parts | {MAIN_PART: body.encode()}))
    return letter.parent.parent


@pytest.fixture
def soffice() -> Path:
    """LibreOffice as it is installed here."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed")
    return Path(found)
