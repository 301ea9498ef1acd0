"""Opens a document with whatever program this computer opens such documents with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop.services.ports import OutboxError


def open_document(path: Path) -> None:
    """Shows the document; the window does not wait for it.

    Raises:
        OutboxError: no program can be asked to.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen([opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise OutboxError(f"ไม่พบโปรแกรมที่เปิดเอกสารได้ เปิดไฟล์นี้เอง: {path}", path) from error
