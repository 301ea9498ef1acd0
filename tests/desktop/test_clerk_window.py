"""The clerk's pages for many documents and for the register, driven as a person drives them."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.widgets.notice import use_dialogs
from desktop.widgets.shaping import unshape
from tests.desktop.driver import everything, push, words

FORM = "lost_phone_notice"
Pump = Callable[..., None]


class Yes:
    """Someone who presses the button that does it, whatever is asked."""

    def ask(self, title: str, message: str, answers: Any, tone: Any = "info") -> str:
        return "yes"

    def unexpected(self, details: str) -> None:
        raise AssertionError(details)


def answers(app: App) -> dict[str, object]:
    nested = app.services.office.catalog.get(FORM).example_answers()
    person = nested.pop("person")
    assert isinstance(person, dict)
    return {**nested, **{f"person.{name}": value for name, value in person.items()}}


def roster(path: Path, rows: int, *, bad: int = 0) -> Path:
    lines = [f"{n},ตย 99001/{n},ตลาดบ้านตัวอย่าง แผงที่ {n}" for n in range(1, rows + 1)]
    if bad:
        lines[bad - 1] = f"{bad},,ตลาด"
    path.write_text("\n".join(["ลำดับ,ที่ (เลขที่หนังสือ),สถานที่", *lines]), "utf-8")
    return path


def prepare(app: App, tmp_path: Path, pump: Pump, rows: int, *, bad: int = 0) -> Any:
    """Opens the batch page with a draft for what is common and a roster for the rest, and checks it."""
    common = {k: v for k, v in answers(app).items() if k not in ("doc_no", "place")}
    app.services.drafts.keep(FORM, common)
    app.show_merge()
    page: Any = app.page
    page.form.set(FORM)
    page.choose(roster(tmp_path / "rows.csv", rows, bad=bad))
    pump(app.root, lambda: page.columns.chosen())
    push(app, "ตรวจทุกแถว")
    pump(app.root, lambda: page._report is not None, timeout=20)
    return page


def picture(app: App, screenshot: Callable[..., Any], name: str) -> None:
    """Keeps a picture to look at, where a folder for them is named."""
    if folder := os.environ.get("KHLANG_PICTURES"):
        screenshot(app.root, Path(folder) / f"{name}.png")


def test_columns_are_matched_and_the_first_rows_shown(
    app: App, tmp_path: Path, pump: Pump, screenshot: Callable[..., Any]
) -> None:
    page = prepare(app, tmp_path, pump, 3)

    assert page.columns.chosen() == {"ลำดับ": "", "ที่ (เลขที่หนังสือ)": "doc_no", "สถานที่": "place"}
    assert "ตย 99001/1" in [unshape(v) for v in page.columns.table.tree.item("1", "values")]
    assert "๓ แถวถูกต้อง" in words(app)
    picture(app, screenshot, "merge-ready")


def test_problems_of_the_rows_are_listed_and_nothing_can_be_written(
    app: App, tmp_path: Path, pump: Pump, screenshot: Callable[..., Any]
) -> None:
    page = prepare(app, tmp_path, pump, 3, bad=2)
    app.root.event_generate("<F9>")
    app.root.update()

    assert [unshape(value) for value in page.problems.tree.item("0", "values")][:2] == ["๓", "ที่ (เลขที่หนังสือ)"]
    assert not (tmp_path / "out").exists()
    page.problems.select(0)
    app.root.update()
    picture(app, screenshot, "merge-problems")


def test_a_column_is_matched_by_choosing_its_field(app: App, tmp_path: Path, pump: Pump) -> None:
    page = prepare(app, tmp_path, pump, 2)
    page.columns.table.select(2)
    page.columns.field.set("circumstance")
    app.root.update()

    assert page.columns.chosen()["สถานที่"] == "circumstance"
    assert page._report is None


def test_the_documents_are_written_with_a_pause_between(
    app: App, tmp_path: Path, pump: Pump, screenshot: Callable[..., Any]
) -> None:
    page = prepare(app, tmp_path, pump, 60)
    app.root.event_generate("<F9>")
    pump(app.root, lambda: list((tmp_path / "out").glob("*/*.docx")), timeout=20)
    app.root.event_generate("<F9>")
    pump(app.root, lambda: page._run.paused)
    there = len(list((tmp_path / "out").glob("*/*.docx")))
    picture(app, screenshot, "merge-paused")

    assert 1 <= there < 60
    assert "หยุดพักไว้" in words(app)
    push(app, "ทำต่อ (F9)")
    pump(app.root, lambda: "ครบ ๖๐ ฉบับ" in words(app), timeout=20)
    assert len(list((tmp_path / "out").glob("*/*.docx"))) == 60
    picture(app, screenshot, "merge-done")


def test_one_zip_is_made_when_asked_for(app: App, tmp_path: Path, pump: Pump) -> None:
    page = prepare(app, tmp_path, pump, 3)
    page.way.set("zip")
    app.root.event_generate("<F9>")
    pump(app.root, lambda: "ครบ ๓ ฉบับ" in words(app), timeout=20)

    (made,) = (tmp_path / "out").glob("*.zip")
    with zipfile.ZipFile(made) as archive:
        assert len(archive.namelist()) == 3


@pytest.mark.parametrize(("as_pdf", "suffix"), [(False, ".docx"), (True, ".pdf")])
def test_one_document_is_made_of_all_when_asked_for(
    app: App, tmp_path: Path, pump: Pump, screenshot: Callable[..., Any], as_pdf: bool, suffix: str
) -> None:
    page = prepare(app, tmp_path, pump, 3)
    page.way.set("one")
    if as_pdf:
        page.as_pdf.box.focus_force()
        app.root.update()
        page.as_pdf.box.event_generate("<space>")
        app.root.update()
        assert page._report is None  # what a PDF cannot draw is told by checking again
        push(app, "ตรวจทุกแถว")
        pump(app.root, lambda: page._report is not None, timeout=20)
    app.root.event_generate("<F9>")
    pump(app.root, lambda: "ครบ ๓ ฉบับ" in words(app), timeout=20)
    picture(app, screenshot, f"merge-one{suffix}")

    (made,) = (tmp_path / "out").iterdir()
    assert made.suffix == suffix


def test_leaving_the_page_in_the_middle_leaves_whole_documents(app: App, tmp_path: Path, pump: Pump) -> None:
    page = prepare(app, tmp_path, pump, 60)
    app.root.event_generate("<F9>")
    pump(app.root, lambda: list((tmp_path / "out").glob("*/*.docx")), timeout=20)
    job_was_running = page._run.running
    app.show_home()
    pump(app.root, lambda: not list((tmp_path / "out").glob("*/*.part")), timeout=20)

    assert job_was_running
    assert all(zipfile.ZipFile(path).testzip() is None for path in (tmp_path / "out").glob("*/*.docx"))


def issue(app: App, tmp_path: Path, **changed: object) -> int:
    form = app.services.office.catalog.get(FORM)
    whole = {**answers(app), "doc_no": "ตย 99001/", **changed}
    return app.services.registering.issue(form, whole, tmp_path / "out").entry.id


def test_a_form_is_issued_from_its_page_and_stands_in_the_register(
    app: App, tmp_path: Path, pump: Pump
) -> None:
    app.fill_form(FORM)
    page: Any = app.page
    page.fill_example()
    page.sheet.rows["doc_no"].set("ตย 99001/")
    app.root.event_generate("<F8>")
    pump(app.root, lambda: "ออกเลข ตย ๙๙๐๐๑/๑ แล้ว" in words(app))
    app.show_register()
    register: Any = app.page
    pump(app.root, lambda: register.entries)

    assert [entry.reference for entry in register.entries.values()] == ["ตย ๙๙๐๐๑/๑"]


def test_the_register_finds_opens_and_cancels(
    app: App, tmp_path: Path, pump: Pump, opened: list[Path], screenshot: Callable[..., Any]
) -> None:
    ids = [issue(app, tmp_path) for _ in range(3)]
    use_dialogs(app.root, Yes())
    app.show_register()
    page: Any = app.page
    page.words.set("99001/2")
    pump(app.root, lambda: list(page.entries) == [ids[1]])
    push(app, "เปิด")
    pump(app.root, lambda: opened and "เปิดแล้ว" in words(app))
    push(app, "ยกเลิกฉบับนี้…")
    assert "พิมพ์เหตุผลก่อน" in words(app)
    page.reason.set("พิมพ์ผิดเรื่อง")
    push(app, "ยกเลิกฉบับนี้…")
    pump(app.root, lambda: page.entries[ids[1]].cancelled)
    pump(app.root, lambda: "ยกเลิก: พิมพ์ผิดเรื่อง" in words(app))
    page.words.set("")
    pump(app.root, lambda: len(page.entries) == 3)
    picture(app, screenshot, "register")

    assert opened[0].read_bytes()[:2] == b"PK"


def test_a_reissue_opens_the_form_with_its_answers_and_keeps_the_number(
    app: App, tmp_path: Path, pump: Pump
) -> None:
    id_ = issue(app, tmp_path)
    app.show_register()
    register: Any = app.page
    pump(app.root, lambda: register.entries)
    register.reason.set("แก้สถานที่")
    push(app, "ออกใหม่…")
    page: Any = app.page
    page.sheet.rows["place"].set("ตลาดนัดบ้านตัวอย่าง")
    app.root.event_generate("<F8>")
    pump(app.root, lambda: "ออกเลข ตย ๙๙๐๐๑/๑ แล้ว" in words(app))

    assert [happening.reason for happening in app.services.registering.history(id_)] == ["", "แก้สถานที่"]


def test_what_was_typed_comes_back_and_goes_once_the_letter_is_made(
    app: App, tmp_path: Path, pump: Pump, screenshot: Callable[..., Any]
) -> None:
    app.fill_form(FORM)
    page: Any = app.page
    page.sheet.rows["place"].set("ตลาดนัดบ้านตัวอย่าง")
    pump(app.root, lambda: app.services.drafts.read(FORM))
    app.show_home()
    app.fill_form(FORM)
    again: Any = app.page
    app.root.update()

    assert again.sheet.rows["place"].get() == "ตลาดนัดบ้านตัวอย่าง"
    assert "นำสิ่งที่พิมพ์ค้างไว้กลับมาแล้ว" in words(app)
    picture(app, screenshot, "form-with-draft")
    again.fill_example()
    app.root.event_generate("<F9>")
    app.root.update()
    assert app.services.drafts.read(FORM) == {}


@pytest.mark.parametrize("place", ["show_merge", "show_register"])
def test_tab_reaches_every_button_of_the_page(app: App, place: str) -> None:
    getattr(app, place)()
    app.root.update()
    wanted = {
        str(w)
        for w in everything(app.root)
        if isinstance(w, ttk.Button) and w.winfo_viewable() and w.instate(["!disabled"])
    }
    reached: set[str] = set()
    for _ in range(40):
        app.root.update()
        focused = app.root.focus_get()
        assert focused is not None
        reached.add(str(focused))
        focused.event_generate("<Tab>")

    assert wanted <= reached
