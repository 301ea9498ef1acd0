"""A password, PIN or one-time code is noticed; talking about them is not."""

from __future__ import annotations

import pytest

from templates_docs.cleaning import LONGEST_ANSWER
from templates_docs.secrets_in_text import holds_secret


@pytest.mark.parametrize(
    "text",
    [
        "รหัสผ่าน Abc12345",
        "PIN 123456",
        "pin: ๑๒๓๔๕๖",
        "OTP=493021",
        "OTP 49 30 21",
        "Password คือ hello",
        "รหัส PIN ของเครื่อง: 1234",
        "รหัสผ่านใช้ครั้งเดียว 482913",
        "รหัสผ่านของข้าพเจ้าคือ Sarabun#1",
        "493021 เป็นรหัส OTP",
        "ＰＩＮ １２３４",
        'password "Sara-2568"',
    ],
)
def test_value_is_noticed(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "มิได้เปิดเผยรหัสผ่านแก่ผู้ใด",
        "PIN ๖ หลัก",
        "ใช้ Username และ Password ของ New GFMS Thai",
        "ให้เปลี่ยน Password ทุก ๓ เดือน",
        "มีผู้ขอรหัส OTP เมื่อวันที่ ๗ มีนาคม",
        "opinion 123456",
        "โทรศัพท์หมายเลข ๐ ๒๐๓๒ ๒๖๓๖",
        "PIN ของเครื่อง 6 หลัก โทร 021277256",
    ],
)
def test_mere_mention_is_allowed(text: str) -> None:
    assert not holds_secret(text)


@pytest.mark.parametrize("piece", ["password ", "รหัสผ่านเดิม", "ของ", "1 ", "pin : ", "รหัสผ่านของ", "pin "])
def test_longest_answer_is_read_to_its_end(piece: str) -> None:
    text = f"รหัสผ่าน{piece * LONGEST_ANSWER}"[: LONGEST_ANSWER - 11] + " PIN 123456"

    assert holds_secret(text)
