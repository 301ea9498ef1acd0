"""Questions and news that wait for an answer, and a plain word when something went wrong that nobody foresaw."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import ttk
from types import TracebackType
from typing import Any, Protocol

from desktop.messages import _
from desktop.widgets.banner import Tone
from desktop.widgets.button import ButtonKind, button
from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel, thai_text
from desktop.widgets.scrollbar import add_scrollbar
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of

Answer = tuple[str, str, ButtonKind]
"""A possible answer: its id, its caption, and its button's weight."""


class Asks(Protocol):
    """Whoever puts questions to the person at the screen; a test puts one of its own in place of `Dialogs`."""

    def ask(self, title: str, message: str, answers: Sequence[Answer], tone: Tone = "info") -> str:
        """The id of the answer given; that of the last one if the dialog was closed without."""

    def unexpected(self, details: str) -> None:
        """Says that something went wrong, and offers the details to copy."""


class Dialogs:
    """Asks in windows of its own, in front of the main one."""

    def __init__(self, root: tk.Misc) -> None:
        self._root = root.nametowidget(".")

    def ask(self, title: str, message: str, answers: Sequence[Answer], tone: Tone = "info") -> str:
        """The id of the answer given; that of the last one if the dialog was closed without."""
        return Dialog(self._root, title, message, answers, tone).wait()

    def unexpected(self, details: str) -> None:
        """Says that something went wrong, and offers the details to copy."""
        answers: list[Answer] = [("close", _("Go on"), "primary")]
        message = _(
            "This was not expected. What you have typed is still here; save it before going on. "
            "To have it mended, copy the details and send them to whoever looks after the program."
        )
        dialog = Dialog(self._root, _("Something went wrong"), message, answers, "stop")
        dialog.add_details(details)
        dialog.wait()


class Dialog(tk.Toplevel):
    """A small window that must be answered first.

    The first answer that is no danger has the keyboard; Return presses the focused button, Escape gives the last
    answer.
    """

    def __init__(
        self, root: tk.Misc, title: str, message: str, answers: Sequence[Answer], tone: Tone = "info"
    ) -> None:
        super().__init__(root)
        self.withdraw()
        theme = theme_of(root)
        px = theme.px
        self.title(title)
        self.resizable(False, False)
        self._answer = answers[-1][0]
        self.body = ttk.Frame(self, style="Card.TFrame", padding=(px(24), px(18), px(24), px(14)))
        self.body.pack(fill="both", expand=True, padx=px(1), pady=px(1))
        self.body.columnconfigure(1, weight=1)
        self.configure(background=theme.tokens.field_line)
        colours = theme.tokens
        colour = {
            "info": colours.accent,
            "done": colours.ok,
            "warning": colours.warning,
            "stop": colours.danger,
        }
        sign = ttk.Label(self.body, style="Card.TLabel", image=icon(self, tone, colour[tone], 32))
        sign.grid(row=0, column=0, rowspan=2, sticky="n", padx=(0, px(16)), pady=(px(4), 0))
        ThaiLabel(self.body, title, "Head").grid(row=0, column=1, sticky="w")
        ThaiLabel(self.body, message, wrap_at=theme.em(440)).grid(row=1, column=1, sticky="w")
        self._foot = plain_frame(self.body)
        self._foot.grid(row=3, column=0, columnspan=2, sticky="e", pady=(px(16), 0))
        self._buttons = [
            button(self._foot, caption, self._gives(id_), kind) for id_, caption, kind in answers
        ]
        for made in reversed(self._buttons):
            made.pack(side="right", padx=(px(8), 0))
        harmless = (
            made for made, answer in zip(self._buttons, answers, strict=True) if answer[2] != "danger"
        )
        self._first = next(harmless, self._buttons[0])
        self.bind("<Escape>", lambda _event: self.destroy())

    def add_details(self, details: str) -> None:
        """Shows a text that can be copied, below the message."""
        theme = theme_of(self)
        t = theme.tokens
        frame = ttk.Frame(self.body, style="Line.TFrame", padding=theme.px(1))
        frame.grid(row=2, column=0, columnspan=2, sticky="ew", pady=(theme.px(12), 0))
        text = tk.Text(frame, width=70, height=9, font="TkFixedFont", wrap="char", relief="flat")
        text.configure(background=t.page, foreground=t.ink, highlightthickness=0, borderwidth=theme.px(6))
        text.pack(side="left", fill="both", expand=True)
        add_scrollbar(text)
        text.insert("1.0", details)
        text.configure(state="disabled")

        def copy() -> None:
            self.clipboard_clear()
            self.clipboard_append(details)
            copied.configure(text=thai_text(self, _("Copied")))

        copied = button(self._foot, _("Copy the details"), copy)
        copied.pack(side="left", before=self._buttons[-1])

    def wait(self) -> str:
        """The id of the answer, once there is one."""
        root = self.master.winfo_toplevel()
        self.update_idletasks()
        width, height = self.winfo_reqwidth(), self.winfo_reqheight()
        left = root.winfo_rootx() + (root.winfo_width() - width) // 2
        top = root.winfo_rooty() + (root.winfo_height() - height) // 3
        self.geometry(f"+{max(left, 0)}+{max(top, 0)}")
        if root.winfo_viewable():
            self.transient(root)
        self.deiconify()
        before = self.focus_get()
        self.wait_visibility()
        self.grab_set()
        self._first.focus_force()
        self.wait_window()
        if before is not None and before.winfo_exists():
            before.focus_set()
        return self._answer

    def _gives(self, id_: str) -> Callable[[], None]:
        def give() -> None:
            self._answer = id_
            self.destroy()

        return give


