"""The Soft Token drills in the real window: the portal beside the phone's apps, by mouse and by keyboard."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import timedelta
from itertools import chain
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.banner import Banner
from desktop.widgets.label import ThaiLabel
from desktop.widgets.pin_pad import PinPad
from desktop.widgets.qr import QrPicture
from desktop.widgets.shapes import SHAPES
from desktop.widgets.shaping import unshape
from tests.desktop.driver import everything, push, type_into, words
from training.soft_token.asking import PICTURES

REGISTER, LOGIN = "register_with_own_username", "daily_login_by_picture"
NOTICE = "ให้ยึดคู่มือของกรมบัญชีกลาง (สิ่งที่ส่งมาด้วยของหนังสือ ที่ กค ๐๔๐๒.๒/๖๒๕ ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘)"
QR_LIFE, REQUEST_LIFE = "5:00", "2:00"


def on_phone(app: App) -> str:
    """All that can be read in the app that is open on the phone."""
    shown = [
        w for w in everything(app.page._phone) if isinstance(w, ttk.Label | ttk.Button) and w.winfo_viewable()
    ]
    return unshape(" ".join(str(w.cget("text")).replace("\n", "") for w in shown))


def phone_notice(app: App) -> str:
    """The phone's own line at the bottom."""
    phone = app.page._phone
    drawn = [item for item in phone.find_all() if phone.type(item) == "text"]
    drawn.sort(key=lambda item: phone.bbox(item)[1])
    return unshape("".join(phone.itemcget(item, "text") for item in drawn))


def type_pin(app: App, name: str, pin: str) -> None:
    """Types a PIN into the open app with the keyboard, and sends it."""
    entry = app.page.apps.pane.inputs[name].typed
    entry.focus_force()
    app.root.update()
    for digit in pin:
        entry.event_generate(f"<Key-{digit}>")
    entry.event_generate("<Return>")
    app.root.update()


