"""What an administrator types about a user: its sorts, and the rules of the screens' data that refuse some of it.

A decoy number (000…) and an address under ``.invalid`` belong to nobody, so they stay as they were typed where they
are of no sort of their own; everything else is written down by its sort alone.
"""

from __future__ import annotations

import re

from thai.numerals import all_arabic
from training.admin.users import User
from training.safety import SOME_REAL_LOOKING, looks_real
from training.scenario import Scenario
from training.sorts import EMPTY, MALFORMED, REAL, RIGHT
from training.state import State

SWAPPED, OFFICE, OTHERS, FOREIGN = "<swapped>", "<office>", "<others>", "<foreign>"
NAMES = ("name", "name_en")
SORTS = {
    "name": (RIGHT, OTHERS, FOREIGN, MALFORMED, EMPTY, REAL),
    "name_en": (RIGHT, OTHERS, FOREIGN, MALFORMED, EMPTY, REAL),
    "mobile": (RIGHT, SWAPPED, OFFICE, OTHERS, MALFORMED, EMPTY, REAL),
    "email": (EMPTY, RIGHT, MALFORMED, REAL),
    "new_id": (RIGHT, OTHERS, MALFORMED),
}
_DECOY = re.compile(r"000[0-9]{7}")
_PRETEND = re.compile(r"[a-z0-9._-]{1,30}@[a-z0-9.-]{1,30}\.invalid")
# written as a name is, and nobody's in any drill
_NOBODY = {"name": "ไม่มีผู้ใดในแบบฝึก", "name_en": "NOBODY IN THIS DRILL"}
_BETWEEN_DIGITS = re.compile(r"[\s\-\u2010-\u2013]+")


def tidy(name: str, text: str) -> str:
    """The text as the bank takes it: numbers without spaces and dashes, addresses in small letters, IDs in large.

    A name has one space between its parts, an English one capitals.
    """
    if name == "mobile":
        return _BETWEEN_DIGITS.sub("", all_arabic(text))
    if name in NAMES:
        parts = " ".join(text.split())
        return parts if name == "name" else parts.upper()
    return text.strip().lower() if name == "email" else text.strip().upper()


def broken_rule(scenario: Scenario, state: State, field: str, typed: str) -> str:
    """The key of the message with which the bank refuses a text; empty when it takes it.

    A name that is nobody's in the drill is refused too, for it may be a real person's.
    """
    for rule in scenario.portal.data["rule"].values():
        if rule["field"] == field and (
            ("refuse" in rule and re.fullmatch(rule["refuse"], typed))
            or ("accept" in rule and not re.fullmatch(rule["accept"], typed))
        ):
            return str(rule["message"])
    about = subject(state)
    others = [u for u in state.bank.directory.listed if about is None or u.user_id != about.user_id]
    if any(getattr(u, field) == typed for u in others if u.status != "deleted"):
        return f"{field}_of_another"
    foreign = field in NAMES and about is not None and typed != about.right(field)
    return "name_foreign" if foreign else ""


def subject(state: State) -> User | None:
    """The user in hand; on the page for a new one, the one whom the papers appoint."""
    directory = state.bank.directory
    if state.window.admin.user_id:
        return directory.user(state.window.admin.user_id)
    return next((u for u in directory.users if u.status == "absent"), None)


def sort(scenario: Scenario, state: State, name: str, typed: str) -> str:
    """What is written down of a text that was typed: its sort, or a decoy as it is."""
    tidied = tidy(name, typed)
    if name in NAMES:
        return _name_sort(scenario, state, name, tidied)
    known = {text(scenario, state, name, each): each for each in reversed(SORTS[name])}
    if tidied in known:
        return known[tidied]
    if looks_real(typed.strip()):
        return REAL
    decoy = {"mobile": _DECOY, "email": _PRETEND}.get(name)
    return tidied if decoy and decoy.fullmatch(tidied) else MALFORMED


def _name_sort(scenario: Scenario, state: State, name: str, tidied: str) -> str:
    """By what the bank says to it, for that is all that a replay needs; no name is ever written down."""
    if not tidied or looks_real(tidied):
        return REAL if tidied else EMPTY
    said = broken_rule(scenario, state, name, tidied)
    return {"": RIGHT, f"{name}_of_another": OTHERS, "name_foreign": FOREIGN}.get(said, MALFORMED)


def text(scenario: Scenario, state: State, name: str, sort: str) -> str:
    """A text of that sort, as `tidy` leaves it."""
    if sort in (EMPTY, REAL):
        return "" if sort == EMPTY else SOME_REAL_LOOKING
    about = subject(state)
    if not sort.startswith("<") or about is None:
        return sort if not sort.startswith("<") else "-"
    if name == "mobile":
        return _mobile(scenario, state, about, sort)
    if name in NAMES:
        others = (getattr(u, name) for u in state.bank.directory.listed if u.user_id != about.user_id)
        known = {RIGHT: about.right(name), FOREIGN: _NOBODY[name], OTHERS: next(filter(None, others), "-")}
        return known.get(sort, "-")
    if name == "email":
        return about.right_email if sort == RIGHT else "-"
    if sort == MALFORMED:
        return "-"
    wanted = [u for u in state.bank.directory.users if (u.status == "absent") == (sort == RIGHT)]
    return wanted[0].user_id if wanted else "-"


def _mobile(scenario: Scenario, state: State, about: User, sort: str) -> str:
    right = about.right_mobile
    if sort == SWAPPED:
        return swapped(right)
    if sort == OFFICE:
        return str(scenario.portal.setting("office_number"))
    if sort == OTHERS:
        others = (u.mobile for u in state.bank.directory.listed if u.user_id != about.user_id)
        return next((number for number in others if _DECOY.fullmatch(number) and number != right), "-")
    return right[:-1] if sort == MALFORMED else right


def swapped(number: str) -> str:
    """The number with the last two neighbouring digits that differ in each other's place."""
    for at in range(len(number) - 1, 0, -1):
        if number[at] != number[at - 1]:
            return number[: at - 1] + number[at] + number[at - 1] + number[at + 1 :]
    return number
