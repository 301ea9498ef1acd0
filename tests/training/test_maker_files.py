"""A maker's file in a drill is a real one: what is chosen in the tool, and what a hand does, is in its bytes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.training.driver import SHIPPED_DRILLS
from training.errors import InvalidScenario
from training.maker import files
from training.maker.desk import Built, Uploaded
from training.payment.reading import read
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse

UPLOAD, SPLIT = SHIPPED_DRILLS["upload_direct_file"], SHIPPED_DRILLS["split_direct_and_standard"]
REGISTER, MIXED = UPLOAD.maker, SPLIT.maker
TEXT = (SHIPPED / "upload_direct_file.toml").read_text("utf-8")
GOOD = Built("all", "baht", "14", "2023-08-10")


def problems(file: Built, service: str = "direct") -> set[str]:
    assert REGISTER is not None
    result = files.result(REGISTER, Uploaded(file, service, "2023-08-10"), "IPAY.txt", (), "")
    return {problem.code for problem in result.problems}


def test_the_file_holds_the_register_in_498_thai_characters_a_line() -> None:
    assert REGISTER is not None
    data = files.content(REGISTER, GOOD)

    assert [len(line) for line in data.split(b"\r\n")] == [498] * 4 + [0]
    assert "ร้านตัวอย่าง ก".encode("tis-620") in data
    assert [p.amount for p in read(data).payments.values()] == [row.amount for row in REGISTER.rows]
    assert problems(GOOD) == set()


def test_baht_taken_for_satang_pays_a_hundredth_and_the_bank_sees_nothing() -> None:
    assert REGISTER is not None
    slipped = Built("all", "satang", "14", "2023-08-10")

    assert read(files.content(REGISTER, slipped)).payments[2].amount == Decimal("125.00")
    assert problems(slipped) == set()


def test_a_total_put_right_by_hand_no_longer_equals_the_lines() -> None:
    assert REGISTER is not None
    by_hand = files.edited(REGISTER, Built("all", "satang", "14", "2023-08-10"), "total")

    assert by_hand is not None
    assert problems(by_hand) == {"total_mismatch"}
    assert files.edited(REGISTER, GOOD, "total") is None


def test_the_payees_are_split_by_their_bank() -> None:
    assert MIXED is not None

    assert {row.bank_code for row in files.payees_of(MIXED, "own")} == {"006"}
    assert {row.bank_code for row in files.payees_of(MIXED, "other")} == {"014", "002"}
    assert len(files.payees_of(MIXED, "all")) == 4


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('bank = "006 กรุงไทย"', 'bank = "กรุงไทย"', "ต้องเป็นรหัสธนาคาร"),
        ('units = ["satang", "baht"]', 'units = ["dollar"]', 'ต้องเป็นรายการจาก "baht"'),
        ('service_types = ["04", "14"]', 'service_types = ["99"]', "ต้องเป็นรายการรหัสประเภทรายการ"),
        ("pay_day = 2023-08-10", 'pay_day = "10-08-2566"', "ต้องเป็นวันที่ (ปี ค.ศ.)"),
        (
            "pay_day = 2023-08-10",
            "pay_day = 2023-08-10\npay_days = [2023-08-11]",
            "pay_days ต้องมีวันใน pay_day",
        ),
        ('account = "0000000002"', 'account = "0000000001"', 'เลขบัญชี "0000000001" ซ้ำกับบรรทัด'),
        ('account = "0000000002"', 'account = "1230000002"', "เขียนลงไฟล์ไม่ได้"),
        ('role = "maker"', 'role = "authorizer"', "ไม่มีที่นั่งของผู้ทำรายการ"),
    ],
)
def test_what_is_wrong_with_a_register_is_told_in_thai(old: str, new: str, sentence: str) -> None:
    assert old in TEXT
    with pytest.raises(InvalidScenario) as told:
        parse("upload_direct_file.toml", TEXT.replace(old, new, 1))

    assert sentence in str(told.value)
