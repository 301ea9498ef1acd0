"""A new batch for what did not reach its payees: which items go into it, and to which accounts.

It is chosen in two steps, all or only the failed items and the old or the corrected accounts, and then sent to the
approver under a new reference number.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.reports.data import BatchResult
from training.reports.state import Draft
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet, Transfer

ITEMS = ("all", "failed")
ACCOUNTS = ("old", "corrected")


def start_batch(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Begins a new batch from the report in hand; one is made, no more."""
    if unpaid(scenario, state) is None:
        return refused(scenario, state, action)
    begun = state.on_page(screen="new_batch", message="")
    return replace(begun, reports=replace(state.reports, draft=Draft())), [
        happened("batch_begun", state.now, ref=state.window.open_ref)
    ]


def choose_items(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes all the items, or only those that failed."""
    if action.get("items") not in ITEMS:
        return refused(scenario, state, action)
    return _drafted(state, replace(state.reports.draft, items=action.get("items")))


def choose_accounts(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Pays to the accounts as they were, or to those on the payees' corrected forms."""
    if action.get("accounts") not in ACCOUNTS:
        return refused(scenario, state, action)
    return _drafted(state, replace(state.reports.draft, accounts=action.get("accounts")))


def submit_batch(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends the new batch to the approver."""
    drafted = draft(scenario, state)
    if drafted is None:
        return refused(scenario, state, action)
    bank = replace(state.bank, sets=(*state.bank.sets, drafted))
    chosen = state.reports.draft
    reports = replace(state.reports, sent=drafted.ref, draft=Draft())
    sent = replace(
        state.on_page(screen="batch", open_ref=drafted.ref, message="batch_sent"), bank=bank, reports=reports
    )
    return sent, [
        happened("batch_sent", state.now, ref=drafted.ref, items=chosen.items, accounts=chosen.accounts)
    ]


def _drafted(state: State, chosen: Draft) -> Outcome:
    return replace(state.on_page(message=""), reports=replace(state.reports, draft=chosen)), [
        happened("batch_chosen", state.now)
    ]


def unpaid(scenario: Scenario, state: State) -> tuple[TransactionSet, BatchResult] | None:
    """The batch in hand and its result when some of it failed and no new batch was sent yet; else None."""
    batch = state.bank.find(state.window.open_ref)
    result = scenario.reports.result(batch.ref) if batch and batch.status == "approved" else None
    if batch is None or result is None or not result.failures or state.reports.sent:
        return None
    return batch, result


def draft(scenario: Scenario, state: State) -> TransactionSet | None:
    """The new batch as it is chosen; None while it is not chosen to the end."""
    found, chosen = unpaid(scenario, state), state.reports.draft
    if found is None or not chosen.items or not chosen.accounts:
        return None
    batch, result = found
    kept = [t for t in batch.transfers if chosen.items == "all" or result.failure(t.line)]
    transfers = tuple(_item(number, t, result, chosen) for number, t in enumerate(kept, start=1))
    return replace(
        batch,
        ref=_next_ref(state),
        transfers=transfers,
        status="pending",
        version=1,
        file="",
        submitted_at=f"{scenario.start:%H:%M}",  # a moment of the run would make every moment another state
    )


def is_wrong(scenario: Scenario, made: TransactionSet | None) -> bool:
    """Whether a set is a new batch that should not be paid: not just what failed, each to its corrected account."""
    if made is None or any(made.ref == s.ref for s in scenario.sets):
        return False
    right = [_right_items(s, result) for s, result in _partly_failed(scenario)]
    return bool(right) and [(t.payee, t.account, t.amount) for t in made.transfers] not in right


def _partly_failed(scenario: Scenario) -> Iterator[tuple[TransactionSet, BatchResult]]:
    for batch in scenario.sets:
        result = scenario.reports.result(batch.ref)
        if result is not None and result.failures:
            yield batch, result


def _right_items(batch: TransactionSet, result: BatchResult) -> list[tuple[str, str, Decimal]]:
    failed = ((t, result.failure(t.line)) for t in batch.transfers)
    return [(t.payee, failure.right_account or t.account, t.amount) for t, failure in failed if failure]


def _item(number: int, old: Transfer, result: BatchResult, chosen: Draft) -> Transfer:
    failure = result.failure(old.line)
    right = failure.right_account if failure and chosen.accounts == "corrected" else ""
    return replace(old, line=number, account=right or old.account)


def _next_ref(state: State) -> str:
    refs = [s.ref for s in state.bank.sets]
    newest = max(refs)
    nth = str(int(newest) + 1) if newest.isdecimal() else f"{newest}-2"
    return nth if nth not in refs else f"{nth}-2"


HANDLERS: dict[str, Handler] = {
    "start_batch": start_batch,
    "choose_items": choose_items,
    "choose_accounts": choose_accounts,
    "submit_batch": submit_batch,
}
