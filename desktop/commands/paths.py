"""What a path on the command line must be before any command looks at it."""

from __future__ import annotations

import argparse
from pathlib import Path


def typed_path(text: str) -> Path:
    """The path that was typed; an empty one would silently mean the folder one stands in.

    Raises:
        ArgumentTypeError: nothing was typed.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("โปรดระบุชื่อไฟล์หรือโฟลเดอร์ ใช้ . หากต้องการโฟลเดอร์ปัจจุบัน")
    return Path(text)
