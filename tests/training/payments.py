"""Payments for tests to build files of: one that reads as a story, and any that a clerk could make up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from thai.business_days import GovernmentCalendar
from training.payment.checks import Upload
from training.payment.file import Payment, PaymentFile
from training.payment.layout import layout
from training.safety import looks_real

CALENDAR = GovernmentCalendar.shipped()
TODAY, PAYDAY = date(2023, 8, 9), date(2023, 8, 10)
SHOP = Payment("006", "0000000001", "ร้านตัวอย่าง ก", Decimal("12500.00"), reference="ฎีกา 1/2566")
FIRM = Payment("006", "0000000002", "บริษัท ข (สมมติ) จำกัด", Decimal("98000.50"), email="pay@firm.invalid")
FILE = PaymentFile("GMIS990001", "0000000010", "เทศบาลตำบลตัวอย่าง", PAYDAY, "14", (SHOP, FIRM))
UPLOAD = Upload("direct", "goods_and_services", "GMIS990001", "0000000010", PAYDAY, TODAY)

_THAI = [chr(n) for n in (*range(0xE01, 0xE3B), *range(0xE3F, 0xE5C))]
_LETTERS = st.sampled_from([*_THAI, *map(chr, range(0x20, 0x7F))])


def texts(longest: int, least: int = 0) -> st.SearchStrategy[str]:
    """Text that a field of that length takes."""
    written = st.text(_LETTERS, min_size=least, max_size=longest).map(lambda t: t.strip(" "))
    return written.filter(lambda t: len(t) >= least and not looks_real(t))


def numbers(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def accounts() -> st.SearchStrategy[str]:
    return st.integers(1, 9999).map(lambda n: f"{n:010}")


def amounts(least: int, most: int) -> st.SearchStrategy[Decimal]:
    """Baht, from so many satang to so many."""
    return st.integers(least, most).map(lambda satang: Decimal(satang).scaleb(-2))


def payments(bank: st.SearchStrategy[str], amount: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Payment]:
    return st.builds(
        Payment,
        bank=bank,
        account=accounts(),
        payee=texts(100, least=1),
        amount=amount,
        branch=numbers(4),
        reference=texts(18),
        email=texts(40),
        mobile=texts(20),
    )


@st.composite
def files(draw: st.DrawFn) -> PaymentFile:
    """Any file that can be built."""
    return PaymentFile(
        company_id=draw(st.from_regex(r"[A-Z]{4}[0-9]{6}", fullmatch=True)),
        debit_account=draw(accounts()),
        sender=draw(texts(100, least=1)),
        effective_date=draw(st.dates(date(1900, 1, 1), date(2399, 12, 31))),
        service_type=draw(numbers(2)),
        payments=tuple(draw(st.lists(payments(numbers(3), amounts(1, 10**17 - 1)), min_size=1, max_size=6))),
        debit_branch=draw(numbers(4)),
    )


@st.composite
def good_uploads(draw: st.DrawFn) -> tuple[PaymentFile, Upload]:
    """A file that the bank takes as uploaded, of at least two payees who are all different people."""
    service = layout().services[draw(st.sampled_from(sorted(layout().services)))]
    kind = draw(st.sampled_from(list(service.types.values())))
    others = numbers(3).filter(lambda code: code != layout().own_bank)
    bank = st.just(layout().own_bank) if service.own_bank_only else others
    most = int((service.item_limit or Decimal(10**13)) * 100)
    rows = st.lists(
        payments(bank, amounts(100, most)),
        min_size=2,
        max_size=5,
        unique_by=(lambda p: p.payee, lambda p: p.account),
    )
    sender = f"{draw(texts(60))} เทศบาลตำบลตัวอย่าง".strip()
    file = replace(FILE, sender=sender, service_type=kind.code, payments=tuple(draw(rows)))
    return file, replace(UPLOAD, service=service.name, purpose=kind.purposes[0])
