"""A white card with a heading, to keep together what belongs together."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import plain_frame, surface_of
from desktop.widgets.theme import theme_of


class Card(ttk.Frame):
    """A card; put what it holds into `.body`.

    Attributes:
        body: The frame to fill.
        heading: The label above it, or None.
    """

    def __init__(self, master: tk.Misc, heading: str = "", text: str = "") -> None:
        px = theme_of(master).px
        style = "CardBox.OnCard.TFrame" if surface_of(master) == "Card" else "CardBox.TFrame"
        super().__init__(master, style=style, padding=(px(20), px(14), px(20), px(18)))
        self.heading: ThaiLabel | None = None
        if heading:
            self.heading = ThaiLabel(self, heading, "Head")
            self.heading.pack(fill="x")
        if text:
            ThaiLabel(self, text, "Muted", wrap=True).pack(fill="x")
        self.body = plain_frame(self)
        self.body.pack(fill="both", expand=True, pady=(px(6) if heading or text else 0, 0))


class SoftBox(ttk.Frame):
    """A tinted box for what should be noticed without alarm."""

    def __init__(self, master: tk.Misc) -> None:
        px = theme_of(master).px
        theme_of(master).need("banners")
        super().__init__(master, style="SoftBox.TFrame", padding=(px(14), px(8)))
