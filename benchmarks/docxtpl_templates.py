"""Word templates like docxtpl's own public test templates, and the plain values that fill them.

docxtpl's test files are not in its package, so each is built here again after what its test and its manual
say; the invented words are ours.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx

Block = str | tuple[Any, ...]
"""A paragraph (`¦` parts its runs), or a table: a tuple of rows, which are tuples of cells, which are blocks."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Case:
    """One template and its record; `differs` says why ours need not print what docxtpl prints."""

    name: str
    blocks: Sequence[Block]
    record: Mapping[str, object] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    footnote: str = ""
    core: Mapping[str, str] = field(default_factory=dict)
    differs: str = ""

    def build(self) -> bytes:
        """Return the template as a .docx."""
        document = docx.Document()
        for block in self.blocks:
            _write(document, block)
        for place, words in (
            (document.sections[0].header, self.header),
            (document.sections[0].footer, self.footer),
        ):
            for run in words.split("¦"):
                place.paragraphs[0].add_run(run)
        for name, words in self.core.items():
            setattr(document.core_properties, name, words)
        file = BytesIO()
        document.save(file)
        return _with_footnote(file.getvalue(), self.footnote) if self.footnote else file.getvalue()


def _write(place: Any, block: Block) -> None:
    if isinstance(block, str):
        paragraph = place.add_paragraph()
        for run in block.split("¦"):
            paragraph.add_run(run)
        return
    table = place.add_table(len(block), max(map(len, block)))
    for row, cells in zip(table.rows, block, strict=True):
        for cell, content in zip(row.cells, cells, strict=False):
            first, *more = content if isinstance(content, list) else [content]
            if isinstance(first, str):
                for run in first.split("¦"):
                    cell.paragraphs[0].add_run(run)
            else:
                _write(cell, first)
            for block_ in more:
                _write(cell, block_)
        for cell in row.cells[len(cells) :]:
            row._tr.remove(cell._tc)


