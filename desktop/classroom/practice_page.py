"""The page on which a drill is played: the bank on the left, the phone or the desk on the right, the coach below."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import Any

from desktop.classroom.coach_bar import CoachBar
from desktop.classroom.desk_pane import DeskPane
from desktop.classroom.phone_apps import PhoneApps
from desktop.classroom.screen_pane import ScreenPane
from desktop.classroom.seat_bar import SeatBar
from desktop.classroom.skipping import ask_how_far
from desktop.messages import _, language
from desktop.services.practice import Practice
from desktop.widgets.browser_frame import BrowserFrame
from desktop.widgets.laid_out import lay_out_unseen
from desktop.widgets.notice import Answer, dialogs, tell
from desktop.widgets.phone_card import PhoneCard
from desktop.widgets.phone_frame import PhoneFrame
from desktop.widgets.theme import theme_of
from training.actions import Action, act
from training.events import Event
from training.guide import NextStep
from training.modes import Mode
from training.view import Button, MessageView, PhoneView

_TICK_MS = 250
# made before the first screen shows: at each that is made later Tk draws the whole window anew
_STYLES = ("banners", "choices", "danger", "phone", "progress", "quiet", "scrollbars", "table", "ticks")


class PracticePage(ttk.Frame):
    """A drill being played. It draws what `Practice.view` says and sends actions back; it decides nothing.

    Attributes:
        practice: the run.
        screen: the portal's.
        apps: what the phone shows besides messages.
    """

    def __init__(self, master: tk.Misc, practice: Practice, on_end: Callable[[Practice], None]) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(10), px(8), px(10), 0))
        theme_of(self).need(*_STYLES)
        self.practice = practice
        self._on_end = on_end
        self._timer = ""
        self._ended = False
        self._asking = False
        self._troubled = False
        self._filled: NextStep | None = None
        self._looked_up = False  # to who came to the desk, without the trainee's asking
        self._waited = False  # somebody at the desk, for an answer
        view = practice.view(language())
        self._coach = CoachBar(self, self._commands())
        self._coach.pack(side="bottom", fill="x")
        self._seats = SeatBar(self, self._take_seat)
        if view.seats:
            self._seats.pack(side="top", fill="x", pady=(0, px(6)))
        self._right = ttk.Frame(self, style="Page.TFrame")
        self._right.pack(side="right", fill="y", padx=(px(10), 0))
        self._phone = PhoneFrame(self._right, self._press_on_phone)
        self._phone.pack(fill="y", expand=True)
        self.apps = PhoneApps(self._phone, self._act_on_phone)
        self._desk = DeskPane(self._right, view.desk, self._press_on_phone)
        if not practice.scenario.portal.signs_in:
            self.turn_to_desk()  # the work is on the papers themselves
        self._browser = BrowserFrame(self, view.screen.notice)
        self._browser.pack(side="left", fill="both", expand=True)
        self.screen = ScreenPane(self._browser.content, self.act)
        self.screen.pack(fill="both", expand=True)
        self.bind("<Destroy>", self._destroyed, add=True)
        self.refresh()
        self._tick()

    def act(self, action: Action) -> None:
        """Does this in the drill and shows what came of it."""
        self._show(self.practice.act(action))

    def _act_on_phone(self, action: Action) -> None:
        """Does this on the phone; the keyboard stays there, whatever comes of it on the portal's screen."""
        self.act(action)
        if not self._ended:
            self.apps.keep_keyboard()

    def refresh(self) -> None:
        """Draws the drill as it stands now."""
        view = self.practice.view(language())
        self._seats.show(view.seats)
        self._browser.set_page(view.screen.tab, view.screen.address)
        self._show_phone(view.phone)
        self._desk.show(view.desk)
        self._coach.show(view.coach)
        self._coach.allow("undo", self.practice.may_undo)
        self.screen.show(view.screen, self.practice.now)  # last: it has the room that the others leave
        if self.practice.mode is Mode.WATCH:
            self._fill_in()

    def advance(self) -> None:
        """Shows the next step of a demonstration."""
        if self.practice.mode is Mode.WATCH:
            self._show(self.practice.advance())

    def hint(self) -> None:
        """Takes the hint of the step in hand, where hints can be had."""
        if self.practice.mode.rules.hints:
            self.act(act("take_hint"))

    def undo(self) -> None:
        """Takes the last step back, where there is one to take back."""
        if self.practice.may_undo:
            self._wipe()
            self._show(self.practice.undo())

    def instruct(self) -> None:
        """Offers the instructor what he may let go wrong now."""
        waiting = self.practice.for_instructor()
        if waiting and not self._asking:
            answers: list[Answer] = [(fault.id, fault.caption, "secondary") for fault in waiting]
            answer = dialogs(self).ask(
                _("For the instructor"),
                _("What should happen now? The trainee is not told who let it happen."),
                [*answers, ("", _("Nothing"), "primary")],
            )
            if answer:
                self.act(act("instruct", fault=answer))

    def next_seat(self) -> None:
        """Moves on to the next chair, where the drill has several."""
        chairs = self.practice.view(language()).seats
        here = next((number for number, chair in enumerate(chairs) if chair.here), None)
        if here is not None:
            self._take_seat(chairs[(here + 1) % len(chairs)].id)

    def skip(self) -> None:
        """Lets a minute pass at once."""
        self._show(self.practice.skip(minutes=1))

    def skip_longer(self) -> None:
        """Lets three minutes pass at once."""
        self._show(self.practice.skip(minutes=3))

    def skip_to_next(self) -> None:
        """Lets time pass until something comes by itself; what that is, is not said."""
        self._show(self.practice.skip_to_next())

    def choose_skip(self) -> None:
        """Lets as much time pass as the trainee then chooses."""
        if skip := ask_how_far(self, self.practice):
            self._show(skip())

    def give_up(self) -> None:
        """Ends the drill here, if the trainee means it."""
        if self.may_leave():
            self._ended = False
            self.act(act("give_up"))

    def may_leave(self) -> bool:
        """Whether the drill may be left; asked of the trainee while it runs, one question at a time."""
        if self._asking or not self.practice.running:
            return not self._asking
        self._asking = True
        try:
            answer = dialogs(self).ask(
                _("Stop the drill half way?"),
                _("It is not finished. Once stopped, it cannot be taken up again where it was."),
                [("stop", _("Stop the drill"), "danger"), ("go_on", _("Go on practising"), "primary")],
                "warning",
            )
        finally:
            self._asking = False
        if answer == "stop":
            self.practice.act(act("give_up"))  # an examination is sealed even when it is walked out of
            self._ended = (
                True  # whoever leaves goes where he wanted; the clock must not take him to the debrief
            )
        return answer == "stop"

    def turn_to_desk(self) -> None:
        """Shows the desk in place of the phone, or the phone again."""
        self._looked_up = False
        at_desk = bool(self._desk.winfo_manager())
        shown, hidden = (self._phone, self._desk) if at_desk else (self._desk, self._phone)
        held = str(self.tk.call("focus")).startswith(f"{hidden}.")
        hidden.pack_forget()
        width = shown.winfo_reqwidth()
        self._right.configure(width=width)
        self.update_idletasks()  # else it would first be laid out as narrow as the other was, and drawn so
        lay_out_unseen(shown, width, self._right.winfo_height())
        shown.pack(fill="y", expand=True)
        self._coach.say_where("desk" if at_desk else "phone")
        if held:  # the keyboard does not stay behind on what cannot be seen
            self.update_idletasks()
            shown.tk_focusNext().focus_set()

    def focus_first(self) -> None:
        """Gives the keyboard to the bank's first box; in a demonstration to the button that goes on."""
        if self.practice.mode is Mode.WATCH:
            self._coach.buttons["next"].focus_set()
        else:
            self.screen.focus_first()

    def kept(self) -> dict[str, Any]:
        """What the trainee would miss if the page were drawn anew: what is typed, and the open papers."""
        return {
            "typed": self.screen.typed() | self.apps.pane.typed(),
            "papers": bool(self._desk.winfo_manager()),
        }

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Puts that back on the new page."""
        self.screen.put_back(kept["typed"])
        self.apps.pane.put_back(kept["typed"])
        if kept["papers"] != bool(self._desk.winfo_manager()):
            self.turn_to_desk()

    def _commands(self) -> dict[str, Callable[[], None]]:
        """What the mode lets the trainee ask for, in the order of the buttons."""
        rules = self.practice.mode.rules
        watching = self.practice.mode is Mode.WATCH
        offered = (
            ("next", self.advance, watching),
            ("hint", self.hint, rules.hints),
            ("undo", self.undo, rules.undo),
            ("desk", self.turn_to_desk, True),
            ("skip", self.choose_skip, not watching),
            ("stop", self.give_up, True),
        )
        return {name: command for name, command, there in offered if there}

    def _show(self, events: list[Event]) -> None:
        """Draws what came of an action; the last one leads away from here."""
        if any(event.kind == "real_value_refused" for event in events):
            self._wipe()
        leaves = self.practice.over and not self._ended
        if not leaves:
            self.refresh()
        if self.practice.trouble and not self._troubled:
            self._troubled = True
            tell(self, _("The drill's log"), self.practice.trouble, "warning")
        if leaves:
            self._ended = True
            self._on_end(self.practice)

    def _wipe(self) -> None:
        """Empties every box."""
        self.screen.wipe()
        self.apps.pane.wipe()

    def _fill_in(self) -> None:
        """Fills the boxes as the next step of a demonstration will send them."""
        ahead = self.practice.next_step()
        if ahead is not None and ahead != self._filled:
            self._filled = ahead
            self.screen.put_back(dict(ahead.typed))
            self.apps.pane.put_back(dict(ahead.typed))
            self._coach.buttons["next"].focus_set()

    def _show_phone(self, phone: PhoneView) -> None:
        self._phone.set_clock(phone.clock, phone.date)
        self._phone.set_notice(phone.notice)
        self._phone.set_owner(phone.owner)
        self._phone.set_face(locked=phone.locked, about=phone.about)
        self._phone_buttons = {
            (message.id, str(number)): pressed
            for message in (*phone.shown, *phone.visitors)
            for number, pressed in enumerate(message.buttons)
        } | {("", pressed.action): pressed for pressed in phone.foot}
        self._phone.set_foot([(pressed.action, pressed.caption, pressed.style) for pressed in phone.foot])
        self.apps.show(phone, self.practice.now)
        news = self._phone.show_cards([_card(message) for message in phone.shown])
        came = self._desk.show_visitors([_card(visit) for visit in phone.visitors])
        self._look_up(came, news, any(visit.buttons for visit in phone.visitors))

    def _look_up(self, came: bool, news: bool, waits: bool) -> None:
        """Turns to whoever comes to the desk, and back to the phone when nobody there waits for an answer any more.

        Args:
            came: somebody at the desk speaks who did not before.
            news: something has come to the phone.
            waits: somebody at the desk waits for an answer.
        """
        if came and not self._desk.winfo_manager():
            self.turn_to_desk()
            self._looked_up = True
        elif self._looked_up and not came and not waits and (news or self._waited):
            self.turn_to_desk()
        self._waited = waits

    def _take_seat(self, seat: str) -> None:
        self.act(act("take_seat", who=seat))

    def _press_on_phone(self, card: str, number: str) -> None:
        pressed: Button = self._phone_buttons[card, number]
        self.act(act(pressed.action, **dict(pressed.args)))

    def _tick(self) -> None:
        if self.practice.over and not self._ended:  # it was cut off between its last step and its debrief
            self._timer = self.after(
                0, self._show, []
            )  # not while this page is being laid out, which is idle work
            return
        # a countdown runs and messages arrive by themselves; nothing is redrawn unless it has changed
        if not self.practice.over:
            self.refresh()
            self._timer = self.after(_TICK_MS, self._tick)

    def _destroyed(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and self._timer:
            self.after_cancel(self._timer)
            self._timer = ""


def _card(message: MessageView) -> PhoneCard:
    return PhoneCard(
        id=message.id,
        sender=message.sender,
        at=message.at,
        text=message.text,
        read=message.read,
        buttons=tuple((str(number), pressed.caption) for number, pressed in enumerate(message.buttons)),
    )
