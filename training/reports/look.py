"""What the screens after approval are filled with."""

from __future__ import annotations

from training.reports import ledger, new_batch
from training.reports.data import Statement
from training.roles import Role
from training.scenario import Scenario, Seat
from training.state import State
from training.transactions import TransactionSet, Transfer

Rows = list[dict[str, str]]
_NO_STATEMENT = ("statement_account", "statement_name", "statement_period", "opening", "closing", "withdrawals",
                 "deposits", "found_lines")  # fmt: skip
_NO_BATCH = ("batch_status", "result_at", "ok_items", "ok_total", "bad_items", "bad_total")
_NO_DRAFT = ("draft_items", "draft_accounts", "draft_count", "draft_total")
_NO_ADVICE = ("advice_payee", "advice_bank", "advice_account", "advice_amount", "advice_status")


def texts(scenario: Scenario, state: State) -> dict[str, str]:
    """Named texts for captions; empty ones for what is not in hand."""
    told = dict.fromkeys((*_NO_STATEMENT, *_NO_BATCH, *_NO_ADVICE, *_NO_DRAFT), "")
    statement = scenario.reports.statement(state.window.open_ref)
    if statement is not None:
        told |= _statement_texts(scenario, state, statement)
    batch = state.bank.find(state.window.open_ref)
    if batch is not None and scenario.reports:
        told |= _batch_texts(scenario, batch)
        told |= _advice_texts(scenario, state, batch)
        told |= _draft_texts(scenario, state)
    return told


def _statement_texts(scenario: Scenario, state: State, statement: Statement) -> dict[str, str]:
    shown = ledger.entries(scenario, state, statement)
    out, into = ledger.totals(shown)
    return {
        "statement_account": statement.account,
        "statement_name": statement.name,
        "statement_period": statement.period,
        "opening": f"{statement.opening:,.2f}",
        "closing": f"{statement.opening - out + into:,.2f}",
        "withdrawals": f"{out:,.2f}",
        "deposits": f"{into:,.2f}",
        "found_lines": ", ".join(map(str, sorted(state.reports.found))),
    }


def _batch_texts(scenario: Scenario, batch: TransactionSet) -> dict[str, str]:
    told = {"batch_status": scenario.portal.label(ledger.batch_status(scenario, batch))}
    result = scenario.reports.result(batch.ref)
    if result is None or batch.status != "approved":
        return told
    bad = [t for t in batch.transfers if result.failure(t.line)]
    bad_total = sum(t.amount for t in bad)
    return told | {
        "result_at": result.at,
        "ok_items": str(len(batch.transfers) - len(bad)),
        "ok_total": f"{batch.total - bad_total:,.2f}",
        "bad_items": str(len(bad)),
        "bad_total": f"{bad_total:,.2f}",
    }


def _advice_texts(scenario: Scenario, state: State, batch: TransactionSet) -> dict[str, str]:
    item = next((t for t in batch.transfers if t.line == state.reports.line), None)
    if item is None:
        return {}
    return {
        "advice_payee": item.payee,
        "advice_bank": item.bank,
        "advice_account": item.account,
        "advice_amount": f"{item.amount:,.2f}",
        "advice_status": _item_status(scenario, batch, item),
    }


def _draft_texts(scenario: Scenario, state: State) -> dict[str, str]:
    chosen, made = state.reports.draft, new_batch.draft(scenario, state)
    none = scenario.portal.label("not_chosen")
    return {
        "draft_items": scenario.portal.label(f"items_{chosen.items}") if chosen.items else none,
        "draft_accounts": scenario.portal.label(f"accounts_{chosen.accounts}") if chosen.accounts else none,
        "draft_count": str(len(made.transfers)) if made else "",
        "draft_total": f"{made.total:,.2f}" if made else "",
    }


def _item_status(scenario: Scenario, batch: TransactionSet, item: Transfer) -> str:
    if batch.status != "approved" or (result := scenario.reports.result(batch.ref)) is None:
        return scenario.portal.label("item_waits")
    failure = result.failure(item.line)
    return scenario.portal.label(f"item_{failure.why}" if failure else "item_paid")


