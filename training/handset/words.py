"""What can be done with a phone as a thing, what happens then, and why, in words."""

from __future__ import annotations

from training.action_kind import kind
from training.words import Words

LOCKS = {"lock_phone": kind(), "unlock_phone": kind()}
"""These change nothing but what the phone shows: a swipe asks for nothing, so all that could be done still can."""

KINDS = LOCKS | {"hand_back_phone": kind(), "open_left_phone": kind()}

EVENTS = {
    "phone_locked": Words("ล็อกหน้าจอโทรศัพท์", "Locked the phone"),
    "phone_unlocked": Words("ปลดล็อกโทรศัพท์ของตน", "Unlocked one's own phone"),
    "phone_left": Words("มีผู้วางโทรศัพท์ของตนทิ้งไว้ที่โต๊ะ", "Somebody left a phone on the desk"),
    "phone_handed_back": Words("ส่งโทรศัพท์คืนเจ้าของ", "Handed the phone back to its owner"),
}

WHY = {
    "hand_back_phone": Words(
        "โทรศัพท์ของผู้อนุมัติเป็นของเฉพาะตัว แม้ไม่ปลดล็อกก็อ่านรหัสบนหน้าจอล็อกได้ จึงส่งคืนทันทีโดยไม่เปิด",
        "An approver's phone is personal, and whoever holds it may read a code on its lock screen. Hand it back.",
    ),
}
