"""How far a maker's work has come."""

from __future__ import annotations

from collections.abc import Callable

from training.payment.layout import layout
from training.state import State

Condition = Callable[[State], bool]


def _any(state: State, *statuses: str) -> bool:
    return any(s.status in statuses for s in state.bank.sets)


def _submitted(state: State) -> bool:
    return _any(state, "pending", "approved")


def _statement_seen(state: State) -> bool:
    return state.maker.statement_seen


def _file_built(state: State) -> bool:
    return state.maker.file is not None


def _payees_seen(state: State) -> bool:
    return _submitted(state) or state.maker.payees_seen


def _uploaded(state: State) -> bool:
    return _submitted(state) or state.maker.uploaded is not None


def _by(service: str) -> Condition:
    def condition(state: State) -> bool:
        title = layout().services[service].title
        return any(s.service == title and s.status in ("pending", "approved") for s in state.bank.sets)

    return condition


def _sent_back(state: State) -> bool:
    return _any(state, "rejected", "replaced", "approved")


def _resubmitted(state: State) -> bool:
    return _any(state, "replaced", "approved")


def _paid(state: State) -> bool:
    return _any(state, "approved")


def _settled(state: State) -> bool:
    return _paid(state) and not _any(state, "pending", "rejected")


CONDITIONS: dict[str, Condition] = {
    "statement_seen": _statement_seen,
    "file_built": _file_built,
    "file_uploaded": _uploaded,
    "payees_seen": _payees_seen,
    "submitted": _submitted,
    "direct_submitted": _by("direct"),
    "standard_submitted": _by("standard"),
    "sent_back": _sent_back,
    "resubmitted": _resubmitted,
    "paid": _paid,
    "settled": _settled,
}
