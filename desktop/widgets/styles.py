"""What every kind of button, field, table and bar looks like, made from the colours and sizes of a theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from desktop.widgets.png import Box, rounded_box, strokes
from desktop.widgets.surface import SURFACES
from desktop.widgets.tokens import Tokens, mix

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


def surface_colours(t: Tokens) -> dict[str, tuple[str, str, str]]:
    """Background, text and quiet text of each surface; "" is the page."""
    return {
        "": (t.page, t.ink, t.muted),
        "Card": (t.card, t.ink, t.muted),
        "Side": (t.side, t.side_ink, t.side_muted),
        "Ribbon": (t.ribbon, t.ribbon_ink, t.ribbon_ink),
        "Phone": (PHONE_SCREEN, PHONE_INK, PHONE_MUTED),
        "Soft": (t.accent_soft, t.ink, t.muted),
        "Chrome": (t.chrome, t.ink, t.muted),
    }


# The phone keeps its own night-blue screen in both colour sets, as a real one would.
PHONE_SCREEN, PHONE_INK, PHONE_MUTED, PHONE_BODY = "#1d3f63", "#ffffff", "#cbdcee", "#0b0f16"


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


def _prefixed() -> Iterator[tuple[str, str]]:
    yield "", ""
    for surface in SURFACES:
        yield surface, f"{surface}."


def _labels(theme: Theme, style: ttk.Style) -> None:
    t = theme.tokens
    own_colour = {"Error": t.danger, "Ok": t.ok, "Warning": t.warning, "Link": t.accent}
    for surface, prefix in _prefixed():
        back, ink, muted = surface_colours(t)[surface]
        style.configure(f"{prefix}TLabel", background=back, foreground=ink)
        for role, font in LABEL_FONTS.items():
            colour = muted if role in ("Muted", "Help") else own_colour.get(role, ink)
            style.configure(f"{prefix}{role}.TLabel", background=back, foreground=colour, font=font)


def _frames(theme: Theme, style: ttk.Style) -> None:
    t, px = theme.tokens, theme.px
    for surface, prefix in _prefixed():
        style.configure(f"{prefix}TFrame", background=surface_colours(t)[surface][0])
    style.configure("Page.TFrame", background=t.page)
    style.configure("Line.TFrame", background=t.line)
    style.configure("RibbonLine.TFrame", background=t.ribbon_line)
    margin, radius = px(4), px(10)
    side = 2 * (margin + radius)
    shadow = Box(side + px(180), side + px(60), radius, t.card, t.line, px(1), margin, t.shadow)
    _image(style, "CardBox.box", theme.picture(rounded_box(shadow)), border=margin + radius)
    style.layout("CardBox.TFrame", [("CardBox.box", {"sticky": "nsew"})])
    style.configure("CardBox.TFrame", background=t.page)
    _image(style, "CardOnCard.box", theme.box(t.card, t.line, radius=10), border=px(11))
    style.layout("CardBox.OnCard.TFrame", [("CardOnCard.box", {"sticky": "nsew"})])
    style.configure("CardBox.OnCard.TFrame", background=t.card)
    on_phone = theme.box(t.card, radius=12)
    _image(style, "PhoneCard.box", on_phone, border=px(12))
    style.layout("Card.OnPhone.TFrame", [("PhoneCard.box", {"sticky": "nsew"})])
    style.configure("Card.OnPhone.TFrame", background=PHONE_SCREEN)
    soft = theme.box(t.accent_soft, mix(t.accent_soft, t.accent, 0.25), radius=8)
    _image(style, "SoftBox.box", soft, border=px(8))
    style.layout("SoftBox.TFrame", [("SoftBox.box", {"sticky": "nsew"})])


def _buttons(theme: Theme, style: ttk.Style) -> None:
    """Framed buttons: what most things are pressed with."""
    t = theme.tokens
    edge = mix(t.field_line, t.card, 0.35)
    _button(theme, style, "TButton", t.card, mix(t.card, t.accent, 0.07), edge, t.ink, t.accent)
    _button(theme, style, "Primary.TButton", t.accent, t.accent_strong, t.accent, t.accent_ink, t.ink)
    style.configure("Primary.TButton", font="UiBold")


def _danger(theme: Theme, style: ttk.Style) -> None:
    t = theme.tokens
    _button(theme, style, "Danger.TButton", t.danger, t.danger_strong, t.danger, t.danger_ink, t.ink)
    style.configure("Danger.TButton", font="UiBold")


def _button(
    theme: Theme, style: ttk.Style, name: str, fill: str, over: str, edge: str, ink: str, focus: str
) -> None:
    t, px = theme.tokens, theme.px
    _image(
        style,
        f"{name}.box",
        theme.box(fill, edge),
        ("disabled", theme.box(mix(t.page, t.line, 0.55), t.line)),
        ("pressed", theme.box(mix(over, t.ink, 0.12), edge)),
        ("focus", theme.box(fill, focus, edge_width=2)),
        ("active", theme.box(over, edge)),
        border=px(8),
    )
    style.layout(name, _stack(f"{name}.box", "Button.padding", "Button.label"))
    style.configure(
        name, padding=(px(16), px(4)), foreground=ink, anchor="center", space=px(8), shiftrelief=0
    )
    style.map(name, foreground=[("disabled", t.muted)])
    for surface, prefix in _prefixed():
        style.configure(f"{prefix}{name}", background=surface_colours(t)[surface][0])


def _quiet(theme: Theme, style: ttk.Style) -> None:
    """Buttons without a frame; see-through, so that they look right on every surface."""
    t, px = theme.tokens, theme.px
    for name, ink in (("Quiet", t.accent), ("Pale", "#ffffff")):
        _image(
            style,
            f"{name}.box",
            theme.box(ink, radius=6, opacity=0),
            ("pressed", theme.box(ink, radius=6, opacity=0.24)),
            ("focus", theme.box(ink, radius=6, opacity=0.2)),
            ("active", theme.box(ink, radius=6, opacity=0.1)),
            border=px(7),
        )
        style.layout(f"{name}.TButton", _stack(f"{name}.box", "Button.padding", "Button.label"))
        style.configure(
            f"{name}.TButton", padding=(px(10), px(4)), foreground=ink, anchor="center", space=px(6)
        )
        style.map(f"{name}.TButton", foreground=[("disabled", t.muted)])
        for surface, prefix in _prefixed():
            style.configure(f"{prefix}{name}.TButton", background=surface_colours(t)[surface][0])
    style.configure("Field.Quiet.TButton", padding=(px(4), px(2)), background=t.card)


def _side_items(theme: Theme, style: ttk.Style) -> None:
    """The lines of the sidebar."""
    t, px = theme.tokens, theme.px
    ring = mix(t.side, t.side_ink, 0.75)
    _image(
        style,
        "Item.box",
        theme.box(t.side),
        ("focus", "selected", theme.box(t.side_selected, ring, edge_width=2)),
        ("selected", theme.box(t.side_selected)),
        ("focus", theme.box(t.side, ring, edge_width=2)),
        ("active", theme.box(mix(t.side, t.side_selected, 0.5))),
        border=px(8),
    )
    name = "Side.Item.TButton"
    style.layout(name, _stack("Item.box", "Button.padding", "Button.label"))
    style.configure(name, padding=(px(14), px(5)), foreground=t.side_ink, background=t.side, anchor="w")
    style.configure(name, space=px(10))
    style.map(name, foreground=[("selected", "#ffffff")], font=[("selected", "UiBold")])


def _fields(theme: Theme, style: ttk.Style) -> None:
    t, px = theme.tokens, theme.px
    _image(
        style,
        "Field.box",
        theme.box(t.card, t.field_line),
        ("disabled", theme.box(mix(t.page, t.line, 0.4), t.line)),
        ("invalid", "focus", theme.box(t.danger_soft, t.danger, edge_width=2.4)),
        ("invalid", theme.box(t.danger_soft, t.danger, edge_width=1.6)),
        ("focus", theme.box(t.card, t.accent, edge_width=2)),
        ("hover", theme.box(t.card, mix(t.field_line, t.accent, 0.6))),
        border=px(8),
    )
    style.layout("TEntry", _stack("Field.box", "Entry.padding", "Entry.textarea"))
    style.layout("Field.TFrame", [("Field.box", {"sticky": "nsew"})])
    # Inside a Field.TFrame the box is already drawn, so the entry is bare.
    style.layout("Bare.TEntry", [("Entry.textarea", {"sticky": "nsew"})])
    for name in ("TEntry", "Bare.TEntry"):
        _field_colours(theme, style, name)


def _choices(theme: Theme, style: ttk.Style) -> None:
    """Fields that are chosen from a list."""
    t = theme.tokens
    down = theme.picture(strokes(theme.em(18), (((6, 9.5), (12, 15.5), (18, 9.5)),), 2.0, t.muted))
    _image(style, "Combobox.chevron", down, sticky="")
    inside = _stack("Combobox.padding", "Combobox.textarea")
    inside.insert(0, ("Combobox.chevron", {"side": "right", "sticky": ""}))
    style.layout("TCombobox", [("Field.box", {"sticky": "nsew", "children": inside})])
    _field_colours(theme, style, "TCombobox")
    # A closed list must not look like selected text.
    style.map(
        "TCombobox",
        selectbackground=[("readonly", "invalid", t.danger_soft), ("readonly", t.card)],
        selectforeground=[("readonly", t.ink)],
    )


def _field_colours(theme: Theme, style: ttk.Style, name: str) -> None:
    t, px = theme.tokens, theme.px
    shades = [("invalid", t.danger_soft), ("disabled", mix(t.page, t.line, 0.4)), ("!disabled", t.card)]
    style.configure(name, padding=(px(10), px(3)), foreground=t.ink, insertwidth=px(1.5))
    style.map(
        name,
        fieldbackground=shades,
        background=shades,
        foreground=[("disabled", t.muted)],
        selectbackground=[("focus", t.accent), ("!focus", mix(t.card, t.accent, 0.3))],
        selectforeground=[("focus", t.accent_ink), ("!focus", t.ink)],
    )
    for surface, prefix in _prefixed():
        # What shows through at the round corners.
        style.configure(f"{prefix}{name}", background=surface_colours(t)[surface][0])


def _ticks(theme: Theme, style: ttk.Style) -> None:
    """Tick boxes and round choices, drawn rather than left to clam, whose marks are an ✗ and a square."""
    t, px = theme.tokens, theme.px
    side = theme.em(20)
    for kind, radius in (("Checkbutton", px(5)), ("Radiobutton", side // 2)):
        _image(
            style,
            f"{kind}.mark",
            tick_picture(theme, kind, False),
            ("disabled", "selected", tick_picture(theme, kind, True, t.muted)),
            ("selected", tick_picture(theme, kind, True)),
            ("invalid", theme.picture(rounded_box(Box(side, side, radius, t.danger_soft, t.danger, px(2))))),
            ("focus", theme.picture(rounded_box(Box(side, side, radius, t.card, t.accent, px(2))))),
            sticky="",
        )
        label = (f"{kind}.label", {"side": "left", "sticky": "nsew"})
        mark = (f"{kind}.mark", {"side": "left", "sticky": "w"})
        padding: Any = (f"{kind}.padding", {"sticky": "nsew", "children": [mark, label]})
        style.layout(f"T{kind}", [(f"{kind}.focus", {"sticky": "nsew", "children": [padding]})])
        for surface, prefix in _prefixed():
            back, ink, muted = surface_colours(t)[surface]
            name = f"{prefix}T{kind}"
            style.configure(name, background=back, foreground=ink, focuscolor=back, padding=(px(2), 0))
            style.map(name, foreground=[("disabled", muted)], focuscolor=[("focus", t.accent)])
            style.map(name, background=[("active", back)])


def tick_picture(theme: Theme, kind: str, on: bool, colour: str = "") -> Any:
    """The mark of a tick box ("Checkbutton") or a round choice ("Radiobutton"), on or off."""
    t, px, side = theme.tokens, theme.px, theme.em(20)
    radius = px(5) if kind == "Checkbutton" else side // 2
    if not on:
        return theme.picture(rounded_box(Box(side, side, radius, t.card, t.field_line, px(1.5))))
    fill = colour or t.accent
    if kind == "Radiobutton":
        return theme.picture(rounded_box(Box(side, side, radius, t.card, fill, side * 0.3)))
    image = theme.picture(rounded_box(Box(side, side, radius, fill)))
    mark = theme.picture(strokes(side, (((6, 12.5), (10.4, 17), (18.2, 7.5)),), 2.6, t.accent_ink))
    image.tk.call(image, "copy", mark, "-compositingrule", "overlay")
    return image


def _table(theme: Theme, style: ttk.Style) -> None:
    t, px = theme.tokens, theme.px
    style.layout("Treeview", [("Treeview.treearea", {"sticky": "nsew"})])
    style.configure(
        "Treeview",
        background=t.card,
        fieldbackground=t.card,
        foreground=t.ink,
        rowheight=theme.line_height() + px(6),
        indent=0,
    )
    style.map("Treeview", background=[("selected", t.accent_soft)], foreground=[("selected", t.ink)])
    style.configure("Treeview.Cell", padding=(px(10), 0))
    style.configure("Treeview.Item", padding=(px(10), 0), indicatorsize=0)
    head = mix(t.card, t.page, 0.9)
    style.configure("Treeview.Heading", font="UiSmallBold", background=head, foreground=t.muted)
    style.configure("Treeview.Heading", padding=(px(10), px(1)), relief="flat", borderwidth=0)
    style.map("Treeview.Heading", background=[("active", mix(head, t.accent, 0.08))])


def _scrollbars(theme: Theme, style: ttk.Style) -> None:
    t, px = theme.tokens, theme.px
    for direction, sticky, wide, tall in (("Vertical", "ns", 10, 40), ("Horizontal", "ew", 40, 10)):
        name = f"{direction}.TScrollbar"
        rest, over, held = (
            theme.picture(
                rounded_box(Box(px(wide), px(tall), px(3), mix(t.card, t.muted, share), margin=px(2)))
            )
            for share in (0.35, 0.6, 0.85)
        )
        _image(style, f"{name}.grip", rest, ("pressed", held), ("active", over), border=px(5))
        grip: list[Any] = [(f"{name}.grip", {"expand": 1, "sticky": "nsew"})]
        style.layout(name, [(f"{direction}.Scrollbar.trough", {"sticky": sticky, "children": grip})])
        for surface, prefix in _prefixed():
            back = surface_colours(t)[surface][0]
            style.configure(f"{prefix}{name}", troughcolor=back, background=back, bordercolor=back)


def _progress(theme: Theme, style: ttk.Style) -> None:
    t = theme.tokens
    trough = mix(t.page, t.field_line, 0.35)
    for name, colour in (("", t.accent), ("Done.", t.ok)):
        style.configure(
            f"{name}Horizontal.TProgressbar",
            background=colour,
            lightcolor=colour,
            darkcolor=colour,
            troughcolor=trough,
            bordercolor=trough,
            thickness=theme.px(6),
        )


def _image(style: ttk.Style, name: str, image: Any, *states: Any, **options: Any) -> None:
    options.setdefault("sticky", "nsew")
    options.setdefault("padding", 0)  # else Tk keeps the border's width free on all sides
    style.element_create(name, "image", image, *states, **options)


def _stack(*names: str) -> list[Any]:
    """A layout of elements one inside the other."""
    inner: list[Any] = []
    for name in reversed(names):
        inner = [(name, {"sticky": "nsew", "children": inner} if inner else {"sticky": "nsew"})]
    return inner


GROUPS: dict[str, Callable[[Theme, ttk.Style], None]] = {
    "everything": _everything,
    "labels": _labels,
    "frames": _frames,
    "buttons": _buttons,
    "danger": _danger,
    "quiet": _quiet,
    "side_items": _side_items,
    "fields": _fields,
    "choices": _choices,
    "ticks": _ticks,
    "table": _table,
    "scrollbars": _scrollbars,
    "progress": _progress,
}
"""What `Theme.need` can be asked for."""

FIRST = ("everything", "labels", "frames", "buttons", "fields")
"""What is made with the theme itself."""
