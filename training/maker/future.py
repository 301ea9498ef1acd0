"""What of the maker's part no later step asks about."""

from __future__ import annotations

from decimal import Decimal

from training.frozen import with_fields
from training.maker.desk import Desk
from training.scenario import Scenario
from training.state import Bank, State
from training.transactions import TransactionSet, Transfer

_UPLOADING = frozenset({"validation", "upload_detail", "submit"})
_GONE = frozenset({"cancelled", "replaced"})
_UNTOUCHED = Desk()
_NOBODY = Transfer(1, "", "", Decimal("0.00"))


def desk_ahead(scenario: Scenario, state: State) -> Desk:
    """The desk as the future sees it: an upload counts only while a page of it shows, a look only where it is asked."""
    desk = state.maker
    if desk == _UNTOUCHED:
        return desk
    if not {state.window.screen, *(left.window.screen for left in state.away)} & _UPLOADING:
        desk = with_fields(desk, uploaded=None, payees_seen=False)
    asked = {*(mistake.id for mistake in scenario.mistakes), *(step.done_when for step in scenario.steps)}
    return (
        desk if asked & {"balance_not_checked", "statement_seen"} else with_fields(desk, statement_seen=False)
    )


def bank_ahead(bank: Bank) -> Bank:
    """The bank as the future sees it: the hour of a set counts for nothing; of one that is gone only that it was."""
    sets = tuple(set_ahead(s) for s in bank.sets)
    return bank if sets == bank.sets else with_fields(bank, sets=sets)


def set_ahead(shown: TransactionSet) -> TransactionSet:
    """One set as the future sees it."""
    if shown.status in _GONE:
        return TransactionSet(shown.ref, "", "", "", "", "", (_NOBODY,), status=shown.status)
    return with_fields(shown, submitted_at="") if shown.submitted_at else shown
