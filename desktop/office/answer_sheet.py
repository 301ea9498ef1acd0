"""The questions of a form on the screen, made from the form's data alone, and the answers typed so far."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date, datetime
from tkinter import ttk

from desktop.messages import language
from desktop.widgets.card import Card
from desktop.widgets.field_row import FieldRow
from desktop.widgets.theme import theme_of
from templates_docs.errors import Problem, Severity
from templates_docs.fields import Field, Value
from templates_docs.form import Form
from thai.dates import format_date, format_moment


class AnswerSheet(ttk.Frame):
    """A card for each section, a row for each field.

    Attributes:
        rows: by the field's dotted name.
    """

    def __init__(self, master: tk.Misc, form: Form, today: date, on_change: Callable[[], None]) -> None:
        super().__init__(master, style="Page.TFrame")
        px = theme_of(self).px
        self._form = form
        self._on_change = on_change
        self._filling = False
        self.touched: set[str] = set()
        self.rows: dict[str, FieldRow] = {}
        english = language() == "en"
        for section in form.sections:
            fields = form.fields_of(section.name)
            if not fields:
                continue
            title = section.title_en if english and section.title_en else section.title
            card = Card(self, title, section.help)
            card.pack(fill="x", pady=(0, px(14)))
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
            if name in self.rows:
                self.rows[name].set(shown(value))
        self._filling = False
        self._on_change()

    def show_problems(self, problems: tuple[Problem, ...], *, all_fields: bool) -> None:
        """Puts each problem beside its field; fields nobody has come to yet stay quiet unless asked for."""
        first: dict[str, Problem] = {}
        for problem in sorted(problems, key=lambda p: p.severity != Severity.ERROR):
            first.setdefault(problem.field, problem)
        for name, row in self.rows.items():
            problem = first.get(name) if all_fields or name in self.touched else None
            # the sentence begins with the field's name, which stands above the box already
            where = f"{self._form.field(name).where}: "
            row.show_problem(problem.sentence.removeprefix(where) if problem else "")

    def field_in_hand(self) -> str:
        """The field that has the keyboard, or ""."""
        focus = f"{self.tk.call('focus')}."
        return next((name for name, row in self.rows.items() if focus.startswith(f"{row}.")), "")

    def focus_field(self, name: str) -> None:
        """Gives the keyboard to a field's box."""
        if name in self.rows:
            self.rows[name].focus_first()

    def focus_first(self) -> None:
        """Gives the keyboard to the first field's box."""
        next(iter(self.rows.values())).focus_first()

    def _add(self, master: tk.Misc, field: Field, today: date) -> None:
        row = FieldRow(
            master,
            field.kind.value,
            field.label_en if language() == "en" and field.label_en else field.label,
            help_text=field.help,
            required=field.required,
            choices=field.choices,
            today=today,
            longest=field.longest,
        )
        row.pack(fill="x", pady=(0, theme_of(self).px(6)))
        row.on_change(lambda: self._changed(field.name))
        self.rows[field.name] = row

    def _changed(self, name: str) -> None:
        if not self._filling:
            self.touched.add(name)
            self._on_change()


def flat(answers: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    """Nested answers as pairs of dotted name and value."""
    pairs: list[tuple[str, object]] = []
    for key, value in answers.items():
        if isinstance(value, Mapping):
            pairs += flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs


def shown(value: Value | object) -> str | bool | list[str]:
    """A clean answer as a box takes it: text, a tick, or lines."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return format_moment(value)
    if isinstance(value, date):
        return format_date(value, "long")
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return str(value)
