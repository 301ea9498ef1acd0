"""Every control in all its states on one page: to look at, to try by keyboard, and to take pictures of.

python -m desktop.widgets.gallery [--dark] [--size 18] [--english]
"""

from __future__ import annotations

import argparse
import tkinter as tk
from datetime import date
from tkinter import ttk

from desktop.messages import use_language
from desktop.widgets.banner import Banner, toast
from desktop.widgets.browser_frame import BrowserFrame
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.editing import shortcut
from desktop.widgets.field_row import FieldRow
from desktop.widgets.icons import ICONS, icon
from desktop.widgets.label import ThaiLabel
from desktop.widgets.notice import confirm, tell
from desktop.widgets.phone_card import PhoneCard
from desktop.widgets.phone_frame import PhoneFrame
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.styles import LABEL_FONTS
from desktop.widgets.surface import plain_frame
from desktop.widgets.table import Column, Table
from desktop.widgets.theme import Theme, theme_of
from desktop.widgets.tk_words import teach_tk
from desktop.widgets.tokens import DARK, LIGHT

TODAY = date(2025, 2, 5)
HARD_WORDS = "ที่ผู้อนุมัติ น้ำ ป่า ฝ่าย ฟ้า ป้ำ ก้ำ ญู ฐู กตัญญู ปี่ ฎุ ฟุ้ง ปิ๊ง"
CAUSE = (
    "เนื่องจากโทรศัพท์เคลื่อนที่ซึ่งใช้รับรหัสผ่านใช้ครั้งเดียวสูญหายระหว่างเดินทางไปราชการ "
    "จึงขอแจ้งระงับการใช้งานและขอเปลี่ยนหมายเลขโทรศัพท์"
)
NOTICE = "ระบบจำลองเพื่อการฝึกอบรม ไม่เชื่อมต่อธนาคารจริง ห้ามกรอกรหัสผ่านจริง"


_ICONS_ABREAST = 16


