"""The page that makes many documents at once: choose a form and a roster, match its columns, check, write."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from tkinter import filedialog, ttk
from typing import Any

from desktop.messages import _, digits
from desktop.office.column_table import ColumnTable
from desktop.office.form_list import form_title
from desktop.office.merge_run import MergeRun
from desktop.services.conversion import ConverterError
from desktop.services.merging import Merged, MergePlan, MergeReport, Merging, Progress, drain
from desktop.services.ports import Destination, Drafts, OutboxError, Roster, RosterError
from desktop.widgets.background import Job, run_in_background
from desktop.widgets.button import button
from desktop.widgets.choice import Choice
from desktop.widgets.label import ThaiLabel, set_thai_text
from desktop.widgets.surface import plain_frame
from desktop.widgets.table import Column, Table
from desktop.widgets.theme import theme_of
from desktop.widgets.tick import Tick
from templates_docs.errors import DocumentError
from templates_docs.mail_merge import ColumnsRefusedError, RosterRow, RowProblem, match_columns

_FOLDER, _ZIP, _ONE = "folder", "zip", "one"
_PREVIEWED = 2
_TELL_EVERY = 25
_MOST_SHOWN = 200


class MergePage(ttk.Frame):
    """A roster on its way to being documents.

    Attributes:
        form: the choice of the form.
        columns: the roster's columns, what each answers, and its first rows.
        problems: what checking found.
        bar: how far the writing is.
    """

    def __init__(self, master: tk.Misc, merging: Merging, drafts: Drafts, folder: Path) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        self._merging, self._drafts, self._folder = merging, drafts, folder
        self._roster: Roster | None = None
        self._path: Path | None = None
        self._report: MergeReport | None = None
        self._listed: tuple[RowProblem, ...] = ()
        self._busy = False
        self._run = MergeRun(self, self._progressed, self._written, self._failed)
        ThaiLabel(self, _("Many at once"), "Title").pack(fill="x")
        self._choices()
        self._foot()
        self._tables()
        self._chose_form()

    def focus_first(self) -> None:
        """Gives the keyboard to the choice of the form."""
        self.form.focus_set()

    def choose(self, path: Path) -> None:
        """Takes this file as the roster, read beside the window."""
        self._forget()
        self._path = path

        self._do(
            _("Reading {name}…").format(name=path.name), partial(_open, self._merging, path), self._opened
        )

    def check(self) -> None:
        """Checks every row beside the window, and shows every problem or that all is well."""
        if self._roster is None:
            self._say("Error", _("Choose a roster first."))
            return
        form = self._merging.office.catalog.get(self.form.get())
        try:
            columns = match_columns(form, self._roster.headings, self.columns.chosen())
        except ColumnsRefusedError as refused:
            self._show_problems(refused.problems)
            self._say("Error", _("Match the columns first: see the problems."))
            return
        common = self._drafts.read(form.name) if self.use_draft.get() else {}
        common = {name: answer for name, answer in common.items() if answer not in ("", [], None)}
        as_pdf, one_file = self.as_pdf.get(), self.way.get() == _ONE
        plan = MergePlan(form, self._roster, columns, common, self.name_field.get(), as_pdf, one_file)

        self._do(_("Checking every row…"), partial(_check, self._merging, plan), self._checked)

    def write(self) -> None:
        """Writes every document, pauses while it runs, and goes on after a pause."""
        if self._run.running:
            self._run.pause()
        elif self._run.paused:
            self._run.go_on()
        elif self._report is not None and not self._report.errors:
            self._run.begin(self._merging.write(self._report, self._place(self._report)))
        else:
            self._say("Error", _("Check the rows first; all must be well."))
        self._name_the_buttons()

    def stop(self) -> None:
        """Ends the writing here; whole documents stay, and the same merge goes on from there another time."""
        self._run.stop()
        goes_on = _("Stopped. Writing again goes on where it was.")
        self._say("Muted", goes_on if self.way.get() == _FOLDER else _("Stopped. Nothing was left behind."))
        self._name_the_buttons()

    save = write
    """What F9 does here."""

    # -------------------------------------------------------------- the page's parts

    def _choices(self) -> None:
        px = theme_of(self).px
        row = plain_frame(self)
        row.pack(fill="x", pady=(px(8), px(4)))
        ThaiLabel(row, _("Form")).pack(side="left", padx=(0, px(8)))
        self.form = Choice(
            row, [(form.name, form_title(form)) for form in self._merging.office.catalog], width=38
        )
        self.form.pack(side="left", padx=(0, px(12)))
        button(row, _("Roster…"), self._ask_for_a_roster, icon_name="folder").pack(side="left")
        self._file = ThaiLabel(
            row, _("Excel (.xlsx) or CSV; the first row names the fields."), "Muted", wrap=True
        )
        self._file.pack(side="left", fill="x", expand=True, padx=(px(10), 0))
        second = plain_frame(self)
        second.pack(fill="x", pady=(0, px(4)))
        ThaiLabel(second, _("File named by")).pack(side="left", padx=(0, px(8)))
        self.name_field = Choice(second, width=24)
        self.name_field.pack(side="left", padx=(0, px(16)))
        ThaiLabel(second, _("Written as")).pack(side="left", padx=(0, px(8)))
        ways = [(_FOLDER, _("Separate files")), (_ZIP, _("One zip file")), (_ONE, _("One document of all"))]
        self.way = Choice(second, ways, width=26)
        self.way.set(_FOLDER)
        self.way.pack(side="left", padx=(0, px(16)))
        self.as_pdf = Tick(second, _("PDF/A in place of Word"))
        self.as_pdf.pack(side="left", fill="x", expand=True)
        self.use_draft = Tick(self, _("The same in every row: from my draft of this form"))
        self.use_draft.pack(fill="x", pady=(0, px(8)))
        self.form.set(next(form.name for form in self._merging.office.catalog))
        for control in (self.form, self.name_field, self.use_draft, self.as_pdf):
            control.on_change(self._chose_form if control is self.form else self._forget_report)

    def _foot(self) -> None:
        px = theme_of(self).px
        foot = plain_frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        theme_of(self).need("progress")
        self.bar = ttk.Progressbar(foot)
        self.bar.pack(side="bottom", fill="x", pady=(px(6), 0))
        self._write_button = button(
            foot, _("Make the documents (F9)"), self.write, "primary", icon_name="document"
        )
        self._write_button.pack(side="right", padx=(px(8), 0))
        self._stop_button = button(foot, _("Stop writing"), self.stop, "quiet", icon_name="stop")
        self._stop_button.pack(side="right", padx=(px(8), 0))
        button(foot, _("Check every row"), self.check, icon_name="tick").pack(side="right", padx=(px(8), 0))
        self._told = ThaiLabel(foot, "", wrap=True)
        self._told.pack(side="left", fill="x", expand=True)
        self._name_the_buttons()

    def _tables(self) -> None:
        px = theme_of(self).px
        body = plain_frame(self)
        body.pack(fill="both", expand=True)
        body.columnconfigure((0, 1), weight=1, uniform="half")
        body.rowconfigure(0, weight=1)
        self.columns = ColumnTable(body, self._forget_report)
        self.columns.grid(row=0, column=0, sticky="nsew", padx=(0, px(12)))
        right = plain_frame(body)
        right.grid(row=0, column=1, sticky="nsew")
        ThaiLabel(right, _("Problems"), "Bold").pack(fill="x")
        self.problems = Table(
            right,
            (
                Column("row", _("Row"), 60, "right"),
                Column("column", _("Column"), 120),
                Column("typed", _("Typed"), 110),
                Column("sentence", _("What to do"), 260, stretch=True),
            ),
            empty=_("Nothing to mend so far."),
        )
        self.problems.pack(fill="both", expand=True)
        self._sentence = ThaiLabel(right, "", "Small", wrap=True)
        self._sentence.pack(fill="x", pady=(px(4), 0))
        self.problems.on_select(self._tell_whole)

    # -------------------------------------------------------------- what happens

    def _place(self, report: MergeReport) -> Destination:
        """Where the documents go, in the way that was chosen."""
        form = report.plan.form
        place = self._folder / f"{form.name}-{report.run[:6]}"
        if self.way.get() == _ZIP:
            return self._merging.zip_file(place.with_suffix(".zip"))
        if self.way.get() == _ONE:
            return self._merging.one_file(place.with_suffix(".pdf" if report.plan.as_pdf else ".docx"), form)
        return self._merging.folder(place)

    def _ask_for_a_roster(self) -> None:
        kinds = [("Excel, CSV", "*.xlsx *.csv *.tsv *.txt")]
        if chosen := filedialog.askopenfilename(parent=self, filetypes=kinds):
            self.choose(Path(chosen))

    def _chose_form(self) -> None:
        self._forget_report()
        form = self._merging.office.catalog.get(self.form.get())
        fields = [(field.name, field.label) for field in form.asked]
        self.name_field.set_choices([("", _("as the form says")), *fields])
        self.name_field.set("")
        self.use_draft.set(bool(self._drafts.read(form.name)))
        if self._roster is not None and self._path is not None:
            self.choose(self._path)

    def _opened(self, result: tuple[Roster, list[RosterRow]]) -> None:
        self._roster, rows = result
        form = self._merging.office.catalog.get(self.form.get())
        self.columns.show(form, self._roster.headings, rows)
        if self._path is not None:
            self._file.set_text(self._path.name)
        self._say("Muted", _("See that every column is matched, then check."))

    def _checked(self, report: MergeReport) -> None:
        self._report = report
        self._show_problems((*report.errors, *report.warnings))
        if report.errors:
            told = _("{n} problems in {rows} rows. Mend the roster and choose it again.")
            self._say("Error", told.format(n=digits(len(report.errors)), rows=digits(report.rows)))
        else:
            told = _("✓ {rows} rows are well and ready to be written.")
            self._say("Ok", told.format(rows=digits(f"{report.rows:,}")))

    def _show_problems(self, problems: tuple[RowProblem, ...]) -> None:
        self._listed = tuple(problems[:_MOST_SHOWN])
        self.problems.show(
            {
                "row": digits(p.row) if p.row else _("Every row"),
                "column": p.column,
                "typed": p.typed,
                "sentence": p.sentence,
            }
            for p in self._listed
        )

    def _tell_whole(self, key: Any) -> None:
        self._sentence.set_text("" if key is None else self._listed[key].sentence)

    def _progressed(self, progress: Progress) -> None:
        self.bar.configure(maximum=max(progress.total, 1), value=progress.done)
        told = _("{done} of {total} written · {rate} a second").format(
            done=digits(f"{progress.done:,}"),
            total=digits(f"{progress.total:,}"),
            rate=digits(round(progress.rate)),
        )
        if progress.seconds_left:
            left = _("about {n} seconds left").format(n=digits(max(round(progress.seconds_left), 1)))
            told = f"{told} · {left}"
        self._say("Muted", _("Paused.") + " " + told if self._run.paused else told)
        self._name_the_buttons()

    def _written(self, merged: Merged) -> None:
        self.bar.configure(maximum=max(merged.total, 1), value=merged.total)
        told = _("✓ {n} documents: {path}").format(n=digits(f"{merged.total:,}"), path=merged.path)
        if merged.program:
            made = _("({program} made them; our own typesetter cannot draw this yet: {thing})")
            told = f"{told} {made.format(program=merged.program, thing=merged.undrawn)}"
        self._say("Ok", told)
        self._name_the_buttons()

    def _do(self, told: str, work: Callable[[Job[Any]], Any], on_done: Callable[[Any], object]) -> None:
        if self._busy or self._run.running:
            return
        self._busy = True
        self._say("Muted", told)

        def done(result: Any) -> None:
            self._busy = False
            on_done(result)

        def checked_so_far(rows: int) -> None:
            self._say("Muted", _("{rows} rows checked…").format(rows=digits(f"{rows:,}")))

        run_in_background(self, work, on_done=done, on_error=self._failed, on_progress=checked_so_far)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._name_the_buttons()
        if not isinstance(error, RosterError | OutboxError | DocumentError | ConverterError):
            raise error
        self._say("Error", str(error))

    def _forget(self) -> None:
        self._roster = None
        self._forget_report()

    def _forget_report(self) -> None:
        """What was checked no longer holds: something was chosen otherwise."""
        self._report = None
        if hasattr(self, "problems"):
            self.problems.show([])
            self.bar.configure(value=0)

    def _name_the_buttons(self) -> None:
        if self._run.running:
            caption = _("Pause (F9)")
        else:
            caption = _("Go on (F9)") if self._run.paused else _("Make the documents (F9)")
        set_thai_text(self._write_button, caption)
        self._stop_button.state(["!disabled" if self._run.running or self._run.paused else "disabled"])

    def _say(self, role: str, text: str) -> None:
        self._told.set_role(role)
        self._told.set_text(text)


# What threads do; none of it holds a widget, which a thread that outlives the window would be the last to let go of.


def _open(merging: Merging, path: Path, _job: Job[Any]) -> tuple[Roster, list[RosterRow]]:
    roster = merging.open_roster(path)
    return roster, list(islice(roster.rows(), _PREVIEWED))


def _check(merging: Merging, plan: MergePlan, job: Job[Any]) -> MergeReport:
    def tell(rows: int) -> None:
        job.check()
        if rows % _TELL_EVERY == 0:
            job.progress(rows)

    return drain(merging.check(plan), tell)
