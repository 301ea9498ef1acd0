"""Spoils a good payment file on purpose, in the ways that people do, so that a trainee has something to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from thai.dates import BUDDHIST_ERA
from training.errors import DrillError
from training.frozen import replace
from training.payment.checks import Upload
from training.payment.comparison import in_baht
from training.payment.file import Payment, PaymentFile
from training.payment.layout import Field, layout
from training.payment.writing import build
from training.words import Words


class NothingToSpoil(DrillError):
    """A corruption that would leave this file as it is, or empty: no Thai letter to write in UTF-8, one payee only."""

    code = "nothing_to_spoil"


@dataclass(frozen=True)
class Spot:
    """What is spoilt, and where.

    Attributes:
        file: the good file.
        upload: what the maker chose for it.
        line: which payee's line, as the file counts them: 2 for the first.
        account: for a swapped account, the decoy that the money goes to instead.
    """

    file: PaymentFile
    upload: Upload
    line: int = 2
    account: str = ""

    @property
    def payment(self) -> Payment:
        """The payee's line that is spoilt."""
        return self.file.payments[self.line - 2]


@dataclass(frozen=True)
class Corruption:
    """One way to spoil a file.

    Attributes:
        words: what was done, for the debrief.
        codes: what is found is at least one of these.
        by: ``bank`` when the check of an upload finds it, ``person`` when only comparing with the vouchers does.
        spoil: makes the spoilt file's bytes.
    """

    words: Words
    codes: frozenset[str]
    by: str
    spoil: Callable[[Spot], bytes]


def corrupt(name: str, spot: Spot) -> bytes:
    """The spoilt file's bytes.

    Raises:
        KeyError: there is no such corruption in `CORRUPTIONS`.
        InvalidPayments: the file was not good before.
        NothingToSpoil: this file cannot be spoilt in this way.
    """
    data = CORRUPTIONS[name].spoil(spot)
    if data == build(spot.file):
        raise NothingToSpoil(f"ไฟล์นี้ทำให้เสียแบบ {name} ไม่ได้ กรุณาเลือกไฟล์หรือวิธีอื่น")
    return data


# ---------------------------------------------------------------- in the bytes: what a hand or a wrong tool does


def _lines(data: bytes) -> list[str]:
    return data.decode(layout().encoding).split(layout().line_end)


def _joined(lines: list[str]) -> bytes:
    return layout().line_end.join(lines).encode(layout().encoding)


def _rewritten(data: bytes, line: int, field: Field, raw: str) -> bytes:
    lines = _lines(data)
    lines[line - 1] = field.put_into(lines[line - 1], raw)
    return _joined(lines)


def _total_off_by_one(spot: Spot) -> bytes:
    field = layout().header["total"]
    satang = int(spot.file.total.scaleb(2)) + 1
    return _rewritten(build(spot.file), 1, field, f"{satang:0{field.length}}")


def _count_off_by_one(spot: Spot) -> bytes:
    field = layout().header["items"]
    return _rewritten(build(spot.file), 1, field, f"{len(spot.file.payments) + 1:0{field.length}}")


def _amount_in_baht(spot: Spot) -> bytes:
    field = layout().detail["amount"]
    return _rewritten(build(spot.file), spot.line, field, f"{int(spot.payment.amount):0{field.length}}")


def _year_in_buddhist_era(spot: Spot) -> bytes:
    day = spot.file.effective_date
    raw = f"{day:%d%m}{day.year + BUDDHIST_ERA}"
    return _rewritten(build(spot.file), 1, layout().header["effective_date"], raw)


def _line_cut_short(spot: Spot) -> bytes:
    lines = _lines(build(spot.file))
    lines[spot.line - 1] = lines[spot.line - 1].rstrip(" ")
    return _joined(lines)


def _in_utf8(spot: Spot) -> bytes:
    return build(spot.file).decode(layout().encoding).encode("utf-8")


# ---------------------------------------------------------------- in the payments: the file itself is whole


def _with_payment(spot: Spot, payment: Payment) -> bytes:
    payments = list(spot.file.payments)
    payments[spot.line - 2] = payment
    return build(replace(spot.file, payments=tuple(payments)))


def _bank_of_other_service(spot: Spot) -> bytes:
    own = layout().services[spot.upload.service].own_bank_only
    # any bank but our own; 014 is a real one's code, which names nobody
    return _with_payment(spot, replace(spot.payment, bank="014" if own else layout().own_bank))


def _wrong_service_type(spot: Spot) -> bytes:
    # the code of the other service: 04 is goods in Standard but interest in Direct
    others = (s for name, s in layout().services.items() if name != spot.upload.service)
    codes = [code for service in others for code in service.codes_for(spot.upload.purpose)]
    return build(replace(spot.file, service_type=codes[0] if codes else "00"))


def _effective_date_past(spot: Spot) -> bytes:
    return build(replace(spot.file, effective_date=spot.upload.today - timedelta(days=1)))


