"""Who comes to the trainee's desk, in the real window: seen, answered, and never in the bank's way."""

from __future__ import annotations

from datetime import timedelta
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from tests.desktop.driver import ask_for_a_code, everything, push, sign_in, words


def test_tab_reaches_what_may_be_answered_to_a_visitor_and_the_keyboard_answers(app: App) -> None:
    app.practise("boss_leaves_his_phone")
    sign_in(app)
    push(app, "ดูรายละเอียด 660829001")
    reached: set[str] = set()
    for _ in range(20):
        app.root.update()
        reached.add(str(app.root.focus_get()))
        app.root.focus_get().event_generate("<Tab>")
    buttons = [w for w in everything(app.root) if isinstance(w, ttk.Button) and w.winfo_viewable()]
    assert {str(button) for button in buttons} <= reached

    push(app, "ขอประทานโทษค่ะ รหัสและโทรศัพท์ของท่านใช้แทนกันไม่ได้")
    assert "แล้วถ้าเงินเดือนไม่ออกวันนี้" in words(app)


@pytest.mark.parametrize("size", [12, 18])
def test_who_comes_to_the_desk_leaves_the_bank_half_the_window(app: App, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")  # what 1366×768 leaves beside a task bar and a title
    app.practise("boss_leaves_his_phone")
    sign_in(app)
    push(app, "ดูรายละเอียด 660829001")
    app.page.hint()
    app.root.update()

    assert "ที่โต๊ะของท่าน: นายเพชร นำทาง" in words(app)
    assert app.page.screen.winfo_height() * 2 >= app.root.winfo_height()
    push(app, "ขอประทานโทษค่ะ รหัสและโทรศัพท์ของท่านใช้แทนกันไม่ได้")
    push(app, "ขอให้ท่านลงนามคำสั่งให้นายวีระอนุมัติแทนด้วยรหัสของนายวีระเอง")
    assert "ผมลงนามก่อนออกเดินทาง" in words(app)
    assert app.page.screen.winfo_height() * 2 >= app.root.winfo_height()
    push(app, "โทรศัพท์ (F4)")
    assert "รหัส OTP : 481902" in words(app)
    push(app, "ส่งคืนเจ้าของ")
    push(app, "ปัดขึ้นเพื่อปลดล็อก")
    assert "กดเมื่อต้องการโทรหรือแจ้งเอง" in words(app)


def test_the_phone_is_looked_at_again_once_the_visitor_is_answered(app: App, watch: Any) -> None:
    app.practise("no_code_arrives")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    push(app, "อนุมัติ")
    push(app, "ยืนยัน")
    watch.passed += timedelta(seconds=30)
    app.page.refresh()
    push(app, "ไม่ค่ะ ลบข้อความนั้นทิ้ง จะให้ผู้ดูแลระบบแก้หมายเลขก่อน")

    assert "ที่โต๊ะของท่าน" not in words(app)
    push(app, "ปัดขึ้นเพื่อปลดล็อก")
    assert "กดเมื่อต้องการโทรหรือแจ้งเอง" in words(app)


@pytest.mark.parametrize("turned_by_hand", [False, True])
def test_a_message_brings_the_phone_back_unless_the_desk_was_asked_for(
    app: App, watch: Any, turned_by_hand: bool
) -> None:
    app.practise("code_expired_or_mistyped")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    ask_for_a_code(app, watch)
    assert "ที่โต๊ะของท่าน: นายวีระ เที่ยงตรง" in words(app)
    if turned_by_hand:
        push(app, "โทรศัพท์ (F4)")
        push(app, "เอกสารบนโต๊ะ (F4)")
    push(app, "ขอรหัสใหม่")
    watch.passed += timedelta(seconds=3)
    app.page.refresh()
    app.root.update()

    assert ("ที่โต๊ะของท่าน" in words(app)) == turned_by_hand
    assert ("ข้อความใหม่ (ซ่อนเนื้อหาขณะล็อก)" in words(app)) != turned_by_hand


def test_the_code_s_box_stays_in_view_while_the_keyboard_is_at_the_desk(app: App, watch: Any) -> None:
    app.use(Settings(text_size=18))
    app.root.geometry("1366x700+0+0")
    app.practise("code_expired_or_mistyped")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    ask_for_a_code(app, watch)
    app.page.hint()
    app.root.update()

    box, buttons = app.page.screen.inputs["code"].typed, [made for _, made in app.page.screen.pressable]
    assert app.root.focus_get() is not box
    assert box.winfo_rooty() + box.winfo_height() <= min(made.winfo_rooty() for made in buttons)


def test_larger_text_leaves_the_trainee_with_who_came_to_the_desk(app: App) -> None:
    app.practise("boss_leaves_his_phone")
    sign_in(app)
    push(app, "ดูรายละเอียด 660829001")
    app.larger_text(1)
    app.root.update()

    assert "ที่โต๊ะของท่าน" in words(app)
    push(app, "โทรศัพท์ (F4)")
    app.larger_text(1)
    app.root.update()
    assert "ที่โต๊ะของท่าน" not in words(app)
