"""The gallery holds every control: by keyboard all of them are reached, and seen to be."""

import tkinter as tk

import pytest

from desktop.widgets.gallery import Gallery
from desktop.widgets.theme import Theme, theme_of
from desktop.widgets.tokens import DARK, LIGHT


@pytest.fixture
def gallery(root, pump):
    root.geometry("1366x700")
    made = Gallery(root)
    made.pack(fill="both", expand=True)
    made.focus_first()
    root.focus_force()
    made.focus_first()
    pump(root, lambda: root.focus_get() is made.fields["text"].control)
    return made


def test_tab_comes_round_to_where_it_began_through_every_field(root, gallery, pump):
    first = root.focus_get()
    seen = [first]
    while True:
        before = root.focus_get()
        before.event_generate("<Tab>")
        pump(root, lambda before=before: root.focus_get() is not before)
        if root.focus_get() is first:
            break
        seen.append(root.focus_get())
        assert len(seen) < 120

    names = [str(widget) for widget in seen]
    for row in gallery.fields.values():
        assert any(name.startswith(str(row.control)) for name in names), row
    assert gallery.table.tree in seen
    assert len(names) == len(set(names))


def test_whatever_has_the_keyboard_is_in_view_and_looks_it(root, gallery, pump, screenshot):
    for _ in range(25):
        before = root.focus_get()
        before.event_generate("<Tab>")
        pump(root, lambda before=before: root.focus_get() is not before)
        now = root.focus_get()
        around = (
            now.master
            if now.master.winfo_class() in ("TFrame", "Frame")
            and now.winfo_class() in ("TEntry", "Text", "Treeview")
            else now
        )
        with_keys = screenshot(around).tobytes()
        gallery.focus_set()
        pump(root, lambda: root.focus_get() is gallery)
        without = screenshot(around).tobytes()
        now.focus_set()
        pump(root, lambda now=now: root.focus_get() is now)

        assert 0 <= now.winfo_rooty() - root.winfo_rooty() < 700, now
        assert with_keys != without, now


@pytest.mark.parametrize("size", [10, 12, 18])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_no_text_is_cut_off(root, pump, tokens, size):
    Theme(root, tokens, size)
    root.geometry("1366x700")
    gallery = Gallery(root)
    gallery.pack(fill="both", expand=True)
    pump(root)
    pump(root)

    cut = [
        f"{widget} {widget.cget('text')!r}"
        for widget in every(gallery)
        if widget.winfo_class() in ("TLabel", "TButton")
        and widget.winfo_ismapped()
        and (
            widget.winfo_width() < widget.winfo_reqwidth() or widget.winfo_height() < widget.winfo_reqheight()
        )
    ]
    assert not cut, "\n".join(cut)


def every(widget: tk.Misc) -> list[tk.Misc]:
    return [widget] + [inner for child in widget.winfo_children() for inner in every(child)]


def test_a_switch_of_colours_reaches_everything(root, gallery, pump, screenshot):
    """By night no part of the page stays bright, but for the phone's own signs."""
    theme_of(root).use(DARK)
    pump(root)
    pump(root)

    picture = screenshot(gallery).convert("L")
    bright = sum(picture.histogram()[235:]) / (picture.width * picture.height)
    assert bright < 0.02


def test_nothing_runs_while_nobody_does_anything(root, gallery, pump):
    pump(root)

    assert not root.tk.call("after", "info")
