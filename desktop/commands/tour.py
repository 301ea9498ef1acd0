"""The command that shows the whole program where nobody looks: plays a drill and fills a form on a virtual screen."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from desktop.virtual_screen import NoVirtualScreen, VirtualScreen, virtual_screen

NO_SCREEN, LOST = 3, 1
_SIZE = "1366x700+0+0"


def play_tour(out: Path) -> int:
    """Leaves the documents and a picture of every page in the folder.

    Args:
        out: made if need be; pictures of an earlier tour in it are replaced.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in (*out.glob("[0-9][0-9]-*.png"), *_documents(out)):
            old.unlink()
    except OSError as error:
        print(f"ใช้โฟลเดอร์ {out} ไม่ได้: {error.strerror}", file=sys.stderr)
        return 2
    try:
        with virtual_screen() as screen:
            return _play(screen, out)
    except NoVirtualScreen as error:
        print(error, file=sys.stderr)
        return NO_SCREEN


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

    failures: list[BaseException] = []
    root = tk.Tk(className="KhlangDesk")
    root.report_callback_exception = lambda _kind, error, _trace: failures.append(error)
    root.geometry(_SIZE)
    with tempfile.TemporaryDirectory() as own:
        services = build(Path(own))
        app = App(
            root,
            services.office,
            services.classroom,
            services.settings,
            out,
            merging=services.merging,
            registering=services.registering,
            drafts=services.drafts,
        )
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
    if failures:
        raise failures[0]
    for path in (*pilot.pictures, *_documents(out)):
        print(path)
    return 0


def _documents(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.docx"), *folder.glob("*.pdf")])