def flags(scenario: Scenario, state: State) -> frozenset[str]:
    """Names of what is true."""
    seat, reports = scenario.seat(state.seat), state.reports
    compares = bool(scenario.reports.differing()) and seat.role is Role.VIEWER
    batch = state.bank.find(state.window.open_ref)
    downloads = any(_has_result(scenario, s) for s in state.bank.sets)
    return frozenset(
        name
        for name, true in {
            "has_reports": bool(scenario.reports) and _looks_after(scenario, seat),
            "has_result": batch is not None and _has_result(scenario, batch),
            "compares": compares and not reports.finding,
            "found_some": bool(reports.found),
            "has_downloads": downloads,
            "no_downloads": not downloads,
            "may_resend_failed": seat.role is Role.MAKER and new_batch.unpaid(scenario, state) is not None,
            "batch_chosen": new_batch.draft(scenario, state) is not None,
            "has_inbox": seat.role is Role.AUTHORIZER or (seat.role is Role.MAKER and scenario.maker is None),
            "makes_files": seat.role is Role.MAKER and scenario.maker is not None,
        }.items()
        if true
    )


def _looks_after(scenario: Scenario, seat: Seat) -> bool:
    """Whether the reports are this seat's to look at; where the maker sits too, they are not the authorizer's work."""
    return seat.role is not Role.AUTHORIZER or all(one.role is not Role.MAKER for one in scenario.seats)


def _has_result(scenario: Scenario, batch: TransactionSet) -> bool:
    return batch.status == "approved" and scenario.reports.result(batch.ref) is not None


def tables(scenario: Scenario, state: State) -> dict[str, Rows]:
    """Rows of the lists; a drill that ends with the approval has none."""
    if not scenario.reports:
        return {
            name: []
            for name in ("batch_list", "downloads", "items", "own_accounts", "statement_lines", "draft")
        }
    statement = scenario.reports.statement(state.window.open_ref)
    batch, made = state.bank.find(state.window.open_ref), new_batch.draft(scenario, state)
    return {
        "batch_list": [_batch_cells(scenario, s) for s in state.bank.sets if s.status != "draft"],
        "downloads": [_batch_cells(scenario, s) for s in state.bank.sets if _has_result(scenario, s)],
        "items": [_item_cells(scenario, batch, t) for t in batch.transfers] if batch else [],
        "own_accounts": [{"account": s.account} for s in scenario.reports.statements],
        "draft": [_item_cells(scenario, made, t) for t in made.transfers] if made else [],
        "statement_lines": _statement_rows(scenario, state, statement) if statement else [],
    }


def _batch_cells(scenario: Scenario, batch: TransactionSet) -> dict[str, str]:
    return {
        "ref": batch.ref,
        "service": batch.service,
        "effective_date": batch.effective_date,
        "items": str(len(batch.transfers)),
        "total": f"{batch.total:,.2f}",
        "status": scenario.portal.label(ledger.batch_status(scenario, batch)),
        "maker": batch.maker,
    }


def _item_cells(scenario: Scenario, batch: TransactionSet, item: Transfer) -> dict[str, str]:
    return {
        "line": str(item.line),
        "payee": item.payee,
        "account": item.account,
        "bank": item.bank,
        "amount": f"{item.amount:,.2f}",
        "status": _item_status(scenario, batch, item),
    }


def _statement_rows(scenario: Scenario, state: State, statement: Statement) -> Rows:
    def baht(amount: object) -> str:
        return f"{amount:,.2f}" if amount else ""

    return [
        {
            "number": str(entry.line.number),
            "date": entry.line.date,
            "time": entry.line.time,
            "what": entry.line.what,
            "detail": entry.line.detail,
            "cheque": entry.line.cheque,
            "out": baht(entry.line.out),
            "in": baht(entry.line.into),
            "tax": baht(entry.line.tax),
            "balance": f"{entry.balance:,.2f}",
            "channel": entry.line.channel,
        }
        for entry in ledger.entries(scenario, state, statement)
    ]
