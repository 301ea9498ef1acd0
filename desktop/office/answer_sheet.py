"""The questions of a form on the screen, made from the form's data alone, and the answers typed so far."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date
from tkinter import ttk

from desktop.messages import digits, language
from desktop.office.people_list import PeopleList, field_row, label_of
from desktop.office.shown import flat, shown
from desktop.widgets.card import Card
from desktop.widgets.field_row import FieldRow
from desktop.widgets.theme import theme_of
from desktop.widgets.unfolding import Unfolding
from templates_docs.errors import Problem, Severity
from templates_docs.fields import Field, Kind
from templates_docs.form import Form


class AnswerSheet(ttk.Frame):
    """A card for each section, a row for each field.

    Attributes:
        rows: by the field's dotted name; a repeated group has one for all its entries.
    """

    def __init__(self, master: tk.Misc, form: Form, today: date, on_change: Callable[[], None]) -> None:
        super().__init__(master, style="Page.TFrame")
        px = theme_of(self).px
        self._form = form
        self._on_change = on_change
        self._filling = False
        self._unfolding = Unfolding(self)
        self.touched: set[str] = set()
        self.rows: dict[str, FieldRow | PeopleList] = {}
        english = language() == "en"
        for section in form.sections:
            fields = [field for field in form.fields_of(section.name) if not field.computed]
            if not fields:
                continue
            title = section.title_en if english and section.title_en else section.title
            card = Card(self, title, section.help)
            self._unfolding.pack(card, fill="x", pady=(0, px(14)))
            for field in fields:
                self._add(card.body, field, today)
        self.fill(form.defaults())

    def answers(self) -> dict[str, object]:
        """What stands in every box, by dotted name."""
        return {name: row.get() for name, row in self.rows.items()}

    def fill(self, answers: Mapping[str, object]) -> None:
        """Puts these answers (nested or by dotted name) into the boxes; the others keep theirs."""
        self._filling = True
        for name, value in flat(answers):
            row = self.rows.get(name)
            if isinstance(row, PeopleList):
                row.set(value)
            elif row:
                row.set(shown(value))
        self._filling = False
        self._on_change()

    def show_problems(self, problems: tuple[Problem, ...], *, all_fields: bool) -> None:
        """Puts each problem beside its field; fields nobody has come to yet stay quiet unless asked for."""
        first: dict[str, Problem] = {}
        for problem in sorted(problems, key=lambda p: p.severity != Severity.ERROR):
            first.setdefault(problem.field, problem)
        loud = {name: p.sentence for name, p in first.items() if all_fields or name in self.touched}
        for name, row in self.rows.items():
            # the sentence begins with the field's name, which stands above the box already
            where = f"{self._form.field(name).where}: "
            row.show_problem(loud.get(name, "").removeprefix(where))
            if isinstance(row, PeopleList):
                row.show_entry_problems(loud)

    def field_in_hand(self) -> str:
        """The field that has the keyboard, or ""."""
        focus = f"{self.tk.call('focus')}."
        return next((name for name, row in self.rows.items() if focus.startswith(f"{row}.")), "")

    def focus_field(self, name: str) -> None:
        """Gives the keyboard to a field's box; that of an entry is named `holders.2.first`."""
        self._unfolding.finish()
        row = self.rows.get(name) or self.rows.get(name.partition(".")[0])
        if isinstance(row, PeopleList):
            row.focus_field(name)
        elif row:
            row.focus_first()

    def label_of(self, name: str) -> str:
        """The label of a field, or of the entry it stands in; the bare name where the form has none."""
        if name in self.rows:
            return label_of(self._form.field(name))
        group, _dot, rest = name.partition(".")
        number, _dot, part = rest.partition(".")
        if isinstance(self.rows.get(group), PeopleList) and number.isdecimal():
            field = self._form.field(group)
            inside = next((label_of(each) for each in field.each if each.name == part), part)
            return f"{label_of(field)} {digits(int(number))}: {inside}"
        return name

    def focus_first(self) -> None:
        """Gives the keyboard to the first field's box."""
        next(iter(self.rows.values())).focus_first()

    def _add(self, master: tk.Misc, field: Field, today: date) -> None:
        if field.kind is Kind.GROUP:
            people = PeopleList(master, field, today, self._changed, self._unfolding)
            self._unfolding.pack(people, fill="x", pady=(0, theme_of(self).px(6)))
            self.rows[field.name] = people
            return
        row = field_row(master, field, today)
        self._unfolding.pack(row, fill="x", pady=(0, theme_of(self).px(6)))
        row.on_change(lambda: self._changed(field.name))
        self.rows[field.name] = row

    def _changed(self, name: str) -> None:
        if not self._filling:
            self.touched.add(name)
            self._on_change()
