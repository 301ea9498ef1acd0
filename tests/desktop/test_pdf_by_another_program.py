"""A clerk asks for a PDF that our typesetter refuses: at the command line, and with F10."""

from __future__ import annotations

import os
import subprocess
import sys
import tkinter as tk
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.files.drafts import DraftFiles
from desktop.files.emblem_file import EmblemFile
from desktop.files.libreoffice import libreoffice
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.office.form_page import FormPage
from desktop.services.conversion import FindConverter
from desktop.services.office import Office
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister
from desktop.widgets.shaping import unshape

ROOT = Path(__file__).parent.parent.parent
FORM = "lost_phone_notice"
EXAMPLE = ROOT / "templates_docs/forms" / FORM / "example.toml"


def fill(home: Path, *words: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", "fill", FORM, "--answers", EXAMPLE, "--out", home / "out", *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "KHLANG_DESK_HOME": str(home), "PATH": path, "DISPLAY": ""},
    )


@pytest.mark.libreoffice
def test_fill_says_that_libreoffice_made_the_pdf_and_why(soffice: Path, boxed_forms: Path) -> None:
    told = fill(boxed_forms.parent, "--pdf")

    (written,) = (boxed_forms.parent / "out").iterdir()
    assert (told.returncode, told.stderr) == (0, "")
    assert "ทำ PDF ด้วย LibreOffice เพราะตัวจัดหน้าในโปรแกรมยังวาดสิ่งนี้ไม่ได้: กล่องข้อความ" in told.stdout
    assert written.read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_fill_with_a_broken_libreoffice_is_one_thai_line_and_writes_nothing(
    boxed_forms: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "bin" / "soffice"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 77\n")
    broken.chmod(0o755)

    told = fill(boxed_forms.parent, "--pdf", path=f"{broken.parent}:{os.environ['PATH']}")

    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "LibreOffice หยุดทำงานกลางคัน (รหัส 77)" in told.stderr
    assert not (boxed_forms.parent / "out").exists()


def form_page(root: tk.Tk, forms: Path, find_converter: FindConverter) -> FormPage:
    """The notice's page at the agency's desk, filled with the example."""
    home, day = forms.parent, date(2025, 3, 5)
    office = Office(
        lambda: day,
        FolderOutbox(),
        EmblemFile(home / "emblem.png"),
        PdfPages,
        folders=[forms],
        find_converter=find_converter,
    )
    register = SqliteRegister(home / "register.sqlite3")
    registering = Registering(
        office, register, FolderOutbox(), lambda: datetime(2025, 3, 5, tzinfo=UTC), lambda path: None
    )
    form, drafts = office.catalog.get(FORM), DraftFiles(home / "drafts")
    page = FormPage(root, form, office, registering, drafts, home / "out", lambda: None)
    page.pack(fill="both", expand=True)
    page.fill_example()
    root.update()
    return page


def told(page: FormPage) -> str:
    return unshape(str(page._told.cget("text"))).replace("\n", "")


@pytest.mark.libreoffice
def test_f10_makes_the_pdf_beside_the_window_and_says_which_program_made_it(
    root: tk.Tk, soffice: Path, boxed_forms: Path, pump: Callable[..., None]
) -> None:
    page = form_page(root, boxed_forms, lambda: libreoffice(soffice))
    pump(root, lambda: not page._timer)

    page.save_pdf()
    assert page.busy
    assert "กำลังทำ PDF" in told(page)
    page.save_pdf()  # an impatient second press makes no second file
    pump(root, lambda: not page.busy, timeout=60)

    assert "LibreOffice" in told(page)
    assert "กล่องข้อความหรือรูปร่าง" in told(page)
    (written,) = (boxed_forms.parent / "out").iterdir()
    assert written.suffix == ".pdf"


def test_f10_without_another_program_says_what_to_install(
    root: tk.Tk, boxed_forms: Path, pump: Callable[..., None]
) -> None:
    page = form_page(root, boxed_forms, lambda: None)
    pump(root, lambda: not page._timer)

    page.save_pdf()
    pump(root, lambda: not page.busy, timeout=20)

    assert "ติดตั้ง LibreOffice หรือ Word" in told(page)
    assert not (boxed_forms.parent / "out").exists()
