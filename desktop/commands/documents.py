"""The clerk's commands: list the forms, fill one, install the emblem."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from desktop.bootstrap import build
from desktop.commands.paths import typed_path
from thai.os_reasons import os_reason

REFUSED = 2


def add_commands(commands: Any) -> None:
    """Adds ``forms``, ``fill`` and ``emblem``."""
    forms = commands.add_parser("forms", help="รายชื่อแบบ (list the forms)")
    forms.set_defaults(run=list_forms)

    fill = commands.add_parser("fill", help="กรอกแบบจากไฟล์คำตอบ ได้ไฟล์ Word (fill a form)")
    fill.add_argument("form", metavar="FORM", help="ชื่อแบบ เช่น lost_phone_notice")
    fill.add_argument(
        "--answers", type=typed_path, required=True, metavar="FILE", help="ไฟล์คำตอบ .toml หรือ .json"
    )
    fill.add_argument("--out", type=typed_path, required=True, metavar="DIR", help="โฟลเดอร์ที่จะวางเอกสาร")
    fill.add_argument("--pdf", action="store_true", help="ทำเป็น PDF/A แทนไฟล์ Word")
    fill.set_defaults(run=fill_form)

    emblem = commands.add_parser("emblem", help="ติดตั้งตราครุฑของหน่วยงาน (install the agency's emblem)")
    choice = emblem.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "file", nargs="?", type=typed_path, metavar="FILE.png", help="ภาพ PNG สูงอย่างน้อย ๗๐๙ จุด"
    )
    choice.add_argument("--remove", action="store_true", help="เลิกใช้ตราที่ติดตั้งไว้")
    emblem.set_defaults(run=install_emblem)


def list_forms(args: argparse.Namespace) -> int:
    """Prints each form's name and title; forms that cannot be used are told of."""
    forms = build().office.catalog
    for form in forms:
        print(f"{form.name}\t{form.title}")
    for error in forms.broken:
        print(f"ใช้ไม่ได้: {error}", file=sys.stderr)
    return 0


def fill_form(args: argparse.Namespace) -> int:
    """Writes the form's document, or prints one Thai line for each problem and writes nothing."""
    from desktop.files.answers_file import AnswersFileError, read_answers
    from desktop.services.conversion import ConverterError
    from desktop.services.ports import OutboxError
    from templates_docs.errors import AnswersRefusedError, DocumentError

    office = build().office
    try:
        form = office.catalog.get(args.form)
        answers = form.files_beside(read_answers(args.answers), args.answers.resolve().parent)
        written = office.write(form, answers, args.out, as_pdf=args.pdf)
    except AnswersRefusedError as refused:
        for problem in refused.problems:
            print(_line(problem), file=sys.stderr)
        return REFUSED
    except (AnswersFileError, DocumentError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    except (OutboxError, ConverterError) as error:
        print(error.sentence, file=sys.stderr)
        return REFUSED
    for warning in written.report.warnings:
        print(_line(warning), file=sys.stderr)
    if deadline := written.report.deadline:
        print(f"{deadline.title}: {deadline.sentence} ({deadline.clause.cite} {deadline.clause.letter})")
    if written.draft:
        print("ฉบับร่าง: ยังไม่ได้ติดตั้งตราครุฑของหน่วยงาน ใช้คำสั่ง emblem FILE.png")
    if written.program:
        print(f"ทำ PDF ด้วย {written.program} เพราะตัวจัดหน้าในโปรแกรมยังวาดสิ่งนี้ไม่ได้: {written.undrawn}")
    print(written.path)
    return 0


def _line(problem: Any) -> str:
    clause = f" ({problem.clause})" if problem.clause else ""
    return f"{problem.sentence}{clause}"


def install_emblem(args: argparse.Namespace) -> int:
    """Keeps the agency's own emblem, or forgets it."""
    from templates_docs.errors import DocumentError

    office = build().office
    try:
        if args.remove:
            office.remove_emblem()
        else:
            office.install_emblem(args.file.read_bytes())
    except (DocumentError, OSError) as error:
        reason = os_reason(error) if isinstance(error, OSError) else error
        tried = "เลิกใช้ตราที่ติดตั้งไว้" if args.remove else f"ติดตั้งตราจากไฟล์ {args.file} "
        print(f"{tried}ไม่ได้: {reason}", file=sys.stderr)
        return REFUSED
    if args.remove:
        print("เลิกใช้ตราที่ติดตั้งไว้แล้ว หนังสือจะขึ้นว่า ฉบับร่าง")
    else:
        print("ติดตั้งตราครุฑแล้ว หนังสือฉบับต่อไปจะใช้ตรานี้")
    return 0
