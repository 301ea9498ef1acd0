"""Which password is right and which may follow it; what is typed is judged by its sort alone and never kept.

The rules are the portal's data. Only the drill's own made-up password is ever taken as the new one: whatever else
keeps the rules might be somebody's real one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from thai.treasury_days import password_due
from training.access.login import AccessPlan
from training.safety import looks_real
from training.scenario import Scenario
from training.state import State

RIGHT, WRONG, REAL, SAME, DIFFERS = "<right>", "<wrong>", "<real>", "<same>", "<differs>"
FLAWS = ("same_as_id", "used", "short", "long", "no_upper", "no_lower", "no_digit", "no_special", "foreign")
SORTS: dict[str, tuple[str, ...]] = {
    "old_password": (RIGHT, WRONG, REAL),
    "new_password": (RIGHT, *(f"<{flaw}>" for flaw in FLAWS), REAL),
    "confirm_password": (SAME, DIFFERS, REAL),
}
_NOTHING_WANTED = AccessPlan("")
_SOME_REAL_LOOKING = "someone@somewhere.zz"
_CLASSES = {"no_upper": "[A-Z]", "no_lower": "[a-z]", "no_digit": "[0-9]", "no_special": "[^A-Za-z0-9]"}


def plan(scenario: Scenario, seat: str) -> AccessPlan:
    """What the drill wants of that seat's access; nothing at all where it says nothing."""
    return next((row for row in scenario.access if row.seat == seat), _NOTHING_WANTED)


def due(plan: AccessPlan) -> date:
    """The day by which a password that the calendar watches has to be changed (R15)."""
    assert plan.changed_on is not None
    return password_due(plan.changed_on)


def days_left(scenario: Scenario, state: State) -> int | None:
    """Days until the password in use has to be changed, negative when overdue; None where that never comes up."""
    wanted = plan(scenario, state.seat)
    if state.window.login.changed:
        return None
    if wanted.changed_on is None:
        return wanted.expires_in_days
    return (due(wanted) - (scenario.start + state.now).date()).days


def moments(scenario: Scenario, state: State) -> Iterator[timedelta]:
    """When a password begins to be warned of, is due, and is overdue; nothing once it is changed."""
    for wanted in scenario.access:
        if wanted.changed_on is not None and not state.at(wanted.seat).window.login.changed:
            warned = timedelta(days=scenario.portal.setting("password_warn_days"))
            for day in (due(wanted) - warned, due(wanted), due(wanted) + timedelta(days=1)):
                midnight = datetime.combine(day, time(), scenario.start.tzinfo) - scenario.start
                if midnight > timedelta(0):
                    yield midnight


def current(scenario: Scenario, state: State) -> str:
    """The password that now signs in who sits here."""
    if state.window.login.changed:
        return plan(scenario, state.seat).new_password
    return scenario.seat(state.seat).sign_in.password


def flaw(scenario: Scenario, state: State, text: str) -> str:
    """Why the bank does not take this as the new password, one of `FLAWS`; empty when it does."""
    card, setting = scenario.seat(state.seat).sign_in, scenario.portal.setting
    if text.upper() in (card.user_id.upper(), card.company_id.upper()):
        return "same_as_id"
    if text in (card.password, current(scenario, state)):
        return "used"
    if len(text) < setting("password_min"):
        return "short"
    if len(text) > setting("password_max"):
        return "long"
    missing = next((name for name, wanted in _CLASSES.items() if not re.search(wanted, text)), "")
    return missing or ("" if text == plan(scenario, state.seat).new_password else "foreign")


def sort(scenario: Scenario, state: State, typed: Callable[[str], str], name: str) -> str:
    """The sort of what was typed into a box of the page that changes the password."""
    text = typed(name)
    if looks_real(text.strip()):
        return REAL
    if name == "old_password":
        return RIGHT if text == current(scenario, state) else WRONG
    if name == "confirm_password":
        return SAME if text == typed("new_password") else DIFFERS
    found = flaw(scenario, state, text)
    return f"<{found}>" if found else RIGHT


def text(scenario: Scenario, state: State, sorted_as: Callable[[str], str], name: str) -> str:
    """Some text of that sort for that box."""
    wanted = sorted_as(name)
    if wanted == REAL:
        return _SOME_REAL_LOOKING
    if name == "old_password":
        return current(scenario, state) if wanted == RIGHT else "-"
    if name == "confirm_password":
        new = text(scenario, state, sorted_as, "new_password")
        return new if wanted == SAME else new + "-"
    return _new_text(scenario, state, wanted)


def _new_text(scenario: Scenario, state: State, wanted: str) -> str:
    card = scenario.seat(state.seat).sign_in
    good: str = plan(scenario, state.seat).new_password
    if wanted in (RIGHT, "<same_as_id>", "<used>"):
        known: dict[str, str] = {RIGHT: good, "<same_as_id>": card.user_id, "<used>": card.password}
        return known[wanted]
    size, most = int(scenario.portal.setting("password_min")), int(scenario.portal.setting("password_max"))
    made = {
        "<short>": "Aa1#",
        "<long>": "Aa1#" * most,
        "<no_upper>": "a1#" * size,
        "<no_lower>": "A1#" * size,
        "<no_digit>": "Aa#" * size,
        "<no_special>": "Aa1" * size,
    }
    if wanted in made:
        return made[wanted] if wanted == "<long>" else made[wanted][:most]
    other = ("Aa1#" * size)[:most]
    return other if other != good else ("Bb2#" * size)[:most]
