"""Loads beside the window what its other pages are made of, so that none of them has to wait for it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from desktop.services.classroom import Classroom
from desktop.services.office import Office
from desktop.widgets.background import run_in_background


def load_ahead(root: tk.Tk, office: Office, classroom: Classroom, then: Callable[[], object]) -> None:
    """Loads the pages' modules, the forms and the drills.

    Args:
        root: The window, which goes on answering.
        office: The clerk's desk, whose forms are read.
        classroom: The training room, whose drills are read.
        then: Called on the window's thread once all is loaded.
    """

    def load(_job: object) -> None:
        import desktop.classroom.debrief_page
        import desktop.classroom.practice_page
        import desktop.classroom.scenario_list
        import desktop.office.form_page
        import desktop.office.merge_page
        import desktop.office.register_page
        import desktop.office.settings_page
        import desktop.services.exercises  # noqa: F401 - to have them loaded

        list(office.catalog)
        classroom.drills()

    # what cannot be loaded fails again, and is told, on the page that needs it
    run_in_background(root, load, on_done=lambda _none: then(), on_error=lambda _error: None)
