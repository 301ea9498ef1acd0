"""Who stands at the trainee's desk: what they say, and what may be answered."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.card import SoftBox
from desktop.widgets.label import ThaiLabel
from desktop.widgets.phone_card import OnPress, PhoneCard
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from thai.word_breaks import fit_lines


class Visitors(ttk.Frame):
    """Shows each visitor's words with the answers below them, one a line: a spoken answer is a long caption."""

    def __init__(self, master: tk.Misc, width: int, on_press: OnPress) -> None:
        """Shows nobody yet.

        Args:
            master: Where it stands.
            width: How many pixels a caption may take.
            on_press: Called with the ids of a visit and of the answer that was pressed.
        """
        super().__init__(master, style="Page.TFrame")
        self._width = width
        self._on_press = on_press
        self._shown: list[PhoneCard] = []

    def show(self, visits: Sequence[PhoneCard]) -> bool:
        """Says what these visitors say; nothing is drawn anew unless it has changed.

        Returns:
            Whether somebody speaks who did not before.
        """
        if list(visits) == self._shown:
            return False
        came = bool({visit.id for visit in visits} - {visit.id for visit in self._shown})
        held = str(self.tk.call("focus")).startswith(f"{self}.")
        self._shown = list(visits)
        for old in self.winfo_children():
            old.destroy()
        buttons = [made for visit in visits for made in self._visit(visit)]
        if held and buttons:
            buttons[0].focus_set()
        return came

    def _visit(self, visit: PhoneCard) -> list[ttk.Button]:
        px = theme_of(self).px
        box = SoftBox(self)
        box.pack(fill="x", pady=(0, px(6)))
        head = _("At your desk: {who}").format(who=visit.sender)
        ThaiLabel(box, head, "SmallBold", wrap=True).pack(fill="x")
        ThaiLabel(box, visit.text, wrap=True).pack(fill="x")
        row = plain_frame(box)
        row.pack(fill="x")
        made = [
            button(row, self._broken(caption), self._presser(visit.id, id_)) for id_, caption in visit.buttons
        ]
        for answer in made:
            answer.pack(anchor="w", pady=(px(4), 0))
        return made

    def _broken(self, caption: str) -> str:
        # ttk breaks no caption by itself, and on the desk there is only so much room
        theme = theme_of(self)
        return "\n".join(fit_lines(caption, self._width, theme.measure))

    def _presser(self, visit: str, answer: str) -> Callable[[], None]:
        return lambda: self._on_press(visit, answer)
