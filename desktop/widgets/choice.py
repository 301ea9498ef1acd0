"""A field to choose one thing from a list, by mouse or by its first letter."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from desktop.widgets.control import Listeners
from desktop.widgets.editing import install_editing
from desktop.widgets.label import thai_text
from desktop.widgets.surface import on_surface
from desktop.widgets.theme import theme_of

_LEADING_VOWELS = "เแโใไ"


class Choice(ttk.Combobox):
    """A list that drops down; `get()` is the chosen value, "" while nothing is chosen."""

    def __init__(
        self, master: tk.Misc, choices: Sequence[str | tuple[str, str]] = (), *, width: int = 30
    ) -> None:
        """Makes a list with nothing chosen.

        Args:
            master: Where it stands.
            choices: What can be chosen, in order: values, or pairs of value and the words shown for it.
            width: In average characters.
        """
        install_editing(master)
        theme_of(master).need("choices")
        super().__init__(
            master,
            state="readonly",
            style=on_surface(master, "TCombobox"),
            font="TkTextFont",
            width=width,
            exportselection=False,
        )
        self._values: list[str] = []
        self._words: list[str] = []
        self._listeners = Listeners("")
        self.set_choices(choices)
        for wheel in ("<Button-4>", "<Button-5>", "<MouseWheel>"):
            # Tk lets the wheel change a closed list; rolling down a form must not alter its answers.
            self.unbind_class("TCombobox", wheel)
        self.bind("<<ComboboxSelected>>", lambda _event: self._chosen(), add=True)
        self.bind("<KeyPress>", self._first_letter, add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._paint_list(), add=True)

    def set_choices(self, choices: Sequence[str | tuple[str, str]]) -> None:
        """Offers other things; what was chosen stays if it is among them."""
        chosen = self.get()
        pairs = [(choice, choice) if isinstance(choice, str) else choice for choice in choices]
        self._values, self._words = [value for value, _ in pairs], [words for _, words in pairs]
        self.configure(values=[thai_text(self, words) for words in self._words])
        self.configure(height=min(len(pairs), 12) or 1)
        self.set(chosen)

    def get(self) -> str:
        """The chosen value, or ""."""
        at = self.current()
        return self._values[at] if at >= 0 else ""

    def set(self, value: str) -> None:
        """Chooses a value; one that is not offered chooses nothing."""
        if value in self._values:
            self.current(self._values.index(value))
        else:
            super().set("")
        self._chosen()

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change of the choice."""
        self._listeners.add(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.focus_set()

    def mark_invalid(self, invalid: bool) -> None:
        """Tints it, or stops."""
        self.state(["invalid" if invalid else "!invalid"])

    def _chosen(self) -> None:
        self.selection_clear()
        self._listeners.tell(self.get())

    def _first_letter(self, event: tk.Event[tk.Misc]) -> str | None:
        """Goes to the next choice beginning with the letter; Thai words count from their first consonant."""
        letter = event.char.lower()
        if not letter or letter <= " " or int(event.state) & 0x4:
            return None
        start = self.current() + 1
        order = [*range(start, len(self._words)), *range(start)]
        for at in order:
            words = self._words[at].lower()
            if words.startswith(letter) or words.lstrip(_LEADING_VOWELS).startswith(letter):
                self.set(self._values[at])
                break
        return "break"

    def _paint_list(self) -> None:
        """Colours the list that drops down: a plain Tk widget that keeps what it was made with."""
        t = theme_of(self).tokens
        listbox = f"{self.tk.call('ttk::combobox::PopdownWindow', self)}.f.l"
        self.tk.call(listbox, "configure", "-background", t.card, "-foreground", t.ink)
        self.tk.call(listbox, "configure", "-selectbackground", t.accent, "-selectforeground", t.accent_ink)
