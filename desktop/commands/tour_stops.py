"""What the tour does at each stop: the same things a trainee and a clerk would do, in the same way."""

from __future__ import annotations

from typing import Any

from desktop.app import App
from desktop.commands.pilot import Pilot
from desktop.messages import _

DRILL, LOGIN, FORM = "approve_transfer_by_otp", "daily_login_by_picture", "lost_phone_notice"


def approve_with_a_code(app: App, pilot: Pilot) -> None:
    """Plays the drill as a careful person would, and passes."""
    pilot.picture("home")
    app.show_drills()
    pilot.picture("drills")
    app.practise(DRILL)
    pilot.picture("bank-sign-in")
    _sign_in(app, pilot)
    pilot.picture("bank-inbox")
    pilot.press("ดูรายละเอียด")
    pilot.key("<F4>")
    pilot.picture("bank-detail-and-desk")
    pilot.key("<F4>")
    _ask_for_a_code(app, pilot)
    pilot.key("<F6>")
    pilot.press("อ่านข้อความ")
    pilot.picture("bank-code-and-false-officer")
    pilot.press("ไม่ตอบ และรายงานผู้บังคับบัญชา")
    _type_the_code(app, pilot)
    pilot.picture("bank-result")
    pilot.press("Logout")
    pilot.picture("debrief-passed")


def fall_for_the_false_officer(app: App, pilot: Pilot) -> None:
    """Plays it again, approves without looking and tells a stranger the code."""
    app.practise(DRILL)
    _sign_in(app, pilot)
    _ask_for_a_code(app, pilot)
    pilot.key("<F6>")
    pilot.press("อ่านข้อความ")
    pilot.press("ตอบรหัส OTP กลับไป")
    _type_the_code(app, pilot)
    pilot.press("Logout")
    pilot.picture("debrief-not-passed")


def sign_in_with_a_soft_token(app: App, pilot: Pilot) -> None:
    """Signs in to New GFMS Thai: a stranger's login, whose picture is another, is denied, and one's own confirmed."""
    app.practise(LOGIN)
    page = _page(app)
    card = page.practice.scenario.sign_in
    for name in ("user_id", "password"):
        pilot.type(page.screen.inputs[name].typed, getattr(card, name))
    pilot.press("เข้าสู่ระบบ")
    pilot.press("Nexus Smart ID")
    pilot.picture("soft-token-pictures-differ")
    pilot.press("ไม่ตรงกัน – ปฏิเสธ")
    pilot.press("กลับหน้าจอหลัก")
    pilot.press("Nexus Smart ID")
    pilot.picture("soft-token-pictures-agree")
    pilot.press("ตรงกัน – ยอมรับ")
    for digit in page.practice.scenario.holders[0].nexus_pin:
        pilot.press(digit)
    pilot.press("ยืนยัน")
    pilot.picture("treasury-home")
    pilot.press("ออกจากระบบ")


def fill_the_form(app: App, pilot: Pilot) -> None:
    """Opens the form, tries to save it empty, fills it and makes the letter."""
    app.show_forms()
    pilot.picture("forms")
    app.fill_form(FORM)
    page = _page(app)
    pilot.key("<F9>")
    pilot.picture("form-problems")
    pilot.press(_("Fill with the example"))
    pilot.wait_for(lambda: page.preview.checked, "หน้าหนังสือ")
    pilot.key("<F10>")
    pilot.wait_for(lambda: not page.busy, "ไฟล์ PDF")
    pilot.key("<F9>")
    pilot.picture("form-saved")


def look_at_the_settings(app: App, pilot: Pilot) -> None:
    """Shows the settings, by day and by night."""
    app.show_settings()
    pilot.picture("settings")
    pilot.press(_("Dark"))
    pilot.picture("settings-dark")


def look_at_batches_and_the_register(app: App, pilot: Pilot) -> None:
    """Issues the letter under a number, and shows where many are made and where all are found again."""
    app.fill_form(FORM)
    page = _page(app)
    page.fill_example()
    pilot.wait_for(lambda: not page.check().errors, "คำตอบตัวอย่างครบถ้วน")
    pilot.key("<F8>")
    pilot.wait_for(lambda: not page.busy, "เลขจากทะเบียน")
    app.show_merge()
    pilot.picture("many-at-once")
    app.show_register()
    pilot.wait_for(lambda: _page(app).table.selected() is not None, "รายการในทะเบียน")
    pilot.picture("register")


STOPS = (
    approve_with_a_code,
    fall_for_the_false_officer,
    sign_in_with_a_soft_token,
    fill_the_form,
    look_at_batches_and_the_register,
    look_at_the_settings,
)


def _sign_in(app: App, pilot: Pilot) -> None:
    page = _page(app)
    card = page.practice.scenario.sign_in
    for name in ("company_id", "user_id", "password"):
        pilot.type(page.screen.inputs[name].typed, getattr(card, name))
    pilot.press("Login")


def _ask_for_a_code(app: App, pilot: Pilot) -> None:
    page = _page(app)
    pilot.press("อนุมัติ")
    pilot.press("ยืนยัน")
    pilot.wait_for(lambda: page.practice.view("th").phone.messages, "ข้อความจากธนาคาร")
    pilot.wait_for(lambda: page.refresh() is None, "หน้าจอล่าสุด")
    pilot.press("อ่านข้อความ")


def _type_the_code(app: App, pilot: Pilot) -> None:
    page = _page(app)
    sms = page.practice.view("th").phone.messages[-1].text
    code = "".join(character for character in sms.splitlines()[0] if character.isdigit())
    pilot.type(page.screen.inputs["code"].typed, code)
    pilot.press("ยืนยัน")


def _page(app: App) -> Any:
    """The page that shows; the tour knows what it has just opened."""
    return app.page
