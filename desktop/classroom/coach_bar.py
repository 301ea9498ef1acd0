"""The line at the foot of a drill: which step this is, what to do, and what else may be pressed."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _, digits
from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.view import CoachView


class CoachBar(ttk.Frame):
    """Shows a `CoachView`; its buttons are named by what they do: ``hint``, ``desk``, ``skip``, ``stop``."""

    def __init__(self, master: tk.Misc, commands: dict[str, Callable[[], None]]) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(14), px(6), px(14), px(8)))
        self._shown: CoachView | None = None
        captions = {
            "hint": _("Hint (F1)"),
            "desk": _("Desk (F4)"),
            "skip": _("Skip 1 minute (F6)"),
            "stop": _("Stop (Esc)"),
        }
        self._hint = ThaiLabel(self, "", "Warning", wrap=True)
        self._first_row = right = plain_frame(self)
        right.pack(side="right", padx=(px(12), 0))
        self.buttons = {
            name: button(right, captions[name], command, "quiet" if name == "stop" else "secondary")
            for name, command in commands.items()
        }
        for made in self.buttons.values():
            made.pack(side="left", padx=(px(6), 0))
        words = plain_frame(self)
        words.pack(side="left", fill="both", expand=True)
        top = plain_frame(words)
        top.pack(fill="x")
        self._step = ThaiLabel(top, "", "Bold")
        self._step.pack(side="left")
        theme_of(self).need("progress")
        self._bar = ttk.Progressbar(top, length=theme_of(self).em(150))
        self._bar.pack(side="left", padx=px(12))
        self._task = ThaiLabel(words, "", wrap=True)
        self._task.pack(fill="x")

    def show(self, coach: CoachView) -> None:
        """Says what to do now."""
        if coach == self._shown:
            return
        self._shown = coach
        self._step.set_text(
            _("Step {step} of {steps}").format(step=digits(coach.step), steps=digits(coach.steps))
        )
        self._bar.configure(value=coach.done * 100)
        self._task.set_text(coach.task)
        self._hint.set_text(coach.hint)
        if coach.hint:
            # across the whole window and below: the bank's screen must not lose more room than it has to
            self._hint.pack(side="bottom", fill="x", before=self._first_row)
        else:
            self._hint.pack_forget()
