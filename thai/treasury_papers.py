"""What the letter on Soft Token asks of an order, of the file attached to a change, and of the address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thai.numerals import all_arabic
from thai.treasury_letter import treasury_rule
from thai.treasury_people import Holding, Right, clashes

_PDF = b"%PDF"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class OrderParts:
    """What an order of clause 2 says, as far as the clause asks.

    Attributes:
        signed_by_head: whether the head of the disbursing unit signed.
        holders: who holds which right.
        duties: duties and responsibilities.
        controls: how the work is controlled.
        custody: how user names and passwords are kept.
        substitutes: who stands in for which right.
    """

    signed_by_head: bool
    holders: tuple[Holding, ...]
    duties: str
    controls: str
    custody: str
    substitutes: tuple[Holding, ...] = ()


def order_breaks(order: OrderParts) -> tuple[str, ...]:
    """The ids of the rules that an order does not keep, in their order (R10–R16b)."""
    every_right = {holding.right for holding in order.holders} >= set(Right)
    among_holders = any(clashes(order.holders))
    kept = {
        "R10": order.signed_by_head,
        "R11": every_right,
        "R12": bool(order.duties.strip()),
        "R13": bool(order.controls.strip()),
        "R14": bool(order.custody.strip()),
        "R15": tells_to_change_password(order.custody),
        "R16": not among_holders,
        "R16b": among_holders or not any(clashes((*order.holders, *order.substitutes))),
    }
    return tuple(rule for rule, is_kept in kept.items() if not is_kept)


def tells_to_change_password(text: str) -> bool:
    """Whether a text says that the password is changed every three months, in figures or in words (R15)."""
    plain = all_arabic(text).replace(" ", "")
    months = treasury_rule("R15").number("months")
    return any(f"ทุก{number}เดือน" in plain for number in (str(months), _IN_WORDS[months]))


_IN_WORDS = {3: "สาม"}


def attached_order_is_good(opening: bytes, size: int) -> bool:
    """Whether a file may be attached to a change as the order: a PDF, not empty, not over the limit (R18).

    Args:
        opening: the file's first bytes.
        size: the whole file's, in bytes.
    """
    return (
        opening.startswith(_PDF) and len(_PDF) < size <= treasury_rule("R18").number("largest_mb") * _MEGABYTE
    )


def change_breaks(request_number: str, order_attached: bool) -> tuple[str, ...]:
    """The ids of the rules that a change of holder does not keep: through the system, with the order (R17, R18)."""
    kept = {"R17": bool(request_number.strip()), "R18": order_attached}
    return tuple(rule for rule, is_kept in kept.items() if not is_kept)


def is_the_work_site(address: str) -> bool:
    """Whether an address is on the one site where the work is done: the same host, encrypted (R05)."""
    site = re.escape(treasury_rule("R05").text("site").rstrip("/"))
    return re.fullmatch(rf"{site}(?:[/?#]\S*)?", address.strip(), re.IGNORECASE) is not None
