"""Writes the documents of a merge beside the window, and can pause between any two of them."""

from __future__ import annotations

import itertools
import tkinter as tk
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from desktop.services.merging import Merged, Progress
from desktop.widgets.background import Job, run_in_background

_TELL_EVERY = 10


class MergeRun:
    """One merge being written; the documents come from a generator, which simply is not asked while paused.

    Attributes:
        running: whether documents are being written now.
        paused: whether there are more to come, and nobody writes them.
    """

    def __init__(
        self,
        page: tk.Misc,
        on_progress: Callable[[Progress], object],
        on_done: Callable[[Merged], object],
        on_error: Callable[[BaseException], object],
    ) -> None:
        self._page = page
        self._on_progress, self._on_done, self._on_error = on_progress, on_done, on_error
        self._steps: Generator[Progress, None, Merged] | None = None
        self._wish = _Wish()
        self.running = False
        page.bind("<Destroy>", lambda event: self.stop() if event.widget is page else None, add=True)

    @property
    def paused(self) -> bool:
        """Whether there are more to come, and nobody writes them."""
        return self._steps is not None and not self.running

    def begin(self, steps: Generator[Progress, None, Merged]) -> None:
        """Starts writing."""
        self._steps = steps
        self.go_on()

    def pause(self) -> None:
        """Stops after the document that is being written now."""
        self._wish.word = "pause"

    def go_on(self) -> None:
        """Writes on after a pause."""
        steps = self._steps
        if steps is None or self.running:
            return
        self._wish.word, self.running = "go", True
        run_in_background(
            self._page,
            partial(_write_on, steps, self._wish),
            on_done=self._ended,
            on_error=self._broken,
            on_progress=self._on_progress,
        )

    def stop(self) -> None:
        """Gives the rest up; whole documents stay."""
        self._wish.word = "stop"
        if self._steps is not None and not self.running:
            self._steps.close()
            self._steps = None

    def _ended(self, result: Merged | Progress | None) -> None:
        self.running = False
        if isinstance(result, Progress):
            self._on_progress(result)
            if self._wish.word == "stop":
                self.stop()
            return
        self._steps = None
        if result is not None:
            self._on_done(result)

    def _broken(self, error: BaseException) -> None:
        self.running, self._steps = False, None
        self._on_error(error)


class _Wish:
    """What the window wants of the thread: `go`, `pause` or `stop`."""

    word = "go"


def _write_on(
    steps: Generator[Progress, None, Merged], wish: _Wish, job: Job[Any]
) -> Merged | Progress | None:
    """What all came to, in the thread; the progress so far if it was paused, None if it was stopped.

    Holds no widget: a thread that outlives the window would be the last to let go of it.
    """
    for count in itertools.count():
        try:
            progress = next(steps)
        except StopIteration as end:
            merged: Merged = end.value
            return merged
        if count % _TELL_EVERY == 0:
            job.progress(progress)
        if job.cancelled or wish.word == "stop":
            break
        if wish.word == "pause":
            return progress
    steps.close()
    return None
