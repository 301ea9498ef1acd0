"""Every drill's model answer in the real window: each picture on the way is whole, none of its words cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from tests.desktop.driver import everything
from training import masking
from training.scenario_catalog import find

DRILLS = tuple(find().scenarios)


def cut_off(app: App) -> Iterator[str]:
    """The words of every label and button in view that is given less room than it asks for."""
    for widget in everything(app.root):
        if isinstance(widget, ttk.Label | ttk.Button) and widget.winfo_viewable():
            wide = widget.winfo_reqwidth() > widget.winfo_width() + 1
            if wide or widget.winfo_reqheight() > widget.winfo_height() + 1:
                yield str(widget.cget("text"))


@pytest.mark.parametrize("size", [12, 18])
@pytest.mark.parametrize("drill", DRILLS)
def test_every_screen_of_the_model_answer_is_drawn_whole(app: App, watch: Any, drill: str, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")  # what 1366×768 leaves beside a task bar and a title
    app.practise(drill)
    page, practice = app.page, app.page.practice
    for after_s, masked in practice.scenario.answer:
        watch.passed += timedelta(seconds=after_s)
        page.refresh()
        app.root.update()
        assert list(cut_off(app)) == []
        state = replace(practice.session.state, now=practice.now)
        page.act(masking.unmask(practice.scenario, state, masked))
        app.root.update()

    assert practice.result().passed
    assert list(cut_off(app)) == []
