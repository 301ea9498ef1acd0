"""A click in a drill is drawn once: nothing that has come to show is given another place, or another look, by it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop.app import App
from training import masking

DRILLS = ("check_forms_before_branch", "code_expired_or_mistyped", "reconcile_by_own_statement")


def clicks(app: App, drill: str) -> Iterator[None]:
    """Plays the model answer; between two values time passes, or a click is done, and is drawn."""
    app.practise(drill)
    page: Any = app.page
    practice = page.practice
    for after_s, masked in practice.scenario.answer:
        practice._skipped += timedelta(seconds=after_s)
        page.refresh()
        app.root.update()
        yield
        state = replace(practice.session.state, now=practice.now)
        page.act(masking.unmask(practice.scenario, state, masked))
        app.root.update()
        yield


@pytest.mark.parametrize("drill", DRILLS)
def test_no_click_makes_a_style_at_which_the_whole_window_is_drawn_anew(app, drill):
    painted: list[object] = []
    app.root.bind_all("<<ThemeChanged>>", painted.append, add=True)
    steps = clicks(app, drill)
    next(steps)
    painted.clear()

    for step, _done in enumerate(steps):
        assert not painted, f"step {step}"


@pytest.mark.parametrize("drill", DRILLS)
def test_a_new_screen_stands_where_it_is_first_drawn(app, drill):
    moved: list[str] = []
    app.root.bind_all("<Configure>", lambda event: moved.append(str(event.widget)) if shows(event) else None)
    steps, before = clicks(app, drill), ""
    seen = 0

    for step, _done in enumerate(steps):
        sheet = str(app.page.screen._sheet) if hasattr(app.page, "screen") else before
        if sheet != before and before:  # the one that stood there before may have to make room for the desk
            seen += 1
            assert not [name for name in moved if name.startswith(sheet)], f"step {step}"
        before = sheet
        moved.clear()

    assert seen > 3


def shows(event: tk.Event[Any]) -> bool:
    """Whether that happened to a widget that can be seen."""
    return not isinstance(event.widget, str) and bool(event.widget.winfo_viewable())
