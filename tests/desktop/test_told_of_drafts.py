"""A clerk is told ฉบับร่าง for want of an emblem where the page says so, and nowhere else."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop.files.emblem_file import EmblemFile
from desktop.files.merge_file import MergeFile
from desktop.files.merge_folder import MergeFolder
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.files.roster import RosterFile
from desktop.files.spool import FileSpool
from desktop.services.merging import MergePlan, Merging, drain
from desktop.services.office import Office
from templates_docs.document import plain_text
from templates_docs.form import Form
from templates_docs.form_catalog import catalog
from templates_docs.mail_merge import match_columns

FORMS = sorted(catalog().forms)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(lambda: date(2025, 12, 1), FolderOutbox(), EmblemFile(tmp_path / "emblem.png"), PdfPages)


def page_says_so(office: Office, form: Form) -> bool:
    checked = office.check(form, form.example_answers()).accepted()
    return "ฉบับร่าง" in plain_text(checked, office.emblem_picture())


def test_of_the_shipped_forms_some_bear_an_emblem_and_some_do_not(office: Office) -> None:
    assert {page_says_so(office, form) for form in office.catalog} == {True, False}


@pytest.mark.parametrize("as_pdf", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_a_written_document_is_told_as_its_page_is(
    office: Office, tmp_path: Path, name: str, as_pdf: bool
) -> None:
    form = office.catalog.get(name)

    written = office.write(form, form.example_answers(), tmp_path / "out", as_pdf=as_pdf)

    assert written.draft == page_says_so(office, form)


@pytest.mark.parametrize("name", FORMS)
def test_a_merge_is_told_as_its_pages_are(office: Office, tmp_path: Path, name: str) -> None:
    form = office.catalog.get(name)
    rows = tmp_path / "rows.csv"
    rows.write_text(f"unit_name\n{form.example_answers()['unit_name']}\n", "utf-8")
    roster = RosterFile(rows)
    merging = Merging(
        office, RosterFile, FileSpool, lambda: lambda: timedelta(seconds=1), MergeFolder, MergeFile
    )
    plan = MergePlan(form, roster, match_columns(form, roster.headings, {}), form.example_answers())
    report = drain(merging.check(plan))
    assert report.errors == ()

    merged = drain(merging.write(report, merging.folder(tmp_path / "out")))

    assert merged.draft == page_says_so(office, form)


def test_with_an_emblem_installed_nothing_is_a_draft(office: Office, tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("L", (650, 720), 255).save(picture, "PNG")
    office.install_emblem(picture.getvalue())
    form = office.catalog.get("lost_phone_notice")

    assert not office.write(form, form.example_answers(), tmp_path / "out").draft
