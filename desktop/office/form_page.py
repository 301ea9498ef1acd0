"""The page on which a form is filled: questions on the left; deadline, problems and the letter's words on the right."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import Any

from desktop.messages import _, digits, ngettext
from desktop.office.answer_sheet import AnswerSheet
from desktop.office.deadline_card import DeadlineCard
from desktop.office.draft_keeper import DraftKeeper
from desktop.office.form_list import form_title
from desktop.office.letter_preview import LetterPreview
from desktop.services.conversion import ConverterError
from desktop.services.office import Office, Written
from desktop.services.ports import Drafts, Entry, OutboxError, RegisterError
from desktop.services.registering import Registered, Registering
from desktop.widgets.background import run_in_background
from desktop.widgets.banner import Banner
from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from templates_docs.errors import AnswersRefusedError, DocumentError, Problem
from templates_docs.form import CheckReport, Form

_QUIET_MS = 30
_KEEP_EVERY_MS = 500
_MOST_PROBLEMS = 6


class FormPage(ttk.Frame):
    """A form being filled; everything on it is made from the form's own data.

    Attributes:
        sheet: the questions and what was answered.
        busy: whether a document is being issued or made into PDF just now, beside the window.
    """

    def __init__(
        self,
        master: tk.Misc,
        form: Form,
        office: Office,
        registering: Registering,
        drafts: Drafts,
        folder: Path,
        on_back: Callable[[], None],
        *,
        reissue: tuple[Entry, str] | None = None,
        exercise: Mapping[str, object] | None = None,
    ) -> None:
        """Makes the page.

        Args:
            master: Where it stands.
            form: What is filled.
            office: The clerk's desk.
            registering: The agency's register.
            drafts: Where what is typed is kept.
            folder: Where documents go.
            on_back: Leaves the page.
            reissue: The document that is made anew under its number, and why; a new one when left out.
            exercise: Answers that a drill gives; they have a draft of their own, so that the clerk's stays.
        """
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(20), px(8), px(12), px(8)))
        self._form, self._office, self._folder = form, office, folder
        self._registering, self._reissue = registering, reissue
        self.busy = False
        self._timer = self._keeping = ""
        self._listed: tuple[Problem, ...] | None = None
        self._tried = False
        self._head(form, on_back)
        self._foot()
        self._side = plain_frame(self, width=theme_of(self).em(500))
        self._side.pack_propagate(False)
        self._side.pack(side="right", fill="y", padx=(px(14), px(4)))
        scroll = ScrollFrame(self)
        scroll.pack(side="left", fill="both", expand=True)
        self._fill_side()
        self.sheet = AnswerSheet(scroll.body, form, office.today(), self._check_soon)
        self.sheet.pack(fill="both", expand=True, padx=(0, px(10)))
        draft = form.name if exercise is None else f"{form.name}_exercise"
        self._draft = DraftKeeper(drafts, draft, self.sheet)
        if reissue is not None:
            self.sheet.fill(registering.answers(reissue[0].id))
        elif exercise is not None:
            self.sheet.fill(exercise)
        elif self._draft.recover():
            self._tell_of_the_draft()
        self.bind("<Configure>", lambda _event: self._share_width(), add=True)
        self.bind("<Destroy>", self._destroyed, add=True)

    def focus_first(self) -> None:
        """Gives the keyboard to the first question."""
        self.sheet.focus_first()

    def leave(self) -> None:
        """Keeps what was typed last: another page is about to show."""
        if self._keeping:
            self._keep_now()

    def destroy(self) -> None:
        """Keeps what was typed last, and takes the page away."""
        self.leave()
        super().destroy()

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

    def start_again(self) -> None:
        """Empties the boxes and forgets the draft."""
        self._draft.drop()
        self.sheet.fill(self._form.defaults())
        self.focus_first()

    def issue(self) -> None:
        """Issues the document under a number of the register, beside the window; tells how it ended."""
        answers, desk = self.sheet.answers(), self._registering
        if self._reissue is None:
            work = partial(desk.issue, self._form, answers, self._folder)
        else:
            entry, reason = self._reissue
            work = partial(desk.reissue, entry.id, answers, self._folder, reason)
        self._work(_("Issuing…"), work, self._issued)

    def _work(self, told: str, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        """Makes a document beside the window; the work holds no widget, which its thread might outlive."""
        if self.busy:
            return
        self._tried, self.busy = True, True
        self._cancel_check()
        self._say("Muted", told)
        run_in_background(self, lambda _job: work(), on_done=on_done, on_error=self._not_made)

    def _issued(self, registered: Registered) -> None:
        self.busy = False
        self._draft.drop()
        self._show(registered.report)
        entry = registered.entry
        told = _("Issued as {reference}: {path}").format(reference=entry.reference, path=entry.file)
        self._say("Ok", told)

    def _not_made(self, error: BaseException) -> None:
        self.busy = False
        if isinstance(error, AnswersRefusedError):
            self._show(self._office.check(self._form, self.sheet.answers()))
            self.sheet.focus_field(error.problems[0].field)
            self._say("Error", _("Not saved yet: see the red lines."))
        elif isinstance(error, DocumentError | OutboxError | RegisterError | ConverterError):
            self._say("Error", str(error))
        else:
            raise error

    def save(self) -> None:
        """Writes the document, or shows every problem and goes to the first."""
        if self.busy:
            return
        self._tried = True
        try:
            written = self._office.write(self._form, self.sheet.answers(), self._folder)
        except (DocumentError, OutboxError) as error:
            self._not_made(error)
        else:
            self._saved(written)

    def save_pdf(self) -> None:
        """Writes the document as PDF beside the window: it may take another program seconds to make."""
        answers = self.sheet.answers()
        work = partial(self._office.write, self._form, answers, self._folder, as_pdf=True)
        self._work(_("Making the PDF…"), work, self._saved)

    def _saved(self, written: Written) -> None:
        self.busy = False
        self._draft.drop()
        told = _("Saved: {path}")
        if written.program:
            told = _("Saved: {path} ({program} made it; our own typesetter cannot draw this yet: {thing})")
        self._say("Ok", told.format(path=written.path, program=written.program, thing=written.undrawn))

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
        button(foot, _("As PDF (F10)"), self.save_pdf).pack(side="right", padx=(px(8), 0))
        button(foot, _("Issue with a number (F8)"), self.issue, icon_name="list").pack(side="right")
        button(foot, _("Fill with the example"), self.fill_example, "quiet").pack(side="right", padx=px(8))
        self._told = ThaiLabel(foot, "", wrap=True)
        self._told.pack(side="left", fill="x", expand=True, padx=(0, px(12)))

    def _tell_of_the_draft(self) -> None:
        def go() -> None:
            banner.destroy()

        def begin_anew() -> None:
            go()
            self.start_again()

        told, again = _("What you typed last time is back."), (_("Start again"), begin_anew)
        banner = Banner(self.sheet.master, told, "info", [again], go)
        banner.pack(
            fill="x", padx=(0, theme_of(self).px(10)), pady=(0, theme_of(self).px(8)), before=self.sheet
        )

    def _fill_side(self) -> None:
        px = theme_of(self).px
        self._deadline = DeadlineCard(self._side)
        if self._form.deadline is not None:
            self._deadline.pack(fill="x", pady=(0, px(8)))
        self._problems = plain_frame(self._side)
        self._problems.pack(fill="x")
        self.preview = LetterPreview(self._side, self._office)
        self.preview.pack(fill="both", expand=True, pady=(px(6), 0))

    def _share_width(self) -> None:
        """Leaves the questions at least half of the page, however large the text."""
        self._side.configure(width=min(theme_of(self).em(500), self.winfo_width() // 2))

    def _check_soon(self) -> None:
        self._cancel_check()
        self._timer = self.after(_QUIET_MS, self._check_now)

    def _check_now(self) -> None:
        self._timer = ""
        self._say("Muted", "")
        self.check()
        if self._reissue is None and not self._keeping:
            # to be sure of the disk takes longer than to draw the letter, so not at every key
            self._keeping = self.after(_KEEP_EVERY_MS, self._keep_now)

    def _keep_now(self) -> None:
        self.after_cancel(self._keeping)
        self._keeping = ""
        self._draft.keep()

    def _show(self, report: CheckReport) -> None:
        self._deadline.show(report.deadline, brief=report.checked is not None)
        self.sheet.show_problems(report.problems, all_fields=self._tried)
        self._list(report.errors)
        self.preview.show(report.checked)

    def _list(self, errors: tuple[Problem, ...]) -> None:
        if errors == self._listed:
            return
        self._listed = errors
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
            label = self.sheet.label_of(problem.field)
            button(self._problems, label, self._goer(problem.field), "quiet", icon_name="right").pack(
                anchor="w"
            )

    def _goer(self, field: str) -> Callable[[], None]:
        return lambda: self.sheet.focus_field(field)

    def _say(self, role: str, text: str) -> None:
        self._told.set_role(role)
        self._told.set_text(text)

    def _destroyed(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self:
            self._cancel_check()

    def _cancel_check(self) -> None:
        """No check is due any more: one that came later would wipe away what is told now."""
        if self._timer:
            self.after_cancel(self._timer)
            self._timer = ""
