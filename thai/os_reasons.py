"""Why the system refused a file or a folder, in Thai: the end of a sentence that has said what was tried."""

from __future__ import annotations

import errno

_FULL = "เนื้อที่เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่"
_NO_RIGHT = "ไม่มีสิทธิใช้ไฟล์หรือโฟลเดอร์นี้ เลือกที่อื่นหรือขอสิทธิจากผู้ดูแลเครื่อง"
_READ_ONLY = "ที่นี่อ่านได้อย่างเดียว เลือกที่อื่น"
_IN_USE = "มีโปรแกรมอื่นเปิดใช้อยู่ ปิดโปรแกรมนั้นแล้วลองใหม่"
_TOO_LONG = "ชื่อไฟล์หรือโฟลเดอร์ยาวเกินไป ใช้ชื่อที่สั้นกว่า"
_BAD_NAME = "ชื่อมีอักขระที่ใช้ตั้งชื่อไฟล์ไม่ได้ ใช้ชื่ออื่น"
_UNREACHABLE = "ไปไม่ถึงเครือข่ายหรืออุปกรณ์ที่เก็บไฟล์ ตรวจการเชื่อมต่อแล้วลองใหม่"

_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "เนื้อที่ที่ได้รับจัดสรรเต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EFBIG: "ไฟล์ใหญ่เกินที่ระบบยอมให้เขียน ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: "ไม่พบไฟล์หรือโฟลเดอร์ ตรวจชื่ออีกครั้ง",
    errno.EISDIR: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์ ระบุชื่อไฟล์ด้วย",
    errno.ENOTDIR: "มีไฟล์อยู่ตรงที่ควรเป็นโฟลเดอร์ เลือกโฟลเดอร์อื่น",
    errno.EEXIST: "มีไฟล์ชื่อนี้อยู่แล้ว ใช้ชื่ออื่น",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: _BAD_NAME,
    errno.EBUSY: _IN_USE,
    errno.EIO: "อุปกรณ์เก็บข้อมูลอ่านหรือเขียนไม่ได้ ตรวจอุปกรณ์แล้วลองใหม่",
    errno.ELOOP: "ทางลัดของไฟล์ชี้วนกลับมาที่เดิม ระบุไฟล์ตัวจริง",
}
# Windows tells more than the number it gives Python as errno: a file that is open elsewhere is "no right" there
_BY_WINERROR = {
    19: _READ_ONLY,  # ERROR_WRITE_PROTECT
    21: _UNREACHABLE,  # ERROR_NOT_READY
    32: _IN_USE,  # ERROR_SHARING_VIOLATION
    33: _IN_USE,  # ERROR_LOCK_VIOLATION
    53: _UNREACHABLE,  # ERROR_BAD_NETPATH
    64: _UNREACHABLE,  # ERROR_NETNAME_DELETED
    67: _UNREACHABLE,  # ERROR_BAD_NET_NAME
    112: _FULL,  # ERROR_DISK_FULL
    123: _BAD_NAME,  # ERROR_INVALID_NAME
    206: _TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
}


def os_reason(error: OSError) -> str:
    """The system's refusal in Thai, and what to do; of one that is not known here, only its number."""
    known = _BY_WINERROR.get(getattr(error, "winerror", None) or 0) or _BY_ERRNO.get(error.errno or 0)
    number = f" (รหัส {error.errno})" if error.errno else ""
    return known or f"ระบบไม่ยอมให้ทำ{number} ตรวจไฟล์ โฟลเดอร์ และอุปกรณ์ แล้วลองใหม่"
