"""A make-believe browser window, which always says that it is one."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel, thai_text
from desktop.widgets.rounded import draw_box
from desktop.widgets.theme import theme_of


class SimulationNoticeMissingError(RuntimeError):
    """The yellow notice was taken away, and a practice page must not be shown without it."""

    code = "simulation_notice_missing"


class BrowserFrame(ttk.Frame):
    """A pane that looks like a browser: a tab, an address bar, the notice, and the page below.

    The arrows, the reload sign and the address are drawn, not worked: nothing here can go anywhere.
    """

    def __init__(self, master: tk.Misc, notice: str) -> None:
        """Draws an empty page.

        Args:
            master: Where it stands.
            notice: The sentence of the yellow ribbon; it says that this is a simulation and cannot be blank.
        """
        if not notice.strip():
            raise SimulationNoticeMissingError("a practice page needs its simulation notice")
        super().__init__(master, style="Page.TFrame")
        px = theme_of(self).px
        self._tab, self._address = "", ""
        self._bar = tk.Canvas(self, highlightthickness=0, borderwidth=0, takefocus=0, width=1, height=1)
        self._bar.pack(fill="x")
        edge = ttk.Frame(self, style="Line.TFrame", padding=(px(1), 0, px(1), px(1)))
        edge.pack(fill="both", expand=True)
        self._ribbon = _ribbon(edge, notice)
        self._ribbon.pack(fill="x")
        self._content = ttk.Frame(edge, style="Card.TFrame")
        self._content.pack(fill="both", expand=True)
        self._bar.bind("<Configure>", lambda _event: self._draw(), add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._draw(), add=True)
        for leaving in ("<Unmap>", "<Destroy>"):
            self._ribbon.bind(leaving, self._ribbon_gone, add=True)
        self._draw()

    @property
    def content(self) -> ttk.Frame:
        """The frame to put the page into.

        Raises:
            SimulationNoticeMissingError: When the yellow ribbon has been taken away.
        """
        if not self._ribbon_is_there():
            raise SimulationNoticeMissingError("the simulation notice was removed; the page is not shown")
        return self._content

    def set_page(self, tab: str, address: str) -> None:
        """Writes the tab's title and the address; where there is no address, the bar for it is not drawn."""
        if (tab, address) == (self._tab, self._address):
            return
        only_elsewhere = tab == self._tab and bool(address and self._address)
        self._tab, self._address = tab, address
        if only_elsewhere:
            self._bar.itemconfigure("address", text=thai_text(self, address))
        else:
            self._draw()

    def _ribbon_is_there(self) -> bool:
        return bool(self._ribbon.winfo_exists()) and self._ribbon.winfo_manager() == "pack"

    def _ribbon_gone(self, event: tk.Event[tk.Misc]) -> None:
        destroyed = event.type == tk.EventType.Destroy
        if (destroyed or not self._ribbon_is_there()) and self._content.winfo_exists():
            self._content.pack_forget()

    def _draw(self) -> None:
        theme = theme_of(self)
        t, px, bar = theme.tokens, theme.px, self._bar
        tab_height = theme.line_height("UiSmall") + px(8)
        tools_height = theme.line_height("UiSmall") + px(12) if self._address else 0
        height = px(6) + tab_height + tools_height
        width = max(bar.winfo_width(), px(200))
        bar.configure(height=height, background=t.page)
        bar.delete("all")
        draw_box(bar, (0, 0, width, height + px(20)), px(10), t.line)
        draw_box(bar, (1, 1, width - 1, height + px(20)), px(9), t.chrome)
        self._draw_tab(px(8), px(6), tab_height)
        if self._address:
            self._draw_tools(px(6) + tab_height, tools_height, width)

    def _draw_tab(self, left: int, top: int, height: int) -> None:
        theme = theme_of(self)
        t, px, bar = theme.tokens, theme.px, self._bar
        title = thai_text(self, self._tab)
        right = left + px(52) + max(theme.measure(title, "UiSmall"), theme.em(120)) + px(26)
        middle = top + height // 2
        draw_box(bar, (left, top, right, top + height + px(12)), px(9), t.card)
        draw_box(bar, (left + px(12), middle - px(7), left + px(26), middle + px(7)), px(4), t.accent)
        bar.create_text(left + px(34), middle, anchor="w", text=title, font="UiSmall", fill=t.ink)
        bar.create_image(right - px(16), middle, image=icon(self, "close", t.muted, 12))

    def _draw_tools(self, top: int, height: int, width: int) -> None:
        theme = theme_of(self)
        t, px, bar = theme.tokens, theme.px, self._bar
        bar.create_rectangle(px(1), top, width - px(1), top + height, fill=t.card, width=0)
        middle = top + height // 2
        for place, name in enumerate(("left", "right", "reload")):
            colour = t.muted if name == "reload" else t.field_line
            bar.create_image(px(24 + 34 * place), middle, image=icon(self, name, colour, 18))
        left = px(118)
        draw_box(bar, (left, top + px(3), width - px(14), top + height - px(3)), height, t.page)
        bar.create_image(left + px(18), middle, image=icon(self, "lock", t.muted, 14))
        bar.create_text(
            left + px(32),
            middle,
            anchor="w",
            text=thai_text(self, self._address),
            font="UiSmall",
            fill=t.ink,
            tags="address",
        )
        bar.create_line(0, top + height - 1, width, top + height - 1, fill=t.line)


def _ribbon(master: tk.Misc, notice: str) -> ttk.Frame:
    px = theme_of(master).px
    ribbon = ttk.Frame(master, style="Ribbon.TFrame", padding=(px(16), px(2)))
    sign = ttk.Label(ribbon, style="Ribbon.TLabel")
    sign.pack(side="left", padx=(0, px(8)))

    def paint(_event: object = None) -> None:
        sign.configure(image=icon(sign, "warning", theme_of(sign).tokens.ribbon_ink, 16))

    sign.bind("<<ThemeChanged>>", paint, add=True)
    paint()
    ThaiLabel(ribbon, notice, "Small", wrap=True).pack(side="left", fill="x", expand=True)
    return ribbon
