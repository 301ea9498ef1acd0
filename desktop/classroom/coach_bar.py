"""The line at the foot of a drill: which step this is, what to do, and what else may be pressed."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _, digits
from desktop.widgets.button import ButtonKind, button
from desktop.widgets.label import ThaiLabel, set_thai_text
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.view import CoachView

_WEIGHTS: dict[str, ButtonKind] = {"stop": "quiet", "next": "primary"}


def _captions() -> dict[str, str]:
    return {
        "next": _("Next (F5)"),
        "hint": _("Hint (F1)"),
        "undo": _("Undo (F7)"),
        "desk": _("Desk (F4)"),
        "phone": _("Phone (F4)"),
        "skip": _("Skip time"),
        "stop": _("Stop (Esc)"),
    }


class CoachBar(ttk.Frame):
    """Shows a `CoachView`; its buttons are named by what they do, as in `_captions`; one stands for each command."""

    def __init__(self, master: tk.Misc, commands: dict[str, Callable[[], None]]) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(14), px(4), px(14), px(4)))
        self._shown: CoachView | None = None
        captions = _captions()
        top = plain_frame(self)
        top.pack(fill="x")
        right = plain_frame(top)
        right.pack(side="right", padx=(px(12), 0))
        self.buttons = {
            name: button(right, captions[name], command, _WEIGHTS.get(name, "secondary"))
            for name, command in commands.items()
        }
        for made in self.buttons.values():
            made.pack(side="left", padx=(px(6), 0))
        self._step = ThaiLabel(top, "", "Bold")
        self._step.pack(side="left")
        theme_of(self).need("progress")
        self._bar = ttk.Progressbar(top, length=theme_of(self).em(120))
        self._bar.pack(side="left", padx=px(12))
        # below, across the whole window: the bank's screen must not lose more room than it has to
        self._task = ThaiLabel(self, "", wrap=True)
        self._next = ThaiLabel(self, "", "Bold", wrap=True)
        self._hint = ThaiLabel(self, "", "Warning", wrap=True)
        self._task.pack(fill="x")

    def allow(self, name: str, allowed: bool) -> None:
        """Shows the button of that name, or takes it away while it would do nothing."""
        made = self.buttons.get(name)
        if made is None or allowed == bool(made.winfo_manager()):
            return
        if allowed:
            made.pack(side="left", padx=(theme_of(self).px(6), 0), before=self.buttons["desk"])
        else:
            made.pack_forget()

    def say_where(self, name: str) -> None:
        """Has the button that turns to the desk say where it leads: ``desk`` or ``phone``."""
        set_thai_text(self.buttons["desk"], _captions()[name])

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
        self._next.set_text(_("Next: {step}").format(step=coach.next))
        self._hint.set_text(coach.hint)
        for label, shown in ((self._next, coach.next), (self._hint, coach.hint)):
            label.pack_forget()
            if shown:
                label.pack(fill="x")
