"""A month of days to pick one from, in Buddhist years, by mouse or by arrow keys."""

from __future__ import annotations

import calendar
import tkinter as tk
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from desktop.messages import _
from desktop.widgets.icons import icon
from desktop.widgets.label import thai_text
from desktop.widgets.rounded import draw_box
from desktop.widgets.theme import theme_of
from thai.dates import add_months, format_date
from thai.errors import ThaiError
from thai.numerals import all_thai

_SUNDAY_FIRST = calendar.Calendar(firstweekday=6)
_WEEKS = 6
_FIRST, _LAST = date(1, 2, 1), date(9999, 11, 30)  # the weeks around them are still in the calendar


class MonthGrid(tk.Canvas):
    """A month; arrows move by days and weeks, Page Up and Down by months, Home goes to today.

    Return or a click picks the day, Escape leaves.

    Attributes:
        day: The day the keys stand on.
    """

    def __init__(
        self,
        master: tk.Misc,
        day: date,
        today: date,
        on_pick: Callable[[date], object],
        on_close: Callable[[], object],
    ) -> None:
        """Draws the month of a day.

        Args:
            master: Where it stands.
            day: The day to stand on at first.
            today: Marked with a ring.
            on_pick: Called with the day picked.
            on_close: Called when Escape is pressed.
        """
        super().__init__(master, highlightthickness=0, borderwidth=0, takefocus=1)
        self.day, self._today, self._on_pick = min(max(day, _FIRST), _LAST), today, on_pick
        theme = theme_of(self)
        self._cell = max(theme.em(38), theme.measure("๓๐") + theme.px(12))
        self._row = theme.line_height() + theme.px(4)
        self._margin = theme.px(10)
        width = 7 * self._cell + 2 * self._margin
        self.configure(width=width, height=(_WEEKS + 3) * self._row + 2 * self._margin)
        for key, days in (("Left", -1), ("Right", 1), ("Up", -7), ("Down", 7)):
            self._on_key(key, partial(self._step, days))
        for key, months in (("Prior", -1), ("Next", 1), ("Shift-Prior", -12), ("Shift-Next", 12)):
            self._on_key(key, partial(self.turn, months))
        self._on_key("Home", lambda: self.go(self._today))
        for key in ("Return", "KP_Enter", "space"):
            self._on_key(key, lambda: self._on_pick(self.day))
        self._on_key("Escape", on_close)
        self.bind("<Button-1>", lambda event: self._click(event.x, event.y))
        self.bind("<<ThemeChanged>>", lambda _event: self._draw(), add=True)
        self._draw()

    def go(self, day: date) -> None:
        """Stands on a day, turning to its month; stays where it is when the calendar ends before it."""
        if not _FIRST <= day <= _LAST:
            self.bell()
            return
        self.day = day
        self._draw()

    def turn(self, months: int) -> None:
        """Stands on the same day of a later month (or earlier, if negative), or on that month's last day."""
        try:
            self.go(add_months(self.day, months))
        except ThaiError:  # the calendar ends here
            self.bell()

    def _step(self, days: int) -> None:
        self.go(self.day + timedelta(days))

    def _on_key(self, key: str, action: Callable[[], object]) -> None:
        def run(_event: object) -> str:
            action()
            return "break"

        self.bind(f"<{key}>", run)

    def _weeks(self) -> list[list[date]]:
        return _SUNDAY_FIRST.monthdatescalendar(self.day.year, self.day.month)

    def _click(self, x: int, y: int) -> None:
        column, row = (x - self._margin) // self._cell, (y - self._margin) // self._row
        if row == 0:
            self.turn(-1 if column <= 0 else 1 if column >= 6 else 0)
        elif row == _WEEKS + 2:
            self._on_pick(self._today)
        elif 0 <= column <= 6 and 2 <= row < 2 + len(self._weeks()):
            self._on_pick(self._weeks()[row - 2][column])

    def _middle(self, column: int, row: int) -> tuple[float, float]:
        return self._margin + (column + 0.5) * self._cell, self._margin + (row + 0.5) * self._row

    def _draw(self) -> None:
        theme = theme_of(self)
        t = theme.tokens
        self.delete("all")
        self.configure(background=t.card)
        width, height = int(self.cget("width")), int(self.cget("height"))
        draw_box(self, (0, 0, width, height), 1, t.card, t.field_line)
        for column, name in ((0, "left"), (6, "right")):
            self.create_image(*self._middle(column, 0), image=icon(self, name, t.accent))
        self._write(3, 0, format_date(self.day, "month"), "UiBold", t.ink)
        names = (_("Su"), _("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"))
        for column, name in enumerate(names):
            self._write(column, 1, name, "UiSmall", t.muted)
        for row, week in enumerate(self._weeks()):
            for column, day in enumerate(week):
                self._draw_day(column, row + 2, day)
        today = _("Today, {day}").format(day=format_date(self._today))
        self._write(3, _WEEKS + 2, today, "UiSmall", t.accent)

    def _draw_day(self, column: int, row: int, day: date) -> None:
        theme = theme_of(self)
        t = theme.tokens
        x, y = self._middle(column, row)
        half_width, half_height = self._cell / 2 - theme.px(2), self._row / 2 - theme.px(1)
        area = (x - half_width, y - half_height, x + half_width, y + half_height)
        if day == self.day:
            draw_box(self, area, theme.px(8), t.accent)
        elif day == self._today:
            draw_box(self, area, theme.px(8), t.accent_soft, t.accent)
        other_month = day.month != self.day.month
        colour = t.accent_ink if day == self.day else t.muted if other_month else t.ink
        self._write(
            column, row, all_thai(str(day.day)), "UiSmall" if other_month else "TkDefaultFont", colour
        )

    def _write(self, column: int, row: int, text: str, font: str, colour: str) -> None:
        self.create_text(*self._middle(column, row), text=thai_text(self, text), font=font, fill=colour)
