"""Tags as Word leaves them: split, curled, strewn with invisible characters."""

from __future__ import annotations

from collections.abc import Callable

import docx
import pytest
from docx import Document
from docx.shared import Pt

from templates_docs.errors import WordTemplateRefusedError

Lines = Callable[..., list[str]]


@pytest.mark.parametrize(
    "pieces",
    [
        ("{{ per", "son.fi", "rst }}"),
        ("{", "{ person.first }", "}"),
        ("{{", " person", ".", "first", " ", "}}"),
        ("{\u200b{ person.first }\u200b}",),
        ("{{ person.\ufefffirst }}",),
        ("{{\u00a0person.first\u00a0}}",),
    ],
)
def test_tag_split_over_runs_or_strewn_with_invisible_characters_is_mended(
    pieces: tuple[str, ...], lines: Lines
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("เรียน ")
    for size, piece in enumerate(pieces):
        paragraph.add_run(piece).font.size = Pt(10 + size)
    paragraph.add_run(" ครับ")

    assert lines({"person": {"first": "มานี"}}, document) == ["เรียน มานี ครับ"]


def test_tag_keeps_the_looks_of_the_run_it_starts_in(template: Callable[..., object]) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ na").bold = True
    paragraph.add_run("me }}")

    from io import BytesIO

    filled = Document(BytesIO(template(document).render({"name": "มานี"})))  # type: ignore[attr-defined]

    assert [(run.text, run.bold) for run in filled.paragraphs[0].runs] == [("มานี", True)]


def test_curly_quotes_become_straight(lines: Lines) -> None:
    assert lines({"kind": "ก"}, "{% if kind == “ก” %}ใช่{% else %}ไม่{% endif %}") == ["ใช่"]


def test_tag_that_runs_on_over_paragraphs_is_one_tag(lines: Lines) -> None:
    assert lines({"name": "มานี"}, "ก {#", "หมายเหตุ", "ถึงผู้แก้แม่แบบ #}{{ name }}") == ["ก มานี"]


def test_braces_can_be_printed(lines: Lines) -> None:
    assert lines({}, "เขียน {_{ ชื่อ }_} และ {_% if %_}") == ["เขียน {{ ชื่อ }} และ {% if %}"]


@pytest.mark.parametrize("line", ["เรียน {{ name", "{% if x", "{# ลืมปิด"])
def test_tag_that_is_never_closed_is_refused_with_its_sentence(
    line: str, template: Callable[..., object]
) -> None:
    with pytest.raises(WordTemplateRefusedError) as refused:
        template(line)

    assert refused.value.sentence == line
    assert refused.value.part == "เนื้อหา"


def test_paragraph_of_thousands_of_tags_is_read_once(lines: Lines) -> None:
    count = 3_000

    words = lines({"x": "ก"}, "{{ x }}ข" * count, thai_digits=True)

    assert words == ["กข" * count]


@pytest.mark.parametrize("words", ["{{ x }}" * 10_001, "{%r if x %}ก{%r endif %}" * 5_001])
def test_template_with_more_tags_than_any_needs_is_refused(
    words: str, template: Callable[..., object]
) -> None:
    with pytest.raises(WordTemplateRefusedError, match="มีแท็กเกิน ๑๐๐๐๐ แท็ก"):
        template(words)


@pytest.mark.parametrize("words", ["{{" * 40_000, "{% {{" * 40_000])
def test_thousands_of_tags_left_open_are_refused_at_the_first(
    words: str, template: Callable[..., object]
) -> None:
    with pytest.raises(WordTemplateRefusedError, match="เปิดไว้แต่ไม่ปิด"):
        template(words)


@pytest.mark.parametrize(
    "words",
    ["{{ self }}", "{{ self.x }}", "{% set self = 1 %}", "{{ foo() }}", "{{ super() }}", "{{ caller }}"],
)
def test_names_that_mean_the_template_itself_and_unknown_calls_are_refused_before_any_letter(
    words: str, template: Callable[..., object]
) -> None:
    with pytest.raises(WordTemplateRefusedError, match="ในแม่แบบไม่ได้"):
        template(words)


@pytest.mark.parametrize(
    "words",
    [
        "{{ " + "+".join("a" * 3_000) + " }}",
        "{{ " + ".".join("a" * 3_000) + " }}",
        "{% for a in x %}" * 22 + "{% endfor %}" * 22,
    ],
)
def test_tags_nested_past_what_python_compiles_are_refused(
    words: str, template: Callable[..., object]
) -> None:
    with pytest.raises(WordTemplateRefusedError, match="ลึกเกินไป"):
        template(words)
