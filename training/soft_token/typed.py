"""The sorts of PIN that the phone tells apart; the text itself is never written down."""

from __future__ import annotations

from training.scenario import Scenario
from training.soft_token import holders
from training.soft_token.nexus import EASY_PINS, is_easy
from training.sorts import RIGHT, WRONG
from training.state import State

EASY, FOREIGN = "<easy>", "<foreign>"
SORTS: dict[str, tuple[str, ...]] = {
    "paotang_pin": (RIGHT, WRONG),
    "nexus_pin": (RIGHT, WRONG),
    "new_pin": (RIGHT, EASY, FOREIGN),
    "confirm_pin": (RIGHT, WRONG),
}


def right(scenario: Scenario, state: State, name: str) -> str:
    """The drill's own PIN for that box."""
    holder = holders.known(scenario, state.seat)
    return holder.paotang_pin if name == "paotang_pin" else holder.nexus_pin


def sort(scenario: Scenario, state: State, name: str, text: str) -> str:
    """The sort of what was typed."""
    if text == right(scenario, state, name):
        return RIGHT
    if name == "new_pin":
        return EASY if is_easy(text) else FOREIGN
    return WRONG


def text(scenario: Scenario, state: State, name: str, sorted_as: str) -> str:
    """Some text of that sort."""
    wanted = right(scenario, state, name)
    if sorted_as == RIGHT:
        return wanted
    return next(easy for easy in EASY_PINS if easy != wanted) if sorted_as == EASY else "-"
