"""The command that makes one document for every row of a roster."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

from desktop.bootstrap import build
from desktop.commands.paths import typed_path
from thai.numerals import to_thai

if TYPE_CHECKING:
    from desktop.services.merging import Merged, MergeReport, Merging, Progress
    from desktop.services.ports import Destination
    from templates_docs.mail_merge import RowProblem

REFUSED = 2
_STOPPED = 130
_TELL_EVERY_S = 0.5
_MOST_WARNINGS = 20


def add_commands(commands: Any) -> None:
    """Adds ``merge``."""
    merge = commands.add_parser("merge", help="ทำหนังสือหลายฉบับจากรายชื่อ (merge a form over a roster)")
    merge.add_argument("form", metavar="FORM", help="ชื่อแบบ")
    merge.add_argument("--rows", type=typed_path, required=True, metavar="FILE", help="รายชื่อ .xlsx หรือ .csv")
    where = merge.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=typed_path, metavar="DIR", help="โฟลเดอร์ที่จะวางเอกสาร ฉบับละไฟล์")
    where.add_argument("--zip", type=typed_path, metavar="FILE", help="ไฟล์ zip ไฟล์เดียว (เร็วที่สุด)")
    merge.add_argument("--answers", type=typed_path, metavar="FILE", help="คำตอบที่ใช้กับทุกแถว .toml หรือ .json")
    merge.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help="คอลัมน์นี้คือช่องใด; เว้นหลัง = คือไม่ใช้",
    )
    merge.add_argument("--name", default="", metavar="FIELD", help="ตั้งชื่อไฟล์จากคำตอบของช่องนี้")
    merge.add_argument("--pdf", action="store_true", help="ทำเป็น PDF/A แทนไฟล์ Word")
    merge.add_argument("--one-file", action="store_true", help="รวมทุกฉบับเป็นเอกสารเดียว DIR/FORM.docx หรือ .pdf")
    merge.set_defaults(run=merge_form)


def merge_form(args: argparse.Namespace) -> int:
    """Checks every row, then writes every document; or prints one Thai line for each problem and writes nothing."""
    from desktop.files.answers_file import AnswersFileError
    from desktop.services.conversion import ConverterError
    from desktop.services.ports import OutboxError, RosterError
    from templates_docs.errors import DocumentError
    from templates_docs.mail_merge import ColumnsRefusedError

    if refused := _at_odds(args):
        print(refused, file=sys.stderr)
        return REFUSED
    merging = build().merging
    try:
        report = _checked(args, merging)
        if report.errors:
            return _refuse(report.errors)
        return _write(args, merging, report)
    except ColumnsRefusedError as refused:
        return _refuse(refused.problems)
    except (RosterError, OutboxError, ConverterError) as error:
        print(error.sentence, file=sys.stderr)
    except (AnswersFileError, DocumentError) as error:
        print(error, file=sys.stderr)
    return REFUSED


def _at_odds(args: argparse.Namespace) -> str:
    """What two options of the command cannot both mean; empty when they can."""
    if not args.one_file:
        return ""
    if args.zip:
        return "--one-file ได้เอกสารเดียว จึงใช้กับ --zip ไม่ได้ โปรดใช้ --out โฟลเดอร์"
    if args.name:
        return "--one-file ได้เอกสารเดียวชื่อเดียวกับแบบ จึงใช้กับ --name ไม่ได้ โปรดตัดออก"
    if args.out.suffix.lower() in (".docx", ".pdf"):
        return f"--out ต้องเป็นโฟลเดอร์ ไม่ใช่ไฟล์ {args.out.name} เอกสารที่รวมแล้วจะชื่อเดียวกับแบบในโฟลเดอร์นั้น"
    return ""


def _checked(args: argparse.Namespace, merging: Merging) -> MergeReport:
    from desktop.files.answers_file import read_answers
    from desktop.services.merging import MergePlan, drain
    from templates_docs.errors import DocumentError
    from templates_docs.mail_merge import match_columns

    form = merging.office.catalog.get(args.form)
    if args.name and args.name not in {field.name for field in form.fields}:
        raise DocumentError("unknown_field", f"แบบนี้ไม่มีช่อง “{args.name}” ที่จะใช้ตั้งชื่อไฟล์")
    roster = merging.open_roster(args.rows)
    columns = match_columns(form, roster.headings, _chosen(args.column))
    common = {}
    if args.answers:
        common = form.files_beside(read_answers(args.answers), args.answers.resolve().parent)
    say = _Teller()
    report = drain(
        merging.check(MergePlan(form, roster, columns, common, args.name, args.pdf, args.one_file)),
        lambda rows: say(f"ตรวจแล้ว {rows:,} แถว"),
    )
    say.end()
    for warning in report.warnings[:_MOST_WARNINGS]:
        print(f"ข้อควรระวัง: {line(warning)}", file=sys.stderr)
    if len(report.warnings) > _MOST_WARNINGS:
        print(f"และข้อควรระวังอีก {len(report.warnings) - _MOST_WARNINGS:,} เรื่อง", file=sys.stderr)
    return report


def _chosen(words: list[str]) -> dict[str, str]:
    pairs = (word.partition("=") for word in words)
    return {heading.strip(): field.strip() for heading, _sign, field in pairs}


def _refuse(problems: Any) -> int:
    for problem in problems:
        print(line(problem), file=sys.stderr)
    return REFUSED


def line(problem: RowProblem) -> str:
    """A problem on one line: row or the common answers, column, what was typed, and what to do."""
    column = f" คอลัมน์ “{problem.column}”" if problem.column else ""
    typed = f" พิมพ์ไว้ “{problem.typed}”" if problem.typed else ""
    where = f"แถว {problem.row}" if problem.row else "คำตอบที่ใช้กับทุกแถว"
    return f"{where}{column}{typed}: {problem.sentence}"


@contextmanager
def heeding_ctrl_c() -> Iterator[Callable[[], None]]:
    """Gives what raises a Ctrl-C once more that was pressed and lost.

    Python drops an error where none can be raised, such as in what runs while an object is thrown away.
    """
    pressed = False

    def press(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    heeds = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeds:  # a shell may have it ignored
        signal.signal(signal.SIGINT, press)
    try:
        yield check
    finally:
        if heeds:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _write(args: argparse.Namespace, merging: Merging, report: MergeReport) -> int:
    from desktop.services.merging import drain

    to = _place(args, merging, report)
    say, steps = _Teller(), merging.write(report, to)
    done = 0

    try:
        with heeding_ctrl_c() as check:

            def tell(progress: Progress) -> None:
                nonlocal done
                done = progress.done
                say(_words(progress))
                check()

            merged = drain(steps, tell)
    except KeyboardInterrupt:
        steps.close()
        say.end()
        single = args.zip or args.one_file
        kept = "ไม่มีไฟล์ใดค้างอยู่" if single else f"เขียนครบฉบับแล้ว {done:,} จาก {len(report.names):,} สั่งซ้ำเพื่อทำต่อ"
        print(f"หยุดตามคำสั่ง: {kept}", file=sys.stderr)
        return _STOPPED
    say.end()
    _tell_end(merged)
    return 0


def _place(args: argparse.Namespace, merging: Merging, report: MergeReport) -> Destination:
    if args.zip:
        return merging.zip_file(args.zip)
    if args.one_file:
        form = report.plan.form
        return merging.one_file(args.out / f"{form.name}.{'pdf' if args.pdf else 'docx'}", form)
    return merging.folder(args.out)


def _words(progress: Progress) -> str:
    left = progress.seconds_left
    wait = f" เหลือราว {max(round(left), 1)} วินาที" if left else ""
    return f"เขียนแล้ว {progress.done:,} จาก {progress.total:,} ฉบับ ({progress.rate:,.0f} ฉบับต่อวินาที){wait}"


def _tell_end(merged: Merged) -> None:
    if merged.draft:
        print("ฉบับร่าง: ยังไม่ได้ติดตั้งตราครุฑของหน่วยงาน ใช้คำสั่ง emblem FILE.png")
    if merged.program:
        print(f"ทำ PDF ด้วย {merged.program} เพราะตัวจัดหน้าในโปรแกรมยังวาดสิ่งนี้ไม่ได้: {merged.undrawn}")
    before = merged.total - merged.made
    kept = f" (มีอยู่ก่อนแล้ว {to_thai(f'{before:,}')} ฉบับ ไม่ทำซ้ำ)" if before else ""
    print(f"ครบ {to_thai(f'{merged.total:,}')} ฉบับ{kept}")
    print(merged.path)


class _Teller:
    """Tells how far it is on one line of a terminal that is written over; says nothing into a file."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = 0.0
        self._told = False

    def __call__(self, words: str) -> None:
        if self._shown and time.monotonic() >= self._next:
            self._next, self._told = time.monotonic() + _TELL_EVERY_S, True
            print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leaves the line free."""
        if self._told:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
