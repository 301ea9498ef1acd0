"""Reads a form's folder; what is wrong in it is told in Thai with the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from templates_docs.answers import read_answer
from templates_docs.deadlines import Clause, Deadline
from templates_docs.errors import Severity, did_you_mean
from templates_docs.fields import Field, Kind, Pattern, Plain, When
from templates_docs.form import Check, Form, Section
from templates_docs.rule_book import RULES
from templates_docs.rules import Rule
from templates_docs.toml_table import TomlTable, plain, read_toml
from thai.errors import ThaiError

FORM_FILE = "form.toml"
LETTER_FILE = "letter.jinja"
WORD_LETTER_FILE = "letter.docx"
KINDS = (
    *("external_letter", "memorandum", "order", "announcement", "certificate", "circular"),
    *("request_form", "register"),
)
FACTS = ("deadline.overdue",)
"""Names a condition may use beside the form's own fields."""

RESERVED = frozenset({"deadline", "salutation", "page", "loop"})
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_STATUS = ("KNOWN", "INFERRED", "POLICY")


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
    clauses = _clauses(table, basis)
    sections = tuple(_section(item) for item in table.tables("sections"))
    fields = _fields(table, sections, clauses)
    form = Form(
        name=folder.name,
        folder=folder,
        title=table.text("title"),
        title_en=table.text("title_en", ""),
        kind=table.one_of("kind", KINDS),
        basis=basis,
        sections=sections,
        fields=tuple(fields.values()),
        checks=tuple(_check(item, fields, clauses) for item in table.tables("checks")),
        clauses=clauses,
        deadline=_deadline(table, fields, clauses),
        file_name_fields=_known(table, "file_name", table.texts("file_name"), fields),
        letter=letters[0],
    )
    table.finish()
    return form


def _clauses(table: TomlTable, letter: str) -> dict[str, Clause]:
    group = table.table("clauses")
    if group is None:
        return {}
    clauses = {}
    for key in group.names():
        item = group.table(key)
        assert item is not None
        clauses[key] = Clause(key, item.text("cite"), item.text("letter", letter), item.text("words"))
        item.finish()
    return clauses


def _section(item: TomlTable) -> Section:
    section = Section(
        name=item.text("name"),
        title=item.text("title"),
        title_en=item.text("title_en", ""),
        help=item.text("help", ""),
    )
    item.finish()
    return section


def _fields(
    table: TomlTable, sections: tuple[Section, ...], clauses: Mapping[str, Clause]
) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    items = []
    for item in table.tables("fields"):
        field = _field(item, tuple(section.name for section in sections), clauses)
        if field.name in fields:
            raise item.error(f"ช่อง {field.name} มีสองครั้ง", "name")
        if any(name.startswith(f"{field.name}.") or field.name.startswith(f"{name}.") for name in fields):
            raise item.error(f"ชื่อ {field.name} ซ้อนกับอีกช่องหนึ่ง", "name")
        fields[field.name] = field
        items.append(item)
    if not fields:
        raise table.error("แบบต้องมีอย่างน้อยหนึ่งช่อง ([[fields]])")
    for item, field in zip(items, fields.values(), strict=True):
        if field.required_when:
            _known(item, "required_when", (field.required_when.field,), {**fields, **dict.fromkeys(FACTS)})
    return fields


def _field(
    item: TomlTable, sections: tuple[str, ...], clauses: Mapping[str, Clause], in_group: bool = False
) -> Field:
    """Return one `[[fields]]` table as a field; one of a group's own has no section and holds no group."""
    name = item.text("name")
    if not _FIELD_NAME.fullmatch(name) or name.partition(".")[0] in RESERVED:
        raise item.error(f"ชื่อช่อง “{name}” ใช้ไม่ได้ ใช้ a-z 0-9 _ และจุดคั่น และห้ามใช้คำสงวน", "name")
    field = Field(
        name=name,
        label=item.text("label"),
        kind=Kind(item.one_of("kind", tuple(kind for kind in Kind if not (in_group and kind is Kind.GROUP)))),
        section="" if in_group else item.one_of("section", sections),
        label_en=item.text("label_en", ""),
        help=item.text("help", ""),
        required=item.flag("required"),
        required_when=_when(item),
        required_sentence=item.text("required_sentence", ""),
        required_cite=_cite(item, clauses),
        required_number=item.text("number", ""),
        choices=item.texts("choices"),
        suggestions=item.texts("suggestions"),
        min_length=item.number("min_length", 0),
        max_length=item.number("max_length", 0),
        pattern=_pattern(item),
        status=item.one_of("status", _STATUS, "KNOWN"),
    )
    if (field.kind is Kind.CHOICE) != bool(field.choices):
        raise item.error("ชนิด choice ต้องมี choices และชนิดอื่นต้องไม่มี", "choices")
    if field.kind is Kind.GROUP:
        field = replace(field, each=_each(item, clauses))
    else:
        field = replace(field, default=_default(item, field))
    item.finish()
    return field


