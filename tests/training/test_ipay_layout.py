"""The iPay file's data: fields without gaps, everything marked, and told in the documents as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from training.payment.layout import Field, layout
from training.screens import MARKS

DATA = tomllib.loads(resources.files("training").joinpath("file_layouts", "ipay.toml").read_text("utf-8"))
PAGE = (Path(__file__).parents[2] / "docs/payment_file.md").read_text("utf-8")
EVERY_RECORD = pytest.mark.parametrize("record", ["header", "detail"])


def fields(record: str) -> list[Field]:
    return list({"header": layout().header, "detail": layout().detail}[record].values())


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from DATA["setting"].items()
    yield from ((row["name"], row) for rows in DATA["record"].values() for row in rows)
    yield from DATA["problem"].items()
    for name, service in DATA["service"].items():
        yield name, service
        yield from ((f"{name} {row['code']}", row) for row in service["types"])
        if "item_limit" in service:
            yield f"{name} limit", service["item_limit"]


@EVERY_RECORD
def test_the_fields_stand_side_by_side_and_fill_the_record(record: str) -> None:
    ends = [1, *(field.start + field.length for field in fields(record))]

    assert [field.start for field in fields(record)] == ends[:-1]
    assert ends[-1] - 1 == layout().record_length == 498


@EVERY_RECORD
def test_a_constant_fills_its_field_and_nothing_else_has_one(record: str) -> None:
    for field in fields(record):
        assert len(field.value) == (field.length if field.kind == "constant" else 0), field.name


@EVERY_RECORD
def test_no_two_fields_of_a_record_have_one_name(record: str) -> None:
    assert len(DATA["record"][record]) == len(fields(record))


def test_everything_says_how_sure_we_are_of_it() -> None:
    assert [name for name, row in entries() if row.get("mark") not in MARKS] == []


def test_every_sentence_is_told_in_both_languages_with_what_it_needs_filled_in() -> None:
    for code, kind in layout().problems.items():
        assert kind.severity in ("error", "warning", "person"), code
        assert re.search("[ก-ฮ]", kind.sentence.th), code
        assert not re.search("[ก-๛]", kind.sentence.en), code
        filled = kind.sentence.th.format(line=1, label="", found="", expected="")
        assert "{" not in filled, code


@EVERY_RECORD
def test_the_page_about_the_file_shows_each_field_as_the_data_has_it(record: str) -> None:
    for field in fields(record):
        row = f"| {field.label.th} | {field.start} | {field.length} | {field.kind} | {field.mark} |"
        assert row in PAGE, row


def test_the_page_names_every_service_type() -> None:
    for service in layout().services.values():
        for code, kind in service.types.items():
            assert f"| {service.title} | {code} | {kind.label.th} |" in PAGE
