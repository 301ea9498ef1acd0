"""The emblem slot takes the organisation's own picture, whole and fine enough, and never stretches it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from templates_docs.document import plain_text, render_docx
from templates_docs.emblem import HEIGHT_CM, read_emblem
from templates_docs.errors import EmblemRefusedError
from templates_docs.form import CheckReport


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    saved = BytesIO()
    Image.new("RGB", (width, height), "grey").save(saved, kind)
    return saved.getvalue()


def huge(width: int, height: int) -> bytes:
    """A whole PNG of few bytes that says it is that many dots wide and high."""
    small = bytearray(picture(1, 1))
    small[16:24] = struct.pack(">II", width, height)
    small[29:33] = struct.pack(">I", zlib.crc32(small[12:29]))
    return bytes(small)


@pytest.mark.parametrize(
    ("width", "height", "wide_cm"), [(709, 709, 3.0), (1000, 1200, 2.5), (600, 720, 2.5)]
)
def test_width_follows_the_height_of_three_centimetres(width: int, height: int, wide_cm: float) -> None:
    wide, high = read_emblem(picture(width, height)).size_emu(HEIGHT_CM)

    assert high == 3 * 360_000
    assert wide == pytest.approx(wide_cm * 360_000, abs=1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "emblem_not_png"),
        (picture(800, 800, "JPEG"), "emblem_not_png"),
        (picture(800, 800)[:-6], "emblem_damaged"),
        (picture(800, 800) + b"PK", "emblem_damaged"),
        (picture(800, 800)[:40] + b"\xff" + picture(800, 800)[41:], "emblem_damaged"),
        (picture(708, 708), "emblem_too_small"),
        (picture(2000, 800), "emblem_wrong_shape"),
        (picture(300, 800), "emblem_wrong_shape"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5_000_000), "emblem_too_large"),
        (huge(60_000, 50_000), "emblem_too_large"),
        (huge(5_001, 5_000), "emblem_too_large"),
    ],
)
def test_picture_that_cannot_serve_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(EmblemRefusedError) as refused:
        read_emblem(data)

    assert refused.value.code == code


def test_the_largest_picture_is_taken_and_the_refusal_of_a_larger_one_says_its_size() -> None:
    assert read_emblem(huge(5_000, 5_000)).height == 5_000
    with pytest.raises(EmblemRefusedError, match="60,000 สูง 50,000 จุด"):
        read_emblem(huge(60_000, 50_000))


def test_letter_carries_the_picture_byte_for_byte_and_is_no_draft(
    check: Callable[..., CheckReport], real_answers: dict[str, object]
) -> None:
    emblem = picture(1000, 1100)
    checked = check(real_answers).accepted()

    with zipfile.ZipFile(BytesIO(render_docx(checked, emblem))) as archive:
        assert archive.read("word/media/emblem.png") == emblem
    assert not plain_text(checked, emblem).startswith("ฉบับร่าง")


def test_letter_without_a_picture_is_a_draft_with_a_placeholder(
    check: Callable[..., CheckReport], real_answers: dict[str, object]
) -> None:
    checked = check(real_answers).accepted()

    with zipfile.ZipFile(BytesIO(render_docx(checked))) as archive:
        assert 'descr="ที่ว่างสำหรับตราครุฑ"' in archive.read("word/document.xml").decode()
    assert plain_text(checked).startswith("ฉบับร่าง\n")
