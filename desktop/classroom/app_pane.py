"""Draws an app on the make-believe phone: one narrow column, a pad for PINs, and buttons as wide as the phone."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.classroom import screen_blocks
from desktop.classroom.screen_pane import KINDS, ScreenPane
from desktop.widgets.banner import Banner, Tone
from desktop.widgets.button import wide_button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.pin_pad import PinPad
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.soft_token.state import HOME
from training.view import Block, Button, Buttons, Facts, Input, Picture, QrCode, ScreenView, Table, Text

TONES: dict[str, Tone] = {"error": "stop", "success": "done"}
_LEAST_KEY = 150  # pixels beside 12-point text: two buttons share a line where each gets as much


class AppPane(ScreenPane):
    """An app's screen, drawn like a portal's but for what a phone does otherwise.

    A new screen takes the keyboard only where the one before it had it.
    """

    _left, _right = 14, 6

    def _ends(self, view: ScreenView, block: Block) -> bool:
        return block is view.blocks[-1] and isinstance(block, Buttons)

    def _head(self, page: ttk.Frame, view: ScreenView) -> None:
        ThaiLabel(page, view.title, "Head", wrap=True).pack(fill="x")

    def _keyboard_for(self, same: bool) -> str | None:
        held = str(self.tk.call("focus")).startswith(f"{self}.")
        return super()._keyboard_for(same) if held else None

    def _block(self, page: ttk.Frame, block: Block) -> tk.Widget:
        if isinstance(block, Input) and block.kind == "code":
            pad = PinPad(page, block.label)
            self.inputs[block.name] = screen_blocks.boxed(block.kind, pad, self._press_default)
            return pad
        if isinstance(block, Text) and block.level in TONES:
            return Banner(page, block.text, TONES[block.level])
        if isinstance(block, Facts):
            return _pairs(page, block.rows)
        if isinstance(block, Table):
            return _cards(page, block)
        if isinstance(block, Picture | QrCode):
            return screen_blocks.picture(page, block)
        return super()._block(page, block)

    def _buttons(self, page: ttk.Frame, block: Buttons) -> ttk.Frame:
        return self._keys(page, block)

    def _answers(self, page: ttk.Frame, block: Buttons) -> ttk.Frame:
        return self._keys(page, block)

    def _keys(self, page: ttk.Frame, block: Buttons) -> ttk.Frame:
        """One below the other; two short ones side by side."""
        theme = theme_of(self)
        stack = plain_frame(page)
        widest = max((theme.measure(b.caption, "UiBold") for b in block.buttons), default=0)
        beside = len(block.buttons) == 2 and widest + theme.px(44) <= theme.em(_LEAST_KEY) * 0.82
        for number, offered in enumerate(block.buttons):
            made = wide_button(stack, offered.caption, self._presser(offered), KINDS[offered.style])
            if not offered.enabled:
                made.state(["disabled"])
            row, column = (0, number) if beside else (number, 0)
            stack.columnconfigure(column, weight=1, uniform="key")
            made.grid(row=row, column=column, sticky="ew", padx=theme.px(2), pady=theme.px(2))
            self.pressable.append((offered, made))
        return stack


def _pairs(master: tk.Misc, rows: tuple[tuple[str, str], ...]) -> ttk.Frame:
    """Labels and values: a short value stands beside its label, a long one under it."""
    theme, made = theme_of(master), plain_frame(master)
    made.columnconfigure(1, weight=1)
    room = theme.em(_LEAST_KEY) * 1.6
    for row, (label, value) in enumerate(rows):
        beside = theme.measure(f"{label} ", "UiSmall") + theme.measure(value, "UiBold") < room
        ThaiLabel(made, label, "Help").grid(row=2 * row, column=0, sticky="w", padx=(0, theme.px(8)))
        place = {"row": 2 * row, "column": 1} if beside else {"row": 2 * row + 1, "columnspan": 2}
        ThaiLabel(made, value, "Bold", wrap=True).grid(sticky="ew", **place)
    return made


def _cards(master: tk.Misc, table: Table) -> ttk.Frame:
    """Each row by itself: its first cell on top, the others under it with their headings."""
    px = theme_of(master).px
    made = plain_frame(master)
    for cells in table.rows:
        line = ttk.Frame(made, style="Line.TFrame", height=px(1))
        line.pack(fill="x", pady=(px(4), 0))
        ThaiLabel(made, cells[0], "Bold", wrap=True).pack(fill="x")
        for heading, cell in list(zip(table.headings, cells, strict=True))[1:]:
            ThaiLabel(made, f"{heading} {cell}".strip(), "Help", wrap=True).pack(fill="x")
    return made


def is_home(view: ScreenView) -> bool:
    """Whether it is the phone's own page, on which messages show too."""
    return view.name == HOME


def offers_apps(block: Block) -> bool:
    """Whether the block is the icons of the phone's apps."""
    return isinstance(block, Buttons) and any(_opens(offered) for offered in block.buttons)


def _opens(offered: Button) -> bool:
    return offered.action == "open_app"
