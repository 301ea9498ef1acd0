"""Long work beside the window, so that the window never stands still; the only place that starts a thread.

The work runs in a thread and touches no widget.  What it has to say goes into a queue, which the window looks
at every 30 ms, and only while something runs.
"""

from __future__ import annotations

import gc
import threading
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")

_LOOK_EVERY_MS = 30
_MOST_AT_ONCE = 200

_counting = threading.Lock()
_running = 0


class Cancelled(Exception):
    """Raised inside the work, by `Job.check`, once it is no longer wanted."""


class Job(Generic[Result]):
    """A piece of work under way.

    The work itself calls `progress` and `check` (or reads `cancelled`); the window calls `cancel`.
    """

    def __init__(self) -> None:
        self._wanted = threading.Event()
        self._wanted.set()
        self._said: SimpleQueue[tuple[str, Any]] = SimpleQueue()

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return not self._wanted.is_set()

    def cancel(self) -> None:
        """Says that the result is no longer wanted; no callback of the job is called any more."""
        self._wanted.clear()

    def check(self) -> None:
        """Ends the work here, if it is no longer wanted.

        Raises:
            Cancelled: For the work to let through.
        """
        if self.cancelled:
            raise Cancelled

    def progress(self, state: Any) -> None:
        """Tells the window how far the work is; of many told at once only the last is shown."""
        self._said.put(("progress", state))


def run_in_background(
    widget: tk.Misc,
    work: Callable[[Job[Result]], Result],
    *,
    on_done: Callable[[Result], object],
    on_error: Callable[[BaseException], object],
    on_progress: Callable[[Any], object] = lambda _state: None,
) -> Job[Result]:
    """The job now running; its callbacks are called on the window's own thread.

    Args:
        widget: Whose window it is for; when it is destroyed, the job is cancelled.
        work: Called in a thread with the job.  It must not touch a widget.
        on_done: Called with what the work returned.
        on_error: Called with what it raised, traceback and all.
        on_progress: Called with the last state the work told.
    """
    job: Job[Result] = Job()
    callbacks = {"done": on_done, "error": on_error, "progress": on_progress}
    widget.bind("<Destroy>", lambda event: job.cancel() if event.widget is widget else None, add=True)
    _hold_garbage(1)
    thread = threading.Thread(target=_run, args=(job, work), name="background", daemon=True)
    thread.start()
    root = widget.nametowidget(".")
    root.after(_LOOK_EVERY_MS, _look, root, job, callbacks, thread)
    return job


def _run(job: Job[Result], work: Callable[[Job[Result]], Result]) -> None:
    try:
        job._said.put(("done", work(job)))
    except Cancelled:
        job._said.put(("gone", None))
    except BaseException as error:
        job._said.put(("error", error))
    finally:
        _hold_garbage(-1)


def _look(root: tk.Tk, job: Job[Any], callbacks: dict[str, Callable[[Any], object]], thread: Any) -> None:
    """Delivers what was said since the last look; looks again later if the work goes on."""
    said: list[tuple[str, Any]] = []
    with suppress(Empty):
        while len(said) < _MOST_AT_ONCE:
            said.append(job._said.get_nowait())
    ended = bool(said) and said[-1][0] != "progress"
    if ended:
        thread.join()
    else:
        gc.collect(1)
        root.after(_LOOK_EVERY_MS, _look, root, job, callbacks, thread)
    for kind, value in _last_of_each(said):
        if not job.cancelled:
            callbacks[kind](value)


def _last_of_each(said: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Only the latest progress, then how it ended."""
    progress = [word for word in said if word[0] == "progress"][-1:]
    return progress + [word for word in said if word[0] in ("done", "error")]


def _hold_garbage(change: int) -> None:
    """While threads run, rubbish is only collected on the window's thread.

    A Tk variable or picture that a worker happened to collect would call Tk from the wrong thread.
    """
    global _running
    with _counting:
        _running += change
        if _running:
            gc.disable()
        else:
            gc.enable()
