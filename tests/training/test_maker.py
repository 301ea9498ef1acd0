"""The maker's upload: what the screen shows of a file, and what becomes of a good one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.payments import CALENDAR, FILE, FIRM, PAYDAY, SHOP, UPLOAD
from training.maker.validation import (
    NotAccepted,
    ValidationResult,
    fingerprint,
    reference_number,
    submit,
    validate,
)
from training.payment.corruption import Spot, corrupt
from training.payment.file import PaymentFile
from training.payment.writing import build


def uploaded(data: bytes, **submitted: str) -> ValidationResult:
    return validate("จ่ายสิงหาคม.txt", data, UPLOAD, CALENDAR, submitted)


def test_a_good_file_is_shown_with_its_items_and_total() -> None:
    result = uploaded(build(FILE))

    assert (result.file_name, result.service) == ("จ่ายสิงหาคม.txt", "KTB iPay Direct")
    assert (result.items, result.rejected_items, result.total) == (2, 0, FILE.total)
    assert (result.problems, result.accepted, result.file) == ((), True, FILE)


def test_one_bad_line_stops_the_whole_file() -> None:
    result = uploaded(corrupt("bank_of_other_service", Spot(FILE, UPLOAD, line=3)))

    assert (result.items, result.rejected_items, result.accepted) == (2, 1, False)
    with pytest.raises(NotAccepted, match="ส่งให้ผู้อนุมัติไม่ได้"):
        submit(result, "660809001", "MAKER01", "09:30")


def test_a_line_that_cannot_be_read_still_counts_as_an_item() -> None:
    result = uploaded(corrupt("line_cut_short", Spot(FILE, UPLOAD, line=2)))

    assert (result.items, result.rejected_items, result.total) == (2, 1, FIRM.amount)


def test_a_warning_does_not_stop_a_file() -> None:
    result = uploaded(corrupt("payee_twice", Spot(FILE, UPLOAD)))

    assert [problem.code for problem in result.problems] == ["duplicate_line"]
    assert (result.accepted, result.rejected_items) == (True, 0)


def test_last_month_s_file_under_a_new_name_and_day_is_known_again() -> None:
    last_month = replace(FILE, effective_date=date(2023, 7, 10), payments=(FIRM, SHOP))

    result = uploaded(build(FILE), **{fingerprint(last_month): "660710003"})

    assert [(p.code, p.expected) for p in result.problems] == [("file_again", "660710003")]
    assert "660710003" in result.problems[0].sentence.th
    assert not result.accepted


@pytest.mark.parametrize(
    "other",
    [
        replace(FILE, payments=(SHOP,)),
        replace(FILE, payments=(SHOP, replace(FIRM, account="0000000009"))),
        replace(FILE, payments=(SHOP, replace(FIRM, amount=FIRM.amount + 1))),
        replace(FILE, debit_account="0000000011"),
    ],
)
def test_a_file_that_pays_something_else_is_not_the_same(other: PaymentFile) -> None:
    assert fingerprint(other) != fingerprint(FILE)


def test_what_is_submitted_waits_for_the_authorizer_with_every_payee() -> None:
    transactions = submit(uploaded(build(FILE)), reference_number(PAYDAY, 1), "MAKER01", "09:30")

    assert (transactions.ref, transactions.service) == ("660810001", "KTB iPay Direct")
    assert (transactions.effective_date, transactions.status) == ("10-08-2566", "pending")
    assert transactions.total == FILE.total
    assert [(t.line, t.bank, t.account, t.payee, t.amount) for t in transactions.transfers] == [
        (n, p.bank, p.account, p.payee, p.amount) for n, p in enumerate(FILE.payments, start=1)
    ]


def test_a_corrected_file_is_a_new_set_that_no_old_code_fits() -> None:
    first = submit(uploaded(build(FILE)), "660810001", "MAKER01", "09:30")
    again = replace(FILE, payments=(SHOP, replace(FIRM, account="0000000003")))

    second = submit(uploaded(build(again)), "660810002", "MAKER01", "10:15")

    assert second.digest != first.digest


@given(st.binary(max_size=2000))
@settings(deadline=None)
def test_any_bytes_at_all_give_a_result_that_cannot_be_submitted(data: bytes) -> None:
    result = uploaded(data)

    assert not result.accepted
    assert result.problems
