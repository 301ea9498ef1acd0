"""Shows what a phone with apps shows: its own page with icons, an app that is open, and the way to the messages."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from tkinter import ttk

from desktop.classroom.app_pane import TONES, AppPane, is_home, offers_apps
from desktop.messages import _
from desktop.widgets.app_icon import app_button, app_tile
from desktop.widgets.banner import Banner
from desktop.widgets.button import button, wide_button
from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel
from desktop.widgets.phone_frame import PhoneFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.actions import Action, act
from training.view import Button, Buttons, MessageView, PhoneView, ScreenView, Text

_COLUMNS = 3
# plain drawings of our own for the apps that the data names; any other app has the last one
_ICONS = {
    "paotang": ("wallet", "#1b6fb8"),
    "nexus": ("shield", "#0f7a4d"),
    "store": ("bag", "#6a4fb3"),
    "camera": ("camera", "#35424f"),
    "settings": ("settings", "#5a6573"),
}
_OTHER = ("app", "#a05a1c")
_SIGNS = {"error": ("warning", "danger"), "success": ("info", "accent")}
_SMALL = 26  # pixels beside 12-point text: the icon on an open app's own line


class PhoneApps:
    """The apps of one phone. A phone without apps is left as it is.

    Attributes:
        pane: the app that is open.
    """

    def __init__(self, phone: PhoneFrame, send: Callable[[Action], None]) -> None:
        self._phone, self._send = phone, send
        self._shown: ScreenView | None = None
        self._reading = False  # the messages, though an app is open
        self._home: ttk.Frame | None = None
        self._names: dict[str, str] = {}  # of apps, as the phone's own page shows them, and their ids
        self._bar = _AppBar(phone.app, self._read)
        self._bar.pack(fill="x")
        self._news: tuple[MessageView, ...] = ()
        self._news_place = plain_frame(phone.app, padding=(theme_of(phone).px(6), 0))
        self._news_place.pack(fill="x")
        self.pane = AppPane(phone.app, send)
        self.pane.pack(fill="both", expand=True)

    def show(self, view: PhoneView, now: timedelta) -> None:
        """Draws the app or the phone's own page, where it has changed, and sets the countdowns."""
        app = view.app
        if app is None:
            self._put_away()
            return
        self._phone.set_notice(f"{view.notice} · {app.notice}")
        new = self._shown is None or self._shown.name != app.name
        if new:
            self._reading = False
        changed, self._shown = app != self._shown, app
        if is_home(app):
            if changed:
                self._draw_home(app)
            self._phone.show_app(False)
            return
        self._bar.show(app.tab, self._icon(app.tab), bool(view.messages))
        self._tell(tuple(message for message in view.messages if not message.read))
        self.pane.show(app, now)
        if changed:
            self._draw_way_back(app)
        self._show_open()

    def _put_away(self) -> None:
        """Leaves the phone to its messages: it has no apps, or another one has been taken in hand."""
        if self._shown is not None:
            self._shown, self._reading = None, False
            self._cleared().configure(height=1)  # Tk leaves a frame that holds nothing as tall as it was
            self._phone.show_app(False)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is somewhere on the phone."""
        return str(self._phone.tk.call("focus")).startswith(f"{self._phone}.")

    def keep_keyboard(self) -> None:
        """Whoever works at the phone goes on there: gives the keyboard to the first thing to do on it."""
        if self.has_keyboard() or self._shown is None:
            return
        if is_home(self._shown) or self._reading:
            self._phone.above.tk_focusNext().focus_set()
        else:
            self.pane.focus_first()

    def _icon(self, name: str) -> tuple[str, str]:
        """The drawing and the colour of an app's icon."""
        return _ICONS.get(self._names.get(name, ""), _OTHER)

    def _tell(self, unread: tuple[MessageView, ...]) -> None:
        """Says on top of the app what has come, as a phone does: the newest of what was not opened."""
        if unread == self._news:
            return
        self._news, px = unread, theme_of(self._phone).px
        for old in self._news_place.winfo_children():
            old.destroy()
        self._news_place.configure(height=1)  # Tk leaves a frame that holds nothing as tall as it was
        if unread:
            told = f"{unread[0].sender}: {unread[0].text}"
            Banner(self._news_place, told, "warning", [(_("Open"), self._read)]).pack(fill="x", pady=px(4))

    def _read(self) -> None:
        """Turns to the messages."""
        self._reading = True
        self._show_open()
        self.keep_keyboard()

    def _go_back(self) -> None:
        self._reading = False
        self._show_open()
        self.pane.focus_first()

    def _show_open(self) -> None:
        self._phone.show_app(not self._reading)

    def _cleared(self) -> ttk.Frame:
        """An empty place above the messages."""
        if self._home is not None:
            self._home.destroy()
        self._home = plain_frame(self._phone.above)
        self._home.pack(fill="x")
        return self._home

    def _draw_way_back(self, app: ScreenView) -> None:
        place = self._cleared()
        back = wide_button(place, _("Back to {app}").format(app=app.tab), self._go_back, "primary")
        back.pack(fill="x", pady=(0, theme_of(place).px(8)))

    def _draw_home(self, view: ScreenView) -> None:
        place, px = self._cleared(), theme_of(self._phone).px
        for block in view.blocks:
            if isinstance(block, Text):
                _told(place, block).pack(fill="x", pady=(0, px(6)))
            elif offers_apps(block):
                assert isinstance(block, Buttons)
                self._draw_icons(place, block)
            elif isinstance(block, Buttons):
                for offered in block.buttons:
                    wide_button(place, offered.caption, self._presser(offered)).pack(
                        fill="x", pady=(0, px(6))
                    )

    def _draw_icons(self, place: ttk.Frame, block: Buttons) -> None:
        theme = theme_of(place)
        grid = plain_frame(place)
        grid.pack(fill="x", pady=(0, theme.px(6)))
        for column in range(_COLUMNS):
            grid.columnconfigure(column, weight=1, uniform="icon")
        self._names = {offered.caption: dict(offered.args)["app"] for offered in block.buttons}
        cell = (int(self._phone.cget("width")) - theme.px(56)) // _COLUMNS
        for number, offered in enumerate(block.buttons):
            drawing, colour = self._icon(offered.caption)
            made = app_button(grid, offered.caption, drawing, colour, self._presser(offered), cell)
            made.grid(row=number // _COLUMNS, column=number % _COLUMNS, sticky="new")

    def _presser(self, offered: Button) -> Callable[[], None]:
        return partial(self._send, act(offered.action, **dict(offered.args)))


class _AppBar(ttk.Frame):
    """The line on top of an app: its icon and name, and the way to the messages."""

    def __init__(self, master: tk.Misc, read: Callable[[], None]) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Side.TFrame", padding=(px(10), px(4), px(4), px(4)))
        self._drawn = _OTHER
        self._tile = app_tile(self, *_OTHER, side=_SMALL)
        self._icon = ttk.Label(self, style="Side.TLabel", image=self._tile)
        self._icon.pack(side="left", padx=(0, px(8)))
        self._messages = button(self, "", read, "quiet", "message")
        self._name = ThaiLabel(self, "", "Bold", wrap=True)
        self._name.pack(side="left", fill="x", expand=True)

    def show(self, name: str, tile: tuple[str, str], messages: bool) -> None:
        """Names the app; the messages' sign is there where there are any, or somebody to call."""
        self._name.set_text(name)
        if tile != self._drawn:
            self._drawn, self._tile = tile, app_tile(self, *tile, side=_SMALL)
            self._icon.configure(image=self._tile)
        if not messages:
            self._messages.pack_forget()
        elif not self._messages.winfo_manager():
            self._messages.pack(side="right", before=self._name)


def _told(place: ttk.Frame, block: Text) -> tk.Widget:
    """A notification stands on a card of its own; any other line is plain."""
    if block.level not in TONES:
        return ThaiLabel(place, block.text, "Help", wrap=True)
    theme = theme_of(place)
    px = theme.px
    card = ttk.Frame(place, style="Card.OnPhone.TFrame", padding=(px(12), px(4), px(12), px(8)))
    name, colour = _SIGNS[block.level]
    sign = ttk.Label(card, style="Card.TLabel", image=icon(card, name, getattr(theme.tokens, colour), 20))
    sign.pack(side="left", anchor="n", padx=(0, px(8)), pady=(px(6), 0))
    ThaiLabel(card, block.text, "Bold", wrap=True).pack(side="left", fill="x", expand=True)
    return card
