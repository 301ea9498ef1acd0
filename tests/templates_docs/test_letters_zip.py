"""One zip of many letters: whole at the end, refused by readers before it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from templates_docs.letters_zip import LettersZip


def test_letters_come_back_under_their_thai_names() -> None:
    letters = {"หนังสือ ๑.docx": b"PK-one", "หนังสือ ๒.docx": b"PK-two" * 1000}
    file = BytesIO()

    zipped = LettersZip(file)
    for name, letter in letters.items():
        zipped.add(name, letter)
    zipped.finish()

    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == letters


def test_more_letters_than_a_small_zip_can_count_come_back() -> None:
    file = BytesIO()

    zipped = LettersZip(file)
    for number in range(65_536):
        zipped.add(str(number), b"")
    zipped.finish()

    with zipfile.ZipFile(file) as opened:
        assert len(opened.namelist()) == 65_536


def test_half_a_batch_is_no_zip_that_opens() -> None:
    file = BytesIO()

    LettersZip(file).add("1.docx", b"PK")

    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(file)


def test_two_letters_of_one_name_are_refused() -> None:
    zipped = LettersZip(BytesIO())
    zipped.add("A.docx", b"")

    with pytest.raises(ValueError, match=r"a\.docx"):
        zipped.add("a.docx", b"")
