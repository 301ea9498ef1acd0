"""The page on which a form is filled: questions on the left; deadline, problems and the letter's words on the right."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from pathlib import Path
from tkinter import ttk
from typing import Any

from desktop.messages import _, digits, ngettext
from desktop.office.answer_sheet import AnswerSheet
from desktop.office.deadline_card import DeadlineCard
from desktop.office.form_list import form_title
from desktop.services.office import Office
from desktop.services.ports import OutboxError
from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from templates_docs.errors import AnswersRefusedError, DocumentError, Problem
from templates_docs.form import CheckReport, Form

_QUIET_MS = 250
_MOST_PROBLEMS = 6


class FormPage(ttk.Frame):
    """A form being filled; everything on it is made from the form's own data.

    Attributes:
        sheet: the questions and what was answered.
    """

    def __init__(
        self, master: tk.Misc, form: Form, office: Office, folder: Path, on_back: Callable[[], None]
    ) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(20), px(8), px(12), px(8)))
        self._form, self._office, self._folder = form, office, folder
        self._timer = ""
        self._tried = False
        self._head(form, on_back)
        self._foot()
        self._side = plain_frame(self, width=theme_of(self).em(380))
        self._side.pack_propagate(False)
        self._side.pack(side="right", fill="y", padx=(px(14), px(4)))
        scroll = ScrollFrame(self)
        scroll.pack(side="left", fill="both", expand=True)
        self._fill_side()
        self.sheet = AnswerSheet(scroll.body, form, office.today(), self._check_soon)
        self.sheet.pack(fill="both", expand=True, padx=(0, px(10)))
        self.bind("<Configure>", lambda _event: self._share_width(), add=True)
        self.bind("<Destroy>", self._destroyed, add=True)

    def focus_first(self) -> None:
        """Gives the keyboard to the first question."""
        self.sheet.focus_first()

    def kept(self) -> dict[str, Any]:
        """What the clerk would miss if the page were drawn anew: the answers, and how far they had come."""
        return {
            "answers": self.sheet.answers(),
            "touched": set(self.sheet.touched),
            "field": self.sheet.field_in_hand(),
            "tried": self._tried,
        }

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Puts that back on the new page."""
        self._tried = kept["tried"]
        self.sheet.touched |= kept["touched"]
        self.sheet.fill(kept["answers"])
        self.sheet.focus_field(kept["field"])

    def fill_example(self) -> None:
        """Puts the form's invented answers into the boxes."""
        self.sheet.fill(self._form.example_answers())

    def save(self) -> None:
        """Writes the document, or shows every problem and goes to the first."""
        self._tried = True
        try:
            written = self._office.write(self._form, self.sheet.answers(), self._folder)
        except AnswersRefusedError as refused:
            self._show(self._office.check(self._form, self.sheet.answers()))
            self.sheet.focus_field(refused.problems[0].field)
            self._say("Error", _("Not saved yet: see the red lines."))
        except (DocumentError, OutboxError) as error:
            self._say("Error", str(error))
        else:
            self._say("Ok", _("Saved: {path}").format(path=written.path))

    def check(self) -> CheckReport:
        """Checks the answers now, and shows what was found."""
        report = self._office.check(self._form, self.sheet.answers())
        self._show(report)
        return report

    def _head(self, form: Form, on_back: Callable[[], None]) -> None:
        px = theme_of(self).px
        head = plain_frame(self)
        head.pack(side="top", fill="x", pady=(0, px(4)))
        button(head, _("Forms"), on_back, "quiet", icon_name="left").pack(side="left", padx=(0, px(8)))
        ThaiLabel(head, form_title(form), "Title", wrap=True).pack(side="left", fill="x", expand=True)

    def _foot(self) -> None:
        px = theme_of(self).px
        foot = plain_frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(6), 0))
        self._save = button(foot, _("Make the letter (F9)"), self.save, "primary", icon_name="document")
        self._save.pack(side="right", padx=(px(8), px(4)))
        button(foot, _("Fill with the example"), self.fill_example).pack(side="right")
        self._told = ThaiLabel(foot, "", wrap=True)
        self._told.pack(side="left", fill="x", expand=True, padx=(0, px(12)))

    def _fill_side(self) -> None:
        px = theme_of(self).px
        self._deadline = DeadlineCard(self._side)
        self._deadline.pack(fill="x", pady=(0, px(8)))
        self._problems = plain_frame(self._side)
        self._problems.pack(fill="x")
        self._preview_title = ThaiLabel(self._side, _("The letter will say"), "Bold")
        self._preview_title.pack(fill="x", pady=(px(8), 0))
        paper = ScrollFrame(self._side)
        paper.pack(fill="both", expand=True)
        sheet = ttk.Frame(paper.body, style="CardBox.TFrame", padding=(px(16), px(10)))
        sheet.pack(fill="both", expand=True)
        self._preview = ThaiLabel(sheet, "", "Small", wrap=True)
        self._preview.pack(fill="x")

    def _share_width(self) -> None:
        """Leaves the questions at least half of the page, however large the text."""
        self._side.configure(width=min(theme_of(self).em(380), self.winfo_width() // 2))

    def _check_soon(self) -> None:
        if self._timer:
            self.after_cancel(self._timer)
        self._timer = self.after(_QUIET_MS, self._check_now)

    def _check_now(self) -> None:
        self._timer = ""
        self._say("Muted", "")
        self.check()

    def _show(self, report: CheckReport) -> None:
        self._deadline.show(report.deadline)
        self.sheet.show_problems(report.problems, all_fields=self._tried)
        self._list(report.errors)
        if report.checked:
            self._preview.set_role("Small")
            self._preview.set_text(self._office.words(report.checked))
        else:
            self._preview.set_role("Help")
            self._preview.set_text(_("The words of the letter appear here once the answers are complete."))

    def _list(self, errors: tuple[Problem, ...]) -> None:
        for child in self._problems.winfo_children():
            child.destroy()
        if not errors:
            ThaiLabel(self._problems, _("✓ Ready to be made"), "Ok").pack(fill="x")
            return
        left = ngettext("{n} thing still to do", "{n} things still to do", len(errors)).format(
            n=digits(len(errors))
        )
        ThaiLabel(self._problems, left, "Bold").pack(fill="x")
        for problem in errors[:_MOST_PROBLEMS]:
            label = (
                self._form.field(problem.field).label if problem.field in self.sheet.rows else problem.field
            )
            button(self._problems, label, self._goer(problem.field), "quiet", icon_name="right").pack(
                anchor="w"
            )

    def _goer(self, field: str) -> Callable[[], None]:
        return lambda: self.sheet.focus_field(field)

    def _say(self, role: str, text: str) -> None:
        self._told.set_role(role)
        self._told.set_text(text)

    def _destroyed(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and self._timer:
            self.after_cancel(self._timer)
            self._timer = ""
