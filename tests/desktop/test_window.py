"""The real window on a virtual screen: a drill and a form from the first key to the last."""

from __future__ import annotations

import shutil
import subprocess
import tkinter as tk
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tkinter import ttk

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
from desktop.services.preferences import LARGEST_TEXT, Settings
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister
from desktop.widgets.notice import use_dialogs
from desktop.widgets.shaping import unshape


class Watch:
    """The room's clock; it only moves when told to."""

    def __init__(self) -> None:
        self.passed = timedelta(0)

    def __call__(self) -> timedelta:
        return self.passed


@pytest.fixture
def watch() -> Watch:
    return Watch()


def open_app(root: tk.Tk, office: Office, classroom: Classroom, folder: Path) -> App:
    """The window over real parts that keep everything in one folder."""
    outbox = FolderOutbox()
    return App(
        root,
        office,
        classroom,
        SettingsFile(folder / "settings.json"),
        folder / "out",
        merging=Merging(office, RosterFile, FileSpool, lambda: lambda: timedelta(0), MergeFolder, MergeZip),
        registering=Registering(
            office,
            SqliteRegister(folder / "register.sqlite3"),
            outbox,
            lambda: datetime(2025, 3, 10, 9, 30, tzinfo=UTC),
            lambda path: None,
        ),
        drafts=DraftFiles(folder / "drafts"),
    )


@pytest.fixture
def app(root: tk.Tk, watch: Watch, tmp_path: Path) -> Iterator[App]:
    office = Office(lambda: date(2025, 3, 10), FolderOutbox(), EmblemFile(tmp_path / "emblem.png"), PdfPages)
    classroom = Classroom(lambda: "window", lambda: watch)
    root.geometry("1366x700+0+0")
    app = open_app(root, office, classroom, tmp_path)
    root.update()
    yield app
    app.use(Settings())


def everything(widget: tk.Misc) -> Iterator[tk.Misc]:
    for child in widget.winfo_children():
        yield child
        yield from everything(child)


def words(widget: tk.Misc) -> str:
    shown = [w for w in everything(widget) if isinstance(w, ttk.Label | ttk.Button) and w.winfo_viewable()]
    return unshape(" ".join(str(w.cget("text")).replace("\n", "") for w in shown))


def push(app: App, caption: str) -> None:
    """Presses the button that says this, by the keyboard as anybody may."""
    app.root.update()
    found = [
        w
        for w in everything(app.root)
        if isinstance(w, ttk.Button)
        and w.winfo_viewable()
        and unshape(str(w.cget("text"))).replace("\n", "") == caption
    ]
    assert found, f"no button says {caption}: {words(app.root)}"
    found[0].focus_force()
    app.root.update()
    found[0].event_generate("<space>")
    app.root.update()


def type_into(app: App, name: str, text: str) -> None:
    entry = app.page.screen.inputs[name].typed
    entry.focus_force()
    app.root.update()
    for character in text:
        entry.event_generate("<KeyPress>", keysym={"-": "minus"}.get(character, character))
    app.root.update()


def sign_in(app: App) -> None:
    card = app.page.practice.scenario.sign_in
    for name in ("company_id", "user_id", "password"):
        type_into(app, name, getattr(card, name))
    app.page.screen.inputs["password"].typed.event_generate("<Return>")
    app.root.update()


def ask_for_a_code(app: App, watch: Watch) -> str:
    push(app, "อนุมัติ")
    push(app, "ยืนยัน")
    watch.passed += timedelta(seconds=3)
    app.page.refresh()
    push(app, "อ่านข้อความ")
    sms = app.page.practice.view("th").phone.messages[0].text
    return "".join(c for c in sms.splitlines()[0] if c.isdigit())


def test_a_drill_is_passed_by_the_keyboard_alone(app: App, watch: Watch) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    code = ask_for_a_code(app, watch)
    type_into(app, "code", code)
    app.page.screen.inputs["code"].typed.event_generate("<Return>")
    push(app, "Logout")

    told = words(app.root)
    assert "ผ่าน" in told
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in told
    assert "ไม่มีข้อผิดพลาด" in told


def test_a_mistake_is_told_with_the_letter_s_clause(app: App, watch: Watch) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    type_into(app, "code", ask_for_a_code(app, watch))
    push(app, "ยืนยัน")
    push(app, "Logout")

    told = words(app.root)
    assert "อนุมัติโดยไม่เปิดดูรายละเอียดของรายการ" in told
    assert "มท ๐๘๐๘.๒/ว ๓๓๒๕๔" in told


def test_the_bank_says_it_is_a_simulation_on_every_screen(app: App, watch: Watch) -> None:
    app.practise("approve_transfer_by_otp")
    notice = "ระบบจำลองเพื่อการฝึกอบรม"
    app.root.update()
    assert notice in words(app.root)
    sign_in(app)
    assert notice in words(app.root)
    push(app, "ดูรายละเอียด")
    assert notice in words(app.root)
    ask_for_a_code(app, watch)
    assert notice in words(app.root)


