"""Brings back what was typed into a form before, and keeps what is being typed."""

from __future__ import annotations

from contextlib import suppress

from desktop.office.answer_sheet import AnswerSheet
from desktop.services.ports import Drafts


class DraftKeeper:
    """The draft of one form."""

    def __init__(self, drafts: Drafts, form: str, sheet: AnswerSheet) -> None:
        self._drafts, self._form, self._sheet = drafts, form, sheet
        self._kept: dict[str, object] = {}

    def recover(self) -> bool:
        """Whether there was a draft; its answers stand in their boxes again."""
        self._kept = self._drafts.read(self._form)
        if self._kept:
            self._sheet.fill(self._kept)
        return bool(self._kept)

    def keep(self) -> None:
        """Keeps what stands in the boxes, once anything was typed and whenever it changed."""
        answers = self._sheet.answers()
        if self._sheet.touched and answers != self._kept:
            with suppress(OSError):  # a full disk must not stop the typing; making the document will tell
                self._drafts.keep(self._form, answers)
                self._kept = answers

    def drop(self) -> None:
        """Forgets the draft: the document is made, or the clerk begins anew."""
        self._kept = {}
        self._sheet.touched.clear()
        with suppress(OSError):
            self._drafts.drop(self._form)
