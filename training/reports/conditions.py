"""How far the work after approval has come: the conditions that steps, contacts and endings may name."""

from __future__ import annotations

from collections.abc import Callable

from training.state import State
from training.transactions import UNDECIDED


def _batches_seen(state: State) -> bool:
    return state.reports.settled or "batches" in state.reports.seen


def _report_seen(state: State) -> bool:
    return bool(state.reports.sent) or "report" in state.reports.seen


def _batch_sent(state: State) -> bool:
    return bool(state.reports.sent)


def _batch_decided(state: State) -> bool:
    return bool(state.reports.sent) and all(s.status not in UNDECIDED for s in state.bank.sets)


def _answer_known(state: State) -> bool:
    decided = all(s.status in ("approved", "rejected") for s in state.bank.sets)
    return state.reports.lost is None and (state.reports.settled or decided)


def _answer_lost(state: State) -> bool:
    return state.reports.lost is not None


def _account_seen(state: State) -> bool:
    past = state.reports.settled or bool(state.reports.sent)
    return past or "statement" in state.reports.seen


def _difference_found(state: State) -> bool:
    return bool(state.reports.found or state.reports.finding)


def _concluded(state: State) -> bool:
    return bool(state.reports.finding)


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "answer_known": _answer_known,
    "answer_lost": _answer_lost,
    "batch_decided": _batch_decided,
    "batch_sent": _batch_sent,
    "batches_seen": _batches_seen,
    "report_seen": _report_seen,
    "account_seen": _account_seen,
    "difference_found": _difference_found,
    "concluded": _concluded,
}
