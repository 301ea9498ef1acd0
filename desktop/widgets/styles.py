"""What every kind of button, field, table and bar looks like, made from the colours and sizes of a theme."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from desktop.widgets import field_styles
from desktop.widgets.png import Box, rounded_box
from desktop.widgets.style_parts import PHONE_SCREEN, image_element, prefixed, stack, surface_colours
from desktop.widgets.tokens import mix

if TYPE_CHECKING:
    from desktop.widgets.theme import Theme


def classic_widgets(theme: Theme) -> None:
    """Gives the colours to Tk widgets outside ttk; those already made ask again on `<<ThemeChanged>>`."""
    t, root = theme.tokens, theme.root
    root.configure(background=t.page)
    for pattern, value in {
        "*Toplevel.background": t.page,
        "*Canvas.background": t.page,
        "*Canvas.highlightThickness": 0,
        "*Menu.background": t.card,
        "*Menu.foreground": t.ink,
        "*Menu.activeBackground": t.accent_soft,
        "*Menu.activeForeground": t.ink,
        "*Menu.relief": "flat",
        "*Menu.activeBorderWidth": 0,
        "*TCombobox*Listbox.font": "TkDefaultFont",
        "*TCombobox*Listbox.background": t.card,
        "*TCombobox*Listbox.foreground": t.ink,
        "*TCombobox*Listbox.selectBackground": t.accent,
        "*TCombobox*Listbox.selectForeground": t.accent_ink,
        "*TCombobox*Listbox.borderWidth": 0,
        "*TCombobox*Listbox.highlightThickness": 0,
    }.items():
        root.option_add(pattern, value, "interactive")


def _everything(theme: Theme, style: ttk.Style) -> None:
    t = theme.tokens
    style.configure(
        ".",
        background=t.page,
        foreground=t.ink,
        bordercolor=t.line,
        lightcolor=t.page,
        darkcolor=t.page,
        troughcolor=t.page,
        selectbackground=t.accent,
        selectforeground=t.accent_ink,
        insertcolor=t.ink,
        fieldbackground=t.card,
        focuscolor=t.accent,
        font="TkDefaultFont",
        borderwidth=0,
    )


LABEL_FONTS = {
    "Bold": "UiBold",
    "Small": "UiSmall",
    "SmallBold": "UiSmallBold",
    "Head": "UiHead",
    "Title": "UiTitle",
    "Code": "UiCode",
    "Clock": "UiClock",
    "Muted": "TkDefaultFont",
    "Help": "UiSmall",
    "Error": "UiSmall",
    "Ok": "TkDefaultFont",
    "Warning": "TkDefaultFont",
    "Link": "TkDefaultFont",
}
"""The looks of a label, and the font of each."""


def _labels(theme: Theme, style: ttk.Style) -> None:
    t = theme.tokens
    own_colour = {"Error": t.danger, "Ok": t.ok, "Warning": t.warning, "Link": t.accent}
    for surface, prefix in prefixed():
        back, ink, muted = surface_colours(t)[surface]
        style.configure(f"{prefix}TLabel", background=back, foreground=ink)
        for role, font in LABEL_FONTS.items():
            colour = muted if role in ("Muted", "Help") else own_colour.get(role, ink)
            style.configure(f"{prefix}{role}.TLabel", background=back, foreground=colour, font=font)


def _frames(theme: Theme, style: ttk.Style) -> None:
    t, px = theme.tokens, theme.px
    for surface, prefix in prefixed():
        style.configure(f"{prefix}TFrame", background=surface_colours(t)[surface][0])
    style.configure("Page.TFrame", background=t.page)
    style.configure("Line.TFrame", background=t.line)
    margin, radius = px(2), px(10)
    side = 2 * (margin + radius)
    shadow = Box(
        side + px(180), side + px(60), radius, t.card, t.line, px(1), margin, t.shadow, behind=t.page
    )
    image_element(style, "CardBox.box", theme.picture(rounded_box(shadow)), border=margin + radius)
    style.layout("CardBox.TFrame", [("CardBox.box", {"sticky": "nsew"})])
    style.configure("CardBox.TFrame", background=t.page)
    image_element(style, "CardOnCard.box", theme.box(t.card, t.line, radius=10, behind=t.card), border=px(11))
    style.layout("CardBox.OnCard.TFrame", [("CardOnCard.box", {"sticky": "nsew"})])
    style.configure("CardBox.OnCard.TFrame", background=t.card)
    on_phone = theme.box(t.card, radius=12, behind=PHONE_SCREEN)
    image_element(style, "PhoneCard.box", on_phone, border=px(12))
    style.layout("Card.OnPhone.TFrame", [("PhoneCard.box", {"sticky": "nsew"})])
    style.configure("Card.OnPhone.TFrame", background=PHONE_SCREEN)


def _banners(theme: Theme, style: ttk.Style) -> None:
    """Tinted boxes for what should be noticed."""
    t = theme.tokens
    edges = {"Soft": t.accent, "Good": t.ok, "Bad": t.danger, "Ribbon": t.ribbon_ink}
    for surface, edge in edges.items():
        back = surface_colours(t)[surface][0]
        box = theme.box(back, mix(back, edge, 0.3), radius=8, behind=t.page)
        image_element(style, f"{surface}Box.box", box, border=theme.px(9))
        style.layout(f"{surface}Box.TFrame", [(f"{surface}Box.box", {"sticky": "nsew"})])
        style.configure(f"{surface}Box.TFrame", background=t.page)


def _buttons(theme: Theme, style: ttk.Style) -> None:
    """Framed buttons: what most things are pressed with."""
    t = theme.tokens
    edge = mix(t.field_line, t.card, 0.35)
    _button(theme, style, "TButton", t.card, mix(t.card, t.accent, 0.07), edge, t.ink, t.accent)
    _button(theme, style, "Primary.TButton", t.accent, t.accent_strong, t.accent, t.accent_ink, t.ink)
    style.configure("Primary.TButton", font="UiBold")
    for _surface, prefix in prefixed():
        style.configure(f"Answer.{prefix}TButton", anchor="w", justify="left")


def _danger(theme: Theme, style: ttk.Style) -> None:
    t = theme.tokens
    _button(theme, style, "Danger.TButton", t.danger, t.danger_strong, t.danger, t.danger_ink, t.ink)
    style.configure("Danger.TButton", font="UiBold")


def _button(
    theme: Theme, style: ttk.Style, name: str, fill: str, over: str, edge: str, ink: str, focus: str
) -> None:
    t, px = theme.tokens, theme.px
    for surface, behind in (("", ""), ("Page", t.page), ("Card", t.card)):
        # without clear corners where most buttons stand
        image_element(
            style,
            f"{surface}{name}.box",
            theme.box(fill, edge, behind=behind),
            ("disabled", theme.box(mix(t.page, t.line, 0.55), t.line, behind=behind)),
            ("pressed", theme.box(mix(over, t.ink, 0.12), edge, behind=behind)),
            ("focus", theme.box(fill, focus, edge_width=2, behind=behind)),
            ("active", theme.box(over, edge, behind=behind)),
            border=px(8),
        )
    style.configure(
        name,
        padding=(px(16), px(4)),
        foreground=ink,
        anchor="center",
        justify="center",
        space=px(8),
        shiftrelief=0,
    )
    style.map(name, foreground=[("disabled", t.muted)])
    for surface, prefix in prefixed():
        box = f"{ {'': 'Page', 'Card': 'Card'}.get(surface, '') }{name}.box"
        style.layout(f"{prefix}{name}", stack(box, "Button.padding", "Button.label"))
        style.configure(f"{prefix}{name}", background=surface_colours(t)[surface][0])


def _quiet(theme: Theme, style: ttk.Style) -> None:
    """Buttons without a frame; see-through, so that they look right on every surface."""
    t, px = theme.tokens, theme.px
    for name, ink in (("Quiet", t.accent), ("Pale", "#ffffff")):
        image_element(
            style,
            f"{name}.box",
            theme.box(ink, radius=6, opacity=0),
            ("pressed", theme.box(ink, radius=6, opacity=0.24)),
            ("focus", theme.box(ink, radius=6, opacity=0.2)),
            ("active", theme.box(ink, radius=6, opacity=0.1)),
            border=px(7),
        )
        style.layout(f"{name}.TButton", stack(f"{name}.box", "Button.padding", "Button.label"))
        style.configure(
            f"{name}.TButton", padding=(px(10), px(4)), foreground=ink, anchor="center", width=0, space=px(6)
        )
        style.map(f"{name}.TButton", foreground=[("disabled", t.muted)])
        for surface, prefix in prefixed():
            style.configure(f"{prefix}{name}.TButton", background=surface_colours(t)[surface][0])
    style.configure("Field.Quiet.TButton", padding=(px(6), px(3)), background=t.card)
    off = mix(t.page, t.line, 0.4)
    style.map("Field.Quiet.TButton", background=[("invalid", t.danger_soft), ("disabled", off)])


def _phone_buttons(theme: Theme, style: ttk.Style) -> None:
    """What is pressed on the phone alone: the icons of its apps, and the keys of a number pad."""
    px = theme.px
    style.configure("Icon.Phone.Pale.TButton", font="UiSmall", padding=(px(2), px(4)), justify="center")
    style.configure("Key.Card.TButton", font="UiBold", padding=(0, px(1)), width=0)


def _side_items(theme: Theme, style: ttk.Style) -> None:
    """The lines of the sidebar."""
    t, px = theme.tokens, theme.px
    ring = mix(t.side, t.side_ink, 0.75)
    image_element(
        style,
        "Item.box",
        theme.box(t.side, behind=t.side),
        ("focus", "selected", theme.box(t.side_selected, ring, edge_width=2, behind=t.side)),
        ("selected", theme.box(t.side_selected, behind=t.side)),
        ("focus", theme.box(t.side, ring, edge_width=2, behind=t.side)),
        ("active", theme.box(mix(t.side, t.side_selected, 0.5), behind=t.side)),
        border=px(8),
    )
    name = "Side.Item.TButton"
    style.layout(name, stack("Item.box", "Button.padding", "Button.label"))
    style.configure(name, padding=(px(14), px(5)), foreground=t.side_ink, background=t.side, anchor="w")
    style.configure(name, space=px(10), width=0)
    style.map(name, foreground=[("selected", "#ffffff")], font=[("selected", "UiBold")])


GROUPS: dict[str, Callable[[Theme, ttk.Style], None]] = {
    "everything": _everything,
    "labels": _labels,
    "frames": _frames,
    "banners": _banners,
    "buttons": _buttons,
    "danger": _danger,
    "quiet": _quiet,
    "phone": _phone_buttons,
    "side_items": _side_items,
    "fields": field_styles.make_fields,
    "choices": field_styles.make_choices,
    "ticks": field_styles.make_ticks,
    "table": field_styles.make_table,
    "scrollbars": field_styles.make_scrollbars,
    "progress": field_styles.make_progress,
}
"""What `Theme.need` can be asked for."""

FIRST = ("everything", "labels", "frames", "buttons", "fields")
"""What is made with the theme itself."""
