"""What fields, tick boxes, tables and bars look like, made from the colours and sizes of a theme."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from desktop.widgets.png import Box, rounded_box, strokes
from desktop.widgets.style_parts import image_element, prefixed, stack, surface_colours
from desktop.widgets.tokens import mix

if TYPE_CHECKING:
    from desktop.widgets.theme import Theme

_TK_CELL = 4  # pixels that Tk itself leaves on either side of a table's cell, whatever the style says


def beside_cell(theme: Theme) -> int:
    """The pixels of a table's column that its texts cannot have."""
    return 2 * (_TK_CELL + theme.px(2))


def make_fields(theme: Theme, style: ttk.Style) -> None:
    """Entries, and the box around fields made of several parts."""
    t, px = theme.tokens, theme.px
    off = mix(t.page, t.line, 0.4)
    image_element(
        style,
        "Field.box",
        theme.box(t.card, t.field_line, behind=t.card),
        ("disabled", theme.box(off, t.line, behind=off)),
        ("invalid", "focus", theme.box(t.danger_soft, t.danger, edge_width=2.4, behind=t.danger_soft)),
        ("invalid", theme.box(t.danger_soft, t.danger, edge_width=1.6, behind=t.danger_soft)),
        ("focus", theme.box(t.card, t.accent, edge_width=2, behind=t.card)),
        ("hover", theme.box(t.card, mix(t.field_line, t.accent, 0.6), behind=t.card)),
        border=px(8),
    )
    style.layout("TEntry", stack("Field.box", "Entry.padding", "Entry.textarea"))
    style.layout("Field.TFrame", [("Field.box", {"sticky": "nsew"})])
    # Inside a Field.TFrame the box is already drawn, so the entry is bare.
    style.layout("Bare.TEntry", [("Entry.textarea", {"sticky": "nsew"})])
    for name in ("TEntry", "Bare.TEntry"):
        _field_colours(theme, style, name)


def make_choices(theme: Theme, style: ttk.Style) -> None:
    """Fields that are chosen from a list."""
    t = theme.tokens
    down = theme.picture(strokes(theme.em(18), (((6, 9.5), (12, 15.5), (18, 9.5)),), 2.0, t.muted))
    image_element(style, "Combobox.chevron", down, sticky="")
    chevron: list[Any] = [("Combobox.chevron", {"side": "right", "sticky": ""})]
    inside: Any = {"sticky": "nsew", "children": [*chevron, *stack("Combobox.textarea")]}
    padded = ("Combobox.padding", inside)
    style.layout("TCombobox", [("Field.box", {"sticky": "nsew", "children": [padded]})])
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
    for surface, prefix in prefixed():
        # What shows through at the round corners.
        style.configure(f"{prefix}{name}", background=surface_colours(t)[surface][0])


def make_ticks(theme: Theme, style: ttk.Style) -> None:
    """Tick boxes and round choices, drawn rather than left to clam, whose marks are an ✗ and a square."""
    t, px = theme.tokens, theme.px
    side = theme.em(20)
    for kind, radius in (("Checkbutton", px(5)), ("Radiobutton", side // 2)):
        image_element(
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
        for surface, prefix in prefixed():
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


def make_table(theme: Theme, style: ttk.Style) -> None:
    """Tables: no lines but the space between them; rows high enough for marks above and below."""
    t, px = theme.tokens, theme.px
    for prefix, behind in (("", t.page), ("Card.", t.card)):
        frame = theme.box(t.card, t.line, radius=4, behind=behind)
        focused = theme.box(t.card, t.accent, edge_width=2, radius=4, behind=behind)
        image_element(style, f"{prefix}Table.box", frame, ("focus", focused), border=px(4))
        style.layout(f"{prefix}Table.TFrame", [(f"{prefix}Table.box", {"sticky": "nsew"})])
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
    style.configure("Treeview.Cell", padding=(px(2), 0))
    style.configure("Treeview.Item", padding=(px(8), 0), indicatorsize=0)
    head = mix(t.card, t.page, 0.9)
    style.configure("Treeview.Heading", font="UiSmallBold", background=head, foreground=t.muted)
    style.configure("Treeview.Heading", padding=(_TK_CELL + px(2), px(4)), relief="flat", borderwidth=0)
    style.map("Treeview.Heading", background=[("active", mix(head, t.accent, 0.08))])


def make_scrollbars(theme: Theme, style: ttk.Style) -> None:
    """Slim bars that are only a grip."""
    for surface, prefix in prefixed():
        back = surface_colours(theme.tokens)[surface][0]
        for direction in ("Vertical", "Horizontal"):
            name = f"{prefix}{direction}.TScrollbar"
            style.configure(name, troughcolor=back, background=back, bordercolor=back)
            if surface in ("", "Card", "Phone"):  # where bars stand
                _grip(theme, style, name, direction, back)


def _grip(theme: Theme, style: ttk.Style, name: str, direction: str, back: str) -> None:
    t, px = theme.tokens, theme.px
    sticky, wide, tall = ("ns", 10, 40) if direction == "Vertical" else ("ew", 40, 10)
    rest, over, held = (
        theme.picture(
            rounded_box(
                Box(px(wide), px(tall), px(3), mix(t.card, t.muted, share), margin=px(2), behind=back)
            )
        )
        for share in (0.35, 0.6, 0.85)
    )
    image_element(style, f"{name}.grip", rest, ("pressed", held), ("active", over), border=px(5))
    grip: list[Any] = [(f"{name}.grip", {"expand": 1, "sticky": "nsew"})]
    style.layout(name, [(f"{direction}.Scrollbar.trough", {"sticky": sticky, "children": grip})])


def make_progress(theme: Theme, style: ttk.Style) -> None:
    """Progress bars, one for work under way and one for work done."""
    t, px = theme.tokens, theme.px
    empty = mix(t.page, t.field_line, 0.35)
    image_element(style, "Progress.trough", theme.box(empty, radius=4, behind=t.page), border=px(4))
    for prefix, colour in (("", t.accent), ("Done.", t.ok)):
        filled = theme.box(colour, radius=4, behind=empty)
        image_element(style, f"{prefix}Progress.pbar", filled, border=px(4))
        bar: Any = (f"{prefix}Progress.pbar", {"side": "left", "sticky": "ns"})
        name = f"{prefix}Horizontal.TProgressbar"
        style.layout(name, [("Progress.trough", {"sticky": "ew", "children": [bar]})])
        style.configure(name, thickness=px(8))
