"""How far an administrator's work has come: the conditions that steps and contacts of a drill may name."""

from __future__ import annotations

from collections.abc import Callable

from training.state import State


def _change_asked(state: State) -> bool:
    return bool(state.bank.directory.requests) or _users_right(state)


def _request_in_hand(state: State) -> bool:
    asked = state.bank.directory.waiting(state.window.admin.user_id)
    other = asked is not None and asked.requested_by != state.seat
    return other and state.window.screen == "request"


def _request_seen(state: State) -> bool:
    return _request_in_hand(state) or _requests_decided(state)


def _requests_decided(state: State) -> bool:
    return not state.bank.directory.requests


def _users_right(state: State) -> bool:
    return state.bank.directory.all_right


def _all_ticked(state: State) -> bool:
    return state.bank.directory.all_ticked


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "change_asked": _change_asked,
    "request_in_hand": _request_in_hand,
    "request_seen": _request_seen,
    "requests_decided": _requests_decided,
    "users_right": _users_right,
    "all_ticked": _all_ticked,
}
