"""What happens about a lost phone, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "loss_notified": Words("แจ้งโทรศัพท์หายเป็นลายลักษณ์อักษร", "Gave written notice of the lost phone"),
    "office_called": Words("โทรยืนยันกับ Contact Center", "Called the contact centre"),
    "call_logged": Words("กรอกบันทึกการแจ้งทางโทรศัพท์", "Filled the log of the call"),
    "counted_from_call": Words("นับกำหนดของหนังสือจากวันที่โทร", "Counted the letter's days from the call"),
    "letter_sent": Words("ส่งหนังสือของหัวหน้าหน่วยงาน", "Sent the letter of the head of the unit"),
    "wrong_office_told": Words("แจ้งหน่วยงานอื่นที่ไม่ใช่กรมบัญชีกลาง", "Told an office that cannot suspend the right"),
    "lost_phone_used": Words("มีผู้ใช้สิทธิบนเครื่องที่หาย", "Somebody used the right on the lost phone"),
    "lost_phone_barred": Words(
        "มีผู้ลองใช้เครื่องที่หาย แต่สิทธิถูกระงับแล้ว", "Somebody tried the lost phone, but its right was suspended"
    ),
}
EFFECTS = {
    "notify_loss": "loss_notified",
    "call_office": "office_called",
    "log_call": "call_logged",
    "count_from_call": "counted_from_call",
    "send_letter": "letter_sent",
    "tell_wrong_office": "wrong_office_told",
}
"""What a talk can come to here, and the event that tells of it."""
PLANTED = {"count_from_call": "counted_from_call", "tell_wrong_office": "told_wrong_office"}
"""The mistake that must be watched for wherever such an effect is offered."""
WHAT: dict[str, Words] = {
    "told_late": Words("ไม่แจ้งในวันที่รู้ว่าโทรศัพท์หาย", "Did not tell on the day the loss was noticed"),
    "told_wrong_office": Words(
        "แจ้งเฉพาะสำนักงานคลังจังหวัดแล้วถือว่าแจ้งแล้ว", "Told only the provincial treasury and left it at that"
    ),
    "used_before_told": Words(
        "ปล่อยให้มีผู้ใช้สิทธิบนเครื่องที่หายก่อนแจ้ง", "Let the right be used on the lost phone before telling"
    ),
    "counted_from_call": Words(
        "นับสามวันทำการจากวันที่โทรแจ้ง", "Counted the three working days from the day of the call"
    ),
    "letter_late": Words("ส่งหนังสือของหัวหน้าเกินสามวันทำการ", "Sent the head's letter after three working days"),
    "tried_suspended": Words("พยายามเข้าระบบด้วยสิทธิที่ถูกระงับ", "Tried to get in with a right that is suspended"),
}
