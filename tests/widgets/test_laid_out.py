"""What shows is drawn once, because its place no longer changes."""

import tkinter as tk

import pytest

from desktop.widgets.label import ThaiLabel
from desktop.widgets.laid_out import lay_out_unseen
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of

LONG = "ตรวจชื่อผู้รับเงิน เลขที่บัญชี และจำนวนเงินให้ตรงกับฎีกาทุกบรรทัดก่อนอนุมัติ " * 3


@pytest.fixture
def part(root, pump):
    """A page of 400 by 300 that nobody packed: long lines in a scroll frame, a button's place below."""
    root.geometry("400x300")
    theme_of(root)
    pump(root, lambda: root.winfo_width() == 400)
    made = plain_frame(root)
    made.foot = tk.Frame(made, height=40)
    made.foot.pack(side="bottom", fill="x")
    made.scroll = ScrollFrame(made)
    made.scroll.pack(fill="both", expand=True)
    made.lines = [ThaiLabel(made.scroll.body, LONG, wrap=True) for _ in range(4)]
    for line in made.lines:
        line.pack(fill="x")
    return made


def test_everything_has_its_place_before_it_shows(root, part):
    lay_out_unseen(part, 400, 300)

    assert not any(line.winfo_viewable() for line in part.lines)
    assert part.foot.winfo_y() == 260
    for above, below in zip(part.lines, part.lines[1:], strict=False):
        assert above.winfo_height() == above.winfo_reqheight() > theme_of(root).line_height()
        assert below.winfo_y() == above.winfo_y() + above.winfo_height()


def test_nothing_moves_once_it_shows(root, part, pump):
    lay_out_unseen(part, 400, 300)
    moved = []
    for widget in (*part.lines, part.foot, part.scroll):
        widget.bind("<Configure>", moved.append, add=True)

    part.pack(fill="both", expand=True)
    pump(root, lambda: part.lines[0].winfo_viewable())

    assert not moved


def test_a_place_without_a_size_settles_nothing(root, part, pump):
    lay_out_unseen(part, 1, 1)

    part.pack(fill="both", expand=True)

    pump(root, lambda: part.foot.winfo_viewable() and part.foot.winfo_y() == 260)
