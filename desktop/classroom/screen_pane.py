"""Draws one screen of a make-believe portal, whatever it holds: texts, facts, tables, boxes and buttons."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import timedelta
from tkinter import ttk

from desktop.classroom import screen_blocks
from desktop.widgets.button import ButtonKind, button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.actions import Action, act
from training.view import Block, Button, Buttons, Countdown, Input, ScreenView

_KINDS: dict[str, ButtonKind] = {
    "primary": "primary",
    "secondary": "secondary",
    "danger": "danger",
    "quiet": "quiet",
}


class ScreenPane(ttk.Frame):
    """A portal's screen. What is typed stays when the same screen is drawn again; pressing a button empties secrets.

    Attributes:
        inputs: the boxes on the screen by name.
    """

    def __init__(self, master: tk.Misc, send: Callable[[Action], None]) -> None:
        super().__init__(master, style="Card.TFrame")
        self._send = send
        self._shown: ScreenView | None = None
        self._countdowns: list[tuple[ThaiLabel, Countdown]] = []
        self.inputs: dict[str, screen_blocks.Box] = {}
        self.pressable: list[tuple[Button, ttk.Button]] = []
        self._scroll = ScrollFrame(self)
        self._scroll.pack(fill="both", expand=True)
        self._page: ttk.Frame | None = None

    def show(self, view: ScreenView, now: timedelta) -> None:
        """Draws the screen if it differs from the one that shows, and sets its countdowns.

        Args:
            view: the screen.
            now: since the drill's start.
        """
        if view != self._shown:
            self._draw(view)
        for label, countdown in self._countdowns:
            label.set_text(screen_blocks.countdown_text(countdown, now))

    def wipe(self) -> None:
        """Empties every box."""
        for box in self.inputs.values():
            box.set("")

    def typed(self) -> dict[str, str]:
        """What stands in the boxes, by name."""
        return {name: box.get() for name, box in self.inputs.items()}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Puts texts into the boxes of these names."""
        for name, text in typed.items():
            if name in self.inputs:
                self.inputs[name].set(text)

    def focus_first(self) -> None:
        """Gives the keyboard to the first box, or to the first button."""
        if self.inputs:
            next(iter(self.inputs.values())).focus_first()
        elif self.pressable:
            self.pressable[-1][1].focus_set()

    def _draw(self, view: ScreenView) -> None:
        same = self._shown is not None and self._shown.name == view.name
        kept = self.typed() if same else {}
        held = self._keyboard_at() if same else ""
        px = theme_of(self).px
        self._shown, self._countdowns, self.inputs, self.pressable = view, [], {}, []
        if self._page is not None:
            self._page.destroy()
        self._page = page = plain_frame(self._scroll.body, padding=(px(24), px(8), px(24), px(16)))
        page.pack(fill="both", expand=True)
        if view.user:
            ThaiLabel(page, view.user, "Help").pack(anchor="e")
        ThaiLabel(page, view.title, "Title", wrap=True).pack(fill="x")
        for block in view.blocks:
            self._block(page, block).pack(fill="x", pady=(px(6), px(2)))
        self.put_back(kept)
        self._scroll.scroll_to(0)
        self._give_keyboard(held)

    def _keyboard_at(self) -> str | None:
        """The name of the box that has the keyboard; "" for anything else here, None when it is elsewhere."""
        focus = str(self.tk.call("focus"))
        for name, box in self.inputs.items():
            if focus == str(box.typed):
                return name
        return "" if not focus or focus.startswith(f"{self}.") else None

    def _give_keyboard(self, name: str | None) -> None:
        """Gives the keyboard back to a box, or to the first thing here; leaves it where it is for None."""
        if name in self.inputs:
            self.inputs[name].focus_first()
        elif name is not None:
            self.focus_first()

    def _block(self, page: ttk.Frame, block: Block) -> tk.Widget:
        if isinstance(block, Input):
            frame, box = screen_blocks.input_box(page, block, self._press_default)
            self.inputs[block.name] = box
            return frame
        if isinstance(block, Buttons):
            return self._buttons(page, block)
        if isinstance(block, Countdown):
            label = ThaiLabel(page, "", "Muted")
            self._countdowns.append((label, block))
            return label
        return screen_blocks.draw(page, block, self._press)

    def _buttons(self, page: ttk.Frame, block: Buttons) -> ttk.Frame:
        px = theme_of(self).px
        row = plain_frame(page)
        for number, offered in enumerate(block.buttons):
            made = button(row, offered.caption, self._presser(offered), _KINDS[offered.style])
            if not offered.enabled:
                made.state(["disabled"])
            made.pack(side="left", padx=(0 if number == 0 else px(8), 0), pady=(px(6), 0))
            self.pressable.append((offered, made))
        return row

    def _presser(self, offered: Button) -> Callable[[], None]:
        return lambda: self._press(offered)

    def _press(self, offered: Button) -> None:
        typed = {name: self.inputs[name].get() for name in offered.sends}
        for box in self.inputs.values():
            if box.kind != "text":
                box.set("")
        self._send(act(offered.action, **dict(offered.args), **typed))

    def _press_default(self) -> None:
        """Return in a box presses the button that sends it."""
        for offered, made in self.pressable:
            if offered.sends and not made.instate(["disabled"]):
                self._press(offered)
                return
