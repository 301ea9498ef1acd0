"""The manners of typing that Thai clerks expect, for every field of the window at once.

* The caret and Delete go by whole letters with their marks; BackSpace takes back one mark.
* Ctrl+A, C, V, X, Z, Y and the window's own shortcuts work by the key that is pressed, whatever the keyboard
  layout: under the Thai one Tk hears Ctrl+แ, not Ctrl+C, and would do nothing.
* What is copied is plain text, even where the screen shows moved marks; secrets are not copied at all.
* Double click and Ctrl with an arrow go by Thai words.
"""

from __future__ import annotations

import re
import sys
import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any, Protocol

from desktop.widgets.shaping import unshape
from thai.word_breaks import words

MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎") | {chr(code) for code in range(0xF701, 0xF71B) if code != 0xF70F}
"""Characters that stand on another one; those at U+F7xx are the moved marks of `shaping`."""

ENTRY_CLASSES = ("Entry", "TEntry", "TCombobox", "TSpinbox")

# What is printed on a key, by its number: evdev under X11, virtual-key codes under Windows.
_X11_KEYS = {
    **dict(zip(range(10, 20), "1234567890", strict=True)),
    **dict(zip(range(24, 34), "qwertyuiop", strict=True)),
    **dict(zip(range(38, 47), "asdfghjkl", strict=True)),
    **dict(zip(range(52, 59), "zxcvbnm", strict=True)),
    20: "minus",
    21: "plus",
    82: "minus",
    86: "plus",
    90: "0",
}
_WINDOWS_KEYS = {
    **{code: chr(code).lower() for code in (*range(48, 58), *range(65, 91))},
    96: "0",
    107: "plus",
    109: "minus",
    187: "plus",
    189: "minus",
}
_SYMBOLS = {
    "plus": "plus",
    "minus": "minus",
    "equal": "plus",
    "KP_Add": "plus",
    "KP_Subtract": "minus",
    "KP_0": "0",
}

_EDITING = {"c": "<<Copy>>", "x": "<<Cut>>", "v": "<<Paste>>", "z": "<<Undo>>", "y": "<<Redo>>"}
_EDITING["a"] = "<<SelectAll>>"


class Box(Protocol):
    """A piece of text being edited: its characters, its caret, and what is selected."""

    def text(self) -> str:
        """All of it, one character per caret step of Tk's."""

    def caret(self) -> int:
        """How many characters stand before the caret."""

    def selection(self) -> tuple[int, int] | None:
        """Where the selection begins and ends, or None."""

    def put_caret(self, caret: int, anchor: int | None = None) -> None:
        """Puts the caret somewhere; with an anchor, everything between the two is selected."""

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts text in place of a stretch; the caret ends behind it."""


def physical_key(event: tk.Event[Any]) -> str:
    """What is printed on the pressed key in Latin letters (`c`, `7`, `plus`), whatever the layout; else ""."""
    if sys.platform.startswith("win"):
        return _WINDOWS_KEYS.get(event.keycode, "")
    symbol = str(event.keysym)
    if len(symbol) == 1 and symbol.isascii():
        return symbol.lower()
    by_number = "" if sys.platform == "darwin" else _X11_KEYS.get(event.keycode, "")
    return by_number or _SYMBOLS.get(symbol, "")


def shortcut(root: tk.Misc, keys: str, command: Callable[[], object]) -> None:
    """Makes `Ctrl+S`, `Ctrl+Shift+N`, `Ctrl+plus` or `Ctrl+1` do something in this window, under any layout."""
    *modifiers, key = keys.split("+")
    if "Ctrl" not in modifiers:
        raise ValueError(f"not a shortcut with Ctrl: {keys}")
    install_editing(root)
    _shortcuts(root)[key.lower(), "Shift" in modifiers] = command


def install_editing(root: tk.Misc) -> None:
    """Teaches these manners to all fields of the window; doing it again changes nothing."""
    root = root.nametowidget(".")
    if getattr(root, "_editing_installed", False):
        return
    root._editing_installed = True  # type: ignore[attr-defined]
    root._editing_shortcuts = {}  # type: ignore[attr-defined]
    for name in (*ENTRY_CLASSES, "Text"):
        for letter in "abdefhiknoptw":  # Emacs habits, which would run beside our shortcuts
            root.unbind_class(name, f"<Control-{letter}>")
        for letter in _EDITING:
            root.unbind_class(name, f"<Control-{letter}>")
            root.unbind_class(name, f"<Control-{letter.upper()}>")
        root.bind_class(name, "<Control-KeyPress>", _control_key)
    root.bind_all("<Control-KeyPress>", _control_key)
    # Tk's own events for Ctrl with a letter: `_control_key` sees to those, and on X11 Ctrl+Y would paste.
    for event in root.event_info():
        for keys in root.event_info(event):
            if re.fullmatch("<Control(-Lock)?(-Shift)?-Key-[A-Za-z]>", keys):
                root.event_delete(event, keys)
    for name in ENTRY_CLASSES:
        bind_manners(root, name, EntryBox)


def bind_manners(root: tk.Misc, tag: str, box_of: Callable[[Any], Box]) -> None:
    """Binds the manners to a class of widgets (or any bind tag).

    Args:
        root: Any widget of the window.
        tag: The class or tag.
        box_of: The editable text of a widget of that class.
    """

    def bind(event: str, action: Callable[[Box], None]) -> None:
        def run(happened: tk.Event[Any]) -> str:
            action(box_of(happened.widget))
            return "break"

        root.bind_class(tag, event, run)

    for name, step in {
        "PrevChar": _previous,
        "NextChar": _next,
        "PrevWord": _word_before,
        "NextWord": _word_after,
    }.items():
        bind(f"<<{name}>>", partial(_move, step=step, select=False))
        bind(f"<<Select{name}>>", partial(_move, step=step, select=True))
    bind("<Delete>", _delete)
    bind("<BackSpace>", _backspace)
    bind("<<SelectAll>>", lambda box: box.put_caret(len(box.text()), anchor=0))
    root.bind_class(tag, "<<Copy>>", lambda event: _copy(event.widget, box_of(event.widget)))
    root.bind_class(tag, "<<Cut>>", lambda event: _cut(event.widget, box_of(event.widget)))
    root.bind_class(tag, "<<Paste>>", lambda event: _paste(event.widget, box_of(event.widget)))
    root.bind_class(tag, "<Double-Button-1>", lambda event: _select_word(box_of(event.widget)))


class EntryBox:
    """The text of a one-line field of Tk or ttk."""

    def __init__(self, widget: Any) -> None:
        self._widget = widget

    def text(self) -> str:
        """All of it, as shown."""
        return str(self._widget.tk.call(self._widget, "get"))

    def caret(self) -> int:
        """How many characters stand before the caret."""
        return int(self._widget.index("insert"))

    def selection(self) -> tuple[int, int] | None:
        """Where the selection begins and ends, or None."""
        if not self._widget.selection_present():
            return None
        return int(self._widget.index("sel.first")), int(self._widget.index("sel.last"))

    def put_caret(self, caret: int, anchor: int | None = None) -> None:
        """Puts the caret somewhere and brings it into view."""
        widget = self._widget
        widget.selection_clear()
        if anchor is not None:
            widget.selection_range(min(anchor, caret), max(anchor, caret))
        widget.icursor(caret)
        see = "tk::EntrySeeInsert" if widget.winfo_class() == "Entry" else "ttk::entry::See"
        widget.tk.call(see, widget)

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts text in place of a stretch, if the field can be typed into."""
        widget = self._widget
        if isinstance(widget, ttk.Widget) and widget.instate(["readonly"]):
            return
        if str(widget.cget("state")) in ("readonly", "disabled"):
            return
        widget.delete(start, end)
        widget.icursor(start)
        widget.insert(start, text)
        self.put_caret(int(widget.index("insert")))


