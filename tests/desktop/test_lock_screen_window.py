"""The phone's lock screen in the real window: seen, opened and locked by keyboard, and never clipped."""

from __future__ import annotations

from datetime import timedelta
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from tests.desktop.driver import everything, push, sign_in, words

SWIPE, LOCK = "ปัดขึ้นเพื่อปลดล็อก", "ล็อกหน้าจอ"
CONTACTS = "กดเมื่อต้องการโทรหรือแจ้งเอง"


def ask_for_a_code(app: App) -> None:
    """Comes to where there is somebody to call."""
    for caption in ("ดูรายละเอียด", "อนุมัติ", "ยืนยัน"):
        push(app, caption)


def test_the_keyboard_opens_and_locks_the_phone_and_stays_on_it(app: App) -> None:
    app.practise("no_code_arrives")
    sign_in(app)
    ask_for_a_code(app)
    assert CONTACTS not in words(app)

    push(app, SWIPE)
    opened = (CONTACTS in words(app), app.root.focus_get().cget("text"))
    push(app, LOCK)

    assert opened[0]
    assert str(app.root.focus_get()).startswith(str(app.page._phone))
    assert CONTACTS not in words(app)


def test_it_locks_by_itself_in_front_of_the_trainee(app: App, watch: Any) -> None:
    app.practise("no_code_arrives")
    sign_in(app)
    ask_for_a_code(app)
    push(app, SWIPE)
    assert CONTACTS in words(app)

    watch.passed += timedelta(seconds=61)
    app.page.refresh()
    push(app, "โทรศัพท์ (F4)")  # meanwhile somebody has come to the desk

    assert CONTACTS not in words(app)
    assert SWIPE in words(app)


@pytest.mark.parametrize("size", [12, 18])
def test_on_a_phone_that_was_left_everything_can_be_read_and_pressed(app: App, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")
    app.practise("boss_leaves_his_phone")
    sign_in(app)
    push(app, "ดูรายละเอียด 660829001")
    push(app, "โทรศัพท์ (F4)")
    phone = app.page._phone
    assert "รหัส OTP : 481902" in words(app)

    made = [w for w in everything(phone) if isinstance(w, ttk.Button) and w.winfo_viewable()]
    assert len(made) == 2
    for pressed in made:
        assert pressed.winfo_reqwidth() <= pressed.winfo_width()
        assert pressed.winfo_rooty() + pressed.winfo_height() <= phone.winfo_rooty() + phone.winfo_height()
    push(app, "ส่งคืนเจ้าของ")
    assert "481902" not in words(app)
