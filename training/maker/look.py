"""What the maker's screens are filled with."""

from __future__ import annotations

from datetime import date

from training.maker import files, handlers
from training.maker.desk import PAYEES
from training.maker.register import Register
from training.maker.validation import shown_on_screen
from training.payment.file import Problem
from training.payment.layout import Field, layout
from training.payment.reading import read
from training.scenario import Scenario
from training.state import State

Rows = list[dict[str, str]]


def texts(scenario: Scenario, state: State) -> dict[str, str]:
    """The named texts of the maker's screens."""
    register, desk = scenario.maker, state.maker
    file, found = desk.copy or desk.file, handlers.in_hand(scenario, state)
    shown = {
        "max_batches": str(register.max_batches if register else ""),
        "replaces": desk.replaces,
        "file_name": handlers.file_name(scenario, desk.file) if desk.file else "",
        "shown_file": handlers.file_name(scenario, file) if file else "",
    }
    if register is not None:
        shown |= {"debit_account": register.debit_account, "balance": f"{register.balance:,.2f}"}
    if found is not None and desk.uploaded is not None:
        shown |= {
            "upload_file": found.file_name,
            "upload_service": found.service,
            "upload_day": shown_on_screen(date.fromisoformat(desk.uploaded.pay_day)),
            "upload_items": str(found.items),
            "upload_accepted": str(found.items if found.accepted else 0),
            "upload_rejected": str(0 if found.accepted else found.items),
            "upload_total": f"{found.total:,.2f}",
        }
    return shown


def flags(scenario: Scenario, state: State) -> frozenset[str]:
    """The names of what is true at the maker's desk."""
    desk, found = state.maker, handlers.in_hand(scenario, state)
    shown = state.window.shown
    return frozenset(
        name
        for name, true in {
            "has_file": desk.file is not None,
            "no_file": desk.file is None,
            "replacing": bool(desk.replaces),
            "accepted": found is not None and found.accepted,
            "not_accepted": found is not None and not found.accepted,
            "has_batches": bool(state.bank.sets),
            "no_batches": not state.bank.sets,
            "may_cancel": shown is not None and handlers.may_cancel(scenario, state, shown.ref),
            "may_resubmit": shown is not None
            and any(s.ref == shown.ref and s.status == "rejected" for s in state.bank.sets),
        }.items()
        if true
    )


def tables(scenario: Scenario, state: State) -> dict[str, Rows]:
    """The named tables of the maker's screens; those of a page that does not show are empty."""
    register, screen = scenario.maker, state.window.screen
    if register is None:
        return {}
    return {
        "statement": [
            dict(zip(("day", "what", "out", "in", "left"), row, strict=True)) for row in register.statement
        ],
        "payees": [{"value": payees} for payees in PAYEES],
        "units": [{"value": unit} for unit in register.units],
        "service_types": [_type_cells(code) for code in register.service_types],
        "pay_days": [
            {"value": day.isoformat(), "caption": shown_on_screen(day)} for day in register.pay_days
        ],
        "services": [{"value": name, "caption": s.title} for name, s in layout().services.items()],
        "accounts": [{"value": register.debit_account, "caption": _account_caption(register)}],
        "files": _file_cells(scenario, state),
        "problems": _problems(scenario, state) if screen == "validation" else [],
        "upload_payees": _upload_payees(scenario, state) if screen == "upload_detail" else [],
        **(_file_view(register, state) if screen == "file_view" else {"file_header": [], "file_lines": []}),
    }


def _account_caption(register: Register) -> str:
    return f"{register.debit_account} · {register.balance:,.2f} บาท"


def _type_cells(code: str) -> dict[str, str]:
    # the tool knows codes only: what one means depends on the service, which is chosen later, at the bank
    return {"value": code, "caption": code}


def _file_cells(scenario: Scenario, state: State) -> Rows:
    desk = state.maker
    there = (("file", desk.file), ("copy", desk.copy))
    return [{"value": key, "caption": handlers.file_name(scenario, file)} for key, file in there if file]


def _problems(scenario: Scenario, state: State) -> Rows:
    found = handlers.in_hand(scenario, state)
    return [_problem_cells(problem) for problem in found.problems] if found else []


def _problem_cells(problem: Problem) -> dict[str, str]:
    where = f"บรรทัด {problem.line}" if problem.line else "ทั้งไฟล์"
    return {"where": f"{where} {problem.label.th}".strip(), "message": problem.sentence.th}


def _upload_payees(scenario: Scenario, state: State) -> Rows:
    """The payees of the upload in hand; whose account it is, the bank says of its own accounts only."""
    found, register = handlers.in_hand(scenario, state), scenario.maker
    if found is None or found.file is None or register is None:
        return []
    owners = {row.account: row.name_at_bank or row.payee for row in register.rows}
    banks = {row.bank_code: row.bank for row in register.rows}
    unchecked = str(scenario.portal.setting("name_not_checked"))
    return [
        {
            "line": str(number),
            "payee": payment.payee,
            "name_at_bank": owners[payment.account] if payment.bank == layout().own_bank else unchecked,
            "bank": banks[payment.bank],
            "account": payment.account,
            "amount": f"{payment.amount:,.2f}",
        }
        for number, payment in enumerate(found.file.payments, start=1)
    ]


def _file_view(register: Register, state: State) -> dict[str, Rows]:
    """The file's records cut into their fields, as they stand in its bytes."""
    file = state.maker.copy or state.maker.file
    if file is None:
        return {"file_header": [], "file_lines": []}
    reading = read(files.content(register, file))
    header = reading.header.raw if reading.header else {}
    return {
        "file_header": [
            {"field": field.label.th, "place": _place(field), "raw": header[name]}
            for name, field in layout().header.items()
            if header.get(name)
        ],
        "file_lines": [{"line": str(record.line), **record.raw} for record in reading.details],
    }


def _place(field: Field) -> str:
    return f"{field.start}–{field.start + field.length - 1}"
