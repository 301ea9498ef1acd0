"""Citizen numbers and telephone numbers. Decoys only: nobody holds or answers any of them."""

import random

import pytest
from stdnum.th import pin

from thai.errors import ThaiError
from thai.identity import (
    format_citizen_id,
    format_phone,
    is_citizen_id,
    is_decoy_id,
    is_decoy_phone,
    is_mobile,
    mask_citizen_id,
    mask_phone,
)

DECOYS = [
    "9900000000014",
    "9900000000022",
    "9900000000031",
    "9900000000049",
    "9900000000057",
    "9900000000065",
    "9900000000073",
    "9900000000081",
]
PUBLIC_EXAMPLE = "1234545678781"  # the worked example in python-stdnum's documentation


@pytest.mark.parametrize(
    "typed",
    [
        PUBLIC_EXAMPLE,
        "1-2345-45678-78-1",
        " 1 2345 45678 78 1 ",
        "๑-๒๓๔๕-๔๕๖๗๘-๗๘-๑",
        "1\u00a02345\u201145678781",
    ],
)
def test_a_right_number_is_a_citizen_s_however_it_is_typed(typed: str) -> None:
    assert is_citizen_id(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "1234545678782",
        "123454567878",
        "12345456787811",
        "0000000000001",  # its check digit passes, but nobody's number begins with 0
        *DECOYS,
        "",
        "เลขประจำตัว",
        "1-2345-45678-78-ก",
        "١٢٣٤٥٤٥٦٧٨٧٨١",
        1234545678781,
        None,
    ],
)
def test_other_numbers_are_no_citizen_s(typed) -> None:
    assert is_citizen_id(typed) is False


def test_check_digits_agree_with_a_second_opinion() -> None:
    chance = random.Random(13)
    numbers = [f"{chance.randrange(10**13):013}" for _ in range(2000)]
    numbers += [number[:12] + pin.calc_check_digit(number) for number in numbers]

    assert [is_citizen_id(number) for number in numbers] == [pin.is_valid(number) for number in numbers]


@pytest.mark.parametrize("number", DECOYS)
def test_the_training_cast_holds_decoys(number: str) -> None:
    assert is_decoy_id(number)


@pytest.mark.parametrize(
    "typed", ["9900000000015", "9800000000014", PUBLIC_EXAMPLE, "99", "", None, 9900000000014]
)
def test_other_numbers_are_no_decoys(typed) -> None:
    assert is_decoy_id(typed) is False


@pytest.mark.parametrize("typed", ["9900000000014", "๙๙๐๐๐๐๐๐๐๐๐๑๔", "9-9000-00000-01-4"])
def test_a_number_is_grouped_and_masked(typed: str) -> None:
    assert format_citizen_id(typed) == "9-9000-00000-01-4"
    assert mask_citizen_id(typed) == "x-xxxx-xxxxx-x1-4"


@pytest.mark.parametrize("use", [format_citizen_id, mask_citizen_id])
@pytest.mark.parametrize("typed", ["990000000001", "99000000000144", "", "x", None, 9900000000014])
def test_a_wrong_number_is_refused_without_repeating_it(use, typed) -> None:
    with pytest.raises(ThaiError) as caught:
        use(typed)

    assert caught.value.code == "invalid_citizen_id"
    assert "9900" not in str(caught.value)
    assert caught.value.typed == ""


@pytest.mark.parametrize(
    ("raw", "style", "printed"),
    [
        # as the two letters print them
        ("021119999", "dash", "๐๒-๑๑๑-๙๙๙๙"),
        ("022419000 ต่อ 1523, 1524", "old", "๐-๒๒๔๑-๙๐๐๐ ต่อ ๑๕๒๓, ๑๕๒๔"),
        ("0600000001", "dash", "๐๖๐-๐๐๐-๐๐๐๑"),
        ("021277256", "mof", "๐ ๒๑๒๗ ๗๒๕๖"),
        ("020322636", "mof", "๐ ๒๐๓๒ ๒๖๓๖"),
        # the same pattern for the rest
        ("034000000", "dash", "๐๓๔-๐๐๐-๐๐๐"),
        ("034000000", "old", "๐-๓๔๐๐-๐๐๐๐"),
        ("034000000", "mof", "๐ ๓๔๐๐ ๐๐๐๐"),
        ("0600000001", "old", "๐๖-๐๐๐๐-๐๐๐๑"),
        ("0600000001", "mof", "๐๖ ๐๐๐๐ ๐๐๐๑"),
        ("0000000001", "dash", "๐๐๐-๐๐๐-๐๐๐๑"),
    ],
)
def test_a_phone_number_is_printed_in_the_office_s_style(raw: str, style, printed: str) -> None:
    assert format_phone(raw, style) == printed
    assert format_phone(printed, style) == printed


