"""Several lines to type into, broken between Thai words, with `get()` always the plain text.

Tk's own text box breaks Thai in the middle of words and even of syllables, and nothing in a text can tell it
better.  So Tk is kept from breaking lines at all, and draws only what is put here after every change: the
plain text, broken between words and with its marks in place.  Places are translated between the two texts by
`soft_breaks`.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import Any

from desktop.widgets.control import Listeners
from desktop.widgets.editing import bind_manners, install_editing
from desktop.widgets.field_box import FieldBox
from desktop.widgets.history import History, Moment
from desktop.widgets.scrollbar import add_scrollbar
from desktop.widgets.shaping import shape
from desktop.widgets.soft_breaks import soft_breaks, to_plain, to_screen, with_breaks
from desktop.widgets.theme import theme_of

_TAG = "ThaiText"


class ThaiText(FieldBox):
    """A field of several lines.

    Tab leaves it (a form is walked with Tab), Ctrl+Z takes back, Return begins a new paragraph.
    """

    def __init__(self, master: tk.Misc, *, lines: int = 4) -> None:
        """Makes an empty field, so many lines high."""
        super().__init__(master)
        install_editing(self)
        _install(self)
        self._area = tk.Text(
            self, height=lines, width=30, wrap="none", font="TkTextFont", relief="flat", exportselection=False
        )
        self._area.configure(borderwidth=0, highlightthickness=0, padx=0, pady=0)
        self._area.bindtags((str(self._area), _TAG, "Text", str(self.winfo_toplevel()), "all"))
        self._area.pack(side="left", fill="both", expand=True)
        add_scrollbar(self._area)
        self._plain, self._breaks = "", list[int]()
        self._width = 0
        self._listeners, self._history = Listeners(""), History()
        self.watch(self._area)
        self._area.bind("<Configure>", self._resized, add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._paint(), add=True)
        self._paint()

    def get(self) -> str:
        """The text, clean; paragraphs are parted by line ends."""
        return self._plain

    text = get

    def set(self, value: str) -> None:
        """Puts a text in, the caret behind it."""
        self.replace(0, len(self._plain), value)

    def on_change(self, callback: Callable[[], object]) -> None:
        """Calls back after every change of the text."""
        self._listeners.add(callback)

    def focus_first(self) -> None:
        """Gives it the keyboard."""
        self._area.focus_set()

    def mark_invalid(self, invalid: bool) -> None:
        """Tints it, or stops."""
        super().mark_invalid(invalid)
        self._paint()

    def caret(self) -> int:
        """How many characters of the plain text stand before the caret."""
        return self._plain_place("insert")

    def selection(self) -> tuple[int, int] | None:
        """The selected stretch of the plain text, or None."""
        if not self._area.tag_ranges("sel"):
            return None
        return self._plain_place("sel.first"), self._plain_place("sel.last")

    def put_caret(self, caret: int, anchor: int | None = None) -> None:
        """Puts the caret at a place of the plain text; with an anchor, what lies between is selected."""
        self._area.tag_remove("sel", "1.0", "end")
        self._area.mark_set("insert", self._index(caret))
        if anchor is not None:
            self._area.tag_add("sel", self._index(min(caret, anchor)), self._index(max(caret, anchor)))
        self._area.see("insert")
        self._area.xview_moveto(0)

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts a text in place of a stretch of the plain text; the caret ends behind it."""
        text = text.replace("\r", "").replace("\t", " ")
        self._show(self._plain[:start] + text + self._plain[end:], start + len(text))
        self._history.record(self._plain, start + len(text))
        self._listeners.tell(self._plain)

    def restore(self, moment: Moment | None) -> None:
        """Goes back (or on) to a state of its history, if there is one."""
        if moment is not None:
            self._show(moment.text, moment.caret)
            self._listeners.tell(self._plain)

    def undo(self) -> None:
        """Takes the last change back."""
        self.restore(self._history.undo())

    def redo(self) -> None:
        """Makes the change that was taken back again."""
        self.restore(self._history.redo())

    def _show(self, plain: str, caret: int) -> None:
        theme, area = theme_of(self), self._area
        top = int(str(area.index("@0,0")).split(".")[0])
        width = self._width or 10_000
        self._plain = plain
        self._breaks = soft_breaks(plain, width, lambda piece: theme.measure(piece, "TkTextFont"))
        broken = with_breaks(plain, self._breaks)
        area.delete("1.0", "end")
        area.insert("1.0", shape(broken, keep_length=True) if theme.shapes else broken)
        area.yview(top - 1)
        self.put_caret(caret)

    def _resized(self, event: tk.Event[tk.Misc]) -> None:
        width = event.width - theme_of(self).px(4)
        if width > 1 and width != self._width:
            self._width = width
            self._show(self._plain, self.caret())

    def _index(self, plain_place: int) -> str:
        return f"1.0 + {to_screen(plain_place, self._breaks)} chars"

    def _plain_place(self, index: str) -> int:
        area = self._area
        return to_plain(int(area.tk.call(area, "count", "-chars", "1.0", index) or 0), self._breaks)

    def _paint(self) -> None:
        theme = theme_of(self)
        t = theme.tokens
        back = t.danger_soft if self.instate(["invalid"]) else t.card
        self._area.configure(background=back, foreground=t.ink, insertbackground=t.ink)
        self._area.configure(selectbackground=t.accent, selectforeground=t.accent_ink)
        self._area.configure(inactiveselectbackground=t.accent_soft, insertwidth=theme.px(1.5))
        self._show(self._plain, self.caret())


def _install(widget: tk.Misc) -> None:
    """Binds, once for a window, everything that changes the text: Tk itself never does."""
    root = widget.nametowidget(".")
    if root.bind_class(_TAG):
        return
    bind_manners(root, _TAG, _box)
    for event, action in {
        "<<Undo>>": lambda box: box.undo(),
        "<<Redo>>": lambda box: box.redo(),
        "<Return>": lambda box: _type(box, "\n"),
        "<KP_Enter>": lambda box: _type(box, "\n"),
        "<<PasteSelection>>": lambda box: None,
        "<<Clear>>": lambda box: None,
    }.items():
        root.bind_class(_TAG, event, _runs(action))
    root.bind_class(_TAG, "<KeyPress>", _key)
    root.bind_class(_TAG, "<Tab>", lambda event: _leave(event.widget.tk_focusNext()))
    root.bind_class(_TAG, "<<PrevWindow>>", lambda event: _leave(event.widget.tk_focusPrev()))


def _box(area: Any) -> ThaiText:
    found: ThaiText = area.master
    return found


def _runs(action: Callable[[ThaiText], object]) -> Callable[[tk.Event[Any]], str]:
    def run(event: tk.Event[Any]) -> str:
        action(_box(event.widget))
        return "break"

    return run


def _key(event: tk.Event[Any]) -> str | None:
    if int(event.state) & 0x4 or not event.char or event.char < " " or event.char == "\x7f":
        return None
    _type(_box(event.widget), event.char)
    return "break"


def _type(box: ThaiText, text: str) -> None:
    start, end = box.selection() or (box.caret(), box.caret())
    box.replace(start, end, text)


def _leave(to: tk.Misc | None) -> str:
    if to is not None:
        to.focus_set()
    return "break"
