"""Remembers what a field held before, so that Ctrl+Z can bring it back."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_RUN = 12  # letters typed in one go that one undo takes back; Thai has no spaces to stop at
_LONGEST_MEMORY = 500


@dataclass(frozen=True)
class Moment:
    """What a field held, and where the caret stood in it."""

    text: str
    caret: int


class History:
    """The states of one field, oldest first, and which of them it shows."""

    def __init__(self, text: str = "") -> None:
        self._moments = [Moment(text, len(text))]
        self._at = 0
        self._run = 0

    def record(self, text: str, caret: int) -> None:
        """Notes a new state; letters typed one after the other become one step."""
        last = self._moments[self._at]
        if text == last.text:
            return
        del self._moments[self._at + 1 :]
        if self._goes_on_typing(last, text, caret):
            self._run += 1
            self._moments[self._at] = Moment(text, caret)
            return
        self._run = 1
        self._moments.append(Moment(text, caret))
        del self._moments[: len(self._moments) - _LONGEST_MEMORY]
        self._at = len(self._moments) - 1

    def undo(self) -> Moment | None:
        """The state before, or None at the first one."""
        return self._go(-1)

    def redo(self) -> Moment | None:
        """The state that was undone last, or None."""
        return self._go(1)

    def _go(self, step: int) -> Moment | None:
        if not 0 <= self._at + step < len(self._moments):
            return None
        self._at += step
        self._run = 0
        return self._moments[self._at]

    def _goes_on_typing(self, last: Moment, text: str, caret: int) -> bool:
        if not 0 < self._run < _LONGEST_RUN or caret != last.caret + 1 or len(text) != len(last.text) + 1:
            return False
        typed = text[caret - 1]
        return not typed.isspace() and text[: caret - 1] + text[caret:] == last.text
