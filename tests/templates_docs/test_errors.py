"""Errors of this wing are one family with stable codes, each listed with what it means."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from templates_docs import errors
from templates_docs.errors import CODES, DocumentError
from templates_docs.rule_book import RULES
from thai.errors import CODES as THAI_CODES
from thai.errors import ThaiError

SOURCES = sorted((Path(errors.__file__).parent).glob("*.py"))
RAISED = re.compile(r'(?:Error\(|super\(\).__init__\(|code: str = |Problem\([a-z_.]+, )\s*"([a-z_]+)"')


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_code_raised_is_listed(path: Path) -> None:
    raised = set(RAISED.findall(path.read_text(encoding="utf-8")))

    assert raised <= {*CODES, *THAI_CODES}


def test_every_listed_code_is_raised_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES)

    assert [code for code in CODES if source.count(f'"{code}"') < 2] == []


def test_codes_of_rules_and_of_errors_do_not_meet() -> None:
    assert not RULES.keys() & {*CODES, *THAI_CODES}


def test_every_error_is_a_thai_error_and_a_value_error() -> None:
    family = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)
    ]

    assert all(issubclass(kind, ThaiError | ValueError) for kind in family)
    assert all(issubclass(kind, DocumentError) for kind in family if kind is not ThaiError)
