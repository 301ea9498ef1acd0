"""Templates written for docxtpl say what docxtpl makes them say, as long as they are filled with plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from templates_docs.errors import MisusedValueError, UnprintableValueError
from templates_docs.word.template import CompiledWordTemplate

Compile = Callable[..., CompiledWordTemplate]
Lines = Callable[..., list[str]]

RECORD = {
    "n": 5,
    "x": 2.5,
    "a": "ab c",
    "no": "",
    "t": True,
    "rows": [3, 1, 2],
    "people": [
        {"name": "มานี", "age": 9, "town": "สาธิต"},
        {"name": "ปิติ", "age": 8, "town": "สมมติ"},
        {"name": "ชูใจ", "age": 7, "town": "สาธิต"},
    ],
    "d": {"ข": 2, "ก": 1},
}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        # what docxtpl 0.20.2 prints for the same record; benchmarks/docxtpl_compatibility.py holds the two together
        ("{% set y = n + 1 %}{{ y }}", "6"),
        ("{% for p in people %}{% set y = p.age %}{{ y }}{% endfor %}", "987"),
        (
            "{% set s = namespace(all=0) %}{% for r in rows %}{% set s.all = s.all + r %}{% endfor %}{{ s.all }}",
            "6",
        ),
        ("{% with y = a %}{{ y }}{% endwith %}", "ab c"),
        ("{{ n - 1 }} {{ n * x }} {{ n / 2 }} {{ n // 2 }} {{ n % 2 }} {{ -n }}", "4 12.5 2.5 2 1 -5"),
        ("{{ 'ก' + a }} {{ a ~ n ~ x }}", "กab c ab c52.5"),
        ("{{ a if no }}{{ no or a }}", "ab c"),
        ("{{ n in [1, 5] }} {{ n not in rows }} {{ t }}", "True True True"),
        (
            "{% for r in rows|sort %}{{ r }}{% endfor %} {{ rows|reverse|join }} {{ rows[1:]|join('-') }}",
            "123 213 1-2",
        ),
        ("{% for r in rows if r % 2 %}{{ loop.cycle('ก', 'ข') }}{% else %}ไม่มี{% endfor %}", "กข"),
        ("{% for i in range(3) %}{{ rows[i] }}{% endfor %}", "312"),
        ("{% for r in rows %}{{ loop.previtem }}-{{ loop.nextitem }} {% endfor %}", "-1 3-2 1-"),
        (
            "{% for k, v in d.items() %}{{ k }}{{ v }}{% endfor %} {% for k in d %}{{ k }}{% endfor %}",
            "ข2ก1 ขก",
        ),
        ("{% for k, v in d|dictsort %}{{ k }}{{ v }}{% endfor %}", "ก1ข2"),
        (
            "{{ people|map(attribute='name')|join(', ') }} {{ people|sum(attribute='age') }}",
            "มานี, ปิติ, ชูใจ 24",
        ),
        (
            "{{ people|selectattr('age', 'gt', 7)|list|length }} {{ people|join('/', attribute='age') }}",
            "2 9/8/7",
        ),
        (
            "{% for town, all in people|groupby('town') %}{{ town }}{{ all|count }} {% endfor %}",
            "สมมติ1 สาธิต2",
        ),
        (
            "{% for g in people|groupby('town') %}{{ g.grouper }}{{ g.list|first|length }} {% endfor %}",
            "สมมติ3 สาธิต3",
        ),
        (
            "{% for b in rows|batch(2, 0) %}{{ b|join }};{% endfor %} {{ rows|min }}{{ rows|max }}",
            "31;20; 13",
        ),
        ("{{ x|round|int }} {{ '3'|int + 1 }} {{ '%.2f'|format(x) }} {{ '%05d' % n }}", "2 4 2.50 00005"),
        ("{{ '{:,.2f}'.format(1234567.891) }} {{ '{0:>3}|{0}'.format(n) }}", "1,234,567.89   5|5"),
        ("{{ a|replace('b', 'x') }} {{ a|truncate(3, true, '', 0) }} {{ a|wordcount }}", "ax c ab  2"),
        (
            "{{ a.upper() }} {{ a.split(' ')[1] }} {{ ','.join(a.split()) }} {{ a.startswith('a') }}",
            "AB C c ab,c True",
        ),
        ("{% if n is odd and a is string and d is mapping and n is gt 4 %}ใช่{% endif %}", "ใช่"),
        ("ก {{- n -}} ข {%- if n %} ค {%- endif %} ง", "ก5ข ค ง"),
        ("{{ missing|default('ก') }} {{ no|default('ข', boolean=true) }}", "ก ข"),
    ],
)
def test_expression_prints_what_docxtpl_prints(line: str, said: str, lines: Lines) -> None:
    assert lines(RECORD, line) == [said.strip()]


def test_word_between_dashes_in_a_line_stays(lines: Lines) -> None:
    assert lines(RECORD, "ก", "ข {%- if n %} ค {%- endif %} ง") == ["ก", "ข ค ง"]


def test_cell_taken_out_by_a_comment_takes_its_column_along(template: Compile) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ก", "{#tc ไม่ใช้ #}"

    done = Document(BytesIO(template(document).render({})))

    assert len(done.tables[0].columns) == 1


def test_new_page_stands_in_a_paragraph_of_its_own(template: Compile) -> None:
    (body,) = etree.fromstring(template("{{ a }}").parts({"a": "ก\fข"})["word/document.xml"])

    kinds = [
        (p.findtext(f".//{qn('w:t')}"), p.find(f".//{qn('w:br')}") is not None) for p in body.iter(qn("w:p"))
    ]

    assert kinds == [("ก", False), (None, True), ("ข", False)]


def test_fields_are_found_through_set_filters_and_brackets(template: Compile) -> None:
    letter = template(
        "{% set boss = office.head %}{{ boss.name }}",
        "{% for p in people|sort(attribute='age') %}{{ p.name }}{% endfor %}",
        "{{ rows[at.place].n }} {{ title.upper() }} {{ pay * share }}",
    )

    assert {use.name for use in letter.fields} == {
        *("office.head", "office.head.name", "people", "people.name", "rows.n", "at.place", "title"),
        *("pay", "share"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "{{ a + 1 }}",
        "{{ -a }}",
        "{{ n / no|length }}",
        "{% if a > n %}{% endif %}",
        "{{ people|sort }}",
        "{% for a, b in rows %}{% endfor %}",
        "{{ people }}",
        "{% for letter in a %}{% endfor %}",
        "{{ '%d'|format(a) }}",
        "{{ rows.items() }}",
    ],
)
def test_values_that_do_not_go_together_are_one_thai_line(line: str, template: Compile) -> None:
    with pytest.raises(UnprintableValueError) as refused:
        template(f"ตรงนี้ {line}").render(RECORD)

    assert "\n" not in str(refused.value)


def test_comparison_of_text_and_number_names_its_sentence(template: Compile) -> None:
    letter = template("ก่อน {{ n }}", "ตรงนี้ {% if a > 3 %}ข{% endif %}")

    with pytest.raises(MisusedValueError, match=r"เนื้อหา “ตรงนี้ \{% if a > 3 %\}ข\{% endif %\}”"):
        letter.render(RECORD)


@pytest.mark.parametrize(
    "line",
    [
        "{% for i in range(10 * n * n * n * n) %}{% endfor %}",
        "{% for i in range(999) %}{% for j in range(999) %}{% for k in rows %}{% endfor %}{% endfor %}{% endfor %}",
        "{% set s = namespace(t='aaaaaaaa') %}{% for i in range(60) %}{% set s.t = s.t ~ s.t %}{% endfor %}",
        "{% set s = namespace(t=9) %}{% for i in range(60) %}{% set s.t = s.t * s.t %}{% endfor %}",
        "{% set s = namespace(t=rows) %}{% for i in range(60) %}{% set s.t = [s.t, s.t] %}{% endfor %}",
        "{{ '%99999999d'|format(n) }}",
        "{{ '%*d'|format(99999999, n) }}",
        "{{ '{:99999999}'.format(n) }}",
        "{{ a|center(99999999) }}",
        "{{ rows|batch(99999999, 0)|list }}",
        "{{ ('b' ~ a|center(999))|replace(' ', a|center(999)) }}",
    ],
)
def test_template_that_would_never_end_is_stopped(line: str, template: Compile) -> None:
    with pytest.raises(UnprintableValueError):
        template(line).render(RECORD)


@pytest.mark.parametrize(
    "line",
    [
        "{{ '{0.__class__}'.format(a) }}",
        "{{ '{0[0]}'.format(a) }}",
        "{{ '{a}'.format(a) }}",
        "{{ rows|map('attr')|join }}",
        "{{ rows|map('_bare')|join }}",
        "{{ rows|select('callable')|join }}",
    ],
)
def test_no_string_leads_into_a_value(line: str, template: Compile) -> None:
    with pytest.raises(UnprintableValueError):
        template(line).render(RECORD)


@pytest.mark.parametrize(
    "line",
    [
        "{{ people|map(attribute='__class__')|join }}",
        "{{ people[0]['__class__'] }}",
        "{{ a['upper'] }}{{ d['items'] }}",
    ],
)
def test_what_is_no_field_is_lacking(line: str, template: Compile) -> None:
    from templates_docs.errors import MissingValuesError

    with pytest.raises((MissingValuesError, UnprintableValueError)):
        template(line).render(RECORD)


@pytest.mark.parametrize(
    "line",
    [
        "{{ w|safe }}",
        "{{ w ~ w }}",
        "{{ w.replace('a', '<') }}",
        "{{ '%s'|format(w) }}",
        "{{ [w, w]|join('<w:p/>') }}",
        "{{ '{}'.format(w) }}",
        "{{ w|title|indent|center(30) }}",
        "{% set y = w %}{{ y|forceescape }}",
    ],
)
def test_words_stay_words_whatever_is_done_to_them(line: str, template: Compile) -> None:
    xml = template(line).parts({"w": "</w:t><w:tbl/>&amp;"})["word/document.xml"]

    assert etree.fromstring(xml).find(f".//{qn('w:tbl')}") is None
    assert b"&lt;/" in xml.lower()


def test_yes_and_no_are_still_no_words_of_our_own_letters(template: Compile) -> None:
    with pytest.raises(UnprintableValueError):
        template("{{ t }}", thai_digits=True).render({"t": True})


def test_days_keep_their_thai_words(lines: Lines) -> None:
    assert lines({"day": date(2025, 3, 5)}, "{{ day }} {{ day|date('abbr') }}") == ["๕ มีนาคม ๒๕๖๘ ๕ มี.ค. ๖๘"]