def click(app: App, caption: str, within: Any = None) -> None:
    """Clicks with the mouse on the middle of the button that says this."""
    app.root.update()
    found = next(
        w
        for w in everything(within or app.root)
        if isinstance(w, ttk.Button) and w.winfo_viewable() and unshape(str(w.cget("text"))) == caption
    )
    middle = {"x": found.winfo_width() // 2, "y": found.winfo_height() // 2}
    for event in ("<Enter>", "<ButtonPress-1>", "<ButtonRelease-1>"):
        found.event_generate(event, **middle)
    app.root.update()


def register(app: App) -> None:
    """Registers with the set of the drill's own, as far as the proof of identity."""
    app.practise(REGISTER)
    type_into(app, "user_id", "990010000110")
    type_into(app, "password", "Fuek-2568")
    push(app, "ลงทะเบียน Soft Token")
    push(app, "อ่านทีละข้อจนจบ")
    push(app, "☐ ข้าพเจ้าได้อ่านและยอมรับเงื่อนไข")
    push(app, "ยอมรับและดำเนินการต่อ")
    push(app, "ข้อมูลถูกต้อง")


def test_a_soft_token_is_registered_by_the_keyboard_alone(app: App) -> None:
    register(app)
    push(app, "เป๋าตัง")
    type_pin(app, "paotang_pin", "258036")
    push(app, "สแกน QR บนหน้าจอคอมพิวเตอร์")
    push(app, "ยินยอม")
    push(app, "เริ่มสแกน")
    push(app, "ปิด")
    push(app, "ดำเนินการต่อ")
    push(app, "ร้านแอป")
    push(app, "ติดตั้ง Nexus Smart ID")
    push(app, "กลับหน้าจอหลัก")
    push(app, "ติดตั้งแล้ว ดำเนินการต่อ")
    push(app, "Nexus Smart ID")
    push(app, "อนุญาตกล้องและการแจ้งเตือน")
    push(app, "＋ เพิ่มโปรไฟล์")
    push(app, "สแกน QR บนหน้าจอคอมพิวเตอร์")
    push(app, "ดำเนินการต่อ")
    type_pin(app, "new_pin", "471903")
    type_pin(app, "confirm_pin", "471903")
    push(app, "เปิดใช้")

    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in words(app)


def test_a_pin_is_pressed_with_the_mouse_and_never_shown(app: App) -> None:
    register(app)
    click(app, "เป๋าตัง")
    pane = app.page.apps.pane
    for digit in "258036":
        click(app, digit, within=pane)
    pad = pane.inputs["paotang_pin"].entry
    assert isinstance(pad, PinPad)
    assert pad.get() == "258036"
    assert "258036" not in on_phone(app)
    click(app, "เปิด")

    assert "สแกน QR" in on_phone(app)


def test_after_a_click_on_the_phone_the_keyboard_types_there(app: App) -> None:
    register(app)
    click(app, "เป๋าตัง")

    assert app.root.focus_get() is app.page.apps.pane.inputs["paotang_pin"].typed


def test_the_portal_takes_the_keyboard_back_when_one_works_there(app: App) -> None:
    register(app)
    click(app, "เป๋าตัง")
    push(app, "ยกเลิก")  # on the portal: back to its first page

    assert app.root.focus_get() is app.page.screen.inputs["user_id"].typed


def test_an_app_s_answer_stands_out_with_a_sign_and_words(app: App) -> None:
    register(app)
    push(app, "เป๋าตัง")
    type_pin(app, "paotang_pin", "111111")
    banners = [w for w in everything(app.page.apps.pane) if isinstance(w, Banner)]

    assert [b for b in banners if "ไม่ถูกต้อง" in b.words.plain_text]
    assert app.page.apps.pane.inputs["paotang_pin"].get() == ""


def test_the_address_and_the_long_notice_are_there_on_every_screen(app: App) -> None:
    register(app)
    push(app, "เป๋าตัง")

    assert app.page._browser._address.startswith("https://portal.gfmis.go.th/")
    assert NOTICE.replace(" ", "") in words(app).replace(" ", "")
    assert NOTICE.replace(" ", "") in phone_notice(app).replace("\n", "").replace(" ", "")
    assert "ไม่ใช่แอปจริง" in phone_notice(app)


@pytest.mark.parametrize("size", [12, 18])
def test_the_code_is_whole_on_the_page_and_a_camera_reads_it(
    app: App, screenshot: Any, tmp_path: Any, size: int
) -> None:
    if not shutil.which("zbarimg"):
        pytest.fail("zbarimg is missing: apt-get install zbar-tools", pytrace=False)
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")
    register(app)
    screenshot(app.root, tmp_path / "window.png")
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", tmp_path / "window.png"], capture_output=True, text=True
    )
    shown = next(b for b in app.page.practice.view("th").screen.blocks if hasattr(b, "data"))

    assert read.stdout.strip() == shown.data
    assert shown.data.startswith("DEMO-")


def test_the_code_s_countdown_runs_and_ends_by_itself(app: App, watch: Any, pump: Any) -> None:
    register(app)
    assert QR_LIFE in words(app)
    watch.passed += timedelta(seconds=61)
    pump(app.root, lambda: "3:59" in words(app))  # by the window's own clock
    watch.passed += timedelta(seconds=300)
    pump(app.root, lambda: "E-141" in words(app))

    assert not [w for w in everything(app.page.screen) if isinstance(w, QrPicture)]


def test_the_clock_of_a_login_the_button_that_waits_and_the_push_come_by_themselves(
    app: App, watch: Any, pump: Any
) -> None:
    app.practise(LOGIN)
    card = app.page.practice.scenario.sign_in
    type_into(app, "user_id", card.user_id)
    type_into(app, "password", card.password)
    push(app, "เข้าสู่ระบบ")
    resend = next(made for offered, made in app.page.screen.pressable if offered.action == "resend_request")

    assert "ขอให้ยืนยันการเข้าใช้งาน" in on_phone(app)
    assert REQUEST_LIFE in words(app)
    assert resend.instate(["disabled"])
    watch.passed += timedelta(seconds=30)
    pump(app.root, lambda: resend.instate(["!disabled"]))  # by the window's own clock
    assert "1:30" in words(app)
    watch.passed += timedelta(seconds=91)
    pump(app.root, lambda: "E-201" in words(app))


