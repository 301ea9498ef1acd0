"""The template maker's commands: look a template over, and write one out for Word."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from desktop.bootstrap import build
from desktop.commands.paths import typed_path
from thai.os_reasons import os_reason

REFUSED = 2


def add_commands(commands: Any) -> None:
    """Adds ``template lint`` and ``template export``."""
    template = commands.add_parser("template", help="แม่แบบหนังสือ (templates)")
    actions = template.add_subparsers(title="actions", metavar="ACTION", required=True)

    lint = actions.add_parser("lint", help="ตรวจแม่แบบ .jinja หรือ .docx (look a template over)")
    lint.add_argument("path", type=typed_path, metavar="PATH", help="ไฟล์แม่แบบ หรือโฟลเดอร์ของแบบ")
    lint.set_defaults(run=lint_template)

    export = actions.add_parser("export", help="เขียนแม่แบบออกเป็นไฟล์ Word (write a template out for Word)")
    export.add_argument("form", metavar="FORM", help="ชื่อแบบ เช่น lost_phone_notice")
    export.add_argument("out", type=typed_path, metavar="FILE.docx", help="ไฟล์ Word ที่จะเขียน")
    export.set_defaults(run=export_template)


def lint_template(args: argparse.Namespace) -> int:
    """Prints one Thai line for each finding, with its line or sentence; code 2 when any is an error."""
    from templates_docs.errors import DocumentError, Severity
    from templates_docs.lint import lint

    try:
        path, known = _template_and_names(args.path)
    except DocumentError as error:
        print(error, file=sys.stderr)
        return REFUSED
    if not path.is_file():
        print(f"ไม่มีไฟล์ {path} โปรดตรวจชื่อ", file=sys.stderr)
        return REFUSED
    findings = lint(path, known)
    for finding in findings:
        print(f"{'ผิด' if finding.severity is Severity.ERROR else 'ควรดู'}: {finding}")
    if not findings:
        print(f"{path}: ไม่พบที่ต้องแก้")
    return REFUSED if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _template_and_names(path: Path) -> tuple[Path, set[str]]:
    """The template, and the names its form gives it; none when it belongs to no form."""
    from templates_docs.document import known_names
    from templates_docs.form_file import FORM_FILE, load_form

    folder = path if path.is_dir() else path.parent
    if (folder / FORM_FILE).is_file():
        form = load_form(folder)
        return (form.letter if path.is_dir() else path), known_names(form)
    forms = build().office.catalog.forms
    same_name = forms.get(folder.resolve().name)
    if same_name is not None and same_name.letter.resolve().parent == folder.resolve():
        return (same_name.letter if path.is_dir() else path), known_names(same_name)
    return path, set()


def export_template(args: argparse.Namespace) -> int:
    """Writes the form's letter as a Word file with tags; an existing file is never written over."""
    from templates_docs.errors import DocumentError
    from templates_docs.form_file import LETTER_FILE
    from templates_docs.word.export import as_word_template

    try:
        form = build().office.catalog.get(args.form)
        source = form.folder / LETTER_FILE
        if not source.is_file():
            print(f"แบบ {form.name} เป็นแม่แบบ Word อยู่แล้ว: {form.letter}", file=sys.stderr)
            return REFUSED
        content = as_word_template(source.read_text(encoding="utf-8-sig"), f"{form.name}/{LETTER_FILE}")
    except DocumentError as error:
        print(error, file=sys.stderr)
        return REFUSED
    if problem := _written(args.out, content):
        print(f"เขียนไฟล์ {args.out} ไม่ได้: {problem}", file=sys.stderr)
        return REFUSED
    print(args.out)
    print(f"แก้ใน Word แล้ววางเป็น forms/{form.name}/letter.docx ในโฟลเดอร์ของหน่วยงาน แม่แบบนั้นจะถูกใช้แทน")
    return 0


def _written(path: Path, content: bytes) -> str:
    """Writes the file; says in Thai what stood in the way, or nothing."""
    from desktop.files.whole_file import create

    if path.suffix.lower() != ".docx":
        return "ชื่อต้องลงท้ายด้วย .docx"
    try:
        create(path, content)
    except OSError as error:
        return os_reason(error)
    return ""
