"""Keeps what was typed out of every log: a secret argument is written down as the sort of text it was.

The engine only ever asks of a secret whether it is right, old, wrong, real or missing, so its sort is all that a
replay needs: `unmask` finds a text of that sort again, and the run comes out the same.
"""

from __future__ import annotations

from training import bank_portal
from training.access import passwords
from training.action_kind import Kind
from training.actions import KINDS, Action
from training.admin import typed as admin
from training.errors import InvalidCode
from training.safety import SOME_REAL_LOOKING, looks_real
from training.scenario import Scenario
from training.sms_otp import normalise_code
from training.soft_token import typed as pins
from training.sorts import EMPTY as EMPTY
from training.sorts import GIVEN as GIVEN
from training.sorts import MALFORMED as MALFORMED
from training.sorts import OLD as OLD
from training.sorts import REAL as REAL
from training.sorts import RIGHT as RIGHT
from training.sorts import WRONG as WRONG
from training.state import State

STOCK_REASON = "รายการไม่ตรงกับเอกสารบนโต๊ะ ขอให้ตรวจสอบและแก้ไข"
# for each secret argument, the sorts that the engine tells apart
SORTS = (
    {
        "company_id": (RIGHT, WRONG, REAL),
        "user_id": (RIGHT, WRONG, REAL),
        "password": (RIGHT, WRONG, REAL),
        "code": (RIGHT, OLD, WRONG, MALFORMED),
        "reason": (GIVEN, EMPTY, REAL),
    }
    | admin.SORTS
    | passwords.SORTS
    | pins.SORTS
)


def mask(scenario: Scenario, state: State, action: Action) -> Action:
    """The action with every secret argument replaced by its sort, fit to be written down."""
    kind = KINDS.get(action.kind)
    if kind is None:
        return action.with_args({})
    return action.with_args({name: _written(scenario, state, kind, name, action) for name, _ in action.args})


def _written(scenario: Scenario, state: State, kind: Kind, name: str, action: Action) -> str:
    if name not in kind.args:
        return GIVEN  # the action has no such argument; nobody knows what may be in it
    if name not in kind.secret:
        return action.get(name)
    if name in passwords.SORTS:
        return passwords.sort(scenario, state, action.get, name)
    return _sort(scenario, state, name, action.get(name))


def unmask(scenario: Scenario, state: State, action: Action) -> Action:
    """An action that the engine takes exactly as it took the one that was masked."""
    kind = KINDS.get(action.kind)
    if kind is None or not kind.secret:
        return action
    return action.with_args(
        {
            name: _unmasked(scenario, state, action, name) if name in kind.secret else text
            for name, text in action.args
        }
    )


def _unmasked(scenario: Scenario, state: State, action: Action, name: str) -> str:
    if name in passwords.SORTS:
        return passwords.text(scenario, state, action.get, name)
    return _text(scenario, state, name, action.get(name))


def _right(scenario: Scenario, state: State, name: str) -> str:
    if name == "password":
        return passwords.current(scenario, state)
    return str(getattr(scenario.seat(state.seat).sign_in, name))


def _sort(scenario: Scenario, state: State, name: str, text: str) -> str:
    if name == "code":
        return _code_sort(state, text)
    if name == "reason":
        return (REAL if looks_real(text) else GIVEN) if text.strip() else EMPTY
    if name in admin.SORTS:
        return admin.sort(scenario, state, name, text)
    if name in pins.SORTS:
        return pins.sort(scenario, state, name, text)
    wanted = _right(scenario, state, name)
    if text == wanted or (name != "password" and text.strip().upper() == wanted.upper()):
        return RIGHT
    return REAL if looks_real(text.strip()) else WRONG


def _code_sort(state: State, text: str) -> str:
    try:
        code = normalise_code(text)
    except InvalidCode:
        return MALFORMED
    if code == bank_portal.current_code(state):
        return RIGHT
    return OLD if code in bank_portal.superseded_codes(state) else WRONG


def _text(scenario: Scenario, state: State, name: str, sort: str) -> str:
    if name == "code":
        return _code_text(state, sort)
    if name == "reason":
        return {GIVEN: _reason(state), REAL: SOME_REAL_LOOKING}.get(sort, "")
    if name in admin.SORTS:
        return admin.text(scenario, state, name, sort)
    if name in pins.SORTS:
        return pins.text(scenario, state, name, sort)
    wanted = _right(scenario, state, name)
    if sort == RIGHT:
        return wanted
    return SOME_REAL_LOOKING if sort == REAL else next(t for t in ("-", "--") if t != wanted)


def _reason(state: State) -> str:
    """A reason in place of one that no log kept: the drill's own, where its file has one for the set in hand."""
    return next((s.reason for s in state.in_hand if s.reason), STOCK_REASON)


def _code_text(state: State, sort: str) -> str:
    right, old = bank_portal.current_code(state), sorted(bank_portal.superseded_codes(state))
    if sort == RIGHT:
        return right
    if sort == OLD and old:
        return old[0]
    if sort == MALFORMED:
        return "-"
    return next(code for code in map("{:06}".format, range(10**6)) if code != right and code not in old)
