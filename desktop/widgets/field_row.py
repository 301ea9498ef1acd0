"""One question of a form: its label, the field to answer in, a line of help, and what is wrong with the answer."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from datetime import date
from tkinter import ttk
from typing import Any

from desktop.messages import _
from desktop.widgets.choice import Choice
from desktop.widgets.control import Control
from desktop.widgets.date_entry import DateEntry
from desktop.widgets.digits_entry import CITIZEN_ID, MOBILE, DigitsEntry
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.file_entry import FileEntry
from desktop.widgets.icons import icon, level_with_text
from desktop.widgets.label import ThaiLabel
from desktop.widgets.lines import Lines
from desktop.widgets.moment_entry import MomentEntry
from desktop.widgets.paragraph import ThaiText
from desktop.widgets.secret_entry import SecretEntry
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.theme import theme_of
from desktop.widgets.tick import Tick

KINDS = (
    "text",
    "paragraph",
    "choice",
    "date",
    "moment",
    "digits",
    "phone",
    "mobile",
    "citizen_id",
    "email",
    "username",
    "reference_number",
    "tick",
    "lines",
    "file",
    "secret",
)
"""The kinds of field there are a control for; all but the last are a form's."""

# Kinds answered on one line, and how wide the line is in average characters.
_ONE_LINE = {"text": 48, "phone": 24, "email": 36, "username": 24, "reference_number": 30}


def control_for(
    kind: str,
    master: tk.Misc,
    *,
    choices: Sequence[str | tuple[str, str]] = (),
    today: date | None = None,
    longest: int = 0,
    text: str = "",
) -> Control:
    """The field to answer a question of a kind in.

    Args:
        kind: One of `KINDS`.
        master: Where it stands.
        choices: For `choice`: values, or pairs of value and shown words.
        today: For `date` and `moment`, which need it.
        longest: For `digits` and `text`: how many characters an answer has at most; 0 where that is open.
        text: For `tick`: the words beside the box.

    Raises:
        ValueError: When there is no such kind, or a date's `today` is missing.
    """
    if kind in _ONE_LINE:
        return ThaiEntry(master, width=min(longest or 99, _ONE_LINE[kind]))
    if kind in ("date", "moment"):
        if today is None:
            raise ValueError(f"a field of kind {kind} must be told what day it is")
        return DateEntry(master, today) if kind == "date" else MomentEntry(master, today)
    makers: dict[str, Callable[[], Control]] = {
        "paragraph": lambda: ThaiText(master),
        "choice": lambda: Choice(master, choices),
        "digits": lambda: DigitsEntry(master, (longest or 20,)),
        "mobile": lambda: DigitsEntry(master, MOBILE, width=16),
        "citizen_id": lambda: DigitsEntry(master, CITIZEN_ID, width=22),
        "tick": lambda: Tick(master, text),
        "lines": lambda: Lines(master),
        "file": lambda: FileEntry(master),
        "secret": lambda: SecretEntry(master),
    }
    if kind not in makers:
        raise ValueError(f"no such kind of field: {kind!r}; there are {', '.join(KINDS)}")
    return makers[kind]()


class FieldRow(ttk.Frame):
    """A question with its label above, help and problem below.

    Attributes:
        control: The field.
    """

    def __init__(
        self,
        master: tk.Misc,
        kind: str,
        label: str,
        *,
        help_text: str = "",
        required: bool = False,
        choices: Sequence[str | tuple[str, str]] = (),
        today: date | None = None,
        longest: int = 0,
    ) -> None:
        """Makes the row.

        Args:
            master: Where it stands.
            kind: Of the field, one of `KINDS`.
            label: The question; a tick box has it at its side.
            help_text: A hint, always visible.
            required: Says so beside the label.
            choices: As for `control_for`.
            today: As for `control_for`.
            longest: As for `control_for`.
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        self._problem = ""
        if kind != "tick":
            self._label(label, required)
        self.control = control_for(
            kind, self, choices=choices, today=today, longest=longest, text=label if kind == "tick" else ""
        )
        widget: Any = self.control
        stretches = kind in ("text", "paragraph", "tick", "lines", "choice", "moment", "file")
        widget.pack(fill="x" if stretches else "none", anchor="w")
        if help_text:
            ThaiLabel(self, help_text, "Help", wrap=True).pack(fill="x")
        self._problem_line: ttk.Frame | None = None

    @property
    def problem(self) -> str:
        """What is said to be wrong, or ""."""
        return self._problem

    def get(self) -> Any:
        """The answer, as the control gives it."""
        return self.control.get()

    def set(self, value: Any) -> None:
        """Puts an answer in."""
        self.control.set(value)

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change of the answer."""
        self.control.on_change(callback)

    def focus_first(self) -> None:
        """Gives the field the keyboard."""
        self.control.focus_first()

    def show_problem(self, problem: str = "") -> None:
        """Says below the field what is wrong and tints the field; with "", nothing is wrong."""
        if problem == self._problem:
            return
        self._problem = problem
        self.control.mark_invalid(bool(problem))
        if self._problem_line is not None:
            self._problem_line.destroy()
            self._problem_line = None
        if problem:
            self._problem_line = self._say(problem)
            self._problem_line.pack(fill="x")

    def _say(self, problem: str) -> ttk.Frame:
        """A warning sign and the sentence beside it."""
        line = plain_frame(self)
        sign = ttk.Label(line, style=on_surface(self, "TLabel"))
        sign.pack(side="left", anchor="n")
        words = ThaiLabel(line, problem, "Error", wrap=True)
        words.pack(side="left", fill="x", expand=True, padx=(theme_of(self).px(4), 0))

        def draw(_event: object = None) -> None:
            sign.configure(image=icon(self, "warning", theme_of(self).tokens.danger, 16))
            sign.pack_configure(pady=(level_with_text(self, 16, "UiSmall"), 0))

        sign.bind("<<ThemeChanged>>", draw, add=True)
        draw()
        return line

    def _label(self, label: str, required: bool) -> None:
        line = plain_frame(self)
        line.pack(fill="x")
        words = ThaiLabel(line, label, "Bold")
        words.pack(side="left")
        words.bind("<Button-1>", lambda _event: self.control.focus_first())
        if required:
            ThaiLabel(line, _("required"), "Help").pack(side="left", padx=(theme_of(self).px(6), 0))
