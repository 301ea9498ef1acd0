"""How long until the first window is painted: ours and IDLE's shell, in turn, on the same virtual screen.

    .venv/bin/python benchmarks/first_paint.py [RUNS]

Both are timed from the start of their process. "first" is the first pixel that changes on the screen, "complete" the
moment from which 98 % of the pixels that the window ends up changing have their final colour. The screen's memory is
read directly, so nothing is asked of the programs themselves.
"""

from __future__ import annotations

import mmap
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from desktop.virtual_screen import VirtualScreen, virtual_screen  # noqa: E402 - found through the line above

WATCH_S = 4.0
SAMPLE_BYTES = 64  # every sixteenth pixel is enough to see a window appear


def programs(home: str) -> dict[str, list[str]]:
    """The commands that are compared, by name."""
    return {
        "Khlang Desk": [sys.executable, str(ROOT / "main.py")],
        "IDLE shell": [sys.executable, "-m", "idlelib", "-t", "Shell"],
    }


def first_paint(memory: mmap.mmap, command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds from the start of the process to the first pixel and to the complete window."""
    before = last = memory[::SAMPLE_BYTES]
    seen: list[tuple[float, bytes]] = []
    began = time.perf_counter()
    program = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while (now := time.perf_counter() - began) < WATCH_S:
        shown = memory[::SAMPLE_BYTES]
        if shown != last:
            seen.append((now, shown))
            last = shown
        time.sleep(0.002)
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()
    time.sleep(0.3)  # the window goes away, so that the next run starts from an empty screen
    if not seen:
        raise SystemExit(f"no window came: {' '.join(command)}")
    changed = [i for i in range(len(before)) if before[i] != last[i]]
    complete = next(t for t, s in seen if sum(s[i] == last[i] for i in changed) >= 0.98 * len(changed))
    return seen[0][0] * 1000, complete * 1000


def measure(screen: VirtualScreen, runs: int) -> dict[str, list[tuple[float, float]]]:
    """The figures of every run of every program, the programs taking turns; a first turn is not counted."""
    with tempfile.TemporaryDirectory() as home, screen.memory.open("rb") as file:
        memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        # both start as for a new user, with nothing of their own on disk
        environment = {**os.environ, "HOME": home, "KHLANG_DESK_HOME": home}
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in programs(home)}
        for run in range(runs + 1):
            for name, command in programs(home).items():
                figure = first_paint(memory, command, environment)
                if run:
                    figures[name].append(figure)
    return figures


def main() -> None:
    """Prints the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with virtual_screen(1440, 900) as screen:
        figures = measure(screen, runs)
    print(f"{'':14}{'first ms':>22}{'complete ms':>24}   ({runs} runs in turn; median, min–max)")
    for name, rows in figures.items():
        cells = []
        for column in (0, 1):
            values = [row[column] for row in rows]
            cells.append(f"{statistics.median(values):7.0f} ({min(values):.0f}–{max(values):.0f})")
        print(f"{name:14}{cells[0]:>22}{cells[1]:>24}")


if __name__ == "__main__":
    main()
