"""A pretend user: types, presses and takes pictures of a window, waiting only for what must come about."""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path
from tkinter import ttk

from desktop.virtual_screen import VirtualScreen
from desktop.widgets.shaping import unshape

_KEYSYMS = {"-": "minus", ".": "period", " ": "space", "@": "at", "/": "slash"}
_PATIENCE_S = 20.0


class PilotLost(RuntimeError):
    """What the pretend user waited for never came, or the button it looked for is not there."""

    code = "pilot_lost"


class Pilot:
    """Drives one window.

    Attributes:
        pictures: the files of the pictures taken, in order.
    """

    def __init__(self, root: tk.Tk, screen: VirtualScreen, folder: Path) -> None:
        self._root, self._screen, self._folder = root, screen, folder
        self.pictures: list[Path] = []

    def settle(self) -> None:
        """Lets the window draw everything it has to."""
        for _ in range(3):
            self._root.update()
            self._root.update_idletasks()

    def wait_for(self, condition: Callable[[], object], what: str) -> None:
        """Runs the window until the condition holds.

        Raises:
            PilotLost: it did not within twenty seconds.
        """
        deadline = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                raise PilotLost(f"รอแล้วไม่พบ: {what}")
            self._root.update()
            time.sleep(0.01)
        self.settle()

    def type(self, widget: tk.Misc, text: str) -> None:
        """Types the text into a widget, key by key."""
        widget.focus_force()
        self.settle()
        for character in text:
            widget.event_generate("<KeyPress>", keysym=_KEYSYMS.get(character, character))
        self.settle()

    def key(self, sequence: str) -> None:
        """Presses a key, such as ``<F4>``, wherever the keyboard is."""
        (self._root.focus_get() or self._root).event_generate(sequence)
        self.settle()

    def press(self, caption: str) -> None:
        """Presses the button that says this.

        Raises:
            PilotLost: no button that shows and may be pressed says so.
        """
        wanted = _in_one_line(caption)
        for found in self._buttons(self._root):
            said = _in_one_line(unshape(str(found.cget("text"))))
            if said == wanted and not found.instate(["disabled"]):
                found.invoke()
                self.settle()
                return
        raise PilotLost(f"ไม่พบปุ่ม: {caption}")

    def picture(self, name: str) -> None:
        """Keeps a picture of the window as ``NN-name.png``."""
        self.settle()
        # the server draws a moment after Tk has asked it to; this answer comes after all of that
        self._root.winfo_pointerxy()
        area = (
            self._root.winfo_rootx(),
            self._root.winfo_rooty(),
            self._root.winfo_width(),
            self._root.winfo_height(),
        )
        path = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        path.write_bytes(self._screen.picture(*area))
        self.pictures.append(path)

    def _buttons(self, widget: tk.Misc) -> Iterator[ttk.Button]:
        for child in widget.winfo_children():
            if isinstance(child, ttk.Button) and child.winfo_viewable():
                yield child
            yield from self._buttons(child)


def _in_one_line(caption: str) -> str:
    """The caption as it reads however its lines are broken: between Thai words and at spaces alike."""
    return "".join(caption.split())
