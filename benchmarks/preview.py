"""From a key press to the letter's new picture: every step in the real window, and the bare engine beside it, in turn.

    .venv/bin/python benchmarks/preview.py [KEYS] [FORM ...]

A form is opened in the whole program on a virtual screen and a text answer is typed into. A key's time is counted
until the screen has drawn what it changed; the 30 ms of silence that the program waits for are not work and left out.
"bare" is what no live preview can do without: the same PDF rastered by pdfium, handed to Tk and drawn. Last come the
longest moments in which the window answered nothing, while typing and while going from page to page; on a busy
machine the processor time of its own work tells more than the clock.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402 - the peer

from desktop.app import App  # noqa: E402 - found through the line above
from desktop.bootstrap import build  # noqa: E402
from desktop.load_ahead import load_ahead  # noqa: E402
from desktop.virtual_screen import virtual_screen  # noqa: E402

FORMS = ("lost_phone_notice", "user_appointment_order", "corporate_online_change_request")
WINDOW = (1366, 700)
STEPS = (  # what is timed, where it hangs on the form's page, and its method
    ("read the boxes", "sheet", "answers"),
    ("check the answers", "_office", "check"),
    ("deadline card", "_deadline", "show"),
    ("problems at the boxes", "sheet", "show_problems"),
    ("list of problems", "", "_list"),
    ("Word file and PDF", "_office", "pdf"),
    ("open the PDF", "_office", "pages"),
    ("raster, picture", "preview.view", "show"),
    ("draft to disk", "_draft", "keep"),
)


class Steps:
    """What each step took, key by key, in milliseconds."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def add(self, name: str, began: float) -> None:
        self.taken.setdefault(name, []).append((time.perf_counter() - began) * 1000)

    def watch(self, owner: Any, method: str, name: str) -> None:
        """From now on the method tells how long it took."""
        real = getattr(owner, method)

        def timed(*arguments: Any, **options: Any) -> Any:
            began = time.perf_counter()
            try:
                return real(*arguments, **options)
            finally:
                self.add(name, began)

        setattr(owner, method, timed)


class Bench:
    """The whole program on a screen."""

    def __init__(self, folder: Path) -> None:
        self.root = tk.Tk()
        services = build(folder)
        self.root.geometry(f"{WINDOW[0]}x{WINDOW[1]}+0+0")
        self.app = App(self.root, services, folder / "out")
        self.drawn()

    def drawn(self) -> None:
        """Lets the window draw; comes back when the screen has done all that it was asked to."""
        self.root.update()
        self.root.winfo_pointerxy()

    def run_until(self, condition: Callable[[], object]) -> None:
        while not condition():
            time.sleep(0.001)
            self.root.update()

    def open_form(self, name: str) -> Any:
        """The form's page, filled with the example, its letter showing."""
        self.app.fill_form(name)
        page: Any = self.app.page
        page.fill_example()
        self.run_until(lambda: page.preview.checked is not None)
        self.drawn()
        return page


def typed(bench: Bench, name: str, keys: int) -> Steps:
    """What each step took at each of so many keys."""
    page, steps = bench.open_form(name), Steps()
    for step, owner, method in STEPS:
        at: Any = page
        for part in filter(None, owner.split(".")):
            at = getattr(at, part)
        steps.watch(at, method, step)
    shown: list[float] = []
    check = page._check_now
    page._check_now = lambda: (shown.append(time.perf_counter()), check())
    entry = text_box(bench, page)
    entry.focus_force()
    bench.drawn()
    for key in range(keys):
        shown.clear()
        began = time.perf_counter()
        entry.event_generate("<KeyPress>", keysym="a" if key % 2 == 0 else "BackSpace")
        bench.drawn()
        steps.add("the key itself", began)
        bench.run_until(lambda: shown)
        bench.drawn()
        steps.add("timer to picture", shown[0])
        steps.taken.setdefault("KEY TO PICTURE", []).append(
            steps.taken["the key itself"][-1] + steps.taken["timer to picture"][-1]
        )
        bench.run_until(lambda: not page._timer)
        bare(bench, page, steps)
    return steps


