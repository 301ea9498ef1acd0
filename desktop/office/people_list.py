"""The entries of a repeated group on the screen, such as people: one box each, to add and to take out."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from tkinter import ttk

from desktop.messages import _, digits, language
from desktop.office.shown import shown
from desktop.widgets.button import button
from desktop.widgets.field_row import FieldRow
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.theme import theme_of
from desktop.widgets.unfolding import Unfolding
from templates_docs.fields import Field

_MOST = 200


def field_row(master: tk.Misc, field: Field, today: date) -> FieldRow:
    """The row that asks one field of a form."""
    return FieldRow(
        master,
        field.kind.value,
        label_of(field),
        help_text=field.help,
        required=field.required,
        choices=field.choices,
        today=today,
        longest=field.longest,
    )


def label_of(field: Field) -> str:
    """The field's label in the language of the window."""
    return field.label_en if language() == "en" and field.label_en else field.label


class PeopleList(ttk.Frame):
    """A group's entries, each with a row for each of its fields.

    Attributes:
        entries: the rows of each entry, by the name of the group's own field.
    """

    def __init__(
        self,
        master: tk.Misc,
        group: Field,
        today: date,
        on_change: Callable[[str], None],
        unfolding: Unfolding,
    ) -> None:
        """Makes the list with as many empty entries as the group must have.

        Args:
            master: Where it stands.
            group: The field of kind `group`.
            today: For date fields.
            on_change: Called with the dotted name of what changed: `holders.2.first`, or `holders`
                when an entry came or went.
            unfolding: Puts the entries on the screen in their turn.
        """
        super().__init__(master, style=on_surface(master, "TFrame"))
        self._group, self._today, self._on_change = group, today, on_change
        self._asked = [part for part in group.each if not part.computed]
        self._unfolding = unfolding
        self.entries: list[dict[str, FieldRow]] = []
        self._boxes: list[tk.Misc] = []
        self._titles: list[ThaiLabel] = []
        px = theme_of(self).px
        ThaiLabel(self, label_of(group), "Bold").pack(fill="x")
        if group.help:
            ThaiLabel(self, group.help, "Help", wrap=True).pack(fill="x")
        self._body = plain_frame(self)
        self._body.pack(fill="x")
        self._problem = ThaiLabel(self, "", "Error", wrap=True)
        self._problem.pack(fill="x")
        self._more = button(self, _("Add one more"), self.add)
        self._more.pack(anchor="w", pady=(px(4), 0))
        self.set([])

    def get(self) -> list[dict[str, object]]:
        """What stands in every entry."""
        return [{name: row.get() for name, row in rows.items()} for rows in self.entries]

    def set(self, answers: object) -> None:
        """Puts these entries in place of those there are."""
        given = (
            [item for item in answers if isinstance(item, Mapping)] if isinstance(answers, Sequence) else []
        )
        wanted = max(len(given), self._group.min_length, 1 if self._group.required else 0)
        while len(self.entries) > wanted:
            self._take_out(len(self.entries) - 1)
        while len(self.entries) < wanted:
            self._put_in()
        for number, rows in enumerate(self.entries):
            entry = given[number] if number < len(given) else {}
            for part in self._asked:
                rows[part.name].set(shown(entry.get(part.name, part.default)))

    def add(self) -> None:
        """Adds an empty entry and gives the keyboard to its first field."""
        if len(self.entries) < (self._group.max_length or _MOST):
            self._put_in()
            self._unfolding.finish()
            self._focus_entry(len(self.entries) - 1)
            self._on_change(self._group.name)

    def remove(self, rows: dict[str, FieldRow]) -> None:
        """Takes out the entry of these rows and gives the keyboard to the one before it."""
        place = next(n for n, kept in enumerate(self.entries) if kept is rows)
        self._take_out(place)
        if self.entries:
            self._focus_entry(max(place - 1, 0))
        else:
            self._more.focus_set()
        self._on_change(self._group.name)

    def show_problem(self, problem: str = "") -> None:
        """Says below the entries what is wrong with the group as a whole; "" for nothing."""
        self._problem.set_text(problem)

    def show_entry_problems(self, problems: Mapping[str, str]) -> None:
        """Says beside each field of each entry what is wrong, by dotted name; the others are in order."""
        for number, rows in enumerate(self.entries, 1):
            for name, row in rows.items():
                row.show_problem(problems.get(f"{self._group.name}.{number}.{name}", ""))

    def focus_first(self) -> None:
        """Gives the keyboard to the first field of the first entry, or to the button that adds one."""
        if self.entries:
            self._focus_entry(0)
        else:
            self._more.focus_set()

    def focus_field(self, dotted: str) -> None:
        """Gives the keyboard to the field of that dotted name, `holders.2.first`."""
        number, _dot, name = dotted.removeprefix(f"{self._group.name}.").partition(".")
        place = int(number) - 1 if number.isdecimal() else -1
        if 0 <= place < len(self.entries) and name in self.entries[place]:
            self.entries[place][name].focus_first()
        else:
            self.focus_first()

    def _focus_entry(self, place: int) -> None:
        next(iter(self.entries[place].values())).focus_first()

    def _put_in(self) -> None:
        px = theme_of(self).px
        box = plain_frame(self._body)
        self._unfolding.pack(box, fill="x", padx=(px(14), 0), pady=(px(8), 0))
        rows: dict[str, FieldRow] = {}
        head = plain_frame(box)
        head.pack(fill="x")
        title = ThaiLabel(head, "", "Bold")
        title.pack(side="left")
        button(head, _("Take out"), lambda: self.remove(rows), "quiet").pack(side="right")
        for part in self._asked:
            row = field_row(box, part, self._today)
            row.pack(fill="x", pady=(0, px(6)))
            row.on_change(self._teller(rows, part.name))
            rows[part.name] = row
        self._boxes.append(box)
        self._titles.append(title)
        self.entries.append(rows)
        self._number()

    def _take_out(self, place: int) -> None:
        self._boxes.pop(place).destroy()
        self._titles.pop(place)
        self.entries.pop(place)
        self._number()

    def _number(self) -> None:
        for number, title in enumerate(self._titles, 1):
            title.set_text(f"{label_of(self._group)} {digits(number)}")

    def _teller(self, rows: dict[str, FieldRow], name: str) -> Callable[[], None]:
        return lambda: self._changed(rows, name)

    def _changed(self, rows: dict[str, FieldRow], name: str) -> None:
        number = next((n for n, kept in enumerate(self.entries, 1) if kept is rows), 0)
        if number:
            self._on_change(f"{self._group.name}.{number}.{name}")
