"""A field for digits only, shown in groups: 1-2345-67890-12-3, 081-234-5678, a six-digit code."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from desktop.widgets.editing import physical_key
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.shaping import unshape
from thai.numerals import all_arabic

CITIZEN_ID = (1, 4, 5, 2, 1)
MOBILE = (3, 3, 4)

# The number row 1 2 3 … 0 as it types under the Thai Kedmanee layout.
_KEDMANEE = str.maketrans("ๅ/-ภถุึคตจ", "1234567890")
_KEDMANEE_LETTERS = {ord(letter): digit for letter, digit in zip("ๅภถุึคตจ", "14567890", strict=True)}
_THAI_LETTERS = frozenset("ๅภถุึคตจ")


def digits_in(text: str) -> str:
    """The digits of a text, Arabic, in order.

    Thai digits count, and so do the letters of the number row typed with the Thai layout left on; a dash or
    a slash is read as its key's digit only in the company of those letters, never in `1-2345`.
    """
    text = all_arabic(unshape(text))
    left_on = bool(_THAI_LETTERS & set(text)) and not any("0" <= character <= "9" for character in text)
    text = text.translate(_KEDMANEE if left_on else _KEDMANEE_LETTERS)
    return "".join(character for character in text if "0" <= character <= "9")


def grouped(digits: str, groups: Sequence[int], separator: str = "-") -> str:
    """The digits in groups of these lengths; what is more than they hold is left out."""
    ends = [0, *accumulate(groups)]
    parts = [digits[start:end] for start, end in pairwise(ends)]
    return separator.join(part for part in parts if part)


class DigitsEntry(ThaiEntry):
    """A line that takes digits only and groups them while they are typed; `get()` has no separators."""

    def __init__(
        self, master: tk.Misc, groups: Sequence[int] = (20,), separator: str = "-", **options: Any
    ) -> None:
        """Makes an empty field.

        Args:
            master: Where it stands.
            groups: How many digits stand together; their sum is the most it holds.
            separator: What stands between the groups.
            options: As for `ThaiEntry`.
        """
        self._groups, self._separator = tuple(groups), separator
        options.setdefault("width", sum(self._groups) + len(self._groups) + 1)
        super().__init__(master, **options)
        self.bind("<KeyPress>", self._key)
        self.bind("<BackSpace>", lambda _event: self._remove(-1))
        self.bind("<Delete>", lambda _event: self._remove(1))

    def get(self) -> str:
        """The digits, without separators."""
        return digits_in(super().get())

    def _tidy(self, text: str, caret: int) -> tuple[str, int]:
        most = sum(self._groups)
        shown = grouped(digits_in(text)[:most], self._groups, self._separator)
        return shown, self._after(shown, min(len(digits_in(text[:caret])), most))

    def _after(self, shown: str, digits: int) -> int:
        """The place in the shown text behind so many digits, and behind a separator that follows them."""
        at = 0
        while digits and at < len(shown):
            digits -= shown[at].isdigit()
            at += 1
        while at < len(shown) and not shown[at].isdigit():
            at += 1
        return at

    def _key(self, event: tk.Event[tk.Misc]) -> str | None:
        """The number row gives its digit whatever the layout; other letters do nothing."""
        state = int(event.state)
        if state & 0x4 or not event.char or event.char < " " or event.char == "\x7f":
            return None
        key = physical_key(event)
        digit = digits_in(event.char) or (key if key.isdigit() and not state & 0x1 else "")
        if digit:
            self._replace_selection(digit)
        return "break"

    def _replace_selection(self, digits: str) -> None:
        if self.selection_present():
            self.delete("sel.first", "sel.last")
        self.insert("insert", digits)

    def _remove(self, step: int) -> str:
        """BackSpace and Delete take a digit, stepping over a separator."""
        if self.selection_present():
            self.delete("sel.first", "sel.last")
            return "break"
        shown, at = super(ThaiEntry, self).get(), int(self.index("insert"))
        place = at - 1 if step < 0 else at
        while 0 <= place < len(shown) and not shown[place].isdigit():
            place += step
        if 0 <= place < len(shown):
            self.delete(place, place + 1)
        return "break"
