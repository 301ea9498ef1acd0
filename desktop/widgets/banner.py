"""A message inside the window, with its meaning in a drawing and in words, never in colour alone."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any, Literal

from desktop.widgets.button import button
from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of

Tone = Literal["info", "done", "warning", "stop"]
Action = tuple[str, Callable[[], Any]]

_TOAST_MS = 8000
_SURFACES = {"info": "Soft", "done": "Good", "warning": "Ribbon", "stop": "Bad"}


class Banner(ttk.Frame):
    """A coloured strip with a drawing, a sentence, and perhaps buttons."""

    def __init__(
        self,
        master: tk.Misc,
        text: str,
        tone: Tone = "info",
        actions: Sequence[Action] = (),
        on_close: Callable[[], Any] | None = None,
    ) -> None:
        """Makes it; pack it with `fill="x"`.

        Args:
            master: Where it stands.
            text: What it says.
            tone: What kind of news it is.
            actions: Captions of buttons, and what they do.
            on_close: If given, there is a cross that calls it.
        """
        px = theme_of(master).px
        theme_of(master).need("banners")
        super().__init__(master, style=f"{_SURFACES[tone]}Box.TFrame", padding=(px(12), px(5), px(6), px(5)))
        self._tone = tone
        self._sign = ttk.Label(self, style=f"{_SURFACES[tone]}.TLabel")
        self._sign.pack(side="left", padx=(0, px(10)), pady=(px(4), 0))  # letters sit low in their line
        if on_close is not None:
            cross = button(self, "", on_close, "quiet", "close")
            cross.pack(side="right")
        row = plain_frame(self)
        for caption, command in actions:
            button(row, caption, command, "quiet").pack(side="left", padx=(px(4), 0))
        row.pack(side="right", padx=(px(8), px(4)))
        self.words = ThaiLabel(self, text, wrap=True)
        self.words.pack(side="left", fill="x", expand=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._draw_sign(), add=True)
        self._draw_sign()

    def _draw_sign(self) -> None:
        t = theme_of(self).tokens
        colours = {"info": t.accent, "done": t.ok, "warning": t.ribbon_ink, "stop": t.danger}
        self._sign.configure(image=icon(self, self._tone, colours[self._tone], 20))


def toast(
    widget: tk.Misc, text: str, tone: Tone = "done", actions: Sequence[Action] = (), stay_ms: int = _TOAST_MS
) -> Banner:
    """A banner at the bottom of the window that goes by itself; a new one takes the place of the last.

    Args:
        widget: Any widget of the window.
        text: What it says.
        tone: What kind of news it is.
        actions: Captions of buttons, and what they do; pressing one also puts the toast away.
        stay_ms: How long it stays, in milliseconds; one with buttons stays until it is closed.
    """
    top: Any = widget.winfo_toplevel()
    old = getattr(top, "_toast", None)
    if old is not None:
        old.destroy()
    made: Banner
    made = Banner(
        top,
        text,
        tone,
        [(caption, _then(command, lambda: made)) for caption, command in actions],
        lambda: made.destroy(),
    )
    top._toast = made
    theme = theme_of(widget)
    width = min(theme.em(640), max(top.winfo_width() - theme.px(48), theme.px(240)))
    made.place(relx=0.5, rely=1.0, y=-theme.px(24), anchor="s", width=width)
    tk.Misc.tkraise(made)
    if not actions:
        timer = top.after(stay_ms, made.destroy)
        made.bind(
            "<Destroy>", lambda event: top.after_cancel(timer) if event.widget is made else None, add=True
        )
    return made


def _then(command: Callable[[], Any], banner: Callable[[], Banner]) -> Callable[[], None]:
    def run() -> None:
        banner().destroy()
        command()

    return run
