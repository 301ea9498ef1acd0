"""Who may do what in corporate banking: the roles a seat can have."""

from __future__ import annotations

from enum import Enum

from training.words import Words


class Role(Enum):
    """A role, by the name scenario files use for it.

    The bank's three are named in the local-government department's letter of 25 July 2566, ข้อ ๓ and ข้อ ๔; its
    viewer, who only looks, is inferred from the sister platform. An officer works at the office's own desk and has no
    right at the bank. The treasury's three are named in the Ministry of Finance's letter of 5 February 2568, ข้อ ๑.๑.
    """

    COMPANY_ADMIN = "company_admin"
    MAKER = "maker"
    AUTHORIZER = "authorizer"
    OFFICER = "officer"
    VIEWER = "viewer"
    RECORDER = "recorder"
    APPROVER_1 = "approver_1"
    APPROVER_2 = "approver_2"

    @property
    def label(self) -> Words:
        """What the role is called; the English name is the letter's own."""
        return _LABELS[self]


_LABELS = {
    Role.COMPANY_ADMIN: Words("ผู้ดูแลระบบ (Company Administrator)", "Company Administrator"),
    Role.MAKER: Words("ผู้ทำรายการ (Company User Maker)", "Company User Maker"),
    Role.AUTHORIZER: Words("ผู้อนุมัติจ่ายเงิน (Company User Authorizer)", "Company User Authorizer"),
    Role.OFFICER: Words("เจ้าหน้าที่ของหน่วยงาน", "Officer at the office's own desk"),
    Role.RECORDER: Words("ผู้บันทึก", "Recorder"),
    Role.APPROVER_1: Words("ผู้อนุมัติเบิกเงิน (อนุมัติ ๑)", "Approver of disbursement (approver 1)"),
    Role.APPROVER_2: Words("ผู้อนุมัติจ่ายเงิน (อนุมัติ ๒)", "Approver of payment (approver 2)"),
    Role.VIEWER: Words("ผู้เรียกดูข้อมูล (Viewer)", "Viewer"),
}
