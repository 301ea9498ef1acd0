"""Questions, news, and errors nobody foresaw."""

import tkinter as tk

import pytest

from desktop.widgets.banner import Banner, toast
from desktop.widgets.label import ThaiLabel
from desktop.widgets.notice import (
    confirm,
    dialogs,
    error_details,
    show_unexpected_errors,
    tell,
    use_dialogs,
)
from desktop.widgets.shaping import unshape


class Stand:
    """Someone who answers in place of a person."""

    def __init__(self, answer: str = "") -> None:
        self.answer, self.asked, self.told = answer, [], []

    def ask(self, title, message, answers, tone="info"):
        self.asked.append((title, [id_ for id_, _caption, _kind in answers], tone))
        return self.answer or answers[0][0]

    def unexpected(self, details):
        self.told.append(details)


def open_dialog(root) -> tk.Toplevel | None:
    return next((w for w in root.winfo_children() if isinstance(w, tk.Toplevel) and w.winfo_viewable()), None)


def texts(widget) -> list[str]:
    own = [unshape(str(widget.cget("text")))] if widget.winfo_class() in ("TLabel", "TButton") else []
    return own + [text for child in widget.winfo_children() for text in texts(child)]


def when_open(root, do) -> None:
    """Does something to the dialog once it is there, from inside its own waiting."""

    def look():
        dialog = open_dialog(root)
        if dialog is None or not str(dialog.focus_get() or "").startswith(str(dialog)):
            root.after(10, look)
        else:
            do(dialog)

    root.after(10, look)


@pytest.mark.parametrize(("key", "agreed"), [("<Return>", True), ("<Escape>", False)])
def test_a_question_is_answered_by_keyboard(root, key, agreed):
    when_open(root, lambda dialog: dialog.focus_get().event_generate(key))

    assert confirm(root, "ส่งหนังสือหรือไม่", "หนังสือจะถูกออกเลขที่", "ออกหนังสือ") is agreed


def test_what_cannot_be_taken_back_starts_on_cancel(root):
    when_open(root, lambda dialog: dialog.focus_get().event_generate("<Return>"))

    assert confirm(root, "ลบหรือไม่", "ลบแล้วเรียกคืนไม่ได้", "ลบ", danger=True) is False


@pytest.mark.parametrize("danger", [False, True])
@pytest.mark.parametrize(
    "close",
    [lambda dialog: dialog.destroy(), lambda dialog: dialog.focus_get().event_generate("<Escape>")],
    ids=["closed", "Escape"],
)
def test_closing_the_dialog_changes_nothing(root, close, danger):
    when_open(root, close)

    assert confirm(root, "ส่งหรือไม่", "", "ส่ง", danger=danger) is False


def test_the_dialog_says_what_it_was_given(root):
    said = []
    when_open(root, lambda dialog: (said.extend(texts(dialog)), dialog.destroy()))

    tell(root, "บันทึกแล้ว", "ที่โฟลเดอร์ป่า")

    assert {"บันทึกแล้ว", "ที่โฟลเดอร์ป่า", "ตกลง"} <= set(said)


def test_the_keyboard_goes_back_to_where_it_was(root, pump):
    entry = tk.Entry(root)
    entry.pack()
    entry.focus_force()
    pump(root, lambda: root.focus_get() is entry)
    when_open(root, lambda dialog: dialog.destroy())

    tell(root, "เสร็จ", "")

    pump(root, lambda: root.focus_get() is entry)


def test_someone_else_can_answer(root):
    stand = Stand("yes")
    use_dialogs(root, stand)

    agreed = confirm(root, "ลบหรือไม่", "", "ลบ", danger=True)

    assert agreed
    assert stand.asked == [("ลบหรือไม่", ["yes", "no"], "warning")]
    assert dialogs(root) is stand


def fail_in_a_callback(root) -> None:
    def work():
        secret = "รหัสผ่าน Aksorn-99"
        raise ValueError(secret)

    root.after(0, work)


def test_an_error_in_a_callback_is_told_without_what_was_typed(root, pump):
    stand, logged = Stand(), []
    use_dialogs(root, stand)
    show_unexpected_errors(root, logged.append)

    fail_in_a_callback(root)
    pump(root, lambda: stand.told)

    assert logged == stand.told
    assert "ValueError" in stand.told[0]
    assert "test_notice.py" in stand.told[0]
    assert "Aksorn-99" not in stand.told[0]


def test_the_dialog_of_an_error_offers_its_details_to_copy(root, pump):
    show_unexpected_errors(root, lambda details: None)
    fail_in_a_callback(root)

    def copy(dialog):
        buttons = [w for w in dialog._foot.winfo_children() if "คัดลอก" in unshape(str(w.cget("text")))]
        buttons[0].invoke()
        dialog.destroy()

    when_open(root, copy)
    root.clipboard_clear()
    root.clipboard_append("ก่อน")
    pump(root, lambda: root.clipboard_get() != "ก่อน")

    copied = root.clipboard_get()
    assert "ValueError" in copied
    assert "Tk 8" in copied or "Tk 9" in copied


def test_an_error_while_the_dialog_is_open_opens_no_second_one(root, pump):
    logged = []

    class Fails(Stand):
        def unexpected(self, details):
            super().unexpected(details)
            fail_in_a_callback(root)
            pump(root, lambda: len(logged) == 2)

    stand = Fails()
    use_dialogs(root, stand)
    show_unexpected_errors(root, logged.append)
    fail_in_a_callback(root)

    pump(root, lambda: len(logged) == 2)

    assert len(stand.told) == 1


def test_details_name_code_and_place(root):
    class CoolError(Exception):
        code = "too_cold"

    try:
        raise CoolError("ข้อความส่วนตัว")
    except CoolError as error:
        details = error_details(root, CoolError, error, error.__traceback__)

    assert "too_cold" in details
    assert "test_details_name_code_and_place" in details
    assert "ข้อความส่วนตัว" not in details


@pytest.mark.parametrize("tone", ["info", "done", "warning", "stop"])
def test_a_banner_says_its_news_with_a_drawing_too(root, pump, tone):
    banner = Banner(root, "บันทึกแล้ว", tone)
    banner.pack(fill="x")
    pump(root)

    assert str(banner._sign.cget("image"))
    assert "บันทึกแล้ว" in texts(banner)


def test_a_banners_button_does_its_work(root):
    done = []
    banner = Banner(root, "บันทึกแล้ว", "done", [("เปิด", lambda: done.append("opened"))])

    next(w for w in banner.winfo_children()[1].winfo_children()).invoke()

    assert done == ["opened"]


def test_a_toast_goes_by_itself(root, pump):
    made = toast(root, "บันทึกแล้ว", stay_ms=30)
    pump(root, lambda: made.winfo_ismapped())

    pump(root, lambda: not made.winfo_exists())


def test_a_new_toast_takes_the_place_of_the_last(root, pump):
    first = toast(root, "หนึ่ง")
    second = toast(root, "สอง")
    pump(root)

    assert not first.winfo_exists()
    assert second.winfo_exists()


def test_a_toast_stays_in_the_window(root, pump):
    root.geometry("420x300")
    pump(root)

    made = toast(root, "บันทึกหนังสือแล้ว", actions=[("เปิดแฟ้ม", lambda: None), ("พิมพ์", lambda: None)])
    pump(root, lambda: made.winfo_width() > 1)

    assert made.winfo_x() >= 0
    assert made.winfo_x() + made.winfo_width() <= 420
    assert any(isinstance(child, ThaiLabel) for child in made.winfo_children())
