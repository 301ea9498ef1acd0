"""Paths as typed on the command line: each that cannot be used is one Thai line, and nothing is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = str(ROOT / "templates_docs/forms/lost_phone_notice/example.toml")
FORM = "lost_phone_notice"
PLAY = ("drill", "play", "approve_transfer_by_otp", "--log")


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "KHLANG_DESK_HOME": str(home / "own"), "DISPLAY": ""},
        cwd=home,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses for other reasons")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("fill", FORM, "--answers", "folder", "--out", "out"), "เป็นโฟลเดอร์"),
        (("fill", FORM, "--answers", EXAMPLE, "--out", "file"), "มีไฟล์ชื่อนี้อยู่แล้ว"),
        (("issue", FORM, "--answers", "folder", "--out", "out"), "เป็นโฟลเดอร์"),
        (("merge", FORM, "--rows", "folder.csv", "--out", "out"), "เป็นโฟลเดอร์"),
        (("merge", FORM, "--rows", "no.csv", "--zip", "a.zip"), "ไม่พบ"),
        (("merge", FORM, "--rows", "rows.csv", "--answers", EXAMPLE, "--zip", "."), "อยู่แล้ว"),
        ((*PLAY, "folder"), "เป็นโฟลเดอร์"),
        ((*PLAY, "no/log.jsonl"), "ไม่พบ"),
        ((*PLAY, "/dev/full"), "เนื้อที่เต็ม"),
        (("drill", "check", "folder"), "เป็นโฟลเดอร์"),
        (("drill", "replay", "folder"), "เป็นโฟลเดอร์"),
        (("emblem", "folder"), "เป็นโฟลเดอร์"),
        (("emblem", "no.png"), "ไม่พบ"),
        (("template", "export", FORM, "no/letter.docx"), "ไม่พบ"),
        (("template", "export", FORM, "folder.docx"), "มีไฟล์ชื่อนี้อยู่แล้ว"),
        (("template", "lint", "no.docx"), "ไม่มีไฟล์"),
        (("tour", "--out", "file"), "มีไฟล์ชื่อนี้อยู่แล้ว"),
    ],
)
def test_a_path_the_system_refuses_is_one_thai_line(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    for folder in ("folder", "folder.csv", "folder.docx"):
        (tmp_path / folder).mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "rows.csv").write_text("ที่ (เลขที่หนังสือ)\nตย 99001/1\n", "utf-8")
    before = sorted(tmp_path.iterdir())

    told = run(tmp_path, *words)

    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1, told.stderr
    assert says in told.stderr
    assert not re.search("[A-Z][a-z]+ [a-z]+ [a-z]+", told.stderr), "the system's own English"
    assert [path for path in sorted(tmp_path.iterdir()) if path.name != "own"] == before


@pytest.mark.parametrize(
    "words",
    [
        ("fill", FORM, "--answers", EXAMPLE, "--out", ""),
        ("fill", FORM, "--answers", "", "--out", "out"),
        ("issue", FORM, "--answers", EXAMPLE, "--out", " "),
        ("register", "reissue", "1", "--answers", EXAMPLE, "--out", "", "--reason", "พิมพ์ผิด"),
        ("merge", FORM, "--rows", "rows.csv", "--out", ""),
        ("merge", FORM, "--rows", "rows.csv", "--zip", ""),
        ("merge", FORM, "--rows", "", "--out", "out"),
        ("merge", FORM, "--rows", "rows.csv", "--answers", "", "--out", "out"),
        ("template", "lint", ""),
        ("template", "export", FORM, ""),
        (*PLAY, ""),
        ("drill", "check", ""),
        ("drill", "replay", ""),
        ("emblem", ""),
        ("tour", "--out", ""),
    ],
)
def test_an_empty_path_is_one_thai_line_and_never_the_folder_one_stands_in(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    told = run(tmp_path, *words)

    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1, told.stderr
    assert "โปรดระบุชื่อไฟล์หรือโฟลเดอร์" in told.stderr
    assert list(tmp_path.iterdir()) == []
