"""What can happen in a drill: the engine says it in events, and a score is only a reading of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from training.access import words as access
from training.admin.words import EVENTS as ADMIN
from training.desk import events as desk
from training.frozen import replace
from training.handset import words as handset
from training.levels import words as levels
from training.lost import words as lost
from training.maker import words as maker
from training.reports import names as reports
from training.soft_token import words as soft_token
from training.treasury import words as treasury
from training.words import Words


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: what happened, such as ``code_sent``; `KINDS` says all of them.
        at: how long after the drill's start.
        facts: named details, always text and never a secret.
        seat: at which seat, where a drill has several; else empty.
        step: the row of the run's log that it came of, from 1; 0 for what happened as the run began.
    """

    kind: str
    at: timedelta
    facts: tuple[tuple[str, str], ...] = ()
    seat: str = ""
    step: int = 0

    def get(self, name: str) -> str:
        """The detail of that name, or empty text."""
        return dict(self.facts).get(name, "")


def happened(kind: str, at: timedelta, **facts: str) -> Event:
    """An event of that kind, its facts put in order."""
    return Event(kind, at, tuple(sorted(facts.items())))


def at_seat(seat: str, events: Iterable[Event]) -> list[Event]:
    """The events, those that say no seat yet as of this one."""
    return [event if event.seat else replace(event, seat=seat) for event in events] if seat else list(events)


