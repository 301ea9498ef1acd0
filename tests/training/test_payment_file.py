"""The iPay file: built record by record, read back the same, and every rule of it told by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.training.payments import CALENDAR, FILE, FIRM, PAYDAY, SHOP, TODAY, UPLOAD, files
from training.payment.checks import Upload, check
from training.payment.comparison import compare
from training.payment.file import InvalidPayments, PaymentFile, Problem
from training.payment.layout import layout
from training.payment.reading import read
from training.payment.writing import build

GOOD = build(FILE)


def by_hand(file: PaymentFile) -> bytes:
    """The file as someone would write it who has only the bank's table of fields, not our data."""
    day = file.effective_date.strftime("%d%m%Y")
    satang = sum(int(p.amount * 100) for p in file.payments)
    text = f"101000001006{len(file.payments):07}{satang:019}{day}C00000000{file.company_id:16}{'':427}\r\n"
    for number, p in enumerate(file.payments, start=1):
        text += f"102000001{p.bank}{p.branch}{p.account:0>11}006{file.debit_branch}{file.debit_account:0>11}"
        text += f"{day}{file.service_type}00{int(p.amount * 100):017}{'':8}{'':0<10}{p.payee:100}{file.sender:100}"
        text += (
            f"{'':40}{'':18}  {p.reference:18}  {'':20}{number:06}09{p.email:40}{p.mobile:20}0000{'':34}\r\n"
        )
    return text.encode("tis-620")


def edited(line: int, name: str, raw: str) -> bytes:
    """The good file with one field's characters replaced, its length kept."""
    fields = layout().header if line == 1 else layout().detail
    lines = GOOD.decode("tis-620").split("\r\n")
    lines[line - 1] = fields[name].put_into(lines[line - 1], raw.ljust(fields[name].length))
    return "\r\n".join(lines).encode("tis-620", "surrogateescape")


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def refused(file: PaymentFile) -> list[str]:
    with pytest.raises(InvalidPayments) as told:
        build(file)
    return codes(told.value.problems)


def paying(**changes: object) -> PaymentFile:
    return replace(FILE, payments=(replace(SHOP, **changes), FIRM))  # type: ignore[arg-type]


# ---------------------------------------------------------------- built and read


@given(files())
@settings(max_examples=150, deadline=None)
@example(FILE)
def test_a_file_is_what_a_hand_would_write_and_is_read_back_the_same(file: PaymentFile) -> None:
    data = build(file)

    assert data == by_hand(file)
    assert read(data).file == file


def test_every_record_has_498_bytes_in_tis_620_and_amounts_in_satang() -> None:
    header, first, second, end = GOOD.split(b"\r\n")

    assert [len(header), len(first), len(second), end] == [498, 498, 498, b""]
    assert header[19:38] == b"0000000000011050050"
    assert first[57:74] == b"00000000001250000"
    assert first[92:192].decode("tis-620").rstrip() == "ร้านตัวอย่าง ก"


def test_a_file_whose_lines_end_as_on_another_system_is_read_too() -> None:
    assert read(GOOD.replace(b"\r\n", b"\n")).file == FILE
    assert read(GOOD.removesuffix(b"\r\n")).file == FILE


def test_letters_whose_bytes_are_sound_in_both_codes_are_read_in_the_code_that_fills_the_lines() -> None:
    in_thai = replace(FILE, sender="มม", payments=(replace(SHOP, payee="รร", reference=""),))
    mistaken = replace(FILE, sender="เธกเธก", payments=(replace(SHOP, payee="เธฃเธฃ", reference=""),))
    as_utf8 = build(in_thai).decode("tis-620").encode()
    assert "มม".encode().decode("tis-620") == "เธกเธก"

    assert codes(read(as_utf8).problems) == ["encoding_utf8"]
    assert read(build(mistaken)).file == mistaken


