"""A screen that nobody sees: runs Xvfb, and takes pictures straight from its memory.

Used where there is no real screen, by the tour and by the tests. Needs the program ``Xvfb`` and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_XWD_HEADER = struct.Struct(">25I")


class NoVirtualScreen(RuntimeError):
    """Xvfb is not installed or would not start; the message is one Thai sentence."""

    code = "no_virtual_screen"


@dataclass(frozen=True)
class VirtualScreen:
    """A running virtual screen.

    Attributes:
        display: what ``DISPLAY`` must say.
        memory: the file that holds its pixels, in the format of ``xwd``.
    """

    display: str
    memory: Path

    def picture(self, left: int = 0, top: int = 0, width: int = 0, height: int = 0) -> bytes:
        """A PNG of the screen, or of a part of it; without a size, of all of it."""
        return _png(self.memory.read_bytes(), left, top, width, height)


@contextlib.contextmanager
def virtual_screen(width: int = 1366, height: int = 768) -> Iterator[VirtualScreen]:
    """A virtual screen of that many pixels at 96 dpi, for as long as the block runs; ``DISPLAY`` names it.

    Raises:
        NoVirtualScreen: Xvfb is not installed or would not start.
    """
    if shutil.which("Xvfb") is None:
        raise NoVirtualScreen("ไม่พบโปรแกรม Xvfb สำหรับจอเสมือน ติดตั้งด้วยคำสั่ง sudo apt-get install -y xvfb")
    with tempfile.TemporaryDirectory() as folder:
        server, display = _start(folder, width, height)
        before = os.environ.get("DISPLAY")
        os.environ["DISPLAY"] = display
        try:
            yield VirtualScreen(display, Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
            if before is None:
                del os.environ["DISPLAY"]
            else:
                os.environ["DISPLAY"] = before


def _start(folder: str, width: int, height: int) -> tuple[subprocess.Popen[bytes], str]:
    reading, writing = os.pipe()
    # -noreset: otherwise the keyboard map is lost whenever the last window closes
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-dpi",
        "96",
        "-noreset",
        "-nocursor",
    ]
    server = subprocess.Popen(
        [*command, "-fbdir", folder, "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answers:
        number = answers.readline().strip()
    if not number:
        server.wait()
        raise NoVirtualScreen("เปิดจอเสมือนไม่ได้ ตรวจว่าโฟลเดอร์ชั่วคราวของระบบเขียนได้")
    return server, f":{number}"


def _png(xwd: bytes, left: int, top: int, width: int, height: int) -> bytes:
    header = _XWD_HEADER.unpack_from(xwd)
    header_size, all_width, all_height, bytes_per_line, colours = (header[i] for i in (0, 4, 5, 12, 19))
    width, height = min(width or all_width, all_width - left), min(height or all_height, all_height - top)
    start = header_size + colours * 12
    rows = bytearray()
    for y in range(top, top + height):
        at = start + y * bytes_per_line + left * 4
        line = xwd[at : at + width * 4]
        row = bytearray(width * 3)
        # the server keeps a pixel as blue, green, red, nothing
        row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + row
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
