"""The first page: what this program is for, and the two doors into it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of


class HomePage(ttk.Frame):
    """A welcome, a door to the practice room, and a door to the forms."""

    def __init__(
        self, master: tk.Misc, on_practise: Callable[[], None], on_write: Callable[[], None]
    ) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(36), px(30), px(36), px(20)))
        ThaiLabel(self, _("For those who look after public money"), "Title").pack(fill="x")
        ThaiLabel(
            self,
            _("Practise until your hands know the way, and write letters that cannot break the rules."),
            "Muted",
            wrap=True,
        ).pack(fill="x", pady=(0, px(20)))
        doors = plain_frame(self)
        doors.pack(fill="x")
        doors.columnconfigure((0, 1), weight=1, uniform="door")
        self._first = _door(
            doors,
            0,
            "play",
            _("Practice room"),
            _(
                "Approve payments on a make-believe bank and phone, and meet the tricks that cost others money."
            ),
            _("Go and practise"),
            on_practise,
        )
        _door(
            doors,
            1,
            "document",
            _("Forms and letters"),
            _(
                "Answer the questions. Dates, deadlines, Thai numerals and the layout of the letter are taken care of."
            ),
            _("Go and write"),
            on_write,
        )
        ThaiLabel(self, _("The two letters this program stands on"), "Bold").pack(
            fill="x", pady=(px(28), px(2))
        )
        for letter in (
            _("Ministry of Finance letter กค ๐๔๐๒.๒/๖๒๕ of 5 February 2025: New GFMS Thai with Soft Token"),
            _(
                "Local Administration letter of 25 July 2023: two-factor approval (2FA) in KTB Corporate Online"
            ),
        ):
            ThaiLabel(self, f"• {letter}", "Muted", wrap=True).pack(fill="x")

    def focus_first(self) -> None:
        """Gives the keyboard to the first door."""
        self._first.focus_set()


def _door(
    master: tk.Misc, column: int, drawing: str, title: str, text: str, caption: str, go: Callable[[], None]
) -> ttk.Button:
    theme = theme_of(master)
    px = theme.px
    card = Card(master)
    card.grid(row=0, column=column, sticky="nsew", padx=(0, px(18)))
    sign = ttk.Label(card.body, style="Card.TLabel")
    sign.configure(image=icon(sign, drawing, theme.tokens.accent, 34))
    sign.pack(anchor="w", pady=(px(4), px(6)))
    ThaiLabel(card.body, title, "Head").pack(anchor="w")
    ThaiLabel(card.body, text, wrap=True).pack(fill="x", pady=(px(2), px(12)))
    made = button(card.body, caption, go, "primary")
    made.pack(side="bottom", anchor="w", pady=(0, px(4)))
    return made
