"""What happens on the way to a Soft Token and at every login with it, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "registration_begun": Words("เริ่มหรือทำต่อการลงทะเบียน Soft Token", "Began or went on with the registration"),
    "registration_left": Words("ออกจากการลงทะเบียนกลางทาง", "Left the registration half way"),
    "credential_missing": Words(
        "เข้าไม่ได้เพราะยังไม่ได้รับ Username และ Password", "Could not get in: no username and password yet"
    ),
    "credential_issued": Words("ได้รับ Username และ Password", "A username and a password were issued"),
    "suspended_refused": Words("เข้าไม่ได้เพราะสิทธิถูกระงับ", "Could not get in: the right is suspended"),
    "asked_needlessly": Words("ขอรหัสชุดใหม่ทั้งที่ใช้ชุดเดิมได้", "Asked for a new set though the old one would do"),
    "photo_shown": Words("ให้ผู้อื่นถือรูปถ่ายให้กล้องแทนใบหน้า", "Let a photograph be shown to the camera"),
    "qr_sent": Words("ส่งภาพ QR เปิดใช้งานให้ผู้อื่น", "Sent the activation code to somebody"),
    "pin_told": Words("บอกรหัส PIN หรือรหัสผ่านแก่ผู้อื่น", "Told somebody the PIN or the password"),
    "page_false": Words("ปิดหน้าเว็บที่ไม่ใช่ของระบบ", "Left a page that was not the system's"),
    "terms_read": Words("อ่านเงื่อนไขการใช้งานจนจบ", "Read the terms to the end"),
    "terms_skipped": Words("เลื่อนผ่านเงื่อนไขโดยไม่อ่าน", "Rolled past the terms unread"),
    "terms_ticked": Words("ทำเครื่องหมายว่าอ่านเงื่อนไขแล้ว", "Ticked that the terms were read"),
    "terms_not_ticked": Words("กดยอมรับทั้งที่ยังไม่ทำเครื่องหมาย", "Accepted without the tick"),
    "terms_accepted": Words("ยอมรับเงื่อนไขการใช้งาน", "Accepted the terms"),
    "terms_refused": Words("ไม่ยอมรับเงื่อนไขการใช้งาน", "Refused the terms"),
    "details_confirmed": Words("ยืนยันว่าข้อมูลผู้มีสิทธิถูกต้อง", "Said that the details were right"),
    "details_denied": Words("แจ้งว่าข้อมูลผู้มีสิทธิไม่ถูกต้อง", "Said that the details were wrong"),
    "qr_shown": Words("ขอ QR ใหม่", "Asked for a new code"),
    "qr_taken": Words("มีผู้อื่นใช้ QR เปิดใช้งานไปก่อน", "Somebody else used the activation code first"),
    "qr_foreign": Words("QR บนหน้าจอเป็นของผู้อื่น", "The code on the screen was another person's"),
    "qr_forged": Words("คำขอที่ QR พาไปไม่ใช่คำขอบนหน้าจอ", "The code led to a request that was not the screen's"),
    "service_stopped": Words("บริการพิสูจน์ตัวตนขัดข้อง", "The proofing service did not answer"),
    "app_opened": Words("เปิดแอปบนโทรศัพท์", "Opened an app"),
    "app_closed": Words("ปิดแอป", "Closed an app"),
    "scan_begun": Words("เปิดกล้องเพื่อสแกน QR", "Opened the camera to scan"),
    "pin_repeated": Words("ยืนยันรหัส PIN", "Typed the PIN again"),
    "app_installed": Words("ติดตั้งแอป Nexus Smart ID", "Installed Nexus Smart ID"),
    "wrong_app_installed": Words(
        "ติดตั้งแอปที่ไม่ใช่ Nexus Smart ID", "Installed an app that was not Nexus Smart ID"
    ),
    "app_removed": Words("ลบแอป", "Removed an app"),
    "no_internet": Words("ทำไม่ได้เพราะโทรศัพท์ไม่มีอินเทอร์เน็ต", "No internet on the phone"),
    "switched_off": Words("ปิดการตั้งค่าบนโทรศัพท์", "Switched something off"),
    "switched_on": Words("เปิดการตั้งค่าบนโทรศัพท์", "Switched something on"),
    "phone_borrowed": Words("รับโทรศัพท์ของผู้อื่นมาใช้", "Took somebody else's phone"),
    "phone_returned": Words("คืนโทรศัพท์ของผู้อื่น", "Gave the borrowed phone back"),
    "new_phone": Words("ได้โทรศัพท์เครื่องใหม่", "Got a new phone"),
    "phone_known": Words("ระบบแจ้งว่ามี Soft Token บนเครื่องอื่นอยู่แล้ว", "Another phone was active already"),
    "phone_replaced": Words("ยืนยันเปลี่ยนเครื่อง", "Confirmed replacing the phone"),
    "old_phone_locked": Words("โปรไฟล์บนเครื่องเดิมถูกล็อก", "The old phone's profile was locked"),
    "account_verified": Words("ยืนยันตัวตนในเป๋าตังแล้ว", "The account in Paotang is proved"),
    "paotang_opened": Words("เปิดแอปเป๋าตังด้วยรหัส PIN", "Opened Paotang with the PIN"),
    "paotang_locked": Words("ใส่รหัส PIN เป๋าตังผิดจนถูกล็อก", "Paotang was locked by wrong PINs"),
    "pin_wrong": Words("ใส่รหัส PIN ผิด", "Typed a wrong PIN"),
    "proof_scanned": Words("สแกน QR พิสูจน์ตัวตน", "Scanned the code for proof"),
    "scan_failed": Words("สแกน QR ไม่สำเร็จ", "Scanning failed"),
    "consented": Words("ยินยอมให้ข้อมูลแก่ผู้ขอ", "Consented to give the data"),
    "consent_declined": Words("ไม่ยินยอมให้ข้อมูล", "Declined to give the data"),
    "forged_consented": Words("ยินยอมทั้งที่เลขอ้างอิงไม่ตรงกัน", "Consented though the references differed"),
    "forged_declined": Words("ไม่ยินยอมเพราะเลขอ้างอิงไม่ตรงกัน", "Declined because the references differed"),
    "proof_timed_out": Words("พิสูจน์ตัวตนไม่ทันเวลา", "The proof came too late"),
    "put_right": Words("แก้สิ่งที่ทำให้สแกนใบหน้าไม่ผ่าน", "Put right what spoiled the picture"),
    "face_failed": Words("สแกนใบหน้าไม่ผ่าน", "The face was not recognised"),
    "face_given_up": Words("สแกนใบหน้าไม่ผ่านครบจำนวนครั้ง", "The face failed as often as it may"),
    "proved_at_branch": Words("ยืนยันตัวตนที่สาขาธนาคารแล้ว", "Proved at a branch of the bank"),
    "identity_differs": Words(
        "เลขประจำตัวประชาชนจากเป๋าตังไม่ตรงกับผู้มีสิทธิ", "The citizen number was not the entitled person's"
    ),
    "identity_proofed": Words("พิสูจน์ตัวตนสำเร็จ", "Identity proved"),
    "permissions_given": Words("ให้สิทธิแอป Nexus Smart ID", "Gave the app its permissions"),
    "permissions_denied": Words("ไม่ให้สิทธิแอป Nexus Smart ID", "Denied the app its permissions"),
    "activation_scanned": Words("สแกน QR เปิดใช้งาน", "Scanned the activation code"),
    "profile_accepted": Words("ยืนยันโปรไฟล์ของตน", "Took one's own profile"),
    "profile_refused": Words("ไม่รับโปรไฟล์", "Did not take the profile"),
    "foreign_profile_accepted": Words("รับโปรไฟล์ของผู้อื่น", "Took another person's profile"),
    "foreign_profile_refused": Words("ไม่รับโปรไฟล์ของผู้อื่น", "Refused another person's profile"),
    "pin_chosen": Words("ตั้งรหัส PIN", "Chose a PIN"),
    "pin_easy": Words("ตั้งรหัส PIN ที่เดาง่าย", "Chose a PIN that is easily guessed"),
    "pin_foreign": Words("พิมพ์รหัส PIN ที่ไม่ใช่ของแบบฝึก", "Typed a PIN that is not the drill's"),
    "pin_differs": Words("ยืนยันรหัส PIN ไม่ตรงกัน", "The PINs differed"),
    "token_activated": Words("เปิดใช้งาน Soft Token สำเร็จ", "The Soft Token was switched on"),
    "token_suspended": Words("กรมบัญชีกลางระงับสิทธิ Soft Token", "The Soft Token was suspended"),
    "suspension_lifted": Words("กรมบัญชีกลางให้ลงทะเบียนใหม่", "Registering anew was allowed"),
    "token_revoked": Words("ยกเลิกสิทธิ Soft Token", "The Soft Token was revoked"),
    "request_sent": Words("ส่งคำขอยืนยันไปที่โทรศัพท์", "A login was sent to the phone"),
    "login_cancelled": Words("ยกเลิกการเข้าใช้งาน", "Cancelled the login"),
    "request_gone": Words("คำขอหมดเวลาแล้ว", "The request was too old"),
    "request_accepted": Words("กดยอมรับคำขอของตน", "Accepted one's own login"),
    "request_denied": Words("ปฏิเสธคำขอของตนเอง", "Denied one's own login"),
    "stranger_asked": Words("มีคำขอเข้าใช้งานที่ท่านไม่ได้เริ่ม", "A login came that the person had not asked for"),
    "stranger_accepted": Words("กดยอมรับคำขอที่ตนไม่ได้เริ่ม", "Accepted a stranger's login"),
    "stranger_denied": Words("ปฏิเสธคำขอที่ตนไม่ได้เริ่ม", "Denied a stranger's login"),
    "stranger_let_in": Words("ผู้อื่นเข้าระบบด้วยสิทธิของท่าน", "A stranger got in with the person's right"),
    "profile_locked": Words("ใส่รหัส PIN ผิดจนโปรไฟล์ถูกล็อก", "The profile was locked by wrong PINs"),
}
EFFECTS = {
    "ask_needlessly": "asked_needlessly",
    "show_photo": "photo_shown",
    "send_qr": "qr_sent",
    "tell_pin": "pin_told",
}
"""What a talk can come to here, and the event that tells of it."""
PLANTED = {
    "ask_needlessly": "asked_needlessly",
    "show_photo": "showed_photo",
    "send_qr": "sent_qr",
    "tell_pin": "told_pin",
}
"""The mistake that must be watched for wherever such an effect is offered."""
WHAT: dict[str, Words] = {
    "asked_needlessly": Words(
        "ขอ Username และ Password ชุดใหม่โดยไม่จำเป็น", "Asked for a new username and password needlessly"
    ),
    "showed_photo": Words("ใช้รูปถ่ายแทนใบหน้าในการพิสูจน์ตัวตน", "Had a photograph stand for the face"),
    "sent_qr": Words("ส่งภาพ QR เปิดใช้งานให้ผู้อื่น", "Sent the activation code to somebody"),
    "told_pin": Words("บอกรหัส PIN หรือรหัสผ่านแก่ผู้อื่น", "Told somebody the PIN or the password"),
    "skipped_terms": Words("ยอมรับเงื่อนไขโดยไม่อ่าน", "Accepted the terms unread"),
    "confirmed_wrong_details": Words(
        "ยืนยันข้อมูลผู้มีสิทธิที่ไม่ตรงกับคำสั่ง", "Confirmed details that the order does not have"
    ),
    "proved_as_another": Words("พิสูจน์ตัวตนด้วยเป๋าตังของผู้อื่น", "Proved identity with somebody else's Paotang"),
    "consented_to_forged": Words(
        "ยินยอมให้ข้อมูลทั้งที่เลขอ้างอิงไม่ตรงกับหน้าจอ", "Consented though the reference was not the screen's"
    ),
    "kept_scanning": Words("สแกน QR ที่ใช้ไม่ได้ซ้ำ", "Went on scanning a dead code"),
    "installed_wrong_app": Words("ติดตั้งแอปที่ชื่อคล้าย", "Installed a look-alike app"),
    "activated_for_another": Words("เปิดใช้งาน Soft Token ของผู้อื่นบนเครื่องตน", "Switched on another's Soft Token"),
    "easy_pin": Words("ตั้งรหัส PIN ที่เดาง่าย", "Chose a PIN that is easily guessed"),
    "profile_lost": Words("ใส่รหัส PIN ผิดจนโปรไฟล์ถูกล็อก", "Lost the profile by wrong PINs"),
    "paotang_lost": Words("ใส่รหัส PIN เป๋าตังผิดจนถูกล็อก", "Locked Paotang by wrong PINs"),
    "face_given_up": Words("สแกนใบหน้าซ้ำโดยไม่แก้สาเหตุ", "Went on scanning the face without mending the cause"),
    "accepted_stranger": Words("กดยอมรับคำขอที่ตนไม่ได้เริ่ม", "Accepted a login that one had not asked for"),
    "let_stranger_in": Words("ให้ผู้อื่นเข้าระบบด้วยสิทธิของตน", "Let a stranger in with one's own right"),
    "denied_own": Words("ปฏิเสธคำขอเข้าใช้งานของตนเอง", "Denied one's own login"),
}
