"""The real window on a virtual screen: its places, its settings, and a form from the first key to the last."""

from __future__ import annotations

import shutil
import subprocess
import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app import App
from desktop.files.settings import SettingsFile
from desktop.load_ahead import load_ahead
from desktop.services.preferences import LARGEST_TEXT, Settings
from desktop.widgets.notice import use_dialogs
from tests.desktop.driver import push, words


def test_a_form_is_filled_and_its_letter_made(app: App, tmp_path: Path, pump: Callable[..., None]) -> None:
    app.show_forms()
    push(app, "กรอกแบบนี้")
    push(app, "ใส่คำตอบตัวอย่าง")
    pump(app.root, lambda: "พร้อมทำหนังสือ" in words(app))
    app.root.event_generate("<F9>")
    app.root.update()

    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]
    assert "ทำหนังสือแล้ว" in words(app)


def test_what_is_loaded_ahead_is_what_the_pages_then_show(app: App, pump: Callable[..., None]) -> None:
    done: list[bool] = []

    load_ahead(app.root, app.services.office, app.services.classroom, lambda: done.append(True))
    pump(app.root, lambda: done)

    read = dict(app.services.office.catalog._read)
    app.show_forms()
    assert read
    assert app.services.office.catalog._read == read


def test_an_empty_form_makes_nothing_and_goes_to_the_first_problem(app: App, tmp_path: Path) -> None:
    app.fill_form("lost_phone_notice")
    app.root.event_generate("<F9>")
    app.root.update()

    assert not (tmp_path / "out").exists()
    assert app.page.sheet.rows["lost_at"].problem
    assert str(app.root.focus_get()).startswith(str(app.page.sheet.rows["lost_at"]))


def test_a_field_nobody_has_come_to_stays_quiet(app: App, pump: Callable[..., None]) -> None:
    app.fill_form("lost_phone_notice")
    app.page.sheet.rows["imei"].set("12345")
    pump(app.root, lambda: app.page.sheet.rows["imei"].problem)

    assert not app.page.sheet.rows["unit_name"].problem


def test_every_question_of_the_form_has_its_row(app: App) -> None:
    app.fill_form("lost_phone_notice")

    form = app.services.office.catalog.get("lost_phone_notice")
    assert list(app.page.sheet.rows) == [f.name for s in form.sections for f in form.fields_of(s.name)]


def test_english_is_a_switch_and_is_kept(app: App, tmp_path: Path) -> None:
    app.show_settings()
    push(app, "English")

    assert "Practice room" in words(app)
    assert SettingsFile(tmp_path / "settings.json").read().language == "en"


def test_larger_text_fits_and_is_kept(app: App, tmp_path: Path) -> None:
    for _ in range(9):
        app.root.focus_force()
        app.root.event_generate("<Control-plus>")
        app.root.update()

    assert app.settings.text_size == 18
    assert SettingsFile(tmp_path / "settings.json").read().text_size == 18


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6"])
def test_every_place_is_one_key_away(app: App, key: str) -> None:
    app.root.focus_force()
    app.root.event_generate(f"<Control-Key-{key}>")
    app.root.update()

    names = {"1": "HomePage", "2": "ScenarioList", "3": "FormList", "4": "MergePage", "5": "RegisterPage"}
    assert type(app.page).__name__ == names.get(key, "SettingsPage")
    selected = [b for b in app._sidebar.places.values() if b.instate(["selected"])]
    assert len(selected) == 1


def test_an_emblem_that_is_none_is_refused_in_thai(app: App, tmp_path: Path) -> None:
    picture = tmp_path / "no.png"
    picture.write_bytes(b"this is no picture")
    app.show_settings()
    app.page.install_emblem(picture)
    app.root.update()

    assert "PNG" in words(app)
    assert not (tmp_path / "emblem.png").exists()


def test_settings_that_could_not_be_read_are_told_of(
    root: tk.Tk, open_app: Callable[[], App], tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text("{", "utf-8")
    told: list[str] = []

    class Ears:
        def ask(self, title: str, message: str, answers: object, tone: str = "info") -> str:
            told.append(message)
            return ""

        def unexpected(self, details: str) -> None:
            raise AssertionError(details)

    use_dialogs(root, Ears())
    open_app()

    assert len(told) == 1
    assert "settings.unreadable.json" in told[0]


def test_shortcuts_work_with_the_thai_layout_left_on(
    app: App, real_keys: Callable[..., subprocess.Popen[bytes]], pump: Callable[..., None]
) -> None:
    if shutil.which("setxkbmap") is None:
        pytest.fail("setxkbmap is missing: apt-get install x11-xkb-utils", pytrace=False)
    app.root.focus_force()
    app.root.update()
    subprocess.run(["setxkbmap", "-layout", "th,us"], check=True)
    try:
        # the keys as they lie under the fingers: the key that bears 4, beside Control
        real_keys("keydown", "Control_L").wait(10)  # each key only after the one before
        app.root.update()
        real_keys("key", "13").wait(10)
        pump(app.root, lambda: type(app.page).__name__ == "MergePage")
    finally:
        real_keys("keyup", "Control_L").wait(10)
        subprocess.run(["setxkbmap", "-layout", "us,th"], check=True)


@pytest.mark.parametrize("change", [{"text_size": 15}, {"language": "en"}])
def test_a_change_of_size_or_language_loses_no_answer(app: App, change: dict[str, object]) -> None:
    app.fill_form("lost_phone_notice")
    app.page.fill_example()
    app.page.sheet.rows["imei"].set("12")
    app.page.save()
    app.page.sheet.focus_field("lost_at")
    app.root.update()
    before = app.page.kept()

    app.use(replace(app.settings, **change))
    app.root.update()

    assert before["field"] == "lost_at"
    assert app.page.kept() == before
    app.page.check()
    assert app.page.sheet.rows["imei"].problem


def test_the_largest_text_leaves_the_questions_half_of_the_smallest_window(app: App) -> None:
    app.root.geometry("1000x600")
    app.use(replace(app.settings, text_size=LARGEST_TEXT))
    app.fill_form("lost_phone_notice")
    app.root.update()

    assert app.page.sheet.winfo_width() > 0.4 * app.page.winfo_width()


def test_settings_that_cannot_be_kept_still_hold_for_the_whole_window(app: App, tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()

    with pytest.raises(IsADirectoryError):
        app.use(Settings(language="en"))
    app.root.update()

    assert "Practice room" in words(app)
    (tmp_path / "settings.json").rmdir()
