"""Every command and its arguments, and how a mistake in them is told."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from desktop.commands import documents, drills, merge, register, templates
from desktop.commands.paths import typed_path


class ThaiParser(argparse.ArgumentParser):
    """A parser that says in one Thai sentence what it could not make sense of."""

    def error(self, message: str) -> NoReturn:
        """Prints the sentence, argparse's own words in brackets, and leaves with 2."""
        self.exit(2, f"คำสั่งไม่ครบหรือไม่ถูกต้อง ดูวิธีใช้ด้วย {self.prog} --help ({message})\n")


def parser() -> argparse.ArgumentParser:
    """Every command and its arguments."""
    root = ThaiParser(
        prog="run",
        description="โต๊ะการคลัง: ฝึกอนุมัติจ่ายเงินและทำหนังสือราชการ (practice payments, make official letters)",
    )
    root.set_defaults(run=_open)
    commands = root.add_subparsers(title="commands", metavar="COMMAND")

    opening = commands.add_parser("open", help="เปิดหน้าต่างโปรแกรม (open the window)")
    opening.set_defaults(run=_open)

    tour = commands.add_parser("tour", help="เดินชมทั้งโปรแกรมบนจอเสมือน (drive the app on a virtual screen)")
    tour.add_argument(
        "--out", type=typed_path, default=Path("out/tour"), help="โฟลเดอร์ผลลัพธ์ (default: out/tour)"
    )
    tour.set_defaults(run=_tour)

    documents.add_commands(commands)
    merge.add_commands(commands)
    register.add_commands(commands)
    templates.add_commands(commands)
    drills.add_commands(commands)
    return root


def _open(_args: argparse.Namespace) -> int:
    from desktop.commands.window import open_window

    return open_window()


def _tour(args: argparse.Namespace) -> int:
    from desktop.commands.tour import play_tour

    return play_tour(args.out)
