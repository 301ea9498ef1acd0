"""What can happen in a drill: the engine says it in events, and a score is only a reading of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: what happened, such as ``code_sent``; `KINDS` says all of them.
        at: how long after the drill's start.
        facts: named details, always text and never a secret.
    """

    kind: str
    at: timedelta
    facts: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """The detail of that name, or empty text."""
        return dict(self.facts).get(name, "")


def happened(kind: str, at: timedelta, **facts: str) -> Event:
    """An event of that kind, its facts put in order."""
    return Event(kind, at, tuple(sorted(facts.items())))


KINDS: dict[str, str] = {
    "refused": "สั่งสิ่งที่ไม่มีบนหน้าจอขณะนั้น",
    "real_value_refused": "ค่าที่พิมพ์อาจเป็นข้อมูลจริง ระบบล้างทิ้งแล้ว",
    "signed_in": "เข้าสู่ระบบ",
    "sign_in_failed": "เข้าสู่ระบบไม่สำเร็จ",
    "user_locked": "ผู้ใช้งานถูกระงับ",
    "signed_out": "ออกจากระบบ",
    "inbox_opened": "เปิดรายการรออนุมัติ",
    "set_opened": "เปิดตรวจรายละเอียดรายการ",
    "approval_asked": "เลือกอนุมัติ",
    "code_sent": "ธนาคารส่งรหัส OTP",
    "code_not_six_digits": "รหัสที่กรอกไม่ครบ ๖ หลัก",
    "code_wrong": "กรอกรหัส OTP ไม่ถูกต้อง",
    "code_superseded": "กรอกรหัสเก่าซึ่งถูกแทนด้วยรหัสใหม่แล้ว",
    "code_expired": "กรอกรหัสที่หมดอายุ",
    "code_died": "รหัสใช้ไม่ได้อีกเพราะกรอกผิดครบจำนวน",
    "code_void": "รหัสใช้ไม่ได้เพราะรายการถูกแก้ไขหลังส่งรหัส",
    "code_cancelled": "ยกเลิกการยืนยันด้วยรหัส",
    "codes_used_up": "ขอรหัสครบจำนวนครั้ง",
    "resend_refused": "ขอรหัสใหม่เร็วเกินไป",
    "approved": "อนุมัติรายการ",
    "reject_started": "เลือกไม่อนุมัติ",
    "reason_missing": "ไม่ได้ระบุเหตุผล",
    "rejected": "ไม่อนุมัติรายการ",
    "set_changed": "ผู้ทำรายการแก้ไขรายการ",
    "message_arrived": "โทรศัพท์ได้รับข้อความ",
    "message_read": "อ่านข้อความบนโทรศัพท์",
    "code_told": "บอกรหัส OTP แก่ผู้อื่น",
    "link_followed": "กดลิงก์ในข้อความ",
    "message_refused": "ปฏิเสธคำขอในข้อความ",
    "time_passed": "เวลาผ่านไป",
    "hint_taken": "ขอคำใบ้",
    "gave_up": "ยุติการฝึก",
    "mistake": "ข้อผิดพลาด",
    "ended": "จบการฝึก",
}
