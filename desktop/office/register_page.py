"""The page of the register: find what was issued, open it, issue it anew or cancel it, and see its history."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import Any

from desktop.messages import _, digits
from desktop.services.ports import Entry, Happening, OutboxError, RegisterError
from desktop.services.registering import Registering
from desktop.widgets.background import run_in_background
from desktop.widgets.button import button
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.label import ThaiLabel
from desktop.widgets.notice import confirm
from desktop.widgets.surface import plain_frame
from desktop.widgets.table import Column, Table
from desktop.widgets.theme import theme_of
from thai.dates import format_date, format_moment

_QUIET_MS = 200


class RegisterPage(ttk.Frame):
    """What was issued, the latest first.

    Attributes:
        entries: the lines that show, by id.
        table: them, on the screen.
        reason: where the reason for a reissue or a cancelling is typed.
    """

    def __init__(
        self,
        master: tk.Misc,
        registering: Registering,
        folder: Path,
        on_reissue: Callable[[Entry, str], None],
    ) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        self._registering, self._folder, self._on_reissue = registering, folder, on_reissue
        self._timer = ""
        self.entries: dict[int, Entry] = {}
        self._head()
        self._foot()
        self._list()
        self.bind("<Destroy>", self._destroyed, add=True)
        self.search()

    def focus_first(self) -> None:
        """Gives the keyboard to the search box."""
        self.words.focus_set()

    def search(self) -> None:
        """Looks up what is typed in the search box."""
        self._run(partial(self._registering.search, self.words.get()), self._show)

    def open(self) -> None:
        """Shows the selected document with the computer's own program."""
        if entry := self._chosen():
            self._run(partial(self._registering.open, entry.id, self._folder), self._opened)

    def reissue(self) -> None:
        """Goes to the form of the selected document, to issue it anew under its number."""
        if (entry := self._chosen()) and (reason := self._reason()):
            self._on_reissue(entry, reason)

    def cancel(self) -> None:
        """Cancels the selected document, once the clerk has said so twice."""
        if not (entry := self._chosen()) or not (reason := self._reason()):
            return
        question = _("{reference} will hold no more, and its number is never used again.")
        told = question.format(reference=entry.reference)
        if confirm(self, _("Cancel this document?"), told, _("Cancel the document"), danger=True):
            self._run(partial(self._registering.cancel, entry.id, reason), lambda _entry: self._changed())

    def _head(self) -> None:
        px = theme_of(self).px
        ThaiLabel(self, _("Register"), "Title").pack(fill="x")
        row = plain_frame(self)
        row.pack(fill="x", pady=(px(6), px(8)))
        ThaiLabel(row, _("Search")).pack(side="left", padx=(0, px(8)))
        self.words = ThaiEntry(row, width=40)
        self.words.pack(side="left", fill="x", expand=True)
        self.words.on_change(self._search_soon)

    def _foot(self) -> None:
        px = theme_of(self).px
        foot = plain_frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        self._told = ThaiLabel(foot, "", wrap=True)
        self._told.pack(side="bottom", fill="x", pady=(px(4), 0))
        button(foot, _("Open"), self.open, "primary", icon_name="document").pack(
            side="left", padx=(0, px(16))
        )
        ThaiLabel(foot, _("Reason")).pack(side="left", padx=(0, px(8)))
        self.reason = ThaiEntry(foot, width=30)
        self.reason.pack(side="left", fill="x", expand=True, padx=(0, px(8)))
        button(foot, _("Issue anew…"), self.reissue, icon_name="reload").pack(side="left", padx=(0, px(8)))
        button(foot, _("Cancel it…"), self.cancel, "danger", icon_name="close").pack(side="left")

    def _list(self) -> None:
        px, em = theme_of(self).px, theme_of(self).em
        side = plain_frame(self, width=em(300))
        side.pack_propagate(False)
        side.pack(side="right", fill="y", padx=(px(14), 0))
        ThaiLabel(side, _("History"), "Bold").pack(fill="x")
        self._history = ThaiLabel(side, "", "Small", wrap=True)
        self._history.pack(fill="x")
        columns = (
            Column("reference", _("Number"), 150),
            Column("day", _("Date"), 120),
            Column("title", _("About"), 220, stretch=True),
            Column("addressee", _("To"), 180, stretch=True),
            Column("state", _("State"), 110),
        )
        self.table = Table(self, columns, empty=_("Nothing has been issued yet, or nothing matches."))
        self.table.pack(side="left", fill="both", expand=True)
        self.table.on_select(self._selected)
        self.table.on_open(lambda _id: self.open())

    def _show(self, entries: list[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.table.show([_row(entry) for entry in entries], list(self.entries))
        if entries and self.table.selected() is None:
            self.table.select(entries[0].id)

    def _selected(self, id_: Any) -> None:
        if id_ is None:
            self._history.set_text("")
        else:
            self._run(partial(self._registering.history, id_), self._tell_history)

    def _tell_history(self, happenings: list[Happening]) -> None:
        self._history.set_text("\n".join(_line(happening) for happening in happenings))

    def _opened(self, path: Path) -> None:
        self._say("Ok", _("Opened: {path}").format(path=path))

    def _changed(self) -> None:
        self.reason.set("")
        self._say("Ok", _("Cancelled; the history keeps why."))
        self.search()

    def _chosen(self) -> Entry | None:
        return self.entries.get(self.table.selected())

    def _reason(self) -> str:
        words = self.reason.get().strip()
        if not words:
            self._say("Error", _("Type the reason first; the register keeps it."))
            self.reason.focus_set()
        return words

    def _run(self, work: Callable[[], Any], on_done: Callable[[Any], object]) -> None:
        """Asks the register beside the window: it may have to wait for another program that is issuing.

        The work must hold no widget: a thread that outlives the window would be the last to let go of it.
        """
        run_in_background(self, lambda _job: work(), on_done=on_done, on_error=self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, RegisterError | OutboxError):
            raise error
        self._say("Error", error.sentence)

    def _say(self, role: str, text: str) -> None:
        self._told.set_role(role)
        self._told.set_text(text)

    def _search_soon(self) -> None:
        if self._timer:
            self.after_cancel(self._timer)
        self._timer = self.after(_QUIET_MS, self._search_now)

    def _search_now(self) -> None:
        self._timer = ""
        self.search()

    def _destroyed(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and self._timer:
            self.after_cancel(self._timer)
            self._timer = ""


def _row(entry: Entry) -> dict[str, str]:
    if entry.cancelled:
        state = _("cancelled")
    else:
        state = _("edition {n}").format(n=digits(entry.editions)) if entry.editions > 1 else ""
    return {
        "reference": entry.reference,
        "day": format_date(entry.day, "abbr"),
        "title": entry.title,
        "addressee": entry.addressee,
        "state": state,
    }


def _line(happening: Happening) -> str:
    what = {
        "issued": _("issued"),
        "reissued": _("issued anew"),
        "numbered": _("number filled in"),
        "cancelled": _("cancelled"),
    }[happening.what]
    when = format_moment(_here(happening.at))
    return f"{when} · {what}" + (f": {happening.reason}" if happening.reason else "")


def _here(at: datetime) -> datetime:
    return at.astimezone().replace(tzinfo=None)