def _each(item: TomlTable, clauses: Mapping[str, Clause]) -> tuple[Field, ...]:
    """Return the fields that every entry of the group answers (`[[fields.each]]`)."""
    fields: dict[str, Field] = {}
    for part in item.tables("each"):
        field = _field(part, (), clauses, in_group=True)
        if "." in field.name or field.name in fields:
            raise part.error(f"ชื่อช่อง {field.name} ในกลุ่มต้องไม่ซ้ำและไม่มีจุด", "name")
        fields[field.name] = field
    if not fields:
        raise item.error("ชนิด group ต้องมีช่องย่อย [[fields.each]] อย่างน้อยหนึ่งช่อง", "kind")
    for field in fields.values():
        if field.required_when:
            _known(item, "required_when", (field.required_when.field,), fields)
    return tuple(fields.values())


def _cite(item: TomlTable, clauses: Mapping[str, Clause]) -> str:
    """Return the short name of the clause the item rests on; empty where it names none."""
    key = item.text("clause", "")
    return clauses[_known(item, "clause", (key,), clauses)[0]].cite if key else ""


def _when(item: TomlTable) -> When | None:
    table = item.table("required_when")
    if table is None:
        return None
    values = table.raw("is")
    if not isinstance(values, list) or not all(isinstance(value, str | bool) for value in values):
        raise item.error('required_when ต้องเขียนแบบ { field = "ชื่อช่อง", is = ["ค่า"] }', "required_when")
    when = When(table.text("field"), tuple(values))
    table.finish()
    return when


def _pattern(item: TomlTable) -> Pattern | None:
    table = item.table("pattern")
    if table is None:
        return None
    pattern = Pattern(table.text("is"), table.text("says"))
    table.finish()
    try:
        re.compile(pattern.expression)
    except re.error:
        raise item.error("pattern เขียนผิดรูปแบบนิพจน์ปรกติ (regular expression)", "pattern") from None
    return pattern


def _default(item: TomlTable, field: Field) -> Plain:
    raw = item.raw("default")
    try:
        return read_answer(field, raw)
    except ThaiError as error:
        raise item.error(f"default ของ {field.name} ใช้ไม่ได้: {error}", "default") from None


def _deadline(
    table: TomlTable, fields: Mapping[str, Field], clauses: Mapping[str, Clause]
) -> Deadline | None:
    item = table.table("deadline")
    if item is None:
        return None
    clause = item.text("clause")
    _known(item, "clause", (clause,), clauses)
    deadline = Deadline(
        title=item.text("title"),
        counted_from=item.text("counted_from"),
        sent_on=item.text("sent_on"),
        working_days=item.number("working_days"),
        clause=clauses[clause],
        rule=item.text("rule", ""),
    )
    item.finish()
    for key, kinds in (("counted_from", (Kind.MOMENT, Kind.DATE)), ("sent_on", (Kind.DATE,))):
        (name,) = _known(item, key, (item.text(key),), fields)
        if fields[name].kind not in kinds:
            raise item.error(f"ช่อง {name} ต้องเป็นชนิด {' หรือ '.join(kinds)}", key)
    return deadline


def _check(item: TomlTable, fields: Mapping[str, Field], clauses: Mapping[str, Clause]) -> Check:
    rule = RULES[item.one_of("rule", tuple(RULES))]
    fields = {**fields, **_group_parts(fields)}
    names = item.texts("fields") or tuple(fields)
    cite = _cite(item, clauses)
    status = item.one_of("status", _STATUS)
    if cite and status == "INFERRED":
        raise item.error("กฎที่เป็นการอนุมาน (INFERRED) ห้ามอ้างข้อของหนังสือ", "clause")
    check = Check(
        rule=rule.name,
        fields=_known(item, "fields", names, fields),
        says=item.text("says"),
        severity=Severity(item.one_of("severity", tuple(Severity), Severity.ERROR)),
        number=item.text("number", ""),
        status=status,
        cite=cite,
        options=_options(item, rule, fields),
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
        if key in ("day", "unless", "field", "when", "starts", "not_within", "than"):
            _known(item, key, (str(value),), fields)
        options[key] = value
    return options


_TYPE_WORDS: Mapping[type, str] = {str: "ข้อความ", int: "จำนวนเต็ม", list: "รายการ"}


def _known(item: TomlTable, key: str, names: tuple[str, ...], known: Mapping[str, object]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise item.error(f"{key} อ้างถึง “{name}” ซึ่งไม่มี{did_you_mean(name, known)}", key)
    return names
