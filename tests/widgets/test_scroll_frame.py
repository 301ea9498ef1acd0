"""What does not fit is brought into view."""

import tkinter as tk
from tkinter import ttk

import pytest

from desktop.widgets.entry import ThaiEntry
from desktop.widgets.paragraph import ThaiText
from desktop.widgets.scroll_frame import ScrollFrame


@pytest.fixture
def scroll(root, pump):
    root.geometry("400x300")
    made = ScrollFrame(root)
    made.pack(fill="both", expand=True)
    made.entries = [ThaiEntry(made.body) for _ in range(30)]
    for entry in made.entries:
        entry.pack(pady=4)
    pump(root, lambda: made.body.winfo_height() > 900)
    return made


def bars(scroll):
    return [
        child
        for child in scroll.winfo_children()
        if child.winfo_class() == "TScrollbar" and child.winfo_ismapped()
    ]


def is_in_view(scroll, widget) -> bool:
    top, bottom = scroll.winfo_rooty(), scroll.winfo_rooty() + scroll.winfo_height()
    return top <= widget.winfo_rooty() and widget.winfo_rooty() + widget.winfo_height() <= bottom


def test_the_focused_field_is_brought_into_view(root, scroll, pump):
    scroll.entries[25].focus_force()
    pump(root, lambda: is_in_view(scroll, scroll.entries[25]))

    scroll.entries[0].focus_force()

    pump(root, lambda: is_in_view(scroll, scroll.entries[0]))


def test_walking_with_tab_keeps_the_field_in_view(root, scroll, pump):
    scroll.entries[0].focus_force()
    pump(root, lambda: root.focus_get() is scroll.entries[0])

    for entry in scroll.entries[1:15]:
        root.focus_get().event_generate("<Tab>")
        pump(root, lambda entry=entry: root.focus_get() is entry and is_in_view(scroll, entry))


@pytest.mark.parametrize("event", ["<Button-5>", "<Next>"])
def test_wheel_and_page_keys_move_on_and_stop_at_the_end(root, scroll, pump, event):
    target = scroll.entries[0]
    target.focus_force()
    pump(root)

    target.event_generate(event)
    moved = scroll.top()
    for _ in range(60):
        target.event_generate(event)

    assert moved > 0
    pump(root, lambda: is_in_view(scroll, scroll.entries[29]))


def test_a_page_that_fits_stays_where_it_is_and_has_no_bar(root, pump):
    root.geometry("400x300")
    scroll = ScrollFrame(root)
    scroll.pack(fill="both", expand=True)
    label = ttk.Label(scroll.body, text="สั้น")
    label.pack()
    pump(root)

    label.event_generate("<Button-5>")

    assert scroll.top() == 0
    assert not bars(scroll)


def test_the_bar_comes_and_goes(root, scroll, pump):
    pump(root, lambda: bars(scroll))

    for entry in scroll.entries[3:]:
        entry.destroy()

    pump(root, lambda: not bars(scroll))


def test_a_paragraph_keeps_the_wheel_to_itself(root, scroll, pump):
    text = ThaiText(scroll.body)
    text.pack(before=scroll.entries[0])
    pump(root)

    text._area.event_generate("<Button-5>")

    assert scroll.top() == 0


def test_the_body_is_as_wide_as_the_place(root, scroll, pump):
    root.geometry("700x300")

    pump(root, lambda: scroll.body.winfo_width() > 660)


def test_a_tall_frame_asks_for_its_content_s_height_and_what_follows_stands_right_below(root, pump):
    frame = ScrollFrame(root, tall=True)
    frame.pack(fill="x")
    below = tk.Frame(root, height=10, width=10)
    below.pack()
    tk.Frame(frame.body, height=123, width=10).pack()

    pump(root, lambda: below.winfo_y() == 123)


def test_where_one_types_stays_in_view_when_the_room_shrinks(root, pump):
    frame = ScrollFrame(root)
    frame.pack(fill="both", expand=True)
    tk.Frame(frame.body, height=400, width=10).pack()
    entry = tk.Entry(frame.body)
    entry.pack()
    entry.focus_force()
    pump(root, lambda: root.focus_get() is entry)
    assert frame.top() == 0

    hint = tk.Frame(root, height=400)
    hint.pack(side="bottom", fill="x", before=frame)

    pump(
        root,
        lambda: hint.winfo_ismapped() and entry.winfo_rooty() + entry.winfo_height() <= hint.winfo_rooty(),
    )


def test_a_bar_without_which_the_text_would_be_taller_does_not_come_and_go_for_ever(root, pump):
    root.geometry("400x300")
    scroll = ScrollFrame(root)
    text = ttk.Frame(scroll.body, height=310)
    text.pack(fill="x")
    turns = []

    def break_anew(event):
        turns.append(event.width)
        assert len(turns) < 500, "the window never comes to rest"
        text.configure(height=310 if event.width > 392 else 290)

    text.bind("<Configure>", break_anew)
    scroll.pack(fill="both", expand=True)
    pump(root, lambda: len(turns) > 1)

    assert len(turns) < 20
    assert bars(scroll)


def test_the_bar_of_a_tall_frame_takes_nothing_from_the_width_of_its_lines(root, pump):
    root.geometry("400x300")
    frame = ScrollFrame(root, tall=True)
    frame.pack(fill="both", expand=True)
    pump(root, lambda: frame.body.winfo_width() > 300)
    without = frame.body.winfo_width()

    tk.Frame(frame.body, height=900, width=10).pack()

    pump(root, lambda: bars(frame))
    assert frame.body.winfo_width() == without
