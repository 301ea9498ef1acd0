"""What is taken out of an answer in silence, and what is refused."""

from __future__ import annotations

import pytest

from templates_docs.cleaning import LONGEST_ANSWER, clean_text, one_line
from templates_docs.errors import UnreadableAnswerError


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  นาย \t ปิติ  ", "นาย ปิติ"),
        ("ก\u200bข\u200dค\ufeffง", "กขคง"),  # zero width
        ("ก\u202eข\u2066ค", "กขค"),  # direction
        ("ก\u00adข", "กข"),  # soft hyphen
        ("ก\u00a0ข\u3000ค", "ก ข ค"),  # other spaces
        ("น\u0e4d\u0e32", "นำ"),  # sara am typed as two characters
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),  # and with its tone mark between
        ("เเก้ไข", "แก้ไข"),  # two sara e for one sara ae
        ("e\u0301", "é"),
        ("ก\r\nข\rค\u2028ง", "ก\nข\nค\nง"),
        ("R&D <x> ]]>", "R&D <x> ]]>"),
    ],
)
def test_text_is_cleaned(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean


def test_one_line_joins_lines_with_a_blank() -> None:
    assert one_line("ก\n\n ข ") == "ก ข"


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x1b", "\x9f", "\ud800", "\ue000", "\uffff", "\U000f0000"])
def test_characters_no_document_can_hold_are_refused_by_number(bad: str) -> None:
    with pytest.raises(UnreadableAnswerError, match=f"U\\+{ord(bad):04X}") as refused:
        clean_text(f"ก{bad}ข")

    assert refused.value.code == "forbidden_character"


def test_huge_paste_is_refused() -> None:
    with pytest.raises(UnreadableAnswerError) as refused:
        clean_text("ก" * (LONGEST_ANSWER + 1))

    assert refused.value.code == "answer_too_long"
