"""Answers come from TOML or JSON; a broken file is told with its line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from templates_docs.answers_file import read_answers_file
from templates_docs.errors import AnswersFileError
from templates_docs.form import Form


def test_toml_keeps_its_own_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('doc_date = 2025-03-05\n[person]\nfirst = "ปิติ"\n', encoding="utf-8")

    assert read_answers_file(path) == {"doc_date": date(2025, 3, 5), "person": {"first": "ปิติ"}}


def test_example_reads_the_same_from_json(notice: Form, tmp_path: Path) -> None:
    answers = notice.example_answers()
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(answers, default=str, ensure_ascii=False).encode())

    assert read_answers_file(path) == answers | {"doc_date": "2025-03-05"}


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("a.toml", 'x = "1"\ny = \n', 2, "TOML"),
        ("a.json", '{"x": 1,\n "y": }', 2, "JSON"),
        ("a.json", '{"x": 1, "x": 2}', None, "“x” สองครั้ง"),
        ("a.json", "[1]", None, "{ }"),
        ("a.json", "[" * 100_000, None, "ลึกเกินไป"),
        ("a.toml", "x = 1\nx = 2\n", 2, "TOML"),
    ],
)
def test_broken_file_is_refused_with_its_line(
    name: str, text: str, line: int | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(AnswersFileError, match=words) as refused:
        read_answers_file(path)

    assert refused.value.line == line


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnswersFileError, match=r"none\.toml: เปิดไฟล์ไม่ได้"):
        read_answers_file(tmp_path / "none.toml")