def _shortcuts(root: tk.Misc) -> dict[tuple[str, bool], Callable[[], object]]:
    found: dict[tuple[str, bool], Callable[[], object]] = root.nametowidget(".")._editing_shortcuts
    return found


def _control_key(event: tk.Event[Any]) -> str | None:
    key, shift = physical_key(event), bool(int(event.state) & 1)
    if isinstance(event.widget, str):  # an inner window of Tk's own
        return None
    command = _shortcuts(event.widget).get((key, shift))
    if command is not None:
        command()
        return "break"
    if key in _EDITING:
        event.widget.event_generate("<<Redo>>" if key == "z" and shift else _EDITING[key])
        return "break"
    return None


def _next(text: str, at: int) -> int:
    at += 1
    while at < len(text) and text[at] in MARKS:
        at += 1
    return min(at, len(text))


def _previous(text: str, at: int) -> int:
    at -= 1
    while at > 0 and text[at] in MARKS:
        at -= 1
    return max(at, 0)


def _word_ends(text: str) -> list[int]:
    ends = [0]
    for word in words(text):
        ends.append(ends[-1] + len(word))
    return ends


def _word_after(text: str, at: int) -> int:
    return next((end for end in _word_ends(unshape(text)) if end > at), len(text))


def _word_before(text: str, at: int) -> int:
    return max((end for end in _word_ends(unshape(text)) if end < at), default=0)


def _move(box: Box, *, step: Callable[[str, int], int], select: bool) -> None:
    caret, selected = box.caret(), box.selection()
    if not select:
        box.put_caret(step(box.text(), caret))
        return
    anchor = caret if selected is None else selected[1] if caret == selected[0] else selected[0]
    box.put_caret(step(box.text(), caret), anchor)


def _delete(box: Box) -> None:
    start, end = box.selection() or (box.caret(), _next(box.text(), box.caret()))
    box.replace(start, end, "")


def _backspace(box: Box) -> None:
    start, end = box.selection() or (max(box.caret() - 1, 0), box.caret())
    box.replace(start, end, "")


def _select_word(box: Box) -> str:
    caret, text = box.caret(), unshape(box.text())
    start = max((end for end in _word_ends(text) if end <= caret), default=0)
    end = _word_after(text, start)
    box.put_caret(start + len(text[start:end].rstrip()), anchor=start)
    return "break"


def _copy(widget: Any, box: Box) -> str:
    selected = box.selection()
    if selected is not None and not _is_secret(widget):
        widget.clipboard_clear()
        widget.clipboard_append(unshape(box.text()[slice(*selected)]))
    return "break"


def _cut(widget: Any, box: Box) -> str:
    selected = box.selection()
    if selected is not None and not _is_secret(widget):
        _copy(widget, box)
        box.replace(*selected, "")
    return "break"


def _paste(widget: Any, box: Box) -> str:
    try:
        text = unshape(str(widget.clipboard_get()))
    except tk.TclError:  # nothing there, or not text
        return "break"
    if widget.winfo_class() in ENTRY_CLASSES:
        text = " ".join(text.split("\n")).strip("\r\n ")
    start, end = box.selection() or (box.caret(), box.caret())
    box.replace(start, end, text.replace("\r", ""))
    return "break"


def _is_secret(widget: Any) -> bool:
    return widget.winfo_class() in ENTRY_CLASSES and bool(
        "show" in widget.keys() and widget.cget("show")  # noqa: SIM118 (a widget is no mapping)
    )