@given(st.binary(max_size=3000))
@example(b"")
@example(b"\xff\xfe1\x000\x001\x00")
@example(b"\r\n\r\n")
@example("เทศบาล".encode())
@settings(max_examples=300, deadline=None)
def test_any_bytes_at_all_are_told_to_be_no_payment_file(data: bytes) -> None:
    reading = check(data, UPLOAD, CALENDAR)

    assert not reading.accepted
    assert reading.file is None
    assert_fit_to_be_shown(reading.problems)


# fields that may hold something, of which no payment knows
NOT_PAID_BY = {"user_id", "receiver_info", "receiver_id", "other_info_1", "dda_reference_1", "other_info_2"}


def what_is_paid(data: bytes) -> list[list[str]]:
    header, *details = data.decode("tis-620").replace("\r\n", "\n").removesuffix("\n").split("\n")
    records = [(layout().header, header), *((layout().detail, line) for line in details)]
    return [[f.cut_from(line) for n, f in fields.items() if n not in NOT_PAID_BY] for fields, line in records]


@st.composite
def nearly_good(draw: st.DrawFn) -> bytes:
    """A good file in which a few bytes were changed, put in or taken out."""
    data = bytearray(GOOD)
    for place, old, new in draw(
        st.lists(st.tuples(st.integers(0, len(data)), st.integers(0, 3), st.binary(max_size=3)), max_size=4)
    ):
        data[place : place + old] = new
    return bytes(data)


@given(nearly_good())
@settings(max_examples=300, deadline=None)
def test_a_spoilt_file_is_never_read_as_something_that_is_not_in_it(data: bytes) -> None:
    reading = read(data)

    assert_fit_to_be_shown(reading.problems)
    if reading.file is not None:
        assert what_is_paid(build(reading.file)) == what_is_paid(data)


