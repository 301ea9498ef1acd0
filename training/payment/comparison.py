"""Compares a payment file with the vouchers, line by line, as a careful person does: right totals prove nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from training.payment.file import Payment, Problem, shown_amount

_Key = Callable[[Payment], Any]

# in this order a line is taken for a voucher's, first where all agrees; what else differs is then told
_ALIKE: tuple[_Key, ...] = (
    lambda p: (p.payee, p.bank, p.account, p.amount),
    lambda p: (p.payee, p.bank, p.account),
    lambda p: (p.payee, p.amount),
    lambda p: (p.bank, p.account, p.amount),
    lambda p: p.payee,
    lambda p: (p.bank, p.account),
)


def compare(vouchers: Iterable[Payment], in_file: Mapping[int, Payment]) -> tuple[Problem, ...]:
    """Everything in which the file's lines are not the vouchers', by line; what the file leaves out comes first.

    Args:
        vouchers: who is to be paid, in any order.
        in_file: the file's payments by line, as `Reading.payments`.
    """
    left, lines = list(vouchers), dict(in_file)
    found: list[Problem] = []
    for alike in _ALIKE:
        waiting: dict[Any, list[Payment]] = {}
        for voucher in left:
            waiting.setdefault(alike(voucher), []).append(voucher)
        for line, payment in tuple(lines.items()):
            if same := waiting.get(alike(payment)):
                voucher = same.pop(0)
                found += _differences(line, payment, voucher)
                del lines[line]
        left = [voucher for vouchers in waiting.values() for voucher in vouchers]
    found += [Problem("not_on_vouchers", line, "payee", p.payee) for line, p in lines.items()]
    found += [Problem("not_in_file", expected=voucher.payee) for voucher in left]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _differences(line: int, payment: Payment, voucher: Payment) -> list[Problem]:
    found = []
    if (payment.bank, payment.account) != (voucher.bank, voucher.account):
        here, there = f"{payment.bank}-{payment.account}", f"{voucher.bank}-{voucher.account}"
        found.append(Problem("account_differs", line, "account", here, there))
    if payment.payee != voucher.payee:
        found.append(Problem("payee_differs", line, "payee", payment.payee, voucher.payee))
    if payment.amount != voucher.amount:
        code = "amount_in_baht" if payment.amount == in_baht(voucher.amount) else "amount_differs"
        amounts = shown_amount(payment.amount), shown_amount(voucher.amount)
        found.append(Problem(code, line, "amount", *amounts))
    return found


def in_baht(amount: Decimal) -> Decimal:
    """The amount that the bank reads when its whole baht are written where satang belong: 125.00 for 12,500.75."""
    return Decimal(int(amount)).scaleb(-2)
