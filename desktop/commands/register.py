"""The commands of the agency's register: issue a document under a number, and look after what was issued."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.bootstrap import build
from desktop.commands.paths import typed_path

if TYPE_CHECKING:
    from desktop.services.ports import Entry
    from desktop.services.registering import Registered

REFUSED = 2
_MANY_SKIPPED = 50
"""Numbers left out at once which are rather a slip of the finger than what the registry gave."""


def add_commands(commands: Any) -> None:
    """Adds ``issue`` and ``register``."""
    issue = commands.add_parser("issue", help="ออกเลขจากทะเบียนแล้วทำหนังสือ (issue under the next number)")
    issue.add_argument("form", metavar="FORM", help="ชื่อแบบ")
    _add_writing(issue)
    issue.add_argument("--blank", action="store_true", help="เว้นเลขไว้ให้งานสารบรรณเติม")
    issue.set_defaults(run=_told(_issue))

    register = commands.add_parser("register", help="ทะเบียนหนังสือส่ง (the register)")
    inner = register.add_subparsers(title="register", metavar="WHAT", required=True)
    listing = inner.add_parser("list", help="ค้นและแสดงรายการ")
    listing.add_argument("words", nargs="*", metavar="WORD", help="คำที่ต้องมี")
    listing.set_defaults(run=_told(_list))
    show = inner.add_parser("show", help="ประวัติของฉบับหนึ่ง")
    show.add_argument("id", type=int, metavar="ID")
    show.set_defaults(run=_told(_show))
    reissue = inner.add_parser("reissue", help="ออกใหม่ด้วยเลขเดิม")
    reissue.add_argument("id", type=int, metavar="ID")
    _add_writing(reissue)
    reissue.add_argument("--reason", required=True, help="เหตุผล")
    reissue.set_defaults(run=_told(_reissue))
    cancel = inner.add_parser("cancel", help="ยกเลิกฉบับหนึ่ง เลขจะไม่ใช้อีก")
    cancel.add_argument("id", type=int, metavar="ID")
    cancel.add_argument("--reason", required=True, help="เหตุผล")
    cancel.set_defaults(run=_told(_cancel))
    number = inner.add_parser("number", help="เติมเลขที่งานสารบรรณออกให้")
    number.add_argument("id", type=int, metavar="ID")
    number.add_argument("number", type=int, metavar="N")
    number.set_defaults(run=_told(_number))


def _add_writing(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--answers", type=typed_path, required=True, metavar="FILE", help="ไฟล์คำตอบ .toml หรือ .json"
    )
    command.add_argument("--out", type=typed_path, required=True, metavar="DIR", help="โฟลเดอร์ที่จะวางเอกสาร")


def _told(do: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    """A command that tells what is expected to go wrong in Thai, a line for each, and ends with 2."""

    def run(args: argparse.Namespace) -> int:
        from desktop.files.answers_file import AnswersFileError
        from desktop.services.ports import OutboxError, RegisterError
        from templates_docs.errors import AnswersRefusedError, DocumentError

        try:
            do(args)
        except AnswersRefusedError as refused:
            for problem in refused.problems:
                print(_line(problem), file=sys.stderr)
            return REFUSED
        except (OutboxError, RegisterError) as error:
            print(error.sentence, file=sys.stderr)
            return REFUSED
        except (AnswersFileError, DocumentError) as error:
            print(error, file=sys.stderr)
            return REFUSED
        return 0

    return run


def _line(problem: Any) -> str:
    return f"{problem.sentence} ({problem.clause})" if problem.clause else str(problem.sentence)


def _issue(args: argparse.Namespace) -> None:
    from desktop.files.answers_file import read_answers

    services = build()
    form = services.office.catalog.get(args.form)
    answers = form.files_beside(read_answers(args.answers), args.answers.resolve().parent)
    _tell(services.registering.issue(form, answers, args.out, blank=args.blank))


def _reissue(args: argparse.Namespace) -> None:
    from desktop.files.answers_file import read_answers

    desk = build().registering
    answers = read_answers(args.answers)
    answers = desk.form(args.id).files_beside(answers, args.answers.resolve().parent)
    _tell(desk.reissue(args.id, answers, args.out, args.reason))


def _tell(registered: Registered) -> None:
    for warning in registered.report.warnings:
        print(_line(warning), file=sys.stderr)
    if registered.draft:
        print("ฉบับร่าง: ยังไม่ได้ติดตั้งตราครุฑของหน่วยงาน ใช้คำสั่ง emblem FILE.png")
    print(_row(registered.entry))
    print(registered.entry.file)


def _list(args: argparse.Namespace) -> None:
    for entry in build().registering.search(" ".join(args.words)):
        print(_row(entry))


def _show(args: argparse.Namespace) -> None:
    from thai.dates import format_moment

    said = {"issued": "ออก", "reissued": "ออกใหม่", "numbered": "เติมเลข", "cancelled": "ยกเลิก"}
    for happening in build().registering.history(args.id):
        when = format_moment(happening.at.replace(tzinfo=None))
        print("\t".join((when, said[happening.what], happening.reason)).rstrip())


def _cancel(args: argparse.Namespace) -> None:
    print(_row(build().registering.cancel(args.id, args.reason)))


def _number(args: argparse.Namespace) -> None:
    registering = build().registering
    skipped = registering.skipped_by(args.id, args.number)
    print(_row(registering.fill_number(args.id, args.number)))
    if skipped >= _MANY_SKIPPED:
        print(
            f"ข้อควรระวัง: เลขถัดไปจะเป็น {args.number + 1} เลข {args.number - skipped} ถึง {args.number - 1}"
            " จะว่างอยู่จนกว่าจะพิมพ์เลขเต็มเอง โปรดตรวจว่าพิมพ์เลขถูก",
            file=sys.stderr,
        )


def _row(entry: Entry) -> str:
    from thai.dates import format_date

    state = (
        f"ยกเลิก: {entry.cancelled}"
        if entry.cancelled
        else f"ฉบับที่ {entry.editions}"
        if entry.editions > 1
        else ""
    )
    return "\t".join(
        (str(entry.id), entry.reference, format_date(entry.day), entry.title, entry.addressee, state)
    ).rstrip()
