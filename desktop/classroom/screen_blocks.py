"""Draws the pieces that portal screens are made of: texts, facts, tables and boxes to type in."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from tkinter import ttk

from desktop.widgets.card import SoftBox
from desktop.widgets.choice import Choice
from desktop.widgets.digits_entry import DigitsEntry
from desktop.widgets.entry import ThaiEntry
from desktop.widgets.label import ThaiLabel
from desktop.widgets.pin_pad import PinPad
from desktop.widgets.qr import QrPicture
from desktop.widgets.secret_entry import SecretEntry
from desktop.widgets.shapes import ShapePicture
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.table import Column, Table
from desktop.widgets.theme import theme_of
from training import view
from training.view import Button, Countdown, Facts, Input, Picture, QrCode, Select, Text

_ROLES = {"body": "", "heading": "Head", "muted": "Muted"}
_SIGNS = {"error": ("Error", "⚠ "), "success": ("Ok", "✓ ")}
Entry = ThaiEntry | SecretEntry | DigitsEntry | PinPad


@dataclass
class Box:
    """A box to type in, and what kind of text it is for."""

    kind: str
    entry: Entry

    def get(self) -> str:
        """What is typed."""
        return self.entry.get()

    def set(self, text: str) -> None:
        """Puts a text in."""
        self.entry.set(text)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.entry.focus_first()

    @property
    def typed(self) -> ThaiEntry:
        """The line that takes the keys."""
        return self.entry.entry if isinstance(self.entry, SecretEntry | PinPad) else self.entry

    @property
    def shown(self) -> Entry:
        """All of it that has to be in view."""
        return self.entry


@dataclass
class Picker:
    """A list that one thing is chosen from; the first is, until another is chosen."""

    options: Select
    entry: Choice
    kind: str = "text"

    def get(self) -> str:
        """The chosen value."""
        return self.entry.get()

    def set(self, text: str) -> None:
        """Chooses a value; anything that is not in the list chooses the first."""
        values = [value for value, _ in self.options.options]
        self.entry.set(text if text in values else values[0])

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self.entry.focus_set()

    @property
    def typed(self) -> Choice:
        """What takes the keys."""
        return self.entry

    @property
    def shown(self) -> Choice:
        """All of it that has to be in view."""
        return self.entry


def draw(master: tk.Misc, block: view.Block, press: Callable[[Button], None]) -> tk.Widget:
    """A text, facts or a table on the page."""
    if isinstance(block, Text):
        return _text(master, block)
    if isinstance(block, Facts):
        return _facts(master, block)
    assert isinstance(block, view.Table)
    return _table(master, block, press)


def picture(master: tk.Misc, block: Picture | QrCode) -> ShapePicture | QrPicture:
    """A picture or a code with its words under it."""
    if isinstance(block, Picture):
        return ShapePicture(master, block.name, block.label)
    return QrPicture(master, block.data, block.label)


class PictureRow(ttk.Frame):
    """A picture or a code at the left of a wide page.

    Attributes:
        side: the place beside it, for what belongs to it.
    """

    def __init__(self, master: tk.Misc, block: Picture | QrCode) -> None:
        super().__init__(master, style=on_surface(master, "TFrame"))
        px = theme_of(self).px
        self.side = plain_frame(self)
        words = ""
        if isinstance(block, QrCode):  # the code is large enough; its words stand beside it
            block, words = replace(block, label=""), block.label
        picture(self, block).pack(side="left", padx=(0, px(24)))
        self.side.pack(side="left", fill="x", expand=True)
        if words:
            ThaiLabel(self.side, words, "Head", wrap=True).pack(fill="x")


def input_box(
    master: tk.Misc, block: Input, on_return: Callable[[], None], beside: int = 0
) -> tuple[ttk.Frame, Box]:
    """A labelled box; Return in it does what the screen's button would.

    Args:
        master: where it stands.
        block: says what it is for.
        on_return: called when Return is pressed in it.
        beside: pixels that the longest label of its screen needs.
    """
    row = _labelled(master, block.label, 150, beside)
    entry = _entry(row, block.kind)
    entry.pack(side="left")
    return row, boxed(block.kind, entry, on_return)


def boxed(kind: str, entry: Entry, on_return: Callable[[], None]) -> Box:
    """The box of an entry; Return in it does what the screen's button would."""
    box = Box(kind, entry)
    box.typed.bind("<Return>", lambda _event: on_return())
    box.typed.bind("<KP_Enter>", lambda _event: on_return())
    return box


def select_box(master: tk.Misc, block: Select, beside: int = 0) -> tuple[ttk.Frame, Picker]:
    """A labelled list to choose from."""
    row, width = _labelled(master, block.label, 200, beside), max(len(words) for _, words in block.options)
    entry = Choice(row, block.options, width=max(16, width))
    entry.pack(side="left")
    picker = Picker(block, entry)
    picker.set("")
    return row, picker


def _labelled(master: tk.Misc, label: str, width: int, beside: int = 0) -> ttk.Frame:
    """A row with a label at its left, as wide as its neighbours'."""
    theme = theme_of(master)
    row = plain_frame(master)
    width = max(theme.em(width), beside + theme.px(12))
    head = plain_frame(row, width=width, height=theme.line_height())
    head.pack_propagate(False)
    head.pack(side="left")
    ThaiLabel(head, label).pack(side="left")
    return row


def countdown_text(countdown: Countdown, now: timedelta) -> str:
    """The words and the time left, ``รหัสใช้ได้อีก 2:59``; nothing below zero."""
    left = max(countdown.until - now, timedelta(0))
    # a code that is good for 180 s shows 3:00 for its whole first second
    minutes, seconds = divmod(-(-left // timedelta(seconds=1)), 60)
    return f"{countdown.label} {minutes}:{seconds:02}"


def _entry(master: tk.Misc, kind: str) -> Entry:
    if kind == "secret":
        return SecretEntry(master, width=26)
    if kind == "code":
        return DigitsEntry(master, (6,), width=9, font="UiHead")
    return ThaiEntry(master, width=30)


def _text(master: tk.Misc, block: Text) -> tk.Widget:
    if block.level not in _SIGNS:
        return ThaiLabel(master, block.text, _ROLES[block.level], wrap=True)
    role, sign = _SIGNS[block.level]
    box = SoftBox(master)
    ThaiLabel(box, f"{sign}{block.text}", role, wrap=True).pack(fill="x")
    return box


def _facts(master: tk.Misc, block: Facts) -> tk.Widget:
    px = theme_of(master).px
    grid = plain_frame(master)
    grid.columnconfigure(1, weight=1)
    for row, (label, value) in enumerate(block.rows):
        ThaiLabel(grid, label, "Muted").grid(row=row, column=0, sticky="nw", padx=(0, px(20)))
        ThaiLabel(grid, value, wrap=True).grid(row=row, column=1, sticky="ew")
    return grid


def _table(master: tk.Misc, block: view.Table, press: Callable[[Button], None]) -> tk.Widget:
    ids = [str(number) for number in range(len(block.headings))]
    columns = [
        Column(id_, heading, align="right" if align == "right" else "left", stretch=align != "right")
        for id_, heading, align in zip(ids, block.headings, block.align, strict=True)
    ]
    table = Table(master, columns, height=max(2, len(block.rows)))
    table.show([dict(zip(ids, cells, strict=True)) for cells in block.rows])
    if block.open:
        table.select(0)
        table.on_open(lambda number: press(block.open[number]))
    return table
