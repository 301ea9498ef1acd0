"""The drill's clock is put forward by one key or a choice: a minute, three, or up to whatever comes next."""

from __future__ import annotations

import tkinter as tk
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.notice import Dialog, use_dialogs
from desktop.widgets.shaping import unshape
from tests.desktop.driver import everything, push, sign_in, words

DRILL = "approve_transfer_by_otp"


class Chooser:
    """Someone who chooses the answer with this caption, and remembers what was offered."""

    def __init__(self, caption: str = "ไม่ข้าม") -> None:
        self.caption = caption
        self.offered: list[str] = []

    def ask(self, title: str, message: str, answers: Any, tone: Any = "info") -> str:
        self.offered = [caption for _, caption, _ in answers]
        return next(id_ for id_, caption, _ in answers if caption == self.caption)

    def unexpected(self, details: str) -> None:
        raise AssertionError(details)


def press_key(app: App, key: str) -> None:
    (app.root.focus_get() or app.root).event_generate(key)
    app.root.update()


def begin(app: App, mode: str = "free") -> Any:
    """Somebody who has signed in; his run."""
    app.practise(DRILL, mode)
    app.root.focus_force()
    sign_in(app)
    return app.page.practice


def ask_for_a_code(app: App) -> None:
    push(app, "อนุมัติ")
    push(app, "ยืนยัน")


@pytest.mark.parametrize(
    ("key", "seconds"), [("<F6>", 60), ("<Shift-F6>", 180), ("<F2>", 0)], ids=["F6", "Shift+F6", "F2"]
)
@pytest.mark.parametrize("held", [True, False], ids=["in a box", "on a button"])
def test_one_key_lets_time_pass(app: App, key: str, seconds: int, held: bool) -> None:
    practice = begin(app)
    ask_for_a_code(app)
    if held:
        app.page.screen.inputs["code"].typed.focus_force()
        app.root.update()
    before = practice.now
    press_key(app, key)

    assert practice.now - before == timedelta(seconds=seconds or 2)
    assert practice.session.rows[-1].action.kind == "wait"


def test_the_next_event_is_each_thing_in_turn_and_the_clock_stops_there(app: App) -> None:
    practice = begin(app)
    ask_for_a_code(app)
    came = []
    for _ in range(9):
        if not practice.may_skip_to_next:
            break
        press_key(app, "<F2>")
        came.append((practice.now.total_seconds(), len(practice.view("th").phone.messages)))

    assert came == [(2, 1), (8, 2), (60, 2), (180.001, 2)]
    rows = len(practice.session.rows)
    press_key(app, "<F2>")
    assert len(practice.session.rows) == rows


def test_the_choice_names_the_keys_and_leaves_out_what_there_is_not(app: App) -> None:
    practice = begin(app)
    chooser = Chooser()
    use_dialogs(app.root, chooser)
    push(app, "ข้ามเวลา")
    assert chooser.offered == ["ข้ามไป ๑ นาที (F6)", "ข้ามไป ๓ นาที (Shift+F6)", "ไม่ข้าม"]
    assert practice.now == timedelta(0)

    ask_for_a_code(app)
    push(app, "ข้ามเวลา")
    assert chooser.offered[2:] == ["ถึงเหตุการณ์ถัดไป (F2)", "ไม่ข้าม"]
    for chooser.caption, now in (("ถึงเหตุการณ์ถัดไป (F2)", 2), ("ข้ามไป ๓ นาที (Shift+F6)", 182)):
        push(app, "ข้ามเวลา")
        assert practice.now == timedelta(seconds=now)


def test_a_drill_of_months_offers_its_own_skips_by_the_calendar(app: App) -> None:
    app.practise("password_three_months", "free")
    chooser = Chooser("ข้ามไป ๓ เดือน")
    use_dialogs(app.root, chooser)
    push(app, "ข้ามเวลา")

    practice = app.page.practice
    assert chooser.offered[2:] == [
        "ข้ามไป ๓ เดือน", "ข้ามไป ๑ เดือน", "ถึงเหตุการณ์ถัดไป (F2)", "ไม่ข้าม",
    ]  # fmt: skip
    assert (practice.scenario.start + practice.now).date() == date(2026, 2, 28)


def test_a_sheet_with_clocks_goes_on_when_time_is_skipped(app: App) -> None:
    app.practise("phone_lost_on_friday_night", "free")
    app.root.update()
    push(app, "เอกสารบนโต๊ะ (F4)")
    assert "วันเสาร์ที่ ๘ มี.ค." in words(app)
    app.root.focus_force()
    press_key(app, "<F2>")

    assert "วันอาทิตย์ที่ ๙ มี.ค." in words(app)
    assert "วันเสาร์ที่ ๘ มี.ค." not in words(app)


@pytest.mark.parametrize("size", [12, 18])
def test_the_keyboard_chooses_in_the_real_dialog_which_fits_the_window(app: App, size: int) -> None:
    app.use(Settings(text_size=size))
    practice = begin(app)
    ask_for_a_code(app)
    widths: list[int] = []

    def choose() -> None:
        shown = [w for w in everything(app.root) if isinstance(w, Dialog)]
        if not shown or not str(shown[0].focus_get() or "").startswith(str(shown[0])):
            app.root.after(10, choose)
            return
        widths.append(shown[0].winfo_width())
        shown[0].focus_get().event_generate("<Tab>")
        app.root.update()
        focused = shown[0].focus_get()
        assert unshape(str(focused.cget("text"))) == "ข้ามไป ๓ นาที (Shift+F6)"
        focused.event_generate("<Return>")

    app.root.after(10, choose)
    push(app, "ข้ามเวลา")

    assert widths[0] <= 1366
    assert practice.now == timedelta(minutes=3)


def test_nothing_says_beforehand_what_will_come(app: App) -> None:
    begin(app)
    ask_for_a_code(app)
    press_key(app, "<F2>")  # the code's message has come; the lure has not
    chooser = Chooser()
    use_dialogs(app.root, chooser)
    push(app, "ข้ามเวลา")

    assert "ถึงเหตุการณ์ถัดไป (F2)" in chooser.offered
    assert "เจ้าหน้าที่" not in words(app) + "".join(chooser.offered)


def test_an_examination_does_not_tell_whether_anything_is_still_to_come(app: App) -> None:
    practice = begin(app, "exam")
    ask_for_a_code(app)
    chooser = Chooser()
    use_dialogs(app.root, chooser)
    push(app, "ข้ามเวลา")
    press_key(app, "<F2>")

    assert chooser.offered == ["ข้ามไป ๑ นาที (F6)", "ข้ามไป ๓ นาที (Shift+F6)", "ไม่ข้าม"]
    assert practice.now == timedelta(0)
    press_key(app, "<Shift-F6>")
    assert practice.now == timedelta(minutes=3)


def test_who_watches_skips_nothing(app: App) -> None:
    app.practise(DRILL, "watch")
    app.root.focus_force()
    for key in ("<F6>", "<Shift-F6>", "<F2>"):
        press_key(app, key)

    assert app.page.practice.session.rows == []
    assert "skip" not in app.page._coach.buttons


@pytest.mark.parametrize("page", [App.show_home, App.show_forms])
def test_on_other_pages_the_keys_do_nothing(app: App, page: Any) -> None:
    page(app)
    app.root.focus_force()
    for key in ("<F6>", "<Shift-F6>", "<F2>"):
        press_key(app, key)

    assert isinstance(app.page, tk.Misc)
