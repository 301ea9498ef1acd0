"""The chairs of a drill that has several: who sits here, and to whose chair one may move."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.theme import theme_of
from training.view import SeatView


class SeatBar(ttk.Frame):
    """One calm line above the bank's page; nothing of it shows in a drill with one chair."""

    def __init__(self, master: tk.Misc, on_seat: Callable[[str], None]) -> None:
        """Makes an empty bar.

        Args:
            master: where it stands.
            on_seat: called with the seat's id when its button is pressed.
        """
        super().__init__(master, style="Page.TFrame")
        self._on_seat = on_seat
        self._shown: tuple[SeatView, ...] = ()

    def show(self, seats: tuple[SeatView, ...]) -> None:
        """Says who sits here, and offers the other chairs; nothing is drawn anew unless it has changed."""
        if seats == self._shown:
            return
        held = str(self.tk.call("focus")).startswith(f"{self}.")
        self._shown = seats
        for old in self.winfo_children():
            old.destroy()
        px = theme_of(self).px
        others = [self._chair(seat) for seat in _after_here(seats)]
        for made in reversed(others):
            made.pack(side="right", padx=(px(6), 0))
        here = next((seat for seat in seats if seat.here), None)
        if here is not None:
            who = _("Your seat: {name}, {role}").format(name=here.name, role=here.role)
            ThaiLabel(self, who, "Bold", wrap=True).pack(side="left", fill="x", expand=True)
        if held and others:
            others[0].focus_set()

    def _chair(self, seat: SeatView) -> ttk.Button:
        first = seat is _after_here(self._shown)[0]
        caption = _("Move to {name} (F3)") if first else _("Move to {name}")
        return button(self, caption.format(name=seat.name), lambda: self._on_seat(seat.id))


def _after_here(seats: tuple[SeatView, ...]) -> tuple[SeatView, ...]:
    """The other chairs, the next one first."""
    here = next((number for number, seat in enumerate(seats) if seat.here), 0)
    return (*seats[here + 1 :], *seats[:here])