def test_a_login_that_somebody_else_asks_for_is_pushed_without_a_click(
    app: App, watch: Any, pump: Any
) -> None:
    app.practise("login_nobody_asked_for")
    assert "ขอให้ยืนยันการเข้าใช้งาน" not in on_phone(app)
    watch.passed += timedelta(seconds=60)

    pump(app.root, lambda: "ขอให้ยืนยันการเข้าใช้งาน" in on_phone(app))


@pytest.mark.parametrize("size", [12, 18])
def test_the_picture_to_compare_is_in_view_on_both_screens(app: App, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")
    app.practise(LOGIN)
    card = app.page.practice.scenario.sign_in
    type_into(app, "user_id", card.user_id)
    type_into(app, "password", card.password)
    push(app, "เข้าสู่ระบบ")
    push(app, "Nexus Smart ID")
    app.root.update()

    names = [unshape(w.plain_text) for w in everything(app.root) if isinstance(w, ThaiLabel)]
    assert [name for name in names if re.match("ดาว|วงกลม|สามเหลี่ยม|สี่เหลี่ยม", name)]
    for pane in (app.page.screen, app.page.apps.pane):
        picture = pane._picture.winfo_children()[0]
        top = picture.winfo_rooty()
        foot = min(made.winfo_rooty() for _offered, made in pane.pressable)
        assert pane.winfo_rooty() <= top
        assert top + app.theme.px(112) <= foot


def test_every_picture_that_a_login_may_show_can_be_drawn() -> None:
    assert set(PICTURES) <= set(SHAPES)


def test_messages_and_contacts_are_reached_while_an_app_is_open(app: App) -> None:
    register(app)
    push(app, "เป๋าตัง")
    assert "ติดต่อผู้อื่น" not in on_phone(app)
    app.page.apps._bar._messages.invoke()
    app.root.update()
    assert "ติดต่อผู้อื่น" in on_phone(app)
    push(app, "กลับไปที่ เป๋าตัง")

    assert "ใส่รหัส PIN" in on_phone(app)


def test_larger_text_loses_no_digit_of_a_pin(app: App) -> None:
    register(app)
    push(app, "เป๋าตัง")
    app.page.apps.pane.inputs["paotang_pin"].set("258")
    app.larger_text(1)
    app.root.update()

    assert app.page.apps.pane.inputs["paotang_pin"].get() == "258"


def test_the_drills_stand_under_the_system_they_are_about(app: App) -> None:
    app.show_drills()
    app.root.update()
    labels = [unshape(w.plain_text) for w in everything(app.root) if isinstance(w, ThaiLabel)]
    bank = next(n for n, text in enumerate(labels) if text.startswith("ระบบธนาคาร"))
    treasury = next(n for n, text in enumerate(labels) if text.startswith("ระบบ New GFMS Thai"))
    drills = app._classroom.drills() if hasattr(app, "_classroom") else app.page._classroom.drills()
    places = {drill.id: labels.index(drill.title.th) for drill in drills}

    assert bank < places["approve_transfer_by_otp"] < treasury < places[REGISTER]
    push(app, labels[treasury])
    assert (
        app.root.focus_get()
        is app.page._buttons[
            sum("treasury" not in d.portal.name and not d.portal.is_treasury for d in drills)
        ]
    )


def test_tab_reaches_the_app_s_buttons(app: App) -> None:
    register(app)
    push(app, "เป๋าตัง")
    wanted = {str(made) for _offered, made in app.page.apps.pane.pressable}
    reached: set[str] = set()
    app.page.focus_first()
    for _ in chain(range(40)):
        app.root.update()
        reached.add(str(app.root.focus_get()))
        app.root.focus_get().event_generate("<Tab>")

    assert wanted <= reached