def _all_amounts_in_baht(spot: Spot) -> bytes:
    if any(p.amount < 1 for p in spot.file.payments):
        raise NothingToSpoil("ไฟล์นี้มียอดไม่ถึงหนึ่งบาท เขียนเป็นบาทแล้วเป็นศูนย์ กรุณาเลือกไฟล์อื่น")
    payments = tuple(replace(p, amount=in_baht(p.amount)) for p in spot.file.payments)
    return build(replace(spot.file, payments=payments))


def _payee_twice(spot: Spot) -> bytes:
    payments = (*spot.file.payments, spot.payment)
    return build(replace(spot.file, payments=payments))


def _payee_left_out(spot: Spot) -> bytes:
    payments = tuple(p for line, p in enumerate(spot.file.payments, start=2) if line != spot.line)
    if not payments:
        raise NothingToSpoil("ไฟล์นี้มีผู้รับเงินรายเดียว ตัดออกแล้วไม่เหลือ กรุณาเลือกไฟล์ที่มีหลายราย")
    return build(replace(spot.file, payments=payments))


def _account_swapped(spot: Spot) -> bytes:
    return _with_payment(spot, replace(spot.payment, account=spot.account))


CORRUPTIONS: dict[str, Corruption] = {
    "total_off_by_one": Corruption(
        Words("ยอดรวมในหัวไฟล์เกินไปหนึ่งสตางค์", "The header's total is one satang too much"),
        frozenset({"total_mismatch"}),
        "bank",
        _total_off_by_one,
    ),
    "count_off_by_one": Corruption(
        Words("จำนวนรายการในหัวไฟล์เกินไปหนึ่ง", "The header counts one item too many"),
        frozenset({"items_mismatch"}),
        "bank",
        _count_off_by_one,
    ),
    "amount_in_baht": Corruption(
        Words("จำนวนเงินหนึ่งบรรทัดเป็นบาทแทนสตางค์", "One line's amount is in baht, not satang"),
        frozenset({"total_mismatch"}),
        "bank",
        _amount_in_baht,
    ),
    "year_in_buddhist_era": Corruption(
        Words("วันที่มีผลเป็นปี พ.ศ.", "The effective date is in the Buddhist era"),
        frozenset({"date_buddhist_era"}),
        "bank",
        _year_in_buddhist_era,
    ),
    "line_cut_short": Corruption(
        Words("บรรทัดหนึ่งถูกตัดช่องว่างท้ายบรรทัด", "A line has lost the spaces at its end"),
        frozenset({"record_length"}),
        "bank",
        _line_cut_short,
    ),
    "in_utf8": Corruption(
        Words("ไฟล์ถูกบันทึกเป็น UTF-8 แทน TIS-620", "The file was saved in UTF-8, not TIS-620"),
        frozenset({"encoding_utf8"}),
        "bank",
        _in_utf8,
    ),
    "bank_of_other_service": Corruption(
        Words("มีผู้รับที่บริการนี้จ่ายให้ไม่ได้", "A payee whose bank this service cannot pay"),
        frozenset({"bank_not_for_service"}),
        "bank",
        _bank_of_other_service,
    ),
    "wrong_service_type": Corruption(
        Words("ใช้รหัสประเภทรายการของอีกบริการหนึ่ง", "The other service's code for what is paid"),
        frozenset({"service_type_unknown", "service_type_other_purpose"}),
        "bank",
        _wrong_service_type,
    ),
    "effective_date_past": Corruption(
        Words("วันที่มีผลย้อนหลังหนึ่งวัน", "The effective date is yesterday's"),
        frozenset({"date_past"}),
        "bank",
        _effective_date_past,
    ),
    "payee_twice": Corruption(
        Words("ผู้รับรายหนึ่งอยู่ในไฟล์สองครั้ง", "A payee stands in the file twice"),
        frozenset({"duplicate_line"}),
        "bank",
        _payee_twice,
    ),
    "all_amounts_in_baht": Corruption(
        Words("จำนวนเงินทุกบรรทัดและยอดรวมเป็นบาทแทนสตางค์", "Every amount, and the total, is in baht"),
        frozenset({"amount_in_baht"}),
        "person",
        _all_amounts_in_baht,
    ),
    "payee_left_out": Corruption(
        Words("ผู้รับรายหนึ่งหายไปจากไฟล์", "A payee was left out of the file"),
        frozenset({"not_in_file"}),
        "person",
        _payee_left_out,
    ),
    "account_swapped": Corruption(
        Words(
            "เลขที่บัญชีของผู้รับรายหนึ่งถูกสลับ ยอดรวมเท่าเดิม", "A payee's account was swapped; the total is the same"
        ),
        frozenset({"account_differs"}),
        "person",
        _account_swapped,
    ),
}
"""Every way to spoil a file, by name."""
