"""The form page of a form with several people: entries come and go, each with its own problems."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tkinter import ttk

import pytest

from desktop.files.drafts import DraftFiles
from desktop.files.emblem_file import EmblemFile
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.office.form_page import FormPage
from desktop.office.people_list import PeopleList
from desktop.services.office import Office
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister
from templates_docs.form_catalog import catalog

RECORDER = "ผู้บันทึก"


def form_page(root: tk.Tk, name: str, day: date, folder: Path) -> FormPage:
    """A form's page over real parts that keep everything in one folder."""
    office = Office(lambda: day, FolderOutbox(), EmblemFile(folder / "emblem.png"), PdfPages)
    register = SqliteRegister(folder / "register.sqlite3")
    registering = Registering(
        office, register, FolderOutbox(), lambda: datetime(2025, 3, 10, tzinfo=UTC), lambda path: None
    )
    form = office.catalog.get(name)
    return FormPage(
        root, form, office, registering, DraftFiles(folder / "drafts"), folder / "out", lambda: None
    )


@pytest.fixture
def page(root: tk.Tk, tmp_path: Path) -> Iterator[FormPage]:
    page = form_page(root, "user_appointment_order", date(2025, 2, 10), tmp_path)
    page.pack(fill="both", expand=True)
    root.update()
    yield page
    page.destroy()


def people(page: FormPage, name: str = "holders") -> PeopleList:
    row = page.sheet.rows[name]
    assert isinstance(row, PeopleList)
    return row


def buttons(widget: tk.Misc) -> Iterator[ttk.Button]:
    for child in widget.winfo_children():
        if isinstance(child, ttk.Button):
            yield child
        yield from buttons(child)


def test_required_group_opens_with_one_empty_entry_and_the_other_with_none(page: FormPage) -> None:
    assert len(people(page).entries) == 1
    assert people(page, "subs").entries == []


def test_example_fills_every_entry_and_its_order_is_made(page: FormPage, tmp_path: Path) -> None:
    page.fill_example()
    page.save()

    assert [entry["first"] for entry in people(page).get()] == ["มานี", "ปิติ", "ชูใจ"]
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]


def test_added_person_is_part_of_the_answers(page: FormPage) -> None:
    page.fill_example()
    people(page).add()
    for name, value in {"prefix": "นาย", "first": "วีระ", "last": "เที่ยงตรง", "pos": "หัวหน้าสำนักปลัด"}.items():
        people(page).entries[3][name].set(value)
    people(page).entries[3]["right"].set(RECORDER)

    checked = page.check().accepted()

    assert len(checked.values["holders"]) == 4  # type: ignore[arg-type]


def test_removed_person_leaves_the_answers_and_the_others_move_up(page: FormPage) -> None:
    page.fill_example()
    people(page).remove(people(page).entries[0])

    assert [entry["first"] for entry in people(page).get()] == ["ปิติ", "ชูใจ"]
    assert [problem.rule for problem in page.check().errors] == ["R11"]


def test_one_person_in_both_approvals_is_told_beside_that_persons_right(page: FormPage) -> None:
    page.fill_example()
    people(page).entries[2]["first"].set("ปิติ")
    people(page).entries[2]["last"].set("รอบคอบ")
    page.save()

    assert "เป็นบุคคลเดียวกันมิได้" in people(page).entries[2]["right"].problem
    assert not people(page).entries[1]["right"].problem
    assert page.sheet.label_of("holders.3.right") == "ผู้มีสิทธิ ๓: สิทธิ"


def test_problem_of_an_entry_takes_the_keyboard_there(page: FormPage) -> None:
    page.fill_example()
    people(page).entries[1]["pos"].set("")
    page.save()
    page.update()

    assert str(page.focus_get()).startswith(str(people(page).entries[1]["pos"]))


def test_entry_can_be_added_by_the_keyboard(page: FormPage, pump: Callable[..., None]) -> None:
    more = list(buttons(people(page, "subs")))[-1]
    more.focus_force()
    page.update()
    more.event_generate("<space>")
    pump(page.winfo_toplevel(), lambda: len(people(page, "subs").entries) == 1)

    assert str(page.focus_get()).startswith(str(people(page, "subs").entries[0]["prefix"]))


@pytest.mark.parametrize("name", list(catalog().forms))
def test_every_shipped_form_opens_and_takes_its_own_example(name: str, root: tk.Tk, tmp_path: Path) -> None:
    form = catalog().get(name)
    day = form.example_answers()["doc_date"]
    assert isinstance(day, date)
    page = form_page(root, form.name, day, tmp_path)

    page.fill_example()

    assert [problem.sentence for problem in page.check().problems] == []
    page.destroy()
