"""The page that lists the forms a clerk can fill."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _, language
from desktop.services.office import Office
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from desktop.widgets.unfolding import Unfolding
from templates_docs.form import Form


class FormList(ttk.Frame):
    """Every form as a card."""

    def __init__(self, master: tk.Misc, office: Office, on_open: Callable[[str], None]) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        self._on_open = on_open
        self._buttons: list[ttk.Button] = []
        self._unfolding = Unfolding(self)
        ThaiLabel(self, _("Forms and letters"), "Title").pack(fill="x")
        ThaiLabel(
            self, _("Answer the questions; the letter is laid out and checked for you."), "Muted", wrap=True
        ).pack(fill="x", pady=(0, px(10)))
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        for form in office.catalog:
            self._card(scroll.body, form)
        for error in office.catalog.broken:
            told = ThaiLabel(scroll.body, str(error), "Error", wrap=True)
            self._unfolding.pack(told, fill="x", pady=px(4))

    def focus_first(self) -> None:
        """Gives the keyboard to the first form."""
        if self._buttons:
            self._buttons[0].focus_set()

    def _card(self, master: tk.Misc, form: Form) -> None:
        px = theme_of(self).px
        card = Card(master, form_title(form))
        self._unfolding.pack(card, fill="x", pady=(0, px(14)), padx=(0, px(12)))
        foot = plain_frame(card.body)
        foot.pack(fill="x")
        opening = button(
            foot, _("Fill this form"), lambda: self._on_open(form.name), "primary", icon_name="document"
        )
        opening.pack(side="right", padx=(px(12), 0))
        self._buttons.append(opening)
        ThaiLabel(foot, form.basis, "Muted", wrap=True).pack(side="left", fill="x", expand=True)


def form_title(form: Form) -> str:
    """The form's title in the window's language."""
    return form.title_en if language() == "en" and form.title_en else form.title