def dialogs(widget: tk.Misc) -> Asks:
    """Whoever asks the questions of a window: `Dialogs`, unless `use_dialogs` said otherwise."""
    root: Any = widget.nametowidget(".")
    if getattr(root, "_dialogs", None) is None:
        root._dialogs = Dialogs(root)
    asks: Asks = root._dialogs
    return asks


def use_dialogs(widget: tk.Misc, asks: Asks) -> None:
    """Puts someone else in charge of a window's questions, for instance a test."""
    root: Any = widget.nametowidget(".")
    root._dialogs = asks


def tell(widget: tk.Misc, title: str, message: str, tone: Tone = "info") -> None:
    """Says something that must be read before going on."""
    dialogs(widget).ask(title, message, [("close", _("OK"), "primary")], tone)


def confirm(widget: tk.Misc, title: str, message: str, yes: str, *, danger: bool = False) -> bool:
    """Whether the person wants it done.

    Args:
        widget: Any widget of the window.
        title: The question.
        message: What will happen.
        yes: What doing it is called; a verb, never "Yes".
        danger: Whether it cannot be taken back; then the keyboard starts on Cancel.
    """
    do: Answer = ("yes", yes, "danger" if danger else "primary")
    leave: Answer = ("no", _("Cancel"), "secondary")
    # leaving comes last in both: that is what closing the dialog without an answer means
    return dialogs(widget).ask(title, message, [do, leave], "warning" if danger else "info") == "yes"


def show_unexpected_errors(root: tk.Tk, log: Callable[[str], object] | None = None) -> None:
    """Makes every error nobody foresaw a dialog, once at a time, instead of a line on a terminal nobody sees.

    Args:
        root: The window.
        log: Given the details too, to keep; without one they go to the logger `desktop`.
    """
    showing = False

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        details = error_details(root, kind, error, trace)
        (log or _to_the_logger)(details)
        if showing:  # an error while the dialog is open must not open another behind it
            return
        showing = True
        try:
            dialogs(root).unexpected(details)
        finally:
            showing = False

    root.report_callback_exception = report


def _to_the_logger(details: str) -> None:
    import logging  # only when needed: it would slow every start

    logging.getLogger("desktop").error(details)


def error_details(
    root: tk.Misc, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """What a maintainer needs, and nothing typed by anyone: versions, screen, and where in the code it was.

    The error's own words are left out but for its code, because they may quote what was typed.
    """
    import platform  # only when needed, as logging
    import traceback

    tk_level, system = root.tk.call("info", "patchlevel"), root.tk.call("tk", "windowingsystem")
    theme = theme_of(root)
    lines = [
        f"{kind.__module__}.{kind.__qualname__} {getattr(error, 'code', '')}".strip(),
        f"Python {platform.python_version()} · Tk {tk_level} · {system} · {platform.system()}",
        f"{theme.family} {theme.size} pt × {theme.scale:.2f} {theme.font_problem}".strip(),
    ]
    for frame in traceback.extract_tb(trace):
        place = Path(frame.filename)
        lines.append(f"  {place.parent.name}/{place.name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)
