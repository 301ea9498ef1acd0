"""Files spoilt on purpose: each is found, by whom it should be, and under its own name."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.training.payments import CALENDAR, FILE, FIRM, SHOP, UPLOAD, accounts, good_uploads
from training.payment.checks import Upload, check
from training.payment.comparison import compare
from training.payment.corruption import CORRUPTIONS, NothingToSpoil, Spot, corrupt
from training.payment.file import InvalidPayments, PaymentFile
from training.payment.layout import layout
from training.payment.writing import build

FRAUD = "0000009999"
BY_BANK = sorted(name for name, corruption in CORRUPTIONS.items() if corruption.by == "bank")
BY_PERSON = sorted(name for name, corruption in CORRUPTIONS.items() if corruption.by == "person")
ANY_FILE = given(good_uploads(), st.integers(0, 4), accounts())


def spot_in(good: tuple[PaymentFile, Upload], place: int, account: str) -> Spot:
    """A line of the good file, and an account for its money that is nobody else's in it."""
    file, upload = good
    assume(account not in {payment.account for payment in file.payments})
    return Spot(file, upload, 2 + place % len(file.payments), account)


@pytest.mark.parametrize("name", BY_BANK)
@ANY_FILE
@settings(max_examples=25, deadline=None)
def test_the_bank_finds_it_and_names_it(
    name: str, good: tuple[PaymentFile, Upload], place: int, account: str
) -> None:
    spot = spot_in(good, place, account)

    problems = check(corrupt(name, spot), spot.upload, CALENDAR).problems

    assert CORRUPTIONS[name].codes & {problem.code for problem in problems}


@pytest.mark.parametrize("name", BY_PERSON)
@ANY_FILE
@settings(max_examples=25, deadline=None)
def test_only_a_person_with_the_vouchers_finds_it_and_names_it(
    name: str, good: tuple[PaymentFile, Upload], place: int, account: str
) -> None:
    spot = spot_in(good, place, account)

    reading = check(corrupt(name, spot), spot.upload, CALENDAR)
    found = {problem.code for problem in compare(spot.file.payments, reading.payments)}

    assert reading.accepted
    assert CORRUPTIONS[name].codes & found


@ANY_FILE
@settings(max_examples=25, deadline=None)
def test_the_good_file_has_none_of_them(good: tuple[PaymentFile, Upload], place: int, account: str) -> None:
    spot = spot_in(good, place, account)

    reading = check(build(spot.file), spot.upload, CALENDAR)

    assert reading.problems == ()
    assert compare(reversed(spot.file.payments), reading.payments) == ()


@pytest.mark.parametrize("name", sorted(CORRUPTIONS))
def test_it_stands_where_it_was_put(name: str) -> None:
    spot = Spot(FILE, UPLOAD, line=3, account=FRAUD)
    reading = check(corrupt(name, spot), UPLOAD, CALENDAR)
    found = (*reading.problems, *compare(FILE.payments, reading.payments))

    (line, *_) = [problem.line for problem in found if problem.code in CORRUPTIONS[name].codes]

    whole_line = {"line_cut_short", "bank_of_other_service", "account_swapped"}
    assert line == {"payee_twice": 4, "in_utf8": 0, "payee_left_out": 0}.get(
        name, 3 if name in whole_line else 2 if name in ("wrong_service_type", "all_amounts_in_baht") else 1
    )


def test_a_swapped_account_leaves_every_total_as_it_was() -> None:
    spoilt = corrupt("account_swapped", Spot(FILE, UPLOAD, line=2, account=FRAUD))
    reading = check(spoilt, UPLOAD, CALENDAR)

    (problem,) = compare(FILE.payments, reading.payments)

    assert reading.problems == ()
    assert reading.file is not None
    assert reading.file.total == FILE.total
    assert (problem.found, problem.expected) == (f"006-{FRAUD}", f"006-{SHOP.account}")


def test_all_in_baht_pays_a_hundredth_and_says_so() -> None:
    reading = check(corrupt("all_amounts_in_baht", Spot(FILE, UPLOAD)), UPLOAD, CALENDAR)

    assert [p.amount for p in reading.payments.values()] == [Decimal("125.00"), Decimal("980.00")]
    assert "ร้อยเท่า" in compare(FILE.payments, reading.payments)[0].sentence.th


@pytest.mark.parametrize(
    ("name", "spot"),
    [
        ("payee_left_out", Spot(replace(FILE, payments=(SHOP,)), UPLOAD)),
        ("account_swapped", Spot(FILE, UPLOAD, line=2, account=SHOP.account)),
        (
            "all_amounts_in_baht",
            Spot(replace(FILE, payments=(replace(SHOP, amount=Decimal("0.50")),)), UPLOAD),
        ),
        (
            "in_utf8",
            Spot(
                replace(FILE, sender="Sample Town", payments=(replace(SHOP, payee="A", reference=""),)),
                UPLOAD,
            ),
        ),
    ],
)
def test_what_would_leave_the_file_good_or_empty_is_refused(name: str, spot: Spot) -> None:
    with pytest.raises(NothingToSpoil, match=r"[ก-ฮ]"):
        corrupt(name, spot)


def test_a_real_account_is_no_place_to_swap_money_to() -> None:
    with pytest.raises(InvalidPayments) as told:
        corrupt("account_swapped", Spot(FILE, UPLOAD, account="1234567890"))

    assert [problem.code for problem in told.value.problems] == ["account_not_decoy"]


def test_the_other_service_s_code_for_goods_means_interest_here() -> None:
    direct = check(corrupt("wrong_service_type", Spot(FILE, UPLOAD)), UPLOAD, CALENDAR).problems
    payments = (replace(SHOP, bank="014"), replace(FIRM, bank="025"))
    standard = replace(FILE, service_type="04", payments=payments)
    upload = replace(UPLOAD, service="standard")
    other = check(corrupt("wrong_service_type", Spot(standard, upload)), upload, CALENDAR).problems

    assert [(p.code, p.found, p.expected) for p in direct] == [
        ("service_type_other_purpose", "04", "14"),
    ] * 2
    assert [(p.code, p.found, p.expected) for p in other] == [("service_type_unknown", "14", "04")] * 2


def test_every_corruption_has_words_in_both_languages_and_codes_that_exist() -> None:
    for corruption in CORRUPTIONS.values():
        assert re.search("[ก-ฮ]", corruption.words.th)
        assert corruption.words.en
        assert not re.search("[ก-๛]", corruption.words.en)
        assert corruption.codes <= set(layout().problems)
        assert {layout().problems[code].severity == "person" for code in corruption.codes} == {
            corruption.by == "person"
        }
