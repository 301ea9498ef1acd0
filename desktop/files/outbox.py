"""Puts finished documents into a folder: never half a file, never over another one."""

from __future__ import annotations

import contextlib
import errno
import itertools
from pathlib import Path

from desktop.files import whole_file
from desktop.services.ports import OutboxError
from thai.numerals import to_thai

_REASONS = {
    errno.ENOSPC: "เนื้อที่เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EFBIG: "ไฟล์ใหญ่เกินที่ระบบยอมให้เขียน ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EDQUOT: "เนื้อที่ที่ได้รับจัดสรรเต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EACCES: "ไม่มีสิทธิเขียนในโฟลเดอร์นี้ เลือกโฟลเดอร์อื่น",
    errno.EPERM: "ไม่มีสิทธิเขียนในโฟลเดอร์นี้ เลือกโฟลเดอร์อื่น",
    errno.EROFS: "โฟลเดอร์นี้อ่านได้อย่างเดียว เลือกโฟลเดอร์อื่น",
    errno.ENOTDIR: "มีไฟล์ชื่อเดียวกับโฟลเดอร์นี้อยู่ เลือกโฟลเดอร์อื่น",
    errno.EEXIST: "มีไฟล์ชื่อเดียวกับโฟลเดอร์นี้อยู่ เลือกโฟลเดอร์อื่น",
    errno.ENAMETOOLONG: "ชื่อไฟล์หรือโฟลเดอร์ยาวเกินไป เลือกโฟลเดอร์ที่สั้นกว่า",
}


class FolderOutbox:
    """Documents as files in folders."""

    def put(self, folder: Path, name: str, content: bytes) -> Path:
        """The path of the new file; where the name is taken, ``ชื่อ (๒)`` and so on.

        Raises:
            OutboxError: with one Thai sentence; nothing is left behind.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for number in itertools.count(1):
                path = folder / _numbered(name, number)
                try:
                    whole_file.create(path, content)
                except FileExistsError:
                    continue
                return path
        except OSError as error:
            raise refused(error, folder) from error
        raise AssertionError("unreachable")

    def take_back(self, path: Path) -> None:
        """Removes a document that was put and must not stay."""
        with contextlib.suppress(OSError):
            path.unlink()


def _numbered(name: str, number: int) -> str:
    if number == 1:
        return name
    path = Path(name)
    return f"{path.stem} ({to_thai(str(number))}){path.suffix}"


def refused(error: OSError, folder: Path) -> OutboxError:
    """The system's refusal as one Thai sentence."""
    reason = _REASONS.get(error.errno or 0, f"ระบบแจ้งว่า {error.strerror or error}")
    return OutboxError(f"บันทึกเอกสารในโฟลเดอร์ {folder} ไม่ได้: {reason}", folder)
