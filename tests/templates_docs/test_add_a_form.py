"""The guide for people who add a form: its example works as printed, and its tables leave nothing out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields as attributes
from datetime import date
from pathlib import Path

import pytest

from templates_docs.document import plain_text
from templates_docs.fields import Field, Kind
from templates_docs.filters import FILTERS
from templates_docs.form_catalog import catalog
from templates_docs.marks import MARKS
from templates_docs.rule_book import RULES
from templates_docs.text_plan import LETTER_KINDS
from templates_docs.word.filters import FILTER_NAMES
from thai.business_days import GovernmentCalendar

GUIDE = (Path(__file__).parents[2] / "docs" / "add_a_form.md").read_text(encoding="utf-8")
NOT_WRITTEN = {"required_cite", "required_number"}  # these come from `clause` and `number`


def block(title: str) -> str:
    """The code printed under a heading of the guide."""
    found = re.search(rf"^### {re.escape(title)}\n\n```\w+\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_example_of_the_guide_gives_the_letter_it_promises(
    tmp_path: Path, calendar: GovernmentCalendar
) -> None:
    folder = tmp_path / "new_contact"
    folder.mkdir()
    for name in ("form.toml", "letter.jinja"):
        (folder / name).write_text(block(name), encoding="utf-8")

    form = catalog([tmp_path]).get("new_contact")
    checked = form.check(tomllib.loads(block("example.toml")), date(2025, 3, 5), calendar).accepted()

    assert plain_text(checked) == block("ผลที่ได้ (example.txt)")


@pytest.mark.parametrize("name", [*Kind, *FILTERS, *RULES, *(f"@{mark}" for mark in MARKS), "@table", "@end"])
def test_guide_tells_of_every_kind_filter_rule_and_mark(name: str) -> None:
    assert re.search(rf"`{name}[` ]", GUIDE)


@pytest.mark.parametrize("name", sorted(FILTER_NAMES))
def test_guide_tells_of_every_filter_of_word_templates(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize(
    "option", sorted({key for rule in RULES.values() for key in (*rule.needs, *rule.may)})
)
def test_guide_tells_of_every_option_of_a_rule(option: str) -> None:
    assert f"`{option}`" in GUIDE


@pytest.mark.parametrize(
    "name", [attribute.name for attribute in attributes(Field) if attribute.name not in NOT_WRITTEN]
)
def test_guide_tells_of_everything_a_field_may_say(name: str) -> None:
    assert f"`{name}`" in GUIDE


def test_guide_tells_of_every_block_of_a_letter() -> None:
    source = (LETTER_KINDS / "external_letter.jinja").read_text(encoding="utf-8")

    assert [name for name in re.findall(r"{% block (\w+) %}", source) if f"`{name}`" not in GUIDE] == []
