"""The pages that show what became of approved sets: menu, batch list, downloads, report, advice, statement."""

from __future__ import annotations

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.scenario import Scenario
from training.state import State


def open_inquiries(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows where one may go."""
    return state.on_page(screen="inquiries", open_ref="", message=""), [
        happened("inquiries_opened", state.now)
    ]


def open_batch_list(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows every batch with its status."""
    listed = state.on_page(screen="batch_list", open_ref="", message="")
    return _seen(listed, "batches"), [happened("batch_list_opened", state.now)]


def open_batch(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows one batch."""
    batch = state.bank.find(action.get("batch"))
    if batch is None:
        return refused(scenario, state, action)
    return state.on_page(screen="batch", open_ref=batch.ref, message=""), [
        happened("batch_opened", state.now, ref=batch.ref)
    ]


def open_downloads(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the reports that can be downloaded."""
    return state.on_page(screen="downloads", open_ref="", message=""), [
        happened("downloads_opened", state.now)
    ]


def open_report(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows what became of each item of a batch."""
    batch = state.bank.find(action.get("batch"))
    if batch is None or batch.status != "approved" or scenario.reports.result(batch.ref) is None:
        return refused(scenario, state, action)
    shown = state.on_page(screen="report", open_ref=batch.ref, message="")
    return _seen(shown, "report"), [happened("report_opened", state.now, ref=batch.ref)]


def open_advice(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the advice of one item: proof of a transfer, or of why there was none."""
    batch = state.bank.find(state.window.open_ref)
    line = next((t.line for t in batch.transfers if str(t.line) == action.get("line")), 0) if batch else 0
    if not line:
        return refused(scenario, state, action)
    shown = replace(state.on_page(screen="advice", message=""), reports=replace(state.reports, line=line))
    return shown, [happened("advice_opened", state.now, line=str(line))]


def open_account(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the account's statement as the bank has it now."""
    statement = scenario.reports.statement(action.get("account"))
    if statement is None:
        return refused(scenario, state, action)
    shown = state.on_page(screen="account_statement", open_ref=statement.account, message="")
    return _seen(shown, "statement"), [happened("account_opened", state.now, account=statement.account)]


def _seen(state: State, page: str) -> State:
    if page == "statement" and state.reports.lost and "batches" not in state.reports.seen:
        return state  # only who knows from the batch list what is unknown knows what to look for
    return replace(state, reports=replace(state.reports, seen=state.reports.seen | {page}))


HANDLERS: dict[str, Handler] = {
    "open_inquiries": open_inquiries,
    "open_batch_list": open_batch_list,
    "open_batch": open_batch,
    "open_downloads": open_downloads,
    "open_report": open_report,
    "open_advice": open_advice,
    "open_account": open_account,
}