@pytest.mark.parametrize(
    "raw",
    [
        "02-111-9999",
        "0-2111-9999",
        "0 2111 9999",
        "(02) 111 9999",
        "๐๒-๑๑๑-๙๙๙๙",
        "02\u00a0111\u20119999",
        "+66 2 111 9999",
    ],
)
def test_dash_is_the_usual_style_however_the_number_is_typed(raw: str) -> None:
    assert format_phone(raw) == "๐๒-๑๑๑-๙๙๙๙"


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("02-111-9999 ต่อ 12", "๐๒-๑๑๑-๙๙๙๙ ต่อ ๑๒"),
        ("02-111-9999ต่อ12-14", "๐๒-๑๑๑-๙๙๙๙ ต่อ ๑๒-๑๔"),
        ("02-111-9999 ext. 12,13", "๐๒-๑๑๑-๙๙๙๙ ต่อ ๑๒, ๑๓"),
        ("02-111-9999 #12", "๐๒-๑๑๑-๙๙๙๙ ต่อ ๑๒"),
    ],
)
def test_extensions_are_kept(raw: str, printed: str) -> None:
    assert format_phone(raw) == printed


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "โทร",
        "123",
        "0211199999",
        "02111999",
        "061111111",
        "0111111111",
        "001111111",
        "1111111111",
        "02-111-9999 ต่อ",
        "02-111-9999 ต่อ ก",
        "02-111-9999, 02-111-9998",
        "02-111-9999x",
        "08x-xxx",
        "+1 202 111 9999",
        pytest.param("9" * 10_000, id="10000 digits"),
        None,
        21119999,
    ],
)
@pytest.mark.parametrize("use", [format_phone, mask_phone])
def test_what_is_no_phone_number_is_refused(use, raw) -> None:
    with pytest.raises(ThaiError) as caught:
        use(raw)

    assert caught.value.code == "invalid_phone"


def test_a_masked_number_cannot_be_printed_whole() -> None:
    with pytest.raises(ThaiError, match="08x-xxx-0001"):
        format_phone("08x-xxx-0001")


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ThaiError) as caught:
        format_phone("021119999", "new")  # type: ignore[arg-type]

    assert caught.value.code == "unknown_choice"


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        ("0000000001", "08x-xxx-0001"),
        ("000-000-0006", "08x-xxx-0006"),
        ("๐๖๐-๐๐๐-๐๐๐๑", "06x-xxx-0001"),
        ("08x-xxx-0001", "08x-xxx-0001"),
        ("02-111-9999 ต่อ 12", "02-xxx-9999"),
        ("034-000-000", "03x-xxx-000"),
    ],
)
def test_a_masked_phone_number_keeps_its_last_digits(raw: str, masked: str) -> None:
    assert mask_phone(raw) == masked


@pytest.mark.parametrize(
    ("raw", "mobile", "decoy"),
    [
        ("0600000001", True, False),
        ("๐๖๑-๐๐๐-๐๐๐๐", True, False),
        ("0000000001", False, True),
        ("000-000-0001", False, True),
        ("021119999", False, False),
        ("0600000001 ต่อ 1", False, False),
        ("0700000001", False, False),
        ("", False, False),
        (None, False, False),
        (600000001, False, False),
    ],
)
def test_mobiles_and_decoys_are_told_apart(raw, mobile: bool, decoy: bool) -> None:
    assert is_mobile(raw) is mobile
    assert is_decoy_phone(raw) is decoy
