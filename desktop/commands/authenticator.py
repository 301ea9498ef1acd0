"""``drill enrol``: an instructor's own authenticator app scans the room's QR code, and its codes are judged here."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import Any

REFUSED = 2


def add_command(verbs: Any) -> None:
    """Adds ``drill enrol``."""
    enrol = verbs.add_parser(
        "enrol", help="ผูกแอปยืนยันตัวตนจริงกับบัญชีสมมติ (enrol a real authenticator with a make-believe account)"
    )
    enrol.add_argument("--seed", default="1", help="เมล็ดสุ่มของห้องฝึก (default: 1)")
    enrol.add_argument("--user", default="AUTH01", help="ชื่อผู้ใช้งานสมมติ (default: AUTH01)")
    enrol.set_defaults(run=enrol_app)


def enrol_app(args: argparse.Namespace) -> int:
    """Draws the QR code as text and judges the codes that are typed, each good once; an empty line ends it."""
    import segno

    from training.enrolment import Enrolment
    from training.errors import DrillError
    from training.safety import looks_real

    if looks_real(args.user):
        print("ชื่อผู้ใช้งานอาจเป็นข้อมูลของบุคคลจริง ใช้ชื่อสมมติ เช่น AUTH01", file=sys.stderr)
        return REFUSED
    enrolment = Enrolment(args.seed, args.user)
    try:
        address = enrolment.uri
    except DrillError as error:
        print(error, file=sys.stderr)
        return REFUSED
    print("จำลองเพื่อการฝึก — บัญชีสมมติ ไม่ใช่บัญชีจริง")
    segno.make(address, error="m").terminal(out=sys.stdout, compact=True)
    print("จำลองเพื่อการฝึก — เปิดแอปยืนยันตัวตน เพิ่มบัญชี แล้วสแกนภาพนี้")
    print(f"หรือพิมพ์กุญแจนี้ในแอป: {enrolment.key}")
    used = -1
    while code := _typed("รหัส ๖ หลักจากแอป (กด Enter เปล่าเพื่อจบ): "):
        step = enrolment.step_of(code, datetime.now(UTC), used)
        used = max(used, step)
        print("ถูกต้อง" if step >= 0 else "ไม่ถูกต้อง หมดเวลา หรือใช้ไปแล้ว รอรหัสใหม่แล้วลองอีกครั้ง")
    return 0


def _typed(prompt: str) -> str:
    print(prompt, end="", flush=True)
    return sys.stdin.readline().strip()
