"""The letter as it will be printed, beside the questions, redrawn while the clerk types."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.messages import _
from desktop.services.office import Office
from desktop.services.ports import Pages
from desktop.widgets.background import run_in_background
from desktop.widgets.label import ThaiLabel
from desktop.widgets.page_view import PageView
from desktop.widgets.theme import theme_of
from templates_docs.errors import DocumentError
from templates_docs.form import CheckedAnswers


class LetterPreview(ttk.Frame):
    """Shows the pages of a letter; while answers are missing, what showed last stays.

    Attributes:
        view: the page on the screen.
        checked: the answers that the page shows, or None as long as none were complete.
    """

    def __init__(self, master: tk.Misc, office: Office) -> None:
        super().__init__(master, style="Page.TFrame")
        px = theme_of(self).px
        self._office = office
        self._pages: Pages | None = None
        self._warm = False
        self._waiting: CheckedAnswers | None = None
        self.checked: CheckedAnswers | None = None
        self._hint = ThaiLabel(
            self, _("The letter appears here once the answers are complete."), "Help", wrap=True
        )
        self._hint.pack(side="top", fill="x", pady=(0, px(2)))
        self.view = PageView(self)
        self.view.pack(fill="both", expand=True)
        self.bind("<Destroy>", self._destroyed, add=True)

    def show(self, checked: CheckedAnswers | None) -> None:
        """Shows the letter of these answers, or says that they are not complete."""
        if checked is None:
            if self.checked is not None:
                self._hint.set_text(_("Not complete: this is the letter as it was last complete."))
            return
        if self._warm:
            self._set(checked)
        elif self._waiting is None:
            # the first page loads the typesetter and its fonts, which is too long for the window to stand still
            self._waiting, office = checked, self._office  # the thread must not hold a widget
            run_in_background(
                self, lambda _job: office.pdf(checked), on_done=self._warmed, on_error=self._refused
            )
        else:
            self._waiting = checked

    def _warmed(self, _pdf: bytes) -> None:
        self._warm, checked, self._waiting = True, self._waiting, None
        if checked is not None:
            self._set(checked)

    def _set(self, checked: CheckedAnswers) -> None:
        try:
            pages = self._office.pages(self._office.pdf(checked))
        except DocumentError as error:
            self._refused(error)
            return
        if self._pages is not None:
            self._pages.close()
        self._pages, self.checked = pages, checked
        self._hint.set_text("")
        self.view.show(len(pages), pages.picture)

    def _refused(self, error: BaseException) -> None:
        self._waiting = None
        if not isinstance(error, DocumentError):
            raise error
        self._hint.set_text(str(error))

    def _destroyed(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and self._pages is not None:
            self._pages.close()
            self._pages = None
