"""How far the drill's clock may be put on at once: what is offered, and what each choice comes to."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial

from desktop.messages import _, language
from desktop.services.practice import Practice
from desktop.widgets.notice import Answer, dialogs
from training.events import Event

Skip = Callable[[], list[Event]]


def ask_how_far(page: tk.Misc, practice: Practice) -> Skip | None:
    """What puts the clock on as far as the trainee chooses, each choice with its key; None for not at all."""
    offered: list[tuple[str, Skip]] = [
        (_("Skip 1 minute (F6)"), partial(practice.skip, minutes=1)),
        (_("Skip 3 minutes (Shift+F6)"), partial(practice.skip, minutes=3)),
    ]
    offered += [
        (caption, partial(practice.skip_long, nth))
        for nth, caption in enumerate(practice.long_skips(language()))
    ]
    if practice.may_skip_to_next:
        offered.append((_("Up to the next event (F2)"), practice.skip_to_next))
    answers: list[Answer] = [
        (str(nth), caption, "secondary" if nth else "primary") for nth, (caption, _skip) in enumerate(offered)
    ]
    told = _("The drill's clock goes on at once; what would have come meanwhile comes.")
    chosen = dialogs(page).ask(_("Skip time"), told, [*answers, ("", _("Do not skip"), "secondary")])
    return offered[int(chosen)][1] if chosen else None