def text_box(bench: Bench, page: Any) -> Any:
    """The box of the first text answer that the letter prints."""
    for field in page._form.fields:
        row = page.sheet.rows.get(field.name)
        if field.kind.value == "text" and row is not None and row.get():
            row.focus_first()
            bench.drawn()
            return bench.root.focus_get()
    raise SystemExit(f"{page._form.name} has no text answer")


def bare(bench: Bench, page: Any, steps: Steps) -> None:
    """The same letter's first page in the bare engine, and on a canvas that stands over everything."""
    pdf = page.preview._office.__class__.pdf(page.preview._office, page.preview.checked)
    canvas = page.preview.view._canvas
    width = canvas.winfo_width() - 4
    began = time.perf_counter()
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[0]
    bitmap = sheet.render(scale=width / sheet.get_width(), grayscale=True)
    rows = bytes(bitmap.buffer)
    rows = b"".join(rows[at : at + bitmap.width] for at in range(0, len(rows), bitmap.stride))
    picture = tk.PhotoImage(master=canvas, data=b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + rows)
    over = canvas.create_image(0, 0, anchor="nw", image=picture)
    bench.drawn()
    steps.add("bare: raster, picture, drawn", began)
    canvas.delete(over)
    document.close()
    bench.drawn()


def standstills(bench: Bench, keys: int) -> dict[str, tuple[float, float]]:
    """The longest time that the window answered nothing, by what was done: by the clock, and of its own work."""
    longest: dict[str, tuple[float, float]] = {}

    def heart() -> None:
        nonlocal beat, doing
        now = time.perf_counter(), time.thread_time()
        before = longest.get(doing, (0.0, 0.0))
        longest[doing] = (
            max(before[0], (now[0] - beat[0]) * 1000),
            max(before[1], (now[1] - beat[1]) * 1000),
        )
        beat = now
        bench.root.after(1, heart)

    beat, doing = (time.perf_counter(), time.thread_time()), "loading ahead"
    heart()
    load_ahead(bench.root, bench.app.services.office, bench.app.services.classroom, gc.freeze)

    def wait(seconds: float) -> None:
        end = time.perf_counter() + seconds
        bench.run_until(lambda: time.perf_counter() > end)

    def do(what: str, action: Callable[[], object]) -> None:
        nonlocal doing
        wait(0.1)
        doing = what
        bench.root.after(0, action)
        wait(0.6)

    app = bench.app
    places = {
        "home": app.show_home,
        "practice room": app.show_drills,
        "list of forms": app.show_forms,
        "many at once": app.show_merge,
        "register": app.show_register,
        "settings": app.show_settings,
    }
    wait(1.0)
    for again in ("first", "again"):
        for what, go in places.items():
            do(f"{what}, {again}", go)
        for name in FORMS:
            do(f"{name}, {again}", lambda name=name: app.fill_form(name))
            do(f"{name}, example, {again}", lambda: app.page.fill_example())  # type: ignore[union-attr]
    for name in FORMS:
        doing = f"{name}, once more"
        page = bench.open_form(name)
        entry = text_box(bench, page)
        wait(0.6)
        doing = f"typing in {name}"
        for key in range(keys):
            entry.event_generate("<KeyPress>", keysym="a" if key % 2 == 0 else "BackSpace")
            wait(0.09)
    return longest


def show(name: str, steps: Steps) -> None:
    print(f"\n{name}")
    for step, figures in steps.taken.items():
        p95 = statistics.quantiles(figures, n=20)[-1]
        print(f"  {step:30} median {statistics.median(figures):7.2f}   p95 {p95:7.2f}   ({len(figures)})")


def main() -> None:
    """Prints the tables."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    forms = sys.argv[2:] or FORMS
    with virtual_screen(1440, 900), tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        longest = standstills(bench, keys)
        for name in forms:
            show(name, typed(bench, name, keys))
        print(f"\n{'longest standstill, ms':50} {'clock':>9} {'own work':>9}")
        for what, (clock, work) in sorted(longest.items(), key=lambda pair: -pair[1][1]):
            print(f"  {what:48} {clock:9.1f} {work:9.1f}")
        bench.root.destroy()


if __name__ == "__main__":
    main()
