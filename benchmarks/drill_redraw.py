"""From a click in a drill to the screen drawn anew: every drill's model answer in the real window.

    .venv/bin/python benchmarks/drill_redraw.py [--worst] [ROUNDS] [DRILL ...]

A click's time is counted from the action until the screen has done all that it was asked to draw. Beside it stands
what any window pays: a bare Tk label given as many letters anew as the drill's page shows, drawn in the same run, in
turn. The goal is 50 ms at the 95th percentile.

With --worst, the clicks are also told apart by what was done, the slowest kind first; a click that ended its drill,
and so opened the page after it, is a kind of its own.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from desktop.app import App  # noqa: E402 - found through the line above
from desktop.bootstrap import build  # noqa: E402
from desktop.load_ahead import load_ahead  # noqa: E402
from desktop.virtual_screen import virtual_screen  # noqa: E402
from training import masking  # noqa: E402

WINDOW = (1366, 700)
KINDS_TOLD = 20


class Bench:
    """The whole program on a screen, and a bare label beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = tk.Tk()
        self.root.geometry(f"{WINDOW[0]}x{WINDOW[1]}+0+0")
        self.app = App(self.root, build(folder), folder / "out")
        self.bare = tk.Toplevel(self.root)
        self.label = tk.Label(self.bare, justify="left", wraplength=600)
        self.label.pack()
        self.load()

    def load(self) -> None:
        """Loads ahead what the window loads beside itself as it opens, and waits for it."""
        loaded = tk.BooleanVar(self.root)

        def done() -> None:
            gc.freeze()
            loaded.set(True)

        load_ahead(self.root, self.app.services.office, self.app.services.classroom, done)
        self.root.wait_variable(loaded)
        self.drawn()

    def drawn(self) -> None:
        """Lets the window draw; comes back when the screen has done all that it was asked to."""
        self.root.update()
        self.root.winfo_pointerxy()

    def timed(self, work: Callable[[], object]) -> float:
        """Milliseconds until the work is done and drawn."""
        began = time.perf_counter()
        work()
        self.drawn()
        return (time.perf_counter() - began) * 1000

    def play(self, drill: str) -> tuple[list[tuple[str, float]], list[float]]:
        """What each click of the model answer did and its milliseconds; those of the bare label drawn in turn."""
        clicks: list[tuple[str, float]] = []
        bare: list[float] = []
        self.app.practise(drill)
        page: Any = self.app.page
        practice = page.practice
        self.drawn()
        for after_s, masked in practice.scenario.answer:
            practice._skipped += timedelta(seconds=after_s)
            page.refresh()
            self.drawn()
            state = replace(practice.session.state, now=practice.now)
            action = masking.unmask(practice.scenario, state, masked)
            took = self.timed(lambda action=action: page.act(action))
            clicks.append((action.kind if self.app.page is page else f"{action.kind}, to the end", took))
            letters = "ก" * len(str(practice.view("th").screen)) + str(len(clicks))
            bare.append(self.timed(lambda letters=letters: self.label.configure(text=letters[:2000])))
        self.app.show_drills()
        self.drawn()
        return clicks, bare


def at(values: list[float], percent: int) -> float:
    """The value that so many percent do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def told(name: str, values: list[float]) -> None:
    """Prints one line of the table."""
    print(
        f"{name:34}{len(values):6}{statistics.median(values):9.1f}{at(values, 95):9.1f}{max(values):9.1f}",
        flush=True,
    )


def told_by_kind(clicks: list[tuple[str, float]]) -> None:
    """Prints the kinds of click whose worst took longest."""
    kinds: dict[str, list[float]] = {}
    for kind, took in clicks:
        kinds.setdefault(kind, []).append(took)
    for kind in sorted(kinds, key=lambda kind: -max(kinds[kind]))[:KINDS_TOLD]:
        told(kind, kinds[kind])


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--worst", action="store_true")
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("drills", nargs="*")
    args = parser.parse_args()
    with virtual_screen(*WINDOW), tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        drills = args.drills or list(bench.app.services.classroom.catalog.scenarios)
        print(f"{'milliseconds':34}{'clicks':>6}{'median':>9}{'p95':>9}{'worst':>9}")
        every: list[tuple[str, float]] = []
        labels: list[float] = []
        for drill in drills:
            of_drill: list[tuple[str, float]] = []
            for _round in range(args.rounds):
                clicks, bare = bench.play(drill)
                of_drill += clicks
                labels += bare
            told(drill, [took for _kind, took in of_drill])
            every += of_drill
        if args.worst:
            told_by_kind(every)
        told("EVERY CLICK", [took for _kind, took in every])
        told("bare Tk label, as many letters", labels)


if __name__ == "__main__":
    main()
