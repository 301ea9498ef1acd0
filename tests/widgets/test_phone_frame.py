"""The make-believe phone: its messages, its clock, and the line that says it is not a real one."""

import pytest

from desktop.widgets.phone_card import PhoneCard
from desktop.widgets.phone_frame import PhoneFrame
from desktop.widgets.shaping import unshape
from desktop.widgets.theme import theme_of

CODE = PhoneCard("code", "ธนาคารจำลอง", "09:41", "รหัส OTP 417953")
LURE = PhoneCard("lure", "ไม่ทราบชื่อ", "09:30", "กดลิงก์", False, (("open", "เปิดอ่าน"), ("drop", "ไม่สนใจ")))


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def phone(root, pump, pressed):
    made = PhoneFrame(root, lambda card, button: pressed.append((card, button)))
    made.pack(side="right", fill="y")
    pump(root)
    return made


def drawn(phone) -> list[str]:
    items = [item for item in phone.find_all() if phone.type(item) == "text"]
    return [unshape(phone.itemcget(item, "text")).replace("\n", "") for item in items]


def buttons(phone, card: str):
    return [w for w in phone.card(card).winfo_children() if w.winfo_class() == "TButton"]


def test_it_always_says_that_it_is_not_real(root, phone, pump):
    for size in (10, 18):
        theme_of(root).use(size=size)
        phone.show_cards([CODE] * 1)
        phone.set_clock("09:41", "วันนี้")
        pump(root)

        assert any("ไม่ใช่แอปจริง" in text for text in drawn(phone))


def test_the_line_can_be_worded_differently_but_not_taken_away(phone):
    phone.set_notice("โทรศัพท์จำลอง")
    with pytest.raises(ValueError, match="not a real one"):
        phone.set_notice(" ")

    assert "โทรศัพท์จำลอง" in drawn(phone)


def test_the_line_is_inside_the_phone_at_every_height(root, phone, pump):
    for height in (640, 420):
        root.geometry(f"900x{height}")
        pump(root, lambda height=height: phone.winfo_height() == height)
        notice = next(
            item
            for item in phone.find_all()
            if "ไม่ใช่" in unshape(phone.itemcget(item, "text") if phone.type(item) == "text" else "")
        )

        assert phone.bbox(notice)[3] < height


def test_clock_and_date_are_shown(phone):
    phone.set_clock("09:41", "วันพุธที่ ๕ กุมภาพันธ์ ๒๕๖๘")

    assert drawn(phone).count("09:41") == 2
    assert "วันพุธที่ ๕ กุมภาพันธ์ ๒๕๖๘" in drawn(phone)


def test_messages_stand_in_the_order_given(root, phone, pump):
    phone.show_cards([CODE, LURE])
    pump(root, lambda: phone.card("lure").winfo_ismapped())
    upper = phone.card("code").winfo_y() < phone.card("lure").winfo_y()

    phone.show_cards([LURE, CODE])
    pump(root, lambda: phone.card("code").winfo_y() > phone.card("lure").winfo_y())

    assert upper


def test_a_messages_buttons_tell_who_was_pressed(phone, pressed):
    phone.show_cards([CODE, LURE])

    buttons(phone, "lure")[1].invoke()

    assert pressed == [("lure", "drop")]


def test_a_message_that_stays_the_same_keeps_the_keyboard(root, phone, pump):
    phone.show_cards([LURE])
    pump(root)
    buttons(phone, "lure")[1].focus_force()
    pump(root, lambda: root.focus_get() is buttons(phone, "lure")[1])
    before = root.focus_get()

    phone.show_cards([CODE, LURE])
    pump(root)

    assert root.focus_get() is before


def test_a_message_that_changes_keeps_the_keyboard_on_its_buttons(root, phone, pump):
    phone.show_cards([LURE])
    pump(root)
    buttons(phone, "lure")[0].focus_force()
    pump(root, lambda: root.focus_get() is buttons(phone, "lure")[0])
    opened = PhoneCard("lure", LURE.sender, LURE.at, "บัญชีจะถูกระงับ", True, (("tell", "บอกรหัส"),))

    phone.show_cards([opened])

    pump(root, lambda: root.focus_get() is buttons(phone, "lure")[0])


def test_messages_go(phone):
    phone.show_cards([CODE, LURE])
    phone.show_cards([CODE])

    with pytest.raises(KeyError):
        phone.card("lure")


def test_an_unread_message_carries_a_dot(phone):
    def words(card):
        return [str(w.cget("text")) for w in phone.card(card).winfo_children()[0].winfo_children()]

    phone.show_cards([CODE, LURE])

    assert "●" in words("lure")
    assert "●" not in words("code")


def test_many_messages_can_be_reached_by_keyboard(root, phone, pump):
    many = [PhoneCard(str(n), "ก", "09:00", "ข้อความ", True, (("a", "เปิด"),)) for n in range(12)]
    phone.show_cards(many)
    pump(root)

    buttons(phone, "11")[0].focus_force()

    def is_in_view():
        button = buttons(phone, "11")[0]
        return phone.winfo_rooty() < button.winfo_rooty() < phone.winfo_rooty() + phone.winfo_height() - 60

    pump(root, is_in_view)