def _with_footnote(data: bytes, words: str) -> bytes:
    """Return the file with a footnote part, which python-docx cannot make."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in words.split("¦"))
    part = f'<w:footnotes {_W}><w:footnote w:id="2"><w:p>{runs}</w:p></w:footnote></w:footnotes>'
    type_ = f'<Override PartName="/word/footnotes.xml" ContentType="{_OFFICE}.footnotes+xml"/></Types>'
    link = (
        f'<Relationship Id="rIdNotes" Type="{_RELATION}/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "[Content_Types].xml":
                content = content.replace("</Types>", type_)
            if name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", link)
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", part)
    return file.getvalue()


ITEMS = [
    {"desc": "ปากกา", "qty": 2, "price": "ฟรี"},
    {"desc": "กระดาษ A4", "qty": 5403, "price": "120.00"},
    {"desc": "โต๊ะ", "qty": 1, "price": "100,000.00"},
]
PEOPLE = [
    {"name": "มานี", "pets": ["แมว", "นก"]},
    {"name": "ปิติ", "pets": []},
    {"name": "ชูใจ", "pets": ["ปลา"]},
]

PUBLIC = (
    Case(
        "order",
        (
            "เรียน {{ customer_name }}",
            "{%p if in_europe %}",
            "ส่งในยุโรป",
            "{%p else %}",
            "ส่งนอกยุโรป",
            "{%p endif %}",
            (
                ("รายการ", "จำนวน", "ราคา"),
                ("{%tr for item in items %}", "", ""),
                ("{{ item.desc }}", "{{ item.qty }}", "{{ item.price }}"),
                ("{%tr endfor %}", "", ""),
                ("", "รวม", "{{ total_price }}"),
            ),
            "{% if is_paid %}ชำระแล้ว{% else %}ยังไม่ชำระ{% endif %} {{ company_name }}",
        ),
        {
            "customer_name": "มานี",
            "items": ITEMS,
            "in_europe": True,
            "is_paid": False,
            "company_name": "ร้านตัวอย่าง",
            "total_price": "100,120.00",
        },
    ),
    Case(
        "cellbg",
        (
            (
                ("วันที่", "รายละเอียด"),
                ("{%tr for alert in alerts %}", ""),
                ("{% cellbg alert.bg %}{{ alert.date }}", "{{ alert.desc }}{% cellbg alert.bg %}"),
                ("{%tr endfor %}", ""),
            ),
        ),
        {
            "alerts": [
                {"date": "1", "desc": "ร้ายแรง", "bg": "FF0000"},
                {"date": "2", "desc": "เตือน", "bg": "FFDD00"},
            ]
        },
    ),
    Case(
        "dynamic_table",
        (
            (
                ("สิ่งของ", "{% colspan col_labels|count %}ชนิด"),
                ("", "{%tc for col in col_labels %}", "{{ col }}", "{%tc endfor %}"),
                ("{%tr for item in rows %}", "", "", ""),
                ("{{ item.label }}", "{%tc for col in item.cols %}", "{{ col }}", "{%tc endfor %}"),
                ("{%tr endfor %}", "", "", ""),
            ),
        ),
        {
            "col_labels": ["ผลไม้", "ผัก", "หิน", "ของ"],
            "rows": [{"label": c, "cols": [f"{c}{n}" for n in range(4)]} for c in ("เหลือง", "แดง", "เขียว")],
        },
    ),
    Case(
        "nested_for",
        (
            "{%p for p in people %}",
            "{{ p.name }}:",
            "{%p for pet in p.pets %}",
            "- {{ pet }}",
            "{%p endfor %}",
            "{%p endfor %}",
            (
                ("{%tr for p in people %}", ""),
                ("{{ p.name }}", "{{ loop.index }}"),
                ("{%tr for pet in p.pets %}", ""),
                ("", "{{ pet }}{% if not loop.last %},{% endif %}"),
                ("{%tr endfor %}", ""),
                ("{%tr endfor %}", ""),
            ),
        ),
        {"people": PEOPLE},
    ),
    Case(
        "merge_paragraph",
        ("บ้านของฉันอยู่", "{%- if town -%}", "ในเมือง", "{%- else -%}", "ในชนบท", "{%- endif -%}", "และฉันชอบ"),
        {"town": True},
    ),
    Case(
        "merge_paragraph, only -%}",
        ("ก {% if town -%}", "ในเมือง", "{%- endif %} ข", "ค"),
        {"town": True},
    ),
    Case(
        "header_footer",
        ("{{ title }}",),
        {"title": "ก", "date": "๑"},
        header="{{ ti¦tle }}",
        footer="{{ date }}",
    ),
    Case("header_footer_utf8", ("é {{ a }} à",), {"a": "ñ 한 ก็"}, header="é {{ a }}", footer="à {{ a }}"),
    Case("header_footer_entities", ("{{ a }}",), {"a": "ก"}, header="R&D <{{ a }}>", footer="{{ a }} & ข"),
    Case(
        "horizontal_merge",
        (
            (("{%tc for i in range(3) %}", "{% hm %}หัว", "{%tc endfor %}"),),
            (("{%tc for i in rows %}", "{% hm %}{{ rows|length }}", "{%tc endfor %}"), ("", "", "")),
        ),
        {"rows": [1, 2, 3]},
    ),
    Case(
        "vertical_merge",
        (
            (
                ("{%tr for item in items %}", "", ""),
                ("{% vm %}{{ category }}", "{{ item.desc }}", "{{ item.qty }}"),
                ("{%tr endfor %}", "", ""),
                ("รวม", "", "{{ total }}"),
            ),
        ),
        {"items": ITEMS, "category": "หนังสือ", "total": "3"},
    ),
    Case(
        "vertical_merge_nested",
        (
            (
                ("{%tr for p in people %}", ""),
                ("{%tr for pet in p.pets %}", ""),
                ("{% vm %}{{ p.name }}", "{{ pet }}"),
                ("{%tr endfor %}", ""),
                ("{%tr endfor %}", ""),
            ),
        ),
        {"people": PEOPLE},
    ),
    Case(
        "less_cells_after_loop",
        ((("ก", "{%tc for i in range(1) %}", "{{ i }}", "{%tc endfor %}", "ข"), ("1", "2", "3")),),
    ),
    Case(
        "comments",
        (
            "ก{# ไม่พิมพ์ #}ข",
            "{#p ทั้งย่อหน้า #}",
            "ค{# ยาว",
            "สองย่อหน้า #}ง",
            (("{#tr ทั้งแถว #}", ""), ("1", "{#tc ทั้งช่อง #}")),
        ),
    ),
    Case(
        "doc_properties",
        ("{{ test }}",),
        {"test": "สวัสดี"},
        core={
            "title": "{{ test }}",
            "subject": "x {{ test|upper }}",
            "author": "{{ test }}",
            "comments": "{% if test %}มี{% endif %}",
            "identifier": "{{ test }}",
            "language": "{{ test }}",
        },
    ),
    Case(
        "doc_properties, & and more of them",
        ("{{ test }}",),
        {"test": "R&D"},
        core={"title": "{{ test }}", "keywords": "{{ test }}"},
        differs="docxtpl prints &amp; in a property, and leaves the tags of keywords and category as they are",
    ),
    Case(
        "escape",
        ("{{ a|e }}", "[{{ listing }}]", "{{ html }}", "{{ html|escape }}"),
        {
            "a": "น้อยกว่า <",
            "listing": "บรรทัด\nแท็บ \t มี\aย่อหน้าใหม่\aอีกย่อหน้า\fหน้าใหม่\nจบ",
            "html": "HTTP/1.1 200 OK\nA: b\n\n<html>\n\t<p>&amp; 'x' \"y\"</p>\n</html>",
        },
    ),
    Case(
        "escape_auto",
        ("{{ nested.names[0] }} {{ nested['other'] }}", (("{{ x }}", "{% if x != '' %}{{ x }}{% endif %}"),)),
        {"x": "<&> \" ' </w:t>", "nested": {"names": ["<ก>"], "other": "&amp;"}},
    ),
    Case(
        "escaping_delimiters",
        ("{_% %_} {_{ }_}", "{¦_¦% x ¦%¦_¦}", "{¦_¦{ x ¦}¦_¦}", "{a_{hello", "{f_{"),
    ),
    Case("footnotes", ("{{ a }}",), {"a": "<ก>"}, footnote="ดู {{¦ a ¦}} และ {% if a %}ข{% endif %}"),
    Case(
        "preserve_spaces",
        ("We are {{ tag_1 }}¦ for spicy ¦{{ tag_2 }} ¦.",),
        {"tag_1": "looking", "tag_2": "too"},
    ),
    Case(
        "word2016",
        ("[{{ spaces }}]", "[{{ tabs }}]", "[ {{ spaces }} ]¦ x"),
        {"spaces": "          ", "tabs": 5 * "\t"},
    ),
    Case("multi_rendering", ("{{ group }}: {{ a|lower }} {{ b }}",), {"group": "ก", "a": "LESS", "b": 3.50}),
    Case(
        "get_undeclared_variables",
        (
            "{{ name }} {{ age }}{% if is_student and has_degree %} {{ degree }}{% endif %}",
            "{% for skill in skills %}{{ skill }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "{%p for project in projects %}",
            "{{ loop.index }}. {{ project.name }} ({{ project.year }}) - {{ project.text }}",
            "{%p endfor %}",
        ),
        {
            "name": "มานี",
            "age": 25,
            "is_student": True,
            "has_degree": True,
            "degree": "บัญชี",
            "skills": ["ก", "ข"],
            "projects": [{"name": "ก", "year": 2023, "text": "ดี"}],
        },
        header="{{ name }} {{ age }}",
    ),
    Case("module_execute_utf8_json", ("{{ words }} {{ n }}",), {"words": "ภาษาไทย ñ €", "n": 1}),
    Case(
        "patch_xml_modulo_brace",
        ("{%p for x in rows if x % 2 %}", "{{ x }}", "{%p endfor %}"),
        {"rows": [1, 2, 3]},
        differs="docxtpl 0.20.2 stops at % in a {%p %} tag",
    ),
)
