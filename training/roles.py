"""Who may do what in corporate banking: the roles a seat can have."""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """A role, by the name scenario files use for it.

    The bank's three are named in the local-government department's letter of 25 July 2566, ข้อ ๓ and ข้อ ๔.
    """

    COMPANY_ADMIN = "company_admin"
    MAKER = "maker"
    AUTHORIZER = "authorizer"

    @property
    def label(self) -> str:
        """The role in Thai, with the letter's own English name."""
        return _LABELS[self]


_LABELS = {
    Role.COMPANY_ADMIN: "ผู้ดูแลระบบ (Company Administrator)",
    Role.MAKER: "ผู้ทำรายการ (Company User Maker)",
    Role.AUTHORIZER: "ผู้อนุมัติจ่ายเงิน (Company User Authorizer)",
}
