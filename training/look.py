"""What is in front of the trainee: turns a drill's state into the plain shapes of `training.view`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from training import steps
from training.access import passwords
from training.admin.looks import filling, masked, number_at_bank
from training.desk import showing as desk
from training.faults import caught_up
from training.frozen import replace
from training.handset import look as handset
from training.levels import approving
from training.lost import look as lost
from training.maker import look as maker
from training.parts import Parts
from training.reports import look as reports
from training.roles import Role
from training.scenario import Paper, Scenario
from training.screens import Values
from training.soft_token import look as soft_token
from training.state import State
from training.transactions import TransactionSet
from training.treasury import look as treasury
from training.two_factor import asking as two_factor
from training.view import (
    Button,
    CoachView,
    DrillView,
    PaperView,
    PhoneView,
    ScreenView,
    SeatView,
    Table,
)


def look(scenario: Scenario, state: State, now: timedelta, language: str = "th") -> DrillView:
    """Everything the trainee sees at a moment.

    Args:
        scenario: the drill.
        state: where it stands.
        now: since the drill's start; messages that have arrived since the last action show.
        language: of the coach's line, ``th`` or ``en``; the make-believe world itself speaks as the real one does.
    """
    state, _ = caught_up(scenario, replace(state, now=max(state.now, now)))
    screen, phone_view = screen_and_phone(scenario, state)
    return DrillView(
        screen=screen,
        phone=phone_view,
        desk=(
            *lost.papers(scenario, state),
            *(_paper(p, desk.signs(scenario, state, p.id)) for p in scenario.papers),
        ),
        coach=_coach(scenario, state, language),
        outcome=state.outcome,
        seats=_seats(scenario, state, language),
    )


def _seats(scenario: Scenario, state: State, language: str) -> tuple[SeatView, ...]:
    if len(scenario.seats) < 2:
        return ()
    return tuple(
        SeatView(seat.id, seat.sign_in.name, seat.role.label.in_language(language), seat.id == state.seat)
        for seat in scenario.seats
    )


def screen_and_phone(scenario: Scenario, state: State) -> tuple[ScreenView, PhoneView]:
    """The portal's screen and the phone's, at the state's own moment."""
    values = _values(scenario, state)
    screen = scenario.portal.screen(state.window.screen, values, state.window.message)
    return screen, handset.phone(scenario, state, soft_token.app(scenario, state, values))


def pressable(scenario: Scenario, state: State) -> tuple[Button, ...]:
    """The buttons of both, without the rest of them: quicker for whoever asks for nothing else."""
    values, app = _values(scenario, state), state.phone.apps.screen
    on_page = scenario.portal.pressable(state.window.screen, values)
    on_app = scenario.portal.pressable(app, values) if app else ()
    return (*on_page, *on_app, *handset.pressable(scenario, state))


def _values(scenario: Scenario, state: State) -> Values:
    if not scenario.portal.signs_in:
        return desk.values(scenario, state)
    if scenario.portal.is_treasury:
        return treasury.values(scenario, state)
    pending = [s for s in state.bank.sets if s.status == "pending"]
    # the details page stands as it was drawn; every other page is drawn afresh
    drawn = state.window.shown if state.window.screen in ("detail", "batch_detail") else None
    shown = (drawn,) if drawn else state.in_hand
    admin = filling(scenario, state)
    return Values(
        texts=Parts(
            lambda: _texts(scenario, state, pending, shown),
            lambda: admin.texts,
            lambda: maker.texts(scenario, state),
            lambda: reports.texts(scenario, state),
        ),
        flags=_flags(scenario, state, pending)
        | admin.flags
        | maker.flags(scenario, state)
        | reports.flags(scenario, state),
        moments=_moments(scenario, state),
        tables=Parts(
            lambda: {"pending": [_set_cells(s) for s in pending]},
            lambda: {"batches": [_set_cells(s) for s in state.bank.sets if s.status != "draft"]},
            lambda: {"transfers": _transfer_rows(drawn)},
            lambda: admin.tables,
            lambda: maker.tables(scenario, state),
            lambda: reports.tables(scenario, state),
        ),
    )


def _texts(
    scenario: Scenario, state: State, pending: list[TransactionSet], shown: tuple[TransactionSet, ...]
) -> dict[str, str]:
    challenge, sign_in = state.window.challenge, scenario.seat(state.seat).sign_in
    tries = challenge.wrong_tries if challenge else 0
    most = scenario.portal.setting("max_failed_sign_ins")
    texts = {
        "clock": f"{_at(scenario, state.now):%H:%M} น.",
        "user_id": sign_in.user_id,
        "user_line": f"{sign_in.user_id} · {sign_in.name}",
        "phone": masked(number_at_bank(scenario, state)),
        "reference_code": challenge.reference_code if challenge else "",
        "tries_left": str(scenario.codes.max_tries - tries),
        "sign_ins_left": str(most - state.window.failed_sign_ins),
        "max_sign_ins": str(most),
        "max_sends": str(scenario.codes.max_sends),
        "resend_after": str(int(scenario.codes.resend_after.total_seconds())),
        **_access_texts(scenario, state),
        "first_ref": pending[0].ref if pending else "",
    }
    cells = _cells_together(shown) if shown else {}
    return texts | {f"set_{name}": value for name, value in cells.items()}


