"""Why the system refused a file, said in Thai whatever language the system speaks."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from thai.os_reasons import os_reason

ROOT = Path(__file__).parents[2]


def open_loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "loop").read_bytes()


def file_as_folder(folder: Path) -> None:
    (folder / "file").write_text("")
    (folder / "file" / "below").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows says these otherwise")
@pytest.mark.parametrize(
    ("refuse", "says"),
    [
        (lambda folder: folder.read_bytes(), "เป็นโฟลเดอร์"),
        (lambda folder: (folder / "no").read_bytes(), "ไม่พบ"),
        (lambda folder: folder.mkdir(), "มีไฟล์ชื่อนี้อยู่แล้ว"),
        (lambda folder: (folder / ("ก" * 200)).write_text(""), "ยาวเกินไป"),
        (file_as_folder, "ควรเป็นโฟลเดอร์"),
        (open_loop, "วนกลับ"),
        (lambda folder: Path("/dev/full").write_text("x"), "เนื้อที่เต็ม"),
    ],
    ids=["folder", "missing", "taken", "long", "no folder", "loop", "full"],
)
def test_a_refusal_of_this_system_is_told_in_thai(
    tmp_path: Path, refuse: Callable[[Path], object], says: str
) -> None:
    with pytest.raises(OSError, match=r".+") as caught:
        refuse(tmp_path)

    assert says in os_reason(caught.value)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_number_of_the_system_is_told_in_english(number: int) -> None:
    reason = os_reason(OSError(number, os.strerror(number)))

    assert re.search("[ก-ฮ]", reason)
    assert not re.search("[A-Za-z]", reason)


def test_an_unknown_refusal_keeps_its_number_for_whoever_looks_after_the_computer() -> None:
    assert "(รหัส 71)" in os_reason(OSError(71, "Protocol error"))
    assert "รหัส" not in os_reason(OSError("nothing known"))


@pytest.mark.parametrize(
    ("winerror", "says"),
    [(32, "เปิดใช้อยู่"), (33, "เปิดใช้อยู่"), (19, "อ่านได้อย่างเดียว"), (112, "เนื้อที่เต็ม"), (53, "เครือข่าย")],
)
def test_windows_own_number_says_more_than_no_right(winerror: int, says: str) -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = winerror  # type: ignore[attr-defined]

    assert says in os_reason(error)


def test_no_sentence_of_the_program_quotes_the_system() -> None:
    quoting = [
        str(path.relative_to(ROOT))
        for part in ("desktop", "thai", "training", "templates_docs")
        for path in sorted((ROOT / part).rglob("*.py"))
        if "strerror" in path.read_text("utf-8")
    ]

    assert quoting == []
