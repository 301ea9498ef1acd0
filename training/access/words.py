"""What happens on the way in, and what goes wrong there, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "password_change_asked": Words("ธนาคารให้เปลี่ยนรหัสผ่านก่อน", "The bank asked for a new password first"),
    "password_changed": Words("เปลี่ยนรหัสผ่าน", "Changed the password"),
    "password_refused": Words("รหัสผ่านใหม่ใช้ไม่ได้", "The new password was not taken"),
    "password_written": Words("จดรหัสผ่านลงกระดาษ", "Wrote the password on paper"),
    "expiry_warned": Words("ธนาคารเตือนว่ารหัสผ่านใกล้หมดอายุ", "The bank warned that the password expires soon"),
    "double_login_refused": Words(
        "เข้าระบบไม่ได้เพราะผู้ใช้งานนี้อยู่ในระบบแล้ว", "Could not sign in: the user was signed in elsewhere"
    ),
    "timed_out": Words("หน้าจอหมดเวลาเพราะทิ้งไว้นาน", "The page had been left alone too long"),
    "user_unlocked": Words("ผู้ดูแลระบบปลดล็อกผู้ใช้งาน", "The administrator unlocked the user"),
    "user_freed": Words("ผู้ใช้งานออกจากระบบที่เครื่องอื่นแล้ว", "The user was signed out elsewhere"),
}
WHAT: dict[str, Words] = {
    "password_like_id": Words(
        "ตั้งรหัสผ่านเหมือน User ID หรือ Company ID", "Chose a password that is the user ID or the company ID"
    ),
    "password_overdue": Words("ปล่อยให้รหัสผ่านเกินกำหนด ๓ เดือน", "Let the three months of a password run out"),
    "wrote_password": Words("จดรหัสผ่านไว้ให้ผู้อื่นเห็น", "Wrote the password down where others can see it"),
}