KINDS: dict[str, Words] = (
    {
        "refused": Words("สั่งสิ่งที่ไม่มีบนหน้าจอขณะนั้น", "Something was asked for that was not on the screen"),
        "tried_again": Words("ลองใหม่อีกทางหนึ่งตั้งแต่ตรงนี้", "Tried another way from here on"),
        "real_value_refused": Words(
            "ค่าที่พิมพ์อาจเป็นข้อมูลจริง ระบบล้างทิ้งแล้ว", "What was typed may be real, and was wiped"
        ),
        "signed_in": Words("เข้าสู่ระบบ", "Signed in"),
        "sign_in_failed": Words("เข้าสู่ระบบไม่สำเร็จ", "Signing in failed"),
        "user_locked": Words("ผู้ใช้งานถูกระงับ", "The user was locked"),
        "signed_out": Words("ออกจากระบบ", "Signed out"),
        "inbox_opened": Words("เปิดรายการรออนุมัติ", "Opened what waits for approval"),
        "set_opened": Words("เปิดตรวจรายละเอียดรายการ", "Opened the set and looked at its details"),
        "approval_asked": Words("เลือกอนุมัติ", "Chose to approve"),
        "code_sent": Words("ธนาคารส่งรหัส OTP", "The bank sent a code"),
        "code_not_six_digits": Words("รหัสที่กรอกไม่ครบ ๖ หลัก", "The code typed was not six digits"),
        "code_wrong": Words("กรอกรหัส OTP ไม่ถูกต้อง", "Typed a wrong code"),
        "code_superseded": Words(
            "กรอกรหัสเก่าซึ่งถูกแทนด้วยรหัสใหม่แล้ว", "Typed an old code that a new one had replaced"
        ),
        "code_expired": Words("กรอกรหัสที่หมดอายุ", "Typed a code that had expired"),
        "code_died": Words("รหัสใช้ไม่ได้อีกเพราะกรอกผิดครบจำนวน", "The code died: it was typed wrong too often"),
        "code_void": Words(
            "รหัสใช้ไม่ได้เพราะรายการถูกแก้ไขหลังส่งรหัส", "The code was void: the set had changed after it was sent"
        ),
        "code_cancelled": Words("ยกเลิกการยืนยันด้วยรหัส", "Cancelled confirming with a code"),
        "codes_used_up": Words("ขอรหัสครบจำนวนครั้ง", "Asked for as many codes as there are"),
        "resend_refused": Words("ขอรหัสใหม่เร็วเกินไป", "Asked for a new code too soon"),
        "approved": Words("อนุมัติรายการ", "Approved the set"),
        "reject_started": Words("เลือกไม่อนุมัติ", "Chose to reject"),
        "reason_missing": Words("ไม่ได้ระบุเหตุผล", "Gave no reason"),
        "rejected": Words("ไม่อนุมัติรายการ", "Rejected the set"),
        "funds_short": Words(
            "ธนาคารไม่รับเพราะยอดเงินในบัญชีไม่เพียงพอ", "The bank refused: too little money in the account"
        ),
        "money_paid_in": Words("มีเงินเข้าบัญชี", "Money came into the account"),
        "set_submitted": Words("ผู้ทำรายการส่งรายการให้อนุมัติ", "The maker sent a set for approval"),
        "set_changed": Words("ผู้ทำรายการแก้ไขรายการ", "The maker changed the set"),
        "message_arrived": Words("มีผู้ส่งข้อความ โทรเข้า หรือมาพบ", "Somebody wrote, called or came"),
        "message_read": Words("อ่านข้อความหรือรับสาย", "Read a message or took a call"),
        "code_told": Words("บอกรหัส OTP แก่ผู้อื่น", "Told someone the code"),
        "link_followed": Words("กดลิงก์ในข้อความ", "Followed a link in a message"),
        "page_closed": Words("ปิดหน้าที่ลิงก์เปิด", "Closed the page that a link had opened"),
        "secret_given": Words("กรอกรหัสผ่านในหน้าปลอม", "Typed a password into a false page"),
        "called_back": Words("โทรกลับหมายเลขในข้อความ", "Called the number in a message"),
        "others_used": Words("ใช้รหัสหรือโทรศัพท์ของผู้อื่น", "Used somebody else's code or phone"),
        "single_used": Words(
            "ใช้รหัสที่ทำและอนุมัติคนเดียว (single1)", "Used the ID that makes and approves alone (single1)"
        ),
        "secret_lent": Words("ให้ผู้อื่นใช้รหัสหรือโทรศัพท์ของตน", "Let somebody else use one's code or phone"),
        "handed_over": Words("ส่งต่อให้ผู้ปฏิบัติงานแทนตามคำสั่ง", "Handed over to the stand-in named by order"),
        "number_mended": Words(
            "ผู้ดูแลระบบแก้หมายเลขที่รับรหัสแล้ว", "The administrator put the number for codes right"
        ),
        "message_refused": Words("ปฏิเสธคำขอ", "Refused what was asked"),
        "asked": Words("สอบถามหรือพูดคุยกับผู้เกี่ยวข้อง", "Asked or talked to somebody"),
        "finished": Words("แจ้งว่างานเสร็จแล้ว", "Said that the work was done"),
        "gave_in": Words("รับปากข้ามขั้นตอนตามที่ถูกเร่ง", "Gave in to pressure to skip a check"),
        "reported": Words("รายงานผู้เกี่ยวข้อง", "Reported it"),
        "time_passed": Words("เวลาผ่านไป", "Time passed"),
        "undone": Words("ย้อนกลับหนึ่งขั้น", "Took one step back"),
        "started": Words("เริ่มการฝึก", "The drill began"),
        "instructed": Words("ผู้สอนสั่งให้เกิดเหตุ", "The instructor let something happen"),
        "seat_taken": Words("ย้ายไปนั่งอีกที่นั่งหนึ่ง", "Moved to another seat"),
        "seat_kept": Words("จะลุกจากที่นั่งโดยยังไม่ออกจากระบบ", "Was about to leave the seat without signing out"),
        "hint_taken": Words("ขอคำใบ้", "Took a hint"),
        "gave_up": Words("ยุติการฝึก", "Stopped the drill"),
        "mistake": Words("ข้อผิดพลาด", "Mistake"),
        "ended": Words("จบการฝึก", "The drill ended"),
    }
    | access.EVENTS
    | handset.EVENTS
    | levels.EVENTS
    | lost.EVENTS
    | ADMIN
    | desk.EVENTS
    | maker.EVENTS
    | reports.EVENTS
    | soft_token.EVENTS
    | treasury.EVENTS
)
