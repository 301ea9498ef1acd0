"""File names that Windows, Linux and macOS all accept and nobody can be misled by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_docs.document import file_name
from templates_docs.file_names import LONGEST_NAME, safe_file_name
from templates_docs.form import CheckReport


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["notice", "กค 0402.2/625"], "notice_กค 0402.2-625.docx"),
        (['a/b\\c:d*e?f"g<h>i|j'], "a-b-c-d-e-f-g-h-i-j.docx"),
        (["ก／ข＼ค：ง"], "ก-ข-ค-ง.docx"),  # full-width twins
        (["a\u202etxt.exe"], "atxt.exe.docx"),
        (["a\u200bb\ue000c\x00d"], "abcd.docx"),
        (["CON"], "_CON.docx"),
        (["NUL.txt"], "_NUL.txt.docx"),
        (["com1"], "_com1.docx"),
        (["CONTACT"], "CONTACT.docx"),
        (["name. . "], "name.docx"),
        (["../../etc/passwd"], "etc-passwd.docx"),
        ([], "document.docx"),
        (["\u200b", " . "], "document.docx"),
        (["e\u0301"], "é.docx"),
    ],
)
def test_name_is_made_safe(parts: list[str], name: str) -> None:
    assert safe_file_name(parts, ".docx") == name


def test_long_thai_name_is_cut_before_a_letter_with_its_marks() -> None:
    name = safe_file_name(["ก" * 79 + "ที่นี่"], ".docx")

    assert name == "ก" * 79 + ".docx"


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_name_stays_in_its_folder_and_within_the_disk_limit(parts: list[str]) -> None:
    name = safe_file_name(parts, ".docx")

    assert Path("/folder", name).parent == Path("/folder")
    assert len(name) <= LONGEST_NAME + len("_.docx")
    assert name.isprintable()
    assert not set(name) & set('\\/:*?"<>|')


def test_document_is_named_after_its_form_number_and_day(
    check: Callable[..., CheckReport], answers: dict[str, object]
) -> None:
    assert file_name(check(answers).accepted()) == "lost_phone_notice_ตย 99001-12_5 มีนาคม 2568.docx"
