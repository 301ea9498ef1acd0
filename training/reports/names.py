"""The names that this part adds to the world's lists: actions, events, effects of answers, mistakes in a few words."""

from __future__ import annotations

from training.action_kind import Kind, kind
from training.words import Words

KINDS: dict[str, Kind] = {
    "open_inquiries": kind(),
    "open_batch_list": kind(),
    "open_batch": kind("batch"),
    "open_downloads": kind(),
    "open_report": kind("batch"),
    "open_advice": kind("line"),
    "open_account": kind("account"),
    "confirm_again": kind(),
    "reload_page": kind(),
    "start_batch": kind(),
    "choose_items": kind("items"),
    "choose_accounts": kind("accounts"),
    "submit_batch": kind(),
    "mark_line": kind("line"),
    "conclude": kind("finding"),
}
"""The actions after approval, each with its arguments."""

EVENTS: dict[str, Words] = {
    "inquiries_opened": Words("เปิดเมนู", "Opened the menu"),
    "batch_list_opened": Words("เปิดรายการชุดโอนและสถานะ (Batch list)", "Opened the batch list"),
    "batch_opened": Words("เปิดดูสถานะของชุดรายการ", "Opened a batch's status"),
    "downloads_opened": Words("เปิดหน้า Download", "Opened the downloads"),
    "report_opened": Words("เปิดรายงานผลการโอน", "Opened the transfer-result report"),
    "advice_opened": Words("เปิดใบแจ้งการโอน", "Opened a payment advice"),
    "account_opened": Words("เปิด Statement จากระบบ", "Opened the statement in the system"),
    "answer_lost": Words("คำตอบของธนาคารไม่มาถึง", "The bank's answer never came"),
    "confirmed_again": Words("กดยืนยันซ้ำทั้งที่ยังไม่ทราบผล", "Confirmed again though the outcome was unknown"),
    "session_lost": Words("โหลดหน้าใหม่แล้วพบว่าหลุดจากระบบ", "Loaded the page anew and was signed out"),
    "answer_settled": Words("ธนาคารยืนยันผลของชุดรายการ", "The bank said what became of the set"),
    "upload_asked": Words("ให้อัปโหลดไฟล์ซ้ำ", "Had the file uploaded again"),
    "set_copied": Words("ผู้ทำรายการอัปโหลดชุดเดิมซ้ำ", "The maker uploaded the same set again"),
    "upload_refused": Words(
        "ธนาคารไม่รับไฟล์ที่ซ้ำกับชุดซึ่งยังรออนุมัติ", "The bank refused a file that was the same as a waiting set"
    ),
    "said_failed": Words("บอกว่ารายการไม่สำเร็จทั้งที่ยังไม่ทราบผล", "Said it had failed though nobody knew"),
    "batch_begun": Words("เริ่มทำชุดใหม่จากรายการที่ไม่สำเร็จ", "Began a new batch for what had failed"),
    "batch_chosen": Words("เลือกรายการหรือบัญชีของชุดใหม่", "Chose items or accounts of the new batch"),
    "batch_sent": Words("ส่งชุดใหม่ให้ผู้อนุมัติ", "Sent the new batch to the approver"),
    "told_by_phone": Words("รับเลขที่บัญชีใหม่ทางโทรศัพท์", "Took a new account number over the phone"),
    "line_found": Words("พบรายการที่ไม่ตรงกับทะเบียนคุม", "Found a line that differs from the register"),
    "line_misjudged": Words("ระบุว่าไม่ตรงทั้งที่รายการตรงกัน", "Called a line different that agrees"),
    "concluded": Words("สรุปผลการกระทบยอด", "Concluded the reconciliation"),
    "paper_trusted": Words(
        "ใช้ Statement ที่ผู้ทำรายการจัดทำแทนของระบบ",
        "Used the maker's copy of the statement instead of the system's",
    ),
    "suspect_warned": Words("ถามผู้ทำรายการเรื่องผลต่าง", "Asked the maker about the difference"),
}

EFFECTS: dict[str, str] = {
    "say_failed": "said_failed",
    "take_by_phone": "told_by_phone",
    "trust_paper": "paper_trusted",
    "upload_again": "upload_asked",
    "warn_suspect": "suspect_warned",
}
"""What an answer or a call may come to, each with its event."""

PLANTED: dict[str, str] = {
    "say_failed": "took_unknown_as_failed",
    "take_by_phone": "took_account_by_phone",
    "trust_paper": "trusted_paper",
    "upload_again": "uploaded_again",
    "warn_suspect": "warned_suspect",
}
"""The mistake that must be watched for wherever such an effect is offered."""

WHAT: dict[str, Words] = {
    "resent_all": Words("ส่งซ้ำทั้งชุดรวมรายการที่สำเร็จแล้ว", "Sent everything again, what had gone through too"),
    "resent_old_account": Words(
        "ส่งซ้ำไปบัญชีเดิมที่โอนไม่สำเร็จ", "Sent again to the account that had already failed"
    ),
    "resent_unread": Words(
        "ทำชุดใหม่โดยไม่เปิดรายงานผลและ Statement ก่อน",
        "Made a new batch without reading report and statement first",
    ),
    "took_account_by_phone": Words(
        "รับเลขที่บัญชีใหม่ทางโทรศัพท์แทนแบบแจ้งที่ลงชื่อ", "Took a new account by phone in place of a signed form"
    ),
    "confirmed_again": Words(
        "กดยืนยันซ้ำทั้งที่ยังไม่ทราบผลครั้งแรก", "Confirmed again before knowing what became of the first time"
    ),
    "paid_twice": Words("อนุมัติชุดเดียวกันซ้ำเป็นครั้งที่สอง", "Approved the same payment a second time"),
    "settled_unchecked": Words(
        "ถามธนาคารโดยยังไม่ดูสถานะชุดและ Statement",
        "Asked the bank before looking at the batch list and the statement",
    ),
    "took_unknown_as_failed": Words(
        "ถือว่ารายการไม่สำเร็จทั้งที่ยังไม่ทราบผล", "Took an unknown outcome for a failure"
    ),
    "uploaded_again": Words("ให้อัปโหลดไฟล์ซ้ำทั้งที่ยังไม่ทราบผล", "Had the file uploaded again before knowing"),
    "declared_agreed": Words(
        "สรุปว่ายอดตรงกันทั้งที่มีรายการไม่ตรง", "Declared that all agrees though a line does not"
    ),
    "misjudged_line": Words("ระบุว่าไม่ตรงทั้งที่รายการตรงกัน", "Called a line different that agrees"),
    "trusted_paper": Words(
        "เชื่อ Statement ที่ผู้ทำรายการจัดทำ แทนที่จะเปิดจากระบบเอง",
        "Trusted the maker's copy of the statement instead of opening it in the system",
    ),
    "warned_suspect": Words(
        "ถามผู้ทำรายการให้ชี้แจงก่อนรายงานผู้บังคับบัญชา", "Asked the maker to explain before reporting"
    ),
}
"""Each mistake in a few words, for the debrief."""
