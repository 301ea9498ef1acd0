"""Amounts of money in figures and in words."""

import random
from decimal import Decimal, localcontext

import pytest
from num2words import num2words

from thai.baht import baht_both, baht_figures, baht_text, parse_amount
from thai.errors import ThaiError

AMOUNTS = [
    ("0", "๐.๐๐", "ศูนย์บาทถ้วน"),
    ("0.01", "๐.๐๑", "หนึ่งสตางค์"),
    ("0.10", "๐.๑๐", "สิบสตางค์"),
    ("0.11", "๐.๑๑", "สิบเอ็ดสตางค์"),
    ("0.21", "๐.๒๑", "ยี่สิบเอ็ดสตางค์"),
    ("0.25", "๐.๒๕", "ยี่สิบห้าสตางค์"),
    ("1", "๑.๐๐", "หนึ่งบาทถ้วน"),
    ("1.50", "๑.๕๐", "หนึ่งบาทห้าสิบสตางค์"),
    ("10", "๑๐.๐๐", "สิบบาทถ้วน"),
    ("11", "๑๑.๐๐", "สิบเอ็ดบาทถ้วน"),
    ("20", "๒๐.๐๐", "ยี่สิบบาทถ้วน"),
    ("21", "๒๑.๐๐", "ยี่สิบเอ็ดบาทถ้วน"),
    ("100", "๑๐๐.๐๐", "หนึ่งร้อยบาทถ้วน"),
    ("101", "๑๐๑.๐๐", "หนึ่งร้อยเอ็ดบาทถ้วน"),
    ("111", "๑๑๑.๐๐", "หนึ่งร้อยสิบเอ็ดบาทถ้วน"),
    ("1001", "๑,๐๐๑.๐๐", "หนึ่งพันเอ็ดบาทถ้วน"),
    ("2500", "๒,๕๐๐.๐๐", "สองพันห้าร้อยบาทถ้วน"),
    ("12500.75", "๑๒,๕๐๐.๗๕", "หนึ่งหมื่นสองพันห้าร้อยบาทเจ็ดสิบห้าสตางค์"),
    ("999999.99", "๙๙๙,๙๙๙.๙๙", "เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าบาทเก้าสิบเก้าสตางค์"),
    ("1000000", "๑,๐๐๐,๐๐๐.๐๐", "หนึ่งล้านบาทถ้วน"),
    ("1000001", "๑,๐๐๐,๐๐๑.๐๐", "หนึ่งล้านเอ็ดบาทถ้วน"),
    ("11000000", "๑๑,๐๐๐,๐๐๐.๐๐", "สิบเอ็ดล้านบาทถ้วน"),
    ("21000021", "๒๑,๐๐๐,๐๒๑.๐๐", "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน"),
    ("1000000000000", "๑,๐๐๐,๐๐๐,๐๐๐,๐๐๐.๐๐", "หนึ่งล้านล้านบาทถ้วน"),
    ("1000001000000", "๑,๐๐๐,๐๐๑,๐๐๐,๐๐๐.๐๐", "หนึ่งล้านเอ็ดล้านบาทถ้วน"),
]


@pytest.mark.parametrize(("amount", "figures", "words"), AMOUNTS)
def test_an_amount_is_written_in_figures_and_in_words(amount: str, figures: str, words: str) -> None:
    assert baht_figures(Decimal(amount)) == figures
    assert baht_text(Decimal(amount)) == words


def test_figures_and_words_stand_together_as_the_handbook_prints_them() -> None:
    assert baht_both(Decimal("2500")) == "๒,๕๐๐.๐๐ บาท (สองพันห้าร้อยบาทถ้วน)"


@pytest.mark.parametrize(
    ("amount", "figures"),
    [
        ("1.004", "๑.๐๐"),
        ("1.005", "๑.๐๑"),
        ("0.005", "๐.๐๑"),
        ("0.004999", "๐.๐๐"),
        ("2.675", "๒.๖๘"),
        ("99.995", "๑๐๐.๐๐"),
        ("999999.995", "๑,๐๐๐,๐๐๐.๐๐"),
    ],
)
def test_half_a_satang_is_rounded_up(amount: str, figures: str) -> None:
    assert baht_figures(Decimal(amount)) == figures


def test_rounding_up_to_a_million_shows_in_the_words_too() -> None:
    assert baht_text(Decimal("999999.995")) == "หนึ่งล้านบาทถ้วน"


@pytest.mark.parametrize(
    "typed", ["2500", "2,500", "2,500.00", "๒,๕๐๐.๐๐", " 2500 ", "02500", 2500, Decimal("25E2")]
)
def test_typed_amounts_and_whole_numbers_are_read(typed) -> None:
    assert baht_figures(typed) == "๒,๕๐๐.๐๐"
    assert parse_amount(typed) == 2500


def test_minus_zero_is_zero() -> None:
    assert baht_both(Decimal("-0.00")) == "๐.๐๐ บาท (ศูนย์บาทถ้วน)"


@pytest.mark.parametrize(
    "wrong",
    [
        1.5,
        True,
        None,
        "",
        " ",
        "abc",
        "1e5",
        "25,00",
        "1,2500",
        ",500",
        "12.",
        ".5",
        "+5",
        "๑๒ บาท",
        "-1",
        -1,
        Decimal("-0.001"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("1E+1000000"),
        10**36,
        pytest.param(10**5000, id="5001 digits"),
        pytest.param("9" * 5000, id="5000 typed digits"),
        [2500],
    ],
)
@pytest.mark.parametrize("write", [baht_text, baht_figures, baht_both])
def test_what_is_no_amount_is_refused(write, wrong) -> None:
    with pytest.raises(ThaiError) as caught:
        write(wrong)

    assert caught.value.code == "invalid_amount"
    assert len(str(caught.value)) < 200


def test_the_largest_amount_is_written_whole() -> None:
    largest = Decimal("9" * 36 + ".99")

    assert baht_figures(largest).replace(",", "") == "๙" * 36 + ".๙๙"
    assert baht_text(largest).count("ล้าน") == 5


def test_a_caller_s_own_decimal_settings_change_nothing() -> None:
    with localcontext(prec=3, rounding="ROUND_DOWN"):
        assert baht_both(Decimal("12500.755")) == "๑๒,๕๐๐.๗๖ บาท (หนึ่งหมื่นสองพันห้าร้อยบาทเจ็ดสิบหกสตางค์)"


def test_words_agree_with_a_second_opinion() -> None:
    chance = random.Random(2568)
    satang = [chance.randrange(1, 10 ** chance.randrange(1, 15)) for _ in range(500)]
    amounts = [Decimal(n) / 100 for n in (*range(1, 300), *satang)]

    ours = [baht_text(amount) for amount in amounts]

    assert ours == [num2words(amount, lang="th", to="currency", currency="THB") for amount in amounts]
