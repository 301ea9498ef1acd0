"""What every field a clerk can fill has in common, whatever it looks like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

Answer = str | bool | list[str]
"""What a field holds: text as typed, a tick, or lines of text."""


class Control(Protocol):
    """A field: text, date, choice, tick box and so on; each is a Tk widget too."""

    def get(self) -> Any:
        """What it holds, as `Answer`: clean text, never shaped for the screen."""

    def set(self, value: Any) -> None:
        """Puts an answer in; listeners hear of it as of any change."""

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change of what `get` returns."""

    def focus_first(self) -> None:
        """Gives the keyboard to the part that is typed into first."""

    def mark_invalid(self, invalid: bool) -> None:
        """Shows, or stops showing, that the answer will not do."""


class Listeners:
    """Those who want to know of changes, and the last thing they were told of."""

    def __init__(self, value: object) -> None:
        self._told, self._callbacks = value, list[Callable[[], object]]()

    def add(self, callback: Callable[[], object]) -> None:
        """Calls this one too from now on."""
        self._callbacks.append(callback)

    def tell(self, value: object) -> None:
        """Calls them all, if the value is another than the last time."""
        if value != self._told:
            self._told = value
            for callback in self._callbacks:
                callback()
