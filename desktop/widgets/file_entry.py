"""A file on this computer: its path typed, or the file picked in the computer's own window."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import filedialog

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.field_box import FieldBox


class FileEntry(FieldBox):
    """A file's path; Alt and arrow down, or the button, opens the window to pick one.

    Attributes:
        entry: where the path is typed.
    """

    def __init__(self, master: tk.Misc) -> None:
        super().__init__(master)
        self.entry = ThaiEntry(self, width=48, bare=True)
        # The button first: a narrow place shortens the text, not the button.
        button(self, _("Choose a file…"), self.pick, "field", "folder").pack(side="right")
        self.entry.pack(side="left", fill="x", expand=True)
        self.watch(self.entry)
        for key in ("<Alt-Down>", "<F4>"):
            self.entry.bind(key, lambda _event: self.pick())

    def get(self) -> str:
        """The path as it stands in the field."""
        return self.entry.get().strip()

    def set(self, value: str) -> None:
        """Puts a path in."""
        self.entry.set(value)

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change."""
        self.entry.on_change(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.entry.focus_set()

    def pick(self) -> None:
        """Lets the person pick a PDF or another file; what is picked takes the place of what was typed."""
        kinds = [("PDF", "*.pdf"), (_("All files"), "*")]
        if chosen := filedialog.askopenfilename(parent=self, filetypes=kinds):
            self.entry.set(chosen)
            self.entry.focus_set()
