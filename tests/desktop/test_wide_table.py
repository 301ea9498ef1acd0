"""A statement in the real window: every figure in full, at large text and beside the papers, a button for each line."""

from __future__ import annotations

from tkinter import ttk

import pytest

from desktop.app import App
from desktop.classroom.wide_table import WideTable
from desktop.services.preferences import Settings
from desktop.widgets.shaping import unshape
from tests.desktop.driver import everything, push, sign_in, words

DRILL = "reconcile_by_own_statement"


def statement(app: App, size: int, *, papers: bool) -> WideTable:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")
    app.practise(DRILL)
    sign_in(app)
    push(app, "Statement บัญชี 0000000010")
    if papers:
        app.page.turn_to_desk()
    app.root.update()
    return next(w for w in everything(app.root) if isinstance(w, WideTable))


@pytest.mark.parametrize("papers", [False, True], ids=["beside the phone", "beside the papers"])
@pytest.mark.parametrize("size", [12, 18])
def test_every_figure_stands_in_full_within_the_page(app: App, size: int, papers: bool) -> None:
    table = statement(app, size, papers=papers)

    shown = {unshape(str(w.cget("text"))): w for w in everything(table) if isinstance(w, ttk.Label)}
    for figure in ("784,700.00", "180,000.00", "36,529.00", "901,271.00", "23-08-2566", "00000123"):
        label = shown[figure]
        assert label.winfo_width() >= label.winfo_reqwidth()
        assert label.winfo_rootx() >= table.winfo_rootx()
        assert label.winfo_rootx() + label.winfo_width() <= table.winfo_rootx() + table.winfo_width()
    for _, made in table.pressable:
        assert made.winfo_rootx() + made.winfo_width() <= table.winfo_rootx() + table.winfo_width()


def test_amounts_of_one_column_end_on_one_line(app: App) -> None:
    table = statement(app, 12, papers=False)

    ends = {
        label.winfo_rootx() + label.winfo_width()
        for label in everything(table)
        if isinstance(label, ttk.Label)
        and unshape(str(label.cget("text")))
        in ("784,700.00", "964,700.00", "928,171.00", "923,171.00", "901,271.00")
    }
    assert len(ends) == 1


def test_a_line_is_noted_by_its_own_button(app: App) -> None:
    statement(app, 12, papers=False)

    push(app, "ไม่ตรง (3)")

    assert app.page.practice.session.state.reports.found == {3}
    assert "ไม่ตรงกับทะเบียนคุม รายการที่ 3" in words(app)
