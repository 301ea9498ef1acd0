"""Long work beside the window."""

import gc
import threading

import pytest

from desktop.widgets import background
from desktop.widgets.background import run_in_background


def test_the_result_arrives_on_the_windows_thread(root, pump):
    arrived = []

    run_in_background(
        root,
        lambda job: threading.current_thread().name,
        on_done=lambda result: arrived.append((result, threading.current_thread())),
        on_error=arrived.append,
    )

    pump(root, lambda: arrived)
    assert arrived == [("background", threading.main_thread())]


def test_an_error_arrives_with_its_traceback(root, pump):
    arrived = []

    def work(job):
        raise KeyError("missing")

    run_in_background(root, work, on_done=print, on_error=arrived.append)

    pump(root, lambda: arrived)
    assert isinstance(arrived[0], KeyError)
    assert arrived[0].__traceback__ is not None


def test_progress_is_told_in_order_and_the_last_always_before_the_end(root, pump):
    heard = []

    def work(job):
        for n in range(1000):
            job.progress(n)
        return "done"

    run_in_background(root, work, on_done=heard.append, on_error=print, on_progress=heard.append)

    pump(root, lambda: "done" in heard)
    assert heard[:-1] == sorted(heard[:-1])
    assert heard[-2:] == [999, "done"]
    assert len(heard) < 1000


def test_the_window_stays_alive_meanwhile(root, pump):
    go_on = threading.Event()
    ticks, done = [], []

    def tick():
        ticks.append(1)
        root.after(5, tick)

    tick()
    run_in_background(root, lambda job: go_on.wait(5), on_done=done.append, on_error=done.append)

    pump(root, lambda: len(ticks) > 10)
    go_on.set()

    pump(root, lambda: done)


def test_a_cancelled_job_says_nothing_more(root, pump):
    started, ended = threading.Event(), threading.Event()
    heard = []

    def work(job):
        started.set()
        try:
            while True:
                job.check()
                job.progress(1)
        finally:
            ended.set()

    job = run_in_background(root, work, on_done=heard.append, on_error=heard.append)
    started.wait(5)
    job.cancel()
    heard.clear()

    pump(root, ended.is_set)
    pump(root)
    assert heard == []


def test_a_job_ends_with_the_page_it_was_for(root, pump):
    import tkinter as tk

    page = tk.Frame(root)
    ended = threading.Event()
    heard = []

    def work(job):
        while not job.cancelled:
            pass
        ended.set()

    run_in_background(page, work, on_done=heard.append, on_error=heard.append)
    page.destroy()

    pump(root, ended.is_set)
    pump(root)
    assert heard == []


def test_a_job_of_the_window_asks_nothing_of_the_widgets_that_go(root, pump, monkeypatch):
    import tkinter as tk

    done, gone = [], []
    monkeypatch.setattr(background, "_gone", lambda _root, widget: gone.append(widget))
    page, other = tk.Frame(root), tk.Frame(root)
    tk.Label(page)
    for _ in range(3):
        run_in_background(root, lambda job: None, on_done=done.append, on_error=done.append)
        run_in_background(page, lambda job: None, on_done=done.append, on_error=done.append)
    pump(root, lambda: len(done) == 6)

    other.destroy()
    page.destroy()

    assert gone == [str(page)]


def test_several_jobs_run_side_by_side(root, pump):
    together = threading.Barrier(3)
    done = []

    for n in range(3):
        run_in_background(
            root, lambda job, n=n: (together.wait(5), n)[1], on_done=done.append, on_error=done.append
        )

    pump(root, lambda: len(done) == 3)
    assert sorted(done) == [0, 1, 2]


def test_nothing_is_polled_once_all_is_done(root, pump):
    done = []
    run_in_background(root, lambda job: 1, on_done=done.append, on_error=done.append)
    pump(root, lambda: done)

    assert root.tk.call("after", "info") == ""


def test_closing_the_window_ends_the_work_and_gives_the_collector_back(root):
    ended = threading.Event()

    def work(job):
        while not job.cancelled:
            pass
        ended.set()

    run_in_background(root, work, on_done=print, on_error=print)
    root.destroy()

    assert ended.is_set()
    assert gc.isenabled()


@pytest.mark.parametrize("fails", [False, True])
def test_the_garbage_collector_is_back_afterwards(root, pump, fails):
    seen, done = [], []

    def work(job):
        seen.append(gc.isenabled())
        if fails:
            raise RuntimeError

    run_in_background(root, work, on_done=lambda _: done.append(1), on_error=lambda _: done.append(1))

    pump(root, lambda: done)
    assert seen == [False]
    assert gc.isenabled()