class Gallery(ttk.Frame):
    """The page.

    Attributes:
        fields: Each field by its kind.
        table: The table.
        browser: The browser pane.
        phone: The phone.
    """

    def __init__(self, master: tk.Misc) -> None:
        super().__init__(master, style="Page.TFrame")
        px = theme_of(self).px
        self.fields: dict[str, FieldRow] = {}
        self._side()
        scroll = ScrollFrame(self)
        scroll.pack(side="left", fill="both", expand=True)
        page = plain_frame(scroll.body, padding=px(20))
        page.pack(fill="both", expand=True)
        ThaiLabel(page, "ชิ้นส่วนของหน้าจอ", "Title").pack(fill="x")
        ThaiLabel(page, HARD_WORDS, "Muted", wrap=True).pack(fill="x", pady=(0, px(8)))
        for fill in (self._banners, self._buttons, self._questions, self._rows, self._words, self._panes):
            fill(page)

    def focus_first(self) -> None:
        """Gives the first field the keyboard."""
        self.fields["text"].focus_first()

    def _side(self) -> None:
        px = theme_of(self).px
        side = ttk.Frame(self, style="Side.TFrame", padding=px(12))
        side.pack(side="left", fill="y")
        ThaiLabel(side, "ศูนย์ฝึกการเงิน", "Head").pack(fill="x", padx=px(6), pady=(0, px(10)))
        places = (
            ("bank", "ห้องฝึก"),
            ("document", "แบบและหนังสือ"),
            ("people", "จดหมายเวียน"),
            ("settings", "ตั้งค่า"),
        )
        for name, caption in places:
            made = button(side, caption, lambda: None, "item", name)
            made.pack(fill="x", pady=px(1))
            if name == "bank":
                made.state(["selected"])

    def _card(self, master: tk.Misc, heading: str, text: str = "") -> ttk.Frame:
        card = Card(master, heading, text)
        card.pack(fill="x", pady=theme_of(self).px(8))
        return card.body

    def _banners(self, master: tk.Misc) -> None:
        px = theme_of(self).px
        told = {
            "info": "กำหนดส่งภายใน ๓ วันทำการนับแต่วันที่สูญหาย",
            "done": "บันทึกหนังสือแล้ว",
            "warning": "ยังไม่ได้ติดตั้งตราหน่วยงาน หนังสือจะมีคำว่าฉบับร่าง",
            "stop": "บันทึกไม่ได้ เพราะโฟลเดอร์ปลายทางเต็ม",
        }
        for tone, text in told.items():
            Banner(master, text, tone, [("ดูรายละเอียด", lambda: None)]).pack(fill="x", pady=px(3))  # type: ignore[arg-type]

    def _buttons(self, master: tk.Misc) -> None:
        body = self._card(master, "ปุ่ม", "Tab เดินทีละปุ่ม เว้นวรรคหรือ Enter เพื่อกด")
        px = theme_of(self).px
        row = plain_frame(body)
        row.pack(fill="x")
        made = [
            button(row, "ยืนยันการอนุมัติ", lambda: toast(self, "อนุมัติแล้ว"), "primary"),
            button(row, "ยกเลิก", lambda: tell(self, "ยกเลิกแล้ว", "ไม่มีการเปลี่ยนแปลงใด")),
            button(row, "ปฏิเสธรายการ", self._refuse, "danger"),
            button(row, "ขอรหัสใหม่", lambda: None, "quiet", "reload"),
            button(row, "พิมพ์", lambda: None, icon_name="print"),
        ]
        for kind in ("primary", "secondary"):
            made.append(button(row, "ใช้ไม่ได้", lambda: None, kind))
            made[-1].state(["disabled"])
        for each in made:
            each.pack(side="left", padx=(0, px(8)))

    def _refuse(self) -> None:
        confirm(self, "ปฏิเสธรายการนี้หรือไม่", "รายการจะถูกส่งกลับผู้บันทึก", "ปฏิเสธรายการ", danger=True)

    def _questions(self, master: tk.Misc) -> None:
        body = self._card(master, "ช่องกรอก")
        px = theme_of(self).px
        columns = [plain_frame(body) for _ in range(2)]
        for place, column in enumerate(columns):
            column.grid(row=0, column=place, sticky="new", padx=(0, px(24)) if place == 0 else 0)
            body.columnconfigure(place, weight=1, uniform="column")
        answers = (
            ("text", "เรื่อง", "แจ้งโทรศัพท์สูญหาย ป้ำ น้ำ"),
            ("paragraph", "สาเหตุ", CAUSE),
            ("choice", "เรียน", "คลังจังหวัด"),
            ("date", "วันที่สูญหาย", "5/2/68"),
            ("moment", "เวลาที่ทราบ", "7 มี.ค. 2568 21.30 น."),
            ("citizen_id", "เลขประจำตัวประชาชน", "9900000000021"),
            ("mobile", "โทรศัพท์เคลื่อนที่", "0000000001"),
            ("secret", "รหัสผ่านของแบบฝึก", "practice"),
            ("lines", "สิ่งที่ส่งมาด้วย", ["สำเนาบันทึกประจำวัน", "สำเนาคำสั่ง"]),
            ("tick", "ข้าพเจ้าตรวจรายชื่อผู้รับเงินแล้ว", True),
            ("digits", "รหัส OTP", "41795"),
            ("email", "อีเมล", "piti@example.invalid"),
        )
        for number, (kind, label, answer) in enumerate(answers):
            row = FieldRow(
                columns[number % 2],
                kind,
                label,
                help_text="พิมพ์หรือเลือกจากปฏิทิน" if kind == "date" else "",
                required=kind in ("text", "date"),
                choices=["คลังจังหวัด", "อธิบดีกรมบัญชีกลาง", "ผู้จัดการสาขา"],
                today=TODAY,
                longest=6 if kind == "digits" else 0,
            )
            row.pack(fill="x", pady=(0, px(8)))
            row.set(answer)
            self.fields[kind] = row
        self.fields["digits"].show_problem("ต้องมี 6 หลัก ขณะนี้มี 5 หลัก")
        self.fields["citizen_id"].show_problem("เลขตรวจสอบไม่ถูกต้อง กรุณาตรวจกับบัตร")

    def _rows(self, master: tk.Misc) -> None:
        body = self._card(master, "ตาราง")
        columns = (
            Column("number", "เลขที่อ้างอิง", 130),
            Column("payee", "ผู้รับเงิน", 240, stretch=True),
            Column("amount", "จำนวนเงิน (บาท)", 160, "right"),
            Column("state", "สถานะ", 130),
        )
        self.table = Table(body, columns, height=4, ticks=True, empty="ยังไม่มีรายการ")
        self.table.pack(fill="x")
        cells = (
            ("KTB-0042", "ห้างหุ้นส่วนจำกัด ปิ่นฟ้าวัสดุ", "125,000.00", "รออนุมัติ"),
            ("KTB-0043", "นางสาวญาณี ฐานะดี", "48,250.50", "รออนุมัติ"),
            ("KTB-0044", "บริษัท น้ำใส จำกัด", "9,900.00", "ส่งกลับแก้ไข"),
            ("KTB-0045", "นายปิติ รอบคอบ", "1,500.00", "อนุมัติแล้ว"),
        )
        names = [column.id for column in columns]
        self.table.show([dict(zip(names, row, strict=True)) for row in cells])
        self.table.tick([0])
        self.table.select(1)
        bar = ttk.Progressbar(body, value=62)
        theme_of(self).need("progress")
        bar.pack(fill="x", pady=(theme_of(self).px(12), 0))
        ThaiLabel(body, "กำลังสร้างหนังสือ ๖๒ จาก ๑๐๐ ฉบับ เหลือประมาณ ๑๒ วินาที", "Help").pack(fill="x")

    def _words(self, master: tk.Misc) -> None:
        body = self._card(master, "ตัวอักษรและรูป")
        for role in ("", *LABEL_FONTS):
            sample = "09:41" if role == "Clock" else f"{HARD_WORDS[:22]} 0123 ๐๑๒๓"
            ThaiLabel(body, f"{role or 'Body'} {sample}", role).pack(anchor="w")
        row = plain_frame(body)
        row.pack(fill="x")
        for number, name in enumerate(ICONS):
            drawing = icon(row, name, theme_of(self).tokens.muted)
            place = {"row": number // _ICONS_ABREAST, "column": number % _ICONS_ABREAST}
            ttk.Label(row, image=drawing, style="Card.TLabel").grid(padx=theme_of(self).px(3), **place)

    def _panes(self, master: tk.Misc) -> None:
        px = theme_of(self).px
        row = plain_frame(master)
        row.pack(fill="x", pady=px(8))
        self.phone = PhoneFrame(row)
        self.phone.pack(side="right", padx=(px(14), 0))
        self.phone.set_clock("09:41", "วันพุธที่ ๕ กุมภาพันธ์ ๒๕๖๘")
        code = "รหัส OTP 417953 (Ref: QXWZK) เพื่ออนุมัติรายการ 125,000.00 บาท ใช้ภายใน 3 นาที ห้ามบอกผู้อื่น"
        lure = "บัญชีของท่านจะถูกระงับ กรุณากดลิงก์ภายในวันนี้"
        self.phone.show_cards(
            [
                PhoneCard("code", "ธนาคารจำลอง", "ขณะนี้", code),
                PhoneCard("lure", "ไม่ทราบชื่อ", "09:30", lure, False, (("open", "เปิดอ่าน"), ("drop", "ไม่สนใจ"))),
            ]
        )
        self.phone.set_face(locked=True, about="ล็อกอยู่ · แสดงเฉพาะผู้ส่ง")
        self.phone.set_foot([("unlock", "ปัดขึ้นเพื่อปลดล็อก", "primary")])
        self.browser = BrowserFrame(row, NOTICE)
        self.browser.pack(side="left", fill="both", expand=True)
        self.browser.set_page("ฝึกอนุมัติรายการ — หน้าจำลอง", "training.invalid/corporate/approve")
        page = plain_frame(self.browser.content, padding=px(20))
        page.pack(fill="both", expand=True)
        ThaiLabel(page, "รายการรออนุมัติ", "Title").pack(fill="x")
        ThaiLabel(page, CAUSE, wrap=True).pack(fill="x")


def main() -> None:
    """Opens the gallery until it is closed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--dark", action="store_true", help="night colours")
    parser.add_argument("--size", type=int, default=12, help="points of body text")
    parser.add_argument("--english", action="store_true", help="the widgets' own words in English")
    wanted = parser.parse_args()
    if wanted.english:
        use_language("en")
    root = tk.Tk()
    theme = Theme(root, DARK if wanted.dark else LIGHT, wanted.size)
    teach_tk(root)
    root.title("Gallery")
    root.geometry(f"{theme.px(1366)}x{theme.px(860)}")
    shortcut(root, "Ctrl+plus", lambda: theme.step_size(1))
    shortcut(root, "Ctrl+minus", lambda: theme.step_size(-1))
    shortcut(root, "Ctrl+d", lambda: theme.use(LIGHT if theme.dark else DARK))
    gallery = Gallery(root)
    gallery.pack(fill="both", expand=True)
    gallery.focus_first()
    root.mainloop()


if __name__ == "__main__":
    main()
