"""The page that lists the drills: how to play, what each is about, and what was broken off and can go on."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from desktop.messages import _, digits, language
from desktop.services.classroom import Classroom, Unfinished
from desktop.services.practice import Practice
from desktop.widgets.banner import Banner
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.label import ThaiLabel
from desktop.widgets.notice import tell
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from training.errors import DrillError
from training.modes import Mode
from training.roles import Role
from training.scenario import Scenario

_FIRST = (
    Role.AUTHORIZER,
    Role.MAKER,
    Role.COMPANY_ADMIN,
)  # whose hands the money passes through daily come first


def _systems() -> dict[bool, str]:
    """What the drills are about: the bank's system, and the treasury's."""
    return {
        False: _("The bank: Corporate Online"),
        True: _("The treasury: New GFMS Thai with Soft Token"),
    }


def _is_treasurys(drill: Scenario) -> bool:
    """Whether the drill is about the treasury's system, at its pages or at the office's desk for it."""
    return drill.portal.is_treasury or drill.portal.name.startswith("treasury")


class ScenarioList(ttk.Frame):
    """Every drill as a card, below the choice of a mode.

    Attributes:
        mode: the mode that is chosen.
    """

    def __init__(
        self,
        master: tk.Misc,
        classroom: Classroom,
        mode: str,
        on_start: Callable[[str, str], None],
        on_resume: Callable[[Practice], None],
    ) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        self._classroom, self._on_start, self._on_resume = classroom, on_start, on_resume
        self.mode = Mode(mode)
        self._buttons: list[ttk.Button] = []
        ThaiLabel(self, _("Practice room"), "Title").pack(fill="x")
        ThaiLabel(
            self,
            _(
                "Make-believe screens of the bank and the treasury, and phones. "
                "Nothing here reaches the real ones; mistakes cost nothing."
            ),
            "Muted",
            wrap=True,
        ).pack(fill="x", pady=(0, px(10)))
        for left in classroom.unfinished():
            self._offer(left)
        self._choice = plain_frame(self)
        self._choice.pack(fill="x")
        self._about = ThaiLabel(self, "", "Muted", wrap=True)
        self._about.pack(fill="x", pady=(px(4), px(10)))
        self.modes: dict[Mode, ttk.Button] = {}
        self.choose(self.mode)
        jumps = plain_frame(self)
        jumps.pack(fill="x")
        self._scroll = ScrollFrame(self)
        self._scroll.pack(fill="both", expand=True)
        for of_treasury, system in _systems().items():
            drills = [drill for drill in classroom.drills() if _is_treasurys(drill) is of_treasury]
            if drills:
                self._system(jumps, system, drills)
        for error in classroom.catalog.broken:
            ThaiLabel(self._scroll.body, str(error), "Error", wrap=True).pack(fill="x", pady=px(4))

    def focus_first(self) -> None:
        """Gives the keyboard to the first drill."""
        if self._buttons:
            self._buttons[0].focus_set()

    def choose(self, mode: Mode) -> None:
        """Makes this the mode in which a drill begins."""
        self.mode = mode
        for old in self._choice.winfo_children():
            old.destroy()
        for one in Mode:
            chosen = one is mode
            made = button(
                self._choice,
                one.label.in_language(language()),
                lambda one=one: self._chosen(one),
                "primary" if chosen else "secondary",
                icon_name="tick" if chosen else "",
            )
            made.pack(side="left", padx=(0, theme_of(self).px(8)))
            self.modes[one] = made
        self._about.set_text(mode.about.in_language(language()))

    def kept(self) -> Mode:
        """What must outlive a change of language or size."""
        return self.mode

    def put_back(self, kept: Mode) -> None:
        """Puts that back on the new page."""
        self.choose(kept)

    def _chosen(self, mode: Mode) -> None:
        self.choose(mode)
        self.modes[mode].focus_set()

    def _offer(self, left: Unfinished) -> None:
        """A line that offers to go on with a run that was broken off."""
        title = left.scenario.title.in_language(language()) if left.scenario else left.drill
        text = _("Broken off: {title} ({mode}, {steps} actions)").format(
            title=title, mode=left.mode.label.in_language(language()), steps=digits(left.steps)
        )

        def discard() -> None:
            self._classroom.discard(left.run)
            offer.destroy()
            self.focus_first()

        def go_on() -> None:
            try:
                practice = self._classroom.resume(left.run)
            except DrillError as error:
                tell(self, _("Go on with a drill"), str(error), "warning")
                discard()  # it can never go on, and the offer would only be in the way
            else:
                self._on_resume(practice)

        actions = [(_("Go on"), go_on)]
        if not left.mode.rules.sealed:  # an examination is sat once, and so not thrown away
            actions.append((_("Throw it away"), discard))
        offer = Banner(self, text, "warning", actions)
        offer.pack(fill="x", pady=(0, theme_of(self).px(8)))

    def _system(self, jumps: tk.Misc, system: str, drills: list[Scenario]) -> None:
        """The drills of one system below its name, each role's together, and a button that goes there."""
        px = theme_of(self).px
        body, first = self._scroll.body, len(self._buttons)
        heading = _("{system} · {count} drills").format(system=system, count=digits(len(drills)))
        label = ThaiLabel(body, heading, "Title", wrap=True)
        label.pack(fill="x", pady=(px(2), px(4)))
        for role in dict.fromkeys((*_FIRST, *Role)):
            self._group(body, role, [drill for drill in drills if drill.role is role])

        def go() -> None:
            self._buttons[first].focus_set()
            self._scroll.scroll_to(label.winfo_y() / max(body.winfo_height(), 1))

        jump = button(jumps, heading, go, "quiet", "down")
        jump.pack(side="left", padx=(0, px(8)), pady=(0, px(6)))

    def _group(self, master: tk.Misc, role: Role, drills: list[Scenario]) -> None:
        """The drills of one role below its name."""
        px = theme_of(self).px
        if drills:
            heading = _("{role} · {count} drills").format(
                role=role.label.in_language(language()), count=digits(len(drills))
            )
            ThaiLabel(master, heading, "Head", wrap=True).pack(fill="x", pady=(px(4), px(8)))
        for drill in drills:
            self._card(master, drill)

    def _card(self, master: tk.Misc, scenario: Scenario) -> None:
        px = theme_of(self).px
        card = Card(master, scenario.title.in_language(language()))
        card.pack(fill="x", pady=(0, px(14)), padx=(0, px(12)))
        ThaiLabel(card.body, scenario.brief.in_language(language()), wrap=True).pack(fill="x")
        foot = plain_frame(card.body)
        foot.pack(fill="x", pady=(px(8), 0))
        begin = button(
            foot,
            _("Begin"),
            lambda: self._on_start(scenario.id, self.mode.value),
            "primary",
            icon_name="play",
        )
        begin.pack(side="right")
        self._buttons.append(begin)
        about = _("{steps} steps · pass at {mastery} points").format(
            steps=digits(len(scenario.steps)),
            mastery=digits(scenario.mastery),
        )
        ThaiLabel(foot, about, "Muted").pack(side="left")
        ThaiLabel(card.body, scenario.letter.citation, "Help", wrap=True).pack(fill="x", pady=(px(4), 0))
