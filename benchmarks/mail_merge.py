"""How long a merge takes and how much memory: a roster is checked and written to one zip, small and large in turn.

    .venv/bin/python benchmarks/mail_merge.py [ROWS ...]

Each size runs in a process of its own, so that its peak memory is its own; 474 and 7,850 rows unless told
otherwise. Memory that grows with the roster would show in the last column; the CPU seconds, with start-up, tell what
a busy machine hides.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from desktop.bootstrap import build  # noqa: E402 - found through the line above
from desktop.services.merging import MergePlan, drain  # noqa: E402
from templates_docs.mail_merge import match_columns  # noqa: E402

FORM = "lost_phone_notice"
SIZES = (474, 7850)


def roster(path: Path, rows: int) -> None:
    """A CSV file in which every row is a person of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(["ที่ (เลขที่หนังสือ)", "person.first", "สถานที่"])
        write.writerows((f"ตย 99001/{n}", "ปิติ", f"ตลาดสดบ้านตัวอย่าง แผงที่ {n}") for n in range(1, rows + 1))


def measure(rows: int) -> None:
    """Prints one line of the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        roster(folder / "rows.csv", rows)
        merging = build(folder).merging
        form = merging.office.catalog.get(FORM)
        common = form.example_answers()
        del common["doc_no"], common["place"]
        person = common["person"]
        common["person"] = {name: answer for name, answer in person.items() if name != "first"}
        began = time.perf_counter()
        opened = merging.open_roster(folder / "rows.csv")
        plan = MergePlan(form, opened, match_columns(form, opened.headings), common)
        report = drain(merging.check(plan))
        checked = time.perf_counter()
        merged = drain(merging.write(report, merging.zip_file(folder / "all.zip")))
        written, cpu = time.perf_counter(), time.process_time()
        size = merged.path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = f"{checked - began:8.2f} {written - checked:8.2f} {merged.total / (written - checked):10,.0f}"
    print(f"{merged.total:7,} {times} {cpu:7.2f} {size:8.1f} {peak:9.0f}")


def main() -> None:
    """Prints the table."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return
    print(
        f"{'rows':>7} {'check s':>8} {'write s':>8} {'letters/s':>10} {'zip MB':>8} {'peak MB':>9}",
        flush=True,
    )
    for rows in [int(word) for word in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(rows)], check=True)


if __name__ == "__main__":
    main()
