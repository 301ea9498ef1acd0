"""A screen of their own for the tests that open windows, and what such tests need to work with it.

Every worker process starts its own Xvfb.  `-noreset` keeps the keyboard map when the last window closes, and
the layout `us,th` lets both event_generate's digits and xdotool's Thai arrive as typed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageGrab

SCREEN = "1440x900x24"

# A shell that runs the tests in the background has them and all they start ignore Ctrl-C; some tests press it.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Deals the tests out by what they share."""
    from tests.scheduling import ByWhatIsShared  # a run in one process does without xdist

    return ByWhatIsShared(config, log)


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The name of a screen to open windows on; on Windows and macOS the real one, named ""."""
    if sys.platform != "linux":
        yield ""
        return
    if not shutil.which("Xvfb"):
        pytest.fail("Xvfb is missing: apt-get install xvfb", pytrace=False)
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-dpi", "96"]
    server = subprocess.Popen(
        [*command, "-noreset", "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        name = f":{answer.readline().strip()}"
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = name
    if shutil.which("setxkbmap"):
        subprocess.run(["setxkbmap", "-layout", "us,th"], check=True)
    yield name
    server.terminate()
    server.wait(10)
    if before is None:
        del os.environ["DISPLAY"]
    else:
        os.environ["DISPLAY"] = before


@pytest.fixture
def root(display: str) -> Iterator[tk.Tk]:
    """A bare window; the test fails if anything Tk called back raised an error."""
    errors: list[BaseException] = []
    window = tk.Tk()
    window.report_callback_exception = lambda _kind, error, _trace: errors.append(error)
    window.geometry("900x640+20+20")
    window.update()
    yield window
    try:
        window.update()
        window.destroy()
    except tk.TclError:  # the test closed it itself
        pass
    if errors:
        raise errors[0]


class Watch:
    """A stopwatch that only moves when told to."""

    def __init__(self) -> None:
        self.passed = timedelta(0)

    def __call__(self) -> timedelta:
        return self.passed


@pytest.fixture
def watch() -> Watch:
    """The room's clock: `watch.passed` is what it shows."""
    return Watch()


Pump = Callable[..., None]


@pytest.fixture
def pump() -> Pump:
    """`pump(root, until)` runs the window until the condition holds: the only waiting a test may do."""

    def run(window: tk.Misc, until: Callable[[], Any] = lambda: True, timeout: float = 5.0) -> None:
        end = time.monotonic() + timeout
        while True:
            window.update()
            if until():
                return
            if time.monotonic() > end:
                pytest.fail(f"waited {timeout:g} s in vain for: {_source(until)}")
            time.sleep(0.002)

    return run


@pytest.fixture
def press(root: tk.Tk) -> Callable[..., None]:
    """`press(widget, "<Right>", "<Control-a>")`: gives a widget the keyboard and types these keys at it."""

    def run(widget: tk.Misc, *keys: str) -> None:
        if widget.focus_get() is not widget:
            widget.focus_force()
        root.update()
        for key in keys:
            widget.event_generate(key)
            root.update()

    return run


@pytest.fixture
def real_keys(root: tk.Tk) -> Callable[..., subprocess.Popen[bytes]]:
    """`real_keys("type", text)` or `real_keys("key", "ctrl+c")`: a person at the keyboard, by xdotool.

    The keys arrive while the window runs: `pump` it until they have had their effect.
    """
    if not shutil.which("xdotool"):
        pytest.fail("xdotool is missing: apt-get install xdotool", pytrace=False)
    typists: list[subprocess.Popen[bytes]] = []

    def run(*words: str) -> subprocess.Popen[bytes]:
        delay = ["--delay", "8"] if words[0] in ("type", "key") else []
        command = ["xdotool", words[0], *delay, *words[1:]]
        typists.append(subprocess.Popen(command, env={**os.environ, "LC_ALL": "C.UTF-8"}))
        return typists[-1]

    yield run
    for typist in typists:
        typist.wait(10)


@pytest.fixture
def screenshot(display: str) -> Callable[..., Image.Image]:
    """`screenshot(widget, path=None)`: the picture of a window or a part of it, saved if a path is given."""

    def take(widget: tk.Misc, path: Path | None = None) -> Image.Image:
        widget.update()
        left, top = widget.winfo_rootx(), widget.winfo_rooty()
        area = (left, top, left + widget.winfo_width(), top + widget.winfo_height())
        picture = ImageGrab.grab(area, xdisplay=display or None).convert("RGB")
        if path is not None:
            picture.save(path)
        return picture

    return take


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that opens a window, so that `-m 'not screen'` leaves them out."""
    for item in items:
        if "display" in getattr(item, "fixturenames", ()):
            item.add_marker("screen")


def _source(until: Callable[[], Any]) -> str:
    code = until.__code__
    return f"{Path(code.co_filename).name}, line {code.co_firstlineno}"