def assert_fit_to_be_shown(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        for sentence in (problem.sentence.th, problem.sentence.en):
            assert sentence.replace("\ufffd", "?").isprintable()
            assert "\n" not in sentence


@pytest.mark.parametrize("data", [b"\n" * 2_000_000, b"x" * 5_000_001, GOOD[:500] * 9000])
def test_a_huge_file_of_something_else_is_not_listed_line_by_line(data: bytes) -> None:
    assert 0 < len(read(data).problems) <= 1_002


# ---------------------------------------------------------------- every rule by name

A_READ: list[tuple[str, bytes]] = [
    ("too_large", b"x" * 5_000_001),
    ("empty_file", b"\r\n"),
    ("encoding_utf8", GOOD.decode("tis-620").encode()),
    ("header_missing", GOOD.split(b"\r\n", 1)[1]),
    ("header_again", GOOD + GOOD[:500]),
    ("no_details", GOOD[:500]),
    ("record_length", GOOD[:-40]),
    ("record_type", edited(3, "record_type", "9")),
    ("constant", edited(2, "sending_bank", "014")),
    ("not_digits", edited(2, "branch", "  12")),
    ("not_blank", edited(1, "filler", "ต่อ")),
    ("stray_space", edited(2, "payee", " ร้านตัวอย่าง ก")),
    ("bad_character", edited(2, "payee", "ร้าน\udca0")),
    ("missing", edited(3, "payee", "")),
    ("company_id_invalid", edited(1, "company_id", "001")),
    ("account_invalid", edited(2, "account", "0" * 11)),
    ("account_invalid", edited(2, "account", "1-2345678")),
    ("account_not_decoy", edited(2, "account", "01234567890")),
    ("real_person", edited(2, "mobile", "0812345678")),
    ("amount_not_satang", edited(2, "amount", "00000000012500.00")),
    ("amount_zero", edited(2, "amount", "0" * 17)),
    ("date_invalid", edited(1, "effective_date", "31022023")),
    ("date_buddhist_era", edited(1, "effective_date", "10082566")),
    ("items_mismatch", edited(1, "items", "0000003")),
    ("items_mismatch", edited(1, "items", "0000001")),
    ("total_mismatch", edited(1, "total", "0000000000011050051")),
    ("date_differs", edited(3, "effective_date", "11082023")),
    ("differs", edited(3, "sender", "เทศบาลตำบลอื่น")),
    ("running_number", edited(3, "running_number", "000001")),
    ("duplicate_line", build(replace(FILE, payments=(SHOP, FIRM, SHOP)))),
]  # fmt: skip
A_BUILD: list[tuple[str, PaymentFile]] = [
    ("too_long", paying(payee="ก" * 101)),
    ("too_long", paying(amount=Decimal("1E15"))),
    ("too_long", paying(amount=Decimal("Infinity"))),
    ("too_long", paying(amount=Decimal("1E+999999"))),
    ("bad_character", paying(payee="ร้านตัวอย่าง – ก")),
    ("stray_space", paying(payee="ร้านตัวอย่าง ก ")),
    ("amount_fraction", paying(amount=Decimal("0.005"))),
    ("amount_negative", paying(amount=Decimal("-1.00"))),
    ("amount_zero", paying(amount=Decimal("0.00"))),
    ("account_invalid", paying(account="1")),
    ("account_invalid", replace(FILE, debit_account="00000000010")),
    ("account_not_decoy", paying(account="1234567890")),
    ("real_person", paying(email="somchai@example.com")),
    ("not_digits", paying(bank="6")),
    ("missing", paying(payee="")),
    ("no_details", replace(FILE, payments=())),
    ("date_buddhist_era", replace(FILE, effective_date=date(2566, 8, 10))),
    ("company_id_invalid", replace(FILE, company_id="GMIS")),
]
STANDARD = replace(UPLOAD, service="standard")
A_CHECK: list[tuple[str, bytes, Upload]] = [
    ("company_id_differs", GOOD, replace(UPLOAD, company_id="GMIS990002")),
    ("debit_not_as_chosen", GOOD, replace(UPLOAD, debit_account="0000000011")),
    ("date_not_as_chosen", GOOD, replace(UPLOAD, effective_date=date(2023, 8, 11))),
    ("date_past", GOOD, replace(UPLOAD, today=date(2023, 8, 11))),
    ("date_not_working_day", build(replace(FILE, effective_date=date(2023, 8, 12))), UPLOAD),
    ("bank_not_for_service", edited(3, "bank", "014"), UPLOAD),
    ("bank_not_for_service", GOOD, STANDARD),
    ("service_type_unknown", GOOD, STANDARD),
    ("service_type_other_purpose", build(replace(FILE, service_type="04")), UPLOAD),
    ("over_limit", build(paying(bank="014", amount=Decimal("2000000.01"))), STANDARD),
]
A_COMPARISON: list[tuple[str, PaymentFile]] = [
    ("account_differs", paying(account="0000000009")),
    ("account_differs", paying(bank="014")),
    ("payee_differs", paying(payee="ร้านอื่น")),
    ("amount_in_baht", paying(amount=Decimal("125.00"))),
    ("amount_differs", paying(amount=Decimal("12600.00"))),
    ("not_on_vouchers", replace(FILE, payments=(SHOP, FIRM, SHOP))),
    ("not_in_file", replace(FILE, payments=(FIRM,))),
]
ELSEWHERE = {"file_again"}  # tests/training/test_maker.py


@pytest.mark.parametrize(("code", "data"), A_READ)
def test_reading_tells_what_is_wrong(code: str, data: bytes) -> None:
    assert code in codes(read(data).problems)


@pytest.mark.parametrize(("code", "file"), A_BUILD)
def test_building_refuses_what_the_file_cannot_say(code: str, file: PaymentFile) -> None:
    assert refused(file) == [code]


@pytest.mark.parametrize(("code", "data", "upload"), A_CHECK)
def test_an_upload_is_held_against_the_screen_the_calendar_and_the_service(
    code: str, data: bytes, upload: Upload
) -> None:
    assert code in codes(check(data, upload, CALENDAR).problems)


@pytest.mark.parametrize(("code", "file"), A_COMPARISON)
def test_a_file_the_bank_takes_is_held_against_the_vouchers(code: str, file: PaymentFile) -> None:
    reading = read(build(file))

    assert codes(compare((SHOP, FIRM), reading.payments)) == [code]


def test_every_problem_of_the_data_is_found_somewhere() -> None:
    shown = {row[0] for table in (A_READ, A_BUILD, A_CHECK, A_COMPARISON) for row in table}

    assert shown | ELSEWHERE == set(layout().problems)


# ---------------------------------------------------------------- told once, in its place, and no secret repeated


def test_a_good_file_is_taken_without_a_word() -> None:
    assert check(GOOD, UPLOAD, CALENDAR).problems == ()
    assert compare((FIRM, SHOP), read(GOOD).payments) == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (edited(1, "effective_date", "10082566"), [("date_buddhist_era", 1, "effective_date")]),
        (edited(3, "effective_date", "10082566"), [("date_buddhist_era", 3, "effective_date")]),
        (edited(3, "debit_account", "01234567890"), [("account_not_decoy", 3, "debit_account")]),
        (edited(2, "debit_account", "01234567890"), [("account_not_decoy", 2, "debit_account")]),
        (edited(3, "amount", "0000000000098,000"), [("amount_not_satang", 3, "amount")]),
        (GOOD.decode("tis-620").encode(), [("encoding_utf8", 0, "")]),
        (GOOD[:-40], [("record_length", 3, "")]),
        (edited(2, "sender", "เทศบาล 0812345678"), [("real_person", 2, "sender")]),
    ],
)
def test_one_mistake_is_one_problem_at_its_place(data: bytes, told: list[tuple[str, int, str]]) -> None:
    problems = check(data, UPLOAD, CALENDAR).problems

    assert [(p.code, p.line, p.field) for p in problems] == told


