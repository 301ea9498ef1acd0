"""Says whether the Python that runs this file can carry the program, and where that Python really lives.

Prints one line: ``ok PATH``, or one word for what stands in the way: ``old`` (older than 3.11), ``tkinter``
(no windows), ``xft`` (windows that cannot show Thai), ``venv`` (cannot keep the program's parts to itself).
`run` and `run.ps1` ask every Python they meet, so this file keeps to words that a Python 2 understands too.
"""

import os
import sys

OLDEST = (3, 11)  # the same as requires-python in pyproject.toml


def _can_draw_thai():
    """True unless Tk was built without Xft, as in the Linux Pythons that uv downloads: Thai shows as codes.

    Reads which libraries came along with tkinter, because asking Tk itself needs a screen.
    """
    maps = "/proc/self/maps"
    if not (sys.platform.startswith("linux") and os.path.exists(maps)):
        return True
    with open(maps) as libraries:
        return "libXft" in libraries.read()


def verdict():
    """The line to print, as the module says."""
    if sys.version_info < OLDEST:
        return "old"
    try:
        import tkinter  # noqa: F401
    except ImportError:
        return "tkinter"
    if not _can_draw_thai():
        return "xft"
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return "venv"
    # Not sys.executable: that may lie inside a virtual environment about to be made anew, or be a link that a
    # system upgrade turns to another Python.
    # On Windows the name as given: behind the Store's Python lies a file that may not be started directly.
    base = sys._base_executable
    return "ok " + (base if os.name == "nt" else os.path.realpath(base))


if __name__ == "__main__":
    print(verdict())
