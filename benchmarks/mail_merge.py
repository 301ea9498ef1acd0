"""How long a merge takes and how much memory: a roster is checked and written in each way, small and large in turn.

    .venv/bin/python benchmarks/mail_merge.py [ROWS ...]

Each runs in a process of its own, so that its peak memory is its own; 474 and 7,850 rows unless told otherwise. Memory
that grows with the roster would show in the last column; the CPU seconds, with start-up, tell what a busy machine
hides.
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
from desktop.services.merging import MergePlan, Merging, drain  # noqa: E402
from desktop.services.ports import Destination  # noqa: E402
from templates_docs.form import Form  # noqa: E402
from templates_docs.mail_merge import match_columns  # noqa: E402

FORM = "province_circular"
SIZES = (474, 7850)
WAYS = ("zip", "folder", "one.docx", "pdf.zip", "one.pdf")
OWN = ("doc_no", "addressee", "on_list", "bank_branch")


def roster(path: Path, rows: int) -> None:
    """A CSV file in which every row is an office of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(OWN)
        for n in range(1, rows + 1):
            head = f"นายกองค์การบริหารส่วนตำบลบ้านตัวอย่าง {n}"
            listed = "ไม่อยู่ในบัญชี" if n % 3 else "อยู่ในบัญชี"
            write.writerow((f"สต 0023.3/ว {n}", head, listed, "สาขาสมมติ" if n % 2 else ""))


def place(merging: Merging, form: Form, way: str, folder: Path) -> Destination:
    """Where a merge goes in this way."""
    if way == "folder":
        return merging.folder(folder / "out")
    if way.startswith("one."):
        return merging.one_file(folder / way, form)
    return merging.zip_file(folder / "all.zip")


def measure(rows: int, way: str) -> None:
    """Prints one line of the table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        roster(folder / "rows.csv", rows)
        merging = build(folder).merging
        form = merging.office.catalog.get(FORM)
        common = {name: answer for name, answer in form.example_answers().items() if name not in OWN}
        began = time.perf_counter()
        opened = merging.open_roster(folder / "rows.csv")
        columns = match_columns(form, opened.headings)
        report = drain(merging.check(MergePlan(form, opened, columns, common, as_pdf="pdf" in way)))
        checked = time.perf_counter()
        merged = drain(merging.write(report, place(merging, form, way, folder)))
        written, cpu = time.perf_counter(), time.process_time()
        files = merged.path.iterdir() if merged.path.is_dir() else [merged.path]
        size = sum(file.stat().st_size for file in files) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = f"{checked - began:8.2f} {written - checked:8.2f} {merged.total / (written - checked):10,.0f}"
    print(f"{way:10} {merged.total:7,} {times} {cpu:7.2f} {size:8.1f} {peak:9.0f}")


def main() -> None:
    """Prints the table."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]), sys.argv[3])
        return
    heads = ("check s", "write s", "letters/s", "cpu s", "MB", "peak MB")
    print(f"{'way':10} {'rows':>7} {'{:>8} {:>8} {:>10} {:>7} {:>8} {:>9}'.format(*heads)}", flush=True)
    for rows in [int(word) for word in sys.argv[1:]] or SIZES:
        for way in WAYS:
            subprocess.run([sys.executable, __file__, "--one", str(rows), way], check=True)


if __name__ == "__main__":
    main()
