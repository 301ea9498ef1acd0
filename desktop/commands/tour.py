"""The command that shows the whole program where nobody looks: plays a drill and fills a form on a virtual screen."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from desktop.virtual_screen import NoVirtualScreen, VirtualScreen, virtual_screen
from thai.os_reasons import os_reason

NO_SCREEN, LOST = 3, 1
_SIZE = "1366x700+0+0"
_NOTE = ".tour"  # in the tour's folder: the names of the files that the tour left there


def play_tour(out: Path) -> int:
    """Leaves the documents and a picture of every page in the folder.

    Args:
        out: made if need be; what an earlier tour left in it is replaced, and nothing else is touched.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear(out)
    except OSError as error:
        print(f"ใช้โฟลเดอร์ {out} ไม่ได้: {os_reason(error)}", file=sys.stderr)
        return 2
    try:
        with virtual_screen() as screen:
            return _play(screen, out)
    except NoVirtualScreen as error:
        print(error, file=sys.stderr)
        return NO_SCREEN


def _clear(out: Path) -> None:
    """Removes what the last tour noted that it had left; a clerk's own documents may stand beside it."""
    note = out / _NOTE
    names = note.read_text("utf-8", errors="replace").splitlines() if note.exists() else []
    for name in names:
        if name and name == Path(name).name:
            (out / name).unlink(missing_ok=True)


def _note_down(out: Path, left: list[Path]) -> list[Path]:
    """What the tour left, noted for the next one."""
    (out / _NOTE).write_text("".join(f"{path.name}\n" for path in left), "utf-8")
    return left


def _play(screen: VirtualScreen, out: Path) -> int:
    try:
        import tkinter as tk
    except ImportError:
        print("ไม่พบ tkinter ติดตั้งด้วยคำสั่ง sudo apt-get install -y python3-tk แล้วลองใหม่", file=sys.stderr)
        return NO_SCREEN
    from desktop.app import App
    from desktop.bootstrap import build
    from desktop.commands import tour_stops
    from desktop.commands.pilot import Pilot, PilotLost

    before = set(_documents(out))
    failures: list[BaseException] = []
    root = tk.Tk(className="KhlangDesk")
    root.report_callback_exception = lambda _kind, error, _trace: failures.append(error)
    root.geometry(_SIZE)
    with tempfile.TemporaryDirectory() as own:
        services = build(Path(own))
        app = App(root, services, out)
        pilot = Pilot(root, screen, out)
        try:
            for stop in tour_stops.STOPS:
                stop(app, pilot)
        except PilotLost as error:
            if not failures:  # else the pilot is lost because of what failed first
                print(error, file=sys.stderr)
                return LOST
        finally:
            root.destroy()
            left = _note_down(out, [*pilot.pictures, *sorted(set(_documents(out)) - before)])
    if failures:
        raise failures[0]
    for path in left:
        print(path)
    return 0


def _documents(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.docx"), *folder.glob("*.pdf")])
