"""A drill that has begun is not lost by a slip: whoever leaves it is asked once, and going on is the easy answer."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.notice import Answer, Dialog, use_dialogs
from tests.desktop.driver import everything, push, sign_in

DRILL = "approve_transfer_by_otp"


class Person:
    """Someone who always gives the same answer, and remembers the questions."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.asked: list[tuple[str, Sequence[Answer]]] = []

    def ask(self, title: str, message: str, answers: Sequence[Answer], tone: Any = "info") -> str:
        self.asked.append((title, answers))
        return self.answer

    def unexpected(self, details: str) -> None:
        raise AssertionError(details)


def page_of(app: App) -> str:
    return type(app.page).__name__


def close_window(app: App) -> None:
    app.root.tk.call(*app.root.tk.splitlist(app.root.protocol("WM_DELETE_WINDOW")))


def press_key(key: str) -> Callable[[App], None]:
    def press(app: App) -> None:
        app.root.focus_force()
        app.root.event_generate(key)

    return press


WAYS_OUT = pytest.mark.parametrize(
    "leave",
    [
        App.show_home,
        close_window,
        press_key("<Control-Key-3>"),
        press_key("<Escape>"),
        lambda app: push(app, "เลิกฝึก (Esc)"),
    ],
    ids=["home", "close", "Ctrl+3", "Escape", "button"],
)


@WAYS_OUT
def test_a_drill_that_has_begun_goes_on_unless_leaving_is_confirmed(
    app: App, leave: Callable[[App], None]
) -> None:
    app.practise(DRILL)
    sign_in(app)
    person = Person("go_on")
    use_dialogs(app.root, person)

    leave(app)
    app.root.update()

    assert [title for title, _answers in person.asked] == ["เลิกฝึกกลางคันหรือไม่"]
    assert page_of(app) == "PracticePage"
    assert not app.page.practice.over


@pytest.mark.parametrize(
    ("leave", "place"), [(App.show_home, "HomePage"), (press_key("<Escape>"), "DebriefPage")]
)
def test_a_drill_is_left_once_that_is_confirmed(app: App, leave: Callable[[App], None], place: str) -> None:
    app.practise(DRILL)
    sign_in(app)
    person = Person("stop")
    use_dialogs(app.root, person)

    leave(app)
    app.root.update()

    assert len(person.asked) == 1
    assert page_of(app) == place


def test_the_drill_s_clock_takes_nobody_to_the_debrief_who_is_on_his_way_elsewhere(app: App) -> None:
    app.practise(DRILL)
    sign_in(app)
    use_dialogs(app.root, Person("stop"))

    assert app.page.may_leave()
    rung = tk.BooleanVar(app.root)
    app.root.after(600, rung.set, True)  # two ticks of the drill's clock
    app.root.wait_variable(rung)

    assert page_of(app) == "PracticePage"


def test_closing_the_window_ends_the_program_once_that_is_confirmed(open_app: Callable[[], App]) -> None:
    app = open_app()
    app.practise(DRILL)
    sign_in(app)
    use_dialogs(app.root, Person("stop"))

    close_window(app)

    with pytest.raises(tk.TclError):
        app.root.winfo_exists()


@WAYS_OUT
def test_a_drill_in_which_nothing_was_done_is_left_unasked(
    open_app: Callable[[], App], leave: Callable[[App], None]
) -> None:
    app = open_app()
    app.practise(DRILL)
    app.root.update()
    person = Person("go_on")
    use_dialogs(app.root, person)

    leave(app)

    assert person.asked == []


def test_a_finished_drill_is_left_unasked(app: App) -> None:
    app.practise(DRILL)
    sign_in(app)
    person = Person("stop")
    use_dialogs(app.root, person)
    push(app, "เลิกฝึก (Esc)")

    app.show_home()

    assert len(person.asked) == 1
    assert page_of(app) == "HomePage"


def test_another_language_or_size_is_no_leaving(app: App) -> None:
    app.practise(DRILL)
    sign_in(app)
    person = Person("go_on")
    use_dialogs(app.root, person)

    app.use(Settings(language="en", text_size=14))

    assert person.asked == []
    assert page_of(app) == "PracticePage"


@pytest.mark.parametrize("key", ["<Return>", "<Escape>"])
def test_the_keyboard_starts_on_going_on_and_a_second_way_out_asks_nothing_more(
    app: App, key: str, pump: Callable[..., None]
) -> None:
    app.practise(DRILL)
    sign_in(app)
    dialogs: list[int] = []

    def answer() -> None:
        shown = [w for w in everything(app.root) if isinstance(w, Dialog)]
        if not shown or not str(shown[0].focus_get() or "").startswith(str(shown[0])):
            app.root.after(10, answer)
            return
        close_window(app)  # while the question stands
        dialogs.append(len([w for w in everything(app.root) if isinstance(w, Dialog)]))
        shown[0].focus_get().event_generate(key)

    app.root.after(10, answer)
    app.show_home()
    app.root.update()

    assert dialogs == [1]
    assert page_of(app) == "PracticePage"
    assert not app.page.practice.over