def test_a_problem_carries_what_was_found_and_what_should_stand_there() -> None:
    (problem,) = read(edited(1, "total", "0000000000011050051")).problems

    assert (problem.found, problem.expected) == ("110,500.51", "110,500.50")
    assert problem.sentence.th.startswith(
        "ยอดรวมไม่ตรงกับ Header: หัวไฟล์บอก 110,500.51 บาท แต่ทุกรายการรวม 110,500.50 บาท"
    )
    assert "110,500.51 baht" in problem.sentence.en


@pytest.mark.parametrize(
    ("name", "real"),
    [
        ("account", "01234567890"),
        ("debit_account", "01234567890"),
        ("account", "123-4-56789"),
        ("mobile", "0812345678"),
        ("payee", "นาย ก 1-2345-67890-12-1"),
        ("email", "somchai@example.com"),
        ("filler", "0812345678"),
    ],
)
def test_what_may_be_somebody_s_own_is_refused_and_never_repeated(name: str, real: str) -> None:
    reading = check(edited(2, name, real), UPLOAD, CALENDAR)

    assert not reading.accepted
    assert 2 not in reading.payments
    assert all(real not in f"{p.found}{p.expected}{p.sentence}" for p in reading.problems)


def test_two_problems_of_one_payment_are_both_told() -> None:
    assert refused(paying(payee="ก" * 101, amount=Decimal("0.001"))) == ["amount_fraction", "too_long"]


def test_a_holiday_of_the_table_and_one_the_calendar_was_given_are_no_days_of_payment() -> None:
    announced = date(2023, 8, 14)

    def told(day: date, calendar: object = CALENDAR) -> list[str]:
        data = build(replace(FILE, effective_date=day))
        upload = replace(UPLOAD, effective_date=day, today=min(day, TODAY))
        return codes(check(data, upload, calendar).problems)  # type: ignore[arg-type]

    holiday = next(d for d in CALENDAR.tables[2569].names if d.weekday() < 5)
    assert told(holiday) == ["date_not_working_day"]
    assert told(announced) == []
    assert told(announced, CALENDAR.with_extra([announced])) == ["date_not_working_day"]
    assert told(PAYDAY) == []


def test_paying_goods_needs_14_in_direct_and_04_in_standard() -> None:
    services = layout().services

    assert services["direct"].codes_for("goods_and_services") == ("14",)
    assert services["standard"].codes_for("goods_and_services") == ("04",)
    assert services["direct"].types["04"].label.th == "ดอกเบี้ย"