def _access_texts(scenario: Scenario, state: State) -> dict[str, str]:
    setting, days = scenario.portal.setting, passwords.plan(scenario, state.seat).expires_in_days
    return {
        "expires_in_days": "" if days is None else str(days),
        "idle_minutes": str(setting("idle_s") // 60),
        "password_min": str(setting("password_min")),
        "password_max": str(setting("password_max")),
    }


def _cells_together(shown: tuple[TransactionSet, ...]) -> dict[str, str]:
    """The cells of several sets as one: what differs side by side, what counts added up."""
    rows = [_set_cells(s) for s in shown]
    together = {name: ", ".join(dict.fromkeys(row[name] for row in rows)) for name in rows[0]}
    items, total = sum(len(s.transfers) for s in shown), sum(s.total for s in shown)
    return together | {"items": str(items), "total": f"{total:,.2f}", "sets": str(len(shown))}


def _set_cells(shown: TransactionSet) -> dict[str, str]:
    return {
        "ref": shown.ref,
        "service": shown.service,
        "debit_account": shown.debit_account,
        "effective_date": shown.effective_date,
        "maker": shown.maker,
        "file": shown.file,
        "submitted_at": shown.submitted_at,
        "items": str(len(shown.transfers)),
        "total": f"{shown.total:,.2f}",
        "status": approving.status(shown),
        "approvals": ", ".join(shown.approvals),
        "reason": shown.reason_read if shown.status in ("rejected", "replaced") else "",
        "replaced_by": shown.replaced_by,
    }


def _transfer_rows(shown: TransactionSet | None) -> list[dict[str, str]]:
    transfers = shown.transfers if shown else ()
    return [
        {
            "line": str(t.line),
            "payee": t.payee,
            "bank": t.bank,
            "account": t.account,
            "amount": f"{t.amount:,.2f}",
        }
        for t in transfers
    ]


def _flags(scenario: Scenario, state: State, pending: list[TransactionSet]) -> frozenset[str]:
    challenge = state.window.challenge
    approves = scenario.seat(state.seat).role is Role.AUTHORIZER
    return frozenset(
        name
        for name, true in {
            "signed_in": state.window.signed_in,
            "has_pending": bool(pending),
            "plain_pending": bool(pending) and all(s.levels == 1 for s in pending),
            "levels_pending": any(s.levels > 1 for s in pending),
            "one_pending": approves and len(pending) == 1,
            "several_pending": approves and len(pending) > 1,
            "only_looks": not approves and bool(pending),
            "approves": approves,
            "no_pending": not pending,
            "codes_asked": two_factor.asks(scenario, state),
            "codes_not_yet": not two_factor.asks(scenario, state),
            "may_resend": challenge is not None
            and state.now >= challenge.sent_at + scenario.codes.resend_after,
        }.items()
        if true
    )


def _moments(scenario: Scenario, state: State) -> dict[str, timedelta]:
    challenge = state.window.challenge
    if challenge is None:
        return {}
    return {
        "code_expires": challenge.expires_at(scenario.codes),
        "resend_ready": challenge.sent_at + scenario.codes.resend_after,
    }


def _at(scenario: Scenario, moment: timedelta) -> datetime:
    return scenario.start + moment


def _paper(paper: Paper, signs: tuple[str, ...]) -> PaperView:
    align = tuple("right" if _amounts(column) else "left" for column in zip(*paper.rows, strict=True))
    table = Table(paper.headings, align, paper.rows) if paper.rows else None
    return PaperView(paper.id, paper.title, paper.lines, table, signs)


def _amounts(cells: tuple[str, ...]) -> bool:
    return all(re.fullmatch(r"[\d,]+\.\d{2}", cell) for cell in cells if cell)


def _coach(scenario: Scenario, state: State, language: str) -> CoachView:
    number, step = steps.current(scenario, state)
    steps_in_all = len(scenario.steps)
    return CoachView(
        step=number,
        steps=steps_in_all,
        task=step.task.in_language(language),
        hint=step.hint.in_language(language) if step.id in state.hints else "",
        done=1.0 if state.outcome else (number - 1) / steps_in_all,
    )
