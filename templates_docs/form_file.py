"""Reads a form's folder; what is wrong in it is told in Thai with the line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from templates_docs.deadlines import Deadline
from templates_docs.errors import Severity
from templates_docs.fields import Field, Kind
from templates_docs.form import Check, Form, Section
from templates_docs.form_basis import Basis, read_basis, severity_of, with_rule
from templates_docs.form_fields import STATUS, each_known, read_fields, read_when
from templates_docs.rule_book import RULES
from templates_docs.rules import Rule
from templates_docs.toml_table import TomlTable, plain, read_toml

FORM_FILE = "form.toml"
LETTER_FILE = "letter.jinja"
WORD_LETTER_FILE = "letter.docx"
KINDS = (
    *("external_letter", "memorandum", "order", "announcement", "certificate", "circular"),
    *("request_form", "register"),
)


def load_form(folder: Path) -> Form:
    """Return the form described by the folder.

    Raises:
        FormError: naming the file and the line.
    """
    path = folder / FORM_FILE
    data, source = read_toml(path)
    table = TomlTable(data, path, source)
    letters = [folder / name for name in (WORD_LETTER_FILE, LETTER_FILE) if (folder / name).is_file()]
    if not letters:
        raise table.error(f"ไม่มีไฟล์ {LETTER_FILE} หรือ {WORD_LETTER_FILE} อยู่ข้างกัน")
    basis = table.text("basis")
    rests_on = read_basis(table, basis)
    sections = tuple(_section(item) for item in table.tables("sections"))
    fields = read_fields(table, sections, rests_on)
    form = Form(
        name=folder.name,
        folder=folder,
        title=table.text("title"),
        title_en=table.text("title_en", ""),
        kind=table.one_of("kind", KINDS),
        basis=basis,
        sections=sections,
        fields=tuple(fields.values()),
        checks=tuple(_check(item, fields, rests_on) for item in table.tables("checks")),
        clauses=rests_on.clauses,
        deadline=_deadline(table, fields, rests_on),
        file_name_fields=each_known(table, "file_name", table.texts("file_name"), fields),
        letter=letters[0],
    )
    table.finish()
    return form


def _section(item: TomlTable) -> Section:
    section = Section(
        name=item.text("name"),
        title=item.text("title"),
        title_en=item.text("title_en", ""),
        help=item.text("help", ""),
    )
    item.finish()
    return section


def _deadline(table: TomlTable, fields: Mapping[str, Field], basis: Basis) -> Deadline | None:
    item = table.table("deadline")
    if item is None:
        return None
    counted = basis.rule(item, "rule")
    clause = basis.known(item, item.text("clause", counted.clause if counted else None))
    deadline = Deadline(
        title=item.text("title"),
        counted_from=item.text("counted_from"),
        sent_on=item.text("sent_on"),
        working_days=item.number("working_days", counted.number("working_days") if counted else None),
        clause=basis.clauses[clause],
        rule=item.text("rule", ""),
    )
    item.finish()
    for key, kinds in (("counted_from", (Kind.MOMENT, Kind.DATE)), ("sent_on", (Kind.DATE,))):
        (name,) = each_known(item, key, (item.text(key),), fields)
        if fields[name].kind not in kinds:
            raise item.error(f"ช่อง {name} ต้องเป็นชนิด {' หรือ '.join(kinds)}", key)
    return deadline


def _check(item: TomlTable, fields: Mapping[str, Field], basis: Basis) -> Check:
    rule = RULES[item.one_of("rule", tuple(RULES))]
    fields = {**fields, **_group_parts(fields)}
    names = item.texts("fields") or tuple(fields)
    said = basis.rule(item)
    whole = None if item.has("status") else said  # the check is the letter's rule itself, and no help to it
    status = item.one_of("status", STATUS, whole.mark if whole else None)
    cite = basis.cite(item, whole)
    if cite and status == "INFERRED":
        raise item.error("กฎที่เป็นการอนุมาน (INFERRED) ห้ามอ้างข้อของหนังสือ", "clause")
    only_when = read_when(item, "only_when")
    if only_when:
        each_known(item, "only_when", (only_when.field,), fields)
    check = Check(
        rule=rule.name,
        fields=each_known(item, "fields", names, fields),
        says=with_rule(item.text("says", whole.says if whole else None), said),
        severity=Severity(
            item.one_of("severity", tuple(Severity), severity_of(whole) if whole else Severity.ERROR)
        ),
        number=item.text("number", ""),
        status=status,
        cite=cite,
        options=_options(item, rule, fields),
        only_when=only_when,
    )
    item.finish(tuple({**rule.needs, **rule.may}))
    return check


def _group_parts(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return the fields inside groups under the names a check may use: `holders.first` is that of everyone."""
    return {f"{group.name}.{part.name}": part for group in fields.values() for part in group.each}


def _options(item: TomlTable, rule: Rule, fields: Mapping[str, Field]) -> dict[str, object]:
    options: dict[str, object] = {}
    for key, type_ in {**rule.needs, **rule.may}.items():
        if key in rule.may and not item.has(key):
            continue
        value = item.raw(key)
        if not isinstance(value, type_) or not plain(value):
            raise item.error(f"กฎ {rule.name} ต้องมี {key} เป็น{_TYPE_WORDS[type_]}", key)
        if key in ("day", "unless", "field", "when", "starts", "not_within", "than", "moment"):
            each_known(item, key, (str(value),), fields)
        options[key] = value
    return options


_TYPE_WORDS: Mapping[type, str] = {str: "ข้อความ", int: "จำนวนเต็ม", list: "รายการ"}
