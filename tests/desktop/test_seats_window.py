"""A drill with several chairs in the real window and in the terminal: who sits here, and how one moves."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.files.run_files import RunFiles
from desktop.services.classroom import Classroom
from desktop.services.preferences import Settings
from desktop.widgets.shaping import unshape
from tests.desktop.driver import ask_for_a_code, everything, push, type_into, words
from tests.training.driver import TWO_SEATS_TEXT

MAKER, AUTHORIZER = "นางสาวมานี ใจซื่อ", "นางสาวชูใจ มั่นคง"


@pytest.fixture
def two_chairs(app: App, watch: Any, tmp_path: Path) -> App:
    """The window with a drill of two chairs on its shelf."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "two_chairs.toml").write_text(TWO_SEATS_TEXT, "utf-8")
    runs = RunFiles(tmp_path / "runs", tmp_path / "results")
    app.services.classroom = Classroom(lambda: "window", lambda: watch, runs, [folder])
    return app


def press_key(app: App, key: str) -> None:
    app.root.focus_force()
    app.root.event_generate(key)
    app.root.update()


def sign_in_as(app: App, user: str, password: str) -> None:
    for name, text in (("company_id", "GMIS990001"), ("user_id", user), ("password", password)):
        type_into(app, name, text)
    push(app, "Login")


def test_the_bar_says_who_sits_here_and_one_key_moves_on(two_chairs: App) -> None:
    two_chairs.practise("two_chairs")
    two_chairs.root.update()
    assert f"ที่นั่งของท่าน: {MAKER} ผู้ทำรายการ" in words(two_chairs)

    press_key(two_chairs, "<F3>")
    assert f"ที่นั่งของท่าน: {AUTHORIZER}" in words(two_chairs)
    assert two_chairs.page.practice.view("th").phone.owner == AUTHORIZER
    push(two_chairs, f"ไปที่นั่ง {MAKER} (F3)")
    assert f"ที่นั่งของท่าน: {MAKER}" in words(two_chairs)


def test_who_is_still_signed_in_stays_and_is_told_why(two_chairs: App) -> None:
    two_chairs.practise("two_chairs")
    sign_in_as(two_chairs, "MAKER01", "Thum-2566")
    press_key(two_chairs, "<F3>")

    assert f"ที่นั่งของท่าน: {MAKER}" in words(two_chairs)
    assert "ออกจากระบบก่อนลุกจากที่นั่ง" in words(two_chairs)


def test_the_phone_is_that_seats_own_and_says_whose(two_chairs: App) -> None:
    two_chairs.practise("two_chairs")
    two_chairs.root.update()
    phone = two_chairs.page._phone

    def read() -> str:
        drawn = (
            phone.itemcget(item, "text") for item in phone.find_withtag("drawn") if phone.type(item) == "text"
        )
        return unshape(" ".join(drawn).replace("\n", ""))

    assert f"โทรศัพท์ของ {MAKER}" in read()
    press_key(two_chairs, "<F3>")
    assert f"โทรศัพท์ของ {AUTHORIZER}" in read()


def test_a_drill_with_one_chair_has_no_bar(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    app.root.update()

    assert "ที่นั่ง" not in words(app)
    press_key(app, "<F3>")
    assert app.page.practice.log() == [app.page.practice.session.head()]


def test_a_step_to_another_seat_is_taken_back_and_a_run_is_resumed_where_it_was(two_chairs: App) -> None:
    two_chairs.practise("two_chairs")
    press_key(two_chairs, "<F3>")
    press_key(two_chairs, "<F7>")
    assert f"ที่นั่งของท่าน: {MAKER}" in words(two_chairs)

    press_key(two_chairs, "<F3>")
    sign_in_as(two_chairs, "AUTH01", "Fuek-2566")
    two_chairs.page.destroy()  # the program is gone between two keys
    two_chairs.page = None
    (left,) = two_chairs.services.classroom.unfinished()
    two_chairs.show_practice(two_chairs.services.classroom.resume(left.run))
    two_chairs.root.update()
    assert f"ที่นั่งของท่าน: {AUTHORIZER}" in words(two_chairs)
    assert two_chairs.page.practice.view("th").screen.name == "inbox"


def test_the_debrief_tells_at_which_seat_each_thing_was_done(two_chairs: App, watch: Any) -> None:
    two_chairs.practise("two_chairs")
    sign_in_as(two_chairs, "MAKER01", "Thum-2566")
    push(two_chairs, "Logout")
    press_key(two_chairs, "<F3>")
    sign_in_as(two_chairs, "AUTH01", "Fuek-2566")
    push(two_chairs, "ดูรายละเอียด")
    code = ask_for_a_code(two_chairs, watch)
    type_into(two_chairs, "code", code)
    push(two_chairs, "ยืนยัน")
    push(two_chairs, "Logout")

    assert type(two_chairs.page).__name__ == "DebriefPage"
    rows = [unshape(str(w.cget("text"))) for w in everything(two_chairs.page) if isinstance(w, ttk.Label)]
    told = dict(itertools.pairwise(rows))
    assert told["อนุมัติรายการ"] == AUTHORIZER
    assert told["ย้ายไปนั่งอีกที่นั่งหนึ่ง"] == MAKER


def test_a_demonstration_moves_across_seats_on_one_key(two_chairs: App) -> None:
    two_chairs.practise("two_chairs", "watch")
    told = []
    for _ in range(30):
        if type(two_chairs.page).__name__ != "PracticePage":
            break
        told.append(two_chairs.page.practice.view("th").coach.next)
        press_key(two_chairs, "<F5>")

    assert type(two_chairs.page).__name__ == "DebriefPage"
    assert any(f"ลุกไปนั่งที่ {AUTHORIZER}" in said for said in told)
    assert "๑๐๐" in words(two_chairs)


@pytest.mark.parametrize("size", [12, 18])
def test_every_chair_is_in_view_with_large_text_too(two_chairs: App, size: int) -> None:
    two_chairs.use(Settings(text_size=size))
    two_chairs.practise("two_chairs")
    two_chairs.root.update()
    bar = two_chairs.page._seats

    for made in everything(bar):
        if isinstance(made, ttk.Button):
            assert made.winfo_width() >= made.winfo_reqwidth()
            assert (
                made.winfo_rootx() + made.winfo_width()
                <= two_chairs.root.winfo_rootx() + two_chairs.root.winfo_width()
            )
    assert two_chairs.page.practice.now == timedelta(0)
