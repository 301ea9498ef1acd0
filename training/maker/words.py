"""What happens at the maker's desk, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "page_opened": Words("เปิดหน้าจอ", "Opened a page"),
    "edit_not_needed": Words(
        "เปิดไฟล์จะแก้ แต่ค่าถูกต้องอยู่แล้ว", "Was about to edit the file, but it was right already"
    ),
    "statement_opened": Words("เปิดดูยอดคงเหลือและ Statement", "Looked at the balance and the statement"),
    "file_built": Words("จัดทำไฟล์จากทะเบียนคุม", "Made the file from the register"),
    "file_empty": Words(
        "ไม่มีผู้รับเงินตามที่เลือก จึงไม่เกิดไฟล์", "Nobody of the chosen kind to pay, so no file was made"
    ),
    "file_looked_at": Words("เปิดดูข้อความในไฟล์", "Looked at the file's text"),
    "file_edited": Words("แก้ไฟล์ด้วยมือ", "Changed the file by hand"),
    "file_accepted": Words("ธนาคารตรวจไฟล์แล้วรับ", "The bank checked the file and took it"),
    "file_refused": Words("ธนาคารตรวจไฟล์แล้วไม่รับทั้งไฟล์", "The bank checked the file and refused it as a whole"),
    "batches_used_up": Words("ส่งชุดครบจำนวนของวันแล้ว", "The day's number of sets was reached"),
    "upload_looked_at": Words("เปิดดูผู้รับเงินในไฟล์ที่อัปโหลด", "Looked at whom the uploaded file pays"),
    "file_submitted": Words("ส่งชุดรายการให้ผู้อนุมัติ", "Submitted the set for approval"),
    "resubmit_started": Words("เลือกแก้ไขรายการที่ถูกส่งกลับ", "Chose to mend a set that was sent back"),
    "batch_cancelled": Words("ยกเลิกชุดรายการก่อนอนุมัติ", "Called a set back before it was approved"),
    "stale_refused": Words(
        "รายการเปลี่ยนไปหลังจากเปิดหน้า ธนาคารให้เปิดดูใหม่",
        "The set had changed since the page was drawn; the bank asks to open it again",
    ),
}

WHAT: dict[str, Words] = {
    "balance_not_checked": Words(
        "ส่งรายการโดยไม่ดูยอดคงเหลือและ Statement ก่อน",
        "Submitted without looking at the balance and statement first",
    ),
    "submitted_unseen": Words(
        "ส่งรายการโดยไม่เปิดดูผู้รับเงินในไฟล์", "Submitted without looking at whom the file pays"
    ),
    "submitted_wrong_amounts": Words(
        "ส่งรายการที่จำนวนเงินไม่ตรงกับทะเบียนคุม", "Submitted amounts that are not the register's"
    ),
    "submitted_wrong_day": Words(
        "ส่งรายการที่วันที่มีผลไม่ตรงกับใบสรุปฎีกา", "Submitted a day of payment that is not the vouchers'"
    ),
    "edited_by_hand": Words("แก้ไฟล์ข้อความด้วยมือ", "Edited the text file by hand"),
    "mixed_banks": Words("อัปโหลดผู้รับที่บริการนั้นจ่ายให้ไม่ได้", "Uploaded payees whom that service cannot pay"),
    "wrong_service_type": Words(
        "ใช้รหัสประเภทรายการของอีกบริการหนึ่ง", "Used a service type code that belongs to the other service"
    ),
    "left_out_payees": Words("จบงานโดยผู้รับเงินบางรายไม่อยู่ในชุดใด", "Finished with payees who are in no set"),
}
"""Each of the maker's mistakes in a few words, for the debrief."""
