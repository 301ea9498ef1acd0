"""A make-believe phone, with a clock, messages, and a line that says it is not a real one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk

from desktop.messages import _
from desktop.widgets.button import button
from desktop.widgets.icons import icon
from desktop.widgets.label import wrapped_text
from desktop.widgets.phone_card import OnPress, PhoneCard, caption_lines, draw_card, phone_width, pressing
from desktop.widgets.rounded import draw_box
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.style_parts import PHONE_BODY, PHONE_INK, PHONE_MUTED, PHONE_SCREEN
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of

_BESIDE_NOTICE = 36
_CLOSE = 0.8
_FEW_LINES = 3

Foot = tuple[str, str, str]
"""A button below the cards: what to call it, its caption, and its style."""


class PhoneFrame(tk.Canvas):
    """A phone as tall as its place allows; a large clock and a padlock show while its lock screen is up.

    Attributes:
        screen: The frame between the clock and the bottom line; the cards stand in it, newest on top.
        above: A frame above the cards, for what the phone's own page shows besides them.
        app: A frame for an app, which shows in place of all these while `show_app` says so.
        foot: The buttons below the cards, by what `set_foot` was told to call them.
    """

    def __init__(self, master: tk.Misc, on_press: OnPress = lambda _card, _button: None) -> None:
        """Draws a phone with no messages.

        Args:
            master: Where it stands.
            on_press: Called with the ids of a card and of its button when that button is pressed.
        """
        super().__init__(master, highlightthickness=0, borderwidth=0, takefocus=0)
        self._on_press = on_press
        self._clock, self._date, self._owner, self._about = "", "", "", ""
        self._locked = True
        self._notice = _("A practice phone — not a real app")
        self._shown: dict[str, PhoneCard] = {}
        self._cards: dict[str, ttk.Frame] = {}
        holder = ttk.Frame(self, style="Phone.TFrame")
        self._scroll = ScrollFrame(holder)
        self._foot = ttk.Frame(holder, style="Phone.TFrame")
        self._foot.pack(side="bottom", fill="x")
        self._feet: tuple[Foot, ...] = ()
        self.foot: dict[str, ttk.Button] = {}
        self._scroll.pack(fill="both", expand=True)
        self.screen = self._scroll.body
        self.above = plain_frame(self.screen)
        self.above.pack(fill="x")
        self.app = ttk.Frame(self, style="Card.TFrame")
        self._in_app = False
        self._screen_item = self.create_window(0, 0, anchor="nw", window=holder)
        self._app_item = self.create_window(0, 0, anchor="nw", window=self.app, state="hidden")
        self._resize()
        self.bind("<Configure>", lambda _event: self._draw(), add=True)
        self.bind("<<ThemeChanged>>", lambda _event: self._resize(), add=True)

    def set_clock(self, clock: str, date: str = "") -> None:
        """Shows a time of day and, below it, a date."""
        if (clock, date) == (self._clock, self._date):
            return
        only_later = date == self._date and bool(clock and self._clock)
        self._clock, self._date = clock, date
        if only_later:
            self.itemconfigure("clock", text=clock)
        else:
            self._draw()

    def set_owner(self, owner: str) -> None:
        """Says below the date whose phone it is; "" where that goes without saying."""
        if owner != self._owner:
            self._owner = owner
            self._draw()

    def show_app(self, open_: bool) -> None:
        """Shows the app from edge to edge, or the clock and the cards again."""
        if open_ != self._in_app:
            self._in_app = open_
            self.itemconfigure(self._app_item, state="normal" if open_ else "hidden")
            self.itemconfigure(self._screen_item, state="hidden" if open_ else "normal")
            self._draw()

    def set_face(self, *, locked: bool, about: str = "") -> None:
        """Shows the lock screen, with padlock and large clock, or the opened phone; `about` is told below the date."""
        if (locked, about) != (self._locked, self._about):
            self._locked, self._about = locked, about
            self._draw()

    def set_foot(self, feet: Sequence[Foot]) -> None:
        """Puts these buttons below the cards, in place of those that were there; pressed, they tell no card's id."""
        if tuple(feet) == self._feet:
            return
        held = str(self.focus_get() or "").startswith(f"{self._foot}.")
        self._feet = tuple(feet)
        for old in self._foot.winfo_children():
            old.destroy()
        self.foot = {
            id_: button(
                self._foot, caption_lines(self._foot, caption), pressing(self._on_press, "", id_), style
            )
            for id_, caption, style in feet
        }
        for made in self.foot.values():
            made.pack(fill="x", pady=(theme_of(self).px(6), 0))
        if held and self.foot:
            next(iter(self.foot.values())).focus_set()

    def set_notice(self, notice: str) -> None:
        """Words the line at the bottom differently; it cannot be blank."""
        if not notice.strip():
            raise ValueError("the phone must say that it is not a real one")
        if notice != self._notice:
            self._notice = notice
            self._draw()

    def show_cards(self, cards: Sequence[PhoneCard]) -> bool:
        """Shows these messages, the first on top; those that stay the same keep the keyboard focus.

        Returns:
            Whether one has come that was not there before.
        """
        order = [card.id for card in cards]
        if order == list(self._shown) and all(self._shown[card.id] == card for card in cards):
            return False
        for gone in self._shown.keys() - set(order):
            self._cards.pop(gone).destroy()
            del self._shown[gone]
        arrived = [card.id for card in cards if card.id not in self._shown]
        for card in cards:
            if self._shown.get(card.id) != card:
                self._rebuild(card)
            self._cards[card.id].pack_forget()
        for card in cards:
            self._cards[card.id].pack(fill="x", pady=(0, theme_of(self).px(8)))
        self._shown = {card.id: card for card in cards}
        if not cards:
            self.screen.configure(height=1)  # Tk leaves a frame that holds nothing as tall as it was
        if arrived:
            self._scroll.scroll_to(0)
            news = [id_ for id_ in arrived if self._shown[id_].at]  # a card without a time was always there
            if news:
                self._scroll.see(self._cards[news[0]])
        return bool(arrived)

    def card(self, card_id: str) -> ttk.Frame:
        """The frame of a message that is shown."""
        return self._cards[card_id]

    def _rebuild(self, card: PhoneCard) -> None:
        old = self._cards.pop(card.id, None)
        had_focus = old is not None and str(self.focus_get() or "").startswith(str(old))
        if old is not None:
            old.destroy()
        made = draw_card(self.screen, card, self._on_press)
        self._cards[card.id], self._shown[card.id] = made, card
        buttons = [child for child in made.winfo_children() if isinstance(child, ttk.Button)]
        if had_focus and buttons:
            buttons[0].focus_set()

    def _resize(self) -> None:
        theme = theme_of(self)
        self.configure(width=phone_width(theme), height=theme.px(560), background=theme.tokens.page)
        self._draw()

    def _draw(self) -> None:
        theme = theme_of(self)
        px = theme.px
        width, height = max(self.winfo_width(), px(200)), max(self.winfo_height(), px(300))
        self.delete("drawn")
        draw_box(self, (0, 0, width, height), px(36), PHONE_BODY, tags="drawn")
        rim = px(8)
        draw_box(self, (rim, rim, width - rim, height - rim), px(29), PHONE_SCREEN, tags="drawn")
        top = self._draw_status(width, rim + px(8))
        if not self._in_app:
            top = self._draw_clock(width, top)
        bottom = self._draw_notice(width, height - rim - px(8))
        self.tag_lower("drawn")
        side = rim + px(10)
        self.coords(self._screen_item, side, top)
        self.itemconfigure(self._screen_item, width=width - 2 * side, height=max(bottom - top, 1))
        self.coords(self._app_item, rim, top + px(2))
        self.itemconfigure(self._app_item, width=width - 2 * rim, height=max(bottom - top - px(4), 1))

    def _draw_status(self, width: int, top: int) -> int:
        """The notch with the time to its left and the signal and battery to its right."""
        theme = theme_of(self)
        px = theme.px
        middle = top + px(11)
        draw_box(
            self,
            (width / 2 - px(44), top, width / 2 + px(44), top + px(20)),
            px(10),
            PHONE_BODY,
            tags="drawn",
        )
        self.create_text(
            px(30),
            middle,
            anchor="w",
            text=self._clock,
            font="UiSmallBold",
            fill=PHONE_INK,
            tags=("drawn", "clock"),
        )
        for bar in range(4):
            left = width - px(72) + bar * px(5)
            area = (left, middle + px(4) - px(2 + 2 * bar), left + px(3), middle + px(4))
            self.create_rectangle(*area, fill=PHONE_INK, width=0, tags="drawn")
        left = width - px(48)
        draw_box(self, (left, middle - px(5), left + px(20), middle + px(5)), px(3), PHONE_INK, tags="drawn")
        self.create_rectangle(
            left + px(21),
            middle - px(2),
            left + px(23),
            middle + px(2),
            fill=PHONE_INK,
            width=0,
            tags="drawn",
        )
        return top + px(24)

    def _draw_clock(self, width: int, top: int) -> int:
        theme = theme_of(self)
        if not self._clock:
            return top + theme.px(10)
        below = top + theme.px(4)
        if self._locked:  # an opened phone has its clock beside the notch alone, and the room for messages
            # The digits stand in the middle of a tall line; its upper quarter is empty.
            height = theme.line_height("UiClock")
            middle = top + height * 0.42
            self.create_text(
                width / 2, middle, text=self._clock, font="UiClock", fill=PHONE_INK, tags=("drawn", "clock")
            )
            below = top + round(height * 0.74)
        if not self._date:
            return below + theme.px(6)
        if self._locked:
            beside = (width - theme.measure(self._date, "UiSmall")) / 2 - theme.px(14)
            lock = icon(self, "lock", PHONE_MUTED, 14)
            middle = below + theme.line_height("UiSmall") / 2
            self.create_image(beside, middle, image=lock, tags=("drawn", "lock"))
        below = self._draw_line(width, below, self._date, "UiSmall", PHONE_MUTED)
        if self._owner:
            whose = _("Phone of {name}").format(name=self._owner)
            below = self._draw_line(width, below, whose, "UiSmallBold", PHONE_INK)
        if self._about:
            below = self._draw_line(width, below, self._about, "UiSmall", PHONE_MUTED)
        return below + theme.px(8)

    def _draw_line(self, width: int, top: int, text: str, font: str, colour: str) -> int:
        """Draws text in the middle, in as many lines as it needs; where the next may begin."""
        told = wrapped_text(self, text, width - theme_of(self).px(40), font)
        drawn = self.create_text(
            width / 2, top, anchor="n", justify="center", text=told, font=font, fill=colour, tags="drawn"
        )
        return int(self.bbox(drawn)[3])

    def _draw_notice(self, width: int, bottom: int) -> int:
        px = theme_of(self).px
        draw_box(
            self,
            (width / 2 - px(50), bottom - px(5), width / 2 + px(50), bottom - px(1)),
            px(2),
            PHONE_MUTED,
            tags="drawn",
        )
        lines, font = self._notice_lines(width - px(_BESIDE_NOTICE))
        # Thai lines are made for two marks above each letter; in so few words they may stand closer
        height = round(theme_of(self).line_height(font) * _CLOSE)
        for up, line in enumerate(reversed(lines)):
            self.create_text(
                width / 2,
                bottom - px(6) - up * height,
                anchor="s",
                text=line,
                font=font,
                fill=PHONE_MUTED,
                tags="drawn",
            )
        return bottom - px(8) - len(lines) * height

    def _notice_lines(self, width: int) -> tuple[list[str], str]:
        """The bottom line in as many lines as it needs, and its font: a long one leaves room for the rest."""
        for font in ("UiSmall", "UiNote"):
            lines = wrapped_text(self, self._notice, width, font).split("\n")
            if len(lines) <= _FEW_LINES:
                break
        return lines, font
