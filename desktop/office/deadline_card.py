"""Shows by when the letter must be sent, with the clause that says so beside it."""

from __future__ import annotations

import tkinter as tk

from desktop.messages import _
from desktop.widgets.card import SoftBox
from desktop.widgets.label import ThaiLabel
from templates_docs.deadlines import DeadlineStatus, DeadlineView

_ROLES = {DeadlineStatus.IN_TIME: "Ok", DeadlineStatus.HURRY: "Warning", DeadlineStatus.OVERDUE: "Error"}


class DeadlineCard(SoftBox):
    """A box for a `DeadlineView`; says what to fill in first while there is none."""

    def __init__(self, master: tk.Misc) -> None:
        super().__init__(master)
        self._title = ThaiLabel(self, "", "Bold", wrap=True)
        self._sentence = ThaiLabel(self, "", wrap=True)
        self._clause = ThaiLabel(self, "", "Help", wrap=True)
        for label in (self._title, self._sentence, self._clause):
            label.pack(fill="x")
        self.show(None)

    def show(self, deadline: DeadlineView | None, *, brief: bool = False) -> None:
        """Tells of this deadline.

        Args:
            deadline: as it stands, or None while it cannot be counted.
            brief: names the clause without its words, to leave room for the letter.
        """
        if deadline is None:
            self._title.set_text(_("Deadline"))
            self._sentence.set_role("Muted")
            self._sentence.set_text(_("Fill in the day of the event and the day of the letter first."))
            self._clause.set_text("")
            return
        self._title.set_text(deadline.title)
        self._sentence.set_role(_ROLES[deadline.status])
        self._sentence.set_text(deadline.sentence)
        clause = deadline.clause
        words = "" if brief else f": “{clause.words}”"
        self._clause.set_text(f"{clause.cite} {clause.letter}{words}")
