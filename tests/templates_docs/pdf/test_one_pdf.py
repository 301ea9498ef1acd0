"""Many letters in one PDF: pages in order, numbers from one again, each font inside once."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from templates_docs.document import Renderer
from templates_docs.form import CheckedAnswers, CheckReport
from templates_docs.pdf import OnePdf


@pytest.fixture
def letters(check: Callable[..., CheckReport], answers: dict[str, object]) -> list[CheckedAnswers]:
    return [check(answers | {"place": f"ตลาดสดบ้านตัวอย่าง {place}"}).accepted() for place in ("ก", "ข", "ค €")]


@pytest.fixture
def whole(letters: list[CheckedAnswers]) -> bytes:
    file = BytesIO()
    one = OnePdf(file, "รวมทุกฉบับ")
    renderer = Renderer(letters[0].form)
    for letter in letters:
        one.add("", renderer.parts(letter))
    one.finish()
    return file.getvalue()


def test_pages_are_those_of_each_letter_in_order(
    whole: bytes, letters: list[CheckedAnswers], page_texts: Callable[[bytes], list[str]]
) -> None:
    renderer = Renderer(letters[0].form)
    alone = [page for letter in letters for page in page_texts(renderer.pdf(letter))]

    assert page_texts(whole) == alone
    assert [page.count("- ๒ -") for page in alone] == [0, 1] * 3  # numbers begin anew


def test_each_font_and_picture_is_inside_once(whole: bytes, letters: list[CheckedAnswers]) -> None:
    alone = Renderer(letters[0].form).pdf(letters[0])

    for thing in (rb"/Subtype/Type0", rb"/FontFile2", rb"/Subtype/Image", rb"/Type/Metadata"):
        assert len(re.findall(thing, whole)) == len(re.findall(thing, alone))


def test_qpdf_finds_no_fault(whole: bytes, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    (tmp_path / "whole.pdf").write_bytes(whole)

    told = subprocess.run(
        ["qpdf", "--check", tmp_path / "whole.pdf"], capture_output=True, text=True, check=False
    )

    assert (told.returncode, told.stderr) == (0, "")
