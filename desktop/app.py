"""The window: a sidebar of places to go, one page at a time, and the keys that work everywhere."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Protocol

from desktop.home_page import HomePage
from desktop.keys import PAGE_KEYS, PLACE_KEYS, TEXT_KEYS
from desktop.messages import _, use_language
from desktop.services.preferences import LARGEST_TEXT, SMALLEST_TEXT, Settings, SettingsStore
from desktop.sidebar import Sidebar
from desktop.widgets.editing import shortcut
from desktop.widgets.laid_out import lay_out_unseen
from desktop.widgets.theme import Theme
from desktop.widgets.tk_words import teach_tk
from desktop.widgets.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from desktop.services.classroom import Classroom
    from desktop.services.merging import Merging
    from desktop.services.office import Office
    from desktop.services.ports import Drafts, Entry
    from desktop.services.practice import Practice
    from desktop.services.registering import Registering

WIDTH, HEIGHT = 1366, 700
_NARROWEST, _LOWEST = 1000, 600
_NEXT_PAGE_SHOWS_MS = 150  # until then the page before is only hidden


class Services(Protocol):
    """What the window is given. It asks for each service when a page needs it, so that none delays the first."""

    settings: SettingsStore
    office: Office
    classroom: Classroom
    merging: Merging
    registering: Registering
    drafts: Drafts


class Page(Protocol):
    """What the window asks of a page.

    A page that can be typed on also has `kept()`, what must outlive a change of language or size, and
    `put_back(kept)` for the page drawn anew.  A page that is not to be left unasked has `may_leave()`, whether
    the person lets it go; one that has something to save when another shows has `leave()`.
    """

    def focus_first(self) -> None:
        """Gives the keyboard to the first thing on the page."""
        ...

    def destroy(self) -> None:
        """Takes the page away."""
        ...


class App:
    """The window and what it shows.

    Attributes:
        root: the Tk window.
        services: what can be done in it.
        theme: its look.
        page: the page that shows.
    """

    def __init__(self, root: tk.Tk, services: Services, documents: Path) -> None:
        """Fills the window.

        Args:
            root: The Tk window.
            services: What can be done in it.
            documents: Where documents go unless the settings name another folder.
        """
        self.root, self.services, self._documents = root, services, documents
        store = services.settings
        self.settings = store.read()
        self._speak(self.settings.language)
        self.theme = Theme(root, _tokens(self.settings), self.settings.text_size)
        root.minsize(self.theme.px(_NARROWEST), self.theme.px(_LOWEST))
        self.page: Page | None = None
        self._again: Callable[[], None] = self.show_home
        self._mode = "free"  # in which a drill was last begun
        self._frame = ttk.Frame(root, style="Page.TFrame")
        self._frame.pack(fill="both", expand=True)
        self._sidebar: Sidebar | None = None
        self._place = ttk.Frame(self._frame, style="Page.TFrame")
        self._place.pack(side="right", fill="both", expand=True)
        self._bind_keys()
        root.protocol("WM_DELETE_WINDOW", self.close)
        self._rebuild()
        if store.set_aside is not None:
            from desktop.widgets.notice import tell

            told = _("The settings could not be read. They begin anew; the old file is kept as {path}")
            root.after_idle(tell, root, _("Settings"), told.format(path=store.set_aside))

    # -------------------------------------------------------------- places to go

    def show_home(self) -> None:
        """Goes to the first page."""
        self._go(self.show_home, lambda place: HomePage(place, self.show_drills, self.show_forms))

    def show_drills(self) -> None:
        """Goes to the list of drills."""
        from desktop.classroom.scenario_list import ScenarioList

        go = (self.practise, self.show_practice)
        self._go(
            self.show_drills, lambda place: ScenarioList(place, self.services.classroom, self._mode, *go)
        )

    def practise(self, scenario_id: str, mode: str = "free") -> None:
        """Begins a drill in a mode."""
        self._mode = mode
        self.show_practice(self.services.classroom.start(scenario_id, mode))

    def show_practice(self, practice: Practice) -> None:
        """Goes to a drill that is being played; the sidebar makes room for it."""
        from desktop.classroom.practice_page import PracticePage

        self._go(
            lambda: self.show_practice(practice),
            lambda place: PracticePage(place, practice, self.show_debrief),
            sidebar=False,
        )

    def show_debrief(self, practice: Practice) -> None:
        """Goes to what a drill came to."""
        from desktop.classroom.debrief_page import DebriefPage

        def try_again(step: int) -> None:
            self.show_practice(self.services.classroom.try_again(practice, step))

        self._go(
            lambda: self.show_debrief(practice),
            lambda place: DebriefPage(
                place, practice, self.practise, try_again, self.show_drills, self._documents_of(practice)
            ),
            within=self.show_drills,
        )

    def show_forms(self) -> None:
        """Goes to the list of forms."""
        from desktop.office.form_list import FormList

        self._go(self.show_forms, lambda place: FormList(place, self.services.office, self.fill_form))

    def fill_form(self, name: str, answers: Mapping[str, object] | None = None) -> None:
        """Opens a form to be filled; with answers, one that an exercise has filled already."""
        again = (name, answers)
        self._open_form(name, lambda: self.fill_form(*again), self.show_forms, answers=answers)

    def _documents_of(self, practice: Practice) -> list[tuple[str, Callable[[], None]]]:
        """The documents to make out of a drill: the title of each, and what opens its form."""
        from desktop.office.form_list import form_title
        from desktop.services.exercises import exercises

        return [
            (
                form_title(exercise.form),
                lambda exercise=exercise: self.fill_form(exercise.form.name, exercise.answers),
            )
            for exercise in exercises(practice.scenario, self.services.office, practice.what_happened())
        ]

    def show_merge(self) -> None:
        """Goes to making many documents at once."""
        from desktop.office.merge_page import MergePage

        self._go(
            self.show_merge,
            lambda place: MergePage(place, self.services.merging, self.services.drafts, self.document_folder),
        )

    def show_register(self) -> None:
        """Goes to the register of what was issued."""
        from desktop.office.register_page import RegisterPage

        self._go(
            self.show_register,
            lambda place: RegisterPage(place, self.services.registering, self.document_folder, self.reissue),
        )

    def reissue(self, entry: Entry, reason: str) -> None:
        """Opens the form of a document that is to be issued anew under its number."""
        again = (entry, reason)
        self._open_form(entry.form, lambda: self.reissue(*again), self.show_register, reissue=again)

    def _open_form(
        self,
        name: str,
        again: Callable[[], None],
        on_back: Callable[[], None],
        reissue: tuple[Entry, str] | None = None,
        answers: Mapping[str, object] | None = None,
    ) -> None:
        from desktop.office.form_page import FormPage

        form = self.services.office.catalog.get(name)
        desk = (self.services.office, self.services.registering, self.services.drafts)
        self._go(
            again,
            lambda place: FormPage(
                place, form, *desk, self.document_folder, on_back, reissue=reissue, exercise=answers
            ),
            within=on_back,
        )

    def show_settings(self) -> None:
        """Goes to the settings."""
        from desktop.office.settings_page import SettingsPage

        self._go(
            self.show_settings,
            lambda place: SettingsPage(place, self.settings, self.services.office, self._documents, self.use),
        )

    def close(self) -> None:
        """Closes the window, unless its page is not to be left."""
        if self._may_leave():
            self.root.destroy()

    # -------------------------------------------------------------- settings

    @property
    def document_folder(self) -> Path:
        """Where documents go."""
        return Path(self.settings.folder) if self.settings.folder else self._documents

    def use(self, settings: Settings) -> None:
        """Takes on these settings at once, and keeps them."""
        self.settings = settings
        self._speak(settings.language)
        self.theme.use(_tokens(settings), settings.text_size)
        self._rebuild()
        # last: a full disk must not leave the window half in another language
        self.services.settings.write(settings)

    def larger_text(self, points: int) -> None:
        """Makes all text larger by so many points, or smaller."""
        size = min(max(self.settings.text_size + points, SMALLEST_TEXT), LARGEST_TEXT)
        self.use(replace(self.settings, text_size=size))

    # -------------------------------------------------------------- inside

    def _speak(self, language: str) -> None:
        use_language(language)
        teach_tk(self.root)

    def _go(
        self,
        again: Callable[[], None],
        make: Callable[[tk.Misc], Page],
        *,
        within: Callable[[], None] | None = None,
        sidebar: bool = True,
    ) -> None:
        """Puts a page in place of the one that shows, unless that one is not to be left.

        Args:
            again: Goes there once more, to draw it in another language or size.
            make: Makes the page.
            within: The place of the sidebar that the page belongs to; the page's own when left out.
            sidebar: Whether there is room for the sidebar.
        """
        if not self._may_leave():
            return
        self._again = again
        self._put_away()
        self._show_sidebar(sidebar)
        if self._sidebar is not None:
            self._sidebar.select(within or again)
        self.root.update_idletasks()  # the sidebar's coming or going changes the room for the page
        self.page = page = make(self._place)
        lay_out_unseen(page, self._place.winfo_width(), self._place.winfo_height())  # type: ignore[arg-type]
        page.pack(fill="both", expand=True)  # type: ignore[attr-defined]
        page.focus_first()

    def _put_away(self) -> None:
        """Takes the page off the screen; to undo a long form takes a while, so that waits for the next to show."""
        page, self.page = self.page, None
        if page is None:
            return
        if hasattr(page, "leave"):
            page.leave()
        page.pack_forget()
        self.root.after(_NEXT_PAGE_SHOWS_MS, page.destroy)

    def _may_leave(self) -> bool:
        return not hasattr(self.page, "may_leave") or bool(self.page.may_leave())

    def _rebuild(self) -> None:
        """Draws everything again in the language and size that now hold."""
        self.root.title(_("Khlang Desk — practice and official letters"))
        if self._sidebar is not None:
            self._sidebar.destroy()
            self._sidebar = None
        kept = self.page.kept() if hasattr(self.page, "kept") else None
        if self.page is not None:
            self.page.destroy()
            self.page = None  # it is drawn anew, not left
        self._again()
        if kept is not None and hasattr(self.page, "put_back"):
            self.page.put_back(kept)

    def _show_sidebar(self, shown: bool) -> None:
        if self._sidebar is None:
            self._sidebar = Sidebar(
                self._frame,
                (
                    (_("Home"), "home", self.show_home),
                    (_("Practice room"), "play", self.show_drills),
                    (_("Forms and letters"), "document", self.show_forms),
                    (_("Many at once"), "people", self.show_merge),
                    (_("Register"), "list", self.show_register),
                    (_("Settings"), "settings", self.show_settings),
                ),
            )
        if shown:
            self._sidebar.pack(side="left", fill="y", before=self._place)
        else:
            self._sidebar.pack_forget()

    def _bind_keys(self) -> None:
        # by the physical key: with the Thai layout left on, Ctrl and a letter would otherwise do nothing
        for keys, place in PLACE_KEYS.items():
            shortcut(self.root, keys, getattr(self, place))
        for keys, points in TEXT_KEYS.items():
            shortcut(self.root, keys, lambda points=points: self.larger_text(points))
        for key, name in PAGE_KEYS.items():
            self.root.bind_all(key, lambda event, name=name: self._press(event, name))

    def _press(self, event: tk.Event[tk.Misc], name: str) -> None:
        """Does what a key stands for, on a page that knows it; keys in a dialog are the dialog's own."""
        command = getattr(self.page, name, None)
        gone = isinstance(event.widget, str)  # such as a dialog that this very key has closed
        if command is not None and not gone and event.widget.winfo_toplevel() is self.root:
            command()


def _tokens(settings: Settings) -> Tokens:
    return DARK if settings.colours == "dark" else LIGHT
