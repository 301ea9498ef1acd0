"""The page for the program's own settings: language, text size, colours, where documents go, and the emblem."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tkinter import filedialog, ttk

from desktop.messages import _, digits
from desktop.services.office import Office
from desktop.services.preferences import LARGEST_TEXT, SMALLEST_TEXT, Settings
from desktop.widgets.button import button
from desktop.widgets.card import Card
from desktop.widgets.label import ThaiLabel
from desktop.widgets.scroll_frame import ScrollFrame
from desktop.widgets.surface import plain_frame
from desktop.widgets.theme import theme_of
from thai.errors import ThaiError
from thai.os_reasons import os_reason


class SettingsPage(ttk.Frame):
    """Shows the settings; each change takes effect at once."""

    def __init__(
        self,
        master: tk.Misc,
        settings: Settings,
        office: Office,
        documents: Path,
        on_change: Callable[[Settings], None],
    ) -> None:
        px = theme_of(master).px
        super().__init__(master, style="Page.TFrame", padding=(px(28), px(14), px(16), px(10)))
        self._settings, self._office, self._on_change = settings, office, on_change
        self._buttons: list[ttk.Button] = []
        ThaiLabel(self, _("Settings"), "Title").pack(fill="x", pady=(0, px(8)))
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        looks = self._card(scroll.body, _("Window"))
        self._choice(looks, _("Language"), "language", (("th", "ไทย"), ("en", "English")))
        self._choice(looks, _("Colours"), "colours", (("light", _("Light")), ("dark", _("Dark"))))
        self._text_size(looks)
        self._folder(self._card(scroll.body, _("Documents")), documents)
        self._emblem(self._card(scroll.body, _("Emblem")))

    def focus_first(self) -> None:
        """Gives the keyboard to the first choice."""
        self._buttons[0].focus_set()

    def _card(self, master: tk.Misc, title: str) -> ttk.Frame:
        px = theme_of(self).px
        card = Card(master, title)
        card.pack(fill="x", pady=(0, px(14)), padx=(0, px(12)))
        return card.body

    def _row(self, master: tk.Misc, label: str) -> ttk.Frame:
        theme = theme_of(self)
        row = plain_frame(master)
        row.pack(fill="x", pady=theme.px(4))
        head = plain_frame(row, width=theme.em(150), height=theme.line_height())
        head.pack_propagate(False)
        head.pack(side="left")
        ThaiLabel(head, label).pack(side="left")
        return row

    def _choice(self, master: tk.Misc, label: str, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        row = self._row(master, label)
        for value, caption in choices:
            chosen = getattr(self._settings, name) == value
            made = button(
                row,
                caption,
                self._changer(name, value),
                "primary" if chosen else "secondary",
                icon_name="tick" if chosen else "",
            )
            made.pack(side="left", padx=(0, theme_of(self).px(8)))
            self._buttons.append(made)

    def _text_size(self, master: tk.Misc) -> None:
        px = theme_of(self).px
        row = self._row(master, _("Text size"))
        size = self._settings.text_size
        for caption, step in (("−", -1), ("+", 1)):
            wanted = min(max(size + step, SMALLEST_TEXT), LARGEST_TEXT)
            made = button(row, caption, self._changer("text_size", wanted))
            made.pack(side="left", padx=(0, px(8)))
            self._buttons.append(made)
        ThaiLabel(
            row, _("{size} points · Ctrl + and Ctrl − anywhere").format(size=digits(size)), "Muted"
        ).pack(side="left")

    def _folder(self, master: tk.Misc, documents: Path) -> None:
        px = theme_of(self).px
        row = self._row(master, _("Folder"))
        made = button(row, _("Choose…"), self._choose_folder, icon_name="folder")
        made.pack(side="right", padx=(px(12), 0))
        self._buttons.append(made)
        ThaiLabel(row, self._settings.folder or str(documents), "Muted", wrap=True).pack(
            side="left", fill="x", expand=True
        )

    def _emblem(self, master: tk.Misc) -> None:
        px = theme_of(self).px
        installed = self._office.has_emblem
        none = _("None yet: letters show a dotted box and say draft. Choose a PNG of 709 pixels or taller.")
        text = _("Installed. Letters carry it.") if installed else none
        ThaiLabel(master, text, "Ok" if installed else "Muted", wrap=True).pack(fill="x")
        self._problem = ThaiLabel(master, "", "Error", wrap=True)
        self._problem.pack(fill="x")
        row = plain_frame(master)
        row.pack(fill="x", pady=(px(4), 0))
        made = button(row, _("Choose a picture…"), self._choose_emblem, icon_name="folder")
        made.pack(side="left")
        self._buttons.append(made)
        if installed:
            button(row, _("Remove"), self._remove_emblem, "quiet").pack(side="left", padx=px(8))

    def _changer(self, name: str, value: object) -> Callable[[], None]:
        return lambda: self._on_change(replace(self._settings, **{name: value}))  # type: ignore[arg-type]

    def _choose_folder(self) -> None:
        chosen = filedialog.askdirectory(parent=self, mustexist=True)
        if chosen:
            self._on_change(replace(self._settings, folder=str(chosen)))

    def _choose_emblem(self) -> None:
        chosen = filedialog.askopenfilename(parent=self, filetypes=[("PNG", "*.png")])
        if chosen:
            self.install_emblem(Path(chosen))

    def install_emblem(self, path: Path) -> None:
        """Takes the picture in that file as the emblem, or says why it cannot."""
        try:
            self._office.install_emblem(path.read_bytes())
        except (ThaiError, OSError) as error:
            self._problem.set_text(os_reason(error) if isinstance(error, OSError) else str(error))
        else:
            self._on_change(self._settings)

    def _remove_emblem(self) -> None:
        self._office.remove_emblem()
        self._on_change(self._settings)
