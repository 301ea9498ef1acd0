"""The emblem slot: the organisation's own Garuda picture, or a dotted placeholder until it has one."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

from templates_docs.errors import EmblemRefusedError

EMBLEM_PART = "word/media/emblem.png"
HEIGHT_CM = 3.0  # on ครุฑ paper; annex form 26 of the regulation (ข้อ 71)
MEMO_HEIGHT_CM = 1.5  # on a บันทึกข้อความ
TOP_CM = 1.5  # from the paper's edge to the emblem's top
LEAST_PIXELS = 709  # 3 cm at 600 dots an inch
LARGEST_FILE = 5_000_000  # bytes
MOST_PIXELS = 25_000_000  # a small file may unpack to gigabytes, in our preview and in every reader's Word

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EMU_PER_CM = 360_000


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture that may stand in the slot; its width follows its height, so it is never stretched."""

    png: bytes
    width: int
    height: int

    def size_emu(self, height_cm: float) -> tuple[int, int]:
        """Return width and height in EMU (360,000 a centimetre) of the picture printed that tall."""
        height = round(height_cm * _EMU_PER_CM)
        return round(height * self.width / self.height), height


def unreadable_emblem() -> EmblemRefusedError:
    """Return what to raise where an emblem is installed and its file cannot be read."""
    return EmblemRefusedError(
        "emblem_unreadable",
        "อ่านตราครุฑที่ติดตั้งไว้ไม่ได้",
        "โปรดตรวจสิทธิของไฟล์ หรือติดตั้งตราใหม่ด้วยคำสั่ง emblem",
    )


@lru_cache(maxsize=2)  # a batch asks about the same picture for every letter
def read_emblem(png: bytes) -> Emblem:
    """Return the picture, known to be whole and fine enough to print.

    Raises:
        EmblemRefusedError: `emblem_not_png`, `emblem_damaged`, `emblem_too_small`, `emblem_too_large`,
            `emblem_wrong_shape`.
    """
    if len(png) > LARGEST_FILE:
        raise EmblemRefusedError("emblem_too_large", "ไฟล์ตราครุฑใหญ่เกิน 5 MB", "โปรดใช้ไฟล์ที่เล็กลง")
    emblem = _measure(png)
    if emblem.width * emblem.height > MOST_PIXELS:
        raise EmblemRefusedError(
            "emblem_too_large",
            f"ภาพตราครุฑกว้าง {emblem.width:,} สูง {emblem.height:,} จุด ใหญ่เกินกว่าที่ต้องใช้",
            f"โปรดย่อภาพให้สูงราว {2 * LEAST_PIXELS:,} จุด",
        )
    if emblem.height < LEAST_PIXELS:
        raise EmblemRefusedError(
            "emblem_too_small",
            f"ภาพตราครุฑสูงเพียง {emblem.height} จุด พิมพ์แล้วจะไม่คม",
            f"โปรดใช้ภาพ PNG ที่สูงอย่างน้อย {LEAST_PIXELS} จุด",
        )
    if not 0.6 <= emblem.width / emblem.height <= 1.4:
        raise EmblemRefusedError("emblem_wrong_shape", "สัดส่วนของภาพไม่ใช่ตราครุฑ", "โปรดตัดขอบภาพให้พอดีดวงตรา")
    return emblem


def _measure(png: bytes) -> Emblem:
    """Walk through every chunk to its check sum, so that a broken file is refused here, not by Word."""
    if not png.startswith(_SIGNATURE):
        raise EmblemRefusedError("emblem_not_png", "ไฟล์ตราครุฑไม่ใช่ภาพ PNG", "โปรดบันทึกภาพเป็น PNG แล้วเลือกใหม่")
    damaged = EmblemRefusedError("emblem_damaged", "ไฟล์ภาพตราครุฑไม่สมบูรณ์", "โปรดเลือกไฟล์ต้นฉบับใหม่")
    at, size = len(_SIGNATURE), None
    while at + 12 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        end = at + 12 + length
        if end > len(png) or zlib.crc32(png[at + 4 : end - 4]) != struct.unpack_from(">I", png, end - 4)[0]:
            raise damaged
        if kind == b"IHDR" and length == 13:
            size = struct.unpack_from(">II", png, at + 8)
        if kind == b"IEND":
            if size is None or 0 in size or end != len(png):
                raise damaged
            return Emblem(png, *size)
        at = end
    raise damaged
