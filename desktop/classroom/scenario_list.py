"""The page that lists the drills: what each is about, who plays whom, and a button to begin."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _, digits, language
from desktop.services.classroom import Classroom
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.scenario import Scenario


class ScenarioList(ttk.Frame):
    """Every drill as a card."""

    def __init__(self, master: tk.Misc, classroom: Classroom, on_start: Callable[[str], None]) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        self._on_start = on_start
        self._buttons: list[ttk.Button] = []
        ThaiLabel(self, _("Practice room"), "Title").pack(fill="x")
        ThaiLabel(
            self,
            _(
                "Make-believe bank screens and phone. Nothing here reaches a real bank; mistakes cost nothing."
            ),
            "Muted",
            wrap=True,
        ).pack(fill="x", pady=(0, px(10)))
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        for scenario in classroom.drills():
            self._card(scroll.body, scenario)
        for error in classroom.catalog.broken:
            ThaiLabel(scroll.body, str(error), "Error", wrap=True).pack(fill="x", pady=px(4))

    def focus_first(self) -> None:
        """Gives the keyboard to the first drill."""
        if self._buttons:
            self._buttons[0].focus_set()

    def _card(self, master: tk.Misc, scenario: Scenario) -> None:
        px = theme_of(self).px
        card = Card(master, scenario.title.in_language(language()))
        card.pack(fill="x", pady=(0, px(14)), padx=(0, px(12)))
        ThaiLabel(card.body, scenario.brief.in_language(language()), wrap=True).pack(fill="x")
        foot = plain_frame(card.body)
        foot.pack(fill="x", pady=(px(8), 0))
        begin = button(foot, _("Begin"), lambda: self._on_start(scenario.id), "primary", icon_name="play")
        begin.pack(side="right")
        self._buttons.append(begin)
        about = _("{role} · {steps} steps · pass at {mastery} points").format(
            role=scenario.role.label.in_language(language()),
            steps=digits(len(scenario.steps)),
            mastery=digits(scenario.mastery),
        )
        ThaiLabel(foot, about, "Muted").pack(side="left")
        ThaiLabel(card.body, scenario.letter.citation, "Help", wrap=True).pack(fill="x", pady=(px(4), 0))
