"""Reads the `[[fields]]` of a form: what is asked, what is worked out, and what every entry of a group answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from templates_docs.answers import read_answer
from templates_docs.computed import COMPUTATIONS, NAMES_OF_FIELDS
from templates_docs.errors import did_you_mean
from templates_docs.fields import Computed, Field, Kind, Pattern, Value, When
from templates_docs.form import Section
from templates_docs.form_basis import Basis, with_rule
from templates_docs.groups import read_group
from templates_docs.toml_table import TomlTable
from thai.errors import ThaiError

FACTS = ("deadline.overdue",)
"""Names a condition may use beside the form's own fields."""

RESERVED = frozenset({"deadline", "salutation", "page", "loop"})
STATUS = ("KNOWN", "INFERRED", "POLICY")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


def read_fields(table: TomlTable, sections: tuple[Section, ...], basis: Basis) -> dict[str, Field]:
    """Return every field of the form by its dotted name.

    Raises:
        FormError: naming the file and the line.
    """
    fields: dict[str, Field] = {}
    items = []
    for item in table.tables("fields"):
        field = _field(item, tuple(section.name for section in sections), basis)
        if field.name in fields:
            raise item.error(f"ช่อง {field.name} มีสองครั้ง", "name")
        if any(name.startswith(f"{field.name}.") or field.name.startswith(f"{name}.") for name in fields):
            raise item.error(f"ชื่อ {field.name} ซ้อนกับอีกช่องหนึ่ง", "name")
        fields[field.name] = field
        items.append(item)
    if not fields:
        raise table.error("แบบต้องมีอย่างน้อยหนึ่งช่อง ([[fields]])")
    for item, field in zip(items, fields.values(), strict=True):
        _refer(item, field, {**fields, **dict.fromkeys(FACTS)})
    return fields


def _refer(item: TomlTable, field: Field, known: Mapping[str, object]) -> None:
    """See to it that every name in a field's condition or computation is known; its entries see each other's too."""
    if field.required_when:
        each_known(item, "required_when", (field.required_when.field,), known)
    if field.computed:
        options = field.computed.options
        named = tuple(str(options[key]) for key in options if key in NAMES_OF_FIELDS)
        each_known(item, "computed", named, known)
    for part in field.each:
        _refer(item, part, {**known, **{each.name: each for each in field.each}})


def _field(item: TomlTable, sections: tuple[str, ...], basis: Basis, in_group: bool = False) -> Field:
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
        required_when=read_when(item),
        required_sentence=with_rule(item.text("required_sentence", ""), basis.rule(item)),
        required_cite=basis.cite(item, basis.rule(item)),
        required_number=item.text("number", ""),
        choices=item.texts("choices"),
        suggestions=item.texts("suggestions"),
        min_length=item.number("min_length", 0),
        max_length=item.number("max_length", 0),
        pattern=_pattern(item),
        computed=_computed(item),
        status=item.one_of("status", STATUS, "KNOWN"),
    )
    if (field.kind is Kind.CHOICE) != bool(field.choices):
        raise item.error("ชนิด choice ต้องมี choices และชนิดอื่นต้องไม่มี", "choices")
    if field.kind is Kind.GROUP:
        field = replace(field, each=_each(item, basis))
    field = replace(field, default=_default(item, field))
    item.finish()
    return field


def _each(item: TomlTable, basis: Basis) -> tuple[Field, ...]:
    """Return the fields that every entry of the group answers (`[[fields.each]]`)."""
    fields: dict[str, Field] = {}
    for part in item.tables("each"):
        field = _field(part, (), basis, in_group=True)
        if "." in field.name or field.name in fields:
            raise part.error(f"ชื่อช่อง {field.name} ในกลุ่มต้องไม่ซ้ำและไม่มีจุด", "name")
        fields[field.name] = field
    if not fields:
        raise item.error("ชนิด group ต้องมีช่องย่อย [[fields.each]] อย่างน้อยหนึ่งช่อง", "kind")
    return tuple(fields.values())


def read_when(item: TomlTable, key: str = "required_when") -> When | None:
    """Return the condition under that key; None where there is none."""
    table = item.table(key)
    if table is None:
        return None
    values = table.raw("is")
    if not isinstance(values, list) or not all(isinstance(value, str | bool) for value in values):
        raise item.error(f'{key} ต้องเขียนแบบ {{ field = "ชื่อช่อง", is = ["ค่า"] }}', key)
    when = When(table.text("field"), tuple(values))
    table.finish()
    return when


def _computed(item: TomlTable) -> Computed | None:
    table = item.table("computed")
    if table is None:
        return None
    by = table.one_of("by", tuple(COMPUTATIONS))
    computation, options = COMPUTATIONS[by], dict[str, str | int]()
    for key, type_ in {**computation.needs, **computation.may}.items():
        if key in computation.may and not table.has(key):
            continue
        value = table.raw(key)
        if type(value) is not type_ or not isinstance(value, str | int):
            raise item.error(
                f"computed {by} ต้องมี {key} เป็น{'ข้อความ' if type_ is str else 'จำนวนเต็ม'}", "computed"
            )
        options[key] = value
    table.finish()
    return Computed(by, options)


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


def _default(item: TomlTable, field: Field) -> Value:
    """Return what the field holds before anybody types: a value, or the first entries of a group."""
    raw = item.raw("default")
    if field.kind is Kind.GROUP:
        entries, problems = read_group(field, raw)
        if problems:
            raise item.error(f"default ของ {field.name} ใช้ไม่ได้: {problems[0].sentence}", "default")
        return entries
    try:
        return read_answer(field, raw)
    except ThaiError as error:
        raise item.error(f"default ของ {field.name} ใช้ไม่ได้: {error}", "default") from None


def each_known(
    item: TomlTable, key: str, names: tuple[str, ...], known: Mapping[str, object]
) -> tuple[str, ...]:
    """Return the names, each of which is known.

    Raises:
        FormError: naming the line and the nearest known name.
    """
    for name in names:
        if name not in known:
            raise item.error(f"{key} อ้างถึง “{name}” ซึ่งไม่มี{did_you_mean(name, known)}", key)
    return names
