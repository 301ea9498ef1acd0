"""A message on the make-believe phone, drawn as a card, and how wide the phone is."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from tkinter import ttk

from desktop.widgets.button import button
from desktop.widgets.label import ThaiLabel
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import Theme, theme_of
from thai.word_breaks import fit_lines

_WIDTH = 310  # pixels beside 12-point text
_WIDEST = 400

OnPress = Callable[[str, str], None]


@dataclass(frozen=True)
class PhoneCard:
    """A message on the phone.

    Attributes:
        id: names it.
        sender: who it says it is from.
        at: time of day it came, as shown.
        text: what it says.
        read: whether it was opened; a closed one carries a dot.
        buttons: what can be done with it, as (id, caption).
    """

    id: str
    sender: str
    at: str
    text: str
    read: bool = True
    buttons: tuple[tuple[str, str], ...] = ()


def draw_card(master: tk.Misc, card: PhoneCard, on_press: OnPress) -> ttk.Frame:
    """The card; each of its buttons tells the card's id and its own."""
    theme = theme_of(master)
    px = theme.px
    made = ttk.Frame(master, style="Card.OnPhone.TFrame", padding=(px(14), px(4), px(14), px(8)))
    head = plain_frame(made)
    head.pack(fill="x")
    if not card.read:
        ThaiLabel(head, "●", "Link").pack(side="left", anchor="n", padx=(0, px(6)))
    ThaiLabel(head, card.at, "Help").pack(side="right", anchor="n", padx=(px(6), 0))
    sender = ThaiLabel(head, card.sender, "Help" if card.read else "SmallBold", wrap=True)
    sender.pack(side="left", fill="x", expand=True)
    ThaiLabel(made, card.text, wrap=True).pack(fill="x")
    for id_, caption in card.buttons:
        pressed = pressing(on_press, card.id, id_)
        button(made, caption_lines(made, caption), pressed).pack(fill="x", pady=(px(4), 0))
    return made


def phone_width(theme: Theme) -> int:
    """Grows with the text, but leaves room for what stands beside the phone."""
    return min(theme.em(_WIDTH), theme.px(_WIDEST))


def caption_lines(master: tk.Misc, caption: str) -> str:
    """The caption in as many lines as a button on the phone needs; ttk breaks none by itself."""
    theme = theme_of(master)
    width = phone_width(theme) - theme.px(120)
    return "\n".join(fit_lines(caption, width, theme.measure))


def pressing(on_press: OnPress, card_id: str, button_id: str) -> Callable[[], None]:
    """What a button of that card does."""
    return lambda: on_press(card_id, button_id)
