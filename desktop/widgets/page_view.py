"""Shows the pages of a document as they will be printed, one at a time, large or small."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _, digits
from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of

Draw = Callable[[int, int], bytes]
"""Gives the picture of a page, counted from 0, that many pixels wide: a PPM (P6) whose head is one line."""

_ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5)


class PageView(ttk.Frame):
    """A page on the desk; arrows turn the page, plus and minus change its size.

    The page stays where it was looked at when the document is shown again, so that it can be redrawn while somebody
    types.

    Attributes:
        page: the number of the page that shows, from 0.
    """

    def __init__(self, master: tk.Misc) -> None:
        super().__init__(master, style="Page.TFrame")
        theme = theme_of(self)
        theme.need("scrollbars")
        px = theme.px
        self.page = 0
        self._count, self._draw_page = 0, _nothing
        self._zoom = 0
        self._shown: tuple[int, int] | None = None
        tools = plain_frame(self)
        tools.pack(side="top", fill="x")
        self._back = button(tools, "", lambda: self.turn(-1), "quiet", "left")
        self._on = button(tools, "", lambda: self.turn(1), "quiet", "right")
        self._told = ThaiLabel(tools, "", "Muted")
        self._smaller = button(tools, "", lambda: self.zoom(-1), "quiet", "remove")
        self._larger = button(tools, "", lambda: self.zoom(1), "quiet", "add")
        for made in (self._back, self._on, self._told):
            made.pack(side="left")
        for made in (self._larger, self._smaller):
            made.pack(side="right")
        self._canvas = tk.Canvas(self, highlightthickness=px(1), takefocus=1, width=1, height=1)
        self._across = ttk.Scrollbar(self, orient="horizontal", command=self._canvas.xview, takefocus=0)
        self._down = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview, takefocus=0)
        self._canvas.configure(xscrollcommand=self._across.set, yscrollcommand=self._down.set)
        self._down.pack(side="right", fill="y")
        self._canvas.pack(fill="both", expand=True)
        self._picture: _Picture | None = None
        self._item = self._canvas.create_image(0, 0, anchor="nw")
        self._bind_keys()
        self._paint()

    def show(self, count: int, draw: Draw) -> None:
        """Shows a document, or the same one changed.

        Args:
            count: how many pages it has; 0 shows an empty desk.
            draw: gives a page's picture; asked for the page in view only.
        """
        self._count, self._draw_page = count, draw
        self.page = min(self.page, max(0, count - 1))
        self._shown = None
        self.redraw()

    def turn(self, pages: int) -> None:
        """Goes on by so many pages, back with a negative number."""
        wanted = min(max(self.page + pages, 0), max(0, self._count - 1))
        if wanted != self.page:
            self.page = wanted
            self._canvas.yview_moveto(0)
            self.redraw()

    def zoom(self, steps: int) -> None:
        """Makes the page larger by so many steps, or smaller; the smallest fits the width."""
        self._zoom = min(max(self._zoom + steps, 0), len(_ZOOMS) - 1)
        self.redraw()

    @property
    def scale(self) -> float:
        """How large the page is, 1 for as wide as the place."""
        return _ZOOMS[self._zoom]

    def redraw(self) -> None:
        """Draws the page in view, unless it shows already just so."""
        width = round(max(self._canvas.winfo_width() - theme_of(self).px(4), 1) * self.scale)
        self._tell()
        if self._canvas.winfo_width() <= 1 or self._shown == (self.page, width):
            return
        self._shown = (self.page, width)
        if not self._count:
            self._canvas.itemconfigure(self._item, image="")
            return
        ppm = self._draw_page(self.page, width)
        if self._picture is None or not self._picture.became(ppm):
            self._picture = _Picture(self, ppm)
            self._canvas.configure(scrollregion=(0, 0, self._picture.width, self._picture.height))
        self._canvas.itemconfigure(self._item, image=self._picture.image)

    def _tell(self) -> None:
        text = _("Page {page} of {count}").format(page=digits(self.page + 1), count=digits(self._count))
        self._told.set_text(text if self._count else "")
        self._back.state(["disabled" if self.page == 0 else "!disabled"])
        self._on.state(["disabled" if self.page >= self._count - 1 else "!disabled"])
        self._smaller.state(["disabled" if self._zoom == 0 else "!disabled"])
        self._larger.state(["disabled" if self._zoom == len(_ZOOMS) - 1 else "!disabled"])

    def _bind_keys(self) -> None:
        canvas = self._canvas
        canvas.bind("<Configure>", lambda _event: self.redraw(), add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._paint(), add=True)
        canvas.bind("<Button-1>", lambda _event: canvas.focus_set())
        for key, pages in (("<Next>", 1), ("<Prior>", -1)):
            canvas.bind(key, lambda _event, pages=pages: self._key(self.turn, pages))
        for key, steps in (("<plus>", 1), ("<equal>", 1), ("<minus>", -1)):
            canvas.bind(key, lambda _event, steps=steps: self._key(self.zoom, steps))
        for key, lines in (("<Down>", 2), ("<Up>", -2), ("<Button-5>", 3), ("<Button-4>", -3)):
            canvas.bind(
                key, lambda _event, lines=lines: self._key(lambda n: canvas.yview_scroll(n, "units"), lines)
            )

    def _key(self, do: Callable[[int], object], amount: int) -> str:
        do(amount)
        return "break"

    def _paint(self) -> None:
        theme = theme_of(self)
        self._canvas.configure(
            background=theme.tokens.chrome,
            highlightbackground=theme.tokens.line,
            highlightcolor=theme.tokens.accent,
            yscrollincrement=theme.px(16),
        )


class _Picture:
    """A picture on the screen that is painted over only where it changes.

    To show a new one, Tk works over every pixel; a key typed changes some lines of the page.
    """

    def __init__(self, master: tk.Misc, ppm: bytes) -> None:
        self.image = tk.PhotoImage(master=master, data=ppm, format="PPM")
        self.width, self.height = self.image.width(), self.image.height()
        self._ppm = ppm

    def became(self, ppm: bytes) -> bool:
        """Whether it could be made into this one, which must have its size."""
        pixels = ppm.index(b"\n") + 1
        if ppm[:pixels] != self._ppm[:pixels]:
            return False
        line = 3 * self.width
        rows = range(pixels, len(ppm), line)
        changed = [at for at in rows if ppm[at : at + line] != self._ppm[at : at + line]]
        if changed:
            first, end = changed[0], changed[-1] + line
            band = b"P6 %d %d 255\n" % (self.width, (end - first) // line) + ppm[first:end]
            top = (first - pixels) // line
            self.image.tk.call(self.image, "put", band, "-format", "PPM", "-to", 0, top)
            self._ppm = ppm
        return True


def _nothing(_page: int, _width: int) -> bytes:
    return b"P6 1 1 255\n\xff\xff\xff"
