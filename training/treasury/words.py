"""What happens to documents and rights at the treasury, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "form_opened": Words("เปิดแบบขอเบิกหรือนำส่ง", "Opened the form of a document"),
    "claim_checked": Words("ตรวจสอบเอกสาร ไม่มีข้อผิดพลาด", "The check found nothing wrong"),
    "claim_check_failed": Words("ตรวจสอบเอกสารไม่สำเร็จ", "The check failed"),
    "claim_saved": Words("บันทึกเอกสาร", "Saved the document"),
    "claim_not_found": Words("ค้นหาแล้วไม่พบเอกสาร", "No such document was found"),
    "claims_listed": Words("ค้นหาเอกสารตามวันที่", "Looked up the documents of a day"),
    "claim_opened": Words("เปิดดูเอกสาร", "Opened the document"),
    "waiting_opened": Words("เปิดรายการที่รออนุมัติ", "Opened what waits for approval"),
    "claim_ticked": Words(
        "เลือกเอกสารในรายการ หรือเอาออก", "Ticked a document of the list, or took the tick away"
    ),
    "cancelling_started": Words("เลือกยกเลิกเอกสาร", "Chose to cancel the document"),
    "nothing_ticked": Words("ไม่ได้เลือกรายการใด", "Nothing was chosen"),
    "right_missing": Words("ไม่มีสิทธิดำเนินการรายการนั้น", "Had no right to do that"),
    "step_too_early": Words("ยังไม่ผ่านการอนุมัติเบิก (อนุมัติ ๑)", "The first approval was still missing"),
    "already_done": Words("เอกสารถูกดำเนินการไปแล้ว", "The document had been dealt with already"),
    "same_person_refused": Words(
        "ระบบปฏิเสธ เพราะอนุมัติ ๑ และอนุมัติ ๒ เป็นบุคคลเดียวกัน", "Refused: approver 1 and approver 2 were one person"
    ),
    "own_record_warned": Words("ระบบเตือนว่าผู้บันทึกเป็นผู้อนุมัติ", "Warned: who recorded was about to approve"),
    "claim_first_approved": Words("อนุมัติเบิก (อม01)", "Approved the disbursement (Om01)"),
    "claim_sent": Words("อนุมัติแล้วส่งกรมบัญชีกลาง (อม02 หรือ อม03)", "Approved and sent on (Om02 or Om03)"),
    "refusal_started": Words("เลือกไม่อนุมัติเอกสาร", "Chose to refuse the document"),
    "reason_left_out": Words("ไม่ได้ระบุเหตุผลของการไม่อนุมัติหรือยกเลิก", "Gave no reason for refusing or cancelling"),
    "claim_refused": Words("ไม่อนุมัติ ส่งกลับผู้บันทึก", "Refused and sent back to the recorder"),
    "claim_cancelled": Words("ยกเลิกเอกสาร", "Cancelled the document"),
    "change_refused": Words("ระบบไม่รับคำขอเปลี่ยนแปลงผู้มีสิทธิ", "The request to change a holder was not taken"),
    "change_filed": Words("ส่งคำขอเปลี่ยนแปลงผู้มีสิทธิ", "Filed the request to change a holder"),
    "change_reviewed": Words("คำขอเปลี่ยนแปลงผู้มีสิทธิรอตรวจสอบ", "The request is being looked at"),
    "change_wants_more": Words("คำขอถูกขอเอกสารเพิ่ม", "The request wants more papers"),
    "change_denied": Words("คำขอเปลี่ยนแปลงผู้มีสิทธิไม่ได้รับอนุมัติ", "The request was denied"),
    "change_approved": Words("คำขอเปลี่ยนแปลงผู้มีสิทธิได้รับอนุมัติ", "The request was approved"),
    "letter_only_sent": Words("ส่งแต่หนังสือ ไม่ทำในระบบ", "Sent a letter only"),
    "password_put_off": Words("เลื่อนการเปลี่ยนรหัสผ่าน", "Put off changing the password"),
}
EFFECTS = {"letter_only": "letter_only_sent", "put_off": "password_put_off"}
"""What a talk can come to here, and the event that tells of it."""
PLANTED = {"letter_only": "sent_letter_only", "put_off": "put_off_password"}
"""The mistake that must be watched for wherever such an effect is offered."""
WHAT: dict[str, Words] = {
    "recorded_wrong": Words("บันทึกเอกสารไม่ตรงกับหลักฐาน", "Recorded something else than the paper says"),
    "approved_unread": Words("อนุมัติโดยไม่เปิดดูเอกสาร", "Approved a document without opening it"),
    "approved_wrong_claim": Words(
        "อนุมัติเอกสารที่ไม่ตรงกับหลักฐาน", "Approved a document that was not as the paper"
    ),
    "approved_own_record": Words("อนุมัติเอกสารที่ตนเป็นผู้บันทึก", "Approved what one had recorded oneself"),
    "refused_right_claim": Words("ไม่อนุมัติเอกสารที่ถูกต้อง", "Refused a document that was right"),
    "refused_without_reason": Words("ไม่อนุมัติหรือยกเลิกโดยไม่ระบุเหตุผล", "Refused or cancelled without a reason"),
    "acted_without_right": Words("พยายามทำรายการที่ตนไม่มีสิทธิ", "Tried what one has no right to"),
    "approved_too_early": Words("พยายามอนุมัติ ๒ ก่อนอนุมัติ ๑", "Tried the second approval before the first"),
    "approved_again": Words("พยายามทำรายการที่ดำเนินการไปแล้ว", "Tried what had been done already"),
    "one_person_twice": Words(
        "พยายามอนุมัติทั้งสองขั้นด้วยคนเดียว", "Tried to give both approvals as one and the same person"
    ),
    "filed_without_order": Words("ส่งคำขอโดยไม่แนบคำสั่ง", "Filed the request without the order"),
    "attached_another_order": Words("แนบคำสั่งที่ชื่อไม่ตรงกับคำขอ", "Attached an order with other names in it"),
    "attached_unsigned_order": Words("แนบคำสั่งที่ยังไม่ลงนาม", "Attached an order that was not signed"),
    "asked_both_approvals": Words(
        "ขอให้คนเดียวถือทั้งอนุมัติ ๑ และอนุมัติ ๒", "Asked for both approvals for one person"
    ),
    "dated_before_order": Words("ให้สิทธิมีผลก่อนวันลงนามคำสั่ง", "Dated the right before the order was signed"),
    "filed_otherwise": Words("ส่งคำขอไม่ตรงกับคำสั่ง", "Filed a request that was not as the order"),
    "sent_letter_only": Words(
        "เปลี่ยนผู้มีสิทธิด้วยหนังสือ ไม่ทำในระบบ", "Changed a holder by letter, not in the system"
    ),
    "put_off_password": Words("ไม่เปลี่ยนรหัสผ่านทันทีหลังได้รับอนุมัติ", "Did not change the password at once"),
}
