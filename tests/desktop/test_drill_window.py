"""A drill in the real window on a virtual screen, from the first key to the last."""

from __future__ import annotations

import re
from datetime import timedelta
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.shaping import unshape
from tests.desktop.driver import ask_for_a_code, everything, push, sign_in, type_into, words


def test_a_drill_is_passed_by_the_keyboard_alone(app: App, watch: Any) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    code = ask_for_a_code(app, watch)
    type_into(app, "code", code)
    app.page.screen.inputs["code"].typed.event_generate("<Return>")
    push(app, "Logout")

    told = words(app)
    assert "ผ่าน" in told
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in told
    assert "ไม่มีข้อผิดพลาด" in told


def test_a_mistake_is_told_with_the_letter_s_clause(app: App, watch: Any) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    type_into(app, "code", ask_for_a_code(app, watch))
    push(app, "ยืนยัน")
    push(app, "Logout")

    told = words(app)
    assert "อนุมัติโดยไม่เปิดดูรายละเอียดของรายการ" in told
    assert "มท ๐๘๐๘.๒/ว ๓๓๒๕๔" in told


def test_the_bank_says_it_is_a_simulation_on_every_screen(app: App, watch: Any) -> None:
    app.practise("approve_transfer_by_otp")
    notice = "ระบบจำลองเพื่อการฝึกอบรม"
    app.root.update()
    assert notice in words(app)
    sign_in(app)
    assert notice in words(app)
    push(app, "ดูรายละเอียด")
    assert notice in words(app)
    ask_for_a_code(app, watch)
    assert notice in words(app)


def test_real_looking_data_is_refused_and_wiped(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    for name, text in (("company_id", "1101700230708"), ("user_id", "AUTH01"), ("password", "x")):
        app.page.screen.inputs[name].set(text)
    push(app, "Login")

    assert [box.get() for box in app.page.screen.inputs.values()] == ["", "", ""]
    assert "อาจเป็นข้อมูลจริง" in words(app)


def test_a_wrong_password_keeps_what_is_not_secret(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    for name, text in (("company_id", "GMIS990001"), ("user_id", "AUTH01"), ("password", "wrong")):
        app.page.screen.inputs[name].set(text)
    push(app, "Login")

    assert [box.get() for box in app.page.screen.inputs.values()] == ["GMIS990001", "AUTH01", ""]


@pytest.mark.parametrize("begun_at", [0, 50])  # seconds; a new code may be asked for after 60
def test_what_is_being_typed_survives_the_ticking_clock(app: App, watch: Any, begun_at: int) -> None:
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


def test_a_new_code_can_be_asked_for_after_a_minute_only(app: App, watch: Any) -> None:
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
    assert "ใบสรุปฎีกา" in words(app)
    app.root.event_generate("<F4>")
    app.root.update()
    assert "ใบสรุปฎีกา" not in words(app)


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


def test_the_bank_takes_no_keyboard_from_the_phone_by_itself(app: App, watch: Any) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    ask_for_a_code(app, watch)
    app.root.focus_force()
    watch.passed += timedelta(seconds=60)
    app.page.refresh()
    app.root.update()

    assert app.root.focus_get() is app.root


def test_asking_for_a_new_code_empties_the_box(app: App, watch: Any) -> None:
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
    assert "ใบสรุปฎีกา" in words(app)


@pytest.mark.parametrize("size", [12, 18])
@pytest.mark.parametrize("wrong", [False, True], ids=["asked", "wrong once"])
def test_the_code_s_box_and_buttons_are_in_view_at_every_size(
    app: App, watch: Any, size: int, wrong: bool
) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")  # what 1366×768 leaves beside a task bar and a title
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    ask_for_a_code(app, watch)
    app.page.hint()
    if wrong:
        type_into(app, "code", "000000")
        push(app, "ยืนยัน")
    app.root.update()

    pane = app.page.screen
    below = pane.winfo_rooty() + pane.winfo_height()
    buttons = [made for _offered, made in pane.pressable]
    assert len(buttons) == 3
    assert max(made.winfo_rooty() + made.winfo_height() for made in buttons) <= below
    box = pane.inputs["code"].typed
    top = box.winfo_rooty()
    assert pane.winfo_rooty() <= top
    assert top + box.winfo_height() <= min(made.winfo_rooty() for made in buttons)


def test_the_screen_s_buttons_follow_its_content_where_there_is_room(app: App) -> None:
    app.practise("approve_transfer_by_otp")
    app.root.update()

    password = app.page.screen.inputs["password"].typed
    login = app.page.screen.pressable[-1][1]
    gap = login.winfo_rooty() - (password.winfo_rooty() + password.winfo_height())
    assert 0 < gap < app.theme.px(40)


@pytest.mark.parametrize("place", ["drills", "debrief"])
def test_in_english_only_the_letter_s_own_words_stay_thai(app: App, watch: Any, place: str) -> None:
    app.use(Settings(language="en"))
    if place == "drills":
        app.show_drills()
    else:
        app.practise("approve_transfer_by_otp")
        sign_in(app)
        type_into(app, "code", ask_for_a_code(app, watch))
        push(app, "ยืนยัน")
        push(app, "Logout")
    app.root.update()

    labels = [w for w in everything(app.root) if isinstance(w, ttk.Label) and w.winfo_viewable()]
    shown = [unshape(str(w.cget("text"))).replace("\n", "") for w in labels]
    assert [text for text in shown if re.search("[ก-๛]", text) and not text.startswith("หนังสือ")] == []
    assert any(text.startswith("หนังสือ") for text in shown)
