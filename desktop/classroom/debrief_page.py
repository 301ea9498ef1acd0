"""The page after a drill: what it was worth, which mistakes were made against which clause, and what was done when."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from datetime import timedelta
from tkinter import ttk

from desktop.messages import _, digits, language
from desktop.services.practice import Practice
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.icons import icon
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.events import Event
from training.modes import Mode
from training.scenario import OUTCOMES, Mistake, Scenario
from training.scoring import Result, told
from training.words import Words


class DebriefPage(ttk.Frame):
    """What a run came to."""

    def __init__(
        self,
        master: tk.Misc,
        practice: Practice,
        on_again: Callable[[str, str], None],
        on_try_again: Callable[[int], None],
        on_done: Callable[[], None],
        documents: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Makes the page.

        Args:
            master: Where it stands.
            practice: The run.
            on_again: Begins the drill of that name anew, in that mode.
            on_try_again: Goes back to before that step of the run, to do it another way.
            on_done: Leaves for the list of drills.
            documents: Those to make out of this drill: the title of each and what opens its form.
        """
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        result = practice.result()
        foot = plain_frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        self._again = button(
            foot,
            _("Practise again"),
            lambda: on_again(practice.scenario.id, practice.mode.value),
            "primary",
            icon_name="reload",
        )
        self._again.pack(side="right", padx=(px(8), px(12)))
        button(foot, _("Back to the drills"), on_done).pack(side="right")
        ThaiLabel(self, _said(practice.scenario.title), "Title", wrap=True).pack(fill="x")
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        _verdict(scroll.body, practice, result)
        for mistake in result.mistakes:
            _mistake(scroll.body, mistake, practice, on_try_again)
        if documents:
            _documents(scroll.body, documents)
        _timeline(scroll.body, practice, on_try_again)

    def focus_first(self) -> None:
        """Gives the keyboard to the button that starts again."""
        self._again.focus_set()


def _verdict(master: tk.Misc, practice: Practice, result: Result) -> None:
    theme = theme_of(master)
    px, t = theme.px, theme.tokens
    card = Card(master)
    card.pack(fill="x", pady=(px(6), px(12)), padx=(0, px(12)))
    row = plain_frame(card.body)
    row.pack(fill="x")
    sign = ttk.Label(row, style="Card.TLabel")
    sign.configure(
        image=icon(sign, "done" if result.passed else "stop", t.ok if result.passed else t.danger, 40)
    )
    sign.pack(side="left", padx=(0, px(14)))
    words = plain_frame(row)
    words.pack(side="left", fill="x", expand=True)
    ThaiLabel(words, _head(practice, result), "Head").pack(fill="x")
    told = _("{score} points of 100 · {outcome} · pass at {mastery}").format(
        score=digits(result.score),
        outcome=_said(OUTCOMES[result.outcome]),
        mastery=digits(practice.scenario.mastery),
    )
    ThaiLabel(words, told, wrap=True).pack(fill="x")
    ThaiLabel(words, _("Mode: {mode}").format(mode=_said(practice.mode.label)), "Muted").pack(fill="x")
    if practice.result_file is not None:
        sealed = _("The result is sealed in {path}").format(path=practice.result_file)
        ThaiLabel(words, sealed, "Muted", wrap=True).pack(fill="x")
    if result.hints:
        ThaiLabel(words, _("Hints taken: {n}").format(n=digits(result.hints)), "Muted").pack(fill="x")
    if not result.mistakes:
        ThaiLabel(words, _("No mistakes were made."), "Ok").pack(fill="x")


def _head(practice: Practice, result: Result) -> str:
    if practice.mode is Mode.WATCH:
        return _("Shown to the end") if result.passed else _("Stopped part way")
    return _("Passed") if result.passed else _("Not passed yet")


