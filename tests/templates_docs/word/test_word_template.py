"""A Word template does what its tags say: paragraphs, rows, cells, runs, every part of the file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx import Document
from docx.oxml.ns import qn

from templates_docs import compile_template
from templates_docs.errors import MissingValuesError, UnprintableValueError, WordTemplateRefusedError
from templates_docs.word.template import CompiledWordTemplate, compile_word_template

Compile = Callable[..., CompiledWordTemplate]
Lines = Callable[..., list[str]]
ROWS = {"rows": [{"name": "มานี", "n": 1}, {"name": "ปิติ", "n": 2}]}


def table_of(*rows: tuple[str, ...]) -> docx.document.Document:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    return document


def filled(template: CompiledWordTemplate, record: dict[str, object]) -> docx.document.Document:
    return Document(BytesIO(template.render(record)))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (["{{ rows[0].name }} {{ rows[1]['n'] }}"], ["มานี 2"]),
        (
            ["{%p for row in rows %}", "{{ loop.index }}. {{ row.name }}", "{%p endfor %}"],
            ["1. มานี", "2. ปิติ"],
        ),
        (["{%p if nobody is defined %}", "ลบ", "{%p else %}", "เก็บ", "{%p endif %}"], ["เก็บ"]),
        (
            ["ก{% for row in rows %} {{ row.name }}{% if not loop.last %},{% endif %}{% endfor %}"],
            ["ก มานี, ปิติ"],
        ),
        (["ก{%r if rows %}ข{%r endif %}ค"], ["กขค"]),
        (["{{r rows[0].name }}"], ["มานี"]),
        (["{{ rows|count }} {{ 'ab'|upper }} {{ nobody|default('ไม่มี') }}"], ["2 AB ไม่มี"]),
        (["ก{#p หมายเหตุ #}", "{# หมายเหตุ #}ข"], ["ข"]),
        (["ก", "{%- if rows %}", "ข", "{%- endif %}"], ["ก", "ข"]),
        (["{{ 'ใช่' if rows else 'ไม่' }}"], ["ใช่"]),
    ],
)
def test_tags_do_what_docxtpl_s_do(source: list[str], said: list[str], lines: Lines) -> None:
    assert lines(ROWS, *source) == said


def test_rows_are_repeated(lines: Lines) -> None:
    document = table_of(
        ("{%tr for row in rows %}", ""), ("{{ row.name }}", "{{ row.n }}"), ("{%tr endfor %}", "")
    )

    assert lines(ROWS, document) == ["มานี  1", "ปิติ  2"]


def test_cells_are_repeated_and_the_columns_counted(template: Compile) -> None:
    document = table_of(("{%tc for row in rows %}", "{{ row.name }}", "{%tc endfor %}"))

    table = filled(template(document), {"rows": [{"name": str(n)} for n in range(5)]}).tables[0]

    assert [cell.text for cell in table.rows[0].cells] == ["0", "1", "2", "3", "4"]
    assert len(table.columns) == 5


def test_cell_takes_the_fill_of_the_record(template: Compile) -> None:
    document = filled(template(table_of(("{% cellbg colour %}ก",))), {"colour": "ff8800"})

    assert document.tables[0]._tbl.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "ff8800"
    assert document.tables[0].cell(0, 0).text == "ก"


def test_cell_spans_as_many_columns_as_the_record_says(template: Compile) -> None:
    table = filled(template(table_of(("{% colspan rows|count %}หัว",))), ROWS).tables[0]

    assert table._tbl.find(f".//{qn('w:gridSpan')}").get(qn("w:val")) == "2"


def test_cells_merge_down_a_loop(template: Compile) -> None:
    document = table_of(
        ("{%tr for row in rows %}", ""), ("{% vm %}กลุ่ม", "{{ row.name }}"), ("{%tr endfor %}", "")
    )

    table = filled(template(document), ROWS).tables[0]

    assert [merge.get(qn("w:val")) for merge in table._tbl.iter(qn("w:vMerge"))] == ["restart", "continue"]
    assert [text.text for text in table._tbl.iter(qn("w:t")) if text.text] == ["กลุ่ม", "มานี", "ปิติ"]


def test_cells_merge_across_a_loop(template: Compile) -> None:
    document = table_of(("{%tc for row in rows %}", "{% hm %}หัว", "{%tc endfor %}"))

    table = filled(template(document), ROWS).tables[0]

    assert [span.get(qn("w:val")) for span in table._tbl.iter(qn("w:gridSpan"))] == ["2"]


def test_tags_in_header_footer_and_file_properties_are_obeyed(template: Compile) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "หัว {{ name }}"
    document.sections[0].footer.paragraphs[0].text = "ท้าย {{ name }}"
    document.core_properties.title = "เรื่อง {{ name }}"

    done = filled(template(document), {"name": "มานี & <ปิติ>"})

    assert done.sections[0].header.paragraphs[0].text == "หัว มานี & <ปิติ>"
    assert done.sections[0].footer.paragraphs[0].text == "ท้าย มานี & <ปิติ>"
    assert done.core_properties.title == "เรื่อง มานี & <ปิติ>"


def test_line_breaks_tabs_and_new_paragraphs_come_out_as_word_has_them(template: Compile) -> None:
    document = docx.Document()
    document.add_paragraph("ก {{ text }} ข", style="Heading 1")

    done = filled(template(document), {"text": "๑\n๒\t๓\a๔\f๕"})

    assert [paragraph.text for paragraph in done.paragraphs] == ["ก ๑\n๒\t๓", "๔", "", "๕ ข"]
    assert [page.get(qn("w:type")) for page in done.paragraphs[2]._p.iter(qn("w:br"))] == ["page"]
    assert [paragraph.style.name for paragraph in done.paragraphs if paragraph.text] == ["Heading 1"] * 3


def test_blank_prints_nothing_and_everything_is_escaped(lines: Lines) -> None:
    assert lines({"a": None, "b": "<w:p/>&{{ x }}"}, "[{{ a }}] {{ b }}") == ["[] <w:p/>&{{ x }}"]


def test_numbers_print_as_they_are_or_in_thai_digits(lines: Lines) -> None:
    assert lines({"n": 12, "x": 1.5}, "{{ n }} {{ x }}") == ["12 1.5"]
    assert lines({"n": 12}, "{{ n }}", thai_digits=True) == ["๑๒"]


def test_everything_missing_is_told_at_once_with_its_sentence(template: Compile) -> None:
    letter = template("เรียน {{ head.name }}", "{%p for row in rows %}", "ชื่อ {{ row.name }}", "{%p endfor %}")

    with pytest.raises(MissingValuesError) as missing:
        letter.render({"rows": [{}]})

    assert missing.value.names == ("head.name", "rows.name")
    assert missing.value.places["rows.name"] == "เนื้อหา “ชื่อ {{ row.name }}”"


@pytest.mark.parametrize(
    ("lines", "record"),
    [
        (["{{ a.b }}"], {"a": None}),
        (["{{ a['b'] }}"], {"a": None}),
        (["{%p for p in a %}", "{{ p.b }}", "{%p endfor %}"], {"a": [None]}),
        (["{{ (a.b or '') ~ 'ท้าย' }}"], {"a": None}),
    ],
)
def test_a_field_of_a_blank_group_is_told_by_its_whole_name_and_sentence(
    template: Compile, lines: list[str], record: dict[str, object]
) -> None:
    with pytest.raises(MissingValuesError) as missing:
        template(*lines).render(record)

    assert missing.value.names == ("a.b",)
    assert "เนื้อหา" in missing.value.places["a.b"]


def test_fields_are_listed_dotted_with_the_sentence_each_stands_in(template: Compile) -> None:
    letter = template("เรียน {{ head.name }}", "{%p for row in rows %}", "{{ row['n'] }}", "{%p endfor %}")

    assert [(use.name, use.sentence) for use in letter.fields] == [
        ("head.name", "เรียน {{ head.name }}"),
        ("rows", "{%p for row in rows %}"),
        ("rows.n", "{{ row['n'] }}"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{{ x.__class__ }}",
        "{{ x['__class__'].mro() }}",
        "{{ x() }}",
        "{{ 'a' * 9999999999 }}",
        "{{ x|attr('y') }}",
        "{{ x ** 9 }}",
        "{{ x.format_map(y) }}",
        "{{ x.upper(*y) }}",
        "{{ x|upper(*y) }}",
        "{{ cycler('a') }}",
        "{{ x|_add(3) }}",
        "{{ x|_call_upper }}",
        "{{ x|tojson }}",
        "{{ {'a': 1} }}",
        "{% set _x = 1 %}",
        "{% set x %}ก{% endset %}",
        "{% filter upper %}ก{% endfilter %}",
        "{% with y = 1 %}",
        "{% for a in x recursive %}{% endfor %}",
        "{{ x|_bare(3) }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro m() %}{% endmacro %}",
        "{% raw %}{% endraw %}",
        "{% block a %}{% endblock %}",
        "{% extends 'external_letter' %}",
        "{% if x is callable %}{% endif %}",
        "{% if x %}",
        "{% endif %}",
        "{% for a in x %}{% endif %}",
        "{{ x + }}",
        "{% cellbg x %}",
        "{%tr if x %}",
    ],
)
def test_what_a_template_may_not_hold_is_refused_with_its_sentence(line: str, template: Compile) -> None:
    with pytest.raises(WordTemplateRefusedError) as refused:
        template("ก่อน {{ y }}", f"ตรงนี้ {line}")

    assert refused.value.sentence == f"ตรงนี้ {line}"


def test_block_that_begins_in_a_cell_and_ends_outside_is_refused(template: Compile) -> None:
    document = table_of(("{% if x %}ก",))
    document.add_paragraph("{% endif %}")

    with pytest.raises(WordTemplateRefusedError, match="คนละระดับ"):
        template(document)


def test_value_that_could_do_something_is_refused(template: Compile) -> None:
    with pytest.raises(UnprintableValueError):
        template("{{ x }}").render({"x": object()})


def test_cell_left_empty_by_a_condition_keeps_a_paragraph(template: Compile) -> None:
    document = table_of(("ก", "x"))
    cell = document.tables[0].cell(0, 1)
    cell.text = "{%p if x %}"
    cell.add_paragraph("มี")
    cell.add_paragraph("{%p endif %}")

    letter = template(document)

    assert [len(c._tc.findall(qn("w:p"))) for c in filled(letter, {"x": ""}).tables[0].rows[0].cells] == [
        1,
        1,
    ]
    assert filled(letter, {"x": "y"}).tables[0].cell(0, 1).text == "มี"
    assert letter.may_be_empty[0][1] == "{%p if x %}"


def test_same_record_gives_the_same_bytes_and_unchanged_parts_stay(template: Compile) -> None:
    letter = template("{{ x }}")

    first, second = letter.render({"x": "ก"}), letter.render({"x": "ก"})

    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as done:
        assert done.testzip() is None
        assert done.namelist()[0] == "[Content_Types].xml"


def test_word_file_is_compiled_from_its_path_like_a_text_template(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "letter.docx"
    document = docx.Document()
    document.add_paragraph("{{ x }}")
    document.save(str(path))

    assert compile_template(path).plain_text({"x": "ก"}) == "ก\n"


def test_word_file_without_tags_is_a_template_too() -> None:
    file = BytesIO()
    document = docx.Document()
    document.add_paragraph("ก")
    document.save(file)

    assert compile_word_template(file.getvalue(), "a.docx").plain_text({}) == "ก\n"
