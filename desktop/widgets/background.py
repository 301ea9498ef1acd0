"""Long work beside the window, so that the window never stands still; the only place that starts a thread.

The work runs in a thread and touches no widget.  What it has to say is left for the window, which looks every
30 ms, and only while something runs.
"""

from __future__ import annotations

import gc
import threading
import tkinter as tk
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")

_TAG = "BackgroundJobs"
_LOOK_EVERY_MS = 30

_PATIENCE_S = 2.0


class Cancelled(Exception):
    """Raised inside the work, by `Job.check`, once it is no longer wanted."""


class Job(Generic[Result]):
    """A piece of work under way.

    The work itself calls `progress` and `check` (or reads `cancelled`); the window calls `cancel`.
    """

    def __init__(self, widget: str = "") -> None:
        self._widget = widget
        self._wanted = threading.Event()
        self._wanted.set()
        self._thread: threading.Thread | None = None
        self._latest: deque[Any] = deque(maxlen=1)
        self._end: deque[tuple[str, Any]] = deque(maxlen=1)

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
        self._latest.append(state)


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
    job: Job[Result] = Job(str(widget))
    callbacks = {"done": on_done, "error": on_error, "progress": on_progress}
    root = widget.nametowidget(".")
    _watch(root, widget)
    job._thread = threading.Thread(target=_run, args=(job, work), name="background", daemon=True)
    _hold_garbage(root, job)
    job._thread.start()
    root.after(_LOOK_EVERY_MS, _look, root, job, callbacks)
    return job


def _run(job: Job[Result], work: Callable[[Job[Result]], Result]) -> None:
    try:
        job._end.append(("done", work(job)))
    except Cancelled:
        job._end.append(("gone", None))
    except BaseException as error:
        job._end.append(("error", error))


def _look(root: tk.Tk, job: Job[Any], callbacks: dict[str, Callable[[Any], object]]) -> None:
    """Delivers what there is to tell; looks again later if the work goes on."""
    ended = bool(job._end)  # asked first: what was told before the end is told before it
    said = [("progress", job._latest.pop())] if job._latest else []
    if ended:
        _release_garbage(root, job)
        said.append(job._end.pop())
    else:
        gc.collect(1)
        root.after(_LOOK_EVERY_MS, _look, root, job, callbacks)
    for kind, value in said:
        if kind in callbacks and not job.cancelled:
            callbacks[kind](value)


def _hold_garbage(root: Any, job: Job[Any]) -> None:
    """While threads run, rubbish is collected on the window's thread only.

    A Tk variable, picture or window that a worker happened to collect would call Tk from the wrong thread,
    which ends the whole process.
    """
    root._background_jobs.add(job)
    gc.disable()


def _watch(root: Any, widget: tk.Misc) -> None:
    """Has the widget's jobs cancelled when it goes, and all of them when the window does.

    By a tag of its own: what is bound to the window itself is run for every widget in it that goes, and would make
    every other page slow to leave.
    """
    if not hasattr(root, "_background_jobs"):
        root._background_jobs = set()
        root.bind_class(_TAG, "<Destroy>", lambda event: _gone(root, str(event.widget)))
    for watched in (root, widget):
        if _TAG not in watched.bindtags():
            watched.bindtags((_TAG, *watched.bindtags()))


def _gone(root: Any, widget: str) -> None:
    if widget == str(root):
        _window_gone(root)
    for job in tuple(root._background_jobs):
        if job._widget == widget:
            job.cancel()


def _release_garbage(root: Any, job: Job[Any]) -> None:
    """Called on the window's thread once a job has said its last word."""
    if job._thread is not None:
        job._thread.join(_PATIENCE_S)
    root._background_jobs.discard(job)
    if not root._background_jobs:
        gc.enable()


def _window_gone(root: Any) -> None:
    """Ends what still runs.  Work that does not heed `cancelled` keeps the collector off; the process ends soon."""
    for job in tuple(root._background_jobs):
        job.cancel()
        job._thread.join(_PATIENCE_S)
        if not job._thread.is_alive():
            _release_garbage(root, job)