def test_real_looking_data_is_refused_and_wiped(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    for name, text in (("company_id", "1101700230708"), ("user_id", "AUTH01"), ("password", "x")):
        app.page.screen.inputs[name].set(text)
    push(app, "Login")

    assert [box.get() for box in app.page.screen.inputs.values()] == ["", "", ""]
    assert "อาจเป็นข้อมูลจริง" in words(app.root)


def test_a_wrong_password_keeps_what_is_not_secret(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    for name, text in (("company_id", "GMIS990001"), ("user_id", "AUTH01"), ("password", "wrong")):
        app.page.screen.inputs[name].set(text)
    push(app, "Login")

    assert [box.get() for box in app.page.screen.inputs.values()] == ["GMIS990001", "AUTH01", ""]


@pytest.mark.parametrize("begun_at", [0, 50])  # seconds; a new code may be asked for after 60
def test_what_is_being_typed_survives_the_ticking_clock(app: App, watch: Watch, begun_at: int) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    ask_for_a_code(app, watch)
    watch.passed += timedelta(seconds=begun_at)
    type_into(app, "code", "123")
    watch.passed += timedelta(seconds=20)
    app.page.refresh()
    app.root.update()

    assert app.page.screen.inputs["code"].get() == "123"
    assert app.root.focus_get() is app.page.screen.inputs["code"].typed


def test_a_new_code_can_be_asked_for_after_a_minute_only(app: App, watch: Watch) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    ask_for_a_code(app, watch)

    def resend() -> ttk.Button:
        return next(made for offered, made in app.page.screen.pressable if offered.action == "resend_code")

    assert resend().instate(["disabled"])
    watch.passed += timedelta(seconds=60)
    app.page.refresh()
    assert resend().instate(["!disabled"])


def test_the_desk_takes_the_phone_s_place_and_gives_it_back(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    app.root.event_generate("<F4>")
    app.root.update()
    assert "ใบสรุปฎีกา" in words(app.root)
    app.root.event_generate("<F4>")
    app.root.update()
    assert "ใบสรุปฎีกา" not in words(app.root)


def test_a_form_is_filled_and_its_letter_made(app: App, tmp_path: Path, pump: Callable[..., None]) -> None:
    app.show_forms()
    push(app, "กรอกแบบนี้")
    push(app, "ใส่คำตอบตัวอย่าง")
    pump(app.root, lambda: "พร้อมทำหนังสือ" in words(app.root))
    app.root.event_generate("<F9>")
    app.root.update()

    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]
    assert "ทำหนังสือแล้ว" in words(app.root)


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

    form = app._office.catalog.get("lost_phone_notice")
    assert list(app.page.sheet.rows) == [f.name for s in form.sections for f in form.fields_of(s.name)]


def test_english_is_a_switch_and_is_kept(app: App, tmp_path: Path) -> None:
    app.show_settings()
    push(app, "English")

    assert "Practice room" in words(app.root)
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
    selected = [b for b in app._places.values() if b.instate(["selected"])]
    assert len(selected) == 1


@pytest.mark.parametrize("size", [12, 18])
def test_tab_reaches_every_button_of_the_drill(app: App, size: int) -> None:
    app.use(Settings(text_size=size))
    app.practise("approve_transfer_by_otp")
    app.root.update()
    wanted = {str(w) for w in everything(app.root) if isinstance(w, ttk.Button) and w.winfo_viewable()}
    reached: set[str] = set()
    app.page.focus_first()
    for _ in range(40):
        app.root.update()
        reached.add(str(app.root.focus_get()))
        app.root.focus_get().event_generate("<Tab>")

    assert wanted <= reached


def test_an_emblem_that_is_none_is_refused_in_thai(app: App, tmp_path: Path) -> None:
    picture = tmp_path / "no.png"
    picture.write_bytes(b"this is no picture")
    app.show_settings()
    app.page.install_emblem(picture)
    app.root.update()

    assert "PNG" in words(app.root)
    assert not (tmp_path / "emblem.png").exists()


def test_settings_that_could_not_be_read_are_told_of(root: tk.Tk, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", "utf-8")
    told: list[str] = []

    class Ears:
        def ask(self, title: str, message: str, answers: object, tone: str = "info") -> str:
            told.append(message)
            return ""

        def unexpected(self, details: str) -> None:
            raise AssertionError(details)

    use_dialogs(root, Ears())
    office = Office(lambda: date(2025, 3, 10), FolderOutbox(), EmblemFile(tmp_path / "emblem.png"), PdfPages)
    open_app(root, office, Classroom(lambda: "s", Watch), tmp_path)
    root.update()

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


def test_the_bank_takes_no_keyboard_from_the_phone_by_itself(app: App, watch: Watch) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    ask_for_a_code(app, watch)
    app.root.focus_force()
    watch.passed += timedelta(seconds=60)
    app.page.refresh()
    app.root.update()

    assert app.root.focus_get() is app.root


def test_asking_for_a_new_code_empties_the_box(app: App, watch: Watch) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    ask_for_a_code(app, watch)
    watch.passed += timedelta(seconds=60)
    app.page.refresh()
    type_into(app, "code", "123")
    resend = next(made for offered, made in app.page.screen.pressable if offered.action == "resend_code")
    resend.invoke()

    assert app.page.screen.inputs["code"].get() == ""


def test_larger_text_loses_nothing_typed_in_a_drill(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    type_into(app, "company_id", "GMIS990001")
    type_into(app, "password", "abc")
    app.page.turn_to_desk()
    app.larger_text(1)
    app.root.update()

    assert app.page.screen.typed() == {"company_id": "GMIS990001", "user_id": "", "password": "abc"}
    assert "ใบสรุปฎีกา" in words(app.root)


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

    assert "Practice room" in words(app.root)
    (tmp_path / "settings.json").rmdir()