def _mistake(
    master: tk.Misc, mistake: Mistake, practice: Practice, on_try_again: Callable[[int], None]
) -> None:
    px = theme_of(master).px
    severities = {"critical": _("Critical"), "major": _("Major"), "minor": _("Minor")}
    card = Card(master)
    card.pack(fill="x", pady=(0, px(12)), padx=(0, px(12)))
    head = plain_frame(card.body)
    head.pack(fill="x")
    ThaiLabel(head, f"⚠ {severities[mistake.severity]}", "Error").pack(side="left", padx=(0, px(10)))
    lost = _("−{points} points").format(points=digits(mistake.points))
    ThaiLabel(head, lost, "Muted").pack(side="right")
    ThaiLabel(head, _said(mistake.what), "Head", wrap=True).pack(side="left", fill="x", expand=True)
    ThaiLabel(card.body, _("What a careful person does"), "Bold").pack(fill="x", pady=(px(6), 0))
    ThaiLabel(card.body, _said(mistake.remedy), wrap=True).pack(fill="x")
    clause = mistake.clause
    ThaiLabel(card.body, _("The rule it goes against"), "Bold").pack(fill="x", pady=(px(6), 0))
    ThaiLabel(card.body, _said(clause.meaning), wrap=True).pack(fill="x")
    ThaiLabel(card.body, f"{clause.citation}: “{clause.words}”", "Help", wrap=True).pack(fill="x")
    made_at = next(event.step for event in practice.timeline() if event.get("mistake") == mistake.id)
    back = button(
        card.body,
        _("Go back to before this mistake and try again"),
        lambda: on_try_again(made_at),
        icon_name="reload",
    )
    back.pack(anchor="w", pady=(px(8), 0))


def _documents(master: tk.Misc, documents: Sequence[tuple[str, Callable[[], None]]]) -> None:
    px = theme_of(master).px
    card = Card(master, _("Make the documents of this drill"))
    card.pack(fill="x", pady=(0, px(12)), padx=(0, px(12)))
    about = _("The form opens filled in with invented answers and marked as an exercise.")
    ThaiLabel(card.body, about, "Muted", wrap=True).pack(fill="x")
    for title, opens in documents:
        button(card.body, title, opens, icon_name="document").pack(anchor="w", pady=(px(6), 0))


def _timeline(master: tk.Misc, practice: Practice, on_try_again: Callable[[int], None]) -> None:
    px = theme_of(master).px
    card = Card(master, _("What happened, step by step"))
    card.pack(fill="x", pady=(0, px(12)), padx=(0, px(12)))
    about = _("From any line you can go back to before that step and try another way.")
    ThaiLabel(card.body, about, "Muted", wrap=True).pack(fill="x")
    if practice.mode.rules.sealed:
        stays = _("That is practice; the result of the examination stays as it is.")
        ThaiLabel(card.body, stays, "Muted", wrap=True).pack(fill="x")
    grid = plain_frame(card.body)
    grid.pack(fill="x", pady=(px(6), 0))
    grid.columnconfigure(1, weight=1)
    for row, event in enumerate(practice.timeline()):
        _line(grid, row, practice.scenario, event)
        if event.step:
            back = button(grid, _("Try again from here"), lambda step=event.step: on_try_again(step), "quiet")
            back.grid(row=row, column=3, sticky="ne", padx=(px(16), 0))


def _line(grid: tk.Misc, row: int, scenario: Scenario, event: Event) -> None:
    """When it was, what happened, and whose doing it was where several take part."""
    px = theme_of(grid).px
    mistake = event.kind == "mistake"
    what = f"⚠ {_said(told(scenario, event))}" if mistake else _said(told(scenario, event))
    style = "Error" if mistake else "Bold" if event.kind == "tried_again" else ""
    ThaiLabel(grid, clock(event.at), "Muted").grid(row=row, column=0, sticky="w", padx=(0, px(16)))
    ThaiLabel(grid, what, style, wrap=True).grid(row=row, column=1, sticky="ew")
    if event.seat:
        who = scenario.seat(event.seat).sign_in.name
        ThaiLabel(grid, who, "Muted").grid(row=row, column=2, sticky="e", padx=(px(16), 0))


def _said(words: Words) -> str:
    return words.in_language(language())


def clock(moment: timedelta) -> str:
    """Minutes and seconds since the drill's start, ``๑:๐๕``; of a drill over days hours too, ``๙๕:๓๓:๑๕``."""
    minutes, seconds = divmod(int(moment.total_seconds()), 60)
    hours = f"{minutes // 60}:{minutes % 60:02}" if moment >= timedelta(days=1) else f"{minutes}"
    return digits(f"{hours}:{seconds:02}")