def test_the_lock_screen_has_a_padlock_and_a_large_clock_and_the_opened_phone_neither(phone):
    phone.set_clock("09:41", "วันนี้")
    phone.set_face(locked=True, about="ล็อกอยู่")
    locked = (bool(phone.find_withtag("lock")), drawn(phone).count("09:41"), "ล็อกอยู่" in drawn(phone))

    phone.set_face(locked=False)

    assert locked == (True, 2, True)
    assert not phone.find_withtag("lock")
    assert drawn(phone).count("09:41") == 1
    assert "ล็อกอยู่" not in drawn(phone)


def test_buttons_below_the_cards_tell_that_they_are_no_cards(root, phone, pump, pressed):
    phone.set_foot([("unlock", "ปัดขึ้นเพื่อปลดล็อก", "primary")])
    pump(root, lambda: phone.foot["unlock"].winfo_ismapped())
    phone.foot["unlock"].focus_force()
    pump(root, lambda: root.focus_get() is phone.foot["unlock"])

    phone.foot["unlock"].invoke()
    phone.set_foot([("lock", "ล็อกหน้าจอ", "secondary")])

    assert pressed == [("", "unlock")]
    assert list(phone.foot) == ["lock"]
    pump(root, lambda: root.focus_get() is phone.foot["lock"])


def test_buttons_below_the_cards_stay_in_view_however_many_cards_there_are(root, phone, pump):
    root.geometry("900x420")
    phone.set_foot([("unlock", "ปัดขึ้นเพื่อปลดล็อก", "primary")])
    phone.show_cards([PhoneCard(str(n), "ก", "09:00", "ข้อความ " * 9) for n in range(12)])

    def is_in_view():
        made = phone.foot["unlock"]
        return made.winfo_rooty() + made.winfo_height() < phone.winfo_rooty() + phone.winfo_height()

    pump(root, is_in_view)


def test_no_bar_stays_behind_when_the_last_message_is_gone(root, phone, pump):
    root.geometry("900x420")
    phone.show_cards([PhoneCard("long", "ธนาคารจำลอง", "09:41", "ข้อความยาว " * 60)])
    pump(root, lambda: phone.screen.winfo_reqheight() > 400)

    phone.show_cards([])

    pump(root, lambda: phone.screen.winfo_reqheight() < 10)


def test_an_app_shows_in_place_of_clock_and_messages_and_the_line_stays(root, phone, pump):
    phone.set_clock("09:41", "วันนี้")
    phone.show_cards([CODE])
    phone.show_app(True)
    pump(root, phone.app.winfo_viewable)

    assert not phone.card("code").winfo_viewable()
    assert drawn(phone).count("09:41") == 1
    assert any("ไม่ใช่แอปจริง" in text for text in drawn(phone))
    phone.show_app(False)
    pump(root, lambda: phone.card("code").winfo_viewable() and not phone.app.winfo_viewable())


@pytest.mark.parametrize("size", [12, 18])
def test_a_long_line_is_whole_and_no_app_covers_it(root, phone, pump, size):
    theme_of(root).use(size=size)
    told = "หน้าจอจำลองเพื่อการฝึกอบรม ลำดับและถ้อยคำอาจต่างจากระบบจริง " * 3
    phone.set_notice(told.strip())
    phone.show_app(True)
    pump(root, phone.app.winfo_viewable)
    texts = [item for item in phone.find_all() if phone.type(item) == "text" and phone.itemcget(item, "text")]
    texts.sort(key=lambda item: phone.bbox(item)[1])
    lines = [phone.bbox(item) for item in texts]
    told_back = "".join(unshape(phone.itemcget(item, "text")) for item in texts)

    assert told_back.replace(" ", "") == told.replace(" ", "")
    assert all(left >= 0 and right <= phone.winfo_width() for left, _top, right, _bottom in lines)
    assert lines[-1][3] < phone.winfo_height()
    marks = theme_of(root).line_height("UiNote") // 4  # the empty room above a line's letters
    assert lines[0][1] + marks >= phone.app.winfo_y() + phone.app.winfo_height()
    theme_of(root).use(size=12)


def test_what_has_just_come_is_in_view_below_the_page(root, phone, pump):
    root.geometry("900x420")
    filler = PhoneCard("contacts", "ติดต่อผู้อื่น", "", "ข้อความยาว " * 80)
    phone.show_cards([filler])
    pump(root)
    phone.above.configure(height=500)
    phone.above.pack_propagate(False)
    phone.show_cards([LURE, filler])

    def in_view():
        card = phone.card("lure")
        top = card.winfo_rooty() - phone.winfo_rooty()
        return top > 0 and top + card.winfo_height() < phone.winfo_height()

    pump(root, in_view)
