"""Draws one screen of a make-believe portal, whatever it holds: texts, facts, tables, boxes and buttons."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import timedelta
from tkinter import ttk

from desktop.classroom import screen_blocks
from desktop.classroom.wide_table import WideTable
from desktop.widgets.button import ButtonKind, answer_button, button
from desktop.widgets.label import ThaiLabel, thai_text
from desktop.widgets.laid_out import lay_out_unseen
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import on_surface, plain_frame
from desktop.widgets.theme import theme_of
from training.actions import Action, act
from training.view import Block, Button, Buttons, Countdown, Input, Picture, QrCode, ScreenView, Select, Table

KINDS: dict[str, ButtonKind] = {
    "primary": "primary",
    "secondary": "secondary",
    "danger": "danger",
    "quiet": "quiet",
}


class ScreenPane(ttk.Frame):
    """A portal's screen. What is typed stays when the same screen is drawn again; pressing a button empties secrets.

    The buttons at its end are always in view: where the rest is too tall, only the rest scrolls. Answers, which have
    long captions, scroll with the question above them.

    Attributes:
        inputs: the boxes on the screen by name.
        pressable: the buttons on it, with what they offer.
    """

    _left, _right = 24, 14  # pixels beside what the page holds

    def __init__(self, master: tk.Misc, send: Callable[[Action], None]) -> None:
        super().__init__(master, style="Card.TFrame")
        self._send = send
        self._shown: ScreenView | None = None
        self._countdowns: list[tuple[ThaiLabel, Countdown]] = []
        self.inputs: dict[str, screen_blocks.Box | screen_blocks.Picker] = {}
        self.pressable: list[tuple[Button, ttk.Button]] = []
        self._answering = False
        self._beside = 0  # pixels of the longest label of a box
        self._picture: tk.Widget | None = None
        self._sheet: _Sheet | None = None
        self.bind("<Configure>", lambda _event: self._fit(), add=True)

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
        for offered, made in self.pressable:
            if offered.ready_at is not None:
                ready = offered.enabled and now >= offered.ready_at
                made.state(["!disabled" if ready else "disabled"])

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
        """Gives the keyboard to the first box or button; to no answer before it is asked for with a key."""
        if self._answering and self._sheet is not None:
            self._sheet.page.focus_set()
        elif self.inputs:
            next(iter(self.inputs.values())).focus_first()
        elif self.pressable:
            self.pressable[-1][1].focus_set()

    def _draw(self, view: ScreenView) -> None:
        same = self._shown is not None and self._shown.name == view.name
        kept = self.typed() if same else {}
        held = self._keyboard_for(same)
        self._shown, self._countdowns, self.inputs, self.pressable = view, [], {}, []
        self._answering = False
        labels = (thai_text(self, block.label) for block in view.blocks if isinstance(block, Input | Select))
        self._beside = max((theme_of(self).measure(label) for label in labels), default=0)
        old, self._sheet = self._sheet, None  # which stays as it is, whatever happens to its place meanwhile
        sheet = _Sheet(self, self._left, self._right)
        sheet.scroll.bind("<Configure>", lambda _event: self._keep_in_view(), add=True)
        self._fill(sheet, view)
        self.put_back(kept)
        self.update_idletasks()  # what stands beside and below may have come to need more room or less
        self._sheet = sheet
        lay_out_unseen(sheet, self.winfo_width(), self.winfo_height())
        self._fit()  # over the one before, so that nothing below it shows meanwhile
        if old is not None:
            old.destroy()
        self._give_keyboard(held)

    def _fit(self) -> None:
        if self._sheet is not None:
            self._sheet.place(width=self.winfo_width(), height=self.winfo_height())

    def _fill(self, sheet: _Sheet, view: ScreenView) -> None:
        px = theme_of(self).px
        self._head(sheet.page, view)
        above: tk.Widget | None = None
        self._picture = None
        for block in view.blocks:
            if isinstance(block, Countdown) and isinstance(above, ttk.Frame):
                self._countdown(above, block).pack(side="left", padx=(px(20), 0))
                continue
            if isinstance(block, Countdown) and isinstance(self._picture, screen_blocks.PictureRow):
                self._countdown(self._picture.side, block).pack(anchor="w")
                continue
            drawn = self._block(sheet.foot if self._ends(view, block) else sheet.page, block)
            drawn.pack(fill="x", pady=(px(6), px(2)))
            above = drawn if isinstance(block, Input) else None
            if isinstance(block, Picture | QrCode):
                self._picture = drawn

    def _ends(self, view: ScreenView, block: Block) -> bool:
        """Whether the block stands at the end of the screen, where it does not scroll."""
        return block is view.blocks[-1] and isinstance(block, Buttons) and not block.stacked

    def _head(self, page: ttk.Frame, view: ScreenView) -> None:
        row = plain_frame(page)
        row.pack(fill="x")
        if view.user:
            ThaiLabel(row, view.user, "Help").pack(side="right", anchor="n")
        ThaiLabel(row, view.title, "Title", wrap=True).pack(side="left", fill="x", expand=True)

    def _keyboard_for(self, same: bool) -> str | None:
        """What is to have the keyboard once the screen is drawn; a new screen takes it."""
        return self._keyboard_at() if same else ""

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

    def _keep_in_view(self) -> None:
        """Less room must not hide the one box of a page, nor the picture that it asks to compare or to scan."""
        if self._sheet is None:
            return
        if len(self.inputs) == 1:
            self._sheet.scroll.see(next(iter(self.inputs.values())).shown)
        elif self._picture is not None:
            self._sheet.scroll.see(self._picture)

    def _block(self, page: ttk.Frame, block: Block) -> tk.Widget:
        if isinstance(block, Input):
            frame, box = screen_blocks.input_box(page, block, self._press_default, self._beside)
            self.inputs[block.name] = box
            return frame
        if isinstance(block, Select):
            frame, self.inputs[block.name] = screen_blocks.select_box(page, block, self._beside)
            return frame
        if isinstance(block, Buttons):
            return self._answers(page, block) if block.stacked else self._buttons(page, block)
        if isinstance(block, Countdown):
            return self._countdown(page, block)
        if isinstance(block, Picture | QrCode):
            return screen_blocks.PictureRow(page, block)
        if isinstance(block, Table) and block.under:
            wide = WideTable(page, block, self._press)
            self.pressable += wide.pressable
            return wide
        return screen_blocks.draw(page, block, self._press)

    def _countdown(self, master: tk.Misc, block: Countdown) -> ThaiLabel:
        label = ThaiLabel(master, "", "Muted")
        self._countdowns.append((label, block))
        return label

    def _buttons(self, page: ttk.Frame, block: Buttons) -> ttk.Frame:
        px = theme_of(self).px
        row = plain_frame(page)
        for number, offered in enumerate(block.buttons):
            made = button(row, offered.caption, self._presser(offered), KINDS[offered.style])
            if not offered.enabled:
                made.state(["disabled"])
            made.pack(side="left", padx=(0 if number == 0 else px(8), 0), pady=(px(6), 0))
            self.pressable.append((offered, made))
        return row

    def _answers(self, page: ttk.Frame, block: Buttons) -> ttk.Frame:
        """Long captions one below the other; the arrow keys go to the first and from one to the next."""
        self._answering = True
        page.bind("<Down>", lambda _event: stack.winfo_children()[0].focus_set())
        stack = plain_frame(page)
        for offered in block.buttons:
            made = answer_button(stack, offered.caption, self._presser(offered))
            made.pack(fill="x", pady=(theme_of(self).px(6), 0))
            made.bind("<Down>", lambda event: event.widget.tk_focusNext().focus_set())
            made.bind("<Up>", lambda event: event.widget.tk_focusPrev().focus_set())
            self.pressable.append((offered, made))
        return stack

    def _presser(self, offered: Button) -> Callable[[], None]:
        return lambda: self._press(offered)

    def _press(self, offered: Button) -> None:
        names = (*offered.sends, *(name for name, _ in offered.picks))
        typed = {name: self.inputs[name].get() for name in names}
        for box in self.inputs.values():
            if offered.clears or box.kind != "text":
                box.set("")
        self._send(act(offered.action, **dict(offered.args), **typed))

    def _press_default(self) -> None:
        """Return in a box presses the button that sends it."""
        for offered, made in self.pressable:
            if offered.sends and not made.instate(["disabled"]):
                self._press(offered)
                return


class _Sheet(ttk.Frame):
    """What shows of one screen.

    Attributes:
        scroll: holds `page`, and scrolls it where there is too little room.
        page: all but the buttons at the end.
        foot: these.
    """

    def __init__(self, master: tk.Misc, left: int, right: int) -> None:
        px = theme_of(master).px
        super().__init__(master, style=on_surface(master, "TFrame"))
        self.scroll = ScrollFrame(self, tall=True)
        self.scroll.grid(row=0, sticky="nsew")
        self.page = plain_frame(self.scroll.body, padding=(px(left), px(8), px(right), px(2)))
        self.page.pack(fill="both", expand=True)
        self.foot = plain_frame(self, padding=(px(left), 0, px(left), px(12)))
        self.foot.grid(row=1, sticky="ew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)  # gives way where there is too little room,
        self.rowconfigure(2, weight=9999)  # and the empty space at the end takes what is too much
        self.grid_propagate(False)
