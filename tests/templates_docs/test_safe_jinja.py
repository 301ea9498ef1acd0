"""A template from outside can fill in words and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from markupsafe import Markup

from templates_docs.compiled import CompiledTemplate
from templates_docs.errors import MissingValuesError, TemplateRefusedError, UnprintableValueError

# Ways out of, and bombs inside, Jinja's own sandbox, as published for its 2.x and 3.x versions.
ATTACKS = (
    "{{ x.__class__ }}",
    "{{ x.__class__.__mro__ }}",
    "{{ ''.__class__.__subclasses__() }}",
    "{{ x.save() }}",
    "{{ x['__class__'] }}",
    "{{ x | attr('__class__') }}",
    "{{ '%999999d' | format(1) }}",
    "{{ 'a' * 10000000000 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 1 + 1 }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ range(9999999) }}",
    "{% for a in range(99999) %}{% endfor %}",
    "{% for a in 'abc' %}{% endfor %}",
    "{% for a in x recursive %}{{ loop(a) }}{% endfor %}",
    "{% set a = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% include 'external_letter' %}",
    "{% import 'external_letter' as e %}",
    "{% from 'external_letter' import e %}",
    "{% extends x %}",
    "{{ self._TemplateReference__context }}",
    "{{ _private }}",
    "{{ x is defined }}",
    "{{ x | safe }}",
    "{{ x | _each }}",
    "{{ x | center(1000000000) }}",
    "{{ x | date(x) }}",
    "{{ x if x else x }}",
    "{% do x %}",
    "{% call x() %}{% endcall %}",
    "{% filter thai %}{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{{ lipsum }}{{ cycler.__init__ }}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_is_refused_when_the_template_is_loaded(attack: str) -> None:
    line = attack if attack.startswith("{%") else f"@body {attack}"

    with pytest.raises(TemplateRefusedError, match="บรรทัดที่ 2"):
        CompiledTemplate(f"@body ก\n{line}", "t")


def test_answers_are_data_even_when_they_look_like_a_template() -> None:
    for value in ("{{ 7 }}", "{% if x %}", "<w:p/>", "<?number clause?>", "<?emblem?>", "]]>", "&lt;"):
        assert (
            CompiledTemplate("@body {{ x }}", "t")
            .plain_text({"x": value}, emblem=None)
            .endswith(f"{value}\n")
        )


def test_markup_from_outside_is_not_trusted() -> None:
    with pytest.raises(UnprintableValueError, match="Markup"):
        CompiledTemplate("@body {{ x }}", "t").render({"x": Markup("<w:p/>")})


@pytest.mark.parametrize("value", [object(), print, Decimal(1), {1, 2}, b"x"])
def test_only_plain_values_reach_a_template(value: object) -> None:
    with pytest.raises(UnprintableValueError, match=r"ค่าของ a\.b"):
        CompiledTemplate("@body ก", "t").render({"a": {"b": value}})


def test_number_with_a_fraction_is_no_word_of_a_letter() -> None:
    with pytest.raises(UnprintableValueError, match="float"):
        CompiledTemplate("@body {{ x }}", "t").render({"x": 1.5})


def test_everything_a_record_lacks_is_listed_at_once() -> None:
    source = "@body {{ a }} {{ person.first }} {% if b %}ข{% endif %}{{ person.last | thai }}"
    source += "\n{% for x in c.d %}\n@body {{ x }}\n{% endfor %}"

    with pytest.raises(MissingValuesError) as missing:
        CompiledTemplate(source, "t").render({"person": {"first": "มานี"}})

    assert missing.value.names == ("a", "b", "person.last", "c.d")


def test_none_prints_nothing_and_is_not_missing() -> None:
    text = CompiledTemplate("@body ก{{ x }}{{ x | thai }}{{ p.y | date }}ข", "t").plain_text(
        {"x": None, "p": {"y": None}}
    )

    assert text.endswith("กข\n")


def test_yes_or_no_is_not_a_word() -> None:
    with pytest.raises(UnprintableValueError):
        CompiledTemplate("@body {{ x }}", "t").render({"x": True})


def test_methods_and_attributes_of_a_value_are_out_of_reach() -> None:
    with pytest.raises(MissingValuesError) as missing:
        CompiledTemplate("@body {{ x.upper }}{{ items.count }}", "t").render({"x": "ก", "items": ("ก",)})

    assert missing.value.names == ("x.upper", "items.count")


def test_field_may_bear_the_name_of_a_dictionary_method() -> None:
    assert CompiledTemplate("@body {{ g.items }}", "t").plain_text({"g": {"items": "ก"}}).endswith("ก\n")


def test_output_is_capped() -> None:
    loops = "{% for a in x %}\n{% for b in x %}\n{% for c in x %}"
    source = loops + "\n@body {{ c }}" + "\n{% endfor %}" * 3

    with pytest.raises(UnprintableValueError, match="ยาวเกินไป"):
        CompiledTemplate(source, "t").render({"x": ["ก" * 100] * 200})


def test_fields_are_told_with_their_sentence_and_line() -> None:
    source = "@body ก\n@body {{ person.first | thai }} {% if a %}ข{% endif %}"
    source += "\n{% for x in c %}\n@body {{ x }}{{ loop.index }}\n{% endfor %}"
    template = CompiledTemplate(source, "t")

    uses = {use.name: (use.line, use.sentence[:10]) for use in template.fields}
    assert set(uses) == {"person.first", "a", "c"}
    assert uses["person.first"] == (2, "@body {{ p")


def test_block_filled_by_the_letter_asks_nothing_for_its_parent() -> None:
    names = {
        use.name
        for use in CompiledTemplate(
            '{% extends "external_letter" %}\n{% block letterhead %}\n@urgency\n{% endblock %}', "t"
        ).fields
    }

    assert "doc_no" not in names
    assert "head_pos" in names


def test_loop_over_a_blank_list_prints_nothing() -> None:
    source = "@body ก\n{% for x in items %}\n@body {{ x }}\n{% endfor %}"

    assert CompiledTemplate(source, "t").plain_text({"items": None}).endswith("ก\n")
    assert CompiledTemplate(source, "t").plain_text({"items": []}).endswith("ก\n")


def test_loop_over_text_is_refused() -> None:
    with pytest.raises(UnprintableValueError, match="รายการ"):
        CompiledTemplate("{% for x in items %}\n@body {{ x }}\n{% endfor %}", "t").render({"items": "กข"})


@pytest.mark.parametrize(
    ("line", "record", "name"),
    [
        ("@body {{ a.b }}", {"a": None}, "a.b"),
        ("@body {{ a.b | thai }}", {"a": None}, "a.b"),
        ("@body {{ a.b.c }}", {"a": {"b": None}}, "a.b.c"),
        ("@body {{ a.b.c }}", {"a": None}, "a.b.c"),
        ("@body {{ a.b }}", {"a": "ข้อความ"}, "a.b"),
    ],
)
def test_a_field_of_a_blank_group_is_told_by_its_whole_name_and_place(
    line: str, record: dict[str, object], name: str
) -> None:
    with pytest.raises(MissingValuesError) as missing:
        CompiledTemplate(f"@body ก\n{line}", "t").render(record)

    assert missing.value.names == (name,)
    assert missing.value.places == {name: f"t บรรทัดที่ 2 “{line}”"}


def test_a_blank_entry_of_a_list_is_told_by_the_list_s_name() -> None:
    with pytest.raises(MissingValuesError) as missing:
        CompiledTemplate("{% for p in a.people %}\n@body {{ p.name }}\n{% endfor %}", "t").render(
            {"a": {"people": [None]}}
        )

    assert missing.value.names == ("a.people.name",)
