"""How far approval in levels has come: the conditions that end a scenario's steps."""

from __future__ import annotations

from collections.abc import Callable

from training.state import State


def _one_level_done(state: State) -> bool:
    return all(s.approvals or s.status != "pending" for s in state.bank.sets)


def _decided(state: State) -> bool:
    return all(s.status != "pending" for s in state.bank.sets)


def _first_signed_in(state: State) -> bool:
    return _one_level_done(state) or state.window.signed_in


def _first_looked(state: State) -> bool:
    return _one_level_done(state) or all(state.window.has_seen(s) for s in state.bank.sets)


def _next_moved(state: State) -> bool:
    return _decided(state) or (_one_level_done(state) and not _sits_an_approver(state))


def _next_signed_in(state: State) -> bool:
    return _decided(state) or (_next_moved(state) and state.window.signed_in)


def _next_looked(state: State) -> bool:
    return _decided(state) or (
        _next_signed_in(state) and all(state.window.has_seen(s) for s in state.bank.sets)
    )


def _sits_an_approver(state: State) -> bool:
    """Whether who sits here has given his approval already."""
    return any(s.status == "pending" and s.ref in state.window.approved for s in state.bank.sets)


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "first_signed_in": _first_signed_in,
    "first_looked": _first_looked,
    "first_approved": _one_level_done,
    "next_moved": _next_moved,
    "next_signed_in": _next_signed_in,
    "next_looked": _next_looked,
}
