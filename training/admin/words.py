"""What can happen in an administrator's work, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "menu_opened": Words("เปิด Menu", "Opened the menu"),
    "users_opened": Words("เปิด User Profile", "Opened User Profile"),
    "users_searched": Words("ค้นหาผู้ใช้งาน", "Searched for users"),
    "user_opened": Words("เปิดดูข้อมูลผู้ใช้งาน", "Looked at a user's details"),
    "audit_opened": Words("เปิดดูประวัติการทำงานของผู้ดูแลระบบ", "Opened the audit log"),
    "edit_started": Words("เริ่มกรอกข้อมูลผู้ใช้งาน", "Began to fill in a user's data"),
    "typed_refused": Words("ระบบไม่รับข้อมูลที่กรอก", "The bank refused what was typed"),
    "nothing_changed": Words("ไม่มีข้อมูลที่เปลี่ยน", "Nothing was changed"),
    "change_drafted": Words("เทียบค่าเดิมกับค่าใหม่", "Compared old with new"),
    "change_asked": Words(
        "ส่งคำขอ รอผู้ดูแลระบบอีกคนอนุมัติ", "Sent a request; the other administrator is to approve it"
    ),
    "requests_opened": Words("เปิดรายการคำขอรออนุมัติ", "Opened the requests that wait"),
    "request_opened": Words("เปิดคำขอเพื่อเทียบค่าเดิมกับค่าใหม่", "Opened a request to compare old with new"),
    "own_approval_refused": Words("ระบบไม่ให้อนุมัติคำขอของตนเอง", "The bank let nobody approve his own request"),
    "request_approved": Words("อนุมัติคำขอ การเปลี่ยนแปลงมีผลแล้ว", "Approved a request; the change took effect"),
    "request_reject_started": Words("เลือกไม่อนุมัติคำขอ", "Chose to reject a request"),
    "request_rejected": Words("ไม่อนุมัติคำขอ", "Rejected a request"),
    "request_cancelled": Words("ยกเลิกคำขอของตนเอง", "Took one's own request back"),
    "readiness_opened": Words("เปิดบัญชีเตรียมความพร้อม", "Opened the readiness list"),
    "owner_ticked": Words("ทำเครื่องหมายว่าพร้อมรับรหัส", "Ticked somebody as ready to receive codes"),
    "tick_refused": Words("ยังทำเครื่องหมายไม่ได้", "Could not be ticked yet"),
}

WHY: dict[str, Words] = {
    "confirm_request": Words(
        "ค่าใหม่ตรงกับเอกสารบนโต๊ะทุกหลัก จึงส่งคำขอได้ แต่ยังไม่มีผลจนกว่าอีกคนจะอนุมัติ",
        "The new value agrees with the paper digit by digit. It takes effect only once the other one approves.",
    ),
    "approve_request": Words(
        "คำขอตรงกับเอกสาร และเจ้าของยืนยันแล้ว อีกคนจึงอนุมัติได้",
        "The request agrees with the papers and its owner has confirmed it, so the other one may approve.",
    ),
    "start_reject_request": Words(
        "คำขอไม่ตรงกับเอกสารของหน่วยงาน การไม่อนุมัติคือคำตอบที่ถูกต้อง",
        "The request does not agree with the office's papers. Rejecting it is the right answer.",
    ),
}
